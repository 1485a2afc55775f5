//! `titles.tsv`: what stands before a person's name, `Foreign Minister Reyes`, `Gen. Okafor`, `Mrs Marin`.

use super::phrases::Phrases;
use super::{Lexicon, Sheet, sectors};
use crate::error::Result;

/// What kind of title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TitleKind {
    /// A form of address, no office: `Mr`.
    Honorific,
    /// An office: `Foreign Minister`.
    Office,
    /// A rank: `Colonel`.
    Rank,
}

/// One row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Title {
    /// Honorific, office or rank.
    pub kind: TitleKind,
    /// Sector code.
    pub sector: Option<&'static str>,
    /// Of who bears it.
    pub gender: Option<&'static str>,
}

/// Titles as they are written before a name.
pub type Titles = Phrases<Title>;

/// Merges rows.
pub(super) fn add(lexicon: &mut Lexicon, sheet: &Sheet) -> Result<()> {
    let (title, kind) = (sheet.column("title")?, sheet.column("kind")?);
    let (sector, gender) = (sheet.column("sector")?, sheet.column("gender")?);
    for row in &sheet.rows {
        let value = Title {
            kind: match row.cells[kind] {
                "honorific" => TitleKind::Honorific,
                "office" => TitleKind::Office,
                "rank" => TitleKind::Rank,
                other => {
                    let message = format!("found kind = {other:?}, expected honorific, office or rank");
                    return Err(sheet.fault(row, message));
                }
            },
            sector: sectors::sector(sheet, row, row.cells[sector])?,
            gender: sectors::gender(sheet, row, row.cells[gender])?,
        };
        lexicon.titles.insert(row.cells[title], value);
    }
    Ok(())
}
