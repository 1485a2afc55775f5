//! Speech after a colon: *REYES: We will appeal.*, *Q: …*, and headlines such as *PM: no early vote*.

use std::ops::Range;

use super::voices::Voice;
use super::{Cue, Quote, QuoteKind, SpeakerVia, content, sources};
use crate::entities::{Entities, EntityType, Mention};
use crate::syntax::{Reading, Upos};
use crate::text::{ParagraphKind, Span};

/// Words a name before the colon may have.
pub(super) const LABEL: usize = 6;

/// The turn that a sentence is, if it begins with a name and a colon.
pub(super) fn quote(reading: &Reading, entities: &Entities, guest: Option<u32>, sentence: usize) -> Option<Quote> {
    let s = reading.tokens.sentences[sentence];
    let tokens = s.tokens();
    let colon = tokens.clone().take(LABEL + 1).find(|&t| reading.form(t) == ":")?;
    let label = tokens.start..colon;
    if label.is_empty() || colon + 2 >= tokens.end || reading.quotation(colon).is_some() {
        return None;
    }
    let paragraph = reading.layout.paragraphs[s.paragraph as usize];
    if label.len() == 1
        && paragraph.body.start == s.span.start
        && let Some(asked) = asked(reading.form(label.start))
    {
        let end = end_of_turn(reading, sentence);
        return turn(reading, sentence, colon..end, guest.filter(|_| !asked), None);
    }
    let capital = |t: usize| reading.form(t).chars().all(|c| !c.is_lowercase());
    let upper = label.clone().all(|t| reading.upos(t) == Upos::Punct || capital(t));
    let headline = paragraph.kind == ParagraphKind::Headline;
    let mention = label.clone().rev().find_map(|t| {
        entities
            .mention_at(t)
            .filter(|m| m.span.start >= s.span.start && speaks(entities, m))
    });
    let marked = reading.quotation(colon + 2).is_some();
    let whole = |m: &&Mention| reading.tokens_in(m.span).end == label.end;
    let told = || {
        label
            .clone()
            .any(|t| reading.upos(t) == Upos::Verb && reading.subject(t).is_some())
    };
    let mention = mention.filter(|m| upper || (headline || marked && !told()) && whole(m))?;
    let head = mention.head as usize;
    let source = sources::Source {
        token: head,
        meaning: head,
        via: None,
    };
    let spoken = upper && !headline && paragraph.body.start == s.span.start;
    let end = if spoken {
        end_of_turn(reading, sentence)
    } else {
        tokens.end
    };
    turn(
        reading,
        sentence,
        colon..end,
        Some(mention.entity),
        Some(sources::words(reading, entities, colon, &source)),
    )
}

/// Whether somebody or something of this kind can be the name of a turn (*FIFA World Cup: …* is none).
fn speaks(entities: &Entities, mention: &Mention) -> bool {
    use EntityType::{Event, Fac, Loc, Product, Work};
    !matches!(
        entities.entities[mention.entity as usize].kind,
        Event | Fac | Loc | Product | Work
    )
}

/// Where the label ends that a turn begins with, in capitals: *“PETROV**:** We will see.*
pub(super) fn label_end(reading: &Reading, tokens: Range<usize>) -> Option<usize> {
    let colon = tokens.clone().take(LABEL).find(|&t| reading.form(t) == ":")?;
    let shouted = |t: usize| {
        let form = reading.form(t);
        reading.upos(t) == Upos::Punct || form.len() > 1 && form.chars().all(|c| c.is_uppercase() || ".-’'".contains(c))
    };
    let words = tokens.start..colon;
    (!words.is_empty() && words.clone().all(shouted) && colon + 1 < tokens.end).then_some(colon)
}

/// What stands in marks after a label: *“PETROV: We will see.”*
pub(super) fn labelled(reading: &Reading, entities: &Entities, voice: &Voice, sentence: usize) -> Option<Quote> {
    let tokens = reading.tokens_in(voice.pieces[0]);
    let colon = label_end(reading, tokens.clone())?;
    let label = tokens.start..colon;
    let first = content::trim(reading, colon + 1..=tokens.end - 1)?;
    let mention = label
        .clone()
        .rev()
        .find_map(|t| entities.mention_at(t))
        .filter(|m| speaks(entities, m));
    let pieces = std::iter::once(first).chain(voice.pieces[1..].iter().copied());
    Some(Quote {
        kind: QuoteKind::Direct,
        content: pieces.collect(),
        cue: Some(Cue::sign(reading, colon)),
        source: Some(reading.cover(label.start, label.end - 1)),
        speaker: mention.map(|m| m.entity),
        via: mention.map(|_| SpeakerVia::Explicit),
        addressee: None,
        medium: None,
        inside: None,
        sentence: sentence as u32,
        confidence: 0.75,
        why: format!(
            "a label in capitals ({}) inside the marks",
            reading.cover(label.start, colon).of(reading.text)
        ),
    })
}

/// Whether a label asks (`Q`) or answers (`A`).
fn asked(label: &str) -> Option<bool> {
    match label {
        "Q" | "Question" | "QUESTION" => Some(true),
        "A" | "Answer" | "ANSWER" => Some(false),
        _ => None,
    }
}

/// Who answers questions: the person of whom the article says most.
pub(super) fn guest(entities: &Entities) -> Option<u32> {
    let people = (0..entities.entities.len() as u32).filter(|&e| {
        let entity = &entities.entities[e as usize];
        entity.kind == EntityType::Person && !entity.unnamed
    });
    let salience = |e: u32| entities.entities[e as usize].salience;
    people.reduce(|best, e| if salience(e) > salience(best) { e } else { best })
}

/// Where the words of a turn end: with the paragraph.
fn end_of_turn(reading: &Reading, sentence: usize) -> usize {
    let sentences = &reading.tokens.sentences;
    let own = sentences[sentence].paragraph;
    let rest = sentences[sentence..].iter().take_while(|s| s.paragraph == own);
    rest.last().map_or(0, |s| s.tokens().end)
}

/// The quote from the colon to the end of a turn.
fn turn(
    reading: &Reading,
    sentence: usize,
    words: Range<usize>,
    speaker: Option<u32>,
    source: Option<Span>,
) -> Option<Quote> {
    let colon = words.start;
    let tokens = reading.tokens.sentences[sentence].tokens();
    let span = content::trim(reading, colon + 1..=words.end.checked_sub(1)?)?;
    let all_marked = reading
        .tokens_in(span)
        .all(|t| reading.upos(t) == Upos::Punct || reading.quotation(t).is_some());
    Some(Quote {
        kind: if all_marked {
            QuoteKind::Direct
        } else {
            QuoteKind::Indirect
        },
        content: vec![span],
        cue: Some(Cue::sign(reading, colon)),
        source,
        speaker,
        via: speaker.map(|_| {
            if source.is_some() {
                SpeakerVia::Explicit
            } else {
                SpeakerVia::Floating
            }
        }),
        addressee: None,
        medium: None,
        inside: None,
        sentence: sentence as u32,
        confidence: if source.is_some() { 0.6 } else { 0.4 },
        why: format!(
            "a label and a colon ({})",
            reading.cover(tokens.start, colon).of(reading.text)
        ),
    })
}
