//! Words that take another event and make something else of it: promise + AID is AGREE, threaten + ASSAULT is
//! THREATEN, "failed to agree" is a negated AGREE (`event_operators.tsv`).

use super::Sheet;
use super::event_frames::Frame;
use super::event_words::words;
use super::hash::Lookup;
use super::plover::{kind_cell, mode_cell};
use crate::error::Result;

/// What becomes of the factuality.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// That of the operator's own clause.
    Own,
    /// The inner event is planned.
    Future,
    /// The inner event may not happen.
    Hypothetical,
    /// The inner event did not happen.
    Negated,
    /// The inner event stands beside the operator's.
    Kept,
    /// The inner event is only what someone is charged with: it is not told.
    Taken,
}

/// One row: operator × inner type.
#[derive(Debug, Clone)]
pub struct Operator {
    /// The operator and its particle or preposition: `call for`.
    pub words: Vec<String>,
    /// Inner types; empty: any complement, even one that is no event.
    pub inner: Vec<&'static str>,
    /// What the whole is; `None`: the inner type stays.
    pub kind: Option<&'static str>,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// Factuality.
    pub told: Told,
    /// How the arguments become parties.
    pub frame: Frame,
    /// `event_operators.tsv: call for + RETREAT`.
    pub name: String,
}

/// The sheet, by first word.
#[derive(Debug, Clone, Default)]
pub struct Operators {
    by_head: Lookup<String, Vec<Operator>>,
}

impl Operators {
    /// Merges `event_operators.tsv`.
    ///
    /// # Errors
    /// If a type, frame or factuality cannot be read.
    pub fn add(&mut self, sheet: &Sheet) -> Result<()> {
        for row in &sheet.rows {
            let inner: Result<Vec<&'static str>> = words(row.cells[1])
                .iter()
                .filter(|w| *w != "*")
                .map(|w| kind_cell(sheet, row, w))
                .collect();
            let told = match row.cells[4] {
                "" | "own" => Told::Own,
                "future" => Told::Future,
                "hypothetical" => Told::Hypothetical,
                "negated" => Told::Negated,
                "kept" => Told::Kept,
                "taken" => Told::Taken,
                other => {
                    let message = format!(
                        "found the factuality {other}, expected own, future, hypothetical, negated, kept or taken"
                    );
                    return Err(sheet.fault(row, message));
                }
            };
            let kind = match row.cells[2] {
                "=" => None,
                name => Some(kind_cell(sheet, row, name)?),
            };
            let entry = Operator {
                words: words(row.cells[0]),
                inner: inner?,
                kind,
                mode: mode_cell(sheet, row, kind, row.cells[3])?,
                told,
                frame: Frame::parse(row.cells[5]).map_err(|m| sheet.fault(row, m))?,
                name: format!("{}: {} + {}", sheet.name, row.cells[0], row.cells[1]),
            };
            let Some(head) = entry.words.first().cloned() else {
                return Err(sheet.fault(row, "found an empty first cell, expected a verb or a noun"));
            };
            let rows = self.by_head.entry(head).or_default();
            rows.retain(|r| (&r.words, &r.inner) != (&entry.words, &entry.inner));
            rows.push(entry);
        }
        Ok(())
    }

    /// The rows of an operator.
    pub fn of(&self, head: &str) -> &[Operator] {
        self.by_head.get(head).map_or(&[], Vec::as_slice)
    }
}
