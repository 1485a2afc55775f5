//! Offices and descriptions of persons, as the article words them.
//!
//! *Latvian Foreign Minister Ilse Brandt*, *Brandt, a spokeswoman for the bank*, *the bank's spokeswoman, Ilse Brandt*
//! and *Brandt is the mayor of Riga* all give roles; a form of address (*Mrs Brandt*) gives none.

use super::chains::{Chains, is_plural, party_at, words};
use super::proper::Proper;
use super::{EntityType, Role};
use crate::lexicon::parties::PartyClass;
use crate::lexicon::titles::TitleKind;
use crate::syntax::{Deprel, Reading, Upos};

/// Words of the longest role read before a name.
const LONGEST: usize = 9;

/// Reads the roles around every person's name; `names[i]` is mention `i`.
pub(super) fn read(chains: &mut Chains, names: &[Proper]) {
    for (mention, name) in names.iter().enumerate() {
        if name.kind != EntityType::Person {
            continue;
        }
        before(chains, mention, name);
        beside(chains, mention, name);
    }
}

/// `former Foreign Minister` right before the name.
fn before(chains: &mut Chains, mention: usize, name: &Proper) {
    let reading = chains.reading;
    let sentence = reading.sentence(name.first).first as usize;
    let (mut start, mut end, mut noun) = (name.first, name.first, None);
    let text = |a, b| words(reading, a, b);
    while start > sentence && name.first - start < LONGEST {
        let title = chains.lexicon.titles.ending(sentence, start - 1, text);
        if let Some((from, row)) = title {
            if row.kind == TitleKind::Honorific && noun.is_none() {
                chains.in_role[from..start].fill(true);
                (start, end) = (from, from);
                continue;
            }
            if noun.is_none() {
                noun = Some((start - 1, row.sector, row.gender));
            }
            start = from;
            continue;
        }
        match party_at(reading, chains.lexicon, start - 1) {
            Some((from, party)) if party.class == PartyClass::Person && !is_plural(reading, start - 1) => {
                if noun.is_none() {
                    noun = Some((start - 1, party.sector, party.gender));
                }
                start = from.max(sentence);
            }
            _ if noun.is_some() && extends(chains, start - 1) => start -= 1,
            _ => break,
        }
    }
    if let Some((head, sector, gender)) = noun.filter(|_| start < end) {
        chains.by_head[head] = mention as u32;
        add(chains, mention, (start, end - 1), head, sector, gender);
    }
}

/// Whether a word belongs to the role that follows it: `former`, `Latvian`, `defence`.
fn extends(chains: &Chains, token: usize) -> bool {
    let reading = chains.reading;
    let person = chains
        .named(token)
        .is_some_and(|t| chains.things[t as usize].entity.kind == EntityType::Person);
    let word = matches!(reading.upos(token), Upos::Adj | Upos::Noun | Upos::Propn) || reading.form(token) == "-";
    word && !person
}

/// Apposition on either side, and `is the mayor`.
fn beside(chains: &mut Chains, mention: usize, name: &Proper) {
    let reading = chains.reading;
    let mut heads: Vec<usize> = reading
        .children_by(name.head, &[Deprel::Appos])
        .filter(|&c| c > name.last)
        .take(4)
        .collect();
    if let Some(up) = reading.head(name.head) {
        let copula = reading.deprel(name.head) == Deprel::Nsubj && reading.child(up, &[Deprel::Cop]).is_some();
        if reading.deprel(name.head) == Deprel::Appos || copula {
            heads.push(up);
        }
    }
    heads.extend(misplaced(chains, name).filter(|h| !heads.contains(h)));
    for head in heads {
        let free = chains.named(head).is_none() && !is_plural(reading, head);
        let Some((_, party)) = party_at(reading, chains.lexicon, head).filter(|_| free) else {
            continue;
        };
        if party.class != PartyClass::Person {
            continue;
        }
        let (sector, gender) = (party.sector, party.gender);
        let (first, last) = phrase(reading, head);
        let last = if (head + 1..=last).contains(&name.first) {
            name.first.saturating_sub(1)
        } else {
            last
        };
        let last = (head..=last)
            .rev()
            .find(|&t| reading.upos(t) != Upos::Punct)
            .unwrap_or(head);
        if reading.deprel(name.head) != Deprel::Nsubj || chains.by_head[head] == super::chains::NONE {
            chains.by_head[head] = mention as u32;
        }
        add(chains, mention, (first, last), head, sector, gender);
    }
}

