//! The clues of a word in its place: itself, its neighbours, their shapes and clusters, and the rest of the article.
//!
//! Before `said` and after `Minister`, a capitalised word that no list knows is a person. Each clue is a number below
//! 2^22: the row of the weight table that speaks about it. The numbers are part of the model file's version.

use std::ops::Range;

use super::article::{Article, is_headline};
use super::lists::{LISTS, mark};
use super::look::{Look, look};
use super::words::Words;
use crate::syntax::vectors::Vectors;

/// Rows of the weight table are the upper bits of a clue's hash.
pub const BITS: u32 = 22;

/// Stands for the words before and after a sentence.
const OUTSIDE: [u64; 2] = [11, 12];

/// An article prepared for reading clues.
#[derive(Debug)]
pub struct Clues<'a> {
    forms: &'a [&'a str],
    sentences: &'a [Range<usize>],
    looks: Vec<Look>,
    index: Vec<u32>,
    lists: Vec<u16>,
    article: Article,
}

impl<'a> Clues<'a> {
    /// Looks at all words of an article.
    pub fn new(
        forms: &'a [&'a str],
        sentences: &'a [Range<usize>],
        words: &Words,
        vectors: Option<&Vectors<'_>>,
    ) -> Self {
        let (looks, index) = look(forms, words, vectors);
        let article = Article::read(forms, sentences, &looks, &index);
        let mut lists = vec![0; forms.len()];
        for sentence in sentences {
            mark(&forms[sentence.clone()], words, &mut lists[sentence.clone()], |i| {
                looks[index[sentence.start + i] as usize].capital
            });
        }
        Clues {
            forms,
            sentences,
            looks,
            index,
            lists,
            article,
        }
    }

    /// The words of the article.
    pub fn forms(&self) -> &'a [&'a str] {
        self.forms
    }

    /// Its sentences.
    pub fn sentences(&self) -> &'a [Range<usize>] {
        self.sentences
    }

    /// Writes the clues of a sentence one word after the other; `ends` holds where each word's clues end.
    pub fn sentence(&self, sentence: Range<usize>, rows: &mut Vec<u32>, ends: &mut Vec<u32>) {
        rows.clear();
        ends.clear();
        let headline = is_headline(&self.forms[sentence.clone()]);
        for i in sentence.clone() {
            let mut place = Place {
                clues: self,
                sentence: sentence.clone(),
                i,
                headline,
                rows,
            };
            place.words();
            place.shapes();
            place.affixes();
            place.clusters();
            place.further();
            place.article();
            place.lists();
            ends.push(rows.len() as u32);
        }
    }
}

/// One word in its sentence, giving out clues.
struct Place<'a, 'c> {
    clues: &'c Clues<'a>,
    sentence: Range<usize>,
    i: usize,
    headline: bool,
    rows: &'c mut Vec<u32>,
}

