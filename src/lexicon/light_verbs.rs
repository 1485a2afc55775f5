//! Verbs that lend an event noun their subject: "launched an attack", "came under fire".

use super::Sheet;
use super::event_words::words;
use super::hash::Lookup;
use crate::error::Result;

/// What the subject of the light verb is in the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// "The army launched an attack."
    Actor,
    /// "The convoy came under attack."
    Recipient,
    /// "The protests began.": the noun is itself the subject.
    Event,
}

/// One row.
#[derive(Debug, Clone)]
pub struct LightVerb {
    /// The verb and its particle or preposition: `carry out`, `come under`.
    pub words: Vec<String>,
    /// Part of the subject.
    pub subject: Part,
    /// `light_verbs.tsv: carry out`.
    pub name: String,
}

/// The sheet, by first word.
#[derive(Debug, Clone, Default)]
pub struct LightVerbs {
    by_head: Lookup<String, Vec<LightVerb>>,
}

impl LightVerbs {
    /// Merges `light_verbs.tsv`.
    ///
    /// # Errors
    /// If the part of the subject is unknown.
    pub fn add(&mut self, sheet: &Sheet) -> Result<()> {
        for row in &sheet.rows {
            let subject = match row.cells[1] {
                "actor" => Part::Actor,
                "recipient" => Part::Recipient,
                "event" => Part::Event,
                other => {
                    let message = format!("found the subject's part {other}, expected actor, recipient or event");
                    return Err(sheet.fault(row, message));
                }
            };
            let entry = LightVerb {
                words: words(row.cells[0]),
                subject,
                name: format!("{}: {}", sheet.name, row.cells[0]),
            };
            let Some(head) = entry.words.first().cloned() else {
                return Err(sheet.fault(row, "found an empty first cell, expected a verb"));
            };
            let rows = self.by_head.entry(head).or_default();
            rows.retain(|r| (&r.words, r.subject == Part::Event) != (&entry.words, entry.subject == Part::Event));
            rows.push(entry);
        }
        Ok(())
    }

    /// The rows of a verb.
    pub fn of(&self, head: &str) -> &[LightVerb] {
        self.by_head.get(head).map_or(&[], Vec::as_slice)
    }
}
