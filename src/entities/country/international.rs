//! Parties of no one country: *an EU official*, *NATO's envoy*, *world leaders*, the head of an *African Football Union*.

use super::super::EntityType;
use super::super::chains::Chains;
use super::inside;
use crate::lexicon::word_classes::WordClass;

/// Whether a modifier, possessor, office or name tells that a thing is, or is of, something above the nations.
pub fn is(chains: &Chains, thing: usize, first: u32) -> bool {
    let of = &chains.things[thing];
    let body = |t: u32| is_body(chains, t);
    let offices = of.entity.roles.iter().any(|role| {
        let mut named = chains.reading.tokens_in(role.span).filter_map(|i| chains.named(i));
        named.any(body) || role.org.is_some_and(body)
    });
    if !of.entity.unnamed {
        return offices || is_body(chains, thing as u32);
    }
    let wide = |word: &str| chains.lexicon.word_classes.has(WordClass::Global, word);
    // "foreign forces", not "foreign ministry officials"
    let told = of.modifiers().rsplit(' ').next().is_some_and(wide);
    let first = chains.mentions.get(first as usize);
    let modified = first.is_some_and(|m| (m.first..=m.last).filter_map(|i| chains.named(i as usize)).any(body));
    // "some European countries" are several
    let states = of
        .nouns
        .first()
        .is_some_and(|n| matches!(n.as_str(), "country" | "nation"));
    // "unions worldwide"
    let after = first.map(|m| m.head as usize + 1).filter(|&i| i < chains.reading.len());
    let everywhere = || after.is_some_and(|i| chains.reading.form(i) == "worldwide");
    offices || modified || told || states || everywhere()
}

/// *the UN*, or a body of which nothing is known but a name that says so: *World Chess Union*.
fn is_body(chains: &Chains, thing: u32) -> bool {
    let entity = &chains.things[thing as usize].entity;
    let wide = |word: &str| chains.lexicon.word_classes.has(WordClass::Global, &word.to_lowercase());
    // the ministry of foreign affairs is the state's, and "International" a mere word of firms
    let state = entity
        .sector
        .is_some_and(|s| s == "BUS" || super::OFFICIAL.contains(&s));
    let unknown = entity.kind == EntityType::Org && !entity.unnamed && !state && entity.country.is_none();
    let words = || entity.name.split(' ');
    let american = || {
        words()
            .zip(words().skip(1))
            .any(|(part, word)| inside::is_american(part, word))
    };
    entity.sector == Some("IGO") || unknown && (words().any(wide) || american())
}
