//! Sheets of the page: `boilerplate.tsv` (phrases of furniture) and `datelines.tsv` (agencies, false heads).
//!
//! A row `follow us · start` makes `Follow us on Twitter and Facebook` a paragraph without news.

use super::{Lexicon, Sheet};
use crate::error::Result;
use crate::text::Layout;
use crate::text::furniture::Where;

/// Merges rows of `boilerplate.tsv`.
pub(super) fn add_phrases(lexicon: &mut Lexicon, sheet: &Sheet) -> Result<()> {
    let (phrase, place) = (sheet.column("phrase")?, sheet.column("where")?);
    for row in &sheet.rows {
        let place = match row.cells[place] {
            "start" => Where::Start,
            "whole" => Where::Whole,
            "any" => Where::Any,
            other => {
                let message = format!("found where = {other:?}, expected start, whole or any");
                return Err(sheet.fault(row, message));
            }
        };
        if row.cells[phrase].is_empty() {
            return Err(sheet.fault(row, "found an empty phrase, expected the words of the furniture"));
        }
        lexicon.furniture.add_phrase(row.cells[phrase], place);
    }
    Ok(())
}

/// Merges rows of `datelines.tsv`.
pub(super) fn add_datelines(lexicon: &mut Lexicon, sheet: &Sheet) -> Result<()> {
    let (word, role) = (sheet.column("word")?, sheet.column("role")?);
    for row in &sheet.rows {
        let table = match row.cells[role] {
            "agency" => &mut lexicon.furniture.agencies,
            "never" => &mut lexicon.furniture.never,
            "outlet" => &mut lexicon.furniture.outlets,
            other => {
                let message = format!("found role = {other:?}, expected agency, never or outlet");
                return Err(sheet.fault(row, message));
            }
        };
        table.insert(row.cells[word].to_uppercase());
    }
    Ok(())
}

impl Layout {
    /// Reads the page with the sheets that ship with the crate.
    pub fn read(text: &str) -> Layout {
        Layout::read_with(text, &Lexicon::builtin().furniture)
    }
}
