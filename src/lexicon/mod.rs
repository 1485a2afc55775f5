//! Word lists: one sheet of `data/lexicon` a noun, read once, merged with the user's own rows.
//!
//! A sheet is UTF-8 TSV with a header row; each row carries its example sentence. A room adds a sheet
//! with one line in [`SHEETS`] and one field in [`Lexicon`]; its typed table lives in a file of its own here.

pub mod abbreviations;
pub mod actors;
pub mod bodies;
pub mod calendar;
pub mod countries;
pub mod event_frames;
pub mod event_objects;
pub mod event_operators;
pub mod event_words;
pub mod family_names;
pub mod furniture;
pub mod gazetteer;
pub mod given_names;
pub mod hash;
pub mod light_verbs;
pub mod name_kinds;
pub mod nicknames;
pub mod offices;
pub mod organisations;
pub mod parties;
pub mod phrases;
pub mod plover;
pub mod quote_cues;
pub mod regions;
pub mod sectors;
pub mod sheet;
pub mod spellings;
pub mod states;
pub mod titles;
pub mod word_classes;

use std::sync::OnceLock;

use crate::error::{Error, Result};
pub use calendar::Calendar;
pub use sheet::{Row, Sheet};

/// All typed tables of the lexicon.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// `actors.tsv`: who holds which office, and persons and organisations of the caller's own.
    pub actors: actors::Actors,
    /// `bodies.tsv`: nouns that stand for any named body of some sectors.
    pub bodies: bodies::Bodies,
    /// `countries.tsv`: names, demonyms, capitals and seats of every country.
    pub countries: countries::Countries,
    /// `countries.tsv`: every code.
    pub country_codes: std::collections::HashSet<String>,
    /// `countries.tsv`: Wikidata ids by code.
    pub country_ids: countries::CountryIds,
    /// `family_names.tsv`: families that stand before the given name.
    pub family_names: family_names::FamilyNames,
    /// `given_names.tsv`: names of men and women.
    pub given_names: given_names::GivenNames,
    /// `nicknames.tsv`: first names that stand for each other.
    pub nicknames: nicknames::Nicknames,
    /// `offices.tsv`: offices that only some nations have.
    pub offices: offices::Offices,
    /// `organisations.tsv`: well-known organisations.
    pub organisations: organisations::Organisations,
    /// `parties.tsv`: common nouns for those who speak and act, and for places.
    pub parties: parties::Parties,
    /// `regions.tsv`: places without a government.
    pub regions: regions::Regions,
    /// `spellings.tsv`: other spellings of names.
    pub spellings: spellings::Spellings,
    /// `states.tsv`: states and provinces with their abbreviations.
    pub states: states::States,
    /// `titles.tsv`: what stands before a person's name.
    pub titles: titles::Titles,
    /// `word_classes.tsv`: words that rules ask for by class.
    pub word_classes: word_classes::WordClasses,
    /// `abbreviations.tsv`: words that keep their full stop.
    pub abbreviations: abbreviations::Abbreviations,
    /// `boilerplate.tsv` and `datelines.tsv`: the furniture of a page.
    pub furniture: crate::text::furniture::Furniture,
    /// Verbs that name an event.
    pub event_verbs: event_words::EventWords,
    /// Nouns that name an event.
    pub event_nouns: event_words::EventWords,
    /// Verbs that carry an event noun.
    pub light_verbs: light_verbs::LightVerbs,
    /// Words that make another event of an event.
    pub event_operators: event_operators::Operators,
    /// Classes of objects.
    pub event_objects: event_objects::ObjectClasses,
    /// Words beside which a trigger is no event.
    pub event_blockers: event_objects::Blockers,
    /// Words that tell an event's context.
    pub event_contexts: event_objects::Contexts,
    /// `name_kinds.tsv`: words that tell a name's kind.
    pub name_kinds: name_kinds::NameKinds,
    /// `quote_cues.tsv` and `quote_media.tsv`: who said it, and where.
    pub quote_cues: quote_cues::QuoteCues,
    /// Words of time and number.
    pub calendar: Calendar,
}

/// One sheet that ships with the crate. A user's sheet is told by its header, which is unique to each kind.
struct Shipped {
    file: &'static str,
    text: &'static str,
    /// Merges rows into the lexicon; later rows win.
    add: fn(&mut Lexicon, &Sheet) -> Result<()>,
}

/// `sheet!("titles.tsv", titles::add)`: a sheet of `data/lexicon` and what merges its rows.
macro_rules! sheet {
    ($file:literal, $add:expr) => {
        Shipped {
            file: $file,
            text: include_str!(concat!("../../data/lexicon/", $file)),
            add: $add,
        }
    };
}

