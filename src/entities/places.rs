//! Which place a name means: coordinates, GeoNames id, country.
//!
//! *Paris, Texas* lies in America, *Tripoli* in Libya unless the article is about Lebanon. Each reading is weighed by
//! its inhabitants, by the countries and states the article names, and by what the text puts right beside it.

use std::collections::BTreeMap;

use super::chains::{Chains, words};
use super::{EntityType, Site};
use crate::lexicon::countries::CountryForm;
use crate::lexicon::gazetteer::{Gazetteer, Place};

/// Mentions by country and by state, the evidence around a name.
#[derive(Default)]
struct Context {
    countries: BTreeMap<String, f32>,
    states: BTreeMap<(String, String), f32>,
    total: f32,
}

impl Context {
    fn add(&mut self, country: &str, state: &str, weight: f32) {
        *self.countries.entry(country.to_owned()).or_default() += weight;
        if !state.is_empty() {
            *self.states.entry((country.to_owned(), state.to_owned())).or_default() += weight;
        }
        self.total += weight;
    }

    fn speaks_for(&self, place: &Place) -> f32 {
        let country = self.countries.get(place.country).copied().unwrap_or(0.0);
        let state = self
            .states
            .get(&(place.country.to_owned(), place.admin1.to_owned()))
            .copied()
            .unwrap_or(0.0);
        let share = |n: f32| (1.0 + n).ln() * (0.5 + n / self.total.max(1.0));
        let state = if place.kind == "admin1" {
            0.5 * share(state)
        } else {
            share(state)
        };
        1.6 * share(country) + 1.8 * state
    }
}

/// Gives every place its site and country.
pub(super) fn read(chains: &mut Chains, home: Option<&str>) {
    let mut context = Context::default();
    if let Some(home) = home {
        context.add(home, "", 2.0);
    }
    let mut open = Vec::new();
    for thing in 0..chains.things.len() {
        let kind = chains.things[thing].entity.kind;
        match kind {
            EntityType::Gpe | EntityType::Loc if !known(chains, thing, &mut context) => open.push(thing),
            EntityType::Norp => {
                if let Some(code) = &chains.things[thing].entity.country {
                    context.add(code, "", 0.7 * chains.things[thing].seen as f32);
                }
            }
            _ => {}
        }
    }
    let beside = beside(chains);
    for round in 0..2 {
        let mut next = Context::default();
        for &thing in &open {
            let near = beside.get(&thing).map(Vec::as_slice).unwrap_or_default();
            let Some(place) = best(chains, thing, &context, near) else {
                continue;
            };
            next.add(
                place.country,
                place.admin1,
                0.5 * chains.things[thing].seen.min(5) as f32,
            );
            if round == 1 {
                let entity = &mut chains.things[thing].entity;
                entity.country = Some(place.country.to_owned());
                entity.site = Some(site(place));
            }
        }
        for (code, n) in next.countries {
            context.add(&code, "", n);
        }
        for ((code, state), n) in next.states {
            *context.states.entry((code, state)).or_default() += n;
        }
    }
}

fn site(place: &Place) -> Site {
    Site {
        geonames: Some(place.geonames),
        lat: place.lat,
        lon: place.lon,
        kind: place.kind,
    }
}

/// Countries and regions need no choice.
fn known(chains: &mut Chains, thing: usize, context: &mut Context) -> bool {
    let name = chains.things[thing].entity.name.clone();
    let seen = chains.things[thing].seen as f32;
    let country = chains.lexicon.countries.get(&name).filter(|w| {
        matches!(w.form, CountryForm::Name | CountryForm::Seat)
            || (w.form == CountryForm::Capital && chains.things[thing].is_country())
    });
    let entity = &mut chains.things[thing].entity;
    if let Some(word) = country.filter(|_| entity.kind == EntityType::Gpe) {
        context.add(&word.code, "", seen);
        entity.country = Some(word.code.clone());
        entity.site = Gazetteer::shipped().country(&word.code).map(site);
        return true;
    }
    if let Some(region) = chains.lexicon.regions.get(&name) {
        entity.country.clone_from(&region.country);
        entity.site = Some(Site {
            geonames: None,
            lat: region.lat,
            lon: region.lon,
            kind: region.kind,
        });
        return true;
    }
    false
}

