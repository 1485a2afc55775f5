//! Offices that only some nations have: a *Home Secretary* is Britain's, unless the article speaks more of India.

use std::collections::BTreeMap;

use super::super::chains::{Chains, words};
use super::super::{EntityType, Role};
use crate::lexicon::offices::Nations;

/// Words after its noun that an office may have: *secretary of state for*.
const AFTER: usize = 3;

/// How much the article speaks of each country.
pub struct Votes(BTreeMap<String, f32>);

impl Votes {
    /// Those of the names so far; above all of the country that the article is said to be about.
    pub fn read(chains: &Chains, given: Option<&str>) -> Votes {
        let owned = super::votes(chains)
            .into_iter()
            .map(|(code, much)| (code.to_owned(), much));
        let given = given.map(|code| (code.to_owned(), f32::INFINITY));
        Votes(owned.chain(given).collect())
    }

    fn choose(&self, nations: &Nations) -> Option<String> {
        let much = |code: &String| self.0.get(code).copied().unwrap_or_default();
        let told = nations.all.iter().rev().max_by(|a, b| much(a).total_cmp(&much(b)));
        let told = told.filter(|code| much(code) > 0.0);
        told.or(nations.all.first().filter(|_| nations.sure)).cloned()
    }
}

/// The nation of a role that names none.
pub fn of_role(chains: &Chains, role: &Role, votes: &Votes) -> Option<String> {
    let tokens = chains.reading.tokens_in(role.span);
    // an office of a named body is that body's
    let body = role
        .org
        .is_some_and(|org| chains.things[org as usize].entity.sector == Some("IGO"));
    let words = (tokens.start, tokens.end.checked_sub(1)?);
    votes.choose(of_words(chains, words, role.head as usize).filter(|_| !body)?)
}

/// *The home secretary* without a name.
pub fn of_unnamed(chains: &mut Chains) {
    let votes = Votes::read(chains, None);
    let firsts = chains.first_mentions();
    for t in 0..chains.things.len() {
        let entity = &chains.things[t].entity;
        let nobody = entity.kind == EntityType::Person && entity.unnamed && entity.country.is_none();
        let Some(m) = chains.mentions.get(firsts[t] as usize).filter(|_| nobody) else {
            continue;
        };
        let end = chains.reading.sentence(m.head as usize).last as usize;
        let words = (m.first as usize, (m.head as usize + AFTER).min(end.saturating_sub(1)));
        if let Some(code) = of_words(chains, words, m.head as usize).and_then(|n| votes.choose(n)) {
            chains.things[t].entity.belongs_to(&code, "role");
        }
    }
}

/// The longest office within a run of words that has its noun.
fn of_words<'c>(chains: &'c Chains, (first, last): (usize, usize), noun: usize) -> Option<&'c Nations> {
    let text = |a: usize, b: usize| words(chains.reading, a, b).to_lowercase();
    let ends = (noun..=last.max(noun)).filter_map(|end| {
        let (start, nations) = chains.lexicon.offices.ending(first, end, text)?;
        (start <= noun).then_some((end - start, nations))
    });
    ends.max_by_key(|(long, _)| *long).map(|(_, nations)| nations)
}
