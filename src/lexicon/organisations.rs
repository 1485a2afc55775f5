//! `organisations.tsv`: well-known organisations with their aliases, sector, country and the nouns that stand for them.
//!
//! `NATO` and `North Atlantic Treaty Organization` are one; `the alliance` may refer to it.

use super::phrases::Phrases;
use super::{Lexicon, Sheet, sectors};
use crate::error::Result;

/// One row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Organisation {
    /// The first of its names.
    pub name: String,
    /// Sector code.
    pub sector: Option<&'static str>,
    /// ISO 3166 alpha-3.
    pub country: Option<String>,
    /// Wikidata id.
    pub wikidata: Option<String>,
    /// Nouns that can stand for it: `alliance`.
    pub nominals: Vec<String>,
}

/// Organisations, and the row of each of their names.
#[derive(Debug, Clone, Default)]
pub struct Organisations {
    rows: Vec<Organisation>,
    names: Phrases<usize>,
}

impl Organisations {
    /// The organisation of this name.
    pub fn get(&self, name: &str) -> Option<&Organisation> {
        self.names.get(name).map(|&i| &self.rows[i])
    }

    /// Whether a name is that of a body of several states: `UN`, `NATO`.
    pub fn is_international(&self, name: &str) -> bool {
        self.get(name).is_some_and(|o| o.sector == Some("IGO"))
    }

    /// Whether any of their names begins with this word.
    pub fn may_start(&self, word: &str) -> bool {
        self.names.may_start(word)
    }
}

/// Merges rows.
pub(super) fn add(lexicon: &mut Lexicon, sheet: &Sheet) -> Result<()> {
    let (names, sector) = (sheet.column("names")?, sheet.column("sector")?);
    let (country, nominals) = (sheet.column("country")?, sheet.column("nominals")?);
    let id = sheet.column("wikidata")?;
    let list = |cell: &str| {
        cell.split('|')
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    for row in &sheet.rows {
        let names = list(row.cells[names]);
        let Some(first) = names.first() else {
            return Err(sheet.fault(row, "found no name, expected at least one"));
        };
        let organisation = Organisation {
            name: first.clone(),
            sector: sectors::sector(sheet, row, row.cells[sector])?,
            country: sectors::country(lexicon, sheet, row, row.cells[country])?,
            wikidata: sectors::wikidata(sheet, row, row.cells[id])?,
            nominals: list(row.cells[nominals]),
        };
        let table = &mut lexicon.organisations;
        table.rows.push(organisation);
        for name in names {
            table.names.insert(&name, table.rows.len() - 1);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_organisations_have_one_id() {
        let ids: Vec<_> = Lexicon::builtin()
            .organisations
            .rows
            .iter()
            .filter_map(|row| row.wikidata.as_deref())
            .collect();
        let once: HashSet<_> = ids.iter().collect();
        assert_eq!(once.len(), ids.len());
        assert!(ids.len() > 300);
    }
}
