//! Proper names with their type: trims titles, tells a country from a region, adds what word lists know for certain.
//!
//! *Prime Minister Ilse Brandt crossed the Black Sea* gives a person and, since a sea has no government, a LOC.

use std::collections::{HashMap, HashSet};

use super::EntityType;
use super::chains::{head_of, words};
use super::names::{self, NameClass};
use crate::lexicon::Lexicon;
use crate::lexicon::actors::ActorKind;
use crate::lexicon::countries::CountryForm;
use crate::lexicon::gazetteer::{Gazetteer, fold};
use crate::lexicon::parties::PartyClass;
use crate::syntax::{Deprel, Reading, Upos};

/// Tokens of the longest organisation looked up.
const LONGEST: usize = 12;

/// One name and its type.
#[derive(Debug, Clone)]
pub(super) struct Proper {
    pub first: usize,
    pub last: usize,
    pub head: usize,
    pub kind: EntityType,
    /// First token of the title before it, or `first`.
    pub title: usize,
    /// From a title: `Mrs`.
    pub gender: Option<&'static str>,
}

/// All names of the article, in order; none overlaps another.
pub(super) fn find(reading: &Reading, lexicon: &Lexicon) -> Vec<Proper> {
    let mut covered = vec![false; reading.len()];
    let mut found = Vec::new();
    let known = all_known(reading, lexicon);
    let sure = long_known(&known);
    for name in names::find(reading, lexicon) {
        let (first, last) = (name.first as usize, name.last as usize);
        // a name inside a long known one is part of it; one around it knows better
        let at = sure.partition_point(|k| k.last < first);
        if sure
            .get(at)
            .is_some_and(|k| k.first <= last && !(first <= k.first && k.last <= last))
        {
            continue;
        }
        if let Some(proper) = trimmed(reading, lexicon, first, last, name.class) {
            covered[proper.first..=proper.last].fill(true);
            found.push(proper);
        }
    }
    add_known(&known, &covered, &mut found);
    found.sort_by_key(|p| p.first);
    agree(reading, &mut found);
    surnames(reading, lexicon, &mut found);
    found
}

/// *Lindqvist* alone, in an article about Eva Lindqvist, is no company.
fn surnames(reading: &Reading, lexicon: &Lexicon, found: &mut [Proper]) {
    let text = |p: &Proper| words(reading, p.first, p.last);
    let full = found
        .iter()
        .filter(|p| p.kind == EntityType::Person && p.last > p.first);
    let families: HashSet<String> = full.map(|p| fold(reading.form(p.last))).collect();
    for proper in found.iter_mut().filter(|p| p.first == p.last) {
        let name = text(proper);
        let place = matches!(proper.kind, EntityType::Gpe | EntityType::Loc);
        let known = lexicon.countries.get(&name).is_some()
            || lexicon.organisations.get(&name).is_some()
            || (place && Gazetteer::shipped().places(&name).any(|(_, main)| main));
        if !known && name.chars().any(char::is_lowercase) && families.contains(&fold(&name)) {
            proper.kind = EntityType::Person;
        }
    }
}

/// Leaves out determiner, title and possessive; nothing if no name is left.
fn trimmed(reading: &Reading, lexicon: &Lexicon, first: usize, last: usize, class: NameClass) -> Option<Proper> {
    let (mut first, mut last) = (first, last);
    while first < last && (reading.upos(first) == Upos::Det || reading.form(first).eq_ignore_ascii_case("the")) {
        first += 1;
    }
    while first < last && (matches!(reading.form(last), "'s" | "’s" | "'" | "’") || reading.upos(last) == Upos::Punct)
    {
        last -= 1;
    }
    let text = |a, b| words(reading, a, b);
    let mut title = first;
    let mut gender = None;
    let place = lexicon.states.get(&text(first, last)).is_some() || lexicon.regions.get(&text(first, last)).is_some();
    if !place && matches!(class, NameClass::Person | NameClass::Misc) {
        while let Some((end, row)) = lexicon.titles.starting(first, last, text) {
            gender = gender.or(row.gender);
            first = end + 1;
        }
    }
    let sentence = reading.sentence(first).first as usize;
    while title > sentence && !place {
        let Some((start, row)) = lexicon.titles.ending(sentence, title - 1, text) else {
            break;
        };
        gender = gender.or(row.gender);
        title = start;
    }
    if !reading.form(first).chars().any(char::is_alphabetic) && first == last {
        return None;
    }
    if first == last && is_office(lexicon, reading.form(first)) {
        return None;
    }
    let kind = kind(reading, lexicon, (first, last), class, title < first);
    Some(Proper {
        first,
        last,
        head: head_of(reading, first, last),
        kind,
        title: if kind == EntityType::Person { title } else { first },
        gender: gender.filter(|_| kind == EntityType::Person),
    })
}

