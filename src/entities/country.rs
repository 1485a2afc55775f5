//! The country of nationalities, governments, ministries, armies and officials, as ISO 3166 alpha-3.
//!
//! *Latvian police* are `LVA`; *the ministry* in an article about Latvia too.

use std::collections::{BTreeMap, BTreeSet};

use super::actors;
use super::chains::{Chains, Thing};
use super::roles::possessor;
use super::{Entity, EntityType, Mention, Role};
use crate::lexicon::Lexicon;
use crate::syntax::Deprel;

/// Sectors whose members belong to a state.
const OFFICIAL: &[&str] = &["GOV", "MIL", "COP", "JUD", "LEG", "OPP", "SPY"];

/// Those whose role names the country they are sent to: *Ambassador to Peru*.
const ENVOYS: &[&str] = &[
    "ambassador",
    "envoy",
    "consul",
    "representative",
    "emissary",
    "attaché",
    "high commissioner",
];

/// Share of the leading country from which on even a person without an office, and an organisation of which nothing is
/// known, are taken to be of it.
const MOST: f32 = 0.7;
/// What must speak for the country of somebody with an office: more than one mention, however early.
const SEVERAL: f32 = 2.0;
/// What must speak for that of a person without one, and that nobody who goes there is a foreigner.
const PLAIN: f32 = 5.0;

/// The country most of the article is about.
#[derive(Debug, Clone)]
pub(super) struct Home {
    /// ISO 3166 alpha-3.
    pub code: String,
    /// Its share of all that speaks for a country, 0 to 1.
    pub share: f32,
    /// How much speaks for it, in mentions.
    pub votes: f32,
}

/// Prepositions by which somebody turns to a country.
const TOWARDS: &[&str] = &["to", "for", "at", "against", "with", "towards", "toward"];

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
            EntityType::Norp => {
                if let Some(code) = code(lexicon, &text) {
                    entity.belongs_to(&code, "demonym");
                }
            }
            EntityType::Org => {
                if let Some(known) = lexicon.organisations.get(&text) {
                    entity.sector = entity.sector.or(known.sector);
                    entity.wikidata = entity.wikidata.take().or_else(|| known.wikidata.clone());
                    if let Some(code) = &known.country {
                        entity.belongs_to(code, "sheet");
                    }
                    if nominals.is_empty() {
                        nominals.clone_from(&known.nominals);
                    }
                } else {
                    entity.sector = entity.sector.or_else(|| sector(lexicon, &text));
                    let inside = within(lexicon, &text).map(|code| (code, "name"));
                    if let Some((code, via)) = inside.or(before.map(|code| (code, "modifier"))) {
                        entity.belongs_to(&code, via);
                    }
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
pub(super) fn home(chains: &Chains, given: Option<&str>) -> Option<Home> {
    if let Some(given) = given {
        return Some(Home {
            code: given.to_owned(),
            share: 1.0,
            votes: f32::INFINITY,
        });
    }
    let mut votes: BTreeMap<&str, f32> = BTreeMap::new();
    if let Some(code) = chains.filed.as_deref() {
        votes.insert(code, 1.0);
    }
    for mention in &chains.mentions {
        let entity = &chains.things[mention.entity as usize].entity;
        let weight = match entity.kind {
            _ if modifies(chains, mention) => 0.0,
            EntityType::Gpe | EntityType::Fac => 1.0,
            EntityType::Norp => 0.7,
            // where a company or a paper is based says little of where the news plays
            EntityType::Org if !matches!(entity.sector, Some("BUS" | "MED")) => 0.4,
            _ => 0.0,
        };
        if let Some(code) = entity.country.as_deref().filter(|_| weight > 0.0) {
            let early = if mention.first < 60 { 1.5 } else { 1.0 };
            *votes.entry(code).or_default() += weight * early;
        }
    }
    let all: f32 = votes.values().sum();
    let best = votes.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(a.0)));
    best.map(|(code, votes)| Home {
        code: code.to_owned(),
        share: votes / all,
        votes,
    })
}

