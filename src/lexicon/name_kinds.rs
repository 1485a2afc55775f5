//! `name_kinds.tsv`: words that make a name one of an event, a work, a product or a people: `Battle of …`, `… Act`, `F-16`.

use super::hash::Lookup;
use super::{Lexicon, Sheet};
use crate::error::Result;

/// Where the word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// Ends the name: `Harbour Act`.
    Last,
    /// Begins the name: `Operation Lantern`.
    First,
    /// Before `of` and a name: `Battle of Narva`.
    Of,
    /// Is the name: `Ramadan`.
    Whole,
    /// Before a title in quotation marks: `the film "…"`.
    Titled,
}

/// What a name with such a word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A named happening.
    Event,
    /// A book, song, law or document.
    Work,
    /// A thing made or sold.
    Product,
    /// A people or a faith: `Rohingya`.
    Norp,
}

/// All rows, by place and word.
pub type NameKinds = Lookup<(Place, String), Kind>;

/// Merges rows of `name_kinds.tsv`.
pub(super) fn add(lexicon: &mut Lexicon, sheet: &Sheet) -> Result<()> {
    let (word, places, kinds) = (sheet.column("word")?, sheet.column("place")?, sheet.column("kind")?);
    for row in &sheet.rows {
        let place = match row.cells[places] {
            "last" => Place::Last,
            "first" => Place::First,
            "of" => Place::Of,
            "whole" => Place::Whole,
            "titled" => Place::Titled,
            other => {
                let message = format!("found place = {other:?}, expected last, first, of, whole or titled");
                return Err(sheet.fault(row, message));
            }
        };
        let kind = match row.cells[kinds] {
            "event" => Kind::Event,
            "work" => Kind::Work,
            "product" => Kind::Product,
            "norp" => Kind::Norp,
            other => {
                let message = format!("found kind = {other:?}, expected event, work, product or norp");
                return Err(sheet.fault(row, message));
            }
        };
        let key = (place, row.cells[word].to_string());
        lexicon.name_kinds.insert(key, kind);
    }
    Ok(())
}
