//! `family_names.tsv`: families of East Asia that stand before the given name: *Xi Jianguo* is Xi.

use std::collections::HashSet;

use super::{Lexicon, Sheet};
use crate::error::Result;

/// Family names in lower case.
pub type FamilyNames = HashSet<String>;

/// Merges rows.
pub(super) fn add(lexicon: &mut Lexicon, sheet: &Sheet) -> Result<()> {
    let name = sheet.column("name")?;
    let names = sheet.rows.iter().map(|row| row.cells[name].to_lowercase());
    lexicon.family_names.extend(names);
    Ok(())
}
