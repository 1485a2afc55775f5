//! Where sentences end: after `.`, `!`, `?`, not after `Gen.`; `“So what?” said the mayor.` is one sentence,
//! and a closing mark stays with the sentence that it closes.

use std::ops::Range;

use super::Span;
use super::boundary::{Gap, Model, Seen, Verdict};
use crate::lexicon::abbreviations::{Abbreviation, Abbreviations};
use crate::stop;

/// Words that open a sentence more often than they follow an abbreviation.
pub(super) const STARTERS: [&str; 58] = [
    "The",
    "A",
    "An",
    "He",
    "She",
    "It",
    "They",
    "We",
    "I",
    "You",
    "In",
    "On",
    "At",
    "But",
    "And",
    "This",
    "That",
    "These",
    "Those",
    "There",
    "However",
    "Meanwhile",
    "His",
    "Her",
    "Its",
    "Their",
    "Our",
    "After",
    "Before",
    "When",
    "While",
    "If",
    "As",
    "For",
    "From",
    "According",
    "Also",
    "So",
    "Earlier",
    "Later",
    "Then",
    "Since",
    "With",
    "By",
    "To",
    "Some",
    "Many",
    "Most",
    "Both",
    "Another",
    "Officials",
    "Police",
    "What",
    "Who",
    "Why",
    "How",
    "Although",
    "Despite",
];
/// Verbs that bind what was asked or shouted to its speaker.
const CUES: [&str; 30] = [
    "said",
    "says",
    "asked",
    "asks",
    "added",
    "adds",
    "told",
    "tells",
    "wrote",
    "writes",
    "cried",
    "shouted",
    "replied",
    "exclaimed",
    "tweeted",
    "yelled",
    "wondered",
    "recalled",
    "declared",
    "insisted",
    "joked",
    "chanted",
    "screamed",
    "quipped",
    "asking",
    "saying",
    "demanded",
    "questioned",
    "responded",
    "continued",
];
/// How many words after a closing mark are searched for a verb of saying.
const CUE_REACH: usize = 6;

/// The sentences of one paragraph, as ranges of its tokens.
pub fn read(text: &str, tokens: &[Span], abbreviations: &Abbreviations) -> Vec<Range<usize>> {
    match Model::shipped() {
        Some(model) => walk(text, tokens, abbreviations, |gap| model.ends(gap)),
        None => walk(text, tokens, abbreviations, |gap| gap.verdict == Verdict::Ends),
    }
}

/// Goes over the gaps between the words of a paragraph; `ends` decides, knowing what the rules think.
pub fn walk(
    text: &str,
    tokens: &[Span],
    abbreviations: &Abbreviations,
    mut ends: impl FnMut(&Gap<'_>) -> bool,
) -> Vec<Range<usize>> {
    let page = Page {
        text,
        tokens,
        abbreviations,
    };
    let words: Vec<Seen> = (0..tokens.len()).map(|i| Seen::of(page.word(i), page.gap(i))).collect();
    let mut out = Vec::new();
    let (mut start, mut i, mut small) = (0, 0, 0);
    while i < tokens.len() {
        stop::point();
        let (at, verdict) = page.verdict(start, i);
        small += words[i..at].iter().filter(|w| w.is_small()).count();
        let gap = Gap {
            words: &words,
            at,
            start,
            verdict,
            small,
        };
        if at < tokens.len() && ends(&gap) {
            page.add(start..at, &mut out);
            (start, small) = (at, 0);
        }
        i = at;
    }
    if start < tokens.len() {
        page.add(start..tokens.len(), &mut out);
    }
    out
}

struct Page<'a> {
    text: &'a str,
    tokens: &'a [Span],
    abbreviations: &'a Abbreviations,
}

