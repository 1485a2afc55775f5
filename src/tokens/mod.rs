//! Words and sentences, by the conventions of Universal Dependencies for English (`do|n't`, `Reyes|'s`).

mod addresses;
pub mod boundary;
mod joins;
mod parts;
pub mod sentences;
pub mod shown;
pub mod spellings;
mod stops;
pub mod words;

use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::stop;
use crate::text::{Layout, ParagraphKind, Span};
use spellings::Spellings;

/// All tokens of an article and the sentences they form.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    /// Spans of the tokens, in order.
    pub tokens: Vec<Span>,
    /// The sentences, in order; every token belongs to one.
    pub sentences: Vec<Sentence>,
    /// Which tokens are spelled alike.
    pub spellings: Spellings,
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

    /// Splits the paragraphs that are news; bylines and furniture give no tokens. The place of a dateline is a sentence
    /// of its own.
    pub fn read_with(text: &str, layout: &Layout, lexicon: &Lexicon) -> Tokens {
        let mut out = Tokens::default();
        let mut words = words::Words::new(text, &lexicon.abbreviations);
        let filed = layout.dateline.and_then(|line| line.place);
        for (p, paragraph) in layout.paragraphs.iter().enumerate() {
            stop::point();
            if matches!(paragraph.kind, ParagraphKind::Boilerplate | ParagraphKind::Byline) {
                continue;
            }
            let first = out.tokens.len();
            let head = paragraph.span.start..paragraph.body.start.max(paragraph.span.start);
            if let Some(place) = filed.filter(|place| head.contains(&place.start)) {
                words.read(place, &mut out.tokens);
                out.add_sentence(first..out.tokens.len(), p);
            }
            let first = out.tokens.len();
            words.read(paragraph.body, &mut out.tokens);
            for range in sentences::read(text, &out.tokens[first..], &lexicon.abbreviations) {
                out.add_sentence(first + range.start..first + range.end, p);
            }
        }
        out.spellings = Spellings::of(out.tokens.iter().map(|token| token.of(text)));
        out
    }

    fn add_sentence(&mut self, tokens: Range<usize>, paragraph: usize) {
        if let [first, .., last] | [first @ last] = self.tokens[tokens.clone()] {
            self.sentences.push(Sentence {
                first: tokens.start as u32,
                last: tokens.end as u32,
                span: first.cover(last),
                paragraph: paragraph as u32,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let tokens = Tokens::read(text, &Layout::read(text)).tokens;
        tokens.into_iter().map(|t| t.of(text)).collect()
    }

    #[test]
    fn odd_words() {
        let joined = |text: &str| words(text).join(" ");
        assert_eq!(
            joined("Don't! He'd've gone, y'all."),
            "Do n't ! He 'd 've gone , y'all ."
        );
        assert_eq!(joined("The ’90s and rock 'n' roll."), "The ’90s and rock ' n ' roll .");
        assert_eq!(
            joined("It rose 5km to 2,50,000 in 2010–12 🇰🇪 👩🏽‍🚒!!!"),
            "It rose 5 km to 2,50,000 in 2010 – 12 🇰🇪 👩🏽‍🚒 !!!"
        );
        assert_eq!(
            joined("AT&T's No. 5 in St.Petersburg, Law No. (20) of May…"),
            "AT&T 's No. 5 in St. Petersburg , Law No. ( 20 ) of May …"
        );
        assert_eq!(
            joined("naïve Cafe\u{301} (x) e.g. 713-555-0190."),
            "naïve Cafe\u{301} ( x ) e.g. 713-555-0190 ."
        );
    }

    #[test]
    fn every_row_of_the_sheet_works() {
        let sheet = include_str!("../../data/lexicon/abbreviations.tsv");
        let sheet = crate::lexicon::Sheet::parse("abbreviations.tsv", sheet).expect("the sheet is well formed");
        let mut wrong = Vec::new();
        for row in &sheet.rows {
            let (word, example) = (row.cells[0], row.cells[2]);
            let tokens = Tokens::read(example, &Layout::read(example));
            let whole = tokens.tokens.iter().any(|t| t.of(example) == word);
            if !whole || tokens.sentences.len() != 1 {
                wrong.push(format!("{}: {example}", row.line));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
