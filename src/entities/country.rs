//! The country of nationalities, governments, ministries, armies and officials, as ISO 3166 alpha-3.
//!
//! *Latvian police* are `LVA`; *the ministry* in an article about Latvia too.

mod abroad;
mod american;
mod inside;
mod international;
mod nations;
mod several;

use std::collections::{BTreeMap, BTreeSet};

use super::actors;
use super::chains::{Chains, Thing};
use super::nominals::whose::{is_expert, is_topic};
use super::roles::possessor;
use super::{Entity, EntityType, Mention, Role};
use crate::lexicon::Lexicon;
use crate::lexicon::countries::{CountryForm, CountryWord};
use crate::lexicon::word_classes::WordClass;
use crate::syntax::Deprel;
pub(super) use inside::is_firm;
pub(super) use several::joined as of_several;

/// Sectors whose members belong to a state.
const OFFICIAL: &[&str] = &["GOV", "MIL", "COP", "JUD", "LEG", "OPP", "SPY"];

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
                if let Some(word) = demonym(lexicon, &text) {
                    entity.belongs_to(&word.code, "demonym");
                }
            }
            EntityType::Org => {
                let known = lexicon.organisations.get(&text);
                // a sheet knows the Red Cross of no country; "US Congress" and "the German Green Party" tell theirs
                let told = || inside::country(lexicon, &text).map(|code| (code, "name"));
                let told = || told().or(before.map(|code| (code, "modifier")));
                let found = match known {
                    Some(known) => {
                        entity.wikidata = entity.wikidata.take().or_else(|| known.wikidata.clone());
                        if nominals.is_empty() {
                            nominals.clone_from(&known.nominals);
                        }
                        let state = known.sector.is_some_and(|s| OFFICIAL.contains(&s));
                        let row = known.country.clone().map(|code| (code, "sheet"));
                        row.or_else(|| told().filter(|_| state))
                    }
                    None => told(),
                };
                let told = || known.map_or_else(|| inside::sector(lexicon, &text), |known| known.sector);
                entity.sector = entity.sector.or_else(told);
                if let Some((code, via)) = found {
                    entity.belongs_to(&code, via);
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

/// What a word for a nationality leads to, also one written small: *tunisian rioters*.
pub(super) fn demonym<'l>(lexicon: &'l Lexicon, word: &str) -> Option<&'l CountryWord> {
    let capital = || {
        let first = word.chars().next().filter(|c| c.is_lowercase())?;
        let rest = &word[first.len_utf8()..];
        let found = lexicon.countries.get(&format!("{}{rest}", first.to_uppercase()))?;
        (found.form == CountryForm::Demonym).then_some(found)
    };
    lexicon.countries.get(word).or_else(capital)
}

fn code(lexicon: &Lexicon, word: &str) -> Option<String> {
    lexicon.countries.get(word).map(|w| w.code.clone())
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
    let votes = votes(chains);
    let all: f32 = votes.values().sum();
    let best = votes.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(a.0)));
    best.map(|(code, votes)| Home {
        code: code.to_owned(),
        share: votes / all,
        votes,
    })
}

/// How much the article speaks of each country.
fn votes<'c>(chains: &'c Chains) -> BTreeMap<&'c str, f32> {
    let mut votes: BTreeMap<&str, f32> = BTreeMap::new();
    if let Some(code) = chains.filed.as_deref() {
        votes.insert(code, 1.0);
    }
    let mut bodies = BTreeSet::new();
    for mention in &chains.mentions {
        let entity = &chains.things[mention.entity as usize].entity;
        let weight = match entity.kind {
            _ if modifies(chains, mention) => 0.0,
            EntityType::Gpe | EntityType::Fac => 1.0,
            // a nationality may be that of a flag or a visitor
            EntityType::Norp => 0.6,
            // where bodies of a state act, the news plays, however often one is named
            EntityType::Org if is_of_state(entity) && bodies.insert(mention.entity) => 1.5,
            EntityType::Org if is_of_state(entity) => 0.7,
            // where a company, a paper or a group that watches others is based says little of where the news plays
            EntityType::Org if !matches!(entity.sector, Some("BUS" | "MED" | "NGO")) => 0.4,
            _ => 0.0,
        };
        if let Some(code) = entity.country.as_deref().filter(|_| weight > 0.0) {
            let early = if mention.first < 60 { 1.5 } else { 1.0 };
            *votes.entry(code).or_default() += weight * early;
        }
    }
    votes
}

fn is_of_state(entity: &Entity) -> bool {
    matches!(entity.sector, Some("GOV" | "LEG" | "JUD" | "MIL"))
}