/// *a UK-based group*, *US-backed fighters*: nothing happens there.
fn modifies(chains: &Chains, mention: &Mention) -> bool {
    let after = chains.reading.text.get(mention.span.end as usize..).unwrap_or_default();
    ["-based", "-backed", "-led", "-funded", "-made", "-born", "-linked"]
        .iter()
        .any(|tail| after.starts_with(tail))
}

/// Countries of persons, from what their roles name.
pub(super) fn of_persons(chains: &mut Chains) {
    let whom = of_whom(chains);
    for t in 0..chains.things.len() {
        let entity = &chains.things[t].entity;
        if entity.kind != EntityType::Person || actors::told(entity) {
            continue;
        }
        let named = entity.roles.iter().find_map(|role| of_role(chains, role));
        let named = named.or_else(|| whom.get(&(t as u32)).filter(|_| !entity.roles.is_empty()).cloned());
        let entity = &mut chains.things[t].entity;
        (entity.country, entity.country_via) = (None, None);
        if let Some(code) = named {
            entity.belongs_to(&code, "role");
        }
    }
}

/// The country that a role names; where an envoy is sent is not whose envoy he is.
fn of_role(chains: &Chains, role: &Role) -> Option<String> {
    let country = |thing: u32| chains.things[thing as usize].entity.country.clone();
    let sent = mission(chains, role);
    let tokens = chains.reading.tokens_in(role.span);
    let mut named = tokens
        .take_while(|&t| sent != Some(t))
        .filter_map(|t| chains.named(t))
        .peekable();
    // the head of an international body's office in Kenya is no Kenyan
    let body = |t: u32| chains.things[t as usize].entity.sector == Some("IGO");
    if role.org.is_some_and(body) || named.peek().is_some_and(|&t| body(t)) {
        return None;
    }
    let first = chains.reading.tokens_in(role.span).start;
    let owner = possessor(chains.reading, first, role.head as usize).and_then(|t| chains.named(t));
    let org = role.org.filter(|_| sent.is_none());
    named
        .find_map(country)
        .or_else(|| org.and_then(country))
        .or_else(|| owner.and_then(country))
}

/// Things with a country right after one of their names: *Prime Minister Brandt of Latvia*.
fn of_whom(chains: &Chains) -> BTreeMap<u32, String> {
    let reading = chains.reading;
    let told = chains.mentions.iter().rev().filter_map(|m| {
        let (of, end) = (m.last as usize + 1, reading.sentence(m.head as usize).last as usize);
        if of + 1 >= end || reading.form(of) != "of" {
            return None;
        }
        let at = if reading.form(of + 1) == "the" { of + 2 } else { of + 1 };
        let place = chains.named(at).filter(|_| at < end)?;
        let entity = &chains.things[place as usize].entity;
        let code = entity.country.clone().filter(|_| entity.kind == EntityType::Gpe)?;
        Some((m.entity, code))
    });
    told.collect()
}

/// The *to* of *Ambassador to Peru*.
fn mission(chains: &Chains, role: &Role) -> Option<usize> {
    let mut tokens = chains.reading.tokens_in(role.span);
    tokens.find(|&t| ENVOYS.contains(&role.noun.as_str()) && chains.reading.form(t) == "to")
}

/// Whether a role sends somebody to a country.
fn sent_to(chains: &Chains, role: &Role, country: &str) -> bool {
    let end = chains.reading.tokens_in(role.span).end;
    let there = |t: usize| {
        chains
            .named(t)
            .and_then(|n| chains.things[n as usize].entity.country.as_deref())
    };
    mission(chains, role).is_some_and(|to| (to + 1..end).any(|t| there(t) == Some(country)))
}

