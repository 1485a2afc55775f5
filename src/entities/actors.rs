//! Persons and organisations of `actors.tsv`: who they are, and the office they hold on the day of publication.
//!
//! With a row of the caller for *Ana Reyes*, minister of Chile since 2024, *Reyes* gets her id, and *the Chilean minister* who is not
//! named gets it too.

use super::EntityType;
use super::chains::{Chains, Thing, words};
use super::roles::is_past;
use crate::lexicon::actors::{Actor, ActorKind, Known};
use crate::lexicon::gazetteer::fold;

/// What tells a country that a row of the caller gives.
const ROW: &str = "row";
/// What tells one that a shipped row gives.
const SHEET: &str = "sheet";

/// Names first: id, gender and, of the row of the day, country, sector and office.
pub(super) fn read(chains: &mut Chains, day: Option<&str>) {
    for m in 0..chains.mentions.len() {
        let mention = &chains.mentions[m];
        let thing = mention.entity as usize;
        let kind = match chains.things[thing].entity.kind {
            EntityType::Person => ActorKind::Person,
            EntityType::Org => ActorKind::Org,
            _ => continue,
        };
        let name = words(chains.reading, mention.first as usize, mention.last as usize);
        if let Some(known) = chains.lexicon.actors.get(&name, kind, day)
            && !is_namesake(chains, thing, &name, known.who)
        {
            describe(&mut chains.things[thing], known);
        }
    }
}

/// "*Reyes*", where the article has named *Tom Reyes* in full.
fn is_namesake(chains: &Chains, thing: usize, name: &str, who: &Actor) -> bool {
    let entity = &chains.things[thing].entity;
    let longer = !name.contains(' ') && entity.name.contains(' ');
    let full = || chains.lexicon.actors.get(&entity.name, ActorKind::Person, None);
    longer && entity.kind == EntityType::Person && full().is_none_or(|known| known.who.name != who.name)
}

fn describe(thing: &mut Thing, known: Known) {
    identify(&mut thing.entity, known.who);
    let Some(now) = known.now else { return };
    thing.entity.sector = now.sector.or(thing.entity.sector);
    if let Some(code) = &now.country {
        thing.entity.belongs_to(code, if now.shipped { SHEET } else { ROW });
    }
    if now.shipped {
        return;
    }
    if let Some(office) = &now.office {
        let noun = office.rsplit(' ').next().unwrap_or(office);
        if !thing.nouns.iter().any(|n| n == noun) {
            thing.nouns.push(noun.to_owned());
        }
    }
    thing.office.clone_from(&now.organisation);
}

fn identify(entity: &mut super::Entity, who: &Actor) {
    entity.own_id = entity.own_id.take().or_else(|| who.id.clone());
    entity.wikidata = entity.wikidata.take().or_else(|| who.wikidata.clone());
    entity.gender = who.gender.or(entity.gender);
}

/// Whether a row told the country, so that nothing in the article changes it.
pub(super) fn told(entity: &super::Entity) -> bool {
    let person = entity.kind == EntityType::Person;
    entity.country_via == Some(ROW) || (person && entity.country_via == Some(SHEET))
}

/// Once all is joined: the organisation of an office, and the holder of an office who is not named.
pub(super) fn link(chains: &mut Chains, day: Option<&str>) {
    for t in 0..chains.things.len() {
        if let Some(org) = employer(chains, t) {
            let roles = &mut chains.things[t].entity.roles;
            let held = roles.iter_mut().filter(|r| r.status.is_none() && r.org.is_none());
            held.for_each(|r| r.org = Some(org));
        }
        if let Some(who) = day.and_then(|day| holder(chains, t, day)) {
            let who = who.clone();
            identify(&mut chains.things[t].entity, &who);
        }
    }
}

/// The entity of the article that a row names as the organisation of an office.
fn employer(chains: &Chains, thing: usize) -> Option<u32> {
    let wanted = fold(chains.things[thing].office.as_deref()?);
    let same = |t: &Thing| t.entity.kind == EntityType::Org && fold(&t.entity.name) == wanted;
    chains.things.iter().position(same).map(|t| t as u32)
}

/// Who holds the office that an unnamed person is called by: *the Chilean minister*.
fn holder<'a>(chains: &Chains<'a>, thing: usize, day: &str) -> Option<&'a Actor> {
    let entity = &chains.things[thing].entity;
    let known = entity.country_via.is_some_and(|via| via != "article");
    let country = entity.country.as_deref().filter(|_| known)?;
    if !entity.unnamed || entity.kind != EntityType::Person || is_past(&entity.name.to_lowercase()) {
        return None;
    }
    let name = entity.name.to_lowercase();
    let mut ends = name.match_indices(' ').map(|(at, _)| &name[at + 1..]);
    let offices = std::iter::once(name.as_str()).chain(ends.by_ref());
    let lexicon = chains.lexicon;
    offices
        .take(8)
        .find_map(|office| lexicon.actors.holder(office, country, day))
}
