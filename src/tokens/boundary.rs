//! Whether a sentence ends where no rule ends one, as learnt from treebanks: after a speaker's name (*WN: Why?*),
//! before small letters (*no way? we left*), where a writer left out the full stop.
//!
//! A linear model over hashed clues (`data/models/sentences.bin`): whole numbers, the same sum on every machine.

use std::sync::OnceLock;

use crate::error::{Error, Result};

/// The first line of the file.
const MAGIC: &[u8] = b"dateline sentences 1\n";
/// Weights of the model are the upper bits of a clue's hash.
pub const BITS: u32 = 15;
/// Clues of a gap.
pub const CLUES: usize = 24;

/// What the rules think of a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// A sentence ends here.
    Ends,
    /// There is a mark that ends sentences, but not here: `“Why?” he asked`
    Holds,
    /// No mark that ends sentences.
    Open,
    /// An abbreviation that belongs to what follows: `Gen. Hale`.
    Bound,
}

/// A word as the model sees it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen {
    /// Its letters in lower case, digits as `0`.
    word: u32,
    /// `Xx`, `d.d`: kinds of letters, runs cut to one.
    shape: u32,
    /// Begins with a small letter.
    small: bool,
    /// White space stands before it.
    gap: bool,
}

impl Seen {
    /// Looks at a word; `gap` tells of white space before it.
    pub fn of(word: &str, gap: bool) -> Seen {
        let (mut lower, mut shape, mut last) = (17, 19, '\0');
        for c in word.chars() {
            let (kind, low) = match c {
                '0'..='9' => ('d', '0'),
                'a'..='z' => ('x', c),
                'A'..='Z' => ('X', c.to_ascii_lowercase()),
                '“' | '”' => ('"', '"'),
                '‘' | '’' => ('\'', '\''),
                '–' | '—' => ('-', '-'),
                _ if c.is_uppercase() => ('X', c.to_lowercase().next().unwrap_or(c)),
                _ if c.is_alphabetic() => ('x', c),
                _ => (c, c),
            };
            lower = mix(lower, low as u32);
            if kind != last {
                shape = mix(shape, kind as u32);
            }
            last = kind;
        }
        Seen {
            word: lower,
            shape: mix(shape, u32::from(word.len() == 1)),
            small: word.starts_with(char::is_lowercase),
            gap,
        }
    }

    /// Whether the word begins with a small letter.
    pub fn is_small(&self) -> bool {
        self.small
    }
}

/// The place between two words.
#[derive(Debug, Clone, Copy)]
pub struct Gap<'s> {
    /// The words of the paragraph.
    pub words: &'s [Seen],
    /// The word after the gap.
    pub at: usize,
    /// Where the sentence began.
    pub start: usize,
    /// What the rules think.
    pub verdict: Verdict,
    /// Words of the sentence so far that begin with a small letter.
    pub small: usize,
}

impl Gap<'_> {
    /// Whether there is anything to decide: without a mark, a sentence ends before no small letter.
    pub fn is_open(&self) -> bool {
        match self.verdict {
            Verdict::Ends | Verdict::Holds => true,
            Verdict::Open => !self.words[self.at].small && self.words[self.at].gap,
            Verdict::Bound => false,
        }
    }

    /// Rows of the weights that speak about this gap.
    pub fn clues(&self) -> [u32; CLUES] {
        let at = |k: isize| {
            let inside = self.at.checked_add_signed(k).and_then(|i| self.words.get(i));
            inside.copied().unwrap_or_default()
        };
        let (before2, before, last, next, after, after2) = (at(-3), at(-2), at(-1), at(0), at(1), at(2));
        let first = self.words[self.start];
        let length = (self.at - self.start).ilog2().min(6);
        let verdict = self.verdict as u32 * 2 + u32::from(next.gap);
        let lower = u32::from(self.words[0].small);
        let prose = (self.small as u32).min(3) * 8 + length;
        let kinds = [
            [verdict, 0, 0],
            [verdict, last.word, 0],
            [verdict, next.word, 0],
            [verdict, before.word, 0],
            [verdict, after.word, 0],
            [verdict, last.shape, next.shape],
            [last.word, next.shape, u32::from(next.gap)],
            [last.shape, next.word, 0],
            [mix(before.shape, last.shape), next.shape, verdict],
            [last.shape, mix(next.shape, after.shape), verdict],
            [verdict, prose, 0],
            [prose, last.word, next.shape],
            [prose, last.shape, next.word],
            [before.word, last.word, 0],
            [next.word, after.word, 0],
            [last.word, next.word, 0],
            [lower, last.word, next.shape],
            [first.word, last.word, next.shape],
            [u32::from(first.word == next.word), first.shape, next.word],
            [
                mix(before2.shape, before.shape),
                mix(last.shape, next.shape),
                after.shape,
            ],
            [last.shape, mix(next.shape, after.shape), after2.shape],
            [first.shape, prose, next.shape],
            [before.word, last.word, next.shape],
            [last.shape, next.word, after.word],
        ];
        let mut rows = [0; CLUES];
        for (k, (row, parts)) in rows.iter_mut().zip(kinds).enumerate() {
            let hash = parts.into_iter().fold(k as u32 + 1, mix);
            *row = mix(hash, 7) >> (32 - BITS);
        }
        rows
    }
}

