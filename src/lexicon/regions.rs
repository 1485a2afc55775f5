//! `regions.tsv`: continents, seas, mountains and regions without a government: `Sahel`, `Black Sea`.

use super::phrases::Phrases;
use super::{Lexicon, Sheet, sectors};
use crate::error::Result;

/// Kinds of place in the records.
pub const KINDS: &[&str] = &[
    "country",
    "admin1",
    "city",
    "region",
    "continent",
    "water",
    "mountain",
    "desert",
];

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// One of [`KINDS`].
    pub kind: &'static str,
    /// ISO 3166 alpha-3, where it lies in one country.
    pub country: Option<String>,
    /// Degrees north.
    pub lat: f32,
    /// Degrees east.
    pub lon: f32,
}

/// Regions by name.
pub type Regions = Phrases<Region>;

/// Merges rows.
pub(super) fn add(lexicon: &mut Lexicon, sheet: &Sheet) -> Result<()> {
    let (names, kind, country) = (sheet.column("names")?, sheet.column("kind")?, sheet.column("country")?);
    let (lat, lon) = (sheet.column("lat")?, sheet.column("lon")?);
    for row in &sheet.rows {
        let Some(kind) = KINDS.iter().find(|k| **k == row.cells[kind]) else {
            let message = format!(
                "found kind = {:?}, expected one of {}",
                row.cells[kind],
                KINDS.join(", ")
            );
            return Err(sheet.fault(row, message));
        };
        let degrees = |cell: &str| {
            let wrong = |_| sheet.fault(row, format!("found {cell:?}, expected degrees such as 48.3"));
            cell.parse::<f32>().map_err(wrong)
        };
        let region = Region {
            kind,
            country: sectors::country(lexicon, sheet, row, row.cells[country])?,
            lat: degrees(row.cells[lat])?,
            lon: degrees(row.cells[lon])?,
        };
        for name in row.cells[names].split('|') {
            lexicon.regions.insert(name, region.clone());
        }
    }
    Ok(())
}
