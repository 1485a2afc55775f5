//! Words in parts: `did|n't`, `Reyes|'s`, `can|not`, `5|km`.

use super::Span;
use super::words::Words;

/// Words that are written together and stand for two.
const FUSED: [(&str, usize); 20] = [
    ("cannot", 3),
    ("gonna", 3),
    ("wanna", 3),
    ("gotta", 3),
    ("gimme", 3),
    ("lemme", 3),
    ("dont", 2),
    ("didnt", 3),
    ("doesnt", 4),
    ("isnt", 2),
    ("wasnt", 3),
    ("couldnt", 5),
    ("wouldnt", 5),
    ("shouldnt", 6),
    ("havent", 4),
    ("arent", 3),
    ("cant", 2),
    ("ive", 1),
    ("youre", 3),
    ("theyre", 4),
];

/// Units that a number parts from: `5|km`, `$2|bn`.
const UNITS: [&str; 42] = [
    "m", "k", "b", "bn", "mn", "tn", "t", "pm", "am", "mm", "cm", "km", "kg", "kb", "mb", "gb", "tb", "ft", "in", "x",
    "hz", "khz", "mhz", "ghz", "lb", "lbs", "oz", "mph", "kph", "kmh", "hr", "hrs", "min", "mins", "sec", "secs", "mw",
    "gw", "kw", "kwh", "percent", "million",
];

impl Words<'_> {
    /// Emits a word in its parts: `do|n't`, `Reyes|'s`, `can|not`, `5|km`.
    pub(super) fn parts(&self, from: usize, end: usize, out: &mut Vec<Span>) {
        let mut cuts = vec![end];
        let mut last = end;
        while let Some(at) = self.clitic(from, last) {
            cuts.push(at);
            last = at;
        }
        cuts.extend(self.fused(from, last).or_else(|| self.unit(from, last)));
        let mut start = from;
        for cut in cuts.into_iter().rev() {
            self.emit(start, cut, out);
            start = cut;
        }
    }

    /// Where `n't`, `'s`, `'re`, `'ve`, `'ll`, `'d`, `'m` begins.
    pub(super) fn clitic(&self, from: usize, end: usize) -> Option<usize> {
        let mark = (from + 1..end)
            .rev()
            .take(3)
            .find(|i| matches!(self.c(*i), '\'' | '’' | '`' | '´' | 'ʼ'))?;
        let tail = self.slice(mark + 1, end).to_ascii_lowercase();
        match tail.as_str() {
            "t" if matches!(self.c(mark - 1), 'n' | 'N') && mark - 1 > from => Some(mark - 1),
            "s" | "re" | "ve" | "ll" | "d" | "m" => Some(mark),
            _ => None,
        }
    }

    pub(super) fn fused(&self, from: usize, end: usize) -> Option<usize> {
        if end - from < 3 || end - from > 8 {
            return None;
        }
        let word = self.slice(from, end).to_lowercase();
        FUSED.iter().find(|(fused, _)| *fused == word).map(|(_, at)| from + at)
    }

    /// Where a unit begins that is written to its number.
    pub(super) fn unit(&self, from: usize, end: usize) -> Option<usize> {
        if !self.c(from).is_ascii_digit() {
            return None;
        }
        let at = (from..end).find(|i| self.c(*i).is_alphabetic())?;
        let unit = self.slice(at, end).to_ascii_lowercase();
        let unit = unit.trim_end_matches('.');
        (UNITS.contains(&unit) || matches!(unit, "a.m" | "p.m")).then_some(at)
    }
}
