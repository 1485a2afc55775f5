//! What is learnt rather than written: which word reports, where its content begins and ends, who is named there.
//!
//! Each is a choice between candidates by a sum of small whole numbers, one a clue; the written rules are clues too.

mod bounds;
mod content;
mod cue;
mod page;
mod question;
mod source;
mod voice;
mod weights;

pub(crate) use content::Contents;
#[cfg(feature = "train")]
pub(crate) use cue::is_speech;
pub(crate) use cue::{clues as cue_clues, may_report};
pub(crate) use page::Page;
#[cfg(feature = "train")]
pub(crate) use question::BITS;
pub(crate) use question::Question;
pub(crate) use source::Sources;
pub(crate) use voice::clues as voice_clues;
pub(crate) use weights::{Model, Table};

use super::voices::Voice;
use crate::text::Span;

/// What a trained choice came to: the candidate and how likely it is, 0–1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Choice {
    pub(crate) candidate: usize,
    pub(crate) chance: f32,
}

/// How likely a word is to report something, by its clues.
pub(crate) fn cue_chance(model: &Model, page: &Page, token: usize) -> f32 {
    let mut question = Question::default();
    cue_clues(page, token, &mut question);
    yes(&question, &model.cues)
}

/// How likely words in marks are speech.
pub(crate) fn voice_chance(model: &Model, page: &Page, voice: &Voice) -> f32 {
    let mut question = Question::default();
    voice_clues(page, voice, &mut question);
    yes(&question, &model.voices)
}

/// The chance of the second of two candidates.
fn yes(question: &Question, table: &Table) -> f32 {
    question.choose(table).map_or(0.0, |c| match c.candidate {
        1 => c.chance,
        _ => 1.0 - c.chance,
    })
}

/// The pieces that a cue most likely reports; none if nothing in its sentence.
pub(crate) fn content(model: &Model, page: &Page, cue: usize) -> (Option<Vec<Span>>, f32) {
    let contents = Contents::read(page, cue, Some(&model.contents));
    let choice = contents.question.choose(&model.contents);
    let choice = choice.unwrap_or(Choice {
        candidate: 0,
        chance: 1.0,
    });
    (contents.pieces(page, choice.candidate), choice.chance)
}

/// The token that most likely names who speaks; none if nobody in its sentence.
pub(crate) fn source(model: &Model, page: &Page, cue: usize, content: &[Span]) -> (Option<usize>, f32) {
    let sources = Sources::read(page, cue, content);
    match sources.question.choose(&model.sources) {
        Some(c) => (sources.tokens[c.candidate], c.chance),
        None => (None, 1.0),
    }
}
