//! Several things at once: *the two countries*, *both leaders*, and *they* for *Brandt and Okafor*.
//!
//! The antecedents are what the article joined by *and*, else the only ones of that kind in the sentences just before.

use super::chains::{Chains, NONE, Thing};
use super::history::History;
use super::{EntityType, Mention};
use crate::lexicon::parties::{Party, PartyClass};
use crate::lexicon::word_classes::WordClass;
use crate::syntax::{Deprel, Reading, Upos};

/// Sentences that a plural looks back.
const REACH: usize = 3;
/// Mentions that it looks through.
const WINDOW: usize = 40;
/// More are no pair or trio but a list.
const MOST: usize = 8;

/// What a plural stands for.
#[derive(Clone, Copy)]
enum Kind<'p> {
    /// *countries*, *neighbours*.
    States,
    /// *sides*, *parties*: whoever can stand against another, international bodies only if nobody else does.
    Sides { bodies: bool },
    /// *leaders*, *ministers*: persons of that noun or sector.
    Persons(&'p str, Option<&'static str>),
    /// *companies*.
    Bodies(&'p str, Option<&'static str>),
}

fn kind<'p>(noun: &'p str, party: &Party) -> Kind<'p> {
    match noun {
        "country" | "nation" | "state" | "neighbour" | "neighbor" | "republic" | "power" | "capital" => Kind::States,
        "side" | "party" | "rival" | "foe" | "ally" => Kind::Sides { bodies: false },
        _ if party.class == PartyClass::Org => Kind::Bodies(noun, party.sector),
        _ => Kind::Persons(noun, party.sector),
    }
}

/// How many a noun counts: *two leaders*, *both sides*.
fn count(reading: &Reading, head: usize) -> Option<usize> {
    let words = reading.children(head).iter().map(|&c| reading.form(c as usize));
    words.filter(|w| w.len() < 6).find_map(number)
}

fn number(word: &str) -> Option<usize> {
    match word.to_lowercase().as_str() {
        "both" | "two" | "2" => Some(2),
        "three" | "3" => Some(3),
        "four" | "4" => Some(4),
        "five" | "5" => Some(5),
        _ => None,
    }
}

/// What a number alone stands for.
pub(super) enum Counted {
    /// Persons or states.
    All(Vec<u32>),
    /// A group told by that number: *two students*.
    Group(u32),
}

/// The persons, group or states that a number alone stands for: *the three*.
pub(super) fn counted(chains: &Chains, history: &History, token: usize) -> Option<Counted> {
    let reading = chains.reading;
    let place = reading.deprel(token).is_subject() || matches!(reading.deprel(token), Deprel::Obj | Deprel::Obl);
    let the = reading.child(token, &[Deprel::Det])?;
    if !place || reading.upos(token) != Upos::Num || !reading.form(the).eq_ignore_ascii_case("the") {
        return None;
    }
    // "the two of them"
    if reading.children_by(token, &[Deprel::Nmod]).any(|c| c > token) {
        return None;
    }
    let wanted = number(reading.form(token))?;
    if let Some(persons) = found(chains, history, token, wanted, Kind::Persons("person", None)) {
        return Some(Counted::All(persons));
    }
    let group = |t: &Thing| {
        let first = t.entity.name.split(' ').next().and_then(number);
        t.entity.kind == EntityType::Group && t.entity.unnamed && first == Some(wanted)
    };
    let group = history.find(chains, group).map(Counted::Group);
    group.or_else(|| found(chains, history, token, wanted, Kind::States).map(Counted::All))
}

/// The entities that a definite plural stands for: as many as it counts, or all that one sentence before has of them,
/// *Foreign Minister Brandt met Defence Minister Okafor. The ministers …*.
pub(super) fn members(chains: &Chains, history: &History, head: usize, noun: &str, party: &Party) -> Option<Vec<u32>> {
    let kind = kind(noun, party);
    let Some(wanted) = count(chains.reading, head) else {
        let plain = chains.reading.children(head).iter().all(|&c| {
            let relation = chains.reading.deprel(c as usize);
            matches!(relation, Deprel::Det | Deprel::Punct | Deprel::Case) || c as usize > head
        });
        let office = matches!(kind, Kind::Persons(noun, _) if chains.lexicon.word_classes.has(WordClass::Peer, noun));
        return (plain && office).then(|| uncounted(chains, history, head, kind))?;
    };
    found(chains, history, head, wanted, kind).or_else(|| match kind {
        Kind::Sides { .. } => found(chains, history, head, wanted, Kind::Sides { bodies: true }),
        _ => None,
    })
}

/// All that the nearest sentence with at least two of them has, if it is near.
fn uncounted(chains: &Chains, history: &History, head: usize, kind: Kind) -> Option<Vec<u32>> {
    let reading = chains.reading;
    let sentence = reading.sentence_index(head);
    let before = history.recent(WINDOW).map(|m| &chains.mentions[m as usize]);
    let mut found: Vec<u32> = Vec::new();
    let mut last = sentence;
    for mention in before {
        let at = reading.sentence_index(mention.head as usize);
        if at != last {
            if found.len() > 1 || sentence - at.min(sentence) > REACH {
                break;
            }
            found.clear();
            last = at;
        }
        if at < sentence && fits(chains, mention.entity, kind) && !found.contains(&mention.entity) {
            found.insert(0, mention.entity);
        }
    }
    ((2..MOST).contains(&found.len())).then_some(found)
}

