//! What something is called, and what a law lays down, are no events: "was described as a *coup attempt*", "the code
//! foresees *imprisonment*".

use super::draft::Draft;
use super::parties::Parties;
use super::tree::{is_marked, kids, subject};
use crate::entities::Entities;
use crate::lexicon::Lexicon;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::{Deprel, Reading, Upos};

/// Steps up the tree to the verb of the clause.
const HOPS: usize = 5;

/// "described as a *coup attempt*", "known as the *massacre*", "a history of ruin and *destruction*": what something is
/// said to be, by nobody to nobody.
pub(super) fn is_label(r: &Reading, lexicon: &Lexicon, draft: &Draft, parties: &Parties) -> bool {
    if draft.is_verb || draft.host.is_some() {
        return false;
    }
    let noun = match r.head(draft.token) {
        Some(first) if r.deprel(draft.token) == Deprel::Conj => first,
        _ => draft.token,
    };
    let nobody = parties.actors.is_empty() && parties.recipients.is_empty();
    let called = |v: usize| lexicon.word_classes.has(WordClass::Label, r.lemma(v));
    let named = is_marked(r, noun, "as") && r.head(noun).is_some_and(called);
    // "*this* is a protest" points at one
    let points = |s: usize| matches!(r.lemma(s), "this" | "that" | "it" | "they" | "these" | "those");
    let predicate = kids(r, noun).any(|c| r.deprel(c) == Deprel::Cop) && !subject(r, noun).is_some_and(points);
    named || predicate && nobody
}

/// "The *code* foresees *imprisonment*", "*violation* of the ban is *punished*": a penalty that nobody has been given.
pub(super) fn is_norm(
    r: &Reading,
    lexicon: &Lexicon,
    entities: &Entities,
    draft: &Draft,
    kind: &str,
    parties: &Parties,
) -> bool {
    let known = |e: &u32| entities.entities.get(*e as usize).is_some_and(|e| !e.unnamed);
    let someone = parties.actors.iter().chain(&parties.recipients).any(known);
    if someone || !matches!(kind, "COERCE" | "SANCTION") {
        return false;
    }
    let norm = |s: usize| r.upos(s) == Upos::Noun && lexicon.word_classes.has(WordClass::Norm, r.lemma(s));
    let mut at = draft.token;
    for _ in 0..HOPS {
        if kids(r, at).any(|s| r.deprel(s).is_subject() && s != draft.token && norm(s)) {
            return true;
        }
        match r.head(at) {
            Some(head) if r.deprel(at) != Deprel::Conj => at = head,
            _ => return false,
        }
    }
    false
}
