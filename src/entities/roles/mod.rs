//! Offices and descriptions of persons, as the article words them.
//!
//! *Latvian Foreign Minister Ilse Brandt*, *Brandt, 45, a spokeswoman for the bank*, *the bank's spokeswoman, Ilse
//! Brandt* and *Brandt is the mayor of Riga* all give roles; a form of address (*Mrs Brandt*) gives none.

mod before;
mod beside;
mod clauses;
mod phrase;
pub(super) mod sectors;
mod status;

use super::chains::{Chains, party_at, words};
use super::proper::Proper;
use super::{EntityType, Role};
use crate::lexicon::parties::PartyClass;
use crate::syntax::{Deprel, Reading, Upos};
pub(super) use phrase::premodified;
pub(super) use status::is_past;

/// Words of the longest role read before a name.
const LONGEST: usize = 9;

/// One role as it stands in the text.
struct Office {
    first: usize,
    last: usize,
    head: usize,
    sector: Option<&'static str>,
    gender: Option<&'static str>,
}

/// Reads the roles around every person's name; `names[i]` is mention `i`.
pub(super) fn read(chains: &mut Chains, names: &[Proper]) {
    for (mention, name) in names.iter().enumerate() {
        if name.kind != EntityType::Person {
            continue;
        }
        before::read(chains, mention, name);
        beside::read(chains, mention, name);
    }
}

/// Once nouns are resolved: the organisation of *the bank's spokeswoman* and *spokeswoman for the ministry*.
pub(super) fn link(chains: &mut Chains) {
    for thing in 0..chains.things.len() {
        for role in 0..chains.things[thing].entity.roles.len() {
            let office = &chains.things[thing].entity.roles[role];
            if office.org.is_none() {
                let org = owner(chains, thing, office);
                chains.things[thing].entity.roles[role].org = org;
            }
        }
    }
}

fn owner(chains: &Chains, thing: usize, office: &Role) -> Option<u32> {
    let reading = chains.reading;
    let head = office.head as usize;
    let possessor = reading.child(head, &[Deprel::NmodPoss]);
    let after = reading.tokens_in(office.span).filter(|&t| t > head);
    let mut tokens = possessor.into_iter().chain(after);
    tokens.find_map(|t| {
        let entity = chains.mentions.get(chains.by_head[t] as usize)?.entity;
        let body = matches!(
            chains.things[entity as usize].entity.kind,
            EntityType::Org | EntityType::Gpe | EntityType::Group
        );
        (body && entity as usize != thing).then_some(entity)
    })
}

/// Whether the noun at this token can be the office of one person; its first token, sector and gender.
fn office_noun(chains: &Chains, token: usize) -> Option<(usize, Option<&'static str>, Option<&'static str>)> {
    let (from, party) = party_at(chains.reading, chains.lexicon, token)?;
    // "Okafor accused Mr Brandt" calls nobody the accused
    let says = chains.reading.upos(token) == Upos::Verb && chains.reading.subject(token).is_some();
    (party.class == PartyClass::Person && !says).then_some((from, party.sector, party.gender))
}

fn add(chains: &mut Chains, mention: usize, office: &Office) {
    let reading = chains.reading;
    let Office { first, last, head, .. } = *office;
    let thing = chains.mentions[mention].entity as usize;
    chains.in_role[head] = true;
    for t in first..=head.min(last) {
        chains.in_role[t] = true;
    }
    let text = words(reading, first, last);
    let span = reading.cover(first, last);
    let role = Role {
        span,
        head: head as u32,
        noun: reading.lemma(head).to_lowercase(),
        org: named_body(chains, thing, office),
        status: status::status(reading, first, last),
    };
    let noun = reading.lemma(head).to_lowercase();
    let found = &mut chains.things[thing];
    let roles = &mut found.entity.roles;
    match roles
        .iter_mut()
        .find(|r| r.span.of(reading.text).eq_ignore_ascii_case(&text))
    {
        Some(again) => again.org = again.org.or(role.org),
        None => roles.push(role),
    }
    if !found.nouns.contains(&noun) {
        found.nouns.push(noun);
    }
    found.entity.sector = found.entity.sector.or(office.sector);
    found.entity.gender = found.entity.gender.or(office.gender);
}

/// Whose office it is: the possessor of its noun, or what stands right before it with a possessive, *Portugal's
/// Ambassador to Peru*.
pub(super) fn possessor(reading: &Reading, first: usize, head: usize) -> Option<usize> {
    let before = || {
        let mark = first.checked_sub(2)?;
        let sentence = reading.sentence(first).first as usize;
        (mark >= sentence && matches!(reading.form(mark + 1), "'s" | "’s")).then_some(mark)
    };
    reading.child(head, &[Deprel::NmodPoss]).or_else(before)
}

/// What a role names as its organisation: an organisation in it, its possessor, then a country or nationality.
fn named_body(chains: &Chains, thing: usize, office: &Office) -> Option<u32> {
    let within = |kind: EntityType| {
        let mut named = (office.first..=office.last).rev().filter_map(|t| chains.named(t));
        named.find(|&t| chains.things[t as usize].entity.kind == kind && t as usize != thing)
    };
    let possessor = possessor(chains.reading, office.first, office.head);
    let owner = possessor.and_then(|p| chains.named(p)).filter(|&o| {
        let kind = chains.things[o as usize].entity.kind;
        !matches!(kind, EntityType::Person)
    });
    within(EntityType::Org)
        .or(owner)
        .or_else(|| within(EntityType::Gpe))
        .or_else(|| within(EntityType::Norp))
}
