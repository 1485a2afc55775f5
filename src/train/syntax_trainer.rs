//! One epoch after another: encode, tag, parse with exploration, step back, and keep what reads best.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::entities::names::labels::LABELS;
use crate::syntax::arcs::{NONE, PLACES, STEPS, State, Step};
use crate::syntax::features::{FLAGS, Features, PLACE_FLAGS, SLOTS, place_flags, plain, sentence_flags, spelling};
use crate::syntax::vectors::Vectors;
use crate::syntax::{Upos, Xpos};

use super::syntax_data::Sample;
use super::syntax_encoder::{Encoder, Input};
use super::syntax_net::{Layer, Random, Weights, add};
use super::syntax_oracle::judge;

/// The choices of a training run.
#[derive(Debug, Clone)]
pub struct Recipe {
    /// Width of a word in context.
    pub hidden: usize,
    /// By how many words each convolution looks to the left and to the right.
    pub reaches: Vec<usize>,
    /// Width of the parser's hidden layer.
    pub width: usize,
    /// Passes over the treebanks.
    pub epochs: usize,
    /// Sentences a step.
    pub batch: usize,
    /// Highest learning rate.
    pub rate: f32,
    /// Share of numbers left out.
    pub drop: f32,
    /// How often a spelling must occur to have a meaning of its own.
    pub least: usize,
    /// Where the random numbers start.
    pub seed: u64,
}

impl Default for Recipe {
    /// The recipe of the shipped model.
    fn default() -> Self {
        Recipe {
            hidden: 160,
            reaches: vec![1, 1, 2, 4],
            width: 64,
            epochs: 13,
            batch: 20,
            rate: 0.0015,
            drop: 0.2,
            least: 2,
            seed: 1,
        }
    }
}

/// Tagger and parser while they learn.
pub struct Trainer {
    pub(super) encoder: Encoder,
    pub(super) xpos: Layer,
    pub(super) upos: Layer,
    /// Labels of names: the encoder learns from them, the model does not have them.
    names: Layer,
    pub(super) shares: Layer,
    pub(super) empty: Weights,
    pub(super) bias: Weights,
    pub(super) steps: Weights,
    pub(super) step_bias: Weights,
    pub(super) known: BTreeSet<u32>,
    pub(super) recipe: Recipe,
    random: Random,
    time: i32,
}

impl Trainer {
    /// Random weights; spellings met [`Recipe::least`] times in `samples` have a meaning of their own.
    pub fn new(recipe: Recipe, samples: &[Sample]) -> Trainer {
        let mut random = Random::new(recipe.seed);
        let (h, width) = (recipe.hidden, recipe.width);
        let r = &mut random;
        Trainer {
            encoder: Encoder::new((&SLOTS, FLAGS + PLACE_FLAGS), h, &recipe.reaches, recipe.drop, r),
            xpos: Layer::new(h, Xpos::ALL.len(), 0.5, r),
            upos: Layer::new(h, Upos::ALL.len(), 0.5, r),
            names: Layer::new(h, LABELS, 0.5, r),
            shares: Layer::new(h, PLACES * width, 0.5, r),
            empty: Weights::new(PLACES * width, 0.1, r),
            bias: Weights::new(width, 0.0, r),
            steps: Weights::new(width * STEPS, (1.0 / width as f32).sqrt(), r),
            step_bias: Weights::new(STEPS, 0.0, r),
            known: known(samples, recipe.least),
            recipe,
            random,
            time: 0,
        }
    }

    /// One pass over the samples in random order (`epoch` counts from 1); the mean loss of tags and of steps a word.
    pub fn epoch(&mut self, epoch: usize, samples: &[Sample], vectors: Option<&Vectors<'_>>) -> (f64, f64) {
        let mut order: Vec<usize> = (0..samples.len()).collect();
        self.random.shuffle(&mut order);
        let batches = order.len().div_ceil(self.recipe.batch);
        let total = (batches * self.recipe.epochs) as f32;
        let explore = if epoch == 1 { 0.1 } else { 0.9 };
        let (mut tags, mut steps) = (0.0, 0.0);
        for batch in order.chunks(self.recipe.batch) {
            self.time += 1;
            let time = self.time as f32;
            let rate = self.recipe.rate * (1.0 - time / total).max(0.02) * (time / 200.0).min(1.0);
            let batch: Vec<Cow<'_, Sample>> = batch.iter().map(|&i| self.disturbed(samples, i)).collect();
            let loss = self.learn(&batch, vectors, explore);
            self.step(rate);
            (tags, steps) = (tags + loss.0, steps + loss.1);
        }
        let words = samples.iter().map(Sample::len).sum::<usize>().max(1) as f64;
        (tags / words, steps / words)
    }

