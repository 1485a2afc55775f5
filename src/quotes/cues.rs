//! The words that say that somebody said it: *urged*, *pointed out*, *according to*, *the claim that*.

use super::content;
use crate::lexicon::Lexicon;
use crate::lexicon::quote_cues::CueRow;
use crate::syntax::{Deprel, Reading, Upos};
use crate::text::Span;

/// What part of speech carries the cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Verb,
    Noun,
    Preposition,
}

/// A cue seen in the article; whether anything was said there is for `content` to find.
#[derive(Debug, Clone)]
pub(super) struct Found<'l> {
    pub(super) token: usize,
    pub(super) span: Span,
    pub(super) lemma: String,
    pub(super) kind: Kind,
    pub(super) row: &'l CueRow,
}

/// The cue headed by this token, if it is one.
pub(super) fn at<'l>(reading: &Reading, lexicon: &'l Lexicon, token: usize) -> Option<Found<'l>> {
    match reading.upos(token) {
        Upos::Verb => verb(reading, lexicon, token),
        Upos::Noun => noun(reading, lexicon, token),
        _ => preposition(reading, lexicon, token),
    }
}

fn verb<'l>(reading: &Reading, lexicon: &'l Lexicon, token: usize) -> Option<Found<'l>> {
    let joined =
        token > 0 && reading.form(token - 1) == "-" && reading.span(token - 1).end == reading.span(token).start;
    if joined || reading.deprel(token) == Deprel::Amod || preposition(reading, lexicon, token).is_some() {
        return preposition(reading, lexicon, token);
    }
    let table = &lexicon.quote_cues.verbs;
    let lemma = reading.lemma(token);
    let next = token + 1;
    if next < reading.len() && reading.sentence(token).tokens().contains(&next) {
        let two = format!("{lemma} {}", reading.form(next).to_lowercase());
        if let Some(row) = table.get(&two) {
            let span = reading.cover(token, next);
            return Some(Found {
                token,
                span,
                lemma: two,
                kind: Kind::Verb,
                row,
            });
        }
    }
    let row = table.get(lemma)?;
    Some(Found {
        token,
        span: reading.span(token),
        lemma: lemma.to_owned(),
        kind: Kind::Verb,
        row,
    })
}

fn noun<'l>(reading: &Reading, lexicon: &'l Lexicon, token: usize) -> Option<Found<'l>> {
    let row = lexicon.quote_cues.nouns.get(reading.lemma(token))?;
    content::that_clause(reading, token + 1)?;
    let channel = lexicon.quote_cues.media.contains_key(reading.lemma(token));
    let told = |h: usize| lexicon.quote_cues.verbs.contains_key(reading.lemma(h));
    if channel && reading.deprel(token) == Deprel::Obl && reading.head(token).is_some_and(told) {
        return None;
    }
    let lemma = reading.lemma(token).to_owned();
    Some(Found {
        token,
        span: reading.span(token),
        lemma,
        kind: Kind::Noun,
        row,
    })
}

/// `according to`, `in the words of`: found at their first word.
fn preposition<'l>(reading: &Reading, lexicon: &'l Lexicon, token: usize) -> Option<Found<'l>> {
    let first = reading.form(token);
    if !first.eq_ignore_ascii_case("according") && !first.eq_ignore_ascii_case("in") {
        return None;
    }
    let end = reading.sentence(token).last as usize;
    let mut rows: Vec<(&String, &CueRow)> = lexicon.quote_cues.prepositions.iter().collect();
    rows.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.0.cmp(b.0)));
    rows.into_iter().find_map(|(phrase, row)| {
        let words = phrase.split(' ').count();
        let fits = token + words < end
            && phrase
                .split(' ')
                .enumerate()
                .all(|(i, w)| reading.form(token + i).eq_ignore_ascii_case(w));
        let span = reading.cover(token, (token + words - 1).min(end - 1));
        fits.then(|| Found {
            token,
            span,
            lemma: phrase.clone(),
            kind: Kind::Preposition,
            row,
        })
    })
}

/// A verb that only names a possible saying: *to say*, *declined to comment*, *did not say*.
pub(super) fn is_unsaid(reading: &Reading, token: usize) -> bool {
    let negated = reading
        .children_by(token, &[Deprel::Advmod, Deprel::Det])
        .any(|c| matches!(reading.lemma(c), "not" | "n't" | "never"));
    let infinitive = reading
        .children_by(token, &[Deprel::Mark])
        .any(|c| reading.lemma(c) == "to");
    let subject = reading
        .children(token)
        .iter()
        .any(|&c| reading.deprel(c as usize).is_subject());
    let refused = reading.deprel(token) == Deprel::Xcomp
        && reading
            .head(token)
            .is_some_and(|h| matches!(reading.lemma(h), "decline" | "refuse" | "fail" | "want"));
    (negated && reading.lemma(token) == "say")
        || refused
        || (infinitive && !subject && reading.deprel(token) != Deprel::Xcomp)
}

/// Inside quotation marks a cue reports a third party's words (*"He told us that …"*), never the speaker's own (*"I say …"*).
pub(super) fn is_own_word(reading: &Reading, token: usize) -> bool {
    let mut verb = token;
    for _ in 0..4 {
        let subject = reading
            .children(verb)
            .iter()
            .map(|&c| c as usize)
            .find(|&c| reading.deprel(c).is_subject());
        if let Some(s) = subject {
            return matches!(reading.lemma(s), "i" | "I" | "we" | "you" | "it" | "what" | "one");
        }
        match (reading.deprel(verb), reading.head(verb)) {
            (Deprel::Conj | Deprel::Xcomp, Some(h)) => verb = h,
            _ => return true,
        }
    }
    true
}
