//! One event told twice within a sentence: "opened fire and *killed* a guard" is one ASSAULT, "was *hit* by air strikes"
//! too.

use std::ops::Range;

use super::Event;
use super::draft::Draft;
use super::tree::{is_marked, is_passive, kid, kids, surface_subject};
use crate::syntax::{Deprel, Reading, Upos, Xpos};

const HOPS: usize = 4;
/// What is done to those who did something.
const ANSWERS: [&str; 6] = ["retaliation", "response", "revenge", "reprisal", "reaction", "answer"];

/// The event that a counting word only adds to, in the same sentence: "attacked, *killing* two", "two people *died* in
/// the blast".
pub(super) fn counted_in(r: &Reading, live: &[&Draft], d: usize) -> Option<usize> {
    let draft = live[d];
    if let Some(other) = before_and(r, live, d) {
        return Some(other);
    }
    let mut at = draft.token;
    for _ in 0..HOPS {
        if at != draft.token
            && let Some(other) = holder(live, d, at)
        {
            return Some(other);
        }
        if !matches!(
            r.deprel(at),
            Deprel::Conj | Deprel::Advcl | Deprel::Xcomp | Deprel::AclRelcl | Deprel::Acl | Deprel::Parataxis
        ) {
            break;
        }
        at = r.head(at)?;
        // "the ambush left seven policemen *wounded*"
        if r.lemma(at) == "leave"
            && let Some(other) = surface_subject(r, at).and_then(|subject| holder(live, d, subject))
        {
            return Some(other);
        }
    }
    // "killed in an attack", and "died" after "and"
    let verb = draft.token;
    let below = kids(r, verb).filter(|&c| matches!(r.deprel(c), Deprel::Obl | Deprel::Nsubj) || is_cause(r, verb, c));
    below.into_iter().find_map(|c| holder(live, d, c))
}

/// "were killed when *rebels attacked* their convoy": the clause tells how, and of others than those who were killed.
fn is_cause(r: &Reading, verb: usize, clause: usize) -> bool {
    let tells = r.deprel(clause) == Deprel::Advcl && ["when", "as", "after"].iter().any(|w| is_marked(r, clause, w));
    let suffered = is_passive(r, verb) && kid(r, verb, &[Deprel::OblAgent]).is_none() || r.lemma(verb) == "die";
    let named = |s: usize| r.upos(s) != Upos::Pron;
    tells && suffered && kid(r, clause, &[Deprel::Nsubj]).is_some_and(named)
}

/// "opened fire and *killed*": the act right before "and", wherever the parser hung the second verb.
fn before_and(r: &Reading, live: &[&Draft], d: usize) -> Option<usize> {
    let token = live[d].token;
    let joined = token >= 2 && live[d].is_verb && r.deprel(token - 1) == Deprel::Cc;
    let near = (0..d)
        .rev()
        .take(4)
        .filter(|&o| live[o].is_verb && token - live[o].token <= 4);
    near.filter(|_| joined).find_map(|o| holder(live, d, live[o].token))
}

/// The verb that an event noun only repeats: "was *hit* by air strikes"; the pact that is *ratified* is no second one.
pub(super) fn told_by_verb(r: &Reading, live: &[&Draft], d: usize) -> Option<usize> {
    let draft = live[d];
    if draft.is_verb || draft.host.is_some() {
        return None;
    }
    // "struck back in *retaliation* for the raids": the raids are others'
    let mut at = draft.token;
    for _ in 0..HOPS {
        if ANSWERS.contains(&r.lemma(at)) || ANSWERS.contains(&live[d].head) {
            return None;
        }
        if !matches!(
            r.deprel(at),
            Deprel::Obl | Deprel::OblAgent | Deprel::Nmod | Deprel::Obj | Deprel::Conj
        ) {
            return None;
        }
        let head = r.head(at)?;
        let near = around(d, live);
        if let Some(o) = near
            .into_iter()
            .find(|&o| o != d && live[o].token == head && live[o].kind.is_some())
        {
            let sealed = live[o].kind == Some("SUPPORT") && draft.kind == Some("AGREE") && r.deprel(at) == Deprel::Obj;
            return (live[o].is_verb && (sealed || live[o].kind == draft.kind)).then_some(o);
        }
        at = head;
    }
    None
}

/// "an attack *targeting* guards", "air strikes *hit* the port", "protests *filled* the streets": the noun's own act, told
/// by a participle or as what the noun does.
pub(super) fn told_by_noun(r: &Reading, live: &[&Draft], d: usize) -> Option<usize> {
    let draft = live[d];
    if !draft.is_verb || draft.host.is_some() || !matches!(draft.kind, Some("ASSAULT" | "PROTEST")) {
        return None;
    }
    let participle = r.deprel(draft.token) == Deprel::Acl && r.xpos(draft.token) == Xpos::Vbg;
    let noun = if participle {
        r.head(draft.token)?
    } else if is_passive(r, draft.token) {
        return None;
    } else {
        surface_subject(r, draft.token)?
    };
    (around(d, live).start..d).find(|&o| live[o].token == noun && !live[o].is_verb && live[o].kind == draft.kind)
}

/// The drafts of a sentence that are near enough to be looked at.
pub(super) fn around(d: usize, live: &[&Draft]) -> Range<usize> {
    const NEAR: usize = 12;
    d.saturating_sub(NEAR)..(d + NEAR).min(live.len())
}

/// A neighbouring draft at this token that can own the number.
fn holder(live: &[&Draft], d: usize, at: usize) -> Option<usize> {
    let near = around(d, live);
    near.filter(|&o| o != d).find(|&o| {
        let other = live[o];
        let fits = live[d].kind.is_none() || (other.kind == live[d].kind && other.kind == Some("ASSAULT"));
        other.kind.is_some() && fits && (other.token == at || other.host == Some(at))
    })
}

/// "gathered at the gate as they *chanted*": of two acts of one kind by the same people in one sentence, the one that only
/// goes along with the other.
pub(super) fn goes_along(r: &Reading, live: &[&Draft], e: usize, events: &[Option<Event>]) -> bool {
    let Some(event) = events[e].as_ref() else { return false };
    let aside = live[e].is_verb && matches!(r.deprel(live[e].token), Deprel::Advcl);
    if !aside || event.actors.is_empty() || event.kind != "PROTEST" {
        return false;
    }
    let mut at = live[e].token;
    for _ in 0..HOPS {
        let Some(head) = r.head(at) else { return false };
        at = head;
        let near = around(e, live);
        let mut told = near.filter(|&o| o != e && (live[o].token == at || live[o].host == Some(at)));
        if told.any(|o| {
            events[o]
                .as_ref()
                .is_some_and(|t| t.kind == event.kind && t.actors == event.actors)
        }) {
            return true;
        }
    }
    false
}
