//! What a content is by its topmost word: a clause (*the port is safe*), an infinitive (*to close the port*) or a
//! noun phrase (*the closing of the port*).

use crate::syntax::{Deprel, Reading, Upos, Xpos};
use crate::text::Span;

/// What a content is by its topmost word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Clause,
    Infinitive,
    Phrase,
}

impl Shape {
    /// Whether a word and its content are likely enough to count without marks: a clause tells what somebody says or
    /// thinks, but an act or a thing that is only named (*was asked to train*, *supported the study*) is told less often.
    pub(super) fn is_told(self, attitude: bool, word: f32, content: f32) -> bool {
        let (least, together) = match (self, attitude) {
            (Shape::Clause, false) => (0.0, 0.0),
            (Shape::Clause, true) => (0.0, 0.2),
            (Shape::Infinitive, false) => (0.8, 0.36),
            (Shape::Infinitive, true) => (0.92, 0.55),
            (Shape::Phrase, false) => (0.65, 0.45),
            (Shape::Phrase, true) => (0.95, 0.75),
        };
        word >= least && word * content >= together
    }

    /// The shape of a content.
    pub(super) fn of(reading: &Reading, pieces: &[Span]) -> Shape {
        let Some(top) = top(reading, pieces) else {
            return Shape::Phrase;
        };
        // *The lock, she said, **was** closed*
        if pieces.len() > 1 && pieces[1..].iter().any(|p| begins_with_verb(reading, *p)) {
            return Shape::Clause;
        }
        let first = reading.lemma(reading.tokens_in(pieces[0]).start);
        if matches!(first, "what" | "how" | "why" | "when" | "where" | "whether" | "if") {
            return Shape::Clause;
        }
        let marks = reading.children_by(top, &[Deprel::Mark]);
        let marks: Vec<&str> = marks.map(|m| reading.lemma(m)).collect();
        let helped = reading
            .child(top, &[Deprel::Cop, Deprel::Aux, Deprel::AuxPass])
            .is_some();
        if marks.contains(&"to") {
            Shape::Infinitive
        } else if reading.subject(top).is_some()
            || helped
            || matches!(reading.xpos(top), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
        {
            Shape::Clause
        } else {
            Shape::Phrase
        }
    }
}

/// Whether the first words of a piece are its verb.
fn begins_with_verb(reading: &Reading, piece: Span) -> bool {
    let tokens = reading.tokens_in(piece);
    let mut words = tokens.filter(|&t| !matches!(reading.upos(t), Upos::Punct | Upos::Adv | Upos::Part));
    words
        .next()
        .is_some_and(|t| matches!(reading.upos(t), Upos::Verb | Upos::Aux) && reading.xpos(t) != Xpos::Vbg)
}

/// The topmost word of a content.
pub(super) fn top(reading: &Reading, pieces: &[Span]) -> Option<usize> {
    let tokens = reading.tokens_in(*pieces.first()?);
    let outside = |t: &usize| reading.head(*t).is_none_or(|h| !tokens.contains(&h));
    let word = |t: &usize| reading.upos(*t) != Upos::Punct;
    tokens.clone().filter(word).find(outside)
}

/// *the need to close the lock*, *his willingness to talk*: a noun that stands for a clause.
pub(super) fn is_proposition(reading: &Reading, pieces: &[Span]) -> bool {
    let acts = |t: usize| {
        reading.children_by(t, &[Deprel::Acl]).any(|c| {
            let mut marks = reading.children_by(c, &[Deprel::Mark]);
            marks.any(|m| reading.lemma(m) == "to")
        })
    };
    top(reading, pieces).is_some_and(|t| reading.upos(t) == Upos::Noun && acts(t))
}
