//! `bodies.tsv`: nouns that stand for any named body of some sectors, `the rights group` for Amnesty International.

use std::collections::HashMap;

use super::{Lexicon, Sheet, sectors};
use crate::error::Result;

/// Sectors by noun, in lower case.
pub type Bodies = HashMap<String, Vec<&'static str>>;

/// Merges rows.
pub(super) fn add(lexicon: &mut Lexicon, sheet: &Sheet) -> Result<()> {
    let (noun, all) = (sheet.column("noun")?, sheet.column("sectors")?);
    for row in &sheet.rows {
        let of = row.cells[all].split('|').map(|cell| sectors::sector(sheet, row, cell));
        let of: Result<Vec<_>> = of.filter_map(Result::transpose).collect();
        lexicon.bodies.insert(row.cells[noun].to_lowercase(), of?);
    }
    Ok(())
}
