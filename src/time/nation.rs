//! Whose Independence Day: `India's Independence Day`, or that of the country the article is about.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::lexicon::Lexicon;
use crate::lexicon::countries::CountryForm;
use crate::syntax::Reading;

/// Words of an article that are looked through for its country.
const REACH: usize = 600;

/// The countries an article may be at home in, found out when first asked.
pub(super) struct Nation<'a> {
    reading: &'a Reading<'a>,
    lexicon: &'a Lexicon,
    home: Option<&'a str>,
    ranked: OnceCell<Vec<&'a str>>,
}

impl<'a> Nation<'a> {
    /// Of this article; `home` is the country of its newspaper.
    pub fn new(reading: &'a Reading<'a>, lexicon: &'a Lexicon, home: Option<&'a str>) -> Self {
        Nation {
            reading,
            lexicon,
            home,
            ranked: OnceCell::new(),
        }
    }

    /// The country named by this word.
    pub fn named(&self, word: &str) -> Option<&'a str> {
        self.lexicon.countries.get(word).map(|c| c.code.as_str())
    }

    /// That of the dateline, those named most often, that of the newspaper.
    pub fn ranked(&self) -> &[&'a str] {
        self.ranked.get_or_init(|| {
            let dateline = self.dateline();
            dateline.into_iter().chain(self.mentioned()).chain(self.home).collect()
        })
    }

    fn dateline(&self) -> Option<&'a str> {
        let place = self.reading.layout.dateline?.place?.of(self.reading.text);
        let parts = place.rsplit([',', '/']).map(str::trim);
        std::iter::once(place).chain(parts).find_map(|part| self.named(part))
    }

    /// By how often they are named, then by which is named first.
    fn mentioned(&self) -> Vec<&'a str> {
        let reading = self.reading;
        let upto = reading.len().min(REACH);
        let words = |a: usize, b: usize| {
            let tokens = &reading.tokens.tokens;
            reading.text[tokens[a].start as usize..tokens[b].end as usize].to_owned()
        };
        let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
        let mut at = 0;
        while at < upto {
            let capital = reading.form(at).starts_with(char::is_uppercase);
            let found = if capital {
                self.lexicon.countries.starting(at, upto, words)
            } else {
                None
            };
            at = found.as_ref().map_or(at, |(last, _)| *last) + 1;
            if let Some((_, country)) = found.filter(|(_, c)| c.form != CountryForm::Seat) {
                counts.entry(&country.code).or_insert((0, at)).0 += 1;
            }
        }
        let mut ranked: Vec<(usize, usize, &str)> = counts
            .into_iter()
            .map(|(code, (count, first))| (usize::MAX - count, first, code))
            .collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, _, code)| code).collect()
    }
}
