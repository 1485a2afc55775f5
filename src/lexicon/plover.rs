//! The PLOVER ontology (2021): types and modes with quad class, score and CAMEO root.
//!
//! "Police detained three reporters" is `COERCE arrest`: quad `MF`, score −7, root 17.

use super::{Row, Sheet};
use crate::error::Result;

/// The sixteen types, in the manual's order.
pub const TYPES: &[&str] = &[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
];

/// A type, or a mode of a type.
#[derive(Debug, Clone, PartialEq)]
pub struct Plover {
    /// `ASSAULT`.
    pub kind: &'static str,
    /// `firearms`; `None` for the type itself.
    pub mode: Option<String>,
    /// `VC MC VF MF`.
    pub quad: String,
    /// −10 … +10.
    pub score: f32,
    /// CAMEO root, or a finer code.
    pub cameo: String,
}

/// All types and modes.
#[derive(Debug, Clone, Default)]
pub struct Ontology {
    rows: Vec<Plover>,
}

/// The type's static name.
pub fn kind(name: &str) -> Option<&'static str> {
    TYPES.iter().find(|t| **t == name).copied()
}

/// The type in a row's cell.
pub(super) fn kind_cell(sheet: &Sheet, row: &Row, name: &str) -> Result<&'static str> {
    kind(name)
        .ok_or_else(|| sheet.fault(row, format!("found the type {name}, expected one of {}", TYPES.join(" "))))
}

impl Ontology {
    /// Merges `plover.tsv`.
    ///
    /// # Errors
    /// If a type is none of PLOVER's or a score is no number.
    pub fn add(&mut self, sheet: &Sheet) -> Result<()> {
        for row in &sheet.rows {
            let score = row.cells[3].parse().map_err(|_| {
                sheet.fault(row, format!("found the score {}, expected a number from -10 to 10", row.cells[3]))
            })?;
            let entry = Plover {
                kind: kind_cell(sheet, row, row.cells[0])?,
                mode: some(row.cells[1]),
                quad: row.cells[2].to_string(),
                score,
                cameo: row.cells[4].to_string(),
            };
            self.rows.retain(|r| (r.kind, &r.mode) != (entry.kind, &entry.mode));
            self.rows.push(entry);
        }
        Ok(())
    }

    /// The row of a mode, or of its type where the mode has none.
    pub fn of(&self, kind: &str, mode: Option<&str>) -> Option<&Plover> {
        let mut of_type = self.rows.iter().filter(|r| r.kind == kind);
        of_type
            .clone()
            .find(|r| r.mode.as_deref() == mode)
            .or_else(|| of_type.find(|r| r.mode.is_none()))
    }
}

/// A cell that may be empty.
pub(super) fn some(cell: &str) -> Option<String> {
    (!cell.is_empty() && cell != "-").then(|| cell.to_string())
}
