//! Names of organisations: *Ministry of Defence* and *Defence Ministry*, *General Assembly* and *UN General Assembly*.

use super::super::EntityType;
use super::super::chains::Chains;
use super::super::spelling::{parts, sound};
use super::{CANDIDATES, Index};
use crate::lexicon::Lexicon;
use crate::lexicon::gazetteer::fold;

/// `Supreme Court` and `Supreme Court of Cassation`: one is the other up to a preposition or a country.
pub(super) fn longer(chains: &Chains, index: &Index, parts: &[String]) -> Option<u32> {
    let things = index.words.get(&sound(chains.lexicon, parts.first()?))?;
    things.iter().rev().take(CANDIDATES).copied().find(|&t| {
        let other = index.full.get(&t).map(Vec::as_slice).unwrap_or_default();
        let (short, long) = if parts.len() < other.len() {
            (parts, other)
        } else {
            (other, parts)
        };
        let rest = long.strip_prefix(short).unwrap_or_default();
        // "Unity Front" and "Unity Front Kenya"
        let country = || rest.len() == 1 && chains.lexicon.countries.get(&rest[0].to_uppercase()).is_some();
        let goes_on = rest
            .first()
            .is_some_and(|w| matches!(w.as_str(), "of" | "for" | "on" | "in" | "at") || country());
        short.len() > 1 && goes_on && chains.things[t as usize].entity.kind == EntityType::Org
    })
}

/// `Supreme Court` and `US Supreme Court`, `General Assembly` and `UN General Assembly`: the only one of that name, with or
/// without its country or body.
pub(super) fn prefixed(chains: &Chains, index: &Index, text: &str) -> Option<u32> {
    let lexicon = chains.lexicon;
    let above = |word: &str| {
        let body = lexicon.organisations.is_international(word);
        body || lexicon.countries.get(word).is_some()
    };
    // "US", "United States"
    let bare = |name: &str| {
        let cuts = name.match_indices(' ').take(2).map(|(at, _)| name.split_at(at));
        let mut rests = cuts
            .filter(|(first, _)| above(first))
            .map(|(_, rest)| rest.trim_start().to_owned());
        rests.next()
    };
    if let Some(rest) = bare(text).filter(|rest| rest.contains(' ')) {
        return index.exact.get(&(EntityType::Org, key(lexicon, &rest))).copied();
    }
    let last = parts(text).pop()?;
    let things = index.words.get(&sound(lexicon, &last))?;
    let full = |t: &u32| bare(&chains.things[*t as usize].entity.name).is_some_and(|rest| rest == text);
    let mut longer = things.iter().rev().take(CANDIDATES).copied().filter(full);
    let only = longer.next();
    only.filter(|_| longer.next().is_none())
}

/// Known organisations by their first name, others by their words in any order (`Ministry of Defence`, `Defense Ministry`).
pub(super) fn key(lexicon: &Lexicon, text: &str) -> String {
    if let Some(known) = lexicon.organisations.get(text) {
        return format!("={}", known.name);
    }
    let small = ["of", "the", "and", "for", "&"];
    let spelling = |w: &str| match w {
        "defence" => "defense".to_owned(),
        "labour" => "labor".to_owned(),
        "centre" => "center".to_owned(),
        "organisation" => "organization".to_owned(),
        w => w.to_owned(),
    };
    let mut words: Vec<String> = fold(text)
        .split_whitespace()
        .filter(|w| !small.contains(w))
        .map(spelling)
        .collect();
    words.sort_unstable();
    words.join(" ")
}
