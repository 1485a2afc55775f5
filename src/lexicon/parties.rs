//! `parties.tsv`: common nouns for those who speak and act, `official`, `protester`, `ministry`, and for places, `country`.

use super::phrases::Phrases;
use super::{Lexicon, Sheet, sectors};
use crate::error::Result;

/// What a noun stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartyClass {
    /// One person in the singular, a group in the plural: `minister`.
    Person,
    /// Several persons even in the singular: `crowd`.
    Group,
    /// An organisation: `ministry`.
    Org,
    /// A place: `country`, `island`, `bridge` (sector `GPE`, `LOC` or `FAC`).
    Place,
}

/// One row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Party {
    /// Person, group, organisation or place.
    pub class: PartyClass,
    /// Sector code.
    pub sector: Option<&'static str>,
    /// Of one such person.
    pub gender: Option<&'static str>,
}

/// Phrases in lower case, singular unless they have none.
pub type Parties = Phrases<Party>;

/// Merges rows.
pub(super) fn add(lexicon: &mut Lexicon, sheet: &Sheet) -> Result<()> {
    let (noun, class) = (sheet.column("noun")?, sheet.column("class")?);
    let (sector, gender) = (sheet.column("sector")?, sheet.column("gender")?);
    for row in &sheet.rows {
        let party = Party {
            class: match row.cells[class] {
                "person" => PartyClass::Person,
                "group" => PartyClass::Group,
                "org" => PartyClass::Org,
                "place" => PartyClass::Place,
                other => {
                    let message = format!("found class = {other:?}, expected person, group, org or place");
                    return Err(sheet.fault(row, message));
                }
            },
            sector: sectors::sector(sheet, row, row.cells[sector])?,
            gender: sectors::gender(sheet, row, row.cells[gender])?,
        };
        lexicon.parties.insert(&row.cells[noun].to_lowercase(), party);
    }
    Ok(())
}