const SHEETS: &[Shipped] = &[
    // first: the codes that other sheets name
    sheet!("countries.tsv", countries::add),
    sheet!("actors.tsv", actors::add),
    sheet!("abbreviations.tsv", abbreviations::add),
    sheet!("bodies.tsv", bodies::add),
    sheet!("boilerplate.tsv", furniture::add_phrases),
    sheet!("datelines.tsv", furniture::add_datelines),
    sheet!("event_verbs.tsv", |lexicon, sheet| lexicon.event_verbs.add_verbs(sheet)),
    sheet!("event_nouns.tsv", |lexicon, sheet| lexicon.event_nouns.add_nouns(sheet)),
    sheet!("light_verbs.tsv", |lexicon, sheet| lexicon.light_verbs.add(sheet)),
    sheet!("event_operators.tsv", |lexicon, sheet| lexicon
        .event_operators
        .add(sheet)),
    sheet!("event_objects.tsv", |lexicon, sheet| lexicon.event_objects.add(sheet)),
    sheet!("event_blockers.tsv", |lexicon, sheet| lexicon.event_blockers.add(sheet)),
    sheet!("event_contexts.tsv", |lexicon, sheet| lexicon.event_contexts.add(sheet)),
    sheet!("name_kinds.tsv", name_kinds::add),
    sheet!("quote_cues.tsv", quote_cues::add_cues),
    sheet!("quote_media.tsv", quote_cues::add_media),
    sheet!("months.tsv", |lexicon, sheet| lexicon.calendar.months(sheet)),
    sheet!("weekdays.tsv", |lexicon, sheet| lexicon.calendar.weekdays(sheet)),
    sheet!("time_units.tsv", |lexicon, sheet| lexicon.calendar.units(sheet)),
    sheet!("time_words.tsv", |lexicon, sheet| lexicon.calendar.words(sheet)),
    sheet!("holidays.tsv", |lexicon, sheet| lexicon.calendar.holidays(sheet)),
    sheet!("national_holidays.tsv", |lexicon, sheet| lexicon
        .calendar
        .national_holidays(sheet)),
    sheet!("number_words.tsv", |lexicon, sheet| lexicon.calendar.numbers(sheet)),
    sheet!("currencies.tsv", |lexicon, sheet| lexicon.calendar.currencies(sheet)),
    sheet!("measures.tsv", |lexicon, sheet| lexicon.calendar.measure(sheet)),
    sheet!("quantity_roles.tsv", |lexicon, sheet| lexicon
        .calendar
        .quantity_roles(sheet)),
    sheet!("approximators.tsv", |lexicon, sheet| lexicon
        .calendar
        .approximators(sheet)),
    sheet!("time_zones.tsv", |lexicon, sheet| lexicon.calendar.zones(sheet)),
    sheet!("future_cues.tsv", |lexicon, sheet| lexicon.calendar.future_cues(sheet)),
    sheet!("family_names.tsv", family_names::add),
    sheet!("given_names.tsv", given_names::add),
    sheet!("nicknames.tsv", nicknames::add),
    sheet!("offices.tsv", offices::add),
    sheet!("organisations.tsv", organisations::add),
    sheet!("parties.tsv", parties::add),
    sheet!("regions.tsv", regions::add),
    sheet!("spellings.tsv", spellings::add),
    sheet!("states.tsv", states::add),
    sheet!("titles.tsv", titles::add),
    sheet!("word_classes.tsv", |lexicon, sheet| lexicon.word_classes.add(sheet)),
];

