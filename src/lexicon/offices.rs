//! `offices.tsv`: offices that only some nations have, `Home Secretary`.

use super::phrases::Phrases;
use super::{Lexicon, Sheet, sectors};
use crate::error::Result;

/// The nations that have an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nations {
    /// ISO 3166 alpha-3.
    pub all: Vec<String>,
    /// Whether it is the first one's where an article speaks of none of them.
    pub sure: bool,
}

/// Offices in lower case.
pub type Offices = Phrases<Nations>;

/// Merges rows; `-` before the countries says that the office alone tells none.
pub(super) fn add(lexicon: &mut Lexicon, sheet: &Sheet) -> Result<()> {
    let (office, countries) = (sheet.column("office")?, sheet.column("countries")?);
    for row in &sheet.rows {
        let cell = row.cells[countries];
        let codes = cell.split('|').filter(|code| *code != "-");
        let codes = codes.map(|code| sectors::country(lexicon, sheet, row, code));
        let all = codes.filter_map(Result::transpose).collect::<Result<Vec<_>>>()?;
        let sure = !cell.starts_with('-');
        lexicon
            .offices
            .insert(&row.cells[office].to_lowercase(), Nations { all, sure });
    }
    Ok(())
}
