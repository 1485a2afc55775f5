//! `spellings.tsv`: `Muhammad` and `Mohamed` are spelt `Mohammed` here before names are compared.

use std::collections::HashMap;

use super::gazetteer::fold;
use super::{Lexicon, Sheet};
use crate::error::Result;

/// Other spellings of a name, folded, and the one that stands for them all.
#[derive(Debug, Clone, Default)]
pub struct Spellings {
    same: HashMap<String, String>,
}

impl Spellings {
    /// The spelling that stands for a folded word: itself if no row has it.
    pub fn of<'w>(&'w self, word: &'w str) -> &'w str {
        self.same.get(word).map_or(word, String::as_str)
    }
}

/// Merges rows.
pub(super) fn add(lexicon: &mut Lexicon, sheet: &Sheet) -> Result<()> {
    let (spelling, name) = (sheet.column("spelling")?, sheet.column("same_as")?);
    for row in &sheet.rows {
        let (other, name) = (fold(row.cells[spelling]), fold(row.cells[name]));
        lexicon.spellings.same.insert(other, name);
    }
    Ok(())
}
