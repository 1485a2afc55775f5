//! The trained weights: what each clue says for and against each label.
//!
//! Of 2^22 rows a fifth say anything. Reading them is waiting for memory, so a row is found with one look at its block and
//! one at its weights, and all rows of a word are looked for at once.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::alone;
use super::clues::{BITS, Clues};
use super::labels::LABELS;
use super::look::{Look, Looks};
use super::net::Net;
use super::path::Transitions;
use super::words::{Words, put};
use crate::cursor::Cursor;
use crate::error::{Error, Result};
use crate::syntax::pass::Tagged as Tag;
use crate::syntax::vectors::Vectors;
use crate::tokens::spellings::Spellings;

const MAGIC: &[u8] = b"dateline names 2\n";
/// Words of 64 bits in the file's bitmap of speaking rows.
const WORDS: usize = 1 << (BITS - 6);
/// Rows that are looked for at once.
const ONCE: usize = 64;

/// Thirty-two rows of the table.
#[derive(Debug, Clone, Copy)]
struct Block {
    /// One bit a row: whether it says anything.
    speaks: u32,
    /// Where the first that speaks lies in the weights.
    start: u32,
}

/// Weights, transitions and what was known of words.
#[derive(Debug, Clone)]
pub struct Model {
    /// Clusters and lists.
    pub words: Words,
    /// From label to label.
    pub transitions: Transitions,
    /// What one step of a weight is worth.
    pub step: f32,
    blocks: Vec<Block>,
    /// The rows that speak, one after the other: how many labels, then each label with its weight.
    weights: Vec<u8>,
    /// What the end of a sentence says to the words near it.
    outside: Vec<i16>,
    /// Reads along, if it does, with what both think of labels that follow each other.
    net: Option<Arc<(Net, Transitions)>>,
}

impl Model {
    /// The model that comes with the crate, or why it cannot be used.
    pub fn shipped() -> std::result::Result<&'static Model, &'static Error> {
        static SHIPPED: OnceLock<Result<Model>> = OnceLock::new();
        SHIPPED
            .get_or_init(|| {
                let model = Model::from_bytes(include_bytes!("../../../data/models/names.bin"))?;
                let net = Net::from_bytes(include_bytes!("../../../data/models/names_net.bin"))?;
                Ok(model.with(net))
            })
            .as_ref()
    }

