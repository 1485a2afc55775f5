//! Capitals that stand for their governments: *Moscow accused Kiev*, *talks with Ankara*, and then *Kiev's failure* too.

use std::collections::HashSet;

use super::super::EntityType;
use super::super::chains::{Chains, words};
use super::super::proper::Proper;
use super::Index;
use crate::lexicon::countries::CountryForm;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::{Deprel, Reading, Upos};

/// What only a government is: *Ankara is determined to stay*.
const MINDED: [&str; 14] = [
    "adamant",
    "angry",
    "concerned",
    "determined",
    "keen",
    "open",
    "prepared",
    "ready",
    "reluctant",
    "responsible",
    "unhappy",
    "unwilling",
    "wary",
    "willing",
];

/// Whether a capital stands for its government: here, or wherever the article names it.
pub(super) fn is_one(chains: &Chains, index: &Index, name: &Proper, text: &str) -> bool {
    acts(chains, name.head) || index.seats.contains(text) && !is_filed(chains.reading, name)
}

/// Capitals that somewhere act and nowhere are told as places.
pub(super) fn read(chains: &Chains, names: &[Proper]) -> HashSet<String> {
    let reading = chains.reading;
    let (mut acting, mut places) = (HashSet::new(), HashSet::new());
    for name in names.iter().filter(|n| n.kind == EntityType::Gpe) {
        let text = words(reading, name.first, name.last);
        let capital = chains
            .lexicon
            .country(&text)
            .is_some_and(|w| w.form == CountryForm::Capital);
        if !capital || is_filed(reading, name) {
            continue;
        }
        if acts(chains, name.head) {
            acting.insert(text.into_owned());
        } else if is_where(reading, name.head) {
            places.insert(text.into_owned());
        }
    }
    acting.retain(|capital| !places.contains(capital));
    acting
}

/// `KIEV (Narva News)`: where the report was filed.
fn is_filed(reading: &Reading, name: &Proper) -> bool {
    let capitals = |t: usize| reading.form(t).chars().all(|c| !c.is_lowercase());
    (name.first..=name.last).all(capitals) || reading.sentence_index(name.head) == 0 && name.first == 0
}

/// `in Kiev`, `the Kiev market`, `Kiev, Ukraine`: told as a place.
fn is_where(reading: &Reading, head: usize) -> bool {
    const THERE: [&str; 16] = [
        "in", "at", "from", "to", "near", "outside", "around", "across", "into", "inside", "through", "over", "via",
        "for", "of", "toward",
    ];
    let case = || {
        reading
            .child(head, &[Deprel::Case])
            .map(|c| reading.form(c).to_lowercase())
    };
    match reading.deprel(head) {
        Deprel::Compound | Deprel::Flat | Deprel::Appos | Deprel::NmodDesc | Deprel::Root => true,
        Deprel::Obl | Deprel::Nmod => case().is_none_or(|case| THERE.contains(&case.as_str())),
        _ => reading.child(head, &[Deprel::Appos]).is_some(),
    }
}

/// Whether a capital stands for its government: `Moscow accused`, `talks with Moscow`, `warned Moscow`.
fn acts(chains: &Chains, head: usize) -> bool {
    let reading = chains.reading;
    let above = |class| {
        let mut head = reading.head(head).into_iter();
        head.any(|h| chains.lexicon.word_classes.has(class, reading.lemma(h)))
    };
    match reading.deprel(head) {
        Deprel::Nsubj | Deprel::NsubjPass | Deprel::OblAgent => reading
            .head(head)
            .is_some_and(|h| reading.upos(h) == Upos::Verb || MINDED.contains(&reading.lemma(h))),
        Deprel::Obj => above(WordClass::Address),
        Deprel::NmodPoss => above(WordClass::Prerogative),
        Deprel::Obl | Deprel::Nmod => reading
            .child(head, &[Deprel::Case])
            .is_some_and(|c| matches!(reading.form(c), "with" | "against" | "between")),
        // "Washington and Moscow met", not "flights between New York and Moscow"
        Deprel::Conj => reading
            .head(head)
            .is_some_and(|h| reading.deprel(h) == Deprel::Nsubj && acts(chains, h)),
        _ => false,
    }
}
