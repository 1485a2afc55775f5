//! `nicknames.tsv`: `Bill Okafor` may be `William Okafor`.

use std::collections::HashSet;

use super::{Lexicon, Sheet};
use crate::error::Result;

/// Pairs of first names, in lower case.
#[derive(Debug, Clone, Default)]
pub struct Nicknames {
    pairs: HashSet<(String, String)>,
}

impl Nicknames {
    /// Whether one can stand for the other; both in lower case.
    pub fn same(&self, a: &str, b: &str) -> bool {
        let pair = |x: &str, y: &str| self.pairs.contains(&(x.to_owned(), y.to_owned()));
        pair(a, b) || pair(b, a)
    }
}

/// Merges rows.
pub(super) fn add(lexicon: &mut Lexicon, sheet: &Sheet) -> Result<()> {
    let (nickname, given) = (sheet.column("nickname")?, sheet.column("given")?);
    for row in &sheet.rows {
        let pair = (row.cells[nickname].to_lowercase(), row.cells[given].to_lowercase());
        lexicon.nicknames.pairs.insert(pair);
    }
    Ok(())
}
