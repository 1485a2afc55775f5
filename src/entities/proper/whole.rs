//! Names that were cut, and names told by the noun before them.
//!
//! *Narva Institute* *Latvia Inc* is one body, *Ben-* is of *Ben-Ami University*, *Unity Bangladesh* is a party, and in
//! *civil society group Article 9* no law is meant.

use std::collections::HashSet;

use super::super::EntityType;
use super::super::chains::party_at;
use super::super::country::is_firm;
use super::super::names::{Name, NameClass};
use super::Proper;
use crate::lexicon::Lexicon;
use crate::lexicon::countries::CountryForm;
use crate::lexicon::parties::PartyClass;
use crate::syntax::{Deprel, Reading, Upos};

/// Joins the parts of bodies.
pub(super) fn mend(reading: &Reading, lexicon: &Lexicon, names: Vec<Name>) -> Vec<Name> {
    let mut whole: Vec<Name> = Vec::with_capacity(names.len());
    for mut name in names {
        if let Some(before) = whole.last_mut() {
            if name.last <= before.last {
                continue;
            }
            let beside = before.class == NameClass::Org && before.last + 1 == name.first;
            // "Latvia Inc"
            let firm = || name.class == NameClass::Org && is_firm(lexicon, reading.form(name.last as usize));
            if beside && firm() {
                (before.last, before.span.end) = (name.last, name.span.end);
                continue;
            }
        }
        if let Some(first) = hyphened(reading, lexicon, &name) {
            let before = whole.last().filter(|b| b.last as usize >= first);
            let alone = before.is_none_or(|b| b.first as usize == first);
            if alone {
                whole.truncate(whole.len() - usize::from(before.is_some()));
                (name.first, name.span.start) = (first as u32, reading.span(first).start);
            }
        }
        if let Some(last) = branch(reading, lexicon, &name) {
            (name.last, name.span.end) = (last as u32, reading.span(last).end);
        }
        whole.push(name);
    }
    whole
}

/// Whether no noun and no possessive follows.
fn ends(reading: &Reading, last: usize) -> bool {
    let next = last + 1;
    let goes_on = || {
        let noun = matches!(reading.upos(next), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num);
        noun || matches!(reading.form(next), "'s" | "’s" | "'" | "’" | "-" | "–")
    };
    next >= reading.sentence(last).last as usize || !goes_on()
}

/// The end of a country right after a body, or of a capital after its university: *Unity Bangladesh*, *Marta College
/// Riga*, but not *a Unity Bangladesh rally* nor *the UN Sudan envoy*.
fn branch(reading: &Reading, lexicon: &Lexicon, name: &Name) -> Option<usize> {
    let (first, last) = (name.first as usize, name.last as usize);
    let end = reading.sentence(last).last as usize;
    let known = || lexicon.organisations.get(name.span.of(reading.text)).is_some();
    if name.class != NameClass::Org || last + 2 >= end || known() {
        return None;
    }
    let text = |a: usize, b: usize| reading.cover(a, b).of(reading.text);
    let (to, word) = lexicon.countries.starting(last + 1, end, text)?;
    let school = last > first && matches!(reading.form(last), "College" | "University");
    let town = school && word.form == CountryForm::Capital;
    let country = word.form == CountryForm::Name && reading.form(last + 1).starts_with(char::is_uppercase);
    let linked = (first..=last).any(|t| reading.head(t).is_some_and(|h| (last + 1..=to).contains(&h)))
        || (last + 1..=to).any(|t| reading.head(t).is_some_and(|h| (first..=last).contains(&h)));
    ((country && linked || town) && ends(reading, to)).then_some(to)
}

/// Where a body begins whose first word stands before a hyphen.
fn hyphened(reading: &Reading, lexicon: &Lexicon, name: &Name) -> Option<usize> {
    let first = (name.first as usize).checked_sub(2)?;
    let touches = |t: usize| reading.span(t).end == reading.span(t + 1).start;
    let body = matches!(name.class, NameClass::Org | NameClass::Fac) && name.last > name.first;
    let word = reading.form(first);
    // "the EU-Baltic Council talks", "Chinese-Narva Friendship Club"
    let capital = word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    let joined = body && reading.form(first + 1) == "-" && touches(first) && touches(first + 1);
    (joined && capital && lexicon.countries.get(word).is_none()).then_some(first)
}

/// A happening or a work right after a noun for a body is one, and so is a single word taken for a person after that for
/// a firm: *telecoms giant Okafor*.
pub(super) fn described(reading: &Reading, lexicon: &Lexicon, found: &mut [Proper]) {
    let is_single = |n: &Proper| n.kind == EntityType::Person && n.first == n.last && n.title == n.first;
    let mut firms = HashSet::new();
    for name in found.iter_mut() {
        let thing = matches!(name.kind, EntityType::Event | EntityType::Work | EntityType::Product);
        let single = is_single(name);
        if !thing && !single || name.first == 0 {
            continue;
        }
        let noun = name.first - 1;
        let party = beside(reading, noun, name.head)
            .then(|| party_at(reading, lexicon, noun))
            .flatten();
        let body = party.is_some_and(|(_, party)| match party.class {
            PartyClass::Org => thing || party.sector == Some("BUS"),
            PartyClass::Group => thing,
            _ => false,
        });
        if body && reading.form(noun).starts_with(char::is_lowercase) {
            (name.kind, name.gender) = (EntityType::Org, None);
            if single {
                firms.insert(reading.form(name.first));
            }
        }
    }
    let again = |n: &&mut Proper| is_single(n) && firms.contains(reading.form(n.first));
    for name in found.iter_mut().filter(again) {
        (name.kind, name.gender) = (EntityType::Org, None);
    }
}

/// Whether a noun describes the name with this head: the one hangs on the other, or both on one word without a preposition
/// between.
pub fn beside(reading: &Reading, noun: usize, head: usize) -> bool {
    let bare = |t: usize| reading.child(t, &[Deprel::Case]).is_none();
    let describes = |t: usize| match reading.deprel(t) {
        Deprel::Appos | Deprel::Flat | Deprel::Compound | Deprel::NmodDesc | Deprel::NmodUnmarked => true,
        Deprel::Nmod => bare(t),
        _ => false,
    };
    let hangs = |a: usize, b: Option<usize>| b.is_some() && reading.head(a) == b && describes(a);
    // "the fund Cerberus bought": the parser may give the verb both as subjects
    let twins = noun < head && reading.deprel(noun).is_subject() && reading.deprel(noun) == reading.deprel(head);
    let aside = hangs(head, reading.head(noun)) || twins && reading.head(noun) == reading.head(head);
    matches!(reading.upos(noun), Upos::Noun | Upos::Propn)
        && (hangs(noun, Some(head)) || hangs(head, Some(noun)) || aside)
}
