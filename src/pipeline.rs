//! The path of an article through the rooms: page, words, trees, names, times, quotes, events, records.
//!
//! An [`Extractor`] holds options and lexicon, never changes, and may be shared by any number of threads.

pub mod batch;
mod checks;

use std::borrow::Cow;

use crate::entities::{Entities, names};
use crate::error::{Error, Result};
use crate::lexicon::Lexicon;
use crate::records::{Document, Findings, Id, Parse, Scope, join};
use crate::stop;
use crate::syntax::Reading;
use crate::text::Layout;
use crate::time::{Day, Times};
use crate::tokens::Tokens;
use crate::{events, quotes, syntax};

/// What a caller can choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Thoughts and wishes count as quotes too ("She hopes that …").
    pub attitudes: bool,
    /// Country that "the government" belongs to, ISO 3166 alpha-3.
    pub home: Option<String>,
    /// Heads of state and other leaders are known by the rows that ship (`actors.tsv`); else only by the caller's own.
    pub leaders: bool,
    /// Tables to build; all if none.
    pub tables: Option<Vec<String>>,
    /// The caller's own sheets: name and text.
    pub lexicon: Vec<(String, String)>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            attitudes: false,
            home: None,
            leaders: true,
            tables: None,
            lexicon: Vec::new(),
        }
    }
}

/// Reads articles; immutable and `Sync`.
///
/// ```
/// let extractor = dateline::Extractor::new(dateline::Options::default())?;
/// let doc = extractor.extract("Ana Reyes resigned on Monday.", Some("2026-03-05"), dateline::Id::Row(0))?;
/// assert_eq!(doc.sentences, [[0, 29]]);
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Extractor {
    options: Options,
    lexicon: Cow<'static, Lexicon>,
}

impl Extractor {
    /// Checks the options and merges the caller's sheets into the lexicon.
    ///
    /// # Errors
    /// If a sheet is malformed or an option has no meaning.
    pub fn new(options: Options) -> Result<Extractor> {
        if let Some(home) = options.home.as_deref()
            && (home.len() != 3 || !home.bytes().all(|b| b.is_ascii_uppercase()))
        {
            let message = format!("found {home:?}, expected an ISO 3166 alpha-3 code such as \"GBR\"");
            return Err(Error::new("home", message));
        }
        let lexicon = match options.lexicon.as_slice() {
            [] if options.leaders => Cow::Borrowed(Lexicon::builtin()),
            sheets if options.leaders => Cow::Owned(Lexicon::with_sheets(sheets)?),
            sheets => Cow::Owned(Lexicon::without_leaders(sheets)?),
        };
        Ok(Extractor { options, lexicon })
    }

    /// The options it was made with.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Reads one article; `published` is a day, `2022-08-04`, or a time stamp that begins with one.
    ///
    /// # Errors
    /// If the day cannot be read, or the text is over 4 GB.
    pub fn extract(&self, text: &str, published: Option<&str>, id: Id) -> Result<Document> {
        let dated = published.map(Dated::parse).transpose()?.unwrap_or_default();
        let mut document = self.read(text, dated.day, id)?;
        document.warnings.extend(dated.warning().map(str::to_owned));
        Ok(document)
    }

    /// Reads one article whose day of publication is already known.
    ///
    /// # Errors
    /// If the text is over 4 GB.
    pub fn read(&self, text: &str, published: Option<Day>, id: Id) -> Result<Document> {
        self.read_within(Scope::Everything, text, published, id)
    }

    /// Reads of one article what a caller needs.
    ///
    /// # Errors
    /// If the text is over 4 GB.
    pub fn read_within(&self, scope: Scope, text: &str, published: Option<Day>, id: Id) -> Result<Document> {
        if text.trim().is_empty() {
            let published = published.map(|d| d.to_string());
            return Ok(Document::unread(id, published, "empty: there is nothing to read"));
        }
        let speech = (scope == Scope::Quotes && !self.options.attitudes).then_some(&*self.lexicon);
        let reading = reading_of(text, &self.lexicon, |layout, tokens| {
            speech.map(|lexicon| quotes::signs(text, layout, tokens, lexicon))
        })?;
        let home = self.options.home.as_deref();
        let mut times = match scope {
            Scope::Quotes => Times::dateline_of(&reading, &self.lexicon, published),
            _ => Times::read_at_home(&reading, &self.lexicon, published, home),
        };
        let (entities, quotes, events) = match scope {
            Scope::Times => Default::default(),
            Scope::Everything | Scope::Quotes => {
                let written = times.written;
                let day = written.map(|day| day.to_string());
                let entities = Entities::read(&reading, &self.lexicon, home, day.as_deref());
                // *May* is no month after *Theresa May*
                times.times.retain(|time| !entities.is_person(time.span));
                let quotes = quotes::read(&reading, &entities, &self.lexicon, self.options.attitudes);
                let events = match scope {
                    Scope::Quotes => Vec::new(),
                    _ => events::read(&reading, &entities, &times, &self.lexicon, written),
                };
                (entities, quotes, events)
            }
        };
        let found = Findings {
            reading: &reading,
            entities: &entities,
            times: &times,
            quotes: &quotes,
            events: &events,
        };
        let mut document = join(&found, id, published);
        document.scope = scope;
        if scope == Scope::Quotes {
            (document.focus_country, document.focus_place) = (None, None);
        }
        document.language_ok = checks::is_english(&reading, &mut document.warnings);
        checks::page(text, &mut document.warnings);
        document.warnings.extend(names::trouble());
        Ok(document)
    }

