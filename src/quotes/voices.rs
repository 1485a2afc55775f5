//! What stands in quotation marks: which stretches are speech, which are *so-called* scare quotes and titles.
//!
//! A quotation that runs on into the next paragraph is one voice with several spans.

use super::content::trim;
use crate::syntax::{Reading, Upos};
use crate::text::Span;

/// One stretch of speech between marks, over one or more paragraphs.
#[derive(Debug, Clone)]
pub(super) struct Voice {
    /// Content of each paragraph's part, marks and final punctuation left out.
    pub(super) pieces: Vec<Span>,
    /// From the first opening to the last closing mark.
    pub(super) outer: Span,
    /// Words inside.
    pub(super) words: usize,
    /// A verb stands inside.
    pub(super) verb: bool,
    /// The last character inside is a comma or ends a sentence.
    pub(super) closed: bool,
}

/// All stretches that stand in no other, in order.
pub(super) fn all(reading: &Reading) -> Vec<Voice> {
    let marks = &reading.layout.marks;
    let mut voices: Vec<Voice> = Vec::new();
    let mut of_mark = vec![usize::MAX; marks.len()];
    for (i, mark) in marks.iter().enumerate() {
        if mark.parent.is_some() {
            continue;
        }
        let tokens = reading.tokens_in(mark.content);
        if tokens.is_empty() {
            continue;
        }
        let Some(piece) = trim(reading, tokens.start..=tokens.end - 1) else {
            continue;
        };
        let words = tokens.clone().filter(|&t| reading.upos(t) != Upos::Punct).count();
        let verb = tokens
            .clone()
            .any(|t| matches!(reading.upos(t), Upos::Verb | Upos::Aux));
        let end = mark.content.of(reading.text).trim_end();
        let closed = end.ends_with([',', '.', '?', '!', '…']);
        let outer = mark.open.cover(mark.close.unwrap_or(mark.content));
        let earlier = mark
            .continues
            .map(|c| of_mark[c as usize])
            .filter(|&v| v < voices.len());
        match earlier {
            Some(v) => {
                let voice = &mut voices[v];
                voice.pieces.push(piece);
                voice.outer = voice.outer.cover(outer);
                voice.words += words;
                voice.verb |= verb;
                voice.closed = closed;
                of_mark[i] = v;
            }
            None => {
                of_mark[i] = voices.len();
                voices.push(Voice {
                    pieces: vec![piece],
                    outer,
                    words,
                    verb,
                    closed,
                });
            }
        }
    }
    voices
}

impl Voice {
    /// Long enough, and shaped, to be speech without any cue beside it.
    pub(super) fn stands_alone(&self) -> bool {
        self.words >= 5 && self.verb || self.words >= 3 && self.closed && self.verb
    }

    /// Could be what somebody said, if a cue stands beside it.
    pub(super) fn may_be_said(&self) -> bool {
        self.words >= 2 || self.closed
    }
}
