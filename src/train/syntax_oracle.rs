//! Which steps are right at any state, also after mistakes (dynamic oracle of the arc-hybrid system).

use crate::syntax::Deprel;
use crate::syntax::arcs::{NONE, STEPS, State, Step};

use super::syntax_data::Sample;

/// How many arcs of the treebank each of shift, left and right makes unreachable.
fn losses(state: &State, heads: &[u32]) -> [u32; 3] {
    let next = state.next;
    let mut lost = [0; 3];
    if next < state.len {
        let below = state.stack.split_last().map_or(&[][..], |(_, below)| below);
        let head = heads[next as usize];
        lost[0] += u32::from(head != NONE && below.contains(&head));
        lost[0] += state.stack.iter().filter(|&&w| heads[w as usize] == next).count() as u32;
    }
    if let Some((&top, below)) = state.stack.split_last() {
        let head = heads[top as usize];
        // the root comes after the last word, so NONE counts as a word to come
        let children = heads[(next as usize).min(heads.len())..]
            .iter()
            .filter(|&&h| h == top)
            .count() as u32;
        let to_come = |first: u32| head == NONE || head >= first;
        lost[1] = children + u32::from(below.last() == Some(&head) || (!state.roots() && to_come(next + 1)));
        lost[2] = children + u32::from(to_come(next));
    }
    lost
}

/// Marks every step that may be taken, and among them those that lose nothing more than they must.
pub fn judge(state: &State, sample: &Sample, allowed: &mut [bool; STEPS], right: &mut [bool; STEPS]) {
    let possible = state.possible();
    let lost = losses(state, &sample.heads);
    let least = (0..3).filter(|&k| possible[k]).map(|k| lost[k]).min().unwrap_or(0);
    *allowed = [false; STEPS];
    *right = [false; STEPS];
    allowed[0] = possible[0];
    right[0] = possible[0] && lost[0] == least;
    let Some(&top) = state.stack.last() else { return };
    let next = if state.roots() { NONE } else { state.next };
    let below = state.stack.len().checked_sub(2).map_or(NONE, |i| state.stack[i]);
    let (head, relation) = (sample.heads[top as usize], sample.relations[top as usize]);
    for &r in Deprel::ALL {
        let arcs = [
            (Step::Left(r), 1, next, (r == Deprel::Root) == state.roots()),
            (Step::Right(r), 2, below, r != Deprel::Root),
        ];
        for (step, kind, to, fits) in arcs {
            let i = step.index();
            allowed[i] = possible[kind] && fits;
            right[i] = allowed[i] && lost[kind] == least && (head != to || relation == r);
        }
    }
}