    /// The trees of one article.
    ///
    /// # Errors
    /// If the text is over 4 GB.
    pub fn parse(&self, text: &str) -> Result<Parse> {
        Ok(Parse::of(&reading(text, &self.lexicon)?))
    }
}

pub(crate) fn reading<'a>(text: &'a str, lexicon: &Lexicon) -> Result<Reading<'a>> {
    reading_of(text, lexicon, |_, _| None)
}

/// Reads an article up to the trees of the sentences that `wanted` names; of all if it names none.
fn reading_of<'a>(
    text: &'a str,
    lexicon: &Lexicon,
    wanted: impl FnOnce(&Layout, &Tokens) -> Option<Vec<bool>>,
) -> Result<Reading<'a>> {
    if text.len() >= u32::MAX as usize {
        let message = format!("found {} bytes, expected less than 4 GB; split the text", text.len());
        return Err(Error::new("text", message));
    }
    let layout = Layout::read_with(text, &lexicon.furniture);
    stop::point();
    let tokens = Tokens::read_with(text, &layout, lexicon);
    let wanted = wanted(&layout, &tokens);
    Ok(syntax::read_some(text, layout, tokens, wanted.as_deref()))
}

/// When an article was published, as far as the caller's date tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dated {
    /// The day, if the date names one.
    pub day: Option<Day>,
    /// The date names a year or a month only (`2022`, `2022-08`, `2022-08-`): relative dates stay partial.
    pub partial: bool,
}

impl Dated {
    /// Reads a date: a day, a time stamp that begins with one, or a year or month without a day.
    ///
    /// # Errors
    /// If it is none of these.
    pub fn parse(text: &str) -> Result<Dated> {
        let partial = is_partial(text.trim());
        let day = (!partial).then(|| day(text)).transpose()?;
        Ok(Dated { day, partial })
    }

    /// What the row is told of a date without a day.
    pub fn warning(self) -> Option<&'static str> {
        self.partial
            .then_some("published: names no day, so relative dates stay partial")
    }
}

/// `2022`, `2022-08`, `2022-08-`.
fn is_partial(text: &str) -> bool {
    let shape = text.trim_end_matches('-');
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    match shape.split_once('-') {
        None => shape.len() == 4 && digits(shape),
        Some((year, month)) => {
            let known = month.parse::<u8>().is_ok_and(|m| (1..=12).contains(&m));
            year.len() == 4 && digits(year) && month.len() == 2 && digits(month) && known
        }
    }
}

/// Reads a day of publication: `2022-08-04`, also at the head of a time stamp (`2022-08-04T09:30:00Z`).
///
/// # Errors
/// If it is no such day.
pub fn day(text: &str) -> Result<Day> {
    let head = text.trim();
    let (head, tail) = head.split_at_checked(10).unwrap_or((head, ""));
    let clean = tail.is_empty() || tail.starts_with(['T', 't', ' ', 'Z', '+']);
    let read = head.parse::<Day>().ok().filter(|_| clean && head.len() == 10);
    read.ok_or_else(|| {
        Error::new(
            "published",
            format!("found {text:?}, expected a day such as \"2022-08-04\""),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days_and_time_stamps() {
        for good in ["2022-08-04", " 2022-08-04 ", "2022-08-04T09:30:00Z", "2022-08-04 09:30"] {
            assert_eq!(day(good).map(|d| d.to_string()), Ok("2022-08-04".into()), "{good}");
        }
        for bad in ["", "4 Aug 2022", "2022-13-04", "2022-08-045", "20220804", "2022-08-0é"] {
            assert!(day(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_date_without_a_day_is_told_of() {
        for partial in ["2022", "2022-08", "2022-08-"] {
            let read = Dated::parse(partial).unwrap();
            assert!(
                read.partial && read.day.is_none() && read.warning().is_some(),
                "{partial}"
            );
        }
        for bad in ["2022-13", "202", "20220804", "", "-"] {
            assert!(Dated::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn blank_articles_are_rows_with_a_warning() {
        let extractor = Extractor::new(Options::default()).unwrap();
        for blank in ["", " \n\t\u{a0}"] {
            let doc = extractor.extract(blank, None, Id::Row(0)).unwrap();
            assert_eq!(doc.warnings.len(), 1);
            assert!(!doc.language_ok);
        }
    }

    #[test]
    fn quotes_alone_are_those_of_the_whole() {
        let text = "RIGA — Finance Minister Ilse Brandt arrived. The harbour lies in the north. “We held the bridge,” she said.";
        let extractor = Extractor::new(Options::default()).unwrap();
        let read = |scope| extractor.read_within(scope, text, None, Id::Row(0)).unwrap();
        let (whole, alone) = (read(Scope::Everything), read(Scope::Quotes));
        let speaker = |d: &Document| d.quotes[0].speaker.map(|s| d.entities[s as usize].name.clone());
        assert_eq!(speaker(&whole).as_deref(), Some("Ilse Brandt"));
        assert_eq!(speaker(&alone), speaker(&whole));
        assert_eq!((alone.quotes.len(), alone.events.len()), (whole.quotes.len(), 0));
        assert_eq!(alone.quotes[0].content, whole.quotes[0].content);
        assert_eq!(alone.sentences, whole.sentences);
    }

    #[test]
    fn home_must_be_a_country_code() {
        let options = Options {
            home: Some("Britain".into()),
            ..Options::default()
        };
        assert!(Extractor::new(options).unwrap_err().to_string().starts_with("home: "));
    }
}
