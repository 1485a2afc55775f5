//! A statement: its words, the cue, and who made it.

use serde::Serialize;

use super::Words;
use crate::quotes::{QuoteKind, SpeakerVia};

/// One statement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quote {
    /// Number within the article, in text order.
    pub id: u32,
    /// Direct, indirect or mixed.
    pub kind: QuoteKind,
    /// What was said, in pieces where the cue interrupts.
    pub content: Vec<Words>,
    /// The pieces joined with a space.
    pub text: String,
    /// The words that say that somebody said it.
    pub cue: Option<Cue>,
    /// The words that name the speaker there.
    pub source: Option<Words>,
    /// Entity that speaks.
    pub speaker: Option<u32>,
    /// How the speaker is named.
    pub speaker_via: Option<SpeakerVia>,
    /// Entity spoken to.
    pub addressee: Option<u32>,
    /// Channel.
    pub medium: Option<Medium>,
    /// Quote that contains this one.
    pub inside: Option<u32>,
    /// Number of the cue's sentence.
    pub sentence: u32,
    /// 0–1.
    pub confidence: f32,
    /// Rule or lexicon row, and the words that carried it.
    pub why: String,
}

/// `said`, `according to`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cue {
    /// First character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
    /// The words.
    pub text: String,
    /// `say`.
    pub lemma: String,
    /// `say claim deny ask order promise warn report` …
    pub class: String,
}

/// `on state television`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Medium {
    /// The words.
    pub text: String,
    /// `social statement interview broadcast outlet document speech letter`.
    pub kind: String,
}
