//! `nicknames.tsv`: `Bill Okafor` may be `William Okafor`.

use std::collections::HashSet;

use super::gazetteer::fold;
use super::{Lexicon, Sheet};
use crate::error::Result;

/// Pairs of first names, folded: *jose*.
#[derive(Debug, Clone, Default)]
pub struct Nicknames {
    pairs: HashSet<(String, String)>,
}

impl Nicknames {
    /// Whether one can stand for the other; both folded.
    pub fn same(&self, a: &str, b: &str) -> bool {
        let pair = |x: &str, y: &str| self.pairs.contains(&(x.to_owned(), y.to_owned()));
        pair(a, b) || pair(b, a)
    }
}

/// Merges rows.
pub(super) fn add(lexicon: &mut Lexicon, sheet: &Sheet) -> Result<()> {
    let (nickname, given) = (sheet.column("nickname")?, sheet.column("given")?);
    for row in &sheet.rows {
        let pair = (fold(row.cells[nickname]), fold(row.cells[given]));
        lexicon.nicknames.pairs.insert(pair);
    }
    Ok(())
}
