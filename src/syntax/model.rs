//! The learnt weights of tagger and parser, and the file they come in (`data/models/syntax.bin`).
//!
//! First line `dateline syntax 2`, then sizes, then the parts one after another, little-endian. Written by
//! `train_syntax`; a file of another version or of other label sets is refused.

use std::sync::OnceLock;

use super::arcs::{PLACES, STEPS, Step};
use super::features::{Features, PLACE_FLAGS, SLOTS, VECTOR, input_width};
use super::kernel::{LANES, Layer, Path};
use super::vectors::Vectors;
use super::{Deprel, Upos, Xpos};
use crate::error::{Error, Result};

/// The first line of the file.
pub const MAGIC: &[u8] = b"dateline syntax 2\n";

/// Rows of small whole numbers, each row with its own scale.
#[derive(Debug, Clone)]
pub(super) struct Table {
    width: usize,
    scales: Vec<f32>,
    values: Vec<i8>,
}

/// Scores of all steps, filled up to eights.
pub(super) type Scores = [[f32; LANES]; STEPS.div_ceil(LANES)];

/// Everything the tagger and the parser have learnt.
#[derive(Debug, Clone)]
pub struct Model {
    /// Spellings with a meaning of their own, sorted.
    known: Vec<u32>,
    tables: Vec<Table>,
    /// Coordinates of a word in its sentence.
    pub(super) hidden: usize,
    /// From a word's features to its first coordinates.
    pub(super) input: Layer,
    /// What each place flag adds to them.
    pub(super) place: Vec<f32>,
    /// Each looks further to the left and to the right: what a word gives one after it, itself, and one before it, end
    /// to end.
    pub(super) layers: Vec<Layer>,
    /// By how many words, for each layer.
    pub(super) reaches: Vec<usize>,
    pub(super) xpos: Layer,
    pub(super) upos: Layer,
    /// Every word's share in the parser's hidden layer, for each place it may stand in.
    pub(super) shares: Layer,
    /// Width of the parser's hidden layer.
    pub(super) width: usize,
    /// The share of an empty place.
    pub(super) empty: Vec<f32>,
    pub(super) bias: Vec<f32>,
    /// `width` rows of weights, one a score.
    pub(super) steps: Vec<f32>,
    /// What each score begins with.
    pub(super) step_bias: Scores,
}

impl Model {
    /// The model that comes with the crate, or why it cannot be used.
    pub fn shipped() -> std::result::Result<&'static Model, &'static Error> {
        static SHIPPED: OnceLock<Result<Model>> = OnceLock::new();
        SHIPPED
            .get_or_init(|| Model::from_bytes(include_bytes!("../../data/models/syntax.bin")))
            .as_ref()
    }

    /// Reads a model file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Model> {
        let body = bytes.strip_prefix(MAGIC).ok_or_else(|| wrong(&first_line(bytes)))?;
        let mut file = Bytes(body);
        let labels = [file.size()?, file.size()?, file.size()?, file.size()?];
        if labels != [Upos::ALL.len(), Xpos::ALL.len(), Deprel::ALL.len(), input_width(&SLOTS)] {
            return Err(wrong(
                "found other numbers of labels or features than this version expects",
            ));
        }
        let (known, hidden, layers, width) = (file.size()?, file.size()?, file.size()?, file.size()?);
        if hidden > 1024 || layers > 16 || width > 1024 || hidden % LANES > 0 || width % LANES > 0 {
            return Err(wrong("found impossible sizes"));
        }
        let reaches: Vec<usize> = file.u32s(layers)?.into_iter().map(|r| r as usize).collect();
        if reaches.iter().any(|&r| r == 0 || r > 64) {
            return Err(wrong("found impossible sizes"));
        }
        let known = file.u32s(known)?;
        let tables = SLOTS
            .iter()
            .map(|slot| file.table(slot.rows, slot.width))
            .collect::<Result<_>>()?;
        let model = Model {
            known,
            tables,
            hidden,
            input: file.linear(Path::Shorts, input_width(&SLOTS), hidden)?,
            place: file.f32s(PLACE_FLAGS * hidden)?,
            layers: (0..layers).map(|_| file.convolution(hidden)).collect::<Result<_>>()?,
            reaches,
            xpos: file.linear(Path::best(), hidden, Xpos::ALL.len())?,
            upos: file.linear(Path::best(), hidden, Upos::ALL.len())?,
            shares: file.linear(Path::best(), hidden, PLACES * width)?,
            width,
            empty: file.f32s(PLACES * width)?,
            bias: file.f32s(width)?,
            steps: file
                .f32s(width * STEPS)?
                .chunks_exact(STEPS)
                .flat_map(|row| scores(row, 0.0).into_iter().flatten())
                .collect(),
            step_bias: step_bias(&file.f32s(STEPS)?),
        };
        if file.0.is_empty() {
            Ok(model)
        } else {
            Err(wrong("found more than its head gives"))
        }
    }

    /// Whether a spelling has a meaning of its own.
    pub fn knows(&self, key: u64) -> bool {
        self.known.binary_search(&(key as u32)).is_ok()
    }

    /// Lays a word's features end to end.
    pub(super) fn input_of(&self, word: &Features, vectors: Option<&Vectors<'_>>, out: &mut Vec<f32>) {
        for (table, &row) in self.tables.iter().zip(&word.rows) {
            let row = row as usize;
            let scale = table.scales[row];
            let values = &table.values[row * table.width..(row + 1) * table.width];
            out.extend(values.iter().map(|&v| f32::from(v) * scale));
        }
        match (vectors, word.vector) {
            (Some(vectors), Some(row)) if vectors.width() == VECTOR => {
                out.extend(vectors.vector(row).map(|v| f32::from(v) * vectors.scale()));
            }
            _ => out.resize(out.len() + VECTOR, 0.0),
        }
        out.extend(word.flags.iter().map(|&f| f32::from(u8::from(f))));
    }
}

