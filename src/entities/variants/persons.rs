//! Names of persons: a surname, a first name, initials, nicknames, other spellings.
//!
//! *Mrs Carver* is never the man of that surname, and *Sarea* may be spelt *Saree* once.

use std::collections::HashMap;

use super::super::EntityType;
use super::super::chains::Chains;
use super::super::gender::{self, leaning};
use super::super::proper::Proper;
use super::super::spelling::{one_slip, parts, sound};
use super::{CANDIDATES, Index};
use crate::lexicon::Lexicon;
use crate::lexicon::word_classes::WordClass;

/// Letters of the shortest name that may be spelt another way.
const SLIP: usize = 5;

/// Whether a thing can be the person of this name: a form of address tells man from woman.
pub(super) fn agrees(chains: &Chains, name: &Proper, thing: u32) -> bool {
    let entity = &chains.things[thing as usize].entity;
    if name.kind != EntityType::Person {
        return true;
    }
    let told = entity.gender.or_else(|| gender::of_name(chains.lexicon, &entity.name));
    entity.kind == EntityType::Person && !matches!((name.gender, told), (Some(a), Some(b)) if a != b)
}

/// How a name begins, by which other spellings of it are found.
pub(super) fn start(word: &str) -> String {
    word.chars().take(2).collect()
}

/// *Saree* after *Yahya Sarea*: the only person whose surname differs by one slip of the pen.
pub(super) fn spelt(chains: &Chains, index: &Index, name: &Proper, text: &str) -> Option<u32> {
    let word = sound(chains.lexicon, &parts(text).concat());
    if text.chars().count() < SLIP {
        return None;
    }
    let things = index.starts.get(&start(&word))?;
    let near = |t: &&u32| {
        let full = index.full.get(t).map(Vec::as_slice).unwrap_or_default();
        let last = full.last().filter(|_| full.len() > 1);
        last.is_some_and(|last| one_slip(&word, &sound(chains.lexicon, last))) && agrees(chains, name, **t)
    };
    let mut found = things.iter().rev().take(CANDIDATES).filter(near);
    let only = found.next().copied();
    only.filter(|_| found.next().is_none())
}

/// Whether a person is told as somebody's: *his widow, Ana Lund*.
pub(super) fn is_kin(chains: &Chains, name: &Proper) -> bool {
    let reading = chains.reading;
    let start = reading.sentence(name.first).first as usize;
    let mut before = (start..name.title).rev().take(2);
    let noun = before
        .next()
        .and_then(|t| if reading.form(t) == "," { before.next() } else { Some(t) });
    let kin = |t: usize| chains.lexicon.word_classes.has(WordClass::Kin, reading.form(t));
    // "Donald and *Melania Trump*": without a name of hers the president is spoken of
    let second = |t: usize| {
        let first = t.checked_sub(1).filter(|&f| f >= start && reading.form(t) == "and");
        first.is_some_and(|f| leaning(chains.lexicon, reading.form(f)).is_some())
    };
    name.kind == EntityType::Person && noun.is_some_and(|t| kin(t) || second(t))
}

/// *Donald* in *Donald and Melania Trump*, with the surname that both share.
pub(super) fn of_a_couple(chains: &Chains, name: &Proper, next: Option<&Proper>) -> Option<String> {
    let reading = chains.reading;
    let other = next.filter(|n| n.kind == EntityType::Person && n.first == name.last + 2 && n.first < n.last)?;
    let single = name.kind == EntityType::Person && name.first == name.last && reading.form(name.last + 1) == "and";
    let given = || leaning(chains.lexicon, reading.form(name.first)).is_some();
    (single && given()).then(|| format!("{} {}", reading.form(name.first), reading.form(other.last)))
}

/// The person of that surname spoken of last, rather than one told as his kin; before any was, the first that will be.
pub(super) fn surname(
    chains: &Chains,
    index: &Index,
    name: &Proper,
    text: &str,
    last_seen: &HashMap<u32, usize>,
) -> Option<(u32, &'static str)> {
    let word = sound(chains.lexicon, &parts(text).concat());
    let things = index.words.get(&word)?;
    let agrees = |t: &&u32| agrees(chains, name, **t);
    let candidates: Vec<u32> = things.iter().rev().take(CANDIDATES).filter(agrees).copied().collect();
    let rank = |t: u32| {
        let parts = index.full.get(&t).map(Vec::as_slice).unwrap_or_default();
        let at = parts.iter().position(|p| sound(chains.lexicon, p) == word).unwrap_or(0);
        let family = parts.len() == 1 || at > 0 || eastern(chains.lexicon, parts);
        (family, !index.kin.contains(&t), last_seen.get(&t).copied())
    };
    let seen = candidates
        .iter()
        .copied()
        .filter(|t| last_seen.contains_key(t))
        .max_by_key(|&t| rank(t));
    let ends = |t: u32| {
        let parts = index.full.get(&t).map(Vec::as_slice).unwrap_or_default();
        let inside = parts.len() > 2 && !eastern(chains.lexicon, parts);
        !inside
            || [parts.first(), parts.last()]
                .iter()
                .flatten()
                .any(|p| sound(chains.lexicon, p) == word)
    };
    let coming = || {
        candidates
            .iter()
            .rev()
            .copied()
            .filter(|&t| ends(t))
            .max_by_key(|&t| rank(t).0)
    };
    let thing = seen.or_else(coming)?;
    Some((thing, if rank(thing).0 { "surname" } else { "first-name" }))
}

/// Family name first: `Xi Jinping`, `Kim Jong-un`.
fn eastern(lexicon: &Lexicon, parts: &[String]) -> bool {
    parts.len() > 1 && lexicon.family_names.contains(&parts[0])
}

/// A person whose full name fits this one.
pub(super) fn full(lexicon: &Lexicon, index: &Index, parts: &[String]) -> Option<u32> {
    let last = parts.last()?;
    let things = index.words.get(&sound(lexicon, last))?;
    things.iter().rev().take(CANDIDATES).copied().find(|t| {
        let other = index.full.get(t).map(Vec::as_slice).unwrap_or_default();
        let (short, long) = if parts.len() <= other.len() {
            (parts, other)
        } else {
            (other, parts)
        };
        fits(lexicon, short, long)
    })
}

/// Whether every word of the short name stands for one of the long name, in order, from the first word on; or the short
/// name is a family name of several words: `Van der Meer`.
fn fits(lexicon: &Lexicon, short: &[String], long: &[String]) -> bool {
    if short.len() < 2 {
        return false;
    }
    if long.ends_with(short) {
        return true;
    }
    if !same_word(lexicon, &short[0], &long[0]) {
        return false;
    }
    let mut rest = long.iter();
    let in_order = short
        .iter()
        .all(|word| rest.by_ref().any(|other| same_word(lexicon, word, other)));
    in_order && short.iter().any(|w| w.chars().count() > 1)
}

/// Equal, an initial, a nickname or another spelling.
fn same_word(lexicon: &Lexicon, a: &str, b: &str) -> bool {
    let initial = |x: &str, y: &str| x.chars().count() == 1 && y.starts_with(x);
    sound(lexicon, a) == sound(lexicon, b) || initial(a, b) || initial(b, a) || lexicon.nicknames.same(a, b)
}
