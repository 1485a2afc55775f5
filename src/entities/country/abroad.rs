//! Who meets a country as another: *Bush flew to Beijing*.

use std::collections::BTreeSet;

use super::super::chains::Chains;
use super::super::{Entity, EntityType};
use crate::lexicon::word_classes::WordClass;
use crate::syntax::Deprel;

/// Prepositions by which somebody turns to a country.
const TOWARDS: &[&str] = &["to", "for", "at", "against", "with", "towards", "toward"];

/// Those who meet that country or its named people as another: *Bush flew to Beijing*, *Brandt urged Chile*, *Marin called
/// the Chilean president, Boric*.
pub fn read(chains: &Chains, home: &str) -> BTreeSet<u32> {
    let reading = chains.reading;
    let foreign = |t: usize, named: bool| {
        let thing = chains.named(t).map(|n| &chains.things[n as usize].entity);
        let official = |e: &Entity| named && e.kind == EntityType::Person && !e.roles.is_empty();
        thing.is_some_and(|e| (e.kind == EntityType::Gpe || official(e)) && e.country.as_deref() == Some(home))
    };
    let towards = |t: usize| {
        let case = reading.child(t, &[Deprel::Case]).map(|c| reading.form(c));
        reading.deprel(t) == Deprel::Obj || case.is_some_and(|c| TOWARDS.contains(&c))
    };
    let mut met = BTreeSet::new();
    for m in &chains.mentions {
        let head = m.head as usize;
        // "Brandt and Okafor flew to Riga"
        let first = reading.head(head).filter(|_| reading.deprel(head) == Deprel::Conj);
        let subject = first.unwrap_or(head);
        let Some(verb) = reading.head(subject).filter(|_| reading.deprel(subject).is_subject()) else {
            continue;
        };
        let mut others = reading.children_by(verb, &[Deprel::Obj, Deprel::Iobj, Deprel::Obl]);
        let who = &chains.things[m.entity as usize].entity;
        let named = who.kind == EntityType::Person && !who.unnamed;
        // "a plot of the former president to topple Chile" is against his own
        let past = !who.roles.is_empty() && who.roles.iter().any(|r| r.status == Some("former"));
        let crossed = |t: usize| !past || reading.deprel(t) == Deprel::Obl;
        let deed = |t: usize| regards(chains, verb, t).is_some_and(|whose| foreign(whose, named));
        if others.any(|t| foreign(t, named) && towards(t) && crossed(t) || deed(t)) {
            met.insert(m.entity);
        }
    }
    met
}

/// Whose deed somebody speaks well or ill of: *condemned Chile's attack*, *expressed gratitude for Chile's help*.
fn regards(chains: &Chains, verb: usize, object: usize) -> Option<usize> {
    let reading = chains.reading;
    let classes = &chains.lexicon.word_classes;
    if reading.deprel(object) != Deprel::Obj {
        return None;
    }
    let owner = |t: usize| reading.child(t, &[Deprel::NmodPoss]);
    if classes.has(WordClass::Address, reading.lemma(verb)) {
        return owner(object);
    }
    let thanks = classes.has(WordClass::Regard, &reading.lemma(object).to_lowercase());
    let whom = reading.child(object, &[Deprel::Nmod]).filter(|_| thanks)?;
    owner(whom).or(Some(whom))
}
