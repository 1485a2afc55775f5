//! The weight tables of `data/models/quotes.bin`: one byte a row, of which most rows say nothing.

use std::sync::OnceLock;

use super::question::BITS;
use crate::error::{Error, Result};

const MAGIC: &[u8] = b"dateline quotes 1\n";
const ROWS: usize = 1 << BITS;

/// What each clue says for or against.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    weights: Vec<i8>,
}

impl Table {
    /// What one unit of a weight is worth.
    pub(crate) const STEP: f32 = 1.0 / 32.0;

    /// Adds up what some clues say.
    pub(crate) fn sum(&self, rows: &[u32]) -> i32 {
        rows.iter().map(|&r| i32::from(self.weights[r as usize])).sum()
    }

    /// Rounds weights to bytes; those nearer to zero than `least` say nothing.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn from_weights(weights: &[f32], least: f32) -> Table {
        let byte = |w: &f32| match w.abs() < least {
            true => 0,
            false => (w / Table::STEP).round().clamp(-127.0, 127.0) as i8,
        };
        Table {
            weights: weights.iter().map(byte).collect(),
        }
    }

    /// One bit a row, then the bytes of the rows that speak.
    #[cfg(any(test, feature = "train"))]
    fn write(&self, out: &mut Vec<u8>) {
        for block in self.weights.chunks(8) {
            let bits = block.iter().enumerate().map(|(i, w)| u8::from(*w != 0) << i);
            out.push(bits.sum());
        }
        out.extend(self.weights.iter().filter(|w| **w != 0).map(|w| *w as u8));
    }

    fn read(rest: &mut &[u8]) -> Option<Table> {
        let (bits, after) = rest.split_at_checked(ROWS / 8)?;
        let speaking: usize = bits.iter().map(|b| b.count_ones() as usize).sum();
        let (bytes, after) = after.split_at_checked(speaking)?;
        *rest = after;
        let mut bytes = bytes.iter();
        let mut weights = vec![0; ROWS];
        for (row, weight) in weights.iter_mut().enumerate() {
            if bits[row / 8] >> (row % 8) & 1 == 1 {
                *weight = *bytes.next()? as i8;
            }
        }
        Some(Table { weights })
    }
}

/// A table for each choice.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    pub(crate) cues: Table,
    pub(crate) contents: Table,
    pub(crate) sources: Table,
    pub(crate) voices: Table,
}

impl Model {
    /// The model that comes with the crate; none if the file is empty or of another version: the written rules decide.
    pub(crate) fn shipped() -> Option<&'static Model> {
        static SHIPPED: OnceLock<Option<Model>> = OnceLock::new();
        SHIPPED
            .get_or_init(|| Model::from_bytes(include_bytes!("../../../data/models/quotes.bin")).ok())
            .as_ref()
    }

    /// Reads a model file.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Model> {
        let fault = || {
            let message = "found no whole `dateline quotes 1`; make it with the command in data/models/README.md";
            Error::new("quotes.bin", message)
        };
        let mut rest = bytes.strip_prefix(MAGIC).ok_or_else(fault)?;
        let mut table = || Table::read(&mut rest).ok_or_else(fault);
        let model = Model {
            cues: table()?,
            contents: table()?,
            sources: table()?,
            voices: table()?,
        };
        if rest.is_empty() { Ok(model) } else { Err(fault()) }
    }

    /// Writes a model file.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        for table in [&self.cues, &self.contents, &self.sources, &self.voices] {
            table.write(&mut out);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comes_back_from_a_file_and_refuses_others() {
        let mut weights = vec![0.0; ROWS];
        (weights[7], weights[70], weights[71]) = (1.0, -0.5, 0.01);
        let table = Table::from_weights(&weights, 0.1);
        let model = Model {
            cues: table.clone(),
            contents: table.clone(),
            sources: table.clone(),
            voices: table,
        };
        let file = model.to_bytes();
        let back = Model::from_bytes(&file).unwrap();
        assert_eq!(back.sources.sum(&[7, 70, 71]), 16);
        assert!(Model::from_bytes(&file[..file.len() - 1]).is_err());
        let error = Model::from_bytes(b"dateline names 1\n").unwrap_err();
        assert!(error.to_string().contains("data/models/README.md"), "{error}");
    }
}
