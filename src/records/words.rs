//! A stretch of the article as a record shows it: `{"start": 4, "end": 13, "text": "Ana Reyes"}`.

use serde::Serialize;

use crate::text::Span;
use crate::text::offsets::Offsets;

/// Words of the article and where they stand, in Python characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Words {
    /// First character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
    /// `article[start:end]`.
    pub text: String,
}

/// Cuts words out of one article.
pub struct Cutter<'a> {
    text: &'a str,
    offsets: Offsets,
}

impl<'a> Cutter<'a> {
    /// Counts the article's characters once.
    pub fn new(text: &'a str) -> Self {
        let offsets = Offsets::new(text);
        Cutter { text, offsets }
    }

    /// The words under a span.
    pub fn words(&self, span: Span) -> Words {
        let (start, end) = self.range(span);
        let text = self.string(span);
        Words { start, end, text }
    }

    /// The span in Python characters.
    pub fn range(&self, span: Span) -> (u32, u32) {
        self.offsets.span(self.text, span)
    }

    /// The words alone.
    pub fn string(&self, span: Span) -> String {
        span.of(self.text).to_owned()
    }
}
