//! The types of the PLOVER ontology (2021) and the CAMEO roots that correspond.
//!
//! "Police detained three reporters" is `COERCE`, root 17.

use super::{Row, Sheet};
use crate::error::Result;

/// The sixteen types, in the manual's order.
pub const TYPES: &[&str] = &[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
];

/// The type's static name.
pub fn kind(name: &str) -> Option<&'static str> {
    TYPES.iter().find(|t| **t == name).copied()
}

/// The type in a row's cell.
pub(super) fn kind_cell(sheet: &Sheet, row: &Row, name: &str) -> Result<&'static str> {
    kind(name).ok_or_else(|| {
        sheet.fault(
            row,
            format!("found the type {name}, expected one of {}", TYPES.join(" ")),
        )
    })
}

/// The CAMEO root that corresponds to a type.
pub fn root(kind: &str) -> &'static str {
    const ROOTS: [&str; 16] = [
        "03", "04", "05", "08", "06", "07", "08", "10", "11", "12", "13", "14", "16", "15", "17", "19",
    ];
    TYPES.iter().position(|t| *t == kind).map_or("", |i| ROOTS[i])
}

/// A cell that may be empty.
pub(super) fn some(cell: &str) -> Option<String> {
    (!cell.is_empty() && cell != "-").then(|| cell.to_string())
}
