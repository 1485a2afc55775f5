//! Words and sentences, by the conventions of Universal Dependencies for English (`do|n't`, `Reyes|'s`).

pub mod sentences;
pub mod words;

use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::text::{Layout, ParagraphKind, Span};

/// All tokens of an article and the sentences they form.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    /// Spans of the tokens, in order.
    pub tokens: Vec<Span>,
    /// The sentences, in order; every token belongs to one.
    pub sentences: Vec<Sentence>,
}

/// One sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// First token.
    pub first: u32,
    /// One past the last token.
    pub last: u32,
    /// From the first to the last token's end.
    pub span: Span,
    /// Index of its paragraph.
    pub paragraph: u32,
}

impl Sentence {
    /// The token indices.
    pub fn tokens(&self) -> Range<usize> {
        self.first as usize..self.last as usize
    }
}

impl Tokens {
    /// Splits the paragraphs that are news, with the abbreviations that ship with the crate.
    pub fn read(text: &str, layout: &Layout) -> Tokens {
        Tokens::read_with(text, layout, Lexicon::builtin())
    }

    /// Splits the paragraphs that are news; bylines and furniture give no tokens.
    pub fn read_with(text: &str, layout: &Layout, lexicon: &Lexicon) -> Tokens {
        let mut out = Tokens::default();
        let mut words = words::Words::new(text, &lexicon.abbreviations);
        for (p, paragraph) in layout.paragraphs.iter().enumerate() {
            if matches!(paragraph.kind, ParagraphKind::Boilerplate | ParagraphKind::Byline) {
                continue;
            }
            let first = out.tokens.len();
            words.read(paragraph.body, &mut out.tokens);
            for range in sentences::read(text, &out.tokens[first..], &lexicon.abbreviations) {
                let (from, to) = (first + range.start, first + range.end);
                out.sentences.push(Sentence {
                    first: from as u32,
                    last: to as u32,
                    span: out.tokens[from].cover(out.tokens[to - 1]),
                    paragraph: p as u32,
                });
            }
        }
        out
    }
}
