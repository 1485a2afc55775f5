//! What the sheets know for certain: countries, nationalities, regions, states and organisations.

use super::super::EntityType;
use super::super::chains::{head_of, party_at, words};
use super::super::country;
use super::{Proper, own_kind};
use crate::lexicon::Lexicon;
use crate::lexicon::countries::CountryForm;
use crate::lexicon::parties::PartyClass;
use crate::syntax::{Deprel, Reading, Upos};

/// Tokens of the longest organisation looked up.
const LONGEST: usize = 12;

/// Organisations and regions that a sheet knows by two words or more: *Southern African Development
/// Community* holds no place name. In order, none overlapping.
pub(super) fn long(all: &[Proper]) -> Vec<Proper> {
    apart(all, |p| match p.kind {
        EntityType::Org | EntityType::Loc | EntityType::Person => p.last > p.first,
        // "Jammu and Kashmir" is one place
        EntityType::Gpe => p.last > p.first + 1,
        _ => false,
    })
}

/// Countries, demonyms and well-known organisations that the name finder missed.
pub(super) fn add(all: &[Proper], covered: &[bool], found: &mut Vec<Proper>) {
    found.extend(apart(all, |p| !covered[p.first..=p.last].contains(&true)));
}

/// Those that are wanted, from left to right, none overlapping.
fn apart(all: &[Proper], wanted: impl Fn(&Proper) -> bool) -> Vec<Proper> {
    let mut found: Vec<Proper> = Vec::new();
    for proper in all.iter().filter(|p| wanted(p)) {
        if found.last().is_none_or(|before| before.last < proper.first) {
            found.push(proper.clone());
        }
    }
    found
}

/// The longest phrase that the sheets know from each token on.
pub(super) fn all(reading: &Reading, lexicon: &Lexicon) -> Vec<Proper> {
    let mut found = Vec::new();
    for sentence in &reading.tokens.sentences {
        let end = sentence.last as usize;
        for at in sentence.first as usize..end {
            let starts = reading.form(at).starts_with(char::is_uppercase) || reading.form(at) == "al";
            let small = || small_nationality(reading, lexicon, at).then_some((at, EntityType::Norp));
            let phrase = if starts {
                known(reading, lexicon, at, end)
            } else {
                small()
            };
            if let Some((last, kind)) = phrase {
                found.push(Proper {
                    first: at,
                    last,
                    head: head_of(reading, at, last),
                    kind,
                    title: at,
                    gender: None,
                });
            }
        }
    }
    found
}

/// *tunisian rioters*: a nationality that somebody wrote small, before a noun for a party.
fn small_nationality(reading: &Reading, lexicon: &Lexicon, at: usize) -> bool {
    let noun = reading
        .head(at)
        .filter(|&h| h > at && reading.deprel(at) == Deprel::Amod && reading.upos(at) == Upos::Adj);
    let party = |noun| party_at(reading, lexicon, noun).is_some_and(|(_, party)| party.class != PartyClass::Place);
    noun.is_some_and(|noun| country::demonym(lexicon, reading.form(at)).is_some() && party(noun))
}

fn known(reading: &Reading, lexicon: &Lexicon, at: usize, end: usize) -> Option<(usize, EntityType)> {
    let text = |a, b| words(reading, a, b);
    if let Some((last, kind)) = lexicon.actors.phrases().starting(at, end, text) {
        return nominal(reading, last).then_some((last, own_kind(*kind)));
    }
    let body = organisation(reading, lexicon, at, end);
    let country = lexicon.countries.starting(at, end, text);
    // "Russian Orthodox Church" is more than a nationality
    let longer = |last: usize| body.is_some_and(|b| b > last && nominal(reading, b));
    if let Some((last, word)) = country.filter(|(last, _)| !longer(*last)) {
        if last + 1 < end && matches!(reading.form(last + 1), "dollar" | "dollars" | "Dollar" | "Dollars") {
            return None;
        }
        let whole = words(reading, at, last);
        let alone = at < last || whole.len() > 3 || matches!(&*whole, "US" | "UK" | "UAE" | "USA");
        let kind = match word.form {
            CountryForm::Name | CountryForm::Capital => EntityType::Gpe,
            CountryForm::Demonym => EntityType::Norp,
            CountryForm::Seat => return None,
        };
        return (alone && nominal(reading, last)).then_some((last, kind));
    }
    if let Some((last, region)) = lexicon.regions.starting(at, end, text) {
        let kind = if matches!(region.kind, "admin1" | "city") {
            EntityType::Gpe
        } else {
            EntityType::Loc
        };
        return (nominal(reading, last)).then_some((last, kind));
    }
    if let Some((last, state)) = lexicon.states.starting(at, end, text) {
        let whole = words(reading, at, last);
        // "Wis." and "OH" only after the name of a town
        let after_town = at >= 2 && reading.form(at - 1) == "," && reading.upos(at - 2) == Upos::Propn;
        return (whole == state.name || after_town).then_some((last, EntityType::Gpe));
    }
    let last = body?;
    let capitals = |i: usize| i >= end || reading.form(i).chars().all(|c| !c.is_lowercase());
    let shouting = capitals(at) && capitals(at + 1) && capitals(at.saturating_sub(1)) && at > 0;
    (nominal(reading, last) && !shouting).then_some((last, EntityType::Org))
}

/// The last token of the longest organisation that starts here.
fn organisation(reading: &Reading, lexicon: &Lexicon, at: usize, end: usize) -> Option<usize> {
    if !lexicon.organisations.may_start(reading.form(at)) {
        return None;
    }
    (at..end.min(at + LONGEST)).rev().find(|&last| {
        let whole = words(reading, at, last);
        let sure = whole.contains(' ')
            || (whole.len() > 2 && is_capitals(&whole))
            || (whole.len() > 3 && reading.upos(last) == Upos::Propn)
            || matches!(&*whole, "UN" | "EU");
        sure && lexicon.organisations.get(&whole).is_some()
    })
}

/// *UNHCR*, *M23*.
fn is_capitals(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '-')
}

fn nominal(reading: &Reading, token: usize) -> bool {
    matches!(reading.upos(token), Upos::Propn | Upos::Noun | Upos::Adj | Upos::X)
}