impl Lexicon {
    /// The lexicon that ships with the crate.
    pub fn builtin() -> &'static Lexicon {
        static BUILTIN: OnceLock<Lexicon> = OnceLock::new();
        BUILTIN.get_or_init(|| {
            Self::shipped().expect("the sheets of data/lexicon are well formed (a test reads them all)")
        })
    }

    fn shipped() -> Result<Lexicon> {
        let mut lexicon = Lexicon::default();
        for kind in SHEETS {
            (kind.add)(&mut lexicon, &Sheet::parse(kind.file, kind.text)?)?;
        }
        Ok(lexicon)
    }

    /// The built-in lexicon with a user's sheets merged in; each is a pair of its name and its text.
    ///
    /// # Errors
    /// If a header is that of no known sheet, or a row is malformed: `my_titles.tsv:3: …`.
    pub fn with_sheets(sheets: &[(String, String)]) -> Result<Lexicon> {
        Self::builtin().clone().and(sheets)
    }

    /// The same without the leaders that ship.
    ///
    /// # Errors
    /// Those of [`Lexicon::with_sheets`].
    pub fn without_leaders(sheets: &[(String, String)]) -> Result<Lexicon> {
        let mut lexicon = Self::builtin().clone();
        lexicon.actors = actors::Actors::default();
        lexicon.and(sheets)
    }

    fn and(mut self, sheets: &[(String, String)]) -> Result<Lexicon> {
        let lexicon = &mut self;
        lexicon.actors.open();
        let mut parsed = Vec::with_capacity(sheets.len());
        for (name, text) in sheets {
            let sheet = Sheet::parse(name, text)?;
            let kind = SHEETS
                .iter()
                .find(|kind| Sheet::parse(kind.file, kind.text).is_ok_and(|own| sheet.is_like(&own)));
            let kind = kind.ok_or_else(|| unlike(&sheet))?;
            (kind.add)(lexicon, &sheet)?;
            parsed.push(sheet);
        }
        // a class may stand in a later sheet than the verb that asks for it
        for sheet in &parsed {
            lexicon.event_objects.check(sheet)?;
        }
        Ok(self)
    }
}

/// The error for a sheet whose columns are those of none: which ones the nearest sheet has besides, or all sheets.
fn unlike(sheet: &Sheet) -> Error {
    let columns = |kind: &Shipped| {
        let header = kind.text.lines().find(|l| !l.starts_with('#')).unwrap_or_default();
        let names = header.split('\t').filter(|name| *name != "example");
        names.map(str::to_owned).collect::<Vec<_>>()
    };
    let found = &sheet.header;
    let shared = |kind: &Shipped| columns(kind).iter().filter(|c| found.contains(&c.as_str())).count();
    let own = |kind: &&Shipped| {
        let stem = kind.file.trim_end_matches(".tsv");
        sheet
            .name
            .rsplit(['/', '\\'])
            .next()
            .is_some_and(|file| file.contains(stem))
    };
    // the one of that name, else the one that has most of the columns, if it has all but one of them
    let named = SHEETS
        .iter()
        .filter(own)
        .filter(|k| shared(k) > 0)
        .max_by_key(|k| k.file.len());
    let likest = || {
        let best = SHEETS.iter().rev().max_by_key(|k| shared(k))?;
        let alone = SHEETS.iter().filter(|k| shared(k) == shared(best)).count() == 1;
        (alone && shared(best) > 1 && shared(best) + 1 >= found.len()).then_some(best)
    };
    let listed = found.join(", ");
    let message = if let Some(kind) = named.or_else(likest) {
        let wanted = columns(kind);
        let missing: Vec<&str> = wanted
            .iter()
            .map(String::as_str)
            .filter(|c| !found.contains(c))
            .collect();
        let known = |c: &&&str| **c == "example" || wanted.iter().any(|w| w == **c);
        let more: Vec<&str> = found.iter().filter(|c| !known(c)).copied().collect();
        let mut cures = Vec::new();
        if !missing.is_empty() {
            cures.push(format!("add {}", missing.join(", ")));
        }
        if !more.is_empty() {
            cures.push(format!("leave out {}", more.join(", ")));
        }
        if cures.is_empty() {
            cures.push("put them in that order".to_owned());
        }
        let (file, all, cure) = (kind.file, wanted.join(", "), cures.join(", "));
        format!("found the columns {listed}, expected those of {file} ({all}): {cure}")
    } else {
        let known: Vec<String> = SHEETS
            .iter()
            .map(|kind| format!("{} ({})", kind.file, columns(kind).join(", ")))
            .collect();
        format!(
            "found the columns {listed}, expected those of one of: {}",
            known.join("; ")
        )
    };
    Error::new(sheet.name, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_with_too_few_columns_is_told_which_are_missing() {
        let error = |name: &str, text: &str| {
            let sheets = [(name.to_owned(), text.to_owned())];
            Lexicon::with_sheets(&sheets).unwrap_err().to_string()
        };
        assert_eq!(
            error("mine.tsv", "title\tkind\tsector\nWarden\toffice\tGOV"),
            "mine.tsv: found the columns title, kind, sector, expected those of titles.tsv (title, kind, sector, gender): add gender"
        );
        let named = error("my/organisations.tsv", "names\tid\nAcme\tQ1");
        assert!(
            named.ends_with("add sector, country, nominals, wikidata, leave out id"),
            "{named}"
        );
        assert!(error("mine.tsv", "one\ttwo\n1\t2").contains("expected those of one of: countries.tsv"));
    }
}
