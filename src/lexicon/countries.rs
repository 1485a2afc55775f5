//! `countries.tsv`: names, demonyms, capitals and seats of government of every country.
//!
//! `Kremlin` and `Russian` both lead to `RUS`; only the first is a name of the country.

use std::collections::HashMap;

use super::phrases::Phrases;
use super::{Lexicon, Sheet, sectors};
use crate::error::Result;

/// How a word leads to its country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountryForm {
    /// `Armenia`.
    Name,
    /// `Armenian`, `Armenians`.
    Demonym,
    /// `Yerevan`: the country only where it acts or speaks.
    Capital,
    /// `Downing Street`: the country's government.
    Seat,
}

/// A country by its ISO 3166 alpha-3 code, and how the word names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryWord {
    /// `ARM`.
    pub code: String,
    /// Name, demonym, capital or seat.
    pub form: CountryForm,
}

/// Every word that leads to a country.
pub type Countries = Phrases<CountryWord>;

/// What the long name of a country begins with.
const STATES: [&str; 7] = [
    "Commonwealth",
    "Emirate",
    "Kingdom",
    "Principality",
    "Republic",
    "State",
    "Sultanate",
];
/// What may stand before it.
const KINDS: [&str; 14] = [
    "Arab",
    "Bolivarian",
    "Co-operative",
    "Democratic",
    "Federal",
    "Federative",
    "Hashemite",
    "Independent",
    "Islamic",
    "Oriental",
    "People's",
    "Plurinational",
    "Socialist",
    "United",
];

impl Lexicon {
    /// The country that a word leads to, also by a long name of its form: *Republic of Iraq*, *Hashemite Kingdom of Jordan*.
    pub fn country(&self, name: &str) -> Option<&CountryWord> {
        self.countries.get(name).or_else(|| {
            let (form, rest) = name.split_once(" of ")?;
            let rest = rest.strip_prefix("the ").unwrap_or(rest);
            let mut words = form.split(' ').rev();
            let long = STATES.contains(&words.next()?) && words.all(|word| KINDS.contains(&word));
            // the State of Georgia is none
            let country = self
                .countries
                .get(rest)
                .filter(|_| long && self.states.get(rest).is_none())?;
            (country.form == CountryForm::Name).then_some(country)
        })
    }
}

/// Wikidata ids of countries by their alpha-3 code.
pub type CountryIds = HashMap<String, String>;

/// Merges rows.
pub(super) fn add(lexicon: &mut Lexicon, sheet: &Sheet) -> Result<()> {
    let (code, id) = (sheet.column("country")?, sheet.column("wikidata")?);
    let columns = [
        (sheet.column("seats")?, CountryForm::Seat),
        (sheet.column("capital")?, CountryForm::Capital),
        (sheet.column("demonyms")?, CountryForm::Demonym),
        (sheet.column("names")?, CountryForm::Name),
    ];
    for row in &sheet.rows {
        let code = row.cells[code];
        if code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
            let message = format!("found country = {code:?}, expected an ISO 3166 alpha-3 code such as ARM");
            return Err(sheet.fault(row, message));
        }
        lexicon.country_codes.insert(code.to_owned());
        if let Some(id) = sectors::wikidata(sheet, row, row.cells[id])? {
            lexicon.country_ids.insert(code.to_owned(), id);
        }
        for (column, form) in columns {
            for word in row.cells[column].split('|').filter(|w| !w.is_empty()) {
                let value = CountryWord {
                    code: code.to_owned(),
                    form,
                };
                if word.len() > 3 {
                    lexicon.countries.insert(&word.to_uppercase(), value.clone());
                }
                lexicon.countries.insert(word, value);
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_of_countries_are_known() {
        let code = |name: &str| Lexicon::builtin().country(name).map(|word| word.code.as_str());
        assert_eq!(code("Iraq"), Some("IRQ"));
        assert_eq!(code("Republic of Iraq"), Some("IRQ"));
        assert_eq!(code("Federal Democratic Republic of Ethiopia"), Some("ETH"));
        assert_eq!(code("Republic of the Philippines"), Some("PHL"));
        assert_eq!(code("Republic of Korea"), Some("KOR"));
        for other in [
            "State of Georgia",
            "State of Texas",
            "Bank of Iraq",
            "Banana Republic of Chile",
            "Republic of Narva",
        ] {
            assert_eq!(code(other), None, "{other}");
        }
    }
}
