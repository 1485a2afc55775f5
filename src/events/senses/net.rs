//! A small network that reads the sentence too: it errs elsewhere than the clues do, so what both think is added up.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::clues::Clues;
use super::model::CLASSES;
use super::place::{PLACES, place};
use crate::cursor::Cursor;
use crate::error::Result;
use crate::kept::Kept;
use crate::shelf::Shelf;
use crate::syntax::encoder::{Batch, Encoder};
use crate::syntax::features::{Features, SLOTS};
use crate::syntax::kernel::Layer;
use crate::syntax::vectors::Vectors;

/// The first line of the file.
pub(crate) const MAGIC: &[u8] = b"dateline senses net 1\n";

/// The learnt weights.
#[derive(Debug, Clone)]
pub(crate) struct Net {
    /// What it weighs beside the clues, of one.
    share: f32,
    encoder: Encoder,
    classes: Layer,
}

/// What is kept from one article to the next: the first coordinates of words met lately, and buffers.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    firsts: Kept<Arc<[f32]>>,
    batch: Batch,
}

impl Desk {
    /// Forgets the words of another network.
    #[cfg(feature = "train")]
    pub(crate) fn forget(&mut self) {
        *self = Desk::default();
    }
}

static DESKS: Shelf<Desk> = Shelf::new();

impl Net {
    /// The network that comes with the crate; none if the file is empty or of another version: clues decide alone.
    pub(crate) fn shipped() -> Option<&'static Net> {
        static SHIPPED: OnceLock<Option<Net>> = OnceLock::new();
        SHIPPED
            .get_or_init(|| Net::from_bytes(include_bytes!("../../../data/models/senses_net.bin")).ok())
            .as_ref()
    }

    /// Reads a model file.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Net> {
        let mut from = Cursor::new("senses_net.bin", bytes);
        from.rest = bytes
            .strip_prefix(MAGIC)
            .ok_or_else(|| from.fault("found no `dateline senses net 1` on its first line"))?;
        let (encoder, share) = Encoder::read(&mut from, CLASSES, &SLOTS, PLACES)?;
        let classes = encoder.top(&mut from, CLASSES)?;
        if !from.rest.is_empty() {
            return Err(from.fault("found more than its head gives"));
        }
        Ok(Net {
            share,
            encoder,
            classes,
        })
    }

    /// Works with what is kept from one article to the next.
    pub(crate) fn at_desk<R>(work: impl FnOnce(&mut Desk) -> R) -> R {
        DESKS.with(Desk::default, |desk| {
            desk.firsts.turn();
            work(desk)
        })
    }

    /// What it thinks of some words of a sentence, given in their order: log-odds of each class, up to a constant. Only what
    /// it looks at around them is read.
    pub(crate) fn odds(
        &self,
        desk: &mut Desk,
        clues: &Clues,
        sentence: Range<usize>,
        asked: &[usize],
    ) -> Vec<[f32; CLASSES]> {
        let Desk { firsts, batch } = desk;
        let (vectors, reach) = (Vectors::shipped(), self.encoder.reach());
        let mut places = Vec::with_capacity(asked.len());
        let mut rest = asked;
        while let Some(&first) = rest.first() {
            // words that are looked at together
            let more = rest
                .windows(2)
                .take_while(|pair| pair[1] - pair[0] <= 2 * reach)
                .count();
            let (here, others) = rest.split_at(more + 1);
            rest = others;
            let from = first.saturating_sub(reach).max(sentence.start);
            let to = (here[more] + reach + 1).min(sentence.end);
            let start = batch.len();
            places.extend(here.iter().map(|i| start + i - from));
            for i in from..to {
                let form = clues.r.form(i);
                let at = firsts.find(form).unwrap_or_else(|| {
                    let word = Features::of(form, |key| self.encoder.knows(key), vectors);
                    let first = self.encoder.first(&word.rows, word.vector, &word.flags, vectors);
                    firsts.insert(form, first.into())
                });
                let bounds = start..start + to - from;
                self.encoder
                    .push(batch, firsts.at(at), bounds, |yes| place(clues, i, yes));
            }
        }
        let rows = self.encoder.apply(batch, &self.classes);
        let word = |place: usize| std::array::from_fn(|class| rows.of(place)[class]);
        places.into_iter().map(word).collect()
    }

    /// Adds what it thinks of a word to what clues think.
    pub(crate) fn beside(&self, clues: &[f32; CLASSES], odds: &[f32; CLASSES]) -> [f32; CLASSES] {
        mix(self.share, clues, odds)
    }
}

/// What clues and network think together, if the network weighs `share` of one.
pub(crate) fn mix(share: f32, clues: &[f32; CLASSES], odds: &[f32; CLASSES]) -> [f32; CLASSES] {
    std::array::from_fn(|class| (1.0 - share) * clues[class] + share * odds[class])
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &[u8] = include_bytes!("../../../data/models/senses_net.bin");

    #[test]
    fn the_shipped_network_is_whole_and_others_are_refused() {
        assert!(Net::shipped().is_some());
        let refusal = |bytes: &[u8]| Net::from_bytes(bytes).unwrap_err().to_string();
        for bytes in [b"".as_slice(), b"dateline net 1\n"] {
            assert!(refusal(bytes).starts_with("senses_net.bin: found no `dateline senses net 1`"));
        }
        assert!(refusal(&[MAGIC, &[0; 64]].concat()).contains("other numbers of labels"));
        assert!(refusal(&WHOLE[..WHOLE.len() - 1]).contains("the end of the file"));
        assert!(refusal(&[WHOLE, b"x"].concat()).contains("more than its head gives"));
    }
}
