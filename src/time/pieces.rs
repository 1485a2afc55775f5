//! The words of a sentence cut fine enough for dates and amounts: `2019-21`, `US$7.2bn`, `45-year-old`.

use std::cell::Cell;

use super::nation::Nation;
use super::numbers::Number;
use crate::lexicon::Calendar;
use crate::lexicon::calendar::{self, Classes, Phrase, Sense};
use crate::syntax::Reading;
use crate::text::Span;

/// What a date or an amount can begin with, alone.
const SPEAKS: Classes = Classes::MONTH
    .or(Classes::WEEKDAY)
    .or(Classes::UNIT)
    .or(Classes::DEICTIC)
    .or(Classes::TURN)
    .or(Classes::EDGE)
    .or(Classes::PART)
    .or(Classes::DECADE)
    .or(Classes::CLOCK)
    .or(Classes::SEASON)
    .or(Classes::AWAY)
    .or(Classes::FEAST)
    .or(Classes::NUMBER)
    .or(Classes::ORDINAL)
    .or(Classes::CURRENCY)
    .or(Classes::BOUND)
    .or(Classes::DIGIT)
    .or(Classes::PLAIN)
    .or(Classes::APOSTROPHE);

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
    /// What it can open.
    pub classes: Classes,
}

/// The pieces of one sentence (or dateline), the book of their meanings, and the trees.
pub(super) struct Scan<'a> {
    pub pieces: Vec<Piece<'a>>,
    pub reading: &'a Reading<'a>,
    pub calendar: &'a Calendar,
    /// The countries of the article, for holidays of their own.
    pub nation: Option<&'a Nation<'a>>,
    /// The number read last, and where: a dozen rules ask for the same.
    pub number: Cell<(usize, Option<Number>)>,
}

impl<'a> Scan<'a> {
    /// Cuts the text under `span`; `first` is the first token that may lie in it.
    pub fn new(reading: &'a Reading<'a>, calendar: &'a Calendar, span: Span, first: usize) -> Self {
        let tokens = &reading.tokens.tokens;
        let (mut token, mut end) = (first, span.start as usize);
        let mut found = Vec::with_capacity(span.of(reading.text).len() / 4);
        for (a, b) in calendar::pieces(span.of(reading.text)) {
            let at = Span::new(span.start as usize + a, span.start as usize + b);
            while token < tokens.len() && tokens[token].end <= at.start {
                token += 1;
            }
            let text = at.of(reading.text);
            // `[Ten] years ago`: what an editor has put into a quotation
            if matches!(text, "[" | "]") {
                continue;
            }
            let held = token < tokens.len() && tokens[token].start <= at.start;
            let head = calendar.head(if text == "’" { "'" } else { text });
            let own = head.map_or(Classes::default(), |h| h.classes);
            let digit = text.as_bytes().first().is_some_and(u8::is_ascii_digit);
            found.push(Piece {
                span: at,
                text,
                glued: at.start as usize == end && !found.is_empty(),
                token: if held { token as u32 } else { u32::MAX },
                phrases: head.map_or(&[], |h| h.phrases.as_slice()),
                classes: if digit { own.or(Classes::DIGIT) } else { own },
            });
            end = at.end as usize;
        }
        Scan {
            pieces: found,
            reading,
            calendar,
            nation: None,
            number: Cell::new((usize::MAX, None)),
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
        let classes = self.classes(i);
        if !classes.meets(Classes::OPENER) {
            return classes.meets(SPEAKS.or(Classes::EACH));
        }
        // `the` before what no rule can take up is passed over
        self.classes(i + 1).meets(SPEAKS.or(Classes::AFTER)) || self.begins_phrase(i)
    }

    /// What the piece can open.
    pub fn classes(&self, i: usize) -> Classes {
        self.pieces.get(i).map_or(Classes::default(), |p| p.classes)
    }

    /// Whether a whole phrase of a sheet begins here.
    fn begins_phrase(&self, i: usize) -> bool {
        self.sense(i, |_| Some(())).is_some()
    }

    /// The first sense at `i` that `pick` takes, longest phrases first, with the piece after the phrase.
    pub fn sense<T>(&self, i: usize, pick: impl Fn(Sense) -> Option<T>) -> Option<(usize, T)> {
        let piece = self.pieces.get(i)?;
        let fits = |phrase: &Phrase| phrase.rest.iter().zip(i + 1..).all(|(word, k)| self.same(k, word));
        let wanted = |phrase: &Phrase| pick(phrase.sense).filter(|_| fits(phrase));
        let mut phrases = piece.phrases.iter();
        phrases.find_map(|phrase| Some((i + 1 + phrase.rest.len(), wanted(phrase)?)))
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
