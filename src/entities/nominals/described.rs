//! A noun right before a name that says what the name is: *telecoms giant Okafor Technologies* is one thing.

use super::super::chains::{Chains, is_plural};
use super::super::history::History;
use super::super::proper::whole;
use super::super::{EntityType, Role};
use super::{Nominal, describe};
use crate::lexicon::parties::PartyClass;

/// The mention of the name that a noun for a body describes; the noun is no party of its own.
pub(super) fn at(chains: &mut Chains, nominal: &Nominal) -> Option<u32> {
    let reading = chains.reading;
    let body = matches!(nominal.party.class, PartyClass::Org | PartyClass::Group);
    if !body || nominal.owner.is_some() || is_plural(reading, nominal.head) || nominal.head + 1 >= reading.len() {
        return None;
    }
    let name = chains.name_at[nominal.head + 1];
    let mention = chains.mentions.get(name as usize)?;
    let org = chains.things[mention.entity as usize].entity.kind == EntityType::Org;
    let (first, head, thing) = (mention.first as usize, mention.head as usize, mention.entity);
    // the tree often loses what stands after "telecoms giant"
    let firm = nominal.party.sector == Some("BUS") && !reading.deprel(head).is_subject();
    if !org || first != nominal.head + 1 || !(firm || whole::beside(reading, nominal.head, head)) {
        return None;
    }
    chains.by_head[nominal.head] = name;
    let thing = &mut chains.things[thing as usize];
    describe(thing, nominal);
    if let Some(code) = &nominal.country {
        thing.entity.belongs_to(code, "modifier");
    }
    Some(name)
}

/// *the Lima Herald newspaper*, *the Unity Front movement*: a noun right after a name that only says what the name is.
pub(super) fn before(chains: &mut Chains, nominal: &Nominal) -> Option<u32> {
    const BODIES: [&str; 6] = ["group", "militia", "movement", "organisation", "organization", "party"];
    let reading = chains.reading;
    let paper = nominal.party.sector == Some("MED") && nominal.party.class == PartyClass::Org;
    let body = BODIES.contains(&nominal.phrase.as_str());
    if !(paper || body) || is_plural(reading, nominal.head) || nominal.owner.is_some() {
        return None;
    }
    let from = (nominal.head + 1).checked_sub(nominal.phrase.split(' ').count())?;
    let name = chains.name_at[from.checked_sub(1)?];
    let mention = chains.mentions.get(name as usize)?;
    let entity = &chains.things[mention.entity as usize].entity;
    // "the UN group", "the ministry newspaper" are others than the body
    let within = !paper && !matches!(entity.sector, None | Some("REB" | "OPP" | "CRM" | "CVL" | "NGO"));
    let paper = !paper || matches!(entity.sector, None | Some("MED" | "BUS"));
    if entity.kind != EntityType::Org || within || !paper || mention.first as usize != nominal.first {
        return None;
    }
    let thing = mention.entity;
    chains.by_head[nominal.head] = name;
    describe(&mut chains.things[thing as usize], nominal);
    Some(name)
}

/// *a Unity Party lawmaker … Eva Lindqvist, a Unity Party lawmaker*: whom the next sentences name by the same office.
pub(super) fn later(chains: &Chains, history: &History, nominal: &Nominal) -> Option<u32> {
    /// Sentences and words within which the name comes.
    const NEAR: (usize, usize) = (3, 120);
    if !nominal.indefinite || nominal.plural || nominal.party.class != PartyClass::Person {
        return None;
    }
    let reading = chains.reading;
    let body = |t: &u32| chains.things[*t as usize].entity.kind == EntityType::Org;
    let body = (nominal.first..nominal.head)
        .filter_map(|t| chains.named(t))
        .find(body)?;
    let sentence = reading.sentence_index(nominal.head);
    let ahead = (nominal.head + 1..reading.len()).take(NEAR.1);
    let ahead = ahead.take_while(|&t| reading.sentence_index(t) <= sentence + NEAR.0);
    let after = reading.span(nominal.head).end;
    let same = |&t: &u32| {
        let entity = &chains.things[t as usize].entity;
        let office = |r: &Role| r.noun == nominal.noun && r.org == Some(body) && r.span.start >= after;
        entity.kind == EntityType::Person && entity.roles.iter().any(office)
    };
    let mut found = ahead.filter_map(|t| chains.named(t)).filter(same);
    let first = found.next()?;
    let mut before = history.recent(NEAR.1).map(|m| chains.mentions[m as usize].entity);
    (before.all(|t| t != first) && found.all(|t| t == first)).then_some(first)
}
