//! The words of a sentence cut fine enough for dates and amounts: `2019-21`, `US$7.2bn`, `45-year-old`.

use crate::lexicon::Calendar;
use crate::lexicon::calendar::{self, Phrase, Sense};
use crate::syntax::Reading;
use crate::text::Span;

/// Words that only open an expression together with the next.
const OPENERS: &[&str] = &["the", "The", "a", "A", "an", "An", "in", "In", "per", "all", "All"];
/// Words of time that no sheet lists, since they mean nothing alone.
const PLAIN: &[&str] = &["Q", "q", "H", "FY", "fiscal", "financial", "final", "full", "whole"];

/// One piece of a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    /// Where it stands.
    pub span: Span,
    /// As written.
    pub text: &'a str,
    /// No space before it.
    pub glued: bool,
    /// The token it begins in; `u32::MAX` outside the sentences.
    pub token: u32,
    /// Phrases that begin with it.
    phrases: &'a [Phrase],
}

/// The pieces of one sentence (or dateline), the book of their meanings, and the trees.
pub(super) struct Scan<'a> {
    pub pieces: Vec<Piece<'a>>,
    pub reading: &'a Reading<'a>,
    pub calendar: &'a Calendar,
}

impl<'a> Scan<'a> {
    /// Cuts the text under `span`; `first` is the first token that may lie in it.
    pub fn new(reading: &'a Reading<'a>, calendar: &'a Calendar, span: Span, first: usize) -> Self {
        let tokens = &reading.tokens.tokens;
        let (mut token, mut end) = (first, span.start as usize);
        let mut found = Vec::new();
        for (a, b) in calendar::pieces(span.of(reading.text)) {
            let at = Span::new(span.start as usize + a, span.start as usize + b);
            while token < tokens.len() && tokens[token].end <= at.start {
                token += 1;
            }
            let text = at.of(reading.text);
            let held = token < tokens.len() && tokens[token].start <= at.start;
            let word = if text == "’" { "'" } else { text };
            found.push(Piece {
                span: at,
                text,
                glued: at.start as usize == end && !found.is_empty(),
                token: if held { token as u32 } else { u32::MAX },
                phrases: calendar.phrases(word),
            });
            end = at.end as usize;
        }
        Scan {
            pieces: found,
            reading,
            calendar,
        }
    }

    /// The piece as written; empty beyond the ends.
    pub fn text(&self, i: usize) -> &'a str {
        self.pieces.get(i).map_or("", |p| p.text)
    }

    /// Whether the piece is this word, in any case.
    pub fn is(&self, i: usize, word: &str) -> bool {
        self.text(i).eq_ignore_ascii_case(word)
    }

    /// Whether the piece is one of these words, in any case.
    pub fn is_any(&self, i: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(i, word))
    }

    /// Whether no space stands before the piece.
    pub fn glued(&self, i: usize) -> bool {
        self.pieces.get(i).is_some_and(|p| p.glued)
    }

    /// A hyphen or dash of any length.
    pub fn dash(&self, i: usize) -> bool {
        matches!(self.text(i), "-" | "–" | "—" | "‑")
    }

    /// The piece begins with a capital.
    pub fn capital(&self, i: usize) -> bool {
        self.text(i).starts_with(char::is_uppercase)
    }

    /// The piece is a number of digits only, so many of them.
    pub fn digits(&self, i: usize) -> Option<(i64, usize)> {
        let text = self.text(i);
        let number = text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit());
        (number && !text.is_empty()).then(|| text.parse().ok().map(|n| (n, text.len())))?
    }

    /// Whether anything of a date or an amount can begin here.
    pub fn opens(&self, i: usize) -> bool {
        let piece = &self.pieces[i];
        if !OPENERS.contains(&piece.text) {
            return self.speaks_of_time(i) || matches!(piece.text, "every" | "each" | "Every" | "Each" | "'" | "’");
        }
        // `the` before what no rule can take up is passed over
        self.speaks_of_time(i + 1) || matches!(self.text(i + 1), "'" | "’") || self.begins_phrase(i)
    }

    /// A figure, or a word that some sheet knows.
    fn speaks_of_time(&self, i: usize) -> bool {
        let Some(piece) = self.pieces.get(i) else { return false };
        !piece.phrases.is_empty() || piece.text.starts_with(|c: char| c.is_ascii_digit()) || PLAIN.contains(&piece.text)
    }

    /// Whether a whole phrase of a sheet begins here.
    fn begins_phrase(&self, i: usize) -> bool {
        self.sense(i, |_| Some(())).is_some()
    }

    /// The first sense at `i` that `pick` takes, longest phrases first, with the piece after the phrase.
    pub fn sense<T>(&self, i: usize, pick: impl Fn(Sense) -> Option<T>) -> Option<(usize, T)> {
        let piece = self.pieces.get(i)?;
        let fits = |phrase: &Phrase| phrase.rest.iter().zip(i + 1..).all(|(word, k)| self.same(k, word));
        let mut fitting = piece.phrases.iter().filter(|phrase| fits(phrase));
        fitting.find_map(|phrase| Some((i + 1 + phrase.rest.len(), pick(phrase.sense)?)))
    }

    fn same(&self, i: usize, word: &str) -> bool {
        self.is(i, word) || (word == "'" && self.text(i) == "’")
    }

    /// The text from piece `first` up to piece `end`.
    pub fn span(&self, first: usize, end: usize) -> Span {
        Span {
            start: self.pieces[first].span.start,
            end: self.pieces[end - 1].span.end,
        }
    }

    /// The token of a piece, if it lies in a sentence.
    pub fn token(&self, i: usize) -> Option<usize> {
        let token = self.pieces.get(i)?.token;
        (token != u32::MAX).then_some(token as usize)
    }
}