    /// Now and then a sentence that is joined with the next one, or cut after a comma or another mark.
    fn disturbed<'s>(&mut self, samples: &'s [Sample], i: usize) -> Cow<'s, Sample> {
        let sample = &samples[i];
        match (self.random.below(100), samples.get(i + 1)) {
            (0..5, Some(next)) if sample.len() + next.len() < 100 => Cow::Owned(sample.joined(next)),
            (5..8, _) => {
                let inner = 2..sample.len().saturating_sub(2);
                let marks: Vec<usize> = inner.filter(|&k| sample.upos[k] == Upos::Punct).collect();
                let Some(&at) = marks.get(self.random.below(marks.len())) else {
                    return Cow::Borrowed(sample);
                };
                let (left, right) = (0..at + 1, at + 1..sample.len());
                Cow::Owned(sample.part(if self.random.below(2) == 0 { left } else { right }))
            }
            _ => Cow::Borrowed(sample),
        }
    }

    fn inputs(&mut self, sample: &Sample, vectors: Option<&Vectors<'_>>) -> Vec<Input> {
        let forms = sample.dressed(&mut self.random);
        let sentence = sentence_flags(forms.iter().map(String::as_str));
        let known = |key: u64| self.known.contains(&(key as u32));
        let input = |(i, form): (usize, &String)| {
            let word = Features::of(form, known, vectors);
            let place = place_flags(i, forms.len(), sentence);
            Input {
                rows: word.rows.to_vec(),
                vector: word.vector,
                flags: word.flags.into_iter().chain(place).collect(),
            }
        };
        forms.iter().enumerate().map(input).collect()
    }

    fn learn(&mut self, batch: &[Cow<'_, Sample>], vectors: Option<&Vectors<'_>>, explore: f32) -> (f64, f64) {
        let inputs: Vec<Vec<Input>> = batch.iter().map(|s| self.inputs(s, vectors)).collect();
        let h = self.encoder.forward(&inputs, vectors, &mut self.random);
        let words = h.len() / self.recipe.hidden;
        let scale = 0.25 / (words as f32).sqrt();
        let mut dh = vec![0.0; h.len()];
        let xpos: Vec<u64> = batch
            .iter()
            .flat_map(|s| s.xpos.iter().map(|&t| 1 << t as u64))
            .collect();
        let upos: Vec<u64> = batch
            .iter()
            .flat_map(|s| s.upos.iter().map(|&t| 1 << t as u64))
            .collect();
        let names: Vec<u64> = batch.iter().flat_map(|s| known_names(s)).collect();
        let tags =
            classify(&mut self.xpos, &h, &xpos, scale, &mut dh) + classify(&mut self.upos, &h, &upos, scale, &mut dh);
        classify(&mut self.names, &h, &names, scale, &mut dh);
        let shares = self.shares.forward(&h);
        let mut slopes = vec![0.0; shares.len()];
        let mut steps = 0.0;
        let mut from = 0;
        for sample in batch {
            let span = from * PLACES * self.recipe.width..(from + sample.len()) * PLACES * self.recipe.width;
            steps += self.parse(sample, &shares[span.clone()], &mut slopes[span], explore, scale);
            from += sample.len();
        }
        self.shares.backward(&h, &slopes, &mut dh);
        self.encoder.backward(&inputs, dh);
        (tags, steps)
    }

    /// Parses one sentence as it would now, and learns at each state which steps were right.
    fn parse(&mut self, sample: &Sample, shares: &[f32], slopes: &mut [f32], explore: f32, scale: f32) -> f64 {
        let width = self.recipe.width;
        let mut state = State::default();
        state.start(sample.len());
        let (mut allowed, mut right) = ([false; STEPS], [false; STEPS]);
        let mut loss = 0.0;
        while !state.is_done() {
            let places = state.places();
            let at = |p: usize, word: u32| (word as usize * PLACES + p) * width;
            let mut hidden = self.bias.value.clone();
            for (p, &word) in places.iter().enumerate() {
                let share = if word == NONE {
                    &self.empty.value[p * width..]
                } else {
                    &shares[at(p, word)..]
                };
                add(&mut hidden, &share[..width]);
            }
            hidden.iter_mut().for_each(|h| *h = h.max(0.0));
            judge(&state, sample, &mut allowed, &mut right);
            let (step, slope, cost) = self.judge_scores(&hidden, &allowed, &right, explore, scale);
            loss += cost;
            let back = self.step_back(&hidden, &slope);
            for (p, &word) in places.iter().enumerate() {
                let slot = if word == NONE {
                    &mut self.empty.slope[p * width..]
                } else {
                    &mut slopes[at(p, word)..]
                };
                add(&mut slot[..width], &back);
            }
            state.apply(Step::from_index(step));
        }
        loss
    }

    /// Scores the steps; returns the step to take, the slope of the scores and the loss.
    fn judge_scores(
        &mut self,
        hidden: &[f32],
        allowed: &[bool; STEPS],
        right: &[bool; STEPS],
        explore: f32,
        scale: f32,
    ) -> (usize, [f32; STEPS], f64) {
        let mut scores = [0.0; STEPS];
        scores.copy_from_slice(&self.step_bias.value);
        for (&h, row) in hidden
            .iter()
            .zip(self.steps.value.chunks_exact(STEPS))
            .filter(|(h, _)| **h > 0.0)
        {
            scores.iter_mut().zip(row).for_each(|(s, w)| *s += h * w);
        }
        let top = |among: &[bool; STEPS]| {
            let better = |a: Option<usize>, i: usize| Some(a.filter(|&a| scores[a] >= scores[i]).unwrap_or(i));
            (0..STEPS).filter(|&i| among[i]).fold(None, better)
        };
        let best = top(allowed).unwrap_or(0);
        let guided = top(right).unwrap_or(best);
        let odds: [f32; STEPS] = std::array::from_fn(|i| {
            if allowed[i] {
                (scores[i] - scores[best]).exp()
            } else {
                0.0
            }
        });
        let all: f32 = odds.iter().sum();
        let good: f32 = (0..STEPS)
            .filter(|&i| right[i])
            .map(|i| odds[i])
            .sum::<f32>()
            .max(1e-10);
        let slope = std::array::from_fn(|i| scale * (odds[i] / all - if right[i] { odds[i] / good } else { 0.0 }));
        let free = right[best] || self.random.unit() < explore;
        (if free { best } else { guided }, slope, -f64::from(good / all).ln())
    }

    /// Gathers the slope of the step weights; returns that of the hidden layer.
    fn step_back(&mut self, hidden: &[f32], slope: &[f32; STEPS]) -> Vec<f32> {
        add(&mut self.step_bias.slope, slope);
        let mut back = vec![0.0; hidden.len()];
        for (k, &h) in hidden.iter().enumerate().filter(|(_, h)| **h > 0.0) {
            let row = k * STEPS..(k + 1) * STEPS;
            self.steps.slope[row.clone()]
                .iter_mut()
                .zip(slope)
                .for_each(|(g, s)| *g += h * s);
            back[k] = self.steps.value[row].iter().zip(slope).map(|(w, s)| w * s).sum();
        }
        add(&mut self.bias.slope, &back);
        back
    }

    fn step(&mut self, rate: f32) {
        let time = self.time;
        self.encoder.step(rate, time);
        for layer in [&mut self.xpos, &mut self.upos, &mut self.names, &mut self.shares] {
            layer.step(rate, time);
        }
        for weights in [&mut self.empty, &mut self.bias, &mut self.steps, &mut self.step_bias] {
            weights.step(rate, time);
        }
    }
}

