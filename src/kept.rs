//! What follows from a spelling alone, kept for the spellings met lately: *said* is worked out once, however often and in
//! however many articles it returns.
//!
//! There are two halves. When the newer one is full, the older one is forgotten; what was asked for in between has moved on
//! to the newer one. So common words stay, the many that are met once go, and nothing grows with the number of articles.

use crate::lexicon::hash::Lookup;

/// Spellings of a half.
const HALF: usize = 12_000;

/// Things by spelling.
#[derive(Debug, Clone)]
pub struct Kept<T> {
    newer: Half<T>,
    older: Half<T>,
    turns: u32,
}

#[derive(Debug, Clone)]
struct Half<T> {
    places: Lookup<Box<str>, u32>,
    things: Vec<T>,
}

impl<T> Default for Half<T> {
    fn default() -> Self {
        Half {
            places: Lookup::default(),
            things: Vec::new(),
        }
    }
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Kept {
            newer: Half::default(),
            older: Half::default(),
            turns: 0,
        }
    }
}

impl<T: Clone> Kept<T> {
    /// Where the thing of a spelling lies until the next [`Kept::turn`].
    pub fn find(&mut self, form: &str) -> Option<u32> {
        if let Some(&at) = self.newer.places.get(form) {
            return Some(at);
        }
        let at = *self.older.places.get(form)?;
        let thing = self.older.things[at as usize].clone();
        Some(self.insert(form, thing))
    }

    /// Keeps a thing; says where it lies.
    pub fn insert(&mut self, form: &str, thing: T) -> u32 {
        let at = self.newer.things.len() as u32;
        self.newer.things.push(thing);
        self.newer.places.insert(form.into(), at);
        at
    }

    /// The thing that lies there.
    pub fn at(&self, at: u32) -> &T {
        &self.newer.things[at as usize]
    }

    /// Forgets what has not been asked for lately, if there is much of it.
    pub fn turn(&mut self) {
        if self.newer.things.len() >= HALF {
            self.older = std::mem::take(&mut self.newer);
            self.turns = self.turns.wrapping_add(1);
        }
    }

    /// How often it has forgotten: a place is good as long as this stays.
    pub fn turns(&self) -> u32 {
        self.turns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_stays_and_the_rest_goes() {
        let mut kept = Kept::default();
        kept.insert("said", 1);
        for i in 0..4 * HALF {
            kept.turn();
            kept.insert(&format!("word {i}"), 0);
            assert_eq!(kept.find("said").map(|at| *kept.at(at)), Some(1));
        }
        assert_eq!(kept.find("word 0"), None);
        assert!(kept.newer.things.len() + kept.older.things.len() <= 2 * HALF);
    }
}