fn kind(
    reading: &Reading,
    lexicon: &Lexicon,
    (first, last): (usize, usize),
    class: NameClass,
    titled: bool,
) -> EntityType {
    let text = words(reading, first, last);
    if let Some(kind) = lexicon.actors.phrases().get(&text) {
        return own_kind(*kind);
    }
    if !titled && last > first && lexicon.states.get(&text).is_some() {
        return EntityType::Gpe;
    }
    if !titled && last > first && lexicon.regions.get(&text).is_some() {
        return EntityType::Loc;
    }
    if class == NameClass::Person || (titled && class == NameClass::Misc) {
        return EntityType::Person;
    }
    if let Some(word) = lexicon.countries.get(&text) {
        match word.form {
            CountryForm::Name | CountryForm::Capital => return EntityType::Gpe,
            CountryForm::Demonym => return EntityType::Norp,
            CountryForm::Seat if class != NameClass::Org => return EntityType::Gpe,
            CountryForm::Seat => {}
        }
    }
    match class {
        NameClass::Org => EntityType::Org,
        NameClass::Fac => EntityType::Fac,
        NameClass::Norp => EntityType::Norp,
        NameClass::Product => EntityType::Product,
        NameClass::Event => EntityType::Event,
        NameClass::Work => EntityType::Work,
        NameClass::Loc => {
            if lexicon.organisations.get(&text).is_some() {
                return EntityType::Org;
            }
            place_kind(reading, lexicon, first, last)
        }
        NameClass::Misc | NameClass::Person => guess(reading, lexicon, first, last),
    }
}

/// *MEP*, *SHO*: a noun that is written in capitals, no name.
fn is_office(lexicon: &Lexicon, word: &str) -> bool {
    let noun = || lexicon.parties.get(&word.to_lowercase());
    let capitals = word.len() > 1 && word.chars().all(char::is_uppercase);
    capitals && lexicon.organisations.get(word).is_none() && noun().is_some_and(|p| p.class == PartyClass::Person)
}

/// The type that a row of the caller gives.
fn own_kind(kind: ActorKind) -> EntityType {
    match kind {
        ActorKind::Person => EntityType::Person,
        ActorKind::Org => EntityType::Org,
    }
}

/// A place with a government, without one, or something built.
fn place_kind(reading: &Reading, lexicon: &Lexicon, first: usize, last: usize) -> EntityType {
    let text = words(reading, first, last);
    if let Some(region) = lexicon.regions.get(&text) {
        return if matches!(region.kind, "admin1" | "city") {
            EntityType::Gpe
        } else {
            EntityType::Loc
        };
    }
    let feature = |token: usize| {
        let party = lexicon.parties.get(&reading.form(token).to_lowercase())?;
        (party.class == PartyClass::Place && first < last).then_some(party.sector?)
    };
    match feature(last).or_else(|| feature(first)) {
        Some("LOC") => EntityType::Loc,
        Some("FAC") => EntityType::Fac,
        _ => EntityType::Gpe,
    }
}

/// The type of a name of which nothing is known but its words.
fn guess(reading: &Reading, lexicon: &Lexicon, first: usize, last: usize) -> EntityType {
    let text = words(reading, first, last);
    if lexicon.organisations.get(&text).is_some() {
        return EntityType::Org;
    }
    let class = |token: usize| {
        lexicon
            .parties
            .get(&reading.form(token).to_lowercase())
            .map(|p| (p.class, p.sector))
    };
    let any = |wanted: PartyClass| (first..=last).any(|t| class(t).is_some_and(|(c, _)| c == wanted));
    if any(PartyClass::Org) {
        return EntityType::Org;
    }
    if any(PartyClass::Place) || lexicon.regions.get(&text).is_some() {
        return place_kind(reading, lexicon, first, last);
    }
    let gazetteer = Gazetteer::shipped();
    if first < last && gazetteer.gender(reading.form(first)).is_some() {
        return EntityType::Person;
    }
    if gazetteer.places(&text).any(|(_, main)| main) {
        return EntityType::Gpe;
    }
    let speaks =
        reading.deprel(reading.sentence(first).first as usize) == Deprel::Root || (1..3).contains(&(last - first));
    if speaks && !text.chars().all(|c| c.is_uppercase() || !c.is_alphabetic()) {
        return EntityType::Person;
    }
    EntityType::Org
}

/// Organisations and regions that a sheet knows by two words or more: *Southern African Development
/// Community* holds no place name. In order, none overlapping.
fn long_known(all: &[Proper]) -> Vec<Proper> {
    apart(all, |p| match p.kind {
        EntityType::Org | EntityType::Loc | EntityType::Person => p.last > p.first,
        // "Jammu and Kashmir" is one place
        EntityType::Gpe => p.last > p.first + 1,
        _ => false,
    })
}

