//! What stands in quotation marks: which stretches are speech, which are *so-called* scare quotes and titles.
//!
//! A quotation that runs on into the next paragraph is one voice with several spans.

use super::content::trim;
use super::turns;
use crate::syntax::{Reading, Upos};
use crate::text::Span;

/// One stretch of speech between marks, over one or more paragraphs.
#[derive(Debug, Clone)]
pub(crate) struct Voice {
    /// Content of each paragraph's part, marks and final punctuation left out.
    pub(crate) pieces: Vec<Span>,
    /// From the first opening to the last closing mark.
    pub(crate) outer: Span,
    /// Words inside.
    pub(crate) words: usize,
    /// A verb stands inside.
    pub(crate) verb: bool,
    /// The last character inside is a comma or ends a sentence.
    pub(crate) closed: bool,
    /// Begins with a capital letter.
    pub(crate) capital: bool,
    /// Two words or more, the last and the long ones with capitals, and no full stop: *“The Lock and the River”*.
    pub(crate) title: bool,
    /// How likely it is speech, 0–1.
    pub(crate) chance: f32,
}

/// All stretches that stand in no other, in order.
pub(crate) fn all(reading: &Reading) -> Vec<Voice> {
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
        if is_aside(piece.of(reading.text)) {
            of_mark[i] = mark.continues.map_or(usize::MAX, |c| of_mark[c as usize]);
            continue;
        }
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
            .filter(|&v| v < voices.len() && turns::label_end(reading, tokens.clone()).is_none());
        if let Some(v) = earlier {
            let voice = &mut voices[v];
            voice.pieces.push(piece);
            voice.outer = voice.outer.cover(outer);
            voice.words += words;
            voice.verb |= verb;
            voice.closed = closed;
            of_mark[i] = v;
        } else {
            of_mark[i] = voices.len();
            voices.push(Voice {
                pieces: vec![piece],
                outer,
                words,
                verb,
                closed,
                capital: mark
                    .content
                    .of(reading.text)
                    .chars()
                    .find(|c| c.is_alphabetic())
                    .is_some_and(char::is_uppercase),
                title: !end.ends_with(['.', '?', '!', '…']) && is_title(reading, tokens),
                chance: 1.0,
            });
        }
    }
    voices
}

/// *(LAUGHTER)*, *(Applause.)*: what happened, not what was said.
fn is_aside(words: &str) -> bool {
    let inner = words
        .strip_prefix('(')
        .and_then(|w| w.strip_suffix(')').or(w.strip_suffix(").")));
    inner.is_some_and(|w| !w.contains(['(', ')']))
}

fn is_title(reading: &Reading, tokens: std::ops::Range<usize>) -> bool {
    let capital = |t: usize| reading.form(t).starts_with(char::is_uppercase);
    let (mut words, mut shouted, mut last) = (0, true, false);
    for t in tokens {
        let form = reading.form(t);
        if reading.upos(t) == Upos::Punct {
            continue;
        }
        if !capital(t) && (words == 0 || form.len() > 3) {
            return false;
        }
        words += 1;
        last = capital(t);
        shouted &= !form.contains(char::is_lowercase);
    }
    words > 1 && last && !shouted
}

impl Voice {
    /// Long enough, and shaped, to be speech without any cue beside it.
    pub(crate) fn stands_alone(&self) -> bool {
        self.chance >= 0.5 && self.verb && (self.words >= 5 || self.words >= 3 && self.closed)
    }

    /// Whether it may go on with what was said just before.
    pub(crate) fn goes_on(&self) -> bool {
        self.stands_alone() || self.chance >= 0.5 && self.verb && self.words >= 2 && self.closed
    }

    /// Long enough to be speech that a name signs.
    pub(crate) fn may_be_signed(&self) -> bool {
        self.chance >= 0.5 && self.verb && self.words >= 3
    }

    /// A sentence of its own, which needs no words outside its marks.
    pub(crate) fn is_sentence(&self) -> bool {
        self.capital && self.closed && self.verb && self.words >= 3
    }

    /// Could be what somebody said, if a cue stands beside it.
    pub(crate) fn may_be_said(&self) -> bool {
        self.chance >= 0.3 && !self.title && (self.words >= 2 || self.closed)
    }
}
