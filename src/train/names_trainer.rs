//! Learns the weights of the clues: AdaGrad with a shrinking rate, small weights pulled to zero, half of the clues
//! hidden at random so that none is leant on alone.

use std::ops::Range;

use super::adagrad::{Recipe, adjust};
use super::chance::Chance;
use super::names_crf::Chain;
use super::names_data::Article;
use crate::entities::names::clues::{BITS, Clues};
use crate::entities::names::labels::LABELS;
use crate::entities::names::model::Model;
use crate::entities::names::recall::Recall;
use crate::entities::names::words::Words;
use crate::error::{Error, Result};
use crate::syntax::vectors::Vectors;

/// The numbers of the recipe.
pub const RECIPE: Recipe = Recipe {
    epochs: 3,
    rate: 0.1,
    pull: 0.002,
    drop: 0.5,
    least: 0.14,
    seed: 1,
};

/// What `data/models/name_clues.py` wrote into a folder.
pub fn words(folder: &str) -> Result<Words> {
    let read = |file: &str| {
        let path = format!("{folder}/{file}");
        std::fs::read_to_string(&path).map_err(|e| Error::new(path, e.to_string()))
    };
    Words::parse(&read("name_words.tsv")?, &read("vector_groups.tsv")?)
}

/// An article with the labels of a first reading, if there was one.
pub type Lesson<'a> = (&'a Article, Option<&'a [u8]>);

/// Share of the sentences that are shown without their first reading, since the first reading has none.
const FRESH: f32 = 0.4;
/// Slopes nearer to zero teach nothing worth the time.
const QUIET: f32 = 5e-4;

/// Rows of the weight table, one word after the other, and where each word's rows end.
#[derive(Default)]
struct Rows {
    rows: Vec<u32>,
    ends: Vec<u32>,
}

impl Rows {
    fn of(&self, word: usize) -> &[u32] {
        let end = |word: usize| self.ends.get(word).map_or(0, |&end| end as usize);
        let from = word.checked_sub(1).map_or(0, end);
        &self.rows[from..end(word)]
    }
}

/// One sentence with its clues.
struct Sentence {
    own: Rows,
    recalled: Rows,
    allowed: Vec<u64>,
}

impl Sentence {
    fn new(clues: &Clues<'_>, recall: Option<&Recall>, range: Range<usize>, allowed: &[u64]) -> Sentence {
        let (mut own, mut recalled) = (Rows::default(), Rows::default());
        clues.sentence(range.clone(), &mut own.rows, &mut own.ends);
        if let Some(recall) = recall {
            clues.recalled(range, recall, &mut recalled.rows, &mut recalled.ends);
        }
        Sentence {
            own,
            recalled,
            allowed: allowed.to_vec(),
        }
    }
}

/// Holds the full table of weights, each row followed by its sums of squared gradients.
pub struct Trainer {
    recipe: Recipe,
    words: Words,
    sentences: Vec<Sentence>,
    /// Their numbers, each as often as an epoch shows it.
    order: Vec<usize>,
    table: Vec<f32>,
    chain: Chain,
    chance: Chance,
    steps: usize,
}

