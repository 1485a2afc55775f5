//! *One of the survivors*, *one of them*, *12 others*, *those detained*: somebody without a name, who is not all of them.

use super::super::chains::{Chains, NONE, is_plural, party_at, words};
use super::super::{EntityType, MentionKind};
use crate::lexicon::parties::PartyClass;
use crate::syntax::{Deprel, Reading, Upos};

/// *One of the survivors* at the word *one*: the last of the words, and the thing.
pub(super) fn nouns(chains: &mut Chains, token: usize) -> Option<(usize, u32)> {
    let reading = chains.reading;
    let noun = whole(reading, token)?;
    let (_, party) = party_at(reading, chains.lexicon, noun)?;
    if party.class != PartyClass::Person || !is_plural(reading, noun) || chains.named(noun).is_some() {
        return None;
    }
    let (party, lemma) = (*party, reading.lemma(noun).to_lowercase());
    let id = chains.thing(words(reading, token, noun), EntityType::Person, true);
    let thing = &mut chains.things[id as usize];
    thing.entity.sector = party.sector;
    thing.nouns.push(lemma);
    Some((noun, id))
}

/// *Twelve others* at the word *others*: its first word, and the thing.
pub(super) fn others(chains: &mut Chains, token: usize) -> Option<(usize, u32)> {
    let reading = chains.reading;
    if !reading.form(token).eq_ignore_ascii_case("others") || chains.named(token).is_some() {
        return None;
    }
    let counts = |&c: &usize| reading.upos(c) == Upos::Num && c < token;
    let first = reading.children_by(token, &[Deprel::Nummod]).find(counts)?;
    let id = chains.thing(words(reading, first, token), EntityType::Group, true);
    chains.things[id as usize].nouns.push("other".to_owned());
    Some((first, id))
}

/// *Some* called for it, *many who* saw it, by *others*, *those* detained, *twelve* were held, *a 16-year-old* was: words
/// that stand for persons where a noun would stand. The first word, and the thing.
pub(super) fn some(chains: &mut Chains, token: usize) -> Option<(usize, u32)> {
    let reading = chains.reading;
    let (word, relation) = (reading.form(token).to_lowercase(), reading.deprel(token));
    let by = || {
        let case = reading.child(token, &[Deprel::Case]);
        relation == Deprel::Obl && case.is_some_and(|case| reading.form(case) == "by")
    };
    let clauses = [Deprel::Acl, Deprel::AclRelcl];
    let told = || reading.children_by(token, &clauses).any(|c| c > token);
    let aged = aged(reading, token);
    let stands = match word.as_str() {
        "old" => aged.is_some() && (relation.is_subject() || relation == Deprel::Obj),
        "those" => told(),
        "some" | "many" | "others" | "several" | "dozens" | "hundreds" | "thousands" => relation.is_subject() || by(),
        // "twelve were arrested", not "one was" and not "the two were"
        _ => {
            let many = reading.upos(token) == Upos::Num && word != "one";
            many && relation == Deprel::NsubjPass && reading.child(token, &[Deprel::Det]).is_none()
        }
    };
    if !stands || reading.child(token, &[Deprel::Nmod]).is_some() || chains.named(token).is_some() {
        return None;
    }
    let first = aged.unwrap_or(token);
    let (kind, noun) = match aged {
        Some(_) => (EntityType::Person, "person"),
        None => (EntityType::Group, "other"),
    };
    let id = chains.thing(words(reading, first, token), kind, true);
    let thing = &mut chains.things[id as usize];
    thing.plural = aged.is_none();
    thing.nouns.push(noun.to_owned());
    Some((first, id))
}

/// Where *16-year-old* begins that ends here, behind *a*.
fn aged(reading: &Reading, token: usize) -> Option<usize> {
    let first = token.checked_sub(4)?;
    let years = reading.form(token) == "old" && reading.form(token - 2) == "year" && reading.form(token - 3) == "-";
    let a = first
        .checked_sub(1)
        .is_some_and(|d| reading.form(d).eq_ignore_ascii_case("a"));
    (years && a && reading.upos(first) == Upos::Num).then_some(first)
}

/// *One of them*, once *them* is known to be a group: one with its nouns, sector and country.
pub fn them(chains: &mut Chains, token: usize) -> Option<u32> {
    let reading = chains.reading;
    let one = part(reading, token).filter(|&one| chains.by_head[one] == NONE)?;
    // "one of them, Ana Reyes, said" is Reyes
    if reading.child(one, &[Deprel::Appos]).is_some() {
        return None;
    }
    let group = chains.mentions.get(chains.by_head[token] as usize)?.entity as usize;
    if chains.things[group].entity.kind != EntityType::Group {
        return None;
    }
    let id = chains.thing(words(reading, one, token), EntityType::Person, true) as usize;
    let (nouns, of) = (chains.things[group].nouns.clone(), chains.things[group].entity.clone());
    let thing = &mut chains.things[id];
    thing.nouns = nouns;
    thing.entity.sector = of.sector;
    if let (Some(code), Some(via)) = (&of.country, of.country_via) {
        thing.entity.belongs_to(code, via);
    }
    Some(chains.mention((one, token, one), MentionKind::Nominal, id as u32, "unnamed"))
}

/// The *one* whose *of them* a pronoun is.
pub fn part(reading: &Reading, token: usize) -> Option<usize> {
    let them = reading.form(token) == "them" && reading.deprel(token) == Deprel::Nmod;
    let one = reading.head(token).filter(|_| them)?;
    (whole(reading, one) == Some(token)).then_some(one)
}

/// What the subject *one* is one of.
fn whole(reading: &Reading, token: usize) -> Option<usize> {
    if !reading.deprel(token).is_subject() || !reading.form(token).eq_ignore_ascii_case("one") {
        return None;
    }
    let of = |&c: &usize| {
        let case = reading.child(c, &[Deprel::Case]);
        c > token && case.is_some_and(|case| reading.form(case) == "of")
    };
    reading.children_by(token, &[Deprel::Nmod]).find(of)
}
