//! `abbreviations.tsv`: words that keep their full stop, and whether a sentence may end with them.
//!
//! `Sen. Reyes left at 9 a.m. Monday.` is one sentence: `Sen.` is a title, and letters with dots need no row.

use std::collections::HashMap;

use super::{Lexicon, Sheet};
use crate::error::Result;

/// How an abbreviation behaves before the next word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Abbreviation {
    /// Stands before a name; no sentence ends here: `Gen.`
    Title,
    /// May end a sentence: `Inc.`
    Word,
    /// Only before a digit: `No. 5`.
    Number,
    /// A month or weekday: before a digit, or in capitals before anything but a sentence: `Sept.`
    Month,
    /// Only after a comma: `Portland, Ore.`
    State,
}

/// All abbreviations, by their spelling without the final full stop.
pub type Abbreviations = HashMap<String, Abbreviation>;

/// Merges rows of `abbreviations.tsv`.
pub(super) fn add(lexicon: &mut Lexicon, sheet: &Sheet) -> Result<()> {
    let (word, kind) = (sheet.column("abbreviation")?, sheet.column("kind")?);
    for row in &sheet.rows {
        let kind = match row.cells[kind] {
            "title" => Abbreviation::Title,
            "word" => Abbreviation::Word,
            "number" => Abbreviation::Number,
            "month" => Abbreviation::Month,
            "state" => Abbreviation::State,
            other => {
                let message = format!("found kind = {other:?}, expected title, word, number, month or state");
                return Err(sheet.fault(row, message));
            }
        };
        let Some(bare) = row.cells[word].strip_suffix('.').filter(|bare| !bare.is_empty()) else {
            let message = format!(
                "found {:?}, expected a word that ends with a full stop",
                row.cells[word]
            );
            return Err(sheet.fault(row, message));
        };
        lexicon.abbreviations.insert(bare.to_string(), kind);
    }
    Ok(())
}
