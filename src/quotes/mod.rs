//! Who said what: direct, indirect and mixed quotes, their cues and speakers.
//!
//! Cues are found by word, contents by the tree, and quotation marks overrule the tree: a stretch in marks belongs to
//! the cue whose clause holds it, else to the nearest cue beside it, else to whoever spoke last.

mod asides;
mod assembly;
mod begins;
mod complement;
mod content;
mod cues;
mod ends;
mod floating;
mod issuers;
pub(crate) mod learned;
mod led;
mod offices;
mod reports;
mod setting;
mod shape;
#[cfg(test)]
mod sheets;
mod signature;
mod signs;
mod sources;
mod succession;
mod turns;
pub(crate) mod voices;

pub use signs::signs;

use serde::{Deserialize, Serialize};

use crate::entities::Entities;
use crate::lexicon::Lexicon;
use crate::syntax::Reading;
use crate::text::Span;

/// Whether the content stands in quotation marks: all of it, none, or some.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum QuoteKind {
    Direct,
    Indirect,
    Mixed,
}

/// How the speaker is named at the quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum SpeakerVia {
    Explicit,
    Pronoun,
    Nominal,
    Relative,
    Participle,
    Floating,
}

/// The words that say that somebody said it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cue {
    /// `said`, `according to`.
    pub span: Span,
    /// Token that heads it.
    pub token: u32,
    /// `say`.
    pub lemma: String,
    /// `say claim deny ask order promise warn report think want …`.
    pub class: String,
}

impl Cue {
    /// A colon or a dash that says who speaks.
    fn sign(reading: &Reading, token: usize) -> Cue {
        Cue {
            span: reading.span(token),
            token: token as u32,
            lemma: reading.form(token).to_owned(),
            class: "say".to_owned(),
        }
    }
}

/// Where it was said: `on Twitter`, `in a statement`, `told Reuters`.
#[derive(Debug, Clone, PartialEq)]
pub struct Medium {
    /// The words (`Twitter`).
    pub span: Span,
    /// `social statement interview broadcast outlet document speech letter`.
    pub kind: String,
}

/// One statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// Direct, indirect or mixed.
    pub kind: QuoteKind,
    /// What was said, in pieces where the cue interrupts; without outer marks and final punctuation.
    pub content: Vec<Span>,
    /// The cue.
    pub cue: Option<Cue>,
    /// The words that name the speaker there, without determiner.
    pub source: Option<Span>,
    /// Entity that speaks.
    pub speaker: Option<u32>,
    /// How the speaker was found.
    pub via: Option<SpeakerVia>,
    /// Entity spoken to.
    pub addressee: Option<u32>,
    /// Channel.
    pub medium: Option<Medium>,
    /// Index of the quote that contains this one.
    pub inside: Option<u32>,
    /// Sentence of the cue, else of the first content.
    pub sentence: u32,
    /// 0–1.
    pub confidence: f32,
    /// Rule or lexicon row, and the words that carried it.
    pub why: String,
}

/// Finds the quotes of an article, in text order of their content. With `attitudes`, thoughts and wishes too.
pub fn read(reading: &Reading, entities: &Entities, lexicon: &Lexicon, attitudes: bool) -> Vec<Quote> {
    let mut quotes = assembly::quotes(reading, entities, lexicon, attitudes);
    quotes.sort_by_key(|q| {
        (
            q.content[0].start,
            std::cmp::Reverse(q.content[q.content.len() - 1].end),
            q.cue.as_ref().is_some_and(|c| c.class == "view"),
        )
    });
    quotes.dedup_by(|later, earlier| later.content == earlier.content);
    issuers::give(reading, entities, lexicon, &mut quotes);
    nest(&mut quotes);
    succession::give(reading, entities, &mut quotes);
    quotes
}

/// Tells each quote which one it stands in: a stack of those still open.
fn nest(quotes: &mut [Quote]) {
    let mut open: Vec<u32> = Vec::new();
    for i in 0..quotes.len() {
        let start = quotes[i].content[0].start;
        let end = quotes[i].content[quotes[i].content.len() - 1].end;
        let holds = |q: &Quote| q.content.iter().any(|c| c.start <= start && end <= c.end);
        while open.last().is_some_and(|&o| !holds(&quotes[o as usize])) {
            open.pop();
        }
        quotes[i].inside = open.last().copied();
        open.push(i as u32);
    }
}
