//! Words of time and number: `Thursday`, `ago`, `the end of`, `two dozen`, `at least`, `US$`, `Easter Monday`.
//!
//! Twelve sheets fill one phrase book, so that a text's word is looked up once whatever it may mean.

mod codes;
mod feast;
mod heads;
mod pieces;
mod sense;

use std::collections::HashMap;

use super::{Row, Sheet};
use crate::error::Result;
use codes::{BOUNDS, ROLES, among, number_word, offset, plural, time_word, unit, within};
pub use feast::{Feast, FeastRule};
pub use heads::Head;
use heads::Heads;
pub use pieces::pieces;
pub use sense::{Away, Bearer, Classes, CueEffect, Measure, Phrase, Place, Saving, Sense, Turn, Unit, Zone};

/// All words of time and number.
#[derive(Debug, Clone)]
pub struct Calendar {
    heads: Heads,
    cues: HashMap<String, CueEffect>,
    roles: HashMap<String, (Bearer, &'static str)>,
    /// The units of measure.
    pub measures: Vec<Measure>,
    /// Holidays that each country keeps on a day of its own.
    pub national: Vec<National>,
}

/// A holiday that each country keeps on a day of its own.
#[derive(Debug, Clone)]
pub struct National {
    name: String,
    /// By the country's ISO 3166 alpha-3 code; `*` where no country is known.
    pub days: Vec<(String, Feast)>,
}

/// Words of the grammar that no sheet lists, since they mean nothing alone.
const GRAMMAR: &[(Classes, &[&str])] = &[
    (Classes::THE, &["the", "these", "those"]),
    (Classes::ARTICLE, &["a", "an"]),
    (Classes::IN, &["in", "on"]),
    (Classes::EACH, &["every", "each", "per"]),
    (
        Classes::MANY,
        &["half", "many", "numerous", "quarter", "between", "from", "#"],
    ),
    (
        Classes::PLAIN,
        &[
            "q",
            "h",
            "fy",
            "fiscal",
            "financial",
            "final",
            "full",
            "whole",
            "entire",
            "opening",
            "closing",
            "single",
        ],
    ),
    (Classes::APOSTROPHE, &["'"]),
    (Classes::NUMBER, &["½", "¼", "¾"]),
    (Classes::OPENER, &["the", "a", "an", "in", "per", "all"]),
];

impl Default for Calendar {
    fn default() -> Self {
        let mut heads = Heads::default();
        for (class, words) in GRAMMAR {
            for word in *words {
                let head = heads.entry(word);
                head.classes = head.classes.or(*class);
            }
        }
        Calendar {
            heads,
            cues: HashMap::new(),
            roles: HashMap::new(),
            measures: Vec::new(),
            national: Vec::new(),
        }
    }
}

impl Calendar {
    /// What this word, in any case, can begin.
    pub fn head(&self, word: &str) -> Option<&Head> {
        self.heads.get(word)
    }

    /// What this lemma tells about the time of its clause.
    pub fn cue(&self, lemma: &str) -> Option<CueEffect> {
        self.cues.get(lemma).copied()
    }

    /// What this lemma tells about those who are counted beside it.
    pub fn role(&self, lemma: &str) -> Option<(Bearer, &'static str)> {
        self.roles.get(lemma).copied()
    }

    fn add(&mut self, phrase: &str, sense: Sense) {
        let phrase = phrase.to_lowercase().replace('’', "'");
        let mut words = pieces(&phrase).map(|(a, b)| phrase[a..b].to_owned());
        let Some(first) = words.next() else { return };
        let rest: Vec<String> = words.collect();
        let head = self.heads.entry(&first);
        head.classes = head.classes.or(sense.class());
        let row = &mut head.phrases;
        row.retain(|p| p.rest != rest || std::mem::discriminant(&p.sense) != std::mem::discriminant(&sense));
        row.push(Phrase { rest, sense });
        row.sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
    }

    fn fill(&mut self, sheet: &Sheet, read: impl Fn(&mut Self, &Row) -> Option<Sense>, wanted: &str) -> Result<()> {
        for row in &sheet.rows {
            let found = row.cells[1..row.cells.len() - 1].join(" ");
            let Some(sense) = read(self, row) else {
                return Err(sheet.fault(
                    row,
                    format!("found {found:?} for {:?}, expected {wanted}", row.cells[0]),
                ));
            };
            self.add(row.cells[0], sense);
        }
        Ok(())
    }

