//! Speech after a colon: *REYES: We will appeal.*, *Q: …*, and headlines such as *PM: no early vote*.

use super::{Cue, Quote, QuoteKind, SpeakerVia, content, sources};
use crate::entities::{Entities, EntityType};
use crate::syntax::{Reading, Upos};
use crate::text::{ParagraphKind, Span};

/// Words a name before the colon may have.
const LABEL: usize = 6;

/// The turn that a sentence is, if it begins with a name and a colon.
pub(super) fn quote(reading: &Reading, entities: &Entities, guest: Option<u32>, sentence: usize) -> Option<Quote> {
    let s = reading.tokens.sentences[sentence];
    let tokens = s.tokens();
    let colon = tokens.clone().take(LABEL + 1).find(|&t| reading.form(t) == ":")?;
    let label = tokens.start..colon;
    if label.is_empty() || colon + 2 >= tokens.end {
        return None;
    }
    let paragraph = reading.layout.paragraphs[s.paragraph as usize];
    if label.len() == 1
        && paragraph.body.start == s.span.start
        && let Some(asked) = asked(reading.form(label.start))
    {
        return turn(reading, sentence, colon, guest.filter(|_| !asked), None);
    }
    let capital = |t: usize| reading.form(t).chars().all(|c| !c.is_lowercase());
    let upper = label.clone().all(|t| reading.upos(t) == Upos::Punct || capital(t));
    let headline = paragraph.kind == ParagraphKind::Headline;
    let mention = label
        .clone()
        .rev()
        .find_map(|t| entities.mention_at(t).filter(|m| m.span.start >= s.span.start));
    let marked = reading.quotation(colon + 2).is_some();
    let mention = mention.filter(|_| upper || headline || marked)?;
    let head = mention.head as usize;
    let source = sources::Source {
        token: head,
        meaning: head,
        via: None,
    };
    turn(
        reading,
        sentence,
        colon,
        Some(mention.entity),
        Some(sources::words(reading, &source)),
    )
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

fn turn(reading: &Reading, sentence: usize, colon: usize, speaker: Option<u32>, source: Option<Span>) -> Option<Quote> {
    let tokens = reading.tokens.sentences[sentence].tokens();
    let span = content::trim(reading, colon + 1..=tokens.end - 1)?;
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
        cue: Some(Cue {
            span: reading.span(colon),
            token: colon as u32,
            lemma: ":".to_owned(),
            class: "say".to_owned(),
        }),
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
