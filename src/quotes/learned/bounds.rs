//! Where a content may begin and end: at the edges of subtrees and beside punctuation, near the cue first.

use super::page::Page;
use crate::quotes::content;
use crate::syntax::{Deprel, Reading, Upos};

/// How many places are looked at on either side of the cue.
const NEAREST: usize = 20;

/// The cue with its own phrases, and the places around it.
#[derive(Debug, Clone)]
pub(crate) struct Bounds {
    /// First and last token of the cue, its subject, auxiliaries and adverbs.
    pub(crate) group: (usize, usize),
    /// Beginnings before and after the cue.
    pub(crate) starts: [Vec<usize>; 2],
    /// Ends before and after the cue.
    pub(crate) ends: [Vec<usize>; 2],
}

impl Bounds {
    /// Looks around a cue.
    pub(crate) fn read(page: &Page, cue: usize) -> Bounds {
        let sentence = page.around(cue);
        let mut starts = [Vec::new(), Vec::new()];
        let mut ends = [Vec::new(), Vec::new()];
        for t in (cue + 1..sentence.end).take(100) {
            if starts[1].len() < NEAREST && begins(page, t, sentence.start) {
                starts[1].push(t);
            }
            if ends[1].len() < 2 * NEAREST && closes(page, t, sentence.end) {
                ends[1].push(t);
            }
        }
        for t in (sentence.start..cue).rev().take(100) {
            if starts[0].len() < NEAREST && begins(page, t, sentence.start) {
                starts[0].push(t);
            }
            if ends[0].len() < NEAREST && closes(page, t, sentence.end) {
                ends[0].push(t);
            }
        }
        add_outermost(page, &sentence, cue, &mut starts[0], &mut ends[1]);
        Bounds {
            group: group(page.reading, cue),
            starts,
            ends,
        }
    }
}

/// The first and the last word of the sentence are always places.
fn add_outermost(
    page: &Page,
    sentence: &std::ops::Range<usize>,
    cue: usize,
    starts: &mut Vec<usize>,
    ends: &mut Vec<usize>,
) {
    let word = |t: &usize| page.reading.upos(*t) != Upos::Punct;
    if let Some(first) = (sentence.start..cue).find(word).filter(|t| !starts.contains(t)) {
        starts.push(first);
    }
    if let Some(last) = (cue + 1..sentence.end).rev().find(word).filter(|t| !ends.contains(t)) {
        ends.push(last);
    }
}

fn begins(page: &Page, t: usize, first: usize) -> bool {
    let reading = page.reading;
    if reading.upos(t) == Upos::Punct && !content::is_inner(reading.form(t)) || is_that(reading, t) {
        return false;
    }
    let before = t.checked_sub(1).filter(|b| *b >= first);
    let apart =
        before.is_none_or(|b| reading.upos(b) == Upos::Punct || is_that(reading, b) || reading.deprel(b) == Deprel::Cc);
    apart || left_edge(page, t)
}

/// *that* before a clause is no part of it.
pub(super) fn is_that(reading: &Reading, t: usize) -> bool {
    reading.deprel(t) == Deprel::Mark && reading.form(t).eq_ignore_ascii_case("that")
}

/// Whether a phrase or clause begins here.
fn left_edge(page: &Page, t: usize) -> bool {
    let mut at = t;
    for _ in 0..12 {
        if is_phrase(page.reading.deprel(at)) {
            return true;
        }
        match page.reading.head(at) {
            Some(h) if page.edges(h).0 == t => at = h,
            _ => return false,
        }
    }
    false
}

fn closes(page: &Page, t: usize, end: usize) -> bool {
    let reading = page.reading;
    if reading.upos(t) == Upos::Punct && !content::is_inner(reading.form(t)) {
        return false;
    }
    if t + 1 >= end || reading.upos(t + 1) == Upos::Punct || reading.deprel(t + 1) == Deprel::Cc {
        return true;
    }
    let mut at = t;
    for _ in 0..12 {
        if is_phrase(reading.deprel(at)) {
            return true;
        }
        match reading.head(at) {
            Some(h) if page.edges(h).1 == t => at = h,
            _ => return false,
        }
    }
    false
}

fn is_phrase(relation: Deprel) -> bool {
    !matches!(
        relation,
        Deprel::Punct
            | Deprel::Det
            | Deprel::Case
            | Deprel::Aux
            | Deprel::AuxPass
            | Deprel::Cop
            | Deprel::Compound
            | Deprel::CompoundPrt
            | Deprel::Flat
            | Deprel::Fixed
            | Deprel::Amod
            | Deprel::Nummod
            | Deprel::NmodPoss
            | Deprel::Mark
            | Deprel::Cc
            | Deprel::DetPredet
            | Deprel::Goeswith
            | Deprel::NmodDesc
    )
}

/// The cue with its subject, auxiliaries, adverbs and phrases of time and place, as far as no mark parts them.
fn group(reading: &Reading, cue: usize) -> (usize, usize) {
    let own = |c: usize| {
        let relation = reading.deprel(c);
        relation.is_subject()
            || matches!(
                relation,
                Deprel::Aux
                    | Deprel::AuxPass
                    | Deprel::Advmod
                    | Deprel::CompoundPrt
                    | Deprel::Obl
                    | Deprel::OblUnmarked
                    | Deprel::Iobj
                    | Deprel::Case
                    | Deprel::Fixed
            )
    };
    let (mut first, mut last) = (cue, cue);
    let children = reading.children(cue);
    for &c in children.iter().rev().filter(|c| (**c as usize) < cue) {
        let (a, b) = reading.reach(c as usize);
        if own(c as usize) && b + 1 == first {
            first = a.min(first);
        }
    }
    for &c in children.iter().filter(|c| (**c as usize) > cue) {
        let (a, b) = reading.reach(c as usize);
        if own(c as usize) && a == last + 1 {
            last = b.max(last);
        }
    }
    (first, last)
}
