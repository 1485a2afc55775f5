//! The weights of `data/models/events.bin`, a linear model: whether a trigger is an event at all.

use std::sync::OnceLock;

use crate::error::{Error, Result};
use crate::weights::mix;
use crate::weights::{STEP, Table};

const MAGIC: &[u8] = b"dateline events 1\n";
/// Rows are the upper bits of a clue's hash.
const BITS: u32 = 17;
pub(crate) const ROWS: usize = 1 << BITS;

/// The row of a clue: a kind of clue and the word or words it sees.
pub(crate) fn row(kind: u64, a: u64, b: u64) -> u32 {
    (mix(kind, a, b) >> (64 - BITS)) as u32
}

/// The number of a word, small letters or not.
pub(crate) fn word(text: &str) -> u64 {
    let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, fold)
}

/// What each clue says for or against.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Weights(Table);

impl Weights {
    /// The model that comes with the crate; none if the file is empty or of another version: the rows of the sheets
    /// decide alone.
    pub(crate) fn shipped() -> Option<&'static Weights> {
        static SHIPPED: OnceLock<Option<Weights>> = OnceLock::new();
        SHIPPED
            .get_or_init(|| Weights::from_bytes(include_bytes!("../../data/models/events.bin")).ok())
            .as_ref()
    }

    /// Adds up what some clues say: log-odds.
    pub(crate) fn sum(&self, clues: &[u32]) -> f32 {
        self.0.sum(clues) as f32 * STEP
    }

    /// Reads a model file.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Weights> {
        let fault = || {
            let message = "found no whole `dateline events 1`; make it with the command in data/models/README.md";
            Error::new("events.bin", message)
        };
        let mut rest = bytes.strip_prefix(MAGIC).ok_or_else(fault)?;
        let table = Table::read(&mut rest, ROWS).filter(|_| rest.is_empty());
        table.map(Weights).ok_or_else(fault)
    }

    /// Rounds weights to bytes; those nearer to zero than `least` say nothing.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn from_floats(weights: &[f32], least: f32) -> Weights {
        Weights(Table::from_weights(weights, least))
    }

    /// Writes a model file.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        self.0.write(&mut out);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comes_back_from_a_file_and_refuses_others() {
        let mut floats = vec![0.0; ROWS];
        (floats[7], floats[70], floats[71]) = (1.0, -0.5, 0.01);
        let weights = Weights::from_floats(&floats, 0.1);
        let file = weights.to_bytes();
        let back = Weights::from_bytes(&file).unwrap();
        assert_eq!(back, weights);
        assert!((back.sum(&[7, 70, 71]) - 0.5).abs() < 1e-6);
        assert!(Weights::from_bytes(&file[..file.len() - 1]).is_err());
        let error = Weights::from_bytes(b"dateline names 1\n").unwrap_err();
        assert!(error.to_string().contains("data/models/README.md"), "{error}");
    }

    #[test]
    fn the_shipped_model_is_whole() {
        assert!(Weights::shipped().is_some());
    }
}
