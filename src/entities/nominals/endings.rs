//! Nouns that repeat how a name ends: *the depot* after *Narva Container Depot*, *the police station*, *the Federation*
//! after *Teachers' Federation*, and *the Observatory* after *Lima Observatory of Human Rights*.

use super::super::EntityType;
use super::super::chains::{Chains, NONE, is_modifier, is_plural, words};
use super::super::history::History;
use crate::syntax::{Deprel, Upos};

/// *The conflict* is the war named before.
const WAR: &str = "war";
/// Things of one ending that are looked at.
const CANDIDATES: usize = 8;

/// Last words of names of two words and more, and of what stands before *of* and *for* in them.
pub(super) fn read(chains: &mut Chains) {
    for (id, thing) in chains.things.iter().enumerate() {
        let named = matches!(
            thing.entity.kind,
            EntityType::Org | EntityType::Fac | EntityType::Loc | EntityType::Event | EntityType::Work
        );
        let Some((_, last)) = thing.entity.name.rsplit_once(' ').filter(|_| named) else {
            continue;
        };
        chains.endings.entry(last.to_lowercase()).or_default().push(id as u32);
        if let Some(noun) = headed(&thing.entity.name).and_then(|part| part.rsplit(' ').next()) {
            chains.endings.entry(noun.to_lowercase()).or_default().push(id as u32);
        }
    }
}

/// What stands before *of* or *for* in a name.
fn headed(name: &str) -> Option<&str> {
    let word = [" of ", " for "].into_iter().filter_map(|word| name.find(word)).min();
    word.map(|at| &name[..at])
}

/// The thing whose name the definite noun at a token ends, and where the noun's words begin.
pub(super) fn at(chains: &Chains, history: &History, token: usize) -> Option<(usize, u32)> {
    let reading = chains.reading;
    let noun_like = matches!(reading.upos(token), Upos::Noun | Upos::Propn);
    if !noun_like || chains.in_role[token] || chains.name_at[token] != NONE {
        return None;
    }
    let mut noun = reading.form(token).to_lowercase();
    if noun == "conflict" {
        WAR.clone_into(&mut noun);
    }
    if super::is_bare(chains.lexicon, &noun) {
        return None;
    }
    let things = chains.endings.get(&noun)?;
    if is_modifier(reading, token) || is_plural(reading, token) || reading.child(token, &[Deprel::NmodPoss]).is_some() {
        return None;
    }
    let determiner = reading.determiner(token)?;
    if !matches!(
        reading.form(determiner).to_lowercase().as_str(),
        "the" | "this" | "that"
    ) {
        return None;
    }
    let first = determiner + 1;
    let mut phrase = words(reading, first, token).to_lowercase();
    if noun == WAR {
        phrase = phrase.replace("conflict", WAR);
    }
    let name = |t: u32| chains.things[t as usize].entity.name.to_lowercase();
    let ends = |part: &str| part.strip_suffix(&phrase).is_some_and(|rest| rest.ends_with(' '));
    let latest = || history.recent(60).map(|m| chains.mentions[m as usize].entity);
    let fitting: Vec<u32> = things.iter().rev().take(CANDIDATES).copied().collect();
    let whole = latest().find(|t| fitting.contains(t) && ends(&name(*t)));
    if let Some(thing) = whole {
        return Some((first, thing));
    }
    let capital = reading.form(token).starts_with(char::is_uppercase);
    let heads = |t: u32| headed(&name(t)).is_some_and(|part| ends(part) || capital && part == phrase);
    // "the court" is rather "a local court" told since than the Court of Appeal
    let another = |t: u32| {
        let thing = &chains.things[t as usize];
        thing.entity.unnamed && thing.nouns.contains(&noun)
    };
    let thing = latest()
        .take_while(|&t| !another(t))
        .find(|&t| fitting.contains(&t) && heads(t))?;
    Some((first, thing))
}
