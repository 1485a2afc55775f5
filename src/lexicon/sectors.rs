//! Codes of the sectors an actor can belong to: `GOV` for a minister, `MIL` for an army, `REB` for a rebel.

use crate::error::Result;

use super::{Row, Sheet};

/// Every code, as CAMEO and PLOVER write them where they have one.
pub const SECTORS: &[&str] = &[
    "GOV", "MIL", "COP", "JUD", "LEG", "OPP", "REB", "CRM", "MED", "BUS", "LAB", "EDU", "HLH", "REL", "ACT", "REF",
    "CVL", "IGO", "NGO", "SPY", "SPO", "GPE", "LOC", "FAC",
];

/// The code as a constant; `None` for an empty cell.
///
/// # Errors
/// If there is no such sector.
pub(super) fn sector(sheet: &Sheet, row: &Row, cell: &str) -> Result<Option<&'static str>> {
    if cell.is_empty() {
        return Ok(None);
    }
    let found = SECTORS.iter().find(|s| **s == cell);
    found.map(|s| Some(*s)).ok_or_else(|| {
        let message = format!("found sector = {cell:?}, expected one of {}", SECTORS.join(", "));
        sheet.fault(row, message)
    })
}

/// `female`, `male`; `None` for an empty cell.
///
/// # Errors
/// If it is another word.
pub(super) fn gender(sheet: &Sheet, row: &Row, cell: &str) -> Result<Option<&'static str>> {
    match cell {
        "" => Ok(None),
        "female" => Ok(Some("female")),
        "male" => Ok(Some("male")),
        other => Err(sheet.fault(
            row,
            format!("found gender = {other:?}, expected female, male or nothing"),
        )),
    }
}