    /// `months.tsv`.
    ///
    /// # Errors
    /// If a month is no number from 1 to 12.
    pub fn months(&mut self, sheet: &Sheet) -> Result<()> {
        self.fill(
            sheet,
            |_, row| Some(Sense::Month(within(row.cells[1], 1, 12)?)),
            "a month from 1 to 12",
        )
    }

    /// `weekdays.tsv`.
    ///
    /// # Errors
    /// If a weekday is no number from 1 (Monday) to 7.
    pub fn weekdays(&mut self, sheet: &Sheet) -> Result<()> {
        let read = |calendar: &mut Self, row: &Row| {
            let day = within(row.cells[1], 1, 7)?;
            if row.cells[0].ends_with("day") {
                calendar.add(&format!("{}s", row.cells[0]), Sense::Weekdays(day));
            }
            Some(Sense::Weekday(day))
        };
        self.fill(sheet, read, "a weekday from 1 (Monday) to 7")
    }

    /// `time_units.tsv`.
    ///
    /// # Errors
    /// If a unit's code is unknown.
    pub fn units(&mut self, sheet: &Sheet) -> Result<()> {
        let read = |_: &mut Self, row: &Row| Some(Sense::Unit(unit(row.cells[1])?, plural(row.cells[2])?));
        self.fill(
            sheet,
            read,
            "S MIN H N D WE W W2 M Q H6 Y DE CE or ML, and singular or plural",
        )
    }

    /// `time_words.tsv`.
    ///
    /// # Errors
    /// If a class is unknown or a value is none of its class.
    pub fn words(&mut self, sheet: &Sheet) -> Result<()> {
        self.fill(
            sheet,
            |_, row| time_word(row.cells[1], row.cells[2]),
            "a class of time_words.tsv and its value",
        )
    }

    /// `holidays.tsv`.
    ///
    /// # Errors
    /// If a rule cannot be read.
    pub fn holidays(&mut self, sheet: &Sheet) -> Result<()> {
        let wanted = "12-25, easter -2, 11 thu 4, hijri 10 1, hebrew 1 15 or moon 01-21 0, and x8 for eight days";
        self.fill(sheet, |_, row| Some(Sense::Feast(feast::feast(row.cells[1])?)), wanted)
    }

    /// `national_holidays.tsv`.
    ///
    /// # Errors
    /// If a country is no code or a rule cannot be read.
    pub fn national_holidays(&mut self, sheet: &Sheet) -> Result<()> {
        let read = |calendar: &mut Self, row: &Row| {
            let (name, country) = (row.cells[0], row.cells[1]);
            let code = country == "*" || country.len() == 3 && country.bytes().all(|b| b.is_ascii_uppercase());
            let feast = feast::feast(row.cells[2]).filter(|_| code)?;
            let known = calendar.national.iter().position(|n| n.name == name);
            let at = known.unwrap_or_else(|| {
                let (name, days) = (name.to_owned(), Vec::new());
                calendar.national.push(National { name, days });
                calendar.national.len() - 1
            });
            let days = &mut calendar.national[at].days;
            days.retain(|(known, _)| known != country);
            days.push((country.to_owned(), feast));
            let rule = FeastRule::National(u16::try_from(at).ok()?);
            Some(Sense::Feast(Feast { rule, days: 1 }))
        };
        let wanted = "an ISO 3166 alpha-3 code or *, and a rule like those of holidays.tsv";
        self.fill(sheet, read, wanted)
    }

    /// `number_words.tsv`.
    ///
    /// # Errors
    /// If a class is unknown or a value no number.
    pub fn numbers(&mut self, sheet: &Sheet) -> Result<()> {
        let wanted = "cardinal, scale, glued, dozen, some, fraction or ordinal, and a whole number";
        self.fill(sheet, |_, row| number_word(row.cells[1], row.cells[2]), wanted)
    }

