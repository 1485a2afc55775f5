//! Cues set apart by commas from what is said: *…, police said.*, *The bridge, officials said, will reopen.*

use super::content::trim;
use super::cues::{Found, Kind};
use crate::syntax::{Deprel, Reading, Upos, Xpos};
use crate::text::Span;

/// *…, police said.* and *The bridge, officials said, will reopen.*: the cue with its subject between commas or at
/// the end, and the rest of the sentence was said.
pub(super) fn aside(reading: &Reading, cue: &Found) -> Option<Vec<Span>> {
    let sentence = reading.sentence(cue.token).tokens();
    let subject = reading.subject(cue.token).or_else(|| inverted(reading, cue.token))?;
    let (a, b) = reading.reach(subject);
    let first = a.min(cue.token);
    let own = |t: usize| {
        reading.upos(t) == Upos::Punct
            || (a..=b).contains(&t)
            || reading.is_under(t, cue.token)
                && !matches!(reading.deprel(t), Deprel::Ccomp | Deprel::Conj | Deprel::Parataxis)
    };
    let near = subject.abs_diff(cue.token) <= 12;
    let comma = first > sentence.start + 2
        && matches!(reading.form(first - 1), "," | "\"" | "”" | "'" | "’" | "''" | "?" | "!");
    let ends = sentence.end - cue.token <= 13 && (cue.token + 1..sentence.end).all(own);
    let verb = |mut r: std::ops::Range<usize>| r.any(|t| is_verbal(reading, t));
    if !near || !comma {
        return None;
    }
    if ends && verb(sentence.start..first) {
        return trim(reading, sentence.start..=first - 1).map(|s| vec![s]);
    }
    let after = cue.token.max(if subject > cue.token { b } else { cue.token }) + 1;
    let inside = after + 1 < sentence.end && reading.form(after) == "," && verb(after..sentence.end);
    let nominal = (sentence.start..first).any(|t| is_nominal(reading, t));
    if !inside || !nominal || reading.quotation(after + 1).is_some() {
        return None;
    }
    let before = trim(reading, sentence.start..=first - 1)?;
    Some(vec![before, trim(reading, after..=sentence.end - 1)?])
}

/// *…, added the minister.*: who speaks, where the tree takes it for an object.
pub(super) fn inverted(reading: &Reading, cue: usize) -> Option<usize> {
    let sentence = reading.sentence(cue).tokens();
    let tensed = matches!(reading.xpos(cue), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let comma = cue > sentence.start + 2 && reading.form(cue - 1) == ",";
    let object = reading
        .child(cue, &[Deprel::Obj])
        .filter(|&o| tensed && comma && o > cue)?;
    let rest = reading.reach(object).1 + 1;
    let closes = (rest..sentence.end).all(|t| reading.upos(t) == Upos::Punct);
    (closes && !(cue + 1..sentence.end).any(|t| is_verbal(reading, t))).then_some(object)
}

fn is_verbal(reading: &Reading, token: usize) -> bool {
    matches!(reading.upos(token), Upos::Verb | Upos::Aux)
}

fn is_nominal(reading: &Reading, token: usize) -> bool {
    matches!(reading.upos(token), Upos::Noun | Upos::Propn | Upos::Pron)
}

/// A cue with who speaks, set between commas into what is said.
pub(super) struct Inserted {
    /// Who speaks.
    pub(super) source: usize,
    /// What stands before and after.
    pub(super) around: Vec<Span>,
}

/// *The lock, **said** the engineer Jo Park, was closed*: the cue first, then who speaks, which trees easily read as
/// the subject of what follows.
pub(super) fn inserted(reading: &Reading, cue: &Found) -> Option<Inserted> {
    const LONGEST: usize = 12;
    let sentence = reading.sentence(cue.token).tokens();
    let verbal = |t: usize| is_verbal(reading, t);
    let nominal = |t: usize| is_nominal(reading, t);
    let comma = |t: usize| reading.form(t) == "," && reading.quotation(t).is_none();
    let begins = cue.token > sentence.start + 1 && comma(cue.token - 1) && (sentence.start..cue.token).any(nominal);
    if cue.kind != Kind::Verb || !cue.row.frames.clause || !begins || (sentence.start..cue.token).any(verbal) {
        return None;
    }
    let behind = cue.token + 1..sentence.end.min(cue.token + 1 + LONGEST);
    let verb = behind.clone().find(|&t| verbal(t))?;
    let end = (behind.start..verb).rev().find(|&t| comma(t))?;
    let first = (behind.start..end).find(|&t| comma(t)).unwrap_or(end);
    let name = behind.start..first;
    let source = name
        .clone()
        .rev()
        .find(|&t| nominal(t) && reading.head(t).is_none_or(|h| !name.contains(&h)))?;
    let before = trim(reading, sentence.start..=cue.token - 2)?;
    let after = trim(reading, end + 1..=sentence.end - 1)?;
    Some(Inserted {
        source,
        around: vec![before, after],
    })
}