impl Trainer {
    /// Reads the clues of all sentences.
    pub fn new(recipe: Recipe, words: Words, lessons: &[Lesson<'_>]) -> Trainer {
        let (mut sentences, mut order) = (Vec::new(), Vec::new());
        for &(article, labels) in lessons {
            let forms: Vec<&str> = article.forms.iter().map(String::as_str).collect();
            let clues = Clues::new(&forms, &article.sentences, &article.tags, &words, Vectors::shipped());
            let recall = labels.map(|labels| Recall::new(&clues, labels.to_vec()));
            for range in &article.sentences {
                let allowed = &article.allowed[range.clone()];
                order.extend(std::iter::repeat_n(sentences.len(), article.times));
                sentences.push(Sentence::new(&clues, recall.as_ref(), range.clone(), allowed));
            }
        }
        Trainer {
            recipe,
            words,
            sentences,
            order,
            table: vec![0.0; (2 * LABELS) << BITS],
            chain: Chain::new(),
            chance: Chance::new(recipe.seed),
            steps: 0,
        }
    }

    /// Goes through all sentences once in a new order; returns the mean loss a sentence.
    pub fn epoch(&mut self) -> Result<f64> {
        let mut order = std::mem::take(&mut self.order);
        self.chance.shuffle(&mut order);
        let total = (self.recipe.epochs * order.len()).max(1);
        let mut loss = 0.0;
        for &s in &order {
            loss += self.step(s, self.recipe.rate_after(self.steps, total));
            self.steps += 1;
        }
        let mean = loss / order.len().max(1) as f64;
        self.order = order;
        if mean.is_finite() {
            return Ok(mean);
        }
        let message = format!("found a loss of {mean}, expected a number; train again with a smaller rate");
        Err(Error::new("train_names", message))
    }

    /// The clues of a sentence less those hidden by chance, all words in one row, and where each word's end.
    fn shown(&mut self, s: usize) -> (Vec<u32>, Vec<usize>) {
        let sentence = &self.sentences[s];
        let (mut kept, mut ends) = (Vec::with_capacity(sentence.own.rows.len() / 2), Vec::new());
        let again = self.chance.unit() >= FRESH;
        for word in 0..sentence.allowed.len() {
            let recalled = if again { sentence.recalled.of(word) } else { &[] };
            let rows = sentence.own.of(word).iter().chain(recalled);
            kept.extend(rows.filter(|_| self.chance.unit() >= self.recipe.drop));
            ends.push(kept.len());
        }
        (kept, ends)
    }

    fn step(&mut self, s: usize, rate: f32) -> f64 {
        let (kept, ends) = self.shown(s);
        let mut scores = vec![0.0; ends.len() * LABELS];
        let mut from = 0;
        for (&end, scores) in ends.iter().zip(scores.chunks_exact_mut(LABELS)) {
            for &row in &kept[from..end] {
                let at = row as usize * 2 * LABELS;
                scores
                    .iter_mut()
                    .zip(&self.table[at..at + LABELS])
                    .for_each(|(s, w)| *s += w);
            }
            from = end;
        }
        let mut gradient = Vec::new();
        let Some(loss) = self
            .chain
            .learn(None, (&scores, &self.sentences[s].allowed), &mut gradient, 0.3 * rate)
        else {
            return 0.0;
        };
        let mut from = 0;
        for (&end, gradient) in ends.iter().zip(gradient.chunks_exact(LABELS)) {
            let active: Vec<(usize, f32)> = gradient
                .iter()
                .copied()
                .enumerate()
                .filter(|g| g.1.abs() >= QUIET)
                .collect();
            if !active.is_empty() {
                for &row in &kept[from..end] {
                    update(
                        &mut self.table[row as usize * 2 * LABELS..][..2 * LABELS],
                        &active,
                        rate,
                        self.recipe.pull,
                    );
                }
            }
            from = end;
        }
        loss
    }

    /// The model file as of now; weights nearer to zero than `least` are left out.
    pub fn export(&self, least: f32) -> Vec<u8> {
        let shown = self.recipe.shown();
        let rows = self.table.chunks_exact(2 * LABELS);
        let weights: Vec<f32> = rows.flat_map(|row| row[..LABELS].iter().map(|w| w * shown)).collect();
        Model::write(&self.words, self.chain.tables(), &weights, least * shown)
    }
}

fn update(row: &mut [f32], gradient: &[(usize, f32)], rate: f32, pull: f32) {
    let (weights, squares) = row.split_at_mut(LABELS);
    for &(label, slope) in gradient {
        adjust(&mut weights[label], &mut squares[label], slope, rate, pull);
    }
}
