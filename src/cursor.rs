//! Model files, read from front to back: what is missing or broken is told with the name of the file and the cure.

use crate::error::{Error, Result};

/// Reads a model file from front to back.
#[derive(Debug, Clone)]
pub struct Cursor<'a> {
    /// The name of the file.
    name: &'static str,
    /// What is still to be read.
    pub rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    /// Begins at the front.
    pub fn new(name: &'static str, rest: &'a [u8]) -> Self {
        Cursor { name, rest }
    }

    /// An error that names the file and the cure.
    pub fn fault(&self, what: &str) -> Error {
        Error::new(
            self.name,
            format!("{what}; make it with the command in data/models/README.md"),
        )
    }

    /// The next bytes.
    pub fn take(&mut self, n: usize) -> Result<&'a [u8]> {
        if self.rest.len() < n {
            return Err(self.fault("found the end of the file too early"));
        }
        let (head, rest) = self.rest.split_at(n);
        self.rest = rest;
        Ok(head)
    }

    /// The next number.
    pub fn u32(&mut self) -> Result<u32> {
        Ok(self.u32s(1)?[0])
    }

    /// The next `n` numbers of four bytes.
    pub fn u32s(&mut self, n: usize) -> Result<Vec<u32>> {
        let bytes = self.take(n.saturating_mul(4))?.chunks_exact(4);
        Ok(bytes.map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect())
    }

    /// The next `n` numbers with a fraction, all finite.
    pub fn f32s(&mut self, n: usize) -> Result<Vec<f32>> {
        let numbers: Vec<f32> = self.u32s(n)?.into_iter().map(f32::from_bits).collect();
        match numbers.iter().find(|v| !v.is_finite()) {
            Some(v) => Err(self.fault(&format!("found {v} where a finite number was expected"))),
            None => Ok(numbers),
        }
    }

    /// The next `n` numbers of one byte.
    pub fn i8s(&mut self, n: usize) -> Result<Vec<i8>> {
        Ok(self.take(n)?.iter().map(|&b| b as i8).collect())
    }

    /// The next `n` numbers of two bytes.
    pub fn u16s(&mut self, n: usize) -> Result<Vec<u16>> {
        let bytes = self.take(n.saturating_mul(2))?.chunks_exact(2);
        Ok(bytes.map(|b| u16::from_le_bytes([b[0], b[1]])).collect())
    }
}
