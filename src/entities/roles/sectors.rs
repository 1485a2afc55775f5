//! Whose sector an office takes: *a spokesman for the union* is of the union, *a leader of the Houthis* of the rebels.
//!
//! Nouns that name no trade of their own take the sector of the body they belong to.

use super::super::chains::{Chains, party_at};
use super::super::{EntityType, MentionKind};
use super::possessor;
use crate::lexicon::parties::PartyClass;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::Deprel;

/// Nouns whose bearer does what the other one does: *his Polish counterpart*, *the sheriff's deputies*.
const LIKE_OWNER: &[&str] = &["counterpart", "predecessor", "successor", "colleague", "deputy"];

/// Gives persons of such nouns the sector of their body, once all is linked.
pub fn read(chains: &mut Chains) {
    let firsts = chains.first_mentions();
    for thing in 0..chains.things.len() {
        if is_peacekeeper(chains, thing, firsts[thing]) {
            chains.things[thing].entity.sector = Some("IGO");
            continue;
        }
        let entity = &chains.things[thing].entity;
        let persons = matches!(entity.kind, EntityType::Person | EntityType::Group);
        if !persons || entity.own_id.is_some() || !entity.members.is_empty() {
            continue;
        }
        if let Some(sector) = of_owner(chains, thing) {
            chains.things[thing].entity.sector = Some(sector);
            continue;
        }
        if let Some(sector) = of_office(chains, thing) {
            chains.things[thing].entity.sector = sector;
            continue;
        }
        let noun = chains.things[thing]
            .nouns
            .first()
            .map(String::as_str)
            .unwrap_or_default();
        let anybody = noun == "officer" || is_called(chains, WordClass::Member, noun);
        let military = matches!(noun, "commander" | "fighter");
        let body = || of_role(chains, thing).or_else(|| of_phrase(chains, thing, firsts[thing]));
        let body = anybody.then(body).flatten();
        let sector = match body.and_then(|b| chains.things[b as usize].entity.sector) {
            Some(sector) if military && sector != "REB" => continue,
            // those of a department may well be police
            Some("GOV") if noun == "officer" => continue,
            Some(sector) => Some(sector),
            None => of_noun(chains, thing, firsts[thing]),
        };
        if sector.is_some() {
            chains.things[thing].entity.sector = sector;
        }
    }
}

fn is_called(chains: &Chains, class: WordClass, noun: &str) -> bool {
    chains.lexicon.word_classes.has(class, noun)
}

/// *UN troops*, *NATO's forces*: soldiers and police of an international body are no state's.
fn is_peacekeeper(chains: &Chains, thing: usize, first: u32) -> bool {
    let entity = &chains.things[thing].entity;
    let armed = entity.unnamed && matches!(entity.sector, Some("MIL" | "COP"));
    let body = || of_phrase(chains, thing, first);
    armed && body().is_some_and(|b| chains.things[b as usize].entity.sector == Some("IGO"))
}

/// What the named body of somebody's first office makes of him, nothing if its sector is not known; *the chief executive
/// of Hong Kong* governs.
fn of_office(chains: &Chains, thing: usize) -> Option<Option<&'static str>> {
    let entity = &chains.things[thing].entity;
    let role = entity
        .roles
        .first()
        .filter(|r| is_called(chains, WordClass::Officer, &r.noun))?;
    let body = &chains.things[role.org? as usize].entity;
    match body.kind {
        EntityType::Org if !body.unnamed => Some(body.sector),
        EntityType::Gpe if role.noun == "executive" => Some(Some("GOV")),
        _ => None,
    }
}

