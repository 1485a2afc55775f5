//! Common nouns for places: *the country*, *the city*, *the island*.

use super::super::EntityType;
use super::super::chains::{Chains, Thing};
use super::super::history::{History, agrees};
use super::Nominal;
use crate::syntax::Deprel;

/// Territories of states, by their own codes.
const TERRITORIES: [&str; 12] = [
    "BMU", "FLK", "GIB", "GRL", "GUM", "HKG", "MAC", "NCL", "PRI", "PYF", "TWN", "VIR",
];
/// States and territories that are cities.
const CITIES: [&str; 5] = ["HKG", "MAC", "MCO", "SGP", "VAT"];
/// What *the mainland* is told apart from, and whose it is.
const ISLANDS: [&str; 3] = ["HKG", "MAC", "TWN"];
const MAINLAND: &str = "CHN";

/// *195 countries*, *some European countries*, *the member states*: several states that act.
pub fn is_states(nominal: &Nominal) -> bool {
    let told = nominal.indefinite || !nominal.modifiers.is_empty();
    nominal.plural && told && matches!(nominal.noun.as_str(), "country" | "nation" | "state")
}

/// `the country`, `the city`, `the island`.
pub fn refers(chains: &Chains, history: &History, nominal: &Nominal) -> Option<u32> {
    let reading = chains.reading;
    // "the country of his birth" is another one
    let complement = reading.children_by(nominal.head, &[Deprel::Nmod]).any(|c| {
        let of = reading.child(c, &[Deprel::Case]).map(|case| reading.form(case));
        c > nominal.head && of == Some("of")
    });
    if !nominal.definite || nominal.plural || complement {
        return None;
    }
    if let Some(told) = beside(chains, nominal.head) {
        return Some(told);
    }
    let kind = |t: &Thing| t.entity.site.as_ref().map(|s| s.kind);
    let noun = nominal.noun.as_str();
    let gpe = |t: &Thing| t.entity.kind == EntityType::Gpe;
    let worded = |t: &Thing| !t.entity.unnamed && t.entity.name.split([' ', '-']).any(|w| w.eq_ignore_ascii_case(noun));
    let by_name = |t: &Thing| matches!(t.entity.kind, EntityType::Gpe | EntityType::Loc | EntityType::Fac) && worded(t);
    let named = history.find(chains, by_name);
    let state = |t: &Thing| {
        gpe(t) && kind(t) == Some("country") && agrees(nominal.country.as_deref(), t.entity.country.as_deref())
    };
    // a place of its own, not a town in it
    let coded = |t: &Thing, codes: &[&str]| {
        gpe(t) && kind(t) == Some("country") && t.entity.country.as_deref().is_some_and(|c| codes.contains(&c))
    };
    match noun {
        "country" | "nation" | "kingdom" | "republic" | "homeland" | "sultanate" | "emirate" | "superpower" => {
            let home = chains.home.as_ref().filter(|_| nominal.country.is_none());
            let own = |t: &Thing| state(t) && home.is_some_and(|home| t.entity.country.as_ref() == Some(&home.code));
            let near = near_state(chains, history, nominal.head).filter(|_| nominal.country.is_none());
            let homeland = || chains.homeland.filter(|_| nominal.country.is_none());
            near.or_else(|| history.find(chains, own))
                .or_else(|| history.find(chains, state))
                .or_else(homeland)
        }
        "city" | "metropolis" => {
            let city = |t: &Thing| gpe(t) && kind(t) == Some("city") || coded(t, &CITIES);
            named.or_else(|| history.find(chains, city))
        }
        "town" | "capital" | "village" | "suburb" | "municipality" => {
            named.or_else(|| history.find(chains, |t| gpe(t) && kind(t) == Some("city")))
        }
        "state" | "province" => {
            let part = named.or_else(|| history.find(chains, |t| gpe(t) && kind(t) == Some("admin1")));
            // "the State" against its citizens
            let whole = reading.form(nominal.head) == "State" && nominal.modifiers.is_empty();
            part.or_else(|| chains.homeland.filter(|_| whole && nominal.country.is_none()))
        }
        "region" | "peninsula" | "territory" | "island" | "strip" | "enclave" => {
            let part = |t: &Thing| matches!(kind(t), Some("region" | "admin1"));
            let territory = |t: &Thing| part(t) || noun == "territory" && coded(t, &TERRITORIES);
            // the Gulf, the Sahel
            let land = |t: &Thing| noun == "region" && t.entity.kind == EntityType::Loc && !t.entity.unnamed;
            named.or_else(|| history.find(chains, |t| territory(t) || land(t)))
        }
        "mainland" if nominal.country.is_none() => named.or_else(|| {
            history.find(chains, |t| coded(t, &ISLANDS))?;
            history.find(chains, |t| coded(t, &[MAINLAND]))
        }),
        _ => named,
    }
}

/// *the region's capital, Erfurt*: the place that stands beside its noun.
fn beside(chains: &Chains, head: usize) -> Option<u32> {
    let place = |&t: &u32| {
        let kind = chains.things[t as usize].entity.kind;
        matches!(kind, EntityType::Gpe | EntityType::Loc | EntityType::Fac)
    };
    let names = chains.reading.children_by(head, &[Deprel::Appos]).filter(|&c| c > head);
    names.filter_map(|c| chains.named(c)).find(place)
}

/// The only state named before *the country* in its sentence.
fn near_state(chains: &Chains, history: &History, head: usize) -> Option<u32> {
    let reading = chains.reading;
    let sentence = reading.sentence_index(head);
    let recent = history.recent(20).map(|m| &chains.mentions[m as usize]);
    let here = recent.take_while(|m| reading.sentence_index(m.head as usize) == sentence);
    let state = |t: u32| {
        let entity = &chains.things[t as usize].entity;
        entity.kind == EntityType::Gpe && entity.site.as_ref().is_some_and(|s| s.kind == "country")
    };
    let mut states = here.map(|m| m.entity).filter(|&t| state(t));
    let first = states.next()?;
    states.all(|t| t == first).then_some(first)
}
