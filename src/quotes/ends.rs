//! Where what was said ends: before another statement that the tree hangs below it.
//!
//! *Said the port was closed, **adding** …*, *… is closed **and told** reporters …*, *claimed that he had fled,
//! **according to** the police*.

use std::ops::Range;

use super::content;
use super::cues::{self, Kind};
use super::learned::Page;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::{Deprel, Reading, Upos, Xpos};
use crate::text::Span;

/// The pieces up to where another statement begins.
pub(super) fn cut(page: &Page, cue: usize, mut pieces: Vec<Span>) -> Vec<Span> {
    let reading = page.reading;
    let last = pieces.len() - 1;
    for opens in [participle, rival, source] {
        let tokens = reading.tokens_in(pieces[last]);
        let mut marks = tokens.clone().skip(2);
        let cut = marks.find(|&mark| opens(page, mark, tokens.end));
        if let Some(rest) = cut.and_then(|mark| content::trim(reading, tokens.start..=mark - 1)) {
            pieces[last] = rest;
        }
    }
    if pieces[last].start >= reading.span(cue).end {
        let tokens = reading.tokens_in(pieces[last]);
        let cut = (tokens.start + 2..tokens.end).find(|&mark| second(page, cue, tokens.start, mark));
        let cut = cut.into_iter().chain(host(page, cue, &tokens)).min();
        if let Some(rest) = cut.and_then(|mark| content::trim(reading, tokens.start..=mark - 1)) {
            pieces[last] = rest;
        }
    }
    pieces
}

/// Whether the sheet has a word as a verb of saying.
fn reports(page: &Page, token: usize) -> bool {
    let listed = cues::at(page.reading, page.lexicon, token);
    listed.is_some_and(|f| f.kind == Kind::Verb && !f.row.is_attitude())
}

/// How many words whoever speaks may have: *with **the mayor of the old port** adding …*.
const LONGEST_NAME: usize = 8;

/// *said the port was closed, **adding** …*, *was closed **while denying** …*, *closed, **with** Reyes **adding** …*: a
/// participle that reports.
fn participle(page: &Page, mark: usize, end: usize) -> bool {
    let reading = page.reading;
    let reporting =
        |t: usize| t < end && reading.xpos(t) == Xpos::Vbg && reports(page, t) && reading.quotation(t).is_none();
    let next = mark + 1;
    let that = |t: usize| t < end && reading.form(t) == "that";
    match reading.form(mark) {
        "while" => return reporting(next) && that(next + 1),
        // how it was told: *said he had left without saying why*
        "without" => {
            let untold = |t: usize| page.lexicon.word_classes.has(WordClass::Untold, reading.lemma(t));
            return next < end && reading.xpos(next) == Xpos::Vbg && untold(next);
        }
        "citing" | "quoting" => return reporting(mark),
        "adding" | "noting" | "stressing" | "saying" => return reporting(mark) && that(next),
        _ => {}
    }
    if reading.form(mark) != "," || next >= end {
        return false;
    }
    if reading.form(next) == "with" {
        let verb = (next + 1..end).take(LONGEST_NAME + 1).find(|&t| reporting(t));
        return verb
            .and_then(|verb| name_before(reading, verb))
            .is_some_and(|name| name.start == next + 1);
    }
    reporting(next)
}

/// The words right before a participle that may name whoever does it, up to *with* or a sign.
pub(super) fn name_before(reading: &Reading, verb: usize) -> Option<Range<usize>> {
    let first = reading
        .sentence(verb)
        .tokens()
        .start
        .max(verb.saturating_sub(LONGEST_NAME));
    let named = |t: &usize| {
        let verbal = matches!(reading.upos(*t), Upos::Verb | Upos::Aux | Upos::Punct);
        !verbal && reading.form(*t) != "with"
    };
    let start = (first..verb).rev().take_while(named).last()?;
    Some(start..verb)
}

/// *said the port is closed **and told** reporters …*: whoever spoke goes on speaking, in another verb that has a tense.
/// Where the words before are of that tense too, only a comma or *added* shows that it is no act they tell of.
fn second(page: &Page, cue: usize, start: usize, mark: usize) -> bool {
    let reading = page.reading;
    let tensed = |t: usize| matches!(reading.xpos(t), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
    if !matches!(reading.form(mark), "and" | "but") || reading.quotation(mark).is_some() || !tensed(cue) {
        return false;
    }
    let sentence = reading.sentence(mark).tokens();
    let Some(verb) = (mark + 1..sentence.end).find(|&t| reading.upos(t) != Upos::Adv) else {
        return false;
    };
    let spoken = [Deprel::Ccomp, Deprel::Xcomp, Deprel::Obj, Deprel::Iobj];
    let tells = |t: usize| {
        let next = t + 1;
        let said = next < sentence.end && (reading.quotation(next).is_some() || reading.form(next) == "that");
        said || reading.children_by(t, &spoken).any(|c| c > t)
    };
    if !tensed(verb) || !reports(page, verb) || !tells(verb) {
        return false;
    }
    let other = |t: usize| reading.xpos(t) != reading.xpos(verb);
    let comma = reading.form(mark - 1) == ",";
    comma || reading.lemma(verb) == "add" || (start..mark).find(|&t| tensed(t)).is_some_and(other)
}

/// *the police, which said an arrest was near, **face** a trial*: the verb that a clause with its cue hangs in.
fn host(page: &Page, cue: usize, tokens: &Range<usize>) -> Option<usize> {
    const DEEPEST: usize = 12;
    let reading = page.reading;
    let ups = std::iter::successors(Some(cue), |&t| reading.head(t)).take(DEEPEST);
    let above = ups.skip_while(|&t| reading.deprel(t) != Deprel::AclRelcl).skip(1);
    let verb = above
        .filter(|t| tokens.contains(t))
        .find(|&t| reading.upos(t) == Upos::Verb)?;
    let helpers = [Deprel::Aux, Deprel::AuxPass, Deprel::Advmod];
    let first = reading.children_by(verb, &helpers).filter(|c| tokens.contains(c)).min();
    Some(first.unwrap_or(verb).min(verb)).filter(|&at| at > tokens.start)
}

/// *claimed that he had fled, **according to** the police*: who tells of a statement is no part of it.
fn source(page: &Page, mark: usize, end: usize) -> bool {
    mark + 1 < end && page.reading.form(mark) == "," && page.reading.form(mark + 1) == "according"
}

/// *said the port was full; the union **replied** …*: behind a semicolon somebody else may speak.
fn rival(page: &Page, mark: usize, end: usize) -> bool {
    let reading = page.reading;
    if reading.form(mark) != ";" || reading.quotation(mark).is_some() {
        return false;
    }
    let rest = mark + 1..end;
    let mut words = rest.clone();
    let verb = words.find(|&t| matches!(reading.upos(t), Upos::Verb | Upos::Aux));
    verb.is_some_and(|verb| {
        let tensed = matches!(reading.xpos(verb), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
        let named = reading.subject(verb).is_some_and(|s| rest.contains(&s) && s < verb);
        tensed && named && reports(page, verb)
    })
}