/// What the noun right before an office makes of who holds it: *the party chairman*, *army officers*, *Club president Lund*.
fn of_noun(chains: &Chains, thing: usize, first: u32) -> Option<&'static str> {
    let entity = &chains.things[thing].entity;
    let role = entity.roles.first().map(|r| (r.noun.as_str(), r.head as usize));
    let nominal = || {
        let first = chains.mentions.get(first as usize);
        let head = first.filter(|m| entity.unnamed && m.kind == MentionKind::Nominal)?.head as usize;
        Some((chains.things[thing].nouns.first()?.as_str(), head))
    };
    let (noun, head) = role.or_else(nominal)?;
    // a commander of the army is one of the army anyway
    let anybody =
        is_called(chains, WordClass::Member, noun) && !matches!(noun, "member" | "commander" | "fighter" | "supporter");
    let officer = is_called(chains, WordClass::Officer, noun);
    if noun != "officer" && !officer && !anybody {
        return None;
    }
    let before = head.checked_sub(1)?;
    // a press officer is no journalist
    let field = matches!(chains.reading.lemma(before), "press" | "media");
    if field || chains.reading.head(before) != Some(head) || chains.named(before).is_some() {
        return None;
    }
    let (from, party) = party_at(chains.reading, chains.lexicon, before)?;
    // "a branch official" may be of any body
    let sector = party.sector.filter(|s| *s != "CVL" || officer);
    sector.filter(|_| from == before && party.class == PartyClass::Org)
}

/// The body of the first office held.
fn of_role(chains: &Chains, thing: usize) -> Option<u32> {
    let roles = &chains.things[thing].entity.roles;
    let role = roles.iter().find(|r| r.status != Some("former"))?;
    role.org
        .filter(|_| is_called(chains, WordClass::Member, &role.noun) && !chains.things[thing].entity.unnamed)
}

/// The body that an unnamed party's words name: *a Hamas official*, *the union's leader*, *a spokesman for the bank*.
fn of_phrase(chains: &Chains, thing: usize, first: u32) -> Option<u32> {
    let reading = chains.reading;
    if !chains.things[thing].entity.unnamed {
        return None;
    }
    let first = chains.mentions.get(first as usize)?;
    let (from, head) = (first.first as usize, first.head as usize);
    if first.kind != MentionKind::Nominal {
        return None;
    }
    let body = |t: u32| {
        let kind = chains.things[t as usize].entity.kind;
        t as usize != thing && matches!(kind, EntityType::Org | EntityType::Group)
    };
    let at = |token: usize| chains.mentions.get(chains.by_head[token] as usize).map(|m| m.entity);
    let before = (from..head).filter_map(|t| chains.named(t)).find(|&t| body(t));
    before
        .or_else(|| chains.things[thing].owner().filter(|&t| body(t)))
        .or_else(|| {
            let after = reading.children_by(head, &[Deprel::Nmod]).filter(|&c| c > head);
            after.filter_map(at).find(|&t| body(t))
        })
}

/// What the one does whose counterpart somebody is.
fn of_owner(chains: &Chains, thing: usize) -> Option<&'static str> {
    let found = &chains.things[thing];
    let alike = |noun: &str| LIKE_OWNER.contains(&noun);
    if !alike(found.nouns.first()?) {
        return None;
    }
    let role = found.entity.roles.iter().find(|r| alike(&r.noun));
    let possessor = role.and_then(|r| {
        let first = chains.reading.tokens_in(r.span).start;
        possessor(chains.reading, first, r.head as usize)
    });
    // "Minister Ito and Chinese counterpart Wang Lei"
    let joined = || {
        let head = role.map(|r| r.head as usize)?;
        let up = chains.reading.head(head)?;
        [head, up]
            .into_iter()
            .find(|&t| chains.reading.deprel(t) == Deprel::Conj)
            .and_then(|t| chains.reading.head(t))
    };
    let named = possessor
        .or_else(joined)
        .and_then(|p| chains.mentions.get(chains.by_head[p] as usize));
    let owner = named
        .map(|m| m.entity)
        .or(found.owner())
        .filter(|&o| o as usize != thing)?;
    chains.things[owner as usize].entity.sector
}
