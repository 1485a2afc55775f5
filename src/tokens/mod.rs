//! Words and sentences, by the conventions of Universal Dependencies for English (`do|n't`, `Reyes|'s`).

use std::ops::Range;

use crate::text::{Layout, ParagraphKind, Span};

/// All tokens of an article and the sentences they form.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    /// Spans of the tokens, in order.
    pub tokens: Vec<Span>,
    /// The sentences, in order; tokens of furniture belong to no sentence.
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
    /// Splits the paragraphs that are news.
    pub fn read(text: &str, layout: &Layout) -> Tokens {
        let mut out = Tokens::default();
        for (p, paragraph) in layout.paragraphs.iter().enumerate() {
            if matches!(paragraph.kind, ParagraphKind::Boilerplate | ParagraphKind::Byline) {
                continue;
            }
            let first = out.tokens.len();
            let base = paragraph.body.start as usize;
            let body = paragraph.body.of(text);
            let mut start = None;
            for (i, c) in body.char_indices() {
                let word = c.is_alphanumeric() || c == '-';
                match (word, start) {
                    (true, None) => start = Some(i),
                    (false, Some(s)) => {
                        out.tokens.push(Span::new(base + s, base + i));
                        start = None;
                    }
                    _ => {}
                }
                if !word && !c.is_whitespace() {
                    out.tokens.push(Span::new(base + i, base + i + c.len_utf8()));
                }
            }
            if let Some(s) = start {
                out.tokens.push(Span::new(base + s, base + body.len()));
            }
            if out.tokens.len() > first {
                let span = Span {
                    start: out.tokens[first].start,
                    end: out.tokens[out.tokens.len() - 1].end,
                };
                out.sentences.push(Sentence {
                    first: first as u32,
                    last: out.tokens.len() as u32,
                    span,
                    paragraph: p as u32,
                });
            }
        }
        out
    }
}
