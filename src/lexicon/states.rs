//! `states.tsv`: states and provinces as the press writes them, `Ga.`, `N.S.W.`: *Athens, Ga.* is not in Greece.

use super::phrases::Phrases;
use super::{Lexicon, Sheet};
use crate::error::Result;

/// One state or province.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// ISO 3166 alpha-3.
    pub country: String,
    /// Its code in the gazetteer.
    pub admin1: String,
    /// Full name.
    pub name: String,
}

/// States by full name and abbreviation.
pub type States = Phrases<State>;

/// Merges rows.
pub(super) fn add(lexicon: &mut Lexicon, sheet: &Sheet) -> Result<()> {
    let (country, admin1, names) = (
        sheet.column("country")?,
        sheet.column("admin1")?,
        sheet.column("names")?,
    );
    for row in &sheet.rows {
        let forms = row.cells[names].split('|');
        for form in forms {
            let state = State {
                country: row.cells[country].to_owned(),
                admin1: row.cells[admin1].to_owned(),
                name: row.cells[names].split('|').next().unwrap_or_default().to_owned(),
            };
            lexicon.states.insert(form, state);
        }
    }
    Ok(())
}
