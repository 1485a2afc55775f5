//! The weights of `data/models/quotes.bin`: a table for each choice.

use std::sync::OnceLock;

use super::question::BITS;
use crate::error::{Error, Result};
pub(crate) use crate::weights::Table;

const MAGIC: &[u8] = b"dateline quotes 1\n";
const ROWS: usize = 1 << BITS;

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
        let mut table = || Table::read(&mut rest, ROWS).ok_or_else(fault);
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
