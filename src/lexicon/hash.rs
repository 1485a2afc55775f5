//! A hash of short words: most look-ups in the sheets are of one word that no sheet has.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A table by words, or by what holds words.
pub type Lookup<K, V> = HashMap<K, V, BuildHasherDefault<Spelling>>;

/// Hashes short words quickly (FNV-1a).
#[derive(Debug, Clone, Copy)]
pub struct Spelling(u64);

impl Default for Spelling {
    fn default() -> Self {
        Spelling(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Spelling {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
