//! Classes of objects (`event_objects.tsv`), words that tell a trigger is meant otherwise (`event_blockers.tsv`) and
//! words that tell the context of an event (`event_contexts.tsv`).
//!
//! "sent troops" is MOBILIZE because `troop` is in `@troops`; "beat Spain in the final" is sport.

use std::collections::{HashMap, HashSet};

use super::Sheet;
use super::event_words::words;
use crate::error::Result;

/// Nouns by class.
#[derive(Debug, Clone, Default)]
pub struct ObjectClasses {
    nouns: HashSet<(String, String)>,
}

impl ObjectClasses {
    /// Merges `event_objects.tsv`.
    ///
    /// # Errors
    /// None at present; kept for the sheets' common shape.
    pub fn add(&mut self, sheet: &Sheet) -> Result<()> {
        for row in &sheet.rows {
            self.nouns.insert((row.cells[0].to_string(), row.cells[1].to_string()));
        }
        Ok(())
    }

    /// Whether the noun is of the class.
    pub fn has(&self, class: &str, noun: &str) -> bool {
        self.nouns.contains(&(class.to_string(), noun.to_string()))
    }
}

/// Where a blocker stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// It is an argument or a modifier of the trigger.
    Argument,
    /// Anywhere in the sentence.
    Sentence,
}

/// Words beside which a trigger is no event.
#[derive(Debug, Clone, Default)]
pub struct Blockers {
    by_trigger: HashMap<String, Vec<(HashSet<String>, Where)>>,
}

impl Blockers {
    /// Merges `event_blockers.tsv`.
    ///
    /// # Errors
    /// If the place is unknown.
    pub fn add(&mut self, sheet: &Sheet) -> Result<()> {
        for row in &sheet.rows {
            let place = match row.cells[2] {
                "argument" => Where::Argument,
                "sentence" => Where::Sentence,
                other => {
                    return Err(sheet.fault(row, format!("found the place {other}, expected argument or sentence")));
                }
            };
            let set = words(row.cells[1]).into_iter().collect();
            self.by_trigger
                .entry(row.cells[0].to_string())
                .or_default()
                .push((set, place));
        }
        Ok(())
    }

    /// The blockers of a trigger's lemma.
    pub fn of(&self, lemma: &str) -> &[(HashSet<String>, Where)] {
        self.by_trigger.get(lemma).map_or(&[], Vec::as_slice)
    }
}

/// PLOVER contexts by the words that tell them.
#[derive(Debug, Clone, Default)]
pub struct Contexts {
    by_word: HashMap<String, String>,
}

impl Contexts {
    /// Merges `event_contexts.tsv`.
    ///
    /// # Errors
    /// None at present; kept for the sheets' common shape.
    pub fn add(&mut self, sheet: &Sheet) -> Result<()> {
        for row in &sheet.rows {
            self.by_word.insert(row.cells[1].to_string(), row.cells[0].to_string());
        }
        Ok(())
    }

    /// The context that a lemma tells.
    pub fn of(&self, lemma: &str) -> Option<&str> {
        self.by_word.get(lemma).map(String::as_str)
    }
}
