//! Speech after a colon: *REYES: We will appeal.*, *Q: …*, and headlines such as *PM: no early vote*.

use super::{Cue, Quote, QuoteKind, SpeakerVia, content, sources};
use crate::entities::Entities;
use crate::syntax::{Reading, Upos};
use crate::text::ParagraphKind;

/// Words a name before the colon may have.
const LABEL: usize = 6;

/// The turn that a sentence is, if it begins with a name and a colon.
pub(super) fn quote(reading: &Reading, entities: &Entities, sentence: usize) -> Option<Quote> {
    let s = reading.tokens.sentences[sentence];
    let tokens = s.tokens();
    let colon = tokens.clone().take(LABEL + 1).find(|&t| reading.form(t) == ":")?;
    let label = tokens.start..colon;
    if label.is_empty() || colon + 2 >= tokens.end {
        return None;
    }
    let capital = |t: usize| reading.form(t).chars().all(|c| !c.is_lowercase());
    let upper = label.clone().all(|t| reading.upos(t) == Upos::Punct || capital(t));
    let paragraph = reading.layout.paragraphs[s.paragraph as usize];
    let headline = paragraph.kind == ParagraphKind::Headline;
    let mention = label
        .clone()
        .rev()
        .find_map(|t| entities.mention_at(t).filter(|m| m.span.start >= s.span.start));
    let marked = reading.quotation(colon + 2).is_some();
    if mention.is_none() || !(upper || headline || marked) {
        return None;
    }
    let mention = mention?;
    let span = content::trim(reading, colon + 1..=tokens.end - 1)?;
    let source = sources::words(
        reading,
        &sources::Source {
            token: mention.head as usize,
            meaning: mention.head as usize,
            via: None,
        },
    );
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
        source: Some(source),
        speaker: Some(mention.entity),
        via: Some(SpeakerVia::Explicit),
        addressee: None,
        medium: None,
        inside: None,
        sentence: sentence as u32,
        confidence: 0.6,
        why: format!(
            "a name and a colon ({})",
            reading.cover(label.start, colon).of(reading.text)
        ),
    })
}