    /// Reads a model file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Model> {
        let mut from = Cursor::new("names.bin", bytes);
        from.rest = bytes
            .strip_prefix(MAGIC)
            .ok_or_else(|| from.fault("found no `dateline names 2` on its first line"))?;
        let step = f32::from_bits(from.u32()?);
        if !(step > 0.0 && step.is_finite()) {
            return Err(from.fault("found a step that is no positive number"));
        }
        let words = Words::read(&mut from)?;
        let mut table = |n: usize| -> Result<Vec<i32>> { Ok(from.u32s(n)?.iter().map(|&v| v as i32).collect()) };
        let (between, start, end) = (table(LABELS * LABELS)?, table(LABELS)?, table(LABELS)?);
        if [&between, &start, &end]
            .iter()
            .any(|t| t.iter().any(|v| v.abs() > 1 << 16))
        {
            return Err(from.fault("found a transition out of range"));
        }
        let speaks = from.u32s(2 * WORDS)?;
        let rows: u32 = speaks.iter().map(|bits| bits.count_ones()).sum();
        let counts = from.take(rows as usize)?;
        let total = counts.iter().map(|&count| usize::from(count)).sum();
        let labels = from.take(total)?;
        let values = from.take(total)?;
        if labels.iter().any(|&l| usize::from(l) >= LABELS) || !from.rest.is_empty() {
            return Err(from.fault("found weights that do not fit"));
        }
        let mut weights = Vec::with_capacity(counts.len() + 2 * total);
        let (mut counts, mut pairs) = (counts.iter(), labels.iter().zip(values));
        let mut block = |speaks: u32| {
            let start = weights.len() as u32;
            for &count in counts.by_ref().take(speaks.count_ones() as usize) {
                weights.push(count);
                weights.extend(
                    pairs
                        .by_ref()
                        .take(count.into())
                        .flat_map(|(&label, &value)| [label, value]),
                );
            }
            Block { speaks, start }
        };
        let blocks = speaks.into_iter().map(&mut block).collect();
        let mut model = Model {
            words,
            transitions: Transitions::new(between, start, end),
            step,
            blocks,
            weights,
            outside: Vec::new(),
            net: None,
        };
        model.outside = model.alone(None);
        Ok(model)
    }

    /// The same model with a network that reads along.
    pub fn with(mut self, net: Net) -> Model {
        let transitions = net.join(&self.transitions, self.step);
        self.net = Some(Arc::new((net, transitions)));
        self
    }

    /// The network that reads along, if one does.
    pub fn net(&self) -> Option<&Net> {
        self.net.as_ref().map(|both| &both.0)
    }

    /// What is thought of labels that follow each other, by whether the network reads them too.
    pub fn transitions_of(&self, with_net: bool) -> &Transitions {
        let both = self.net.as_ref().filter(|_| with_net);
        both.map_or(&self.transitions, |both| &both.1)
    }

    /// Writes a model file from a full table of weights; those nearer to zero than `least` are left out.
    pub fn write(words: &Words, tables: [&[f32]; 3], weights: &[f32], least: f32) -> Vec<u8> {
        let largest = weights.iter().fold(1e-6f32, |m, w| m.max(w.abs()));
        let step = largest.min(4.0) / 127.0;
        let mut out = MAGIC.to_vec();
        put(&mut out, step.to_bits());
        words.write(&mut out);
        for value in tables.into_iter().flatten() {
            put(&mut out, (value / step).round().clamp(-65e3, 65e3) as i32 as u32);
        }
        let (mut speaks, mut counts, mut labels, mut values) = (vec![0u64; WORDS], vec![], vec![], vec![]);
        for (i, row) in weights.chunks_exact(LABELS).enumerate() {
            let before = labels.len();
            for (l, &w) in row.iter().enumerate().filter(|(_, w)| w.abs() >= least) {
                labels.push(l as u8);
                values.push((w / step).round().clamp(-127.0, 127.0) as i8 as u8);
            }
            if labels.len() > before {
                speaks[i / 64] |= 1 << (i % 64);
                counts.push((labels.len() - before) as u8);
            }
        }
        speaks.iter().for_each(|b| out.extend(b.to_le_bytes()));
        out.extend(counts);
        out.extend(labels);
        out.extend(values);
        out
    }

    /// Adds up what the clues of each word of a sentence say: `scores[word * LABELS + label]`.
    pub fn score(&self, rows: &[u32], ends: &[u32], scores: &mut Vec<i32>) {
        scores.clear();
        scores.resize(ends.len() * LABELS, 0);
        self.score_more(rows, ends, scores);
    }

    /// The same on top of what stands in `scores`.
    pub fn score_more(&self, rows: &[u32], ends: &[u32], scores: &mut [i32]) {
        let mut from = 0;
        for (&end, scores) in ends.iter().zip(scores.chunks_exact_mut(LABELS)) {
            for rows in rows[from..end as usize].chunks(ONCE) {
                self.hear(rows, |label, weight| scores[usize::from(label)] += i32::from(weight));
            }
            from = end as usize;
        }
    }

    /// Tells what some clues say, no more than [`ONCE`].
    fn hear(&self, rows: &[u32], mut say: impl FnMut(u8, i8)) {
        // without a branch, so that the processor fetches all blocks, then all weights, before it waits for the first
        let mut found = [(0, 0); ONCE];
        let mut n = 0;
        for &row in rows {
            let (block, bit) = (self.blocks[(row / 32) as usize], row % 32);
            let before = block.speaks & ((1 << bit) - 1);
            found[n] = (block.start, before.count_ones());
            n += (block.speaks >> bit & 1) as usize;
        }
        let mut first = [0; ONCE];
        for (first, &(start, _)) in first.iter_mut().zip(&found[..n]) {
            *first = self.weights[start as usize];
        }
        for (&(start, before), first) in found[..n].iter().zip(first) {
            let (mut at, mut labels) = (start as usize, usize::from(first));
            for _ in 0..before {
                at += 1 + 2 * labels;
                labels = self.weights[at].into();
            }
            for said in self.weights[at + 1..][..2 * labels].chunks_exact(2) {
                say(said[0], said[1] as i8);
            }
        }
    }

    /// What a word by itself, or the end of a sentence, says at every distance.
    fn alone(&self, look: Option<&Look>) -> Vec<i16> {
        alone::sums(look, |rows, sums| {
            for rows in rows.chunks(ONCE) {
                self.hear(rows, |label, weight| sums[usize::from(label)] += i16::from(weight));
            }
        })
    }

    /// The clues of an article, with what this model knows of words; `kept` must be of this model alone.
    pub fn clues<'a>(
        &self,
        forms: &'a [&'a str],
        spellings: &Spellings,
        sentences: &'a [Range<usize>],
        tags: &'a [Tag],
        kept: &mut Looks,
    ) -> Clues<'a> {
        Clues::with(forms, spellings, sentences, tags, &self.words, Vectors::shipped(), kept)
    }

    /// Adds to the scores of a sentence what its clues say; there are two `buffers` to be used again.
    pub fn read(
        &self,
        clues: &Clues<'_>,
        sentence: Range<usize>,
        (rows, ends): &mut (Vec<u32>, Vec<u32>),
        scores: &mut [i32],
    ) {
        clues.joint(sentence.clone(), rows, ends);
        self.score_more(rows, ends, scores);
        clues.add_alone(
            sentence,
            |look| match look {
                Some(look) => look.alone.get_or_init(|| self.alone(Some(look))),
                None => &self.outside,
            },
            scores,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comes_back_from_a_file_and_refuses_others() {
        let mut weights = vec![0.0; LABELS << BITS];
        weights[70 * LABELS + 3] = 1.0;
        weights[71 * LABELS + 2] = 0.01;
        let tables: [&[f32]; 3] = [&[0.5; LABELS * LABELS], &[0.0; LABELS], &[0.0; LABELS]];
        let file = Model::write(&Words::parse("", "").unwrap(), tables, &weights, 0.1);
        let model = Model::from_bytes(&file).unwrap();
        let mut scores = Vec::new();
        model.score(&[70, 71, 70], &[2, 3], &mut scores);
        assert_eq!((scores[3], scores[2], scores[LABELS + 3]), (127, 0, 127));
        assert!(Model::from_bytes(&file[..file.len() - 1]).is_err());
        let error = Model::from_bytes(b"dateline syntax 1\n").unwrap_err();
        assert!(error.to_string().contains("data/models/README.md"), "{error}");
    }
}
