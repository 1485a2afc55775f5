//! The clues of a word in its place: itself, its neighbours, their shapes and clusters, and the rest of the article.
//!
//! Before `said` and after `Minister`, a capitalised word that no list knows is a person. Each clue is a number below
//! 2^22: the row of the weight table that speaks about it. The numbers are part of the model file's version; what
//! they are made from stands in `place.rs` and `recall.rs`.

use std::ops::Range;
use std::sync::Arc;

use super::alone::{self, REACH};
use super::article::{Article, Usage, is_headline};
use super::labels::LABELS;
use super::lists::mark;
use super::look::{Look, Looks, look};
use super::place::Place;
use super::recall::Recall;
use super::words::Words;
use crate::stop;
use crate::syntax::pass::Tagged as Tag;
use crate::syntax::vectors::Vectors;
use crate::tokens::spellings::Spellings;
use crate::weights::mix;

/// Rows of the weight table are the upper bits of a clue's hash.
pub const BITS: u32 = 22;

/// An article prepared for reading clues.
#[derive(Debug)]
pub struct Clues<'a> {
    pub(super) forms: &'a [&'a str],
    pub(super) sentences: &'a [Range<usize>],
    /// The stretches in which names are looked for: the sentences, or parts of them.
    pub(super) parts: Vec<Range<usize>>,
    pub(super) tags: &'a [Tag],
    looks: Vec<Arc<Look>>,
    pub(super) spellings: Spellings,
    pub(super) lists: Vec<u16>,
    article: Article,
}

impl<'a> Clues<'a> {
    /// Looks at all words of an article; `tags` may be empty.
    pub fn new(
        forms: &'a [&'a str],
        sentences: &'a [Range<usize>],
        tags: &'a [Tag],
        words: &Words,
        vectors: Option<&Vectors<'_>>,
    ) -> Self {
        let spellings = Spellings::of(forms.iter().copied());
        Clues::with(
            forms,
            &spellings,
            sentences,
            tags,
            words,
            vectors,
            &mut Looks::default(),
        )
    }

    /// The same with looks that are kept from one article to the next.
    pub fn with(
        forms: &'a [&'a str],
        spellings: &Spellings,
        sentences: &'a [Range<usize>],
        tags: &'a [Tag],
        words: &Words,
        vectors: Option<&Vectors<'_>>,
        kept: &mut Looks,
    ) -> Self {
        let looks = look(forms, spellings, kept, |word| Look::new(word, words, vectors));
        let article = Article::read(forms, spellings, sentences, &looks);
        let mut lists = vec![0; forms.len()];
        for sentence in sentences {
            stop::point();
            mark(&forms[sentence.clone()], words, &mut lists[sentence.clone()], |i| {
                looks[spellings.number(sentence.start + i)].capital
            });
        }
        Clues {
            forms,
            sentences,
            parts: sentences.to_vec(),
            tags,
            looks,
            spellings: spellings.clone(),
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

    /// The stretches in which names are looked for, each within a sentence.
    pub fn parts(&self) -> &[Range<usize>] {
        &self.parts
    }

    /// The sentence that a part lies in.
    pub(super) fn around(&self, part: &Range<usize>) -> Range<usize> {
        let at = self.sentences.partition_point(|s| s.end <= part.start);
        self.sentences.get(at).cloned().unwrap_or_else(|| part.clone())
    }

    /// Writes the clues of a sentence one word after the other; `ends` holds where each word's clues end.
    pub fn sentence(&self, sentence: Range<usize>, rows: &mut Vec<u32>, ends: &mut Vec<u32>) {
        self.write(sentence, true, rows, ends);
    }

    /// Writes those clues that more than one word gives; [`Clues::add_alone`] adds what the others say.
    pub fn joint(&self, sentence: Range<usize>, rows: &mut Vec<u32>, ends: &mut Vec<u32>) {
        self.write(sentence, false, rows, ends);
    }

    /// Adds to `scores` what each word near those of a part `says` by itself, or the end of the sentence.
    pub fn add_alone<'c>(
        &'c self,
        part: Range<usize>,
        says: impl Fn(Option<&'c Look>) -> &'c [i16],
        scores: &mut [i32],
    ) {
        let sentence = self.around(&part);
        for (i, scores) in part.zip(scores.chunks_exact_mut(LABELS)) {
            for k in -REACH..=REACH {
                let near = i.checked_add_signed(k).filter(|j| sentence.contains(j));
                alone::add(says(near.map(|j| self.look(j))), k, scores);
            }
        }
    }

    fn write(&self, part: Range<usize>, alone: bool, rows: &mut Vec<u32>, ends: &mut Vec<u32>) {
        rows.clear();
        ends.clear();
        let sentence = self.around(&part);
        let headline = is_headline(&self.forms[sentence.clone()]);
        for i in part {
            let mut place = Place::new(self, sentence.clone(), i, headline, rows);
            if alone {
                place.tell_alone();
            }
            place.tell();
            ends.push(rows.len() as u32);
        }
    }

    /// How the article uses a word.
    pub(super) fn usage(&self, i: usize) -> Usage {
        self.article.usages[self.spellings.number(i)]
    }

    /// How a word looks.
    pub fn look(&self, i: usize) -> &Look {
        &self.looks[self.spellings.number(i)]
    }

    /// Writes what a first reading of the article adds, in the manner of [`Clues::sentence`].
    pub fn recalled(&self, part: Range<usize>, recall: &Recall, rows: &mut Vec<u32>, ends: &mut Vec<u32>) {
        rows.clear();
        ends.clear();
        let sentence = self.around(&part);
        for i in part {
            recall.clues(self, sentence.clone(), i, |tag, a, b| rows.push(row(tag, a, b)));
            ends.push(rows.len() as u32);
        }
    }
}

/// The row of the weight table for a clue.
pub(super) fn row(tag: u64, a: u64, b: u64) -> u32 {
    (mix(tag, a, b) >> (64 - BITS)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_pinned() {
        // another hash needs another model: raise the version of the file
        assert_eq!(mix(1, 2, 3), 14_723_369_368_100_932_813);
    }

    #[test]
    fn gives_every_word_its_clues() {
        let forms = ["Ana", "Reyes", "left", "Narva", "."];
        let sentence = 0..5;
        let words = Words::parse("ana\t0\t1\nreyes\t0\t2\n", "").unwrap();
        let clues = Clues::new(&forms, std::slice::from_ref(&sentence), &[], &words, None);
        let (mut rows, mut ends) = (Vec::new(), Vec::new());
        clues.sentence(0..5, &mut rows, &mut ends);
        assert_eq!(ends.len(), 5);
        assert!(rows.iter().all(|&r| r < 1 << BITS));
        assert_eq!(clues.lists, [1, 2, 0, 0, 0]);
    }
}
