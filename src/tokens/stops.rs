//! Full stops of words: `U.S.`, `Gen. Hale`, `J. Hale`, `2.5`, `example.org` keep theirs, `ended.The` does not.

use super::Span;
use super::sentences::STARTERS;
use super::words::Words;
use crate::lexicon::abbreviations::Abbreviation;
use crate::text::paragraphs::is_blank;

/// Ends of addresses and files.
const ENDINGS: [&str; 37] = [
    "com", "org", "net", "gov", "edu", "mil", "int", "info", "co", "uk", "us", "eu", "de", "fr", "ru", "cn", "in",
    "io", "tv", "ai", "me", "app", "news", "doc", "docx", "pdf", "xls", "xlsx", "ppt", "txt", "html", "htm", "jpg",
    "png", "exe", "url", "zip",
];

/// Whether a word is the end of an address or of the name of a file.
pub(super) fn is_ending(word: &str) -> bool {
    ENDINGS.contains(&word.to_ascii_lowercase().as_str())
}

impl Words<'_> {
    /// `U.S`, `2.5`, `example.org`; not `ended.The`.
    pub(super) fn joins_stop(&self, segment: usize, at: usize) -> bool {
        let end = self.run(at + 1);
        let (left, right) = (self.slice(segment, at), self.slice(at + 1, end));
        let (before, after) = (self.c(at - 1), self.c(at + 1));
        if before.is_ascii_digit() && after.is_ascii_digit() {
            return true;
        }
        if is_ending(right) && left.len() > 1 && !after.is_uppercase() {
            return true;
        }
        let upper_ending = right.len() >= 3 && right.bytes().all(|b| b.is_ascii_uppercase()) && is_ending(right);
        if upper_ending || left.chars().count() == 1 && before.is_alphabetic() && end - at <= 3 {
            return true;
        }
        if left == "Ph" || left.chars().count() == 1 && before.is_alphabetic() && after.is_lowercase() {
            return true;
        }
        // `comp.sources.unix`
        before.is_lowercase()
            && after.is_lowercase()
            && (segment > 1 && self.c(segment - 1) == '.' || self.c(end) == '.' && self.c(end + 1).is_lowercase())
    }

    /// `Mr.Smith`, `No.5`: an abbreviation with the next word stuck to it.
    pub(super) fn dotted_start(&self, from: usize, segment: usize, end: usize) -> bool {
        let next = self.c(end + 1);
        if from != segment || !next.is_alphanumeric() {
            return false;
        }
        let word = self.slice(from, end);
        let initial =
            end - from == 1 && self.c(from).is_uppercase() && next.is_uppercase() && self.c(end + 2).is_lowercase();
        match self.abbreviations.get(word) {
            Some(Abbreviation::Title) => next.is_uppercase(),
            Some(Abbreviation::Number) => next.is_ascii_digit() && end - from > 1,
            _ => initial && self.run(end + 1) - end > 3,
        }
    }

    pub(super) fn stop_inside(&self, from: usize, end: usize, out: &mut Vec<Span>) -> usize {
        self.emit(from, end + 1, out);
        end + 1
    }

    /// Whether the full stop at `end` belongs to the word.
    pub(super) fn keeps_stop(&self, from: usize, segment: usize, end: usize) -> bool {
        let word = self.slice(from, end);
        if self.c(end + 1) == '.' && self.c(end + 2) == '.' {
            return false;
        }
        if segment > from && word.contains('.') && !word.contains(|c: char| !(c.is_alphabetic() || c == '.')) {
            // letters with dots between them: `U.S.`, `a.m.`, `Ph.D.`
            return word.split('.').all(|part| part.chars().count() <= 2 || part == "Col");
        }
        // `Jong-un.`, `anti-Inc.`: only the last part counts
        let known = self
            .abbreviations
            .get(word)
            .or_else(|| self.abbreviations.get(&capitalised(word)).filter(|_| is_capitals(word)));
        let next = self.next_char(end + 1);
        match known {
            Some(Abbreviation::Title) => next.is_some_and(|c| c.is_alphanumeric() || "\"“‘'(,-".contains(c)),
            Some(Abbreviation::Word) => true,
            Some(Abbreviation::Number) => self.number_follows(end + 1),
            Some(Abbreviation::Month) => {
                next.is_some_and(|c| c.is_ascii_digit() || c == ',') || from > 0 && next.is_some_and(char::is_lowercase)
            }
            Some(Abbreviation::State) => self.comma_before(from),
            None => self.is_initial(from, end),
        }
    }

    /// The first character after white space, `None` at the end of the paragraph.
    pub(super) fn next_char(&self, at: usize) -> Option<char> {
        (at..(at + 4).min(self.chars.len() - 1))
            .map(|i| self.c(i))
            .find(|c| !is_blank(*c))
    }

    /// `No. 12`, `No. (20)`.
    fn number_follows(&self, at: usize) -> bool {
        let near = (at..(at + 5).min(self.chars.len() - 1)).map(|i| self.c(i));
        let mut signs = near.skip_while(|c| is_blank(*c));
        let first = signs.next();
        let inner = first.filter(|c| matches!(c, '(' | '[')).and_then(|_| signs.next());
        inner.or(first).is_some_and(|c| c.is_ascii_digit())
    }

    pub(super) fn comma_before(&self, from: usize) -> bool {
        from > 2 && self.c(from - 1) == ' ' && matches!(self.c(from - 2), ',' | '(')
    }

    /// `J. Hale`, `George I. Hale`; not `plan B. The`.
    pub(super) fn is_initial(&self, from: usize, end: usize) -> bool {
        let letter = self.c(from);
        if end - from != 1 || !letter.is_uppercase() {
            return false;
        }
        let next = self.next_char(end + 1);
        let name = next.is_some_and(char::is_uppercase);
        name && (self.capital_before(from) || letter != 'I' && !self.starter_follows(end + 1))
    }

    /// `plan B. The`: the next word opens a sentence.
    pub(super) fn starter_follows(&self, at: usize) -> bool {
        let from = (at..at + 4).find(|i| self.is_word(*i)).unwrap_or(at);
        let end = self.run(from.min(self.chars.len() - 1)).max(from);
        end - from > 1 && end - from < 10 && STARTERS.contains(&self.slice(from, end))
    }

    /// Whether the word before is capitalised: the search is bounded.
    pub(super) fn capital_before(&self, from: usize) -> bool {
        let stop = from.saturating_sub(24);
        let mut at = from;
        while at > stop && is_blank(self.c(at - 1)) {
            at -= 1;
        }
        if at == 0 || !self.is_word(at - 1) && self.c(at - 1) != '.' {
            return false;
        }
        while at > stop && !is_blank(self.c(at - 1)) {
            at -= 1;
        }
        self.c(at).is_uppercase()
    }
}

fn is_capitals(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_uppercase)
}

/// `SEN` as `Sen`.
fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| {
        first.to_string() + &chars.as_str().to_lowercase()
    })
}
