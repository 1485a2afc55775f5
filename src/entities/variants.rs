//! Names of one thing: `Ilse Brandt` and `Brandt`, `Ministry of Defence` and `Defence Ministry`, `NATO` and its long form.

mod bodies;
mod persons;
mod seats;

use std::collections::{HashMap, HashSet};

use super::chains::{Chains, words};
use super::country;
use super::proper::{Proper, families};
use super::spelling::{initials, parts, sound};
use super::{EntityType, MentionKind};
use crate::lexicon::Lexicon;
use crate::lexicon::countries::CountryForm;
use crate::lexicon::gazetteer::fold;
use crate::lexicon::name_kinds::{Kind, Place};
use crate::lexicon::parties::PartyClass;
use crate::syntax::{Reading, Upos};

/// Things with a name that share a word or key; only the latest few are looked at.
const CANDIDATES: usize = 12;

/// First words of lands that are called by them alone.
pub(super) const HALVES: [&str; 4] = ["North", "South", "East", "West"];

/// Where each name key leads.
#[derive(Default)]
struct Index {
    /// Whole names: type and key.
    exact: HashMap<(EntityType, String), u32>,
    /// Every word of a full name → things, most recent last.
    words: HashMap<String, Vec<u32>>,
    /// How the last word of a person's name begins → things.
    starts: HashMap<String, Vec<u32>>,
    /// Initials of organisations.
    initials: HashMap<String, u32>,
    /// Words of each thing's fullest name.
    full: HashMap<u32, Vec<String>>,
    /// `North` → the land of that half spoken of last: *the North* is North Korea.
    halves: HashMap<String, u32>,
    /// Persons told as somebody's wife, son, brother.
    kin: HashSet<u32>,
    /// Capitals that the article names as governments and never as places.
    seats: HashSet<String>,
}

/// Gives every name a thing: first the full names, then the short ones that refer to them.
pub(super) fn join(chains: &mut Chains, names: &[Proper]) {
    let mut index = Index {
        seats: seats::read(chains, names),
        ..Index::default()
    };
    let mut found: Vec<Option<(u32, &'static str)>> = vec![None; names.len()];
    for (i, name) in names.iter().enumerate() {
        if let Some(text) = persons::of_a_couple(chains, name, names.get(i + 1)) {
            found[i] = Some(full(chains, &mut index, name, &text));
        } else if is_full(chains.reading, name) {
            let before = i
                .checked_sub(1)
                .filter(|&b| also_known(chains.reading, name, names.get(b)));
            found[i] = match before.map(|b| found[b]) {
                None => {
                    let text = words(chains.reading, name.first, name.last);
                    Some(full(chains, &mut index, name, &text))
                }
                // the other name is known from here on
                Some(Some((thing, _))) => Some(alias(chains, &mut index, name, thing)),
                Some(None) => None,
            };
        }
    }
    let mut last_seen: HashMap<u32, usize> = HashMap::new();
    for (i, (slot, name)) in found.iter_mut().zip(names).enumerate() {
        let before = names.get(i.wrapping_sub(1));
        let (thing, rule) = match *slot {
            Some(known) => known,
            None if also_known(chains.reading, name, before) => {
                let named = before.and_then(|b| chains.named(b.first));
                let text = || words(chains.reading, name.first, name.last);
                let thing = named.unwrap_or_else(|| chains.thing(text(), name.kind, false));
                alias(chains, &mut index, name, thing)
            }
            None => short(chains, &mut index, name, before, &last_seen),
        };
        last_seen.insert(thing, i);
        attach(chains, name, thing, rule);
    }
    relatives(chains, &index);
}

/// The persons of a family's name are its members, if there are several.
fn relatives(chains: &mut Chains, index: &Index) {
    for t in 0..chains.things.len() {
        let entity = &chains.things[t].entity;
        if entity.kind != EntityType::Group {
            continue;
        }
        let name = fold(&entity.name);
        let names = [Some(name.as_str()), families::surname(&name)];
        let things = names
            .into_iter()
            .flatten()
            .find_map(|of| index.words.get(&sound(chains.lexicon, of)));
        let person = |&t: &u32| {
            let last = index.full.get(&t).and_then(|full| full.last());
            let named = last.is_some_and(|last| names.contains(&Some(last.as_str())));
            named && chains.things[t as usize].entity.kind == EntityType::Person
        };
        let latest = things.into_iter().flatten().rev().take(CANDIDATES).copied();
        let mut members: Vec<u32> = latest.filter(person).collect();
        members.reverse();
        if members.len() > 1 {
            chains.things[t].entity.members = members;
        }
    }
}

fn attach(chains: &mut Chains, name: &Proper, thing: u32, rule: &'static str) {
    let id = chains.mention((name.first, name.last, name.head), MentionKind::Name, thing, rule);
    let entity = &mut chains.things[thing as usize].entity;
    entity.gender = entity.gender.or(name.gender);
    // a title may be the head that the sentence hangs on
    let mut up = chains.reading.head(name.head);
    while let Some(h) = up.filter(|h| (name.title..name.first).contains(h)) {
        chains.by_head[h] = id;
        up = chains.reading.head(h);
    }
}

fn is_full(reading: &Reading, name: &Proper) -> bool {
    match name.kind {
        EntityType::Person => name.first < name.last,
        EntityType::Org => name.first < name.last && !is_acronym(&words(reading, name.first, name.last)),
        _ => true,
    }
}

fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    (2..=8).contains(&letters.clone().count())
        && letters.clone().filter(|c| c.is_uppercase()).count() >= 2
        && !word.contains(' ')
        && letters.filter(|c| c.is_lowercase()).count() <= 1
}

