//! Common nouns that repeat how a name ends: *the depot* after *Narva Container Depot*, *the police station*.

use super::super::EntityType;
use super::super::chains::{Chains, NONE, is_modifier, is_plural, words};
use super::super::history::History;
use crate::syntax::{Deprel, Upos};

/// Things of one ending that are looked at.
const CANDIDATES: usize = 8;

/// Last words of names of two words and more.
pub(super) fn read(chains: &mut Chains) {
    for (id, thing) in chains.things.iter().enumerate() {
        let named = matches!(thing.entity.kind, EntityType::Org | EntityType::Fac | EntityType::Loc);
        if let Some((_, last)) = thing.entity.name.rsplit_once(' ').filter(|_| named) {
            chains.endings.entry(last.to_lowercase()).or_default().push(id as u32);
        }
    }
}

/// The thing whose name the definite noun at a token ends, and where the noun's words begin.
pub(super) fn at(chains: &Chains, history: &History, token: usize) -> Option<(usize, u32)> {
    let reading = chains.reading;
    if reading.upos(token) != Upos::Noun || chains.in_role[token] || chains.name_at[token] != NONE {
        return None;
    }
    let noun = reading.form(token).to_lowercase();
    if super::is_bare(&noun) {
        return None;
    }
    let things = chains.endings.get(&noun)?;
    if is_modifier(reading, token) || is_plural(reading, token) || reading.child(token, &[Deprel::NmodPoss]).is_some() {
        return None;
    }
    let determiner = reading.children_by(token, &[Deprel::Det]).last()?;
    if !matches!(
        reading.form(determiner).to_lowercase().as_str(),
        "the" | "this" | "that"
    ) {
        return None;
    }
    let first = determiner + 1;
    let phrase = words(reading, first, token).to_lowercase();
    let ends = |&t: &u32| {
        let name = chains.things[t as usize].entity.name.to_lowercase();
        name.strip_suffix(&phrase).is_some_and(|rest| rest.ends_with(' '))
    };
    let fitting: Vec<u32> = things.iter().rev().take(CANDIDATES).copied().filter(ends).collect();
    let latest = history.recent(60).map(|m| chains.mentions[m as usize].entity);
    let thing = latest.into_iter().find(|t| fitting.contains(t))?;
    Some((first, thing))
}