/// *a UK-based group*, *US-backed fighters*, *anti-Chinese riots*, *Chinese-Vietnamese refugees*: nothing happens there.
fn modifies(chains: &Chains, mention: &Mention) -> bool {
    let text = chains.reading.text;
    let before = text.get(..mention.span.start as usize).unwrap_or_default();
    let after = text.get(mention.span.end as usize..).unwrap_or_default();
    let word = |c: char| c.is_alphabetic();
    let joined = |rest: &str| rest.strip_prefix(['-', '–']).is_some_and(|rest| rest.starts_with(word));
    joined(after) || before.strip_suffix('-').is_some_and(|rest| rest.ends_with(word))
}

/// Countries of persons, from what their roles name.
pub(super) fn of_persons(chains: &mut Chains, given: Option<&str>) {
    let whom = of_whom(chains);
    let votes = nations::Votes::read(chains, given);
    for t in 0..chains.things.len() {
        let entity = &chains.things[t].entity;
        if entity.kind != EntityType::Person || actors::told(entity) {
            continue;
        }
        let named = entity.roles.iter().find_map(|role| of_role(chains, role));
        let named = named.or_else(|| whom.get(&(t as u32)).filter(|_| !entity.roles.is_empty()).cloned());
        let bound = || {
            entity
                .roles
                .iter()
                .find_map(|role| nations::of_role(chains, role, &votes))
        };
        let named = named.or_else(bound);
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
    let topic = |n: &u32| is_topic(chains, &role.noun, *n);
    let mut named = tokens
        .take_while(|&t| sent != Some(t))
        .filter_map(|t| chains.named(t))
        .filter(|n| !topic(n))
        .peekable();
    // the head of an international body's office in Kenya is no Kenyan
    let body = |t: u32| chains.things[t as usize].entity.sector == Some("IGO");
    if role.org.is_some_and(body) || named.peek().is_some_and(|&t| body(t)) {
        return None;
    }
    let first = chains.reading.tokens_in(role.span).start;
    let owner = possessor(chains.reading, first, role.head as usize).and_then(|t| chains.named(t));
    let org = role.org.filter(|org| sent.is_none() && !topic(org));
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
    let sent = chains.lexicon.word_classes.has(WordClass::Envoy, &role.noun);
    let mut tokens = chains.reading.tokens_in(role.span);
    tokens.find(|&t| sent && chains.reading.form(t) == "to")
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
    american::read(chains);
    nations::of_unnamed(chains);
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
    let abroad = if plain {
        BTreeSet::new()
    } else {
        abroad::read(chains, &home)
    };
    for t in 0..chains.things.len() {
        let entity = &chains.things[t].entity;
        let theirs = || several::is_party(chains, t, firsts[t]) || international::is(chains, t, firsts[t]);
        let studies = || entity.roles.iter().any(|role| is_expert(&role.noun));
        if entity.country.is_some() || !entity.members.is_empty() || studies() || theirs() {
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
        // "peacekeepers" are of the state, but not of this one
        let guest = entity.unnamed && stranger(chains.lexicon, &chains.things[t]);
        let belongs = match entity.kind {
            _ if guest => citizen(chains.lexicon, &chains.things[t]),
            EntityType::Person | EntityType::Group if entity.unnamed && !official => {
                plain || citizen(chains.lexicon, &chains.things[t])
            }
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
    of_owners(chains, &firsts);
}

/// *Brandt's relatives* are of Brandt's country.
fn of_owners(chains: &mut Chains, firsts: &[u32]) {
    for t in 0..chains.things.len() {
        let thing = &chains.things[t];
        // "his Greek and French counterparts"
        if several::is_party(chains, t, firsts[t]) {
            continue;
        }
        let owner = thing
            .owner()
            .filter(|_| thing.entity.unnamed && thing.entity.kind != EntityType::Org);
        let owner = owner.map(|o| &chains.things[o as usize].entity);
        let code = owner
            .filter(|o| o.kind == EntityType::Person && !o.unnamed)
            .and_then(|o| o.country.clone());
        if let Some(code) = code {
            chains.things[t].entity.belongs_to(&code, "modifier");
        }
    }
}

/// Who is known to be from elsewhere, or may well be.
fn stranger(lexicon: &Lexicon, thing: &Thing) -> bool {
    thing.entity.sector == Some("REF") || is_called(lexicon, thing, WordClass::Stranger)
}

/// Who turns to the state he lives in: protesters, citizens, voters.
fn citizen(lexicon: &Lexicon, thing: &Thing) -> bool {
    thing.entity.sector == Some("ACT") || is_called(lexicon, thing, WordClass::Citizen)
}

/// Whether the noun by which somebody is called first is of a class.
fn is_called(lexicon: &Lexicon, thing: &Thing, class: WordClass) -> bool {
    let noun = thing.nouns.first();
    noun.is_some_and(|noun| lexicon.word_classes.has(class, noun))
}

/// Whether a sheet knows the organisation, and so would tell its country.
fn known(lexicon: &Lexicon, entity: &Entity) -> bool {
    lexicon.organisations.get(&entity.name).is_some()
}