/// Full names: by key, else a thing whose name fits, else a new thing.
fn full(chains: &mut Chains, index: &mut Index, name: &Proper, text: &str) -> (u32, &'static str) {
    let key = key(chains, index, name, text);
    let known = index.exact.get(&(name.kind, key.clone())).map(|&t| (t, "exact"));
    let found = known.or_else(|| match name.kind {
        EntityType::Person => persons::full(chains.lexicon, index, &parts(text)).map(|t| (t, "name")),
        EntityType::Org => bodies::longer(chains, index, &parts(text))
            .or_else(|| bodies::prefixed(chains, index, text))
            .map(|t| (t, "short-form")),
        EntityType::Gpe | EntityType::Loc => index.halves.get(text).map(|&t| (t, "short-form")),
        _ => None,
    });
    let (thing, rule) = found.unwrap_or_else(|| (chains.thing(text, name.kind, false), "first"));
    if rule == "first" && persons::is_kin(chains, name) {
        index.kin.insert(thing);
    }
    if key.starts_with('=') && name.kind == EntityType::Gpe {
        chains.things[thing as usize].set_country();
    }
    // the next *North* may be another land's
    if !HALVES.contains(&text) {
        index.exact.entry((name.kind, key)).or_insert(thing);
    }
    if let Some((half, _)) = text.split_once(' ').filter(|(half, _)| HALVES.contains(half))
        && name.kind == EntityType::Gpe
    {
        index.halves.insert(half.to_owned(), thing);
    }
    remember(chains, index, name, text, thing);
    (thing, rule)
}

fn remember(chains: &mut Chains, index: &mut Index, name: &Proper, text: &str, thing: u32) {
    let parts = parts(text);
    if name.kind == EntityType::Person
        && let Some(last) = parts.last()
    {
        let things = index
            .starts
            .entry(persons::start(&sound(chains.lexicon, last)))
            .or_default();
        if things.last() != Some(&thing) {
            things.push(thing);
        }
    }
    if matches!(name.kind, EntityType::Person | EntityType::Org) {
        for word in &parts {
            let things = index.words.entry(sound(chains.lexicon, word)).or_default();
            if things.last() != Some(&thing) {
                things.retain(|t| *t != thing);
                things.push(thing);
            }
        }
    }
    if name.kind == EntityType::Org {
        for initials in initials(text) {
            index.initials.entry(initials).or_insert(thing);
        }
    }
    let fullest = index.full.entry(thing).or_default();
    if parts.len() > fullest.len() {
        *fullest = parts;
        text.clone_into(&mut chains.things[thing as usize].entity.name);
    }
}