/// Countries, demonyms and well-known organisations that the name finder missed.
fn add_known(all: &[Proper], covered: &[bool], found: &mut Vec<Proper>) {
    found.extend(apart(all, |p| !covered[p.first..=p.last].contains(&true)));
}

/// Those that are wanted, from left to right, none overlapping.
fn apart(all: &[Proper], wanted: impl Fn(&Proper) -> bool) -> Vec<Proper> {
    let mut found: Vec<Proper> = Vec::new();
    for proper in all.iter().filter(|p| wanted(p)) {
        if found.last().is_none_or(|before| before.last < proper.first) {
            found.push(proper.clone());
        }
    }
    found
}

/// The longest phrase that the sheets know from each token on.
fn all_known(reading: &Reading, lexicon: &Lexicon) -> Vec<Proper> {
    let mut found = Vec::new();
    for sentence in &reading.tokens.sentences {
        let end = sentence.last as usize;
        for at in sentence.first as usize..end {
            let starts = reading.form(at).starts_with(char::is_uppercase) || reading.form(at) == "al";
            if let Some((last, kind)) = starts.then(|| known(reading, lexicon, at, end)).flatten() {
                found.push(Proper {
                    first: at,
                    last,
                    head: head_of(reading, at, last),
                    kind,
                    title: at,
                    gender: None,
                });
            }
        }
    }
    found
}

fn known(reading: &Reading, lexicon: &Lexicon, at: usize, end: usize) -> Option<(usize, EntityType)> {
    let text = |a, b| words(reading, a, b);
    if let Some((last, kind)) = lexicon.actors.phrases().starting(at, end, text) {
        return nominal(reading, last).then_some((last, own_kind(*kind)));
    }
    if let Some((last, word)) = lexicon.countries.starting(at, end, text) {
        if last + 1 < end && matches!(reading.form(last + 1), "dollar" | "dollars" | "Dollar" | "Dollars") {
            return None;
        }
        let whole = words(reading, at, last);
        let alone = at < last || whole.len() > 3 || matches!(whole.as_str(), "US" | "UK" | "UAE" | "USA");
        let kind = match word.form {
            CountryForm::Name | CountryForm::Capital => EntityType::Gpe,
            CountryForm::Demonym => EntityType::Norp,
            CountryForm::Seat => return None,
        };
        return (alone && nominal(reading, last)).then_some((last, kind));
    }
    if let Some((last, region)) = lexicon.regions.starting(at, end, text) {
        let kind = if matches!(region.kind, "admin1" | "city") {
            EntityType::Gpe
        } else {
            EntityType::Loc
        };
        return (nominal(reading, last)).then_some((last, kind));
    }
    if let Some((last, state)) = lexicon.states.starting(at, end, text) {
        let whole = words(reading, at, last);
        // "Wis." and "OH" only after the name of a town
        let after_town = at >= 2 && reading.form(at - 1) == "," && reading.upos(at - 2) == Upos::Propn;
        return (whole == state.name || after_town).then_some((last, EntityType::Gpe));
    }
    let last = (at..end.min(at + LONGEST)).rev().find(|&last| {
        let whole = words(reading, at, last);
        let sure = whole.contains(' ')
            || (whole.len() > 2 && whole.chars().all(char::is_uppercase))
            || (whole.len() > 3 && reading.upos(last) == Upos::Propn)
            || matches!(&*whole, "UN" | "EU");
        sure && lexicon.organisations.get(&whole).is_some()
    })?;
    let capitals = |i: usize| i >= end || reading.form(i).chars().all(|c| !c.is_lowercase());
    let shouting = capitals(at) && capitals(at + 1) && capitals(at.saturating_sub(1)) && at > 0;
    (nominal(reading, last) && !shouting).then_some((last, EntityType::Org))
}

fn nominal(reading: &Reading, token: usize) -> bool {
    matches!(reading.upos(token), Upos::Propn | Upos::Noun | Upos::Adj | Upos::X)
}

/// One name has one type in an article: the one most of its mentions got.
fn agree(reading: &Reading, found: &mut [Proper]) {
    let key = |p: &Proper| fold(&words(reading, p.first, p.last));
    let mut votes: HashMap<String, Vec<(EntityType, usize)>> = HashMap::new();
    for proper in found.iter() {
        let kinds = votes.entry(key(proper)).or_default();
        match kinds.iter_mut().find(|(k, _)| *k == proper.kind) {
            Some((_, n)) => *n += 1,
            None => kinds.push((proper.kind, 1)),
        }
    }
    for proper in found.iter_mut() {
        let kinds = votes.get(&key(proper)).map(Vec::as_slice).unwrap_or_default();
        let best = kinds.iter().rev().max_by_key(|(_, n)| *n);
        if let Some((kind, _)) = best.filter(|_| kinds.len() > 1) {
            if *kind != EntityType::Person {
                (proper.title, proper.gender) = (proper.first, None);
            }
            proper.kind = *kind;
        }
    }
}