/// A number a step, and `rest` behind them.
fn scores(numbers: &[f32], rest: f32) -> Scores {
    let mut scores = [[rest; LANES]; STEPS.div_ceil(LANES)];
    scores.as_flattened_mut()[..numbers.len()].copy_from_slice(numbers);
    scores
}

/// What the scores begin with: a root is made by the last arc and by no other.
fn step_bias(numbers: &[f32]) -> Scores {
    let mut bias = scores(numbers, f32::NEG_INFINITY);
    for root in [Step::Left(Deprel::Root), Step::Right(Deprel::Root)] {
        bias.as_flattened_mut()[root.index()] = f32::NEG_INFINITY;
    }
    bias
}

/// What stands in the place of [`MAGIC`].
fn first_line(bytes: &[u8]) -> String {
    let found = bytes[..bytes.len().min(MAGIC.len())].escape_ascii();
    format!("found `{found}`, expected `{}`", MAGIC.escape_ascii())
}

fn wrong(what: &str) -> Error {
    Error::new(
        "syntax.bin",
        format!("{what}; make it with `train_syntax` (data/models/README.md)"),
    )
}

/// The rest of a file.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, n: usize) -> Result<&'a [u8]> {
        let (head, rest) = self
            .0
            .split_at_checked(n)
            .ok_or_else(|| wrong("found the end of the file where more was expected"))?;
        self.0 = rest;
        Ok(head)
    }

    fn u32s(&mut self, n: usize) -> Result<Vec<u32>> {
        let bytes = self.take(n.saturating_mul(4))?;
        Ok(bytes
            .chunks_exact(4)
            .map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
            .collect())
    }

    fn f32s(&mut self, n: usize) -> Result<Vec<f32>> {
        let numbers: Vec<f32> = self.u32s(n)?.into_iter().map(f32::from_bits).collect();
        match numbers.iter().find(|v| !v.is_finite()) {
            Some(v) => Err(wrong(&format!("found {v} where a finite number was expected"))),
            None => Ok(numbers),
        }
    }

    fn size(&mut self) -> Result<usize> {
        Ok(self.u32s(1)?[0] as usize)
    }

    fn i8s(&mut self, n: usize) -> Result<impl Iterator<Item = i8> + use<'a>> {
        Ok(self.take(n)?.iter().map(|&b| b as i8))
    }

    fn table(&mut self, rows: usize, width: usize) -> Result<Table> {
        Ok(Table {
            width,
            scales: self.f32s(rows)?,
            values: self.i8s(rows * width)?.collect(),
        })
    }

    fn linear(&mut self, path: Path, inputs: usize, outputs: usize) -> Result<Layer> {
        let scales = self.f32s(outputs)?;
        let bias = self.f32s(outputs)?;
        let rows: Vec<i8> = self.i8s(inputs * outputs)?.collect();
        Ok(Layer::new(path, inputs, &rows, &scales, &bias))
    }

    /// A layer over three words.
    fn convolution(&mut self, hidden: usize) -> Result<Layer> {
        let (scales, bias) = (self.f32s(hidden)?, self.f32s(hidden)?);
        let rows: Vec<i8> = self.i8s(3 * hidden * hidden)?.collect();
        Ok(Layer::convolution(Path::best(), hidden, &rows, &scales, &bias))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(bytes: &[u8]) -> String {
        Model::from_bytes(bytes).unwrap_err().to_string()
    }

    #[test]
    fn refuses_other_files() {
        for bytes in [b"".as_slice(), b"dateline names 1\n", b"dateline syntax 1\n\x11\0\0"] {
            let error = refusal(bytes);
            assert!(error.starts_with("syntax.bin: found `"), "{error}");
            assert!(error.contains("expected `dateline syntax 2"), "{error}");
            assert!(error.contains("make it with `train_syntax`"), "{error}");
        }
        assert!(refusal(&[MAGIC, &[0; 64]].concat()).contains("other numbers of labels"));
    }

    #[test]
    fn refuses_a_file_that_is_cut_or_broken() {
        let whole = include_bytes!("../../data/models/syntax.bin");
        for part in [MAGIC.len(), MAGIC.len() + 30, whole.len() / 2, whole.len() - 1] {
            assert!(refusal(&whole[..part]).contains("the end of the file"));
        }
        assert!(refusal(&[whole.as_slice(), b"x"].concat()).contains("more than its head gives"));
        let mut broken = whole.to_vec();
        let last = broken.len() - 4;
        broken[last..].copy_from_slice(&f32::NAN.to_le_bytes());
        assert!(
            refusal(&broken).contains("found NaN where a finite number"),
            "{}",
            refusal(&broken)
        );
    }
}