/// *Omar Ali, also known as Farmajo*.
fn also_known(reading: &Reading, name: &Proper, before: Option<&Proper>) -> bool {
    const WAYS: [&[&str]; 4] = [
        &["also", "known", "as"],
        &["better", "known", "as"],
        &["widely", "known", "as"],
        &["also", "called"],
    ];
    let ends = |way: &&[&str]| {
        let from = name.title.checked_sub(way.len());
        from.is_some_and(|from| {
            // "Guo Li, *a singer* better known as Lili"
            let aside = |from: usize, last: usize| {
                let opens = reading.form(last + 1) == "," && matches!(reading.form(last + 2), "a" | "an" | "the");
                let plain = |t: usize| !matches!(reading.upos(t), Upos::Punct | Upos::Verb);
                opens && from <= last + 9 && (last + 2..from).all(plain)
            };
            let near = before.is_some_and(|b| {
                b.last + 1 == from
                    || b.last + 2 == from && reading.form(from - 1) == ","
                    || b.last + 2 < from && aside(from, b.last)
            });
            near && way.iter().zip(from..).all(|(word, t)| reading.form(t) == *word)
        })
    };
    WAYS.iter().any(ends) && before.is_some_and(|b| b.kind == name.kind)
}

/// Gives a thing another name.
fn alias(chains: &mut Chains, index: &mut Index, name: &Proper, thing: u32) -> (u32, &'static str) {
    let text = words(chains.reading, name.first, name.last);
    let key = key(chains, index, name, &text);
    index.exact.insert((name.kind, key), thing);
    for word in parts(&text) {
        index.words.entry(sound(chains.lexicon, &word)).or_default().push(thing);
    }
    (thing, "also-known")
}

/// Short names: a surname, an acronym, the head of a long name, else a thing of its own.
fn short(
    chains: &mut Chains,
    index: &mut Index,
    name: &Proper,
    before: Option<&Proper>,
    last_seen: &HashMap<u32, usize>,
) -> (u32, &'static str) {
    let text = words(chains.reading, name.first, name.last);
    let key = key(chains, index, name, &text);
    if name.kind == EntityType::Person
        && let Some(found) = persons::surname(chains, index, name, &text, last_seen)
    {
        return found;
    }
    let known = index.exact.get(&(name.kind, key.clone()));
    if let Some(&thing) = known.filter(|t| persons::agrees(chains, name, **t)) {
        return (thing, "exact");
    }
    if name.kind == EntityType::Person
        && let Some(thing) = persons::spelt(chains, index, name, &text)
    {
        return (thing, "spelling");
    }
    if name.kind == EntityType::Org {
        let found = in_brackets(chains, name, before).map(|t| (t, "brackets"));
        // the UN is no US Navy
        let known = || chains.lexicon.organisations.is_international(&text);
        let initials = index.initials.get(&fold(&text)).filter(|_| !known());
        let found = found.or_else(|| initials.map(|&t| (t, "acronym")));
        let found = found.or_else(|| part_of_name(chains, index, &text).map(|t| (t, "short-form")));
        let found = found.or_else(|| by_noun(chains, index, &text, last_seen).map(|t| (t, "short-form")));
        if let Some((thing, rule)) = found {
            // "the Social Democrats (SPD)"
            let entity = &mut chains.things[thing as usize].entity;
            if entity.kind == EntityType::Norp {
                entity.kind = EntityType::Org;
            }
            index.exact.insert((name.kind, key), thing);
            return (thing, rule);
        }
    }
    let thing = chains.thing(&*text, name.kind, false);
    index.exact.insert((name.kind, key), thing);
    if name.kind == EntityType::Person {
        remember(chains, index, name, &text, thing);
    }
    (thing, "first")
}

