//! The mentions read so far, latest last: where a nominal or pronoun looks for what it refers to.

use super::chains::{Chains, Thing};

/// How many mentions back anything looks; keeps long articles linear.
const WINDOW: usize = 120;

/// Mentions in the order of the text.
#[derive(Default)]
pub(super) struct History {
    mentions: Vec<u32>,
}

impl History {
    /// Adds the mention just read.
    pub fn push(&mut self, mention: u32) {
        self.mentions.push(mention);
    }

    /// Things and their latest mention, most recent first, each once.
    pub fn recent(&self, window: usize) -> Recent<'_> {
        Recent {
            mentions: self.mentions.iter().rev().take(window.min(WINDOW)),
        }
    }

    /// The most recent thing for which `fits` holds.
    pub fn find(&self, chains: &Chains, fits: impl Fn(&Thing) -> bool) -> Option<u32> {
        let things = self.recent(WINDOW).map(|m| chains.mentions[m as usize].entity);
        things.into_iter().find(|&t| fits(&chains.things[t as usize]))
    }
}

/// Mentions from the latest back.
pub(super) struct Recent<'h> {
    mentions: std::iter::Take<std::iter::Rev<std::slice::Iter<'h, u32>>>,
}

impl Iterator for Recent<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.mentions.next().copied()
    }
}

/// Whether two countries can be the same: unknown fits all.
pub(super) fn agrees(a: Option<&str>, b: Option<&str>) -> bool {
    a.is_none() || b.is_none() || a == b
}
