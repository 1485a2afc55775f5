//! Marks inside a word: `anti-graft`, `1,200`, `03/05/2026`, `AT&T` stay whole, `state-run` and `and/or` do not.

use super::words::Words;

/// Prefixes that stay with their word across a hyphen.
const PREFIXES: [&str; 32] = [
    "anti", "arch", "bi", "bio", "co", "counter", "cross", "de", "e", "ex", "extra", "hyper", "inter", "intra",
    "macro", "mega", "micro", "mid", "mini", "multi", "neo", "non", "over", "para", "post", "pre", "pro", "pseudo",
    "re", "semi", "sub", "ultra",
];

/// Words of two parts that a slash does not part.
const SLASHED: [&str; 9] = ["b/c", "w/o", "c/o", "n/a", "s/he", "a/c", "l/c", "w/e", "b/w"];

impl Words<'_> {
    /// Whether the mark at `at`, between the segment before and the word after it, stays inside the word.
    pub(super) fn joins(&self, from: usize, segment: usize, at: usize) -> bool {
        let (before, after) = (self.c(at - 1), self.c(at + 1));
        let digits = before.is_ascii_digit() && after.is_ascii_digit();
        match self.c(at) {
            '\'' | '’' | '`' | '´' | 'ʼ' => before.is_alphanumeric() && after.is_alphabetic(),
            '_' => true,
            '@' => true,
            '.' => self.joins_stop(segment, at),
            ',' => digits && self.joins_comma(at),
            ':' => digits,
            '&' => {
                self.c(from).is_uppercase() && after.is_uppercase() && at - segment <= 3 && self.run(at + 1) - at <= 4
            }
            '/' => self.joins_slash(from, segment, at),
            '-' | '‐' | '‑' => self.joins_hyphen(from, segment, at),
            _ => false,
        }
    }

    /// `1,200`, `1,00,000`.
    pub(super) fn joins_comma(&self, at: usize) -> bool {
        let len = self.digits(at + 1);
        len == 3 || len == 2 && self.c(at + 3) == ',' && self.c(at + 4).is_ascii_digit()
    }

    /// `11/28/2000`, `9/11`, `s/he`; not `and/or`.
    pub(super) fn joins_slash(&self, from: usize, segment: usize, at: usize) -> bool {
        let end = self.run(at + 1);
        if self.c(at - 1).is_ascii_digit() && self.c(at + 1).is_ascii_digit() {
            return at - segment <= 2 && end - at <= 5;
        }
        SLASHED.contains(&self.slice(from, end).to_lowercase().as_str())
    }

    /// `anti-graft`, `713-555-0190`, `2026-03-05`; not `state-run`, `10-12`.
    pub(super) fn joins_hyphen(&self, from: usize, segment: usize, at: usize) -> bool {
        if from == segment && PREFIXES.contains(&self.slice(from, at).to_lowercase().as_str()) {
            return self.c(at + 1).is_alphanumeric();
        }
        let (left, right) = (at - segment, self.run(at + 1) - at - 1);
        let numbers = self.digits(segment).min(left) == left && self.digits(at + 1) == right;
        if !numbers || left > 4 {
            return false;
        }
        let phone = left == 3 && right == 4 && (segment == from || self.c(segment - 1) == '-');
        let next = at + 1 + right;
        let three =
            self.c(next) == '-' && self.c(next + 1).is_ascii_digit() || segment > from && self.c(segment - 1) == '-';
        phone || three
    }

    pub(super) fn digits(&self, from: usize) -> usize {
        (from..from + 8).take_while(|i| self.c(*i).is_ascii_digit()).count()
    }
}