/// `Long Name (ABC)`.
fn in_brackets(chains: &Chains, name: &Proper, before: Option<&Proper>) -> Option<u32> {
    // "members of the European Parliament (MEPs)" are not the parliament
    let many = chains.reading.form(name.last).ends_with('s');
    let before = before.filter(|b| b.last + 2 == name.first && (!many || chains.reading.form(b.last).ends_with('s')));
    let before = before.filter(|b| matches!(b.kind, EntityType::Org | EntityType::Norp))?;
    if chains.reading.form(before.last + 1) != "(" {
        return None;
    }
    chains.named(before.first)
}

/// `the University` after `University of Narva`: the organisation of that noun named last, before any the next one.
fn by_noun(chains: &Chains, index: &Index, text: &str, last_seen: &HashMap<u32, usize>) -> Option<u32> {
    let noun = fold(text);
    let party = chains.lexicon.parties.get(&noun)?;
    if party.class != PartyClass::Org {
        return None;
    }
    let ends = |t: &u32| {
        let full = index.full.get(t).map(Vec::as_slice).unwrap_or_default();
        let org = chains.things[*t as usize].entity.kind == EntityType::Org;
        org && full.len() > 1 && (full.first() == Some(&noun) || full.last() == Some(&noun))
    };
    let things = index
        .words
        .get(&sound(chains.lexicon, &noun))?
        .iter()
        .rev()
        .take(CANDIDATES)
        .copied();
    let things: Vec<u32> = things.filter(ends).collect();
    let seen = things.iter().copied().filter(|t| last_seen.contains_key(t));
    seen.max_by_key(|t| last_seen.get(t).copied())
        .or_else(|| things.last().copied())
}

/// `Boeing` after `Boeing Co`, `the Tigers` after `Tamil Tigers`: the first words or the last one of exactly one
/// organisation.
fn part_of_name(chains: &Chains, index: &Index, text: &str) -> Option<u32> {
    let parts = parts(text);
    let first = parts.first()?;
    if chains.lexicon.countries.get(text).is_some() || chains.lexicon.parties.get(first).is_some() {
        return None;
    }
    let begins = |t: &&u32| {
        let full = index.full.get(t).map(Vec::as_slice).unwrap_or_default();
        let ends = full.len() > 1 && parts.len() == 1 && full.ends_with(&parts);
        chains.things[**t as usize].entity.kind == EntityType::Org && (ends || full.starts_with(&parts))
    };
    let mut things = index
        .words
        .get(&sound(chains.lexicon, first))?
        .iter()
        .rev()
        .take(CANDIDATES)
        .filter(begins);
    let only = things.next().copied();
    only.filter(|_| things.next().is_none())
}

/// What two names of one thing share.
fn key(chains: &Chains, index: &Index, name: &Proper, text: &str) -> String {
    match name.kind {
        EntityType::Gpe | EntityType::Loc => place_key(chains, index, name, text),
        EntityType::Norp => match country::demonym(chains.lexicon, text) {
            Some(word) => format!("={}", word.code),
            None => fold(text).trim_end_matches('s').to_owned(),
        },
        EntityType::Org => bodies::key(chains.lexicon, text),
        EntityType::Event => fold(event_key(chains.lexicon, text)),
        // "the Lunds" are Mr and Mrs Lund
        EntityType::Group if name.title == name.first => fold(families::surname(text).unwrap_or(text)),
        _ => fold(text),
    }
}

/// `Hurricane Marta` without the word that tells what it is.
fn event_key<'t>(lexicon: &Lexicon, text: &'t str) -> &'t str {
    let told = |first: &str| lexicon.name_kinds.get(&(Place::First, first.to_owned())) == Some(&Kind::Event);
    let rest = text.split_once(' ').filter(|(first, _)| told(first));
    rest.map_or(text, |(_, rest)| rest)
}

fn place_key(chains: &Chains, index: &Index, name: &Proper, text: &str) -> String {
    match chains.lexicon.country(text) {
        Some(word) if matches!(word.form, CountryForm::Name | CountryForm::Seat) => format!("={}", word.code),
        Some(word) if word.form == CountryForm::Capital && seats::is_one(chains, index, name, text) => {
            format!("={}", word.code)
        }
        _ => fold(text),
    }
}
