//! Words in marks that a colon leads in, though no word says so: *Reyes took to the square: “We will not go back.”*

use super::assembly::kind;
use super::sources;
use super::voices::Voice;
use super::{Cue, Quote};
use crate::entities::{Entities, EntityType};
use crate::syntax::{Reading, Upos};

/// The quote, if somebody is told of before the colon.
pub(super) fn quote(reading: &Reading, entities: &Entities, voice: &Voice, sentence: usize) -> Option<Quote> {
    let colon = colon(reading, voice).filter(|_| voice.stands_alone() && !voice.title)?;
    let source = sources::led(reading, colon)?;
    let (speaker, via) = sources::speaker(reading, entities, colon, &source);
    let speaker = speaker.filter(|&e| {
        use EntityType::{Gpe, Group, Org, Person};
        matches!(entities.entities[e as usize].kind, Gpe | Group | Org | Person)
    })?;
    Some(Quote {
        kind: kind(reading, &voice.pieces),
        content: voice.pieces.clone(),
        cue: Some(Cue::sign(reading, colon)),
        source: Some(sources::words(reading, entities, colon, &source)),
        speaker: Some(speaker),
        via: Some(via),
        addressee: None,
        medium: None,
        inside: None,
        sentence: sentence as u32,
        confidence: 0.7,
        why: "a colon before words in quotation marks and whoever is told of before it".to_owned(),
    })
}

/// The colon right before the marks.
pub(super) fn colon(reading: &Reading, voice: &Voice) -> Option<usize> {
    const MARKS: usize = 3;
    let first = reading.tokens_in(voice.outer).start;
    let word = |t: &usize| !voice.outer.overlaps(reading.span(*t));
    let before = (first.saturating_sub(MARKS)..first).rev().find(word)?;
    (reading.form(before) == ":" && reading.upos(before) == Upos::Punct).then_some(before)
}