fn found(chains: &Chains, history: &History, head: usize, wanted: usize, kind: Kind) -> Option<Vec<u32>> {
    let reading = chains.reading;
    let sentence = reading.sentence_index(head);
    let mut found: Vec<u32> = Vec::new();
    let mut last = sentence;
    for m in history.recent(WINDOW) {
        let mention = &chains.mentions[m as usize];
        let at = reading.sentence_index(mention.head as usize);
        if sentence - at.min(sentence) > REACH {
            break;
        }
        if at != last && found.len() == wanted {
            return Some(found);
        }
        last = at;
        let joined = coordination(chains, mention).filter(|all| all.len() == wanted);
        if let Some(all) = joined.filter(|all| all.iter().all(|&t| fits(chains, t, kind))) {
            return Some(all);
        }
        if fits(chains, mention.entity, kind) && !found.iter().any(|&f| same_state(chains, f, mention.entity)) {
            found.insert(0, mention.entity);
        }
    }
    (found.len() == wanted).then_some(found)
}

fn fits(chains: &Chains, thing: u32, kind: Kind) -> bool {
    let thing = &chains.things[thing as usize];
    let entity = &thing.entity;
    let state = || match entity.kind {
        EntityType::Gpe => thing.is_country() || entity.site.as_ref().is_some_and(|s| s.kind == "country"),
        EntityType::Norp => entity.country.is_some(),
        _ => false,
    };
    let alike = |noun: &str, sector: Option<&str>| {
        thing.nouns.iter().any(|n| n == noun) || (sector.is_some() && entity.sector == sector)
    };
    match kind {
        Kind::States => state(),
        Kind::Sides { bodies } => {
            let body = matches!(entity.kind, EntityType::Org | EntityType::Group);
            let apart = matches!(entity.sector, Some("MED" | "CVL")) || (entity.sector == Some("IGO") && !bodies);
            state() || (body && !apart && entity.members.is_empty())
        }
        Kind::Persons(noun, sector) => {
            let anyone = matches!(noun, "man" | "woman" | "person" | "people");
            entity.kind == EntityType::Person && !thing.plural && (anyone || alike(noun, sector))
        }
        Kind::Bodies(noun, sector) => {
            let worded = entity.name.split([' ', '-']).any(|w| w.eq_ignore_ascii_case(noun));
            entity.kind == EntityType::Org && (worded || alike(noun, sector))
        }
    }
}

/// The same thing, or the name and the nationality of one country.
fn same_state(chains: &Chains, a: u32, b: u32) -> bool {
    let state = |t: u32| {
        let entity = &chains.things[t as usize].entity;
        let state = matches!(entity.kind, EntityType::Gpe | EntityType::Norp);
        entity.country.as_deref().filter(|_| state)
    };
    a == b || (state(a).is_some() && state(a) == state(b))
}

/// The things that *and* joins with a mention, in the order of the text.
pub(super) fn coordination(chains: &Chains, mention: &Mention) -> Option<Vec<u32>> {
    let reading = chains.reading;
    let head = mention.head as usize;
    let top = match reading.deprel(head) {
        Deprel::Conj => reading.head(head)?,
        _ => head,
    };
    let others = reading.children_by(top, &[Deprel::Conj]).filter(|&c| c > top);
    let heads: Vec<usize> = std::iter::once(top).chain(others.take(MOST)).collect();
    let last = *heads.last()?;
    // the conjunction may hang on the title of the last one: "and Defence Minister Peter Okafor"
    let before = heads.len().checked_sub(2).map_or(last, |i| heads[i]);
    let and = (before..last).any(|t| {
        let within = reading.head(t).is_some_and(|h| (t..=last).contains(&h));
        reading.deprel(t) == Deprel::Cc && within && reading.form(t) == "and"
    });
    if !(2..MOST).contains(&heads.len()) || !and {
        return None;
    }
    let thing = |&h: &usize| {
        let m = chains.by_head[h];
        (m != NONE).then(|| chains.mentions[m as usize].entity)
    };
    let mut all: Vec<u32> = heads.iter().map(thing).collect::<Option<_>>()?;
    all.dedup();
    (all.len() == heads.len()).then_some(all)
}

/// The group of these members: one spoken of before, else a new one.
pub(super) fn group(chains: &mut Chains, history: &History, members: Vec<u32>, name: &str, noun: &str) -> u32 {
    if let Some(known) = history.find(chains, |t| t.entity.members == members) {
        return known;
    }
    let country = |t: &u32| chains.things[*t as usize].entity.country.clone();
    let mut countries = members.iter().map(country);
    let shared = countries
        .next()
        .flatten()
        .filter(|first| countries.all(|c| c.as_ref() == Some(first)));
    let id = chains.thing(name, EntityType::Group, true);
    let thing = &mut chains.things[id as usize];
    thing.entity.members = members;
    if let Some(code) = shared {
        thing.entity.belongs_to(&code, "members");
    }
    thing.nouns.push(noun.to_owned());
    id
}
