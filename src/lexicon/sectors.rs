//! Codes of the sectors an actor can belong to: `GOV` for a minister, `MIL` for an army, `REB` for a rebel.

use crate::error::Result;

use super::{Lexicon, Row, Sheet};

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

/// A Wikidata id; `None` for an empty cell.
///
/// # Errors
/// If it is not of the form `Q142`.
pub(super) fn wikidata(sheet: &Sheet, row: &Row, cell: &str) -> Result<Option<String>> {
    let number = cell.strip_prefix('Q').unwrap_or_default();
    let good = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    if !cell.is_empty() && !good {
        return Err(sheet.fault(
            row,
            format!("found wikidata = {cell:?}, expected an id such as Q142 or nothing"),
        ));
    }
    Ok(good.then(|| cell.to_owned()))
}

/// An ISO 3166 alpha-3 code; `None` for an empty cell.
///
/// # Errors
/// If it is not three capital letters that `countries.tsv` knows.
pub(super) fn country(lexicon: &Lexicon, sheet: &Sheet, row: &Row, cell: &str) -> Result<Option<String>> {
    let known = lexicon.country_codes.contains(cell);
    if !cell.is_empty() && !known {
        let message = format!("found country = {cell:?}, expected an ISO 3166 alpha-3 code such as ARM, or nothing");
        return Err(sheet.fault(row, message));
    }
    Ok(known.then(|| cell.to_owned()))
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