    /// `currencies.tsv`.
    ///
    /// # Errors
    /// If a code has not three letters or the position is unknown.
    pub fn currencies(&mut self, sheet: &Sheet) -> Result<()> {
        let read = |_: &mut Self, row: &Row| {
            let place = match row.cells[2] {
                "prefix" => Place::Prefix,
                "suffix" => Place::Suffix,
                "code" => Place::Code,
                "cent" => Place::Cent,
                _ => return None,
            };
            Some(Sense::Currency(row.cells[1].as_bytes().try_into().ok()?, place))
        };
        self.fill(sheet, read, "a code of ISO 4217, and prefix, suffix, code or cent")
    }

    /// `measures.tsv`.
    ///
    /// # Errors
    /// If a factor is no number.
    pub fn measure(&mut self, sheet: &Sheet) -> Result<()> {
        let read = |calendar: &mut Self, row: &Row| {
            let (factor, plus) = row.cells[3].split_once('+').unwrap_or((row.cells[3], "0"));
            let measure = Measure {
                symbol: row.cells[1].to_owned(),
                si_unit: row.cells[2].to_owned(),
                factor: factor.parse().ok().filter(|f: &f64| f.is_finite())?,
                plus: plus.parse().ok().filter(|f: &f64| f.is_finite())?,
            };
            let known = calendar.measures.iter().position(|m| *m == measure);
            let at = known.unwrap_or_else(|| {
                calendar.measures.push(measure);
                calendar.measures.len() - 1
            });
            Some(Sense::Measure(u16::try_from(at).ok()?))
        };
        let wanted = "a symbol of UCUM, the SI unit, and how many of it make one (and what to add: 1+273.15)";
        self.fill(sheet, read, wanted)
    }

    /// `quantity_roles.tsv`.
    ///
    /// # Errors
    /// If a bearer or a role is unknown.
    pub fn quantity_roles(&mut self, sheet: &Sheet) -> Result<()> {
        for row in &sheet.rows {
            let bearer = match row.cells[1] {
                "noun" => Some(Bearer::Noun),
                "deed" => Some(Bearer::Deed),
                "patient" => Some(Bearer::Patient),
                "subject" => Some(Bearer::Subject),
                "state" => Some(Bearer::State),
                _ => None,
            };
            let (Some(bearer), Some(role)) = (bearer, among(ROLES, row.cells[2])) else {
                let wanted = format!("noun, deed, patient, subject or state, and one of {}", ROLES.join(" "));
                let found = format!("found {:?} and {:?}, expected {wanted}", row.cells[1], row.cells[2]);
                return Err(sheet.fault(row, found));
            };
            self.roles.insert(row.cells[0].to_lowercase(), (bearer, role));
        }
        Ok(())
    }

    /// `approximators.tsv`.
    ///
    /// # Errors
    /// If a bound is no TIMEX3 modifier.
    pub fn approximators(&mut self, sheet: &Sheet) -> Result<()> {
        let wanted = BOUNDS.join(" ");
        self.fill(
            sheet,
            |_, row| Some(Sense::Bound(among(BOUNDS, row.cells[1])?)),
            &wanted,
        )
    }

    /// `time_zones.tsv`.
    ///
    /// # Errors
    /// If an offset is not like `+05:30`.
    pub fn zones(&mut self, sheet: &Sheet) -> Result<()> {
        self.fill(
            sheet,
            |_, row| Some(Sense::Zone(offset(row.cells[1])?)),
            "an offset like +05:30, and america or europe where an hour is added in summer",
        )
    }

    /// `future_cues.tsv`.
    ///
    /// # Errors
    /// If an effect is unknown.
    pub fn future_cues(&mut self, sheet: &Sheet) -> Result<()> {
        for row in &sheet.rows {
            let effect = match row.cells[1] {
                "aux" => CueEffect::Aux,
                "predicate" => CueEffect::Predicate,
                "marker" => CueEffect::Marker,
                "done" => CueEffect::Done,
                other => {
                    let message = format!("found the effect {other:?}, expected aux, predicate, marker or done");
                    return Err(sheet.fault(row, message));
                }
            };
            self.cues.insert(row.cells[0].to_lowercase(), effect);
        }
        Ok(())
    }
}
