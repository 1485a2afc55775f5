//! Where what was said begins, where the tree hangs its first words on the cue: *said **the port**, which was old, was
//! closed*, *said Monday **he** had left*, *told the council **the army** had left*.

use std::borrow::Cow;

use super::cues::{Found, Kind};
use super::learned::Page;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::{Deprel, Reading, Upos};
use crate::text::{Span, WEEKDAYS};

/// The pieces, the first of them from where it begins.
pub(super) fn settle<'p>(page: &Page, cue: &Found, pieces: &'p [Span]) -> Cow<'p, [Span]> {
    let reading = page.reading;
    let from = reading.tokens_in(cue.span).end;
    let first = pieces.first().filter(|_| cue.kind == Kind::Verb);
    let Some(start) = first
        .and_then(|first| reading.tokens_in(*first).next())
        .filter(|&s| s >= from)
    else {
        return Cow::Borrowed(pieces);
    };
    let found = lost_subject(reading, cue, from, start)
        .or_else(|| after_day(reading, from, start))
        .or_else(|| after_manner(page, cue, from, start))
        .or_else(|| after_addressee(reading, cue, from, start));
    let end = reading.tokens_in(pieces[0]).end;
    let Some(begin) = found.filter(|&begin| begin < end) else {
        return Cow::Borrowed(pieces);
    };
    let mut all = pieces.to_vec();
    all[0].start = reading.span(begin).start;
    Cow::Owned(all)
}

/// *said **his meeting with the fund** was short*: nobody says a meeting; the tree lost its verb.
fn lost_subject(reading: &Reading, cue: &Found, from: usize, start: usize) -> Option<usize> {
    const SAY: [&str; 10] = [
        "add", "allege", "argue", "claim", "declare", "insist", "maintain", "reply", "say", "think",
    ];
    let says = SAY.contains(&cue.lemma.as_str()) && reading.child(cue.token, &[Deprel::Ccomp]).is_some();
    let object = reading
        .child(cue.token, &[Deprel::Obj])
        .filter(|_| says && start > from)?;
    let (first, last) = reading.reach(object);
    let noun = matches!(reading.upos(object), Upos::Noun | Upos::Propn);
    let beside = (last + 1..start).all(|t| matches!(reading.upos(t), Upos::Punct | Upos::Adv | Upos::Aux));
    // *said Reyes, who was 44 and had a boat, was “brave”*: the clause between commas may be cut in two
    let enclosed = object + 2 < start && reading.form(object + 1) == "," && reading.form(start - 1) == ",";
    (noun && first == from && last < start && (beside || enclosed)).then_some(first)
}

/// *said **Monday** he had left*: the day is that of the words.
fn after_day(reading: &Reading, from: usize, start: usize) -> Option<usize> {
    let day = WEEKDAYS.contains(&reading.form(start).to_lowercase().as_str());
    let next = (start + 1..reading.sentence(start).tokens().end)
        .next()
        .filter(|_| day && start == from)?;
    let next = if reading.form(next) == "that" { next + 1 } else { next };
    let begins = matches!(reading.upos(next), Upos::Pron | Upos::Det | Upos::Propn | Upos::Noun);
    begins.then_some(next)
}

/// *said **publicly** the army had left*, *said **in its report**, the army had left*: how and where it was said.
fn after_manner(page: &Page, cue: &Found, from: usize, start: usize) -> Option<usize> {
    const LONGEST: usize = 8;
    let reading = page.reading;
    if start != from {
        return None;
    }
    if page.lexicon.word_classes.has(WordClass::Manner, reading.form(start)) {
        return Some(start + 1);
    }
    let noun = reading.head(start).filter(|_| reading.deprel(start) == Deprel::Case)?;
    let channel = page.lexicon.quote_cues.media.contains_key(reading.lemma(noun));
    let end = reading.sentence(start).tokens().end.min(start + LONGEST);
    let comma = (start..end).find(|&t| reading.form(t) == ",")?;
    let plain = (start..comma).all(|t| !matches!(reading.upos(t), Upos::Verb | Upos::Aux));
    let own = channel || reading.head(noun) == Some(cue.token);
    (own && plain && (start..comma).contains(&noun) && comma + 1 < end).then_some(comma + 1)
}

/// *told **the council** the army had left*: two subjects of one clause are the addressee and the subject.
fn after_addressee(reading: &Reading, cue: &Found, from: usize, start: usize) -> Option<usize> {
    let tells = cue.lemma == "tell" && start == from;
    let clause = reading.child(cue.token, &[Deprel::Ccomp]).filter(|_| tells)?;
    let mut subjects = reading.children_by(clause, &[Deprel::Nsubj, Deprel::NsubjPass]);
    let (told, subject) = (subjects.next()?, subjects.next()?);
    let (first, second) = (reading.reach(told), reading.reach(subject));
    (first.0 == from && first.1 + 1 == second.0).then_some(second.0)
}
