//! What a first reading of the article took its words for, as clues of a second one: *Jumia* that *hired* and *said* is
//! a firm where it stands alone in a headline too.

use std::collections::HashMap;
use std::ops::Range;

use super::clues::Clues;
use super::labels::{CLASSES, LABELS, parts};

/// Times each label was given; small numbers suffice.
type Counts = [u8; LABELS];

/// A name of the first reading.
#[derive(Debug, Clone)]
struct Found {
    words: usize,
    class: usize,
    /// Stands for its words: what is asked of every word of a long name is not to walk through all of them.
    phrase: u64,
}

/// The labels of a first reading, gathered by word and by phrase.
#[derive(Debug, Clone, Default)]
pub struct Recall {
    labels: Vec<u8>,
    /// Of each word in a name, the number of the name; `u32::MAX` outside.
    inside: Vec<u32>,
    names: Vec<Found>,
    words: HashMap<u64, Counts>,
    phrases: HashMap<u64, [u8; CLASSES.len()]>,
    /// The longest name that holds a word, with the word's label in it.
    longest: HashMap<u64, (u8, u8)>,
}

impl Recall {
    /// Gathers what each word of the article was read as.
    pub fn new(clues: &Clues<'_>, labels: Vec<u8>) -> Recall {
        let mut recall = Recall {
            inside: vec![u32::MAX; labels.len()],
            labels,
            ..Recall::default()
        };
        for sentence in clues.sentences() {
            let found = super::labels::spans(&recall.labels[sentence.clone()]);
            for (first, end, class) in found {
                let (first, end) = (first + sentence.start, end + sentence.start);
                recall.inside[first..end].fill(recall.names.len() as u32);
                let phrase = phrase(clues, first, end);
                recall.names.push(Found {
                    words: end - first,
                    class,
                    phrase,
                });
                let count = &mut recall.phrases.entry(phrase).or_default()[class];
                *count = count.saturating_add(1);
                for i in first..end {
                    let longest = recall.longest.entry(clues.look(i).lower).or_default();
                    let length = (end - first).min(255) as u8;
                    if length > longest.0 {
                        *longest = (length, recall.labels[i]);
                    }
                }
            }
            for i in sentence.clone().filter(|&i| clues.look(i).capital) {
                let counts = recall.words.entry(clues.look(i).lower).or_insert([0; LABELS]);
                let count = &mut counts[usize::from(recall.labels[i])];
                *count = count.saturating_add(1);
            }
        }
        recall
    }

    /// Gives the clues of a word.
    pub fn clues(&self, clues: &Clues<'_>, sentence: Range<usize>, i: usize, mut add: impl FnMut(u64, u64, u64)) {
        let look = clues.look(i);
        if !look.capital && self.labels[i] == 0 {
            return;
        }
        if look.capital {
            match self.elsewhere(clues, i) {
                Some((label, times, agreed)) => {
                    let much = bucket(times);
                    add(400, label, much * 2 + u64::from(agreed));
                    add(401, class(label), look.brief);
                    add(402, class(label), much * 2 + u64::from(agreed));
                }
                None => add(403, 0, look.brief),
            }
            for (tag, k) in [(404, -1isize), (405, 1)] {
                let Some(j) = i.checked_add_signed(k).filter(|j| sentence.contains(j)) else {
                    continue;
                };
                if let Some((label, _, agreed)) = self.elsewhere(clues, j) {
                    add(tag, label, u64::from(agreed));
                }
            }
        }
        let mut length = 0;
        if let Some(name) = self.names.get(self.inside[i] as usize) {
            length = name.words as u8;
            let part = (u64::from(self.labels[i]) + 3) % 4;
            let mut counts = self.phrases.get(&name.phrase).copied().unwrap_or_default();
            counts[name.class] = counts[name.class].saturating_sub(1);
            if let Some((best, times, agreed)) = most(&counts) {
                add(406, best as u64 * 4 + part, u64::from(agreed) * 8 + bucket(times));
            } else {
                add(407, part, 0);
            }
        }
        if let Some(&(_, label)) = self.longest.get(&look.lower).filter(|l| l.0 > length) {
            add(408, label.into(), length.into());
        }
    }

    /// The label that the same word got most often elsewhere, how often it stands there, and whether always so.
    fn elsewhere(&self, clues: &Clues<'_>, i: usize) -> Option<(u64, u32, bool)> {
        let look = clues.look(i);
        let mut counts = *self.words.get(&look.lower)?;
        if look.capital {
            let own = &mut counts[usize::from(self.labels[i])];
            *own = own.saturating_sub(1);
        }
        let (best, times, agreed) = most(&counts)?;
        Some((best as u64, times, agreed))
    }
}

fn most(counts: &[u8]) -> Option<(usize, u32, bool)> {
    let total: u32 = counts.iter().map(|&c| u32::from(c)).sum();
    let best = (0..counts.len()).rev().max_by_key(|&l| counts[l])?;
    (total > 0).then(|| (best, total, u32::from(counts[best]) == total))
}

fn bucket(times: u32) -> u64 {
    match times {
        0..=1 => 0,
        2..=3 => 1,
        _ => 2,
    }
}

fn class(label: u64) -> u64 {
    parts(label as usize).map_or(0, |(c, _)| c as u64 + 1)
}

fn phrase(clues: &Clues<'_>, first: usize, end: usize) -> u64 {
    (first..end).fold(7, |h: u64, i| {
        (h ^ clues.look(i).lower)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(31)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::names::labels::{Part, label};
    use crate::entities::names::words::Words;

    #[test]
    fn remembers_what_a_word_was_elsewhere() {
        let forms = ["Jumia", "grew", ".", "At", "Jumia", ",", "profits", "rose", "."];
        let sentences = [0..3, 3..9];
        let clues = Clues::new(&forms, &sentences, &[], &Words::default(), None);
        let firm = label(1, Part::Only);
        let mut labels = vec![0; forms.len()];
        labels[4] = firm as u8;
        let recall = Recall::new(&clues, labels);
        assert_eq!(recall.elsewhere(&clues, 0), Some((firm as u64, 1, true)));
        assert_eq!(recall.elsewhere(&clues, 4), Some((0, 1, true)));
        let mut told = Vec::new();
        recall.clues(&clues, 0..3, 0, |tag, a, _| told.push((tag, a)));
        assert!(told.contains(&(400, firm as u64)));
    }
}
