//! Where what was said ends: before another statement that the tree hangs below it.
//!
//! *Said the port was closed, **adding** …*, *claimed that he had fled, **according to** the police*.

use super::content;
use super::cues::{self, Kind};
use super::learned::Page;
use crate::syntax::{Upos, Xpos};
use crate::text::Span;

/// The pieces up to where another statement begins.
pub(super) fn cut(page: &Page, mut pieces: Vec<Span>) -> Vec<Span> {
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
    pieces
}

/// Whether the sheet has a word as a verb of saying.
fn reports(page: &Page, token: usize) -> bool {
    let listed = cues::at(page.reading, page.lexicon, token);
    listed.is_some_and(|f| f.kind == Kind::Verb && !f.row.is_attitude())
}

/// *said the port was closed, **adding** …*, *was closed, **while denying** …*: a participle that reports.
fn participle(page: &Page, mark: usize, end: usize) -> bool {
    let reading = page.reading;
    let next = mark + 1;
    if reading.form(mark) != "," || next >= end {
        return false;
    }
    let verb = next + usize::from(reading.form(next) == "while");
    verb < end && reading.xpos(verb) == Xpos::Vbg && reports(page, verb) && reading.quotation(verb).is_none()
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