impl<'a> Page<'a> {
    fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.of(self.text))
    }

    /// Adds a sentence; marks without a word (`[...]`, `:)`) belong to their neighbour.
    fn add(&self, range: Range<usize>, out: &mut Vec<Range<usize>>) {
        let wordless = |range: &Range<usize>| !range.clone().any(|i| self.word(i).contains(char::is_alphanumeric));
        match out.last_mut() {
            Some(last) if wordless(&range) || last.len() < 4 && wordless(last) => last.end = range.end,
            _ => out.push(range),
        }
    }

    /// `1. Open the door`, `Q. Why?`: the full stop at `i` belongs to a number or letter that heads the sentence.
    fn numbers(&self, start: usize, i: usize) -> bool {
        let head = self.word(start).trim_end_matches('.');
        let number = head.len() <= 3 && head.bytes().all(|b| b.is_ascii_digit());
        let letter = head.len() == 1 && head.bytes().all(|b| b.is_ascii_uppercase());
        let stop = i == start + 1 && self.word(i) == "." || i == start && self.word(i).len() == head.len() + 1;
        stop && (number || letter) && !head.is_empty() && i + 1 < self.tokens.len() && self.gap(i + 1)
    }

    /// What the rules think of the first gap after token `i` where a sentence may end.
    fn verdict(&self, start: usize, i: usize) -> (usize, Verdict) {
        match self.ending(i) {
            None => (i + 1, Verdict::Open),
            Some(end) if !self.numbers(start, i) && self.breaks(i, end) => (end, Verdict::Ends),
            Some(end) if self.is_abbreviation(self.word(i)) || self.numbers(start, i) => (end, Verdict::Bound),
            Some(end) => (end, Verdict::Holds),
        }
    }

    /// Whether white space stands before token `i`.
    fn gap(&self, i: usize) -> bool {
        i == 0 || i >= self.tokens.len() || self.tokens[i - 1].end < self.tokens[i].start
    }

    /// One past the closing marks after token `i`, if `i` may end a sentence.
    fn ending(&self, i: usize) -> Option<usize> {
        let word = self.word(i);
        let mark = matches!(word, "." | "!" | "?" | "。" | "؟")
            || word.len() > 1 && word.chars().all(|c| matches!(c, '.' | '!' | '?' | '…'))
            || word == "…";
        if !mark && !self.is_abbreviation(word) {
            return None;
        }
        let mut end = i + 1;
        while end < self.tokens.len() && end <= i + 4 && self.closes(end) {
            end += 1;
        }
        Some(self.footnote(end).unwrap_or(end))
    }

    /// Whether token `i` closes what came before it.
    fn closes(&self, i: usize) -> bool {
        match self.word(i) {
            "”" | "’" | "»" | ")" | "]" | "}" | "''" | "’’" | "›" => true,
            "\"" | "'" | "“" | "``" => !self.gap(i) || self.gap(i + 1) && i + 1 >= self.tokens.len(),
            word => !self.gap(i) && !word.is_empty() && word.chars().all(|c| matches!(c, '.' | '!' | '?')),
        }
    }

    /// Past `[21]`, the number of a footnote.
    fn footnote(&self, end: usize) -> Option<usize> {
        let number = self.word(end + 1);
        let digits = !number.is_empty() && number.len() < 4 && number.bytes().all(|b| b.is_ascii_digit());
        (self.word(end) == "[" && digits && self.word(end + 2) == "]").then_some(end + 3)
    }

    fn is_abbreviation(&self, word: &str) -> bool {
        word.len() > 1 && word.ends_with('.') && word.starts_with(char::is_alphabetic)
    }

    /// Whether the sentence that may end with token `i` (and the closers up to `end`) does.
    fn breaks(&self, i: usize, end: usize) -> bool {
        if end >= self.tokens.len() {
            return true;
        }
        if self.word(end - 1) == "]" && self.word(end).starts_with(char::is_lowercase) {
            return false;
        }
        let next = self.first_word(end);
        let first = next.chars().next().unwrap_or(' ');
        let mark = self.word(i);
        if self.is_abbreviation(mark) {
            return self.breaks_after_abbreviation(mark, end, next);
        }
        let closed = end > i + 1 && self.is_quote(end - 1);
        if closed && mark != "." && self.cue_follows(end) {
            return false;
        }
        if matches!(self.word(end), "," | ";" | ":" | "-" | "–" | "—" | "--" | ")") && !(self.gap(end) && mark == ".")
        {
            return false;
        }
        if matches!(mark, "..." | "…") && !closed && next == "I" {
            return false;
        }
        if first.is_lowercase() {
            return mark == "." && !closed && self.gap(end) && i > 0 && self.is_plain(self.word(i - 1));
        }
        if mark == "." && end == i + 1 && !self.gap(end) {
            // `ended.The`
            return first.is_uppercase();
        }
        true
    }

    /// A plain lower-case word, after which a full stop is no abbreviation's.
    fn is_plain(&self, word: &str) -> bool {
        word.len() >= 4 && word.chars().all(char::is_lowercase)
    }

    fn is_quote(&self, i: usize) -> bool {
        matches!(self.word(i), "\"" | "'" | "”" | "’" | "»" | "''" | "“" | "’’")
    }

    /// The next word after opening marks.
    fn first_word(&self, end: usize) -> &'a str {
        (end..self.tokens.len().min(end + 4))
            .map(|i| self.word(i))
            .find(|w| w.starts_with(char::is_alphanumeric) || w.len() > 1 && w.starts_with(['#', '@']))
            .unwrap_or("")
    }

    /// `“Why?” Mayor Reyes asked`: a verb of saying before any other mark.
    fn cue_follows(&self, end: usize) -> bool {
        (end..self.tokens.len().min(end + CUE_REACH))
            .map(|i| self.word(i))
            .take_while(|w| w.starts_with(char::is_alphanumeric))
            .any(|w| CUES.contains(&w))
    }

    fn breaks_after_abbreviation(&self, word: &str, end: usize, next: &str) -> bool {
        let bare = &word[..word.len() - 1];
        let opens = next.starts_with(char::is_uppercase)
            && matches!(self.word(end).chars().next(), Some(c) if c.is_alphanumeric() || "\"“‘'(«`".contains(c));
        if !opens {
            return false;
        }
        let quoted = self.word(end) != next && self.gap(end) && !self.word(end).starts_with('(');
        let starter = STARTERS.contains(&next) || quoted;
        match self.abbreviations.get(bare) {
            Some(Abbreviation::Title | Abbreviation::Number) => false,
            Some(Abbreviation::Month) => starter,
            Some(Abbreviation::Word) if matches!(bare, "etc" | "al") => true,
            Some(_) => starter,
            None if bare.chars().count() == 1 => starter && !matches!(next, "A" | "I"),
            None if matches!(bare, "a.m" | "p.m" | "A.M" | "P.M") => !is_zone_or_day(next),
            None => starter,
        }
    }
}

/// What may follow `9 a.m.` in its sentence: `GMT`, `Monday`, `Eastern`.
fn is_zone_or_day(word: &str) -> bool {
    let zone = (2..=4).contains(&word.len()) && word.ends_with('T') && word.bytes().all(|b| b.is_ascii_uppercase());
    zone || word.ends_with("day")
        || matches!(
            word,
            "Eastern" | "Pacific" | "Central" | "Mountain" | "Tues" | "EST" | "UTC"
        )
}
