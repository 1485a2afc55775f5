//! Proper names with their type: trims titles, tells a country from a region, adds what word lists know for certain.
//!
//! *Prime Minister Ilse Brandt crossed the Black Sea* gives a person and, since a sea has no government, a LOC.

pub(super) mod families;
mod known;
pub(super) mod whole;

use std::collections::HashMap;

use super::EntityType;
use super::chains::{head_of, words};
use super::gender::leaning;
use super::names::{self, NameClass};
use super::spelling::{one_slip, sound};
use crate::lexicon::Lexicon;
use crate::lexicon::actors::ActorKind;
use crate::lexicon::countries::CountryForm;
use crate::lexicon::gazetteer::{Gazetteer, fold};
use crate::lexicon::parties::PartyClass;
use crate::syntax::{Deprel, Reading, Upos};

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
    let known = known::all(reading, lexicon);
    let sure = known::long(&known);
    for name in whole::mend(reading, lexicon, names::find(reading, lexicon)) {
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
    known::add(&known, &covered, &mut found);
    found.sort_by_key(|p| p.first);
    agree(reading, &mut found);
    surnames(reading, lexicon, &mut found);
    families::read(reading, lexicon, &mut found);
    families::firms(reading, &mut found);
    whole::described(reading, lexicon, &mut found);
    found
}

/// *Lindqvist* alone, in an article about Eva Lindqvist, is no company; nor is *Lindkvist* a town.
fn surnames(reading: &Reading, lexicon: &Lexicon, found: &mut [Proper]) {
    const ALIKE: usize = 8;
    let sound = |name: &str| sound(lexicon, &fold(name));
    let start = |word: &str| word.chars().take(2).collect::<String>();
    let mut families: HashMap<String, Vec<String>> = HashMap::new();
    for full in found
        .iter()
        .filter(|p| p.kind == EntityType::Person && p.last > p.first)
    {
        let family = sound(reading.form(full.last));
        let alike = families.entry(start(&family)).or_default();
        if !alike.contains(&family) && alike.len() < ALIKE {
            alike.push(family);
        }
    }
    for proper in found.iter_mut().filter(|p| p.first == p.last) {
        let name = words(reading, proper.first, proper.last);
        let main = || Gazetteer::shipped().places(&name).any(|(_, main)| main);
        let place = matches!(proper.kind, EntityType::Gpe | EntityType::Loc);
        let known = lexicon.countries.get(&name).is_some()
            || lexicon.states.get(&name).is_some()
            || lexicon.organisations.get(&name).is_some();
        if known || !name.chars().any(char::is_lowercase) {
            continue;
        }
        let word = sound(&name);
        let alike = families.get(&start(&word)).map(Vec::as_slice).unwrap_or_default();
        let slip = |family: &String| place && name.len() > 4 && one_slip(family, &word);
        let fits = alike.contains(&word) || alike.iter().any(slip);
        if fits && !(place && main()) {
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
            if is_of_name(lexicon, &text(first, end), &text(end + 1, last)) {
                break;
            }
            gender = gender.or(row.gender);
            first = end + 1;
        }
    }
    let sentence = reading.sentence(first).first as usize;
    while title > sentence && !place {
        let Some((start, row)) = lexicon.titles.ending(sentence, title - 1, text) else {
            break;
        };
        if title == first && is_of_name(lexicon, &text(start, title - 1), &text(first, last)) {
            (first, title) = (start, start);
            break;
        }
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

/// *Sheikh Hasina*, *MS Novak*: what looks like a title belongs to the name. No woman has the former as a title.
fn is_of_name(lexicon: &Lexicon, title: &str, rest: &str) -> bool {
    match title {
        "Sheikh" => leaning(lexicon, rest) == Some("female"),
        "MS" => rest.contains(char::is_lowercase),
        _ => false,
    }
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
    if !titled && is_body(lexicon, &text, class) {
        return EntityType::Org;
    }
    let country = lexicon.country(&text);
    let seat = country.is_some_and(|w| w.form == CountryForm::Seat);
    if (!seat || titled) && (class == NameClass::Person || (titled && class == NameClass::Misc)) {
        return EntityType::Person;
    }
    if let Some(word) = country {
        match word.form {
            CountryForm::Name | CountryForm::Capital => return EntityType::Gpe,
            CountryForm::Demonym => return EntityType::Norp,
            CountryForm::Seat if class != NameClass::Org || reading.deprel(last).is_subject() => {
                return EntityType::Gpe;
            }
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

/// Whether a sheet knows the name as a body that nobody and no place is called by: *Boko Haram*, *Saudi Aramco*.
fn is_body(lexicon: &Lexicon, text: &str, class: NameClass) -> bool {
    let Some(known) = lexicon.organisations.get(text) else {
        return false;
    };
    let person = class == NameClass::Person;
    let place = matches!(class, NameClass::Loc | NameClass::Fac);
    // a single word may be a surname or a town that the company was named after
    let sure = text.contains([' ', '-']) || !matches!(known.sector, Some("BUS" | "MED" | "OPP"));
    (person || place) && sure
}

/// *MEP*, *SHO*: a noun that is written in capitals, no name.
fn is_office(lexicon: &Lexicon, word: &str) -> bool {
    let noun = || lexicon.parties.get(&word.to_lowercase());
    // "MEPs"
    let word = word.strip_suffix('s').filter(|one| one.len() > 1).unwrap_or(word);
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
