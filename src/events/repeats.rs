//! One event told twice: within a sentence it is joined, within an article it is marked with `same_as`.
//!
//! "opened fire and *killed* a guard" is one ASSAULT; "The shelling …" three paragraphs on is the same as the first.

use super::draft::Draft;
use super::tree::kids;
use super::{Event, Range};
use crate::syntax::{Deprel, Reading};

const HOPS: usize = 4;
/// At most this many earlier events are compared.
const REACH: usize = 200;

/// The event that a counting word only adds to, in the same sentence: "attacked, *killing* two", "two people *died* in
/// the blast".
pub(super) fn counted_in(r: &Reading, live: &[&Draft], d: usize) -> Option<usize> {
    let draft = live[d];
    if let Some(other) = before_and(r, live, d) {
        return Some(other);
    }
    let mut at = draft.token;
    for _ in 0..HOPS {
        if at != draft.token {
            if let Some(other) = holder(live, d, at) {
                return Some(other);
            }
        }
        if !matches!(
            r.deprel(at),
            Deprel::Conj | Deprel::Advcl | Deprel::Xcomp | Deprel::AclRelcl | Deprel::Acl | Deprel::Parataxis
        ) {
            break;
        }
        at = r.head(at)?;
    }
    // "killed in an attack", and "died" after "and"
    let verb = draft.token;
    let below = kids(r, verb).filter(|&c| matches!(r.deprel(c), Deprel::Obl | Deprel::Nsubj));
    below.into_iter().find_map(|c| holder(live, d, c))
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

/// Whether an event noun only repeats the verb it hangs on: "was *hit* by air strikes".
pub(super) fn is_told_by_verb(r: &Reading, live: &[&Draft], d: usize) -> bool {
    let draft = live[d];
    if draft.is_verb || draft.host.is_some() {
        return false;
    }
    let mut at = draft.token;
    for _ in 0..HOPS {
        if !matches!(
            r.deprel(at),
            Deprel::Obl | Deprel::OblAgent | Deprel::Nmod | Deprel::Obj | Deprel::Conj
        ) {
            return false;
        }
        let Some(head) = r.head(at) else { return false };
        let near = d.saturating_sub(12)..(d + 12).min(live.len());
        if let Some(o) = near
            .into_iter()
            .find(|&o| o != d && live[o].token == head && live[o].kind.is_some())
        {
            return live[o].is_verb && live[o].kind == draft.kind;
        }
        at = head;
    }
    false
}

/// A neighbouring draft at this token that can own the number.
fn holder(live: &[&Draft], d: usize, at: usize) -> Option<usize> {
    let near = d.saturating_sub(12)..(d + 12).min(live.len());
    near.filter(|&o| o != d).find(|&o| {
        let other = live[o];
        let fits = live[d].kind.is_none() || (other.kind == live[d].kind && other.kind == Some("ASSAULT"));
        other.kind.is_some() && fits && (other.token == at || other.host == Some(at))
    })
}

/// Marks later reports of an event that was already told.
pub(super) fn mark(events: &mut [Event]) {
    let mut firsts: Vec<usize> = Vec::new();
    for i in 0..events.len() {
        let recent = &firsts[firsts.len().saturating_sub(REACH)..];
        let same = recent.iter().copied().find(|&f| is_same(&events[f], &events[i]));
        match same {
            Some(first) => events[i].same_as = Some(first as u32),
            None => firsts.push(i),
        }
    }
}

/// A report without a date takes that of the same event told elsewhere: the headline from the lead, "the attack" from both.
pub(super) fn share_dates(events: &mut [Event]) {
    let first = |e: usize, events: &[Event]| events[e].same_as.map_or(e, |f| f as usize);
    for e in 0..events.len() {
        let f = first(e, events);
        if f != e && events[f].date.is_none() && events[e].date.is_some() {
            copy_date(events, e, f);
        }
    }
    for e in 0..events.len() {
        let f = first(e, events);
        if f != e && events[e].date.is_none() && events[f].date.is_some() {
            copy_date(events, f, e);
        }
    }
}

fn copy_date(events: &mut [Event], from: usize, to: usize) {
    let told = events[from].clone();
    let event = &mut events[to];
    (event.time, event.date, event.earliest, event.latest) = (told.time, told.date, told.earliest, told.latest);
    event.historical = told.historical;
    event.why.push_str(", date as told elsewhere");
}

fn is_same(a: &Event, b: &Event) -> bool {
    let meets = |x: &[u32], y: &[u32]| x.iter().any(|e| y.contains(e));
    let fits = |x: &[u32], y: &[u32]| x.is_empty() || y.is_empty() || meets(x, y);
    a.kind == b.kind
        && a.factuality == b.factuality
        && (a.mode == b.mode || a.mode.is_none() || b.mode.is_none())
        && fits(&a.actors, &b.actors)
        && fits(&a.recipients, &b.recipients)
        && (meets(&a.actors, &b.actors) || meets(&a.recipients, &b.recipients))
        && (a.place.is_none() || b.place.is_none() || a.place == b.place)
        && overlap(a, b)
        && fits_count(a.killed, b.killed)
}

fn overlap(a: &Event, b: &Event) -> bool {
    match (a.earliest, a.latest, b.earliest, b.latest) {
        (Some(a1), Some(a2), Some(b1), Some(b2)) => a1 <= b2 && b1 <= a2,
        _ => true,
    }
}

fn fits_count(a: Option<Range>, b: Option<Range>) -> bool {
    a.is_none() || b.is_none() || a == b
}