/// Officials, state bodies and unnamed parties of no named country, and places that no gazetteer has, belong to the one
/// the article is about; those of an international body belong to none.
pub(super) fn of_article(chains: &mut Chains) {
    let Some(Home {
        code: home,
        share,
        votes,
    }) = chains.home.clone()
    else {
        return;
    };
    let firsts = chains.first_mentions();
    let plain = share >= MOST && votes >= PLAIN;
    let abroad = if plain { BTreeSet::new() } else { abroad(chains, &home) };
    for t in 0..chains.things.len() {
        let entity = &chains.things[t].entity;
        if entity.country.is_some() || !entity.members.is_empty() || international(chains, t, firsts[t]) {
            continue;
        }
        let official = entity.sector.is_some_and(|s| OFFICIAL.contains(&s));
        if abroad.contains(&(t as u32)) || entity.roles.iter().any(|role| sent_to(chains, role, &home)) {
            // "CAIRO: President Sami flew to Paris": who is not named otherwise is of where the report was filed
            let filed = chains
                .filed
                .clone()
                .filter(|f| *f != home && official && !entity.unnamed);
            if let Some(filed) = filed.filter(|_| entity.kind == EntityType::Person) {
                chains.things[t].entity.belongs_to(&filed, "article");
            }
            continue;
        }
        let belongs = match entity.kind {
            EntityType::Person if entity.unnamed => true,
            EntityType::Person if official || !entity.roles.is_empty() => share > 0.5 || votes >= SEVERAL,
            EntityType::Person => share >= MOST && votes >= PLAIN,
            EntityType::Org if known(chains.lexicon, entity) => official,
            EntityType::Org if !official => entity.unnamed || share >= MOST,
            EntityType::Org | EntityType::Group => official || entity.unnamed,
            EntityType::Fac => share >= MOST,
            EntityType::Gpe => entity.site.is_none(),
            _ => false,
        };
        if belongs && entity.sector != Some("IGO") {
            chains.things[t].entity.belongs_to(&home, "article");
        }
    }
}

/// Those who meet that country or its named people as another: *Bush flew to Beijing*, *Brandt urged Chile*, *Marin called
/// the Chilean president, Boric*.
fn abroad(chains: &Chains, home: &str) -> BTreeSet<u32> {
    let reading = chains.reading;
    let foreign = |t: usize, named: bool| {
        let thing = chains.named(t).map(|n| &chains.things[n as usize].entity);
        let official = |e: &Entity| named && e.kind == EntityType::Person && !e.roles.is_empty();
        thing.is_some_and(|e| (e.kind == EntityType::Gpe || official(e)) && e.country.as_deref() == Some(home))
    };
    let towards = |t: usize| {
        let case = reading.child(t, &[Deprel::Case]).map(|c| reading.form(c));
        reading.deprel(t) == Deprel::Obj || case.is_some_and(|c| TOWARDS.contains(&c))
    };
    let mut met = BTreeSet::new();
    for m in &chains.mentions {
        let head = m.head as usize;
        let Some(verb) = reading.head(head).filter(|_| reading.deprel(head).is_subject()) else {
            continue;
        };
        let mut others = reading.children_by(verb, &[Deprel::Obj, Deprel::Iobj, Deprel::Obl]);
        let who = &chains.things[m.entity as usize].entity;
        let named = who.kind == EntityType::Person && !who.unnamed;
        if others.any(|t| foreign(t, named) && towards(t)) {
            met.insert(m.entity);
        }
    }
    met
}

/// Whether a sheet knows the organisation, and so would tell its country.
fn known(lexicon: &Lexicon, entity: &Entity) -> bool {
    lexicon.organisations.get(&entity.name).is_some()
}

/// *an EU official*, *NATO's envoy*: a modifier, possessor or office of an international body.
fn international(chains: &Chains, thing: usize, first: u32) -> bool {
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
    let first = chains.mentions.get(first as usize);
    let modified = first.is_some_and(|m| (m.first..=m.last).filter_map(|i| chains.named(i as usize)).any(body));
    offices || modified
}
