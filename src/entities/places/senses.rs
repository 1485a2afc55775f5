//! What a place name may mean: *Georgia* is a country and a state, *Springfield* forty towns.

use super::super::variants::HALVES;
use crate::lexicon::Lexicon;
use crate::lexicon::countries::CountryForm;
use crate::lexicon::gazetteer::{Gazetteer, Place};
use crate::lexicon::parties::PartyClass;

/// One reading of a name, and how likely it is where nothing else is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sense {
    pub place: Place<'static>,
    pub prior: f32,
}

/// Words around a name that the gazetteer leaves out or adds.
const UNITS: &[&str] = &[
    "Province",
    "State",
    "Region",
    "District",
    "County",
    "Parish",
    "City",
    "Township",
    "Oblast",
    "Governorate",
    "Prefecture",
];
const SHORT: &[(&str, &str)] = &[
    ("St. ", "Saint "),
    ("St ", "Saint "),
    ("Saint ", "St. "),
    ("Ft. ", "Fort "),
    ("Mt. ", "Mount "),
    ("City of ", ""),
    ("Town of ", ""),
    ("County ", ""),
];

/// Every sense of a name; `government` if the article uses it for a country's government (*Moscow accused*).
pub(super) fn of(lexicon: &Lexicon, name: &str, government: bool) -> Vec<Sense> {
    let gazetteer = Gazetteer::shipped();
    let country = lexicon.country(name);
    let names_country = country.filter(|w| match w.form {
        CountryForm::Name | CountryForm::Seat => true,
        CountryForm::Capital => government,
        CountryForm::Demonym => false,
    });
    let mut senses = Vec::new();
    // *the Park* is no village of that name, nor is *the North*
    let common = lexicon.parties.get(&name.to_lowercase());
    if HALVES.contains(&name) || common.is_some_and(|noun| noun.class == PartyClass::Place) {
        return senses;
    }
    if let Some(place) = names_country.and_then(|w| gazetteer.country(&w.code)) {
        senses.push(Sense { place, prior: 8.5 });
        if country.is_some_and(|w| w.form == CountryForm::Capital) {
            return senses;
        }
    }
    let state = lexicon.states.get(name);
    let known = state.map_or(name, |s| &s.name);
    let mut add = |name: &str, less: f32| {
        for (place, main) in gazetteer.places(name) {
            let capital = country.is_some_and(|w| w.form == CountryForm::Capital && w.code == place.country);
            let twice = |s: &Sense| s.place.geonames == place.geonames;
            if !senses.iter().any(twice) {
                senses.push(Sense {
                    place,
                    prior: prior(&place, main, capital) - less,
                });
            }
        }
    };
    add(known, 0.0);
    for (from, to) in SHORT {
        if let Some(rest) = known.strip_prefix(from) {
            add(&format!("{to}{rest}"), 0.2);
        }
    }
    match UNITS.iter().find_map(|unit| known.strip_suffix(unit)) {
        Some(stem) => add(stem.trim_end(), 0.5),
        None => add(&format!("{known} County"), 1.0),
    }
    if let Some(unit) = UNITS.iter().find(|unit| known.ends_with(**unit) && senses.len() > 1) {
        // what is called a county is none of the towns of that name
        let fits = |s: &Sense| matches!(*unit, "City" | "Township") || s.place.kind.starts_with("admin");
        let usual = |s: &Sense| *unit != "County" || s.place.kind != "admin1";
        if senses.iter().any(fits) {
            senses.retain(fits);
        }
        if senses.iter().any(usual) {
            senses.retain(usual);
        }
    }
    if let Some(word) = names_country {
        // Georgia and Lebanon are places of America too, Luxembourg and Niger only beside the country of that name
        senses.retain(|s| s.place.kind == "country" || (s.place.country == "USA" && word.code != "USA"));
        for sense in senses.iter_mut().filter(|s| s.place.kind != "country") {
            sense.prior -= if sense.place.kind == "admin1" { 1.0 } else { 2.5 };
        }
    }
    if let Some(state) = state.filter(|s| s.name != name) {
        senses.retain(|s| s.place.kind == "admin1" && s.place.country == state.country);
    }
    senses
}

/// Inhabitants on a logarithmic scale, with what the kind of a place adds.
fn prior(place: &Place, main: bool, capital: bool) -> f32 {
    let people = (1.0 + place.population as f32).log10();
    let kind = match place.kind {
        "country" => 8.5,
        "admin1" => people + 1.0,
        "admin2" => 0.8 * people - 0.8,
        _ if capital => people + 2.2,
        _ => people,
    };
    if main { kind } else { kind - 1.2 }
}
