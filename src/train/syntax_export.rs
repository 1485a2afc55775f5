//! From learnt weights to the model file: rows of whole numbers between -127 and 127, each with a scale.

use std::collections::BTreeSet;

use crate::error::{Error, Result};
use crate::syntax::features::{SLOTS, input_width};
use crate::syntax::model::MAGIC;
use crate::syntax::{Deprel, Upos, Xpos};

use super::syntax_encoder::Encoder;
use super::syntax_net::{Layer, Rows};
use super::syntax_trainer::Trainer;

impl Trainer {
    /// The model file of what has been learnt so far; an error if a weight is no finite number.
    pub fn export(&self) -> Result<Vec<u8>> {
        if !self.is_finite() {
            return Err(Error::new(
                "train_syntax",
                "found weights that are no finite numbers; lower the learning rate",
            ));
        }

        let recipe = &self.recipe;
        let mut out = MAGIC.to_vec();
        let labels = [Upos::ALL.len(), Xpos::ALL.len(), Deprel::ALL.len(), input_width(&SLOTS)];
        let sizes = [self.known.len(), recipe.hidden, recipe.reaches.len(), recipe.width];
        for size in labels.into_iter().chain(sizes).chain(recipe.reaches.clone()) {
            out.extend((size as u32).to_le_bytes());
        }
        self.known.iter().for_each(|key| out.extend(key.to_le_bytes()));
        self.encoder.tables.iter().for_each(|t| table(&mut out, t));
        linear(&mut out, &self.encoder.input, input_width(&SLOTS));
        floats(
            &mut out,
            &self.encoder.input.weights.value[input_width(&SLOTS) * recipe.hidden..],
        );
        self.encoder.layers.iter().for_each(|l| linear(&mut out, l, l.inputs));
        for layer in [&self.xpos, &self.upos, &self.shares] {
            linear(&mut out, layer, layer.inputs);
        }
        for weights in [&self.empty, &self.bias, &self.steps, &self.step_bias] {
            floats(&mut out, &weights.value);
        }
        Ok(out)
    }

    fn is_finite(&self) -> bool {
        let layers = [&self.encoder.input, &self.xpos, &self.upos, &self.shares];
        let layers = layers.into_iter().chain(&self.encoder.layers);
        let weights = [&self.empty, &self.bias, &self.steps, &self.step_bias];
        let tables = self.encoder.tables.iter().map(|t| &t.weights);
        (layers.flat_map(|l| [&l.weights, &l.bias]).chain(weights).chain(tables))
            .all(|w| w.value.iter().all(|v| v.is_finite()))
    }
}

pub(super) fn floats(out: &mut Vec<u8>, values: &[f32]) {
    values.iter().for_each(|v| out.extend(v.to_le_bytes()));
}

/// The scale that lets the largest weight be 127, and the weights in its steps.
fn quantise(row: &[f32]) -> (f32, Vec<u8>) {
    let largest = row.iter().fold(0f32, |m, w| m.max(w.abs()));
    let scale = (largest / 127.0).max(1e-12);
    (scale, row.iter().map(|w| (w / scale).round() as i8 as u8).collect())
}

pub(super) fn table(out: &mut Vec<u8>, rows: &Rows) {
    let rows: Vec<_> = rows.weights.value.chunks_exact(rows.width).map(quantise).collect();
    rows.iter().for_each(|(scale, _)| out.extend(scale.to_le_bytes()));
    rows.iter().for_each(|(_, values)| out.extend(values));
}

/// A layer's first `inputs` inputs, output by output.
pub(super) fn linear(out: &mut Vec<u8>, layer: &Layer, inputs: usize) {
    let column = |o: usize| -> Vec<f32> {
        (0..inputs)
            .map(|i| layer.weights.value[i * layer.outputs + o])
            .collect()
    };
    let rows: Vec<_> = (0..layer.outputs).map(|o| quantise(&column(o))).collect();
    rows.iter().for_each(|(scale, _)| out.extend(scale.to_le_bytes()));
    floats(out, &layer.bias.value);
    rows.iter().for_each(|(_, values)| out.extend(values));
}

/// The file of a network that reads beside other clues, as `Encoder::read` and `Encoder::top` take it: its first line, sizes
/// and weights; an error of `who` if one is no finite number. `places` is how many questions about a word's place there are,
/// `weight` what its scores weigh.
pub(super) fn network(
    who: &str,
    magic: &[u8],
    (encoder, top): (&Encoder, &Layer),
    places: usize,
    known: &BTreeSet<u32>,
    weight: f32,
) -> Result<Vec<u8>> {
    let layers = [&encoder.input, top].into_iter().chain(&encoder.layers);
    let tables = encoder.tables.iter().map(|t| &t.weights);
    let mut weights = layers.flat_map(|l| [&l.weights, &l.bias]).chain(tables);
    if !weights.all(|w| w.value.iter().all(|v| v.is_finite())) {
        let message = "found weights that are no finite numbers; lower the learning rate";
        return Err(Error::new(who, message));
    }
    let inputs = encoder.input.inputs - places;
    let mut out = magic.to_vec();
    let sizes = [
        top.outputs,
        inputs,
        places,
        known.len(),
        encoder.hidden,
        encoder.reaches.len(),
    ];
    for size in sizes.iter().chain(&encoder.reaches) {
        out.extend((*size as u32).to_le_bytes());
    }
    floats(&mut out, &[weight]);
    known.iter().for_each(|key| out.extend(key.to_le_bytes()));
    encoder.tables.iter().for_each(|t| table(&mut out, t));
    linear(&mut out, &encoder.input, inputs);
    floats(&mut out, &encoder.input.weights.value[inputs * encoder.hidden..]);
    encoder.layers.iter().for_each(|l| linear(&mut out, l, l.inputs));
    linear(&mut out, top, encoder.hidden);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::model::Model;
    use crate::train::syntax::Recipe;

    #[test]
    fn lets_no_broken_number_out() {
        let recipe = Recipe {
            hidden: 16,
            width: 16,
            ..Recipe::default()
        };
        let mut trainer = Trainer::new(recipe, &[]);
        assert!(Model::from_bytes(&trainer.export().unwrap()).is_ok());
        trainer.encoder.layers[1].weights.value[3] = f32::NAN;
        let error = trainer.export().unwrap_err().to_string();
        assert!(error.contains("no finite numbers"), "{error}");
    }
}
