//! What the clues need of an article, looked up once: hashes of lemmas, what stands in marks, edges of subtrees.

use super::question::mix;
use crate::entities::{Entities, EntityType};
use crate::lexicon::Lexicon;
use crate::syntax::vectors::murmur;
use crate::syntax::{Reading, Upos};

/// An article prepared for reading clues.
pub(crate) struct Page<'r, 'a, 'l> {
    pub(crate) reading: &'r Reading<'a>,
    pub(crate) entities: &'r Entities,
    pub(crate) lexicon: &'l Lexicon,
    lemmas: Vec<u64>,
    /// Outermost quotation of each token, counted from one; zero outside.
    marked: Vec<u32>,
    /// First and last word under each token, punctuation left out.
    edges: Vec<(u32, u32)>,
}

impl<'r, 'a, 'l> Page<'r, 'a, 'l> {
    /// Looks at all words of an article.
    pub(crate) fn new(reading: &'r Reading<'a>, entities: &'r Entities, lexicon: &'l Lexicon) -> Self {
        let n = reading.len();
        let mut marked = vec![0; n];
        for (i, mark) in reading.layout.marks.iter().enumerate() {
            if mark.parent.is_none() {
                marked[reading.tokens_in(mark.content)].fill(i as u32 + 1);
            }
        }
        Page {
            reading,
            entities,
            lexicon,
            lemmas: (0..n).map(|i| murmur(reading.lemma(i).as_bytes(), 1)).collect(),
            marked,
            edges: edges(reading),
        }
    }

    /// The cue's sentence, as far as it is near.
    pub(crate) fn around(&self, cue: usize) -> std::ops::Range<usize> {
        const NEAR: usize = 150;
        let sentence = self.reading.sentence(cue).tokens();
        sentence.start.max(cue.saturating_sub(NEAR))..sentence.end.min(cue + NEAR + 1)
    }

    /// Hash of a lemma; beyond the article, of nothing.
    pub(crate) fn lemma(&self, i: usize) -> u64 {
        self.lemmas.get(i).copied().unwrap_or(1)
    }

    /// The outermost quotation that holds the token, counted from one; zero outside.
    pub(crate) fn marked(&self, i: usize) -> u64 {
        self.marked.get(i).map_or(0, |m| u64::from(*m))
    }

    /// First and last word under a token, punctuation left out.
    pub(crate) fn edges(&self, i: usize) -> (usize, usize) {
        let (a, b) = self.edges[i];
        (a as usize, b as usize)
    }

    /// Part of speech as a number.
    pub(crate) fn upos(&self, i: usize) -> u64 {
        self.reading.words.get(i).map_or(99, |w| w.upos as u64)
    }

    /// Penn tag as a number.
    pub(crate) fn xpos(&self, i: usize) -> u64 {
        self.reading.words.get(i).map_or(99, |w| w.xpos as u64)
    }

    /// Relation as a number.
    pub(crate) fn deprel(&self, i: usize) -> u64 {
        self.reading.words.get(i).map_or(99, |w| w.deprel as u64)
    }

    /// What kind of thing a noun is: a pronoun by itself, a name by its class, else the part of speech.
    pub(crate) fn kind(&self, i: usize) -> u64 {
        if self.reading.upos(i) == Upos::Pron {
            return self.lemma(i);
        }
        let entity = self
            .entities
            .mention_at(i)
            .map(|m| &self.entities.entities[m.entity as usize]);
        match entity.map(|e| e.kind) {
            Some(EntityType::Person) => 201,
            Some(EntityType::Org) => 202,
            Some(EntityType::Gpe | EntityType::Norp | EntityType::Loc) => 203,
            Some(EntityType::Group) => 204,
            Some(_) => 205,
            None => self.upos(i),
        }
    }

    /// The way through the tree from one token to another: relations up, then down; far ways are all one.
    pub(crate) fn path(&self, from: usize, to: usize) -> u64 {
        const FAR: usize = 5;
        let reading = self.reading;
        let climb = |mut t: usize| {
            let mut way = [usize::MAX; FAR + 1];
            for step in &mut way {
                *step = t;
                match reading.head(t) {
                    Some(h) => t = h,
                    None => break,
                }
            }
            way
        };
        let (ups, downs) = (climb(from), climb(to));
        let meet = ups.iter().enumerate().find_map(|(i, t)| {
            let j = downs.iter().position(|d| d == t && *t != usize::MAX)?;
            Some((i, j))
        });
        let Some((i, j)) = meet else { return 7 };
        let mut hash = 11;
        for &t in &ups[..i] {
            hash = mix(hash, self.deprel(t), 1);
        }
        for &t in downs[..j].iter().rev() {
            hash = mix(hash, self.deprel(t), 2);
        }
        hash
    }
}

/// First and last word under each token: one walk from the roots, then back.
fn edges(reading: &Reading) -> Vec<(u32, u32)> {
    let n = reading.len();
    let mut order: Vec<u32> = (0..n as u32).filter(|&i| reading.head(i as usize).is_none()).collect();
    let mut at = 0;
    while at < order.len() {
        order.extend_from_slice(reading.children(order[at] as usize));
        at += 1;
    }
    let mut edges: Vec<(u32, u32)> = (0..n as u32).map(|i| (i, i)).collect();
    for &i in order.iter().rev() {
        if reading.upos(i as usize) == Upos::Punct {
            continue;
        }
        if let Some(h) = reading.head(i as usize) {
            let (a, b) = edges[i as usize];
            edges[h] = (edges[h].0.min(a), edges[h].1.max(b));
        }
    }
    edges
}

/// Small numbers as they are, larger ones in steps.
pub(super) fn about(n: usize) -> u64 {
    match n {
        0..=4 => n as u64,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=39 => 9,
        _ => 10,
    }
}