impl<'c> Place<'_, 'c> {
    fn add(&mut self, tag: u64, a: u64, b: u64) {
        self.rows.push((mix(tag, a, b) >> (64 - BITS)) as u32);
    }

    fn at(&self, k: isize) -> Option<&'c Look> {
        let j = self.i.checked_add_signed(k)?;
        let clues: &'c Clues<'_> = self.clues;
        self.sentence
            .contains(&j)
            .then(|| &clues.looks[clues.index[j] as usize])
    }

    fn of(&self, k: isize, what: impl Fn(&Look) -> u64) -> u64 {
        self.at(k).map_or(OUTSIDE[usize::from(k > 0)], what)
    }

    fn lower(&self, k: isize) -> u64 {
        self.of(k, |l| l.lower)
    }

    fn brief(&self, k: isize) -> u64 {
        self.of(k, |l| l.brief)
    }

    fn own(&self) -> &'c Look {
        let clues: &'c Clues<'_> = self.clues;
        &clues.looks[clues.index[self.i] as usize]
    }

    fn words(&mut self) {
        self.add(100, 0, 0);
        let w = [-2, -1, 0, 1, 2].map(|k| self.lower(k));
        for (k, &word) in w.iter().enumerate() {
            self.add(108 + k as u64, word, 0);
        }
        self.add(120, self.own().cased, 0);
        self.add(121, w[1], w[2]);
        self.add(122, w[2], w[3]);
        self.add(123, w[1], w[3]);
        self.add(124, w[0], w[1]);
        self.add(125, w[3], w[4]);
    }

    fn shapes(&mut self) {
        for k in -1..=1 {
            let shape = self.of(k, |l| l.shape);
            self.add((131 + k) as u64, shape, 0);
        }
        let s = [-2, -1, 0, 1, 2].map(|k| self.brief(k));
        self.add(140, s[1], s[2]);
        self.add(141, s[2], s[3]);
        self.add(142, mix(0, s[1], s[2]), s[3]);
        self.add(143, mix(0, s[0], s[1]), s[2]);
        self.add(144, mix(0, s[2], s[3]), s[4]);
        self.add(145, self.lower(-1), s[2]);
        self.add(146, self.lower(1), s[2]);
        self.add(147, self.lower(0), s[3]);
        self.add(148, self.lower(0), s[1]);
        self.add(149, u64::from(self.headline), s[2]);
    }

    fn affixes(&mut self) {
        let own = self.own();
        for k in 0..4 {
            self.add(151 + k as u64, own.heads[k], 0);
            self.add(161 + k as u64, own.tails[k], 0);
        }
        if let Some(l) = self.at(-1) {
            self.add(170, l.tails[2], 0);
        }
        if let Some(l) = self.at(1) {
            self.add(171, l.tails[2], 0);
        }
        let first = self.i == self.sentence.start;
        let case = u64::from(own.capital) * 2 + u64::from(own.shouted);
        self.add(172, u64::from(first), case);
        for (i, &part) in own.parts.iter().enumerate() {
            self.add(174, part, i as u64);
        }
    }

    fn clusters(&mut self) {
        for k in -2..=2 {
            let Some(l) = self.at(k) else { continue };
            let tag = |base: isize| (base + k) as u64;
            match (l.row, l.groups) {
                (Some(row), Some(groups)) => {
                    self.add(tag(182), row.into(), 0);
                    for (g, &group) in groups.iter().enumerate() {
                        self.add(tag(192 + 10 * g as isize), group.into(), 0);
                    }
                    if k == 0 {
                        self.add(222, groups[1].into(), l.brief);
                    }
                }
                _ => self.add(tag(232), l.brief, 0),
            }
            match l.path {
                Some(path) => {
                    for (i, mask) in [15, 63, 1023, u32::MAX].into_iter().enumerate() {
                        self.add(tag(302), (path & mask).into(), i as u64);
                    }
                }
                None if k == 0 => self.add(310, 0, 0),
                None => (),
            }
        }
        let group = |k: isize| self.of(k, |l| l.groups.map_or(77_777, |g| g[1].into()));
        let g = [group(-1), group(0), group(1)];
        self.add(240, g[0], g[1]);
        self.add(241, g[1], g[2]);
    }

    /// Words three and four away, the nearest small words, and the ends of the run of capitals.
    fn further(&mut self) {
        let brief = self.brief(0);
        for k in [-4, -3, 3, 4] {
            self.add(320, self.lower(k), u64::from(k > 0));
        }
        for (tag, step) in [(321, 1isize), (322, -1)] {
            let small = (1..=3).filter_map(|k| self.at(k * step)).find(|l| !l.capital);
            if let Some(l) = small {
                self.add(tag, l.lower, brief);
            }
        }
        for (tag, step) in [(323, 1isize), (324, -1)] {
            let run = (1..=4).map_while(|k| self.at(k * step).filter(|l| l.capital));
            if let Some(l) = run.last() {
                self.add(tag, l.lower, 0);
            }
        }
    }

    fn article(&mut self) {
        if !self.own().capital {
            return;
        }
        let usage = self.clues.article.usage(self.clues.forms[self.i]);
        let first = self.i == self.sentence.start;
        self.add(250, usage.low.min(2).into(), usage.capital.min(2).into());
        self.add(251, usage.beside.min(2).into(), u64::from(first));
        if usage.before != 0 {
            self.add(252, usage.before, 0);
        }
        if usage.after != 0 {
            self.add(253, usage.after, 0);
        }
    }

    fn lists(&mut self) {
        let brief = self.brief(0);
        for k in -1..=1isize {
            let Some(j) = self.i.checked_add_signed(k).filter(|j| self.sentence.contains(j)) else {
                continue;
            };
            let bits = self.clues.lists[j];
            for bit in (0..2 * LISTS).filter(|bit| bits >> bit & 1 == 1) {
                self.add((261 + k) as u64, bit.into(), 0);
                if k == 0 {
                    self.add(265, bit.into(), brief);
                }
            }
            if k == 0 {
                self.add(266, bits.into(), 0);
            }
        }
    }
}

/// Mixes a clue's kind and its two values into one hash.
fn mix(tag: u64, a: u64, b: u64) -> u64 {
    let mut h = tag.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ a;
    h = (h ^ h >> 32).wrapping_mul(0xff51_afd7_ed55_8ccd) ^ b.rotate_left(29);
    h = (h ^ h >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ h >> 33
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_pinned() {
        // another hash needs another model: raise the version of the file
        assert_eq!(mix(1, 2, 3), 14723369368100932813);
    }

    #[test]
    fn gives_every_word_its_clues() {
        let forms = ["Ana", "Reyes", "left", "Narva", "."];
        let sentence = 0..5;
        let words = Words::parse("ana\t0\t1\nreyes\t0\t2\n", "").unwrap();
        let clues = Clues::new(&forms, std::slice::from_ref(&sentence), &words, None);
        let (mut rows, mut ends) = (Vec::new(), Vec::new());
        clues.sentence(0..5, &mut rows, &mut ends);
        assert_eq!(ends.len(), 5);
        assert!(rows.iter().all(|&r| r < 1 << BITS));
        assert_eq!(clues.lists, [1, 2, 0, 0, 0]);
    }
}
