//! Clues whether words in marks are speech: *“The port is safe,”* is, *the “Peace Train”* and *“Shorty” Petrov* are not.

use super::page::{Page, about};
use super::question::{Question, mix};
use crate::quotes::cues;
use crate::quotes::voices::Voice;
use crate::syntax::{Deprel, Upos};

/// Two candidates: it is not speech (no clues), it is.
pub(crate) fn clues(page: &Page, voice: &Voice, q: &mut Question) {
    q.candidate(&[]);
    let inner = page.reading.tokens_in(voice.outer);
    if let (Some(first), Some(last)) = (inner.clone().next(), inner.clone().next_back()) {
        shape(page, voice, inner, q);
        around(page, voice, first, last, q);
    }
    let part = q.part();
    q.candidate(&[part]);
}

/// How it looks inside.
fn shape(page: &Page, voice: &Voice, inner: std::ops::Range<usize>, q: &mut Question) {
    let reading = page.reading;
    let words: Vec<usize> = inner.take(60).filter(|&t| reading.upos(t) != Upos::Punct).collect();
    let capital = |t: usize| reading.form(t).chars().next().is_some_and(char::is_uppercase);
    let begins = words.first().is_some_and(|&t| capital(t));
    let small = words
        .iter()
        .skip(1)
        .filter(|&&t| !capital(t) && reading.form(t).len() > 3)
        .count();
    let title = words.len() > 1 && begins && small == 0;
    let many = about(voice.words);
    let ends = u64::from(voice.closed) | u64::from(voice.verb) << 1 | u64::from(begins) << 2 | u64::from(title) << 3;
    q.add(1, 0, 0);
    q.add(2, many, 0);
    q.add(3, ends, 0);
    q.add(4, ends, many);
    for &t in words.iter().take(12) {
        if matches!(
            reading.upos(t),
            Upos::Pron | Upos::Aux | Upos::Sconj | Upos::Det | Upos::Intj
        ) {
            q.add(5, page.lemma(t), 0);
        }
    }
    if voice.words <= 3 {
        words.iter().for_each(|&t| q.add(6, page.lemma(t), many));
        let upos = words.iter().fold(1, |h, &t| mix(h, page.upos(t), 0));
        q.add(7, upos, 0);
    }
    q.add(8, u64::from(voice.pieces.len() > 1), many);
}

/// What stands beside it, and how it hangs in its sentence.
fn around(page: &Page, voice: &Voice, first: usize, last: usize, q: &mut Question) {
    let reading = page.reading;
    let sentence = reading.sentence(first).tokens();
    let ends = reading.sentence(last).tokens().end;
    let many = about(voice.words);
    let word = |t: &usize| !voice.outer.overlaps(reading.span(*t));
    let before = (sentence.start..first).rev().find(word);
    let after = (last + 1..ends).find(word);
    let lemma = |t: Option<usize>| t.map_or(3, |t| page.lemma(t));
    let upos = |t: Option<usize>| t.map_or(98, |t| page.upos(t));
    q.add(20, lemma(before), 0);
    q.add(21, lemma(before), many);
    q.add(22, lemma(after), 0);
    q.add(23, lemma(after), many);
    q.add(24, mix(1, upos(before), upos(after)), many);
    q.add(25, mix(1, upos(before), upos(after)), u64::from(voice.closed));
    let second = before.and_then(|b| b.checked_sub(1)).filter(|b| *b >= sentence.start);
    q.add(26, mix(1, lemma(second), lemma(before)), 0);
    q.add(
        27,
        upos(before),
        u64::from(before.is_some_and(|b| reading.deprel(b) == Deprel::Det)),
    );
    let cue = |t: usize| cues::at(reading, page.lexicon, t).filter(|_| reading.quotation(t).is_none());
    let prior = (sentence.start..first).rev().take(12).find(|&t| cue(t).is_some());
    let next = (last + 1..ends).take(12).find(|&t| cue(t).is_some());
    let gap = |t: Option<usize>, edge: usize| t.map_or(12, |t| about(t.abs_diff(edge)));
    q.add(28, gap(prior, first), many);
    q.add(29, gap(next, last), many);
    q.add(30, gap(prior, first), gap(next, last));
    q.add(31, prior.map_or(3, |t| page.lemma(t)), many);
    q.add(32, next.map_or(3, |t| page.lemma(t)), u64::from(voice.closed));
    let top = (first..=last).find(|&t| reading.head(t).is_none_or(|h| h < first || h > last));
    if let Some(top) = top {
        q.add(33, page.deprel(top), many);
        q.add(34, page.deprel(top), page.upos(top));
        let head = reading.head(top).map_or(3, |h| page.lemma(h));
        q.add(35, head, page.deprel(top));
    }
}
