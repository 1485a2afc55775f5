//! Words that express an event on their own: `event_verbs.tsv` and `event_nouns.tsv`.
//!
//! `detain → COERCE arrest, subject>object`; `airstrike → ASSAULT aerial, possessor,by>on,against`.

use super::event_frames::Frame;
use super::hash::Lookup;
use super::plover::{kind_cell, mode_cell, some};
use super::{Row, Sheet};
use crate::error::Result;

/// What the number in front of a trigger's object counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// "killed two guards".
    Killed,
    /// "wounded nine".
    Injured,
    /// "arrested 40 students".
    Arrested,
    /// "thousands marched".
    Crowd,
}

/// One row: a verb or noun that names an event.
#[derive(Debug, Clone)]
pub struct EventWord {
    /// All its words: `open fire`, `air strike`.
    pub words: Vec<String>,
    /// PLOVER type; `None` where the word only counts victims ("two people died").
    pub kind: Option<&'static str>,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// How arguments become parties.
    pub frame: Frame,
    /// What the object must be: lemmas and `@class` names; one of them. Starts with `!`: must not be.
    pub object: Vec<String>,
    /// CAMEO code.
    pub cameo: Option<String>,
    /// What its number counts.
    pub count: Option<Count>,
    /// `event_verbs.tsv: detain`.
    pub name: String,
}

/// A sheet of them, by head word.
#[derive(Debug, Clone, Default)]
pub struct EventWords {
    rows: Vec<EventWord>,
    by_head: Lookup<String, Vec<u32>>,
}

impl EventWords {
    /// Merges `event_verbs.tsv`, whose head is the first word.
    ///
    /// # Errors
    /// If a type, frame or count cannot be read.
    pub fn add_verbs(&mut self, sheet: &Sheet) -> Result<()> {
        self.add(sheet, |words| words.first())
    }

    /// Merges `event_nouns.tsv`, whose head is the last word.
    ///
    /// # Errors
    /// If a type, frame or count cannot be read.
    pub fn add_nouns(&mut self, sheet: &Sheet) -> Result<()> {
        self.add(sheet, |words| words.last())
    }

    fn add(&mut self, sheet: &Sheet, head: fn(&[String]) -> Option<&String>) -> Result<()> {
        for row in &sheet.rows {
            let entry = EventWord::parse(sheet, row)?;
            let Some(head) = head(&entry.words).cloned() else {
                return Err(sheet.fault(row, "found an empty first cell, expected a verb or a noun"));
            };
            let rows = self.by_head.entry(head).or_default();
            let same = rows.iter().find(|&&r| {
                let old = &self.rows[r as usize];
                old.words == entry.words && old.object == entry.object
            });
            if let Some(&r) = same {
                self.rows[r as usize] = entry;
            } else {
                rows.push(self.rows.len() as u32);
                self.rows.push(entry);
            }
        }
        Ok(())
    }

    /// The rows of a head word, in the order of the sheet.
    pub fn of(&self, head: &str) -> impl Iterator<Item = &EventWord> {
        self.by_head
            .get(head)
            .into_iter()
            .flatten()
            .map(|&r| &self.rows[r as usize])
    }
}

impl EventWord {
    fn parse(sheet: &Sheet, row: &Row) -> Result<EventWord> {
        let kind = match row.cells[1] {
            "-" => None,
            name => Some(kind_cell(sheet, row, name)?),
        };
        let count = match row.cells[6] {
            "" | "-" => None,
            "killed" => Some(Count::Killed),
            "injured" => Some(Count::Injured),
            "arrested" => Some(Count::Arrested),
            "crowd" => Some(Count::Crowd),
            other => {
                return Err(sheet.fault(
                    row,
                    format!("found the count {other}, expected killed, injured, arrested or crowd"),
                ));
            }
        };
        Ok(EventWord {
            words: words(row.cells[0]),
            kind,
            mode: mode_cell(sheet, row, kind, row.cells[2])?,
            frame: Frame::parse(row.cells[3]).map_err(|m| sheet.fault(row, m))?,
            object: words(row.cells[4]).into_iter().filter(|w| w != "-").collect(),
            cameo: some(row.cells[5]),
            count,
            name: format!("{}: {}", sheet.name, row.cells[0]),
        })
    }
}

/// The words of a cell.
pub(super) fn words(cell: &str) -> Vec<String> {
    cell.split([' ', ','])
        .filter(|w| !w.is_empty())
        .map(str::to_string)
        .collect()
}
