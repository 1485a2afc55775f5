//! `given_names.tsv`: what a name tells of man or woman where the gazetteer of first names does not: *Thandiwe*, *-ova*.

use std::collections::HashMap;

use super::gazetteer::fold;
use super::{Lexicon, Sheet, sectors};
use crate::error::Result;

/// First names, and how family names of men and women end.
#[derive(Debug, Clone, Default)]
pub struct GivenNames {
    whole: HashMap<String, &'static str>,
    endings: HashMap<String, &'static str>,
}

impl GivenNames {
    /// Of a first name, folded.
    pub fn gender(&self, first_name: &str) -> Option<&'static str> {
        self.whole.get(first_name).copied()
    }

    /// Of a family name, folded, by the longest ending that fits; it may be the whole word.
    pub fn ending(&self, family_name: &str) -> Option<&'static str> {
        let mut ends = family_name.char_indices().map(|(at, _)| &family_name[at..]);
        ends.find_map(|end| self.endings.get(end)).copied()
    }
}

/// Merges rows.
pub(super) fn add(lexicon: &mut Lexicon, sheet: &Sheet) -> Result<()> {
    let (name, gender) = (sheet.column("name")?, sheet.column("gender")?);
    for row in &sheet.rows {
        let Some(gender) = sectors::gender(sheet, row, row.cells[gender])? else {
            return Err(sheet.fault(row, "found no gender, expected female or male".to_owned()));
        };
        let names = &mut lexicon.given_names;
        match row.cells[name].strip_prefix('-') {
            Some(ending) => names.endings.insert(fold(ending), gender),
            None => names.whole.insert(fold(row.cells[name]), gender),
        };
    }
    Ok(())
}