/// For each thing, the names that stand right after it: `Paris` before `, Texas`.
fn beside(chains: &Chains) -> BTreeMap<usize, Vec<String>> {
    let reading = chains.reading;
    let mut found: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for m in &chains.mentions {
        let next = m.last as usize + 2;
        let comma = next < reading.len() && matches!(reading.form(next - 1), "," | "(" | "in");
        if comma && reading.sentence_index(next) == reading.sentence_index(m.last as usize) {
            let name = chains.mentions.get(chains.name_at[next] as usize);
            let words = name.map_or_else(
                || reading.form(next).to_owned(),
                |n| words(reading, n.first as usize, n.last as usize),
            );
            found.entry(m.entity as usize).or_default().push(words);
        }
    }
    found
}

/// Postal and press abbreviations of American states.
const STATES: &str = "AL Ala. AK Alaska AZ Ariz. AR Ark. CA Calif. CO Colo. CT Conn. DE Del. FL Fla. GA Ga. HI Hawaii ID Idaho IL Ill. IN Ind. IA Iowa KS Kan. KY Ky. LA La. ME Maine MD Md. MA Mass. MI Mich. MN Minn. MS Miss. MO Mo. MT Mont. NE Neb. NV Nev. NH N.H. NJ N.J. NM N.M. NY N.Y. NC N.C. ND N.D. OH Ohio OK Okla. OR Ore. PA Pa. RI R.I. SC S.C. SD S.D. TN Tenn. TX Texas UT Utah VT Vt. VA Va. WA Wash. WV W.Va. WI Wis. WY Wyo.";

/// Whether `near` names the country or state that holds the place.
fn holds(chains: &Chains, near: &str, place: &Place) -> bool {
    if chains
        .lexicon
        .countries
        .get(near)
        .is_some_and(|w| w.code == place.country)
    {
        return true;
    }
    let by_code = || {
        let mut words = STATES.split(' ');
        std::iter::from_fn(|| Some((words.next()?, words.next()?)))
            .any(|(code, abbreviation)| code == place.admin1 && (near == code || near == abbreviation))
    };
    if place.country == "USA" && by_code() {
        return true;
    }
    let states = Gazetteer::shipped().places(near);
    states.into_iter().any(|(p, _)| {
        p.kind == "admin1" && p.country == place.country && p.admin1 == place.admin1 && place.kind != "admin1"
    })
}

fn best(chains: &Chains, thing: usize, context: &Context, near: &[String]) -> Option<&'static Place> {
    let entity = &chains.things[thing].entity;
    let name = entity.name.strip_prefix("City of ").unwrap_or(&entity.name);
    let short = [
        "Province",
        "State",
        "Region",
        "District",
        "County",
        "City",
        "Oblast",
        "Governorate",
        "Prefecture",
    ];
    let short = short.iter().find_map(|s| name.strip_suffix(s)).map(str::trim_end);
    let gazetteer = Gazetteer::shipped();
    let candidates: Vec<(&Place, bool)> = [Some(name), short]
        .into_iter()
        .flatten()
        .flat_map(|n| gazetteer.places(n))
        .collect();
    let score = |(place, main): &(&'static Place, bool)| {
        let people = (1.0 + place.population as f32).log10();
        let prior = match place.kind {
            "country" => 8.5,
            "admin1" => people + 0.6,
            _ => people,
        };
        let capital = chains
            .lexicon
            .countries
            .get(name)
            .is_some_and(|w| w.form == CountryForm::Capital && w.code == place.country);
        let inside = near.iter().any(|n| holds(chains, n, place));
        prior
            + if *main { 0.0 } else { -1.2 }
            + if capital && place.kind == "city" { 1.6 } else { 0.0 }
            + context.speaks_for(place)
            + if inside { 7.0 } else { 0.0 }
    };
    let better = |a: &(&'static Place, bool), b: &(&'static Place, bool)| {
        score(a).total_cmp(&score(b)).then(b.0.geonames.cmp(&a.0.geonames))
    };
    candidates.into_iter().max_by(better).map(|(place, _)| place)
}