/// *the office of Ilse Brandt, the mayor of Riga*: an apposition right after the name that the parser hung on an
/// earlier noun.
fn misplaced(chains: &Chains, name: &Proper) -> Option<usize> {
    let reading = chains.reading;
    let comma = name.last + 1;
    let end = reading.sentence(name.first).last as usize;
    if comma >= end || reading.form(comma) != "," {
        return None;
    }
    let words = (comma + 1..end.min(comma + LONGEST)).take_while(|&t| reading.upos(t) != Upos::Punct);
    let mut heads = words.filter(|&t| reading.deprel(t) == Deprel::Appos && !chains.in_role[t]);
    let head = heads.find(|&t| reading.head(t).is_some_and(|h| h < name.first))?;
    let party = party_at(reading, chains.lexicon, head).filter(|(_, p)| p.class == PartyClass::Person);
    party.filter(|_| premodified(reading, head) <= comma + 2).map(|_| head)
}

fn add(
    chains: &mut Chains,
    mention: usize,
    (first, last): (usize, usize),
    head: usize,
    sector: Option<&'static str>,
    gender: Option<&'static str>,
) {
    let reading = chains.reading;
    let thing = chains.mentions[mention].entity as usize;
    chains.in_role[head] = true;
    for t in first..=head.min(last) {
        chains.in_role[t] = true;
    }
    let within = |kind: EntityType| {
        let named = (first..=last).rev().filter_map(|t| chains.named(t));
        named
            .into_iter()
            .find(|&t| chains.things[t as usize].entity.kind == kind && t as usize != thing)
    };
    let owner = reading.child(head, &[Deprel::NmodPoss]).and_then(|p| chains.named(p));
    let org = within(EntityType::Org).or(owner).or_else(|| within(EntityType::Gpe));
    let span = reading.cover(first, last);
    let noun = reading.lemma(head).to_lowercase();
    let found = &mut chains.things[thing];
    let text = words(reading, first, last);
    if !found
        .entity
        .roles
        .iter()
        .any(|r| r.span.of(reading.text).eq_ignore_ascii_case(&text))
    {
        found.entity.roles.push(Role { span, org });
    }
    if !found.nouns.contains(&noun) {
        found.nouns.push(noun);
    }
    found.entity.sector = found.entity.sector.or(sector);
    found.entity.gender = found.entity.gender.or(gender);
}

/// A noun phrase from its first modifier (no determiner, no possessor) to the end of what follows the noun,
/// without clauses and appositions.
pub(super) fn phrase(reading: &Reading, head: usize) -> (usize, usize) {
    let first = premodified(reading, head);
    let mut last = reading.reach(head).1;
    for &child in reading.children(head) {
        let child = child as usize;
        let outside = matches!(
            reading.deprel(child),
            Deprel::AclRelcl
                | Deprel::Acl
                | Deprel::Appos
                | Deprel::Punct
                | Deprel::Parataxis
                | Deprel::Advcl
                | Deprel::Conj
                | Deprel::Cc
                | Deprel::Dep
                | Deprel::List
                | Deprel::Obl
                | Deprel::Cop
                | Deprel::Aux
        );
        if outside && child > head {
            last = last.min(reading.reach(child).0.max(head + 1) - 1);
        }
    }
    (first, last.clamp(head, head + 24))
}

/// First token of the modifiers before a noun that belong to its mention.
pub(super) fn premodified(reading: &Reading, head: usize) -> usize {
    let mut first = head;
    for &child in reading.children(head).iter().rev() {
        let child = child as usize;
        if child > head {
            continue;
        }
        match reading.deprel(child) {
            Deprel::Amod
            | Deprel::Compound
            | Deprel::Nummod
            | Deprel::NmodUnmarked
            | Deprel::NmodDesc
            | Deprel::Nmod
            | Deprel::Flat => {
                let from = reading.reach(child).0;
                let clean = (from..child).all(|t| !matches!(reading.upos(t), Upos::Det | Upos::Adp | Upos::Verb));
                first = first.min(if clean { from } else { child });
            }
            Deprel::Punct if child + 1 == first => {}
            _ => break,
        }
    }
    while first < head && matches!(reading.upos(first), Upos::Punct | Upos::Det) {
        first += 1;
    }
    first
}
