//! The trees behind the records, sentence by sentence: what `parse` returns.

use serde::Serialize;

use super::Cutter;
use crate::syntax::Reading;

/// Every sentence of an article with its tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Parse {
    /// In text order.
    pub sentences: Vec<ParsedSentence>,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParsedSentence {
    /// First character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
    /// Its words.
    pub tokens: Vec<ParsedToken>,
}

/// One word of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParsedToken {
    /// First character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
    /// As written.
    pub text: String,
    /// Universal part of speech.
    pub upos: &'static str,
    /// Penn tag.
    pub xpos: &'static str,
    /// Lemma.
    pub lemma: String,
    /// Index of the head within the sentence; none for the root.
    pub head: Option<u32>,
    /// Universal relation to the head.
    pub deprel: &'static str,
}

impl Parse {
    /// Takes the trees out of a reading.
    pub fn of(reading: &Reading) -> Parse {
        let cutter = Cutter::new(reading.text);
        let sentences = reading.tokens.sentences.iter().map(|sentence| {
            let (start, end) = cutter.range(sentence.span);
            let tokens = sentence
                .tokens()
                .map(|i| ParsedToken::of(reading, &cutter, i, sentence.first));
            ParsedSentence {
                start,
                end,
                tokens: tokens.collect(),
            }
        });
        Parse {
            sentences: sentences.collect(),
        }
    }
}

impl ParsedToken {
    fn of(reading: &Reading, cutter: &Cutter, i: usize, first: u32) -> ParsedToken {
        let (start, end) = cutter.range(reading.span(i));
        ParsedToken {
            start,
            end,
            text: reading.form(i).to_owned(),
            upos: reading.upos(i).as_str(),
            xpos: reading.xpos(i).as_str(),
            lemma: reading.lemma(i).to_owned(),
            head: reading.head(i).map(|h| h as u32 - first),
            deprel: reading.deprel(i).as_str(),
        }
    }
}
