//! The way through the tree from a trigger to a mention: *ousted* → subject ← *vote*.

use crate::syntax::{Deprel, Reading};

/// At most so many steps up the tree on either side.
const STEPS: usize = 6;

/// The way through the tree from a trigger to a mention.
pub(super) struct Path {
    /// Its relations, and the same without those of coordination.
    pub(super) whole: u64,
    pub(super) short: u64,
    /// The highest word, and the words below it on either side (itself, if there is none).
    pub(super) turn: usize,
    pub(super) under: [usize; 2],
    /// Steps up and down.
    pub(super) steps: [u64; 2],
}

impl Path {
    /// The way from one word to another of its sentence.
    pub(super) fn between(r: &Reading, from: usize, to: usize) -> Path {
        let climb = |mut at: usize| {
            let mut steps = vec![at];
            for _ in 0..STEPS {
                let Some(head) = r.head(at) else { break };
                steps.push(head);
                at = head;
            }
            steps
        };
        let (up, down) = (climb(from), climb(to));
        let Some((i, j)) = up
            .iter()
            .enumerate()
            .find_map(|(i, a)| down.iter().position(|b| a == b).map(|j| (i, j)))
        else {
            return Path {
                whole: 1,
                short: 1,
                turn: to,
                under: [to; 2],
                steps: [9; 2],
            };
        };
        let arcs = up[..i]
            .iter()
            .map(|&t| (1, t))
            .chain(down[..j].iter().rev().map(|&t| (2, t)));
        let (mut whole, mut short) = (17u64, 17u64);
        for (way, t) in arcs {
            let relation = r.deprel(t) as u64;
            let step = |hash: u64| {
                (hash ^ (relation * 4 + way))
                    .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                    .rotate_left(23)
            };
            whole = step(whole);
            if !matches!(
                r.deprel(t),
                Deprel::Conj | Deprel::Appos | Deprel::Flat | Deprel::NmodDesc
            ) {
                short = step(short);
            }
        }
        Path {
            whole,
            short,
            turn: up[i],
            under: [up[i.saturating_sub(1)], down[j.saturating_sub(1)]],
            steps: [i as u64, j as u64],
        }
    }
}
