//! Words of time and number: `Thursday`, `ago`, `the end of`, `two dozen`, `at least`, `US$`, `Easter Monday`.
//!
//! Eleven sheets fill one phrase book, so that a text's word is looked up once whatever it may mean.

mod codes;
mod feast;
mod pieces;
mod sense;

use std::collections::HashMap;

use super::{Row, Sheet};
use crate::error::Result;
use codes::{BOUNDS, ROLES, among, number_word, offset, plural, time_word, unit, within};
pub use feast::{Feast, FeastRule};
pub use pieces::pieces;
pub use sense::{Away, Bearer, CueEffect, Measure, Phrase, Place, Sense, Turn, Unit};

/// All words of time and number.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    phrases: HashMap<String, Vec<Phrase>>,
    cues: HashMap<String, CueEffect>,
    roles: HashMap<String, (Bearer, &'static str)>,
    /// The units of measure.
    pub measures: Vec<Measure>,
}

impl Calendar {
    /// The phrases that begin with this word, the longest first.
    pub fn phrases(&self, word: &str) -> &[Phrase] {
        if word.bytes().any(|b| b.is_ascii_uppercase() || !b.is_ascii()) {
            return self.phrases.get(&word.to_lowercase()).map_or(&[], Vec::as_slice);
        }
        self.phrases.get(word).map_or(&[], Vec::as_slice)
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
        let row = self.phrases.entry(first).or_default();
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
                "patient" => Some(Bearer::Patient),
                "subject" => Some(Bearer::Subject),
                "state" => Some(Bearer::State),
                _ => None,
            };
            let (Some(bearer), Some(role)) = (bearer, among(ROLES, row.cells[2])) else {
                let wanted = format!("noun, patient, subject or state, and one of {}", ROLES.join(" "));
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
            "an offset like +05:30",
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
