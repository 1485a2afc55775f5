//! How far a noun phrase reaches: *Latvian foreign minister*, *spokesman for the bank*.

use crate::syntax::{Deprel, Reading, Upos};

/// A noun phrase from its first modifier (no determiner, no possessor) to the end of what follows the noun,
/// without clauses and appositions.
pub fn phrase(reading: &Reading, head: usize) -> (usize, usize) {
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
pub fn premodified(reading: &Reading, head: usize) -> usize {
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
                // "United" of "United States" is a verb to the tree
                let apart = |t: usize| match reading.upos(t) {
                    Upos::Det | Upos::Adp => true,
                    Upos::Verb => reading.form(t).starts_with(char::is_lowercase),
                    _ => false,
                };
                let clean = !(from..child).any(apart);
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