fn mix(hash: u32, value: u32) -> u32 {
    let h = (hash ^ value).wrapping_mul(0x9e37_79b1);
    (h ^ h >> 15).wrapping_mul(0x85eb_ca77).rotate_left(13)
}

/// What each clue says for and against an end.
#[derive(Debug, Clone)]
pub struct Model {
    weights: Vec<i8>,
    /// Above which sum a sentence ends that no rule would end.
    bold: i32,
}

impl Model {
    /// The model that comes with the crate; none if the file is empty or of another version.
    pub fn shipped() -> Option<&'static Model> {
        static SHIPPED: OnceLock<Option<Model>> = OnceLock::new();
        SHIPPED
            .get_or_init(|| Model::from_bytes(include_bytes!("../../data/models/sentences.bin")).ok())
            .as_ref()
    }

    /// Reads a model file: the first line, the threshold, one byte a weight.
    pub fn from_bytes(bytes: &[u8]) -> Result<Model> {
        let wrong = |what: &str| Error::new("sentences.bin", format!("{what}; make it with `train_sentences`"));
        let body = bytes
            .strip_prefix(MAGIC)
            .ok_or_else(|| wrong("found no `dateline sentences 1` on its first line"))?;
        let (bold, weights) = body
            .split_first_chunk::<4>()
            .filter(|(_, weights)| weights.len() == 1 << BITS)
            .ok_or_else(|| wrong("found another length than its version has"))?;
        Ok(Model {
            weights: weights.iter().map(|&b| b as i8).collect(),
            bold: i32::from_le_bytes(*bold),
        })
    }

    /// Writes a model file from exact weights: `bold` is in their unit.
    pub fn write(weights: &[f32], bold: f32) -> Vec<u8> {
        let largest = weights.iter().fold(1e-6f32, |m, w| m.max(w.abs()));
        let step = largest / 127.0;
        let mut out = MAGIC.to_vec();
        out.extend(((bold / step) as i32).to_le_bytes());
        out.extend(weights.iter().map(|w| (w / step).round() as i8 as u8));
        out
    }

    /// Whether a sentence ends in this gap; where the rules end one, they are believed.
    pub fn ends(&self, gap: &Gap<'_>) -> bool {
        gap.verdict == Verdict::Ends || gap.is_open() && self.sum(gap) > self.bold
    }

    fn sum(&self, gap: &Gap<'_>) -> i32 {
        let weights = gap.clues().map(|row| i32::from(self.weights[row as usize]));
        weights.iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_kinds_of_letters() {
        let shape = |w: &str| Seen::of(w, true).shape;
        assert_eq!(shape("Reyes"), shape("Narva"));
        assert_ne!(shape("Reyes"), shape("NATO"));
        assert_eq!(Seen::of("1990", true), Seen::of("2026", true));
    }

    #[test]
    fn comes_back_from_a_file_and_refuses_others() {
        let mut weights = vec![0.0; 1 << BITS];
        let words = ["over", ".", "Nobody"].map(|w| Seen::of(w, true));
        let gap = Gap {
            words: &words,
            at: 2,
            start: 0,
            verdict: Verdict::Holds,
            small: 1,
        };
        weights[gap.clues()[0] as usize] = 1.0;
        let file = Model::write(&weights, 0.5);
        assert!(Model::from_bytes(&file).is_ok_and(|m| m.ends(&gap)));
        assert!(Model::from_bytes(&file[..file.len() - 1]).is_err());
        let error = Model::from_bytes(b"dateline names 1\n").unwrap_err();
        assert!(error.to_string().starts_with("sentences.bin: found "), "{error}");
    }
}
