//! A choice between candidates: each candidate is up to three parts, each part a list of clues.
//!
//! Of `said` the content *the port is safe* has the parts "begins at *the*", "ends at *safe*", "is its whole clause".

use super::Choice;
use super::weights::Table;
pub(crate) use crate::weights::mix;
use crate::weights::{STEP, power};

/// Rows of a weight table are the upper bits of a clue's hash.
pub(crate) const BITS: u32 = 19;
/// Stands for an absent part.
const NO_PART: u32 = u32::MAX;

/// Parts and candidates, filled by the readers of clues.
#[derive(Debug, Clone, Default)]
pub(crate) struct Question {
    /// Clues of all parts, end to end.
    pub(crate) rows: Vec<u32>,
    /// Where each part's clues end.
    pub(crate) ends: Vec<u32>,
    /// The parts of each candidate.
    pub(crate) candidates: Vec<[u32; 3]>,
}

impl Question {
    /// Adds a clue to the part that is being written.
    pub(crate) fn add(&mut self, tag: u64, a: u64, b: u64) {
        self.rows.push((mix(tag, a, b) >> (64 - BITS)) as u32);
    }

    /// Ends the part and gives its number.
    pub(crate) fn part(&mut self) -> u32 {
        self.ends.push(self.rows.len() as u32);
        self.ends.len() as u32 - 1
    }

    /// Adds a candidate made of these parts.
    pub(crate) fn candidate(&mut self, parts: &[u32]) {
        let mut all = [NO_PART; 3];
        all.iter_mut().zip(parts).for_each(|(a, p)| *a = *p);
        self.candidates.push(all);
    }

    /// The clues of a part.
    pub(crate) fn clues(&self, part: usize) -> &[u32] {
        let from = if part == 0 { 0 } else { self.ends[part - 1] as usize };
        &self.rows[from..self.ends[part] as usize]
    }

    /// The parts of a candidate.
    pub(crate) fn parts(&self, candidate: usize) -> impl Iterator<Item = usize> + '_ {
        let parts = self.candidates[candidate].iter();
        parts.take_while(|p| **p != NO_PART).map(|p| *p as usize)
    }

    /// The best candidate, the first of equals.
    pub(crate) fn choose(&self, table: &Table) -> Option<Choice> {
        let parts: Vec<i32> = (0..self.ends.len()).map(|p| table.sum(self.clues(p))).collect();
        let score = |c: usize| self.parts(c).map(|p| parts[p]).sum::<i32>();
        let scores: Vec<i32> = (0..self.candidates.len()).map(score).collect();
        let best = *scores.iter().max()?;
        let candidate = scores.iter().position(|s| *s == best)?;
        let total: f32 = scores.iter().map(|s| power((s - best) as f32 * STEP)).sum();
        Some(Choice {
            candidate,
            chance: 1.0 / total,
        })
    }
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
    fn chooses_by_the_sum_of_parts() {
        let mut weights = vec![0.0; 1 << BITS];
        let mut question = Question::default();
        for value in [1, 2] {
            question.add(1, value, 0);
            let part = question.part();
            question.candidate(&[part]);
        }
        weights[question.rows[1] as usize] = 1.0;
        let table = Table::from_weights(&weights, 0.0);
        let choice = question.choose(&table).unwrap();
        assert_eq!(choice.candidate, 1);
        assert!((choice.chance - 0.731).abs() < 0.01);
    }
}
