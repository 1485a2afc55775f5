//! The country of nationalities, governments, ministries, armies and officials, as ISO 3166 alpha-3.
//!
//! *Latvian police* are `LVA`; *the ministry* in an article about Latvia too.

use std::collections::BTreeMap;

use super::EntityType;
use super::chains::{Chains, Thing};
use crate::lexicon::Lexicon;
use crate::syntax::Deprel;

/// Sectors whose members belong to a state.
const OFFICIAL: &[&str] = &["GOV", "MIL", "COP", "JUD", "LEG", "SPY"];

/// Countries that names themselves tell: demonyms, well-known organisations, `Bank of Latvia`.
pub(super) fn of_names(chains: &mut Chains) {
    let lexicon = chains.lexicon;
    for m in 0..chains.mentions.len() {
        let text = super::chains::words(
            chains.reading,
            chains.mentions[m].first as usize,
            chains.mentions[m].last as usize,
        );
        let thing = chains.mentions[m].entity as usize;
        let before = modifier(chains, m);
        let Thing { entity, nominals, .. } = &mut chains.things[thing];
        match entity.kind {
            EntityType::Norp => entity.country = entity.country.take().or_else(|| code(lexicon, &text)),
            EntityType::Org => {
                if let Some(known) = lexicon.organisations.get(&text) {
                    entity.sector = entity.sector.or(known.sector);
                    entity.country = entity.country.take().or_else(|| known.country.clone());
                    if nominals.is_empty() {
                        nominals.clone_from(&known.nominals);
                    }
                } else {
                    entity.sector = entity.sector.or_else(|| sector(lexicon, &text));
                    entity.country = entity.country.take().or_else(|| within(lexicon, &text)).or(before);
                }
            }
            _ => {}
        }
    }
}

/// The country of the word before a name or its possessor: `Latvian Finance Ministry`, `Latvia's Finance Ministry`.
fn modifier(chains: &Chains, mention: usize) -> Option<String> {
    let m = &chains.mentions[mention];
    let owner = chains.reading.child(m.head as usize, &[Deprel::NmodPoss]);
    let before = (m.first as usize).checked_sub(1);
    let named = [owner, before].into_iter().flatten().filter_map(|t| chains.named(t));
    named
        .into_iter()
        .find_map(|t| chains.things[t as usize].entity.country.clone())
}

fn code(lexicon: &Lexicon, word: &str) -> Option<String> {
    lexicon.countries.get(word).map(|w| w.code.clone())
}

/// A country inside a name: `Bank of Latvia`, `Latvian Railways`.
fn within(lexicon: &Lexicon, text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(' ').collect();
    (0..words.len()).find_map(|i| {
        let pair = words.get(i..i + 2).map(|w| w.join(" "));
        pair.and_then(|p| code(lexicon, &p)).or_else(|| code(lexicon, words[i]))
    })
}

/// The sector of the last word of a name that has one: `Ministry`, `Bank`.
fn sector(lexicon: &Lexicon, text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let place = |s: &str| matches!(s, "GPE" | "LOC" | "FAC");
    let of = |w: &str| lexicon.parties.get(w).and_then(|p| p.sector).filter(|s| !place(s));
    of(&lower).or_else(|| lower.split(' ').rev().find_map(of))
}

/// The country most of the article is about.
pub(super) fn home(chains: &Chains, given: Option<&str>) -> Option<String> {
    if let Some(given) = given {
        return Some(given.to_owned());
    }
    let mut votes: BTreeMap<&str, f32> = BTreeMap::new();
    for mention in &chains.mentions {
        let entity = &chains.things[mention.entity as usize].entity;
        let weight = match entity.kind {
            EntityType::Gpe => 1.0,
            EntityType::Norp => 0.7,
            EntityType::Org => 0.4,
            _ => 0.0,
        };
        if let Some(code) = entity.country.as_deref().filter(|_| weight > 0.0) {
            let early = if mention.first < 60 { 1.5 } else { 1.0 };
            *votes.entry(code).or_default() += weight * early;
        }
    }
    let best = votes.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(a.0)));
    best.map(|(code, _)| code.to_owned())
}

/// Countries of persons, from what their roles name.
pub(super) fn of_persons(chains: &mut Chains) {
    let reading = chains.reading;
    for t in 0..chains.things.len() {
        if chains.things[t].entity.kind != EntityType::Person {
            continue;
        }
        let roles = &chains.things[t].entity.roles;
        let named = roles.iter().find_map(|role| {
            let tokens = reading.tokens_in(role.span);
            let inside = tokens
                .filter_map(|i| chains.named(i))
                .find_map(|o| chains.things[o as usize].entity.country.clone());
            inside.or_else(|| role.org.and_then(|o| chains.things[o as usize].entity.country.clone()))
        });
        chains.things[t].entity.country = named;
    }
}

/// Officials and state bodies of no named country, and places that no gazetteer has, belong to the one the article is
/// about; officials of an international body belong to none.
pub(super) fn of_officials(chains: &mut Chains) {
    let home = chains.home.clone();
    for t in 0..chains.things.len() {
        if chains.things[t].entity.country.is_some() || international(chains, t) {
            continue;
        }
        let entity = &chains.things[t].entity;
        let official = entity.sector.is_some_and(|s| OFFICIAL.contains(&s));
        let belongs = match entity.kind {
            EntityType::Person => official || !entity.roles.is_empty(),
            EntityType::Org | EntityType::Group => official,
            EntityType::Gpe => entity.site.is_none(),
            _ => false,
        };
        if belongs {
            chains.things[t].entity.country.clone_from(&home);
        }
    }
}

/// *an EU official*, *NATO's envoy*: a modifier, possessor or office of an international body.
fn international(chains: &Chains, thing: usize) -> bool {
    let body = |t: u32| chains.things[t as usize].entity.sector == Some("IGO");
    let entity = &chains.things[thing].entity;
    let offices = entity.roles.iter().any(|role| {
        let named = chains
            .reading
            .tokens_in(role.span)
            .filter_map(|i| chains.named(i))
            .any(body);
        named || role.org.is_some_and(body)
    });
    let first = chains.mentions.iter().find(|m| m.entity as usize == thing);
    let modified = first.is_some_and(|m| (m.first..=m.last).filter_map(|i| chains.named(i as usize)).any(body));
    offices || modified
}
