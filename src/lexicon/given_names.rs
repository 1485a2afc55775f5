//! `given_names.tsv`: what a name tells of man or woman where the gazetteer of first names does not: *Thandiwe*, *-ova*.

use super::gazetteer::fold;
use super::hash::Lookup;
use super::{Lexicon, Sheet, sectors};
use crate::error::Result;

/// First names, and how family names of men and women end.
#[derive(Debug, Clone, Default)]
pub struct GivenNames {
    whole: Lookup<String, &'static str>,
    endings: Lookup<String, &'static str>,
    /// The longest ending, in bytes.
    longest: usize,
}

impl GivenNames {
    /// Of a first name, folded.
    pub fn gender(&self, first_name: &str) -> Option<&'static str> {
        self.whole.get(first_name).copied()
    }

    /// Of a family name, folded, by the longest ending that fits; it may be the whole word.
    pub fn ending(&self, family_name: &str) -> Option<&'static str> {
        let far = family_name.len().saturating_sub(self.longest);
        let near = (far..family_name.len()).filter(|&at| family_name.is_char_boundary(at));
        let mut ends = near.map(|at| &family_name[at..]);
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
            Some(ending) => {
                let ending = fold(ending);
                names.longest = names.longest.max(ending.len());
                names.endings.insert(ending, gender)
            }
            None => names.whole.insert(fold(row.cells[name]), gender),
        };
    }
    Ok(())
}
