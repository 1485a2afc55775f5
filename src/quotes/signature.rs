//! A name that signs the words in marks: *“We will appeal.” —Ana Reyes*, *And from Mayor Ana Reyes:* before them.

use super::assembly::kind;
use super::led;
use super::sources::{self, Source};
use super::voices::Voice;
use super::{Cue, Quote, SpeakerVia};
use crate::entities::{Entities, EntityType, Mention, MentionKind};
use crate::syntax::{Reading, Upos};

/// Words that a signature may have.
const LONGEST: usize = 10;

/// The quote, if a name signs it.
pub(super) fn quote(reading: &Reading, entities: &Entities, voice: &Voice, sentence: usize) -> Option<Quote> {
    let (sign, mention) = after(reading, entities, voice).or_else(|| before(reading, entities, voice))?;
    let head = mention.head as usize;
    let source = Source {
        token: head,
        meaning: head,
        via: None,
    };
    Some(Quote {
        kind: kind(reading, &voice.pieces),
        content: voice.pieces.clone(),
        cue: Some(Cue::sign(reading, sign)),
        source: Some(sources::words(reading, entities, sign, &source)),
        speaker: Some(mention.entity),
        via: Some(SpeakerVia::Explicit),
        addressee: None,
        medium: None,
        inside: None,
        sentence: sentence as u32,
        confidence: 0.75,
        why: format!(
            "a name and a sign ({}) beside words in quotation marks",
            reading.form(sign)
        ),
    })
}

/// A dash after the marks and a name that ends the paragraph.
fn after<'e>(reading: &Reading, entities: &'e Entities, voice: &Voice) -> Option<(usize, &'e Mention)> {
    let dash = reading.tokens.tokens.partition_point(|t| t.start < voice.outer.end);
    let is_dash = matches!(
        reading.words.get(dash).map(|_| reading.form(dash)),
        Some("—" | "–" | "―" | "-" | "--")
    );
    if !is_dash || dash + 1 >= reading.len() {
        return None;
    }
    let paragraph = |t: usize| reading.sentence(t).paragraph;
    let own = paragraph(dash.checked_sub(1)?);
    let end = (dash + 1..reading.len())
        .take(LONGEST + 1)
        .take_while(|t| paragraph(*t) == own)
        .last()?
        + 1;
    let rest = end < reading.len() && paragraph(end) == own;
    let name = (dash + 1..end).find_map(|t| named(entities, t));
    name.filter(|_| !rest).map(|m| (dash, m))
}

/// A colon before the marks and a name before it, with no verb between.
fn before<'e>(reading: &Reading, entities: &'e Entities, voice: &Voice) -> Option<(usize, &'e Mention)> {
    let colon = led::colon(reading, voice)?;
    let start = reading.sentence(colon).tokens().start;
    let label = start.max(colon.saturating_sub(LONGEST))..colon;
    let verb = label.clone().any(|t| matches!(reading.upos(t), Upos::Verb | Upos::Aux));
    let name = label.rev().find_map(|t| named(entities, t));
    name.filter(|_| !verb).map(|m| (colon, m))
}

fn named(entities: &Entities, token: usize) -> Option<&Mention> {
    let speaks = |m: &&Mention| {
        let kind = entities.entities[m.entity as usize].kind;
        m.kind == MentionKind::Name && matches!(kind, EntityType::Person | EntityType::Org)
    };
    entities.mention_at(token).filter(speaks)
}
