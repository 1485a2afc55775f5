//! What stands right beside a place name and holds it: *Paris, Texas*, *Tripoli (Lebanon)*, *Ohio's Licking County*.

use std::collections::BTreeMap;

use super::super::chains::{Chains, words};
use crate::lexicon::Lexicon;
use crate::lexicon::countries::CountryForm;
use crate::lexicon::gazetteer::{Gazetteer, Place};

/// A country, or a state of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Area {
    pub country: String,
    /// Empty for the whole country.
    pub state: String,
}

impl Area {
    /// What a country or state covers; nothing is held by a town.
    pub fn of(place: &Place) -> Area {
        Area {
            country: if matches!(place.kind, "country" | "admin1" | "admin2") {
                place.country.to_owned()
            } else {
                String::new()
            },
            state: if place.kind == "country" {
                String::new()
            } else {
                place.admin1.to_owned()
            },
        }
    }

    /// Whether the place lies in it and is not all of it.
    pub fn holds(&self, place: &Place) -> bool {
        let inside = self.state.is_empty() || (place.admin1 == self.state && place.kind != "admin1");
        place.country == self.country && place.kind != "country" && inside
    }
}

/// Something that may hold a place, and how surely the wording says so.
#[derive(Debug, Clone)]
pub(super) struct Holder {
    pub areas: Vec<Area>,
    /// The thing it names, if it is one.
    pub thing: Option<u32>,
    pub weight: f32,
}

impl Holder {
    /// What is part of the place's own name: `D.C.` of `Washington, D.C.`
    pub fn named(lexicon: &Lexicon, name: &str) -> Holder {
        Holder {
            areas: areas(lexicon, name),
            thing: None,
            weight: 1.0,
        }
    }
}

/// Every thing's holders.
pub(super) fn read(chains: &Chains) -> BTreeMap<u32, Vec<Holder>> {
    let reading = chains.reading;
    let mut found: BTreeMap<u32, Vec<Holder>> = BTreeMap::new();
    for m in &chains.mentions {
        let (first, next) = (m.first as usize, m.last as usize + 2);
        let same = |t: usize| reading.sentence_index(t) == reading.sentence_index(first);
        if next < reading.len() && same(next) {
            let weight = match reading.form(next - 1) {
                "," | "(" => 1.0,
                "in" => 0.5,
                _ => 0.0,
            };
            if weight > 0.0 {
                found.entry(m.entity).or_default().push(holder(chains, next, weight));
            }
        }
        if first >= 2 && matches!(reading.form(first - 1), "'s" | "’s") {
            found.entry(m.entity).or_default().push(holder(chains, first - 2, 0.6));
        }
    }
    found
}

fn holder(chains: &Chains, token: usize, weight: f32) -> Holder {
    let reading = chains.reading;
    let mention = chains.mentions.get(chains.name_at[token] as usize);
    let name = mention.map_or_else(
        || reading.form(token).to_owned(),
        |m| words(reading, m.first as usize, m.last as usize).into_owned(),
    );
    Holder {
        areas: areas(chains.lexicon, &name),
        thing: mention.map(|m| m.entity),
        weight,
    }
}

/// The areas that a name may mean.
fn areas(lexicon: &Lexicon, name: &str) -> Vec<Area> {
    if !name.starts_with(char::is_uppercase) {
        return Vec::new();
    }
    let area = |country: &str, state: &str| Area {
        country: country.to_owned(),
        state: state.to_owned(),
    };
    let mut found: Vec<Area> = Vec::new();
    let country = lexicon.countries.get(name).filter(|w| w.form != CountryForm::Capital);
    found.extend(country.map(|w| area(&w.code, "")));
    found.extend(lexicon.states.get(name).map(|s| area(&s.country, &s.admin1)));
    let units = Gazetteer::shipped()
        .places(name)
        .filter(|(p, _)| p.kind.starts_with("admin"));
    found.extend(units.map(|(p, _)| area(p.country, p.admin1)));
    found
}