/// The labels of names that each word may have: any, where nothing is known.
fn known_names(sample: &Sample) -> impl Iterator<Item = u64> {
    (0..sample.len()).map(|i| sample.names.get(i).copied().unwrap_or(u64::MAX))
}

/// Softmax over a layer's outputs against the labels that are right, one bit each; returns the loss.
fn classify(layer: &mut Layer, h: &[f32], right: &[u64], scale: f32, dh: &mut [f32]) -> f64 {
    let mut scores = layer.forward(h);
    let mut loss = 0.0;
    for (row, &right) in scores.chunks_exact_mut(layer.outputs).zip(right) {
        let is_right = |label: usize| right >> label & 1 == 1;
        let top = row.iter().copied().fold(f32::MIN, f32::max);
        row.iter_mut().for_each(|s| *s = (*s - top).exp());
        let all: f32 = row.iter().sum();
        let good = (0..row.len()).filter(|&l| is_right(l)).map(|l| row[l]).sum::<f32>();
        let good = good.max(1e-12 * all);
        loss -= f64::from(good / all).ln();
        for (label, odds) in row.iter_mut().enumerate() {
            *odds *= scale * (1.0 / all - if is_right(label) { 1.0 / good } else { 0.0 });
        }
    }
    layer.backward(h, &scores, dh);
    loss
}

/// Spellings that occur at least so often.
fn known(samples: &[Sample], least: usize) -> BTreeSet<u32> {
    often(samples.iter().flat_map(|s| &s.forms), least)
}

/// Keys of the words that occur at least so often.
pub(super) fn often<'w>(words: impl Iterator<Item = &'w String>, least: usize) -> BTreeSet<u32> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for form in words {
        *counts.entry(spelling(&plain(form)) as u32).or_default() += 1;
    }
    counts
        .into_iter()
        .filter(|&(_, n)| n >= least)
        .map(|(key, _)| key)
        .collect()
}
