//! The steps by which a tree grows from left to right (arc-hybrid): *Ministers ← met*, *met → in Riga*.
//!
//! A stack of words that still want a head and the words to come. Every sentence of n words takes 2n steps and ends
//! as a tree with one root, whatever steps are chosen.

use super::Deprel;

/// No word.
pub const NONE: u32 = u32::MAX;
/// Places of the state that the parser looks at.
pub const PLACES: usize = 10;
/// Number of steps: shift, and a left and a right arc for every relation.
pub const STEPS: usize = 1 + 2 * Deprel::ALL.len();

/// One step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The next word goes on the stack.
    Shift,
    /// The top of the stack hangs under the next word, or becomes the root when no word is left.
    Left(Deprel),
    /// The top of the stack hangs under the word below it.
    Right(Deprel),
}

impl Step {
    /// The step with this number: shift, then all left arcs, then all right arcs.
    pub fn from_index(i: usize) -> Step {
        let relations = Deprel::ALL;
        match i.checked_sub(1) {
            None => Step::Shift,
            Some(i) if i < relations.len() => Step::Left(relations[i]),
            Some(i) => Step::Right(relations[i - relations.len()]),
        }
    }

    /// The number of this step.
    pub fn index(self) -> usize {
        match self {
            Step::Shift => 0,
            Step::Left(relation) => 1 + relation as usize,
            Step::Right(relation) => 1 + Deprel::ALL.len() + relation as usize,
        }
    }
}

/// A half-built tree.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// Words that want a head.
    pub stack: Vec<u32>,
    /// The first word that has not been looked at.
    pub next: u32,
    /// Words of the sentence.
    pub len: u32,
    /// Heads found so far; [`NONE`] for the root and for words without one.
    pub heads: Vec<u32>,
    /// Relations found so far.
    pub relations: Vec<Deprel>,
    leftmost: Vec<u32>,
    rightmost: Vec<u32>,
}

impl State {
    /// Starts on a sentence of `n` words.
    pub fn start(&mut self, n: usize) {
        self.stack.clear();
        (self.next, self.len) = (0, n as u32);
        for list in [&mut self.heads, &mut self.leftmost, &mut self.rightmost] {
            list.clear();
            list.resize(n, NONE);
        }
        self.relations.clear();
        self.relations.resize(n, Deprel::Root);
    }

    /// Whether the tree is complete.
    pub fn is_done(&self) -> bool {
        self.next >= self.len && self.stack.is_empty()
    }

    /// Which of shift, left and right can be done.
    pub fn possible(&self) -> [bool; 3] {
        let depth = self.stack.len();
        let more = self.next < self.len;
        [more, depth > 0 && (more || depth == 1), depth >= 2]
    }

    /// Whether a left arc would make the root now.
    pub fn roots(&self) -> bool {
        self.next >= self.len
    }

    /// The words at the places: three from the stack, two to come, outermost children of the first ones.
    pub fn places(&self) -> [u32; PLACES] {
        let depth = self.stack.len();
        let on = |i: usize| if i < depth { self.stack[depth - 1 - i] } else { NONE };
        let ahead = |i: u32| if self.next + i < self.len { self.next + i } else { NONE };
        let left = |w: u32| self.leftmost.get(w as usize).copied().unwrap_or(NONE);
        let right = |w: u32| self.rightmost.get(w as usize).copied().unwrap_or(NONE);
        let (top, second, next) = (on(0), on(1), ahead(0));
        [
            top,
            second,
            on(2),
            next,
            ahead(1),
            left(top),
            right(top),
            left(second),
            right(second),
            left(next),
        ]
    }

    /// Does a step that [`State::possible`] allows.
    pub fn apply(&mut self, step: Step) {
        let (left, relation) = match step {
            Step::Shift => {
                self.stack.push(self.next);
                self.next += 1;
                return;
            }
            Step::Left(relation) => (true, relation),
            Step::Right(relation) => (false, relation),
        };
        let Some(word) = self.stack.pop() else { return };
        let head = match self.stack.last() {
            _ if left && self.next < self.len => self.next,
            Some(&below) if !left => below,
            _ => NONE,
        };
        self.heads[word as usize] = head;
        self.relations[word as usize] = relation;
        if head == NONE {
            return;
        }
        let h = head as usize;
        if word < head {
            self.leftmost[h] = self.leftmost[h].min(word);
        } else if self.rightmost[h] == NONE || word > self.rightmost[h] {
            self.rightmost[h] = word;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Any choice of possible steps must end in a tree with one root.
    #[test]
    fn always_ends_in_a_tree() {
        let mut state = State::default();
        let mut seed = 7u32;
        for n in 0..60 {
            state.start(n);
            while !state.is_done() {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let possible = state.possible();
                let pick = (0..3).map(|k| (seed as usize >> 16) + k).find(|k| possible[k % 3]);
                state.apply(match pick.map(|k| k % 3) {
                    Some(0) => Step::Shift,
                    Some(1) => Step::Left(if state.roots() { Deprel::Root } else { Deprel::Nsubj }),
                    _ => Step::Right(Deprel::Obj),
                });
            }
            let roots = state.heads.iter().filter(|&&h| h == NONE).count();
            assert_eq!(roots, usize::from(n > 0));
            for mut w in 0..n as u32 {
                for _ in 0..=n {
                    w = if w == NONE { NONE } else { state.heads[w as usize] };
                }
                assert_eq!(w, NONE, "a cycle among {n} words");
            }
        }
    }
}
