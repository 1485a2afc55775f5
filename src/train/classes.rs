//! Learns a model that chooses between classes: AdaGrad on the logarithm of the chance of the right class, with clues hidden
//! at random and a pull to zero.

use super::adagrad::{Recipe, adjust};
use super::annotated::{self, Article};
use super::chance::Chance;
use crate::classes::{ROWS, Seen, WIDTH, Weights, chances, likeliest};
use crate::error::{Error, Result};

/// Clues seen less often are forgotten.
const RARE: u32 = 3;
/// What a step of a coordinate is worth while learning.
const COORDINATE: f32 = 1.0 / 160.0;

/// The numbers of the recipe of both models.
pub const RECIPE: Recipe = Recipe {
    epochs: 10,
    rate: 0.08,
    pull: 0.0,
    drop: 0.15,
    least: 0.02,
    seed: 1,
};
/// How many parts the articles are cut into when they are measured.
const FOLDS: usize = 5;

/// One choice whose answer is known.
#[derive(Debug, Clone)]
pub(crate) struct Example<const SLOTS: usize> {
    pub(crate) seen: Seen<SLOTS>,
    /// What the rules choose.
    pub(crate) ruled: usize,
    /// What is right.
    pub(crate) answer: usize,
    /// Article, counted through all folders.
    pub(crate) article: usize,
}

/// Examples of annotated articles, and how many choices of each kind are to be found.
#[derive(Debug)]
pub(super) struct Corpus<const SLOTS: usize, const KINDS: usize> {
    pub(super) examples: Vec<Example<SLOTS>>,
    pub(super) sought: [usize; KINDS],
    pub(super) articles: usize,
}

impl<const SLOTS: usize, const KINDS: usize> Corpus<SLOTS, KINDS> {
    /// Reads the articles of folders; `add` reads one.
    pub(super) fn read(folders: &[String], add: impl Fn(&mut Self, &Article) -> Result<()>) -> Result<Self> {
        let mut corpus = Corpus {
            examples: Vec::new(),
            sought: [0; KINDS],
            articles: 0,
        };
        for path in folders {
            for article in annotated::articles(path)? {
                add(&mut corpus, &article)?;
                corpus.articles += 1;
            }
        }
        Ok(corpus)
    }
}

/// Reads annotated articles of folders and others by `add`, measures, learns from the former, and writes the model's file.
pub(super) fn make<const CLASSES: usize, const SLOTS: usize, const KINDS: usize>(
    (name, out): (&str, &str),
    (folders, others): (&[String], &[String]),
    recipe: Recipe,
    add: impl Fn(&mut Corpus<SLOTS, KINDS>, &Article) -> Result<()>,
    score: impl Fn(&str, &Corpus<SLOTS, KINDS>, &[[f32; CLASSES]]),
) -> Result<()> {
    let [corpus, others] = [Corpus::read(folders, &add)?, Corpus::read(others, &add)?];
    let weights = train(&corpus, &others, recipe, score);
    std::fs::write(out, weights.to_bytes(name)).map_err(|e| Error::new(out, e.to_string()))
}

/// What is said where rules chose a class: it stays from one chance, another becomes what is said from another, else the last
/// class, none.
pub(super) fn said<const CLASSES: usize>(ruled: usize, chances: &[f32; CLASSES], stays: f32, becomes: f32) -> usize {
    let none = CLASSES - 1;
    let best = likeliest(&chances[..none]);
    if ruled != none && chances[ruled] >= stays {
        ruled
    } else if chances[best] >= becomes {
        best
    } else {
        none
    }
}

/// Measures by folds of articles and on others, learns from all, and returns the model; `score` is given a corpus and the
/// chances of its examples' classes.
fn train<const CLASSES: usize, const SLOTS: usize, const KINDS: usize>(
    corpus: &Corpus<SLOTS, KINDS>,
    others: &Corpus<SLOTS, KINDS>,
    recipe: Recipe,
    score: impl Fn(&str, &Corpus<SLOTS, KINDS>, &[[f32; CLASSES]]),
) -> Weights<CLASSES, SLOTS> {
    let examples = &corpus.examples;
    let learn_from = |takes: &dyn Fn(usize) -> bool| {
        let taken = examples.iter().filter(|e| takes(e.article));
        learn(taken.map(|e| (&e.seen, e.answer)).collect(), recipe)
    };
    let judge = |weights: &Weights<CLASSES, SLOTS>, e: &Example<SLOTS>| chances(&weights.odds(&e.seen));
    let mut judged = vec![[0.0; CLASSES]; examples.len()];
    for fold in 0..FOLDS {
        let weights = learn_from(&|article| article % FOLDS != fold);
        let unseen = judged
            .iter_mut()
            .zip(examples)
            .filter(|(_, e)| e.article % FOLDS == fold);
        unseen.for_each(|(judged, e)| *judged = judge(&weights, e));
    }
    score("by folds", corpus, &judged);
    let weights = learn_from(&|_| true);
    if others.articles > 0 {
        let judged: Vec<_> = others.examples.iter().map(|e| judge(&weights, e)).collect();
        score("others", others, &judged);
    }
    weights
}

/// Percent: precision, recall and F1 of so many right ones of all that were said and all that are.
pub(super) fn rates(right: usize, said: usize, all: usize) -> [f32; 3] {
    let percent = |of: usize| 100.0 * right as f32 / of.max(1) as f32;
    let (p, r) = (percent(said), percent(all));
    [p, r, 2.0 * p * r / (p + r).max(1e-6)]
}

/// Weights and the sums of their squared slopes.
struct Table {
    weights: Vec<f32>,
    squares: Vec<f32>,
}

impl Table {
    fn new(size: usize) -> Table {
        Table {
            weights: vec![0.0; size],
            squares: vec![0.0; size],
        }
    }
}

struct Learner<const CLASSES: usize, const SLOTS: usize> {
    recipe: Recipe,
    clues: Table,
    vectors: Table,
    chance: Chance,
}

/// Learns from what is seen and the class that it is.
fn learn<const CLASSES: usize, const SLOTS: usize>(
    mut examples: Vec<(&Seen<SLOTS>, usize)>,
    recipe: Recipe,
) -> Weights<CLASSES, SLOTS> {
    let mut often = vec![0u32; ROWS];
    examples
        .iter()
        .flat_map(|(seen, _)| &seen.rows)
        .for_each(|&row| often[row as usize] += 1);
    let mut learner: Learner<CLASSES, SLOTS> = Learner {
        recipe,
        clues: Table::new(ROWS * CLASSES),
        vectors: Table::new(SLOTS * CLASSES * WIDTH),
        chance: Chance::new(recipe.seed),
    };
    let total = recipe.epochs * examples.len();
    for epoch in 0..recipe.epochs {
        learner.chance.shuffle(&mut examples);
        for (i, (seen, answer)) in examples.iter().enumerate() {
            let rate = recipe.rate_after(epoch * examples.len() + i, total);
            learner.step(seen, *answer, rate);
        }
    }
    let (mut clues, mut vectors) = (learner.clues.weights, learner.vectors.weights);
    for (says, often) in clues.chunks_exact_mut(CLASSES).zip(often) {
        let shown = if often < RARE { 0.0 } else { recipe.shown() };
        says.iter_mut().for_each(|w| *w *= shown);
    }
    vectors.iter_mut().for_each(|w| *w *= COORDINATE);
    Weights::from_floats(&clues, &vectors, recipe.least)
}

impl<const CLASSES: usize, const SLOTS: usize> Learner<CLASSES, SLOTS> {
    fn step(&mut self, seen: &Seen<SLOTS>, answer: usize, rate: f32) {
        let Recipe { drop, pull, .. } = self.recipe;
        let kept = seen.rows.iter().filter(|_| self.chance.unit() >= drop);
        let rows: Vec<usize> = kept.map(|&row| row as usize).collect();
        let vectors = seen.vectors.map(|v| v.map(|x| f32::from(x) * COORDINATE));
        let mut odds = [0.0f32; CLASSES];
        for &row in &rows {
            let says = &self.clues.weights[row * CLASSES..][..CLASSES];
            odds.iter_mut().zip(says).for_each(|(o, w)| *o += w);
        }
        let from = |slot: usize, class: usize| (slot * CLASSES + class) * WIDTH;
        for (class, odds) in odds.iter_mut().enumerate() {
            for (slot, x) in vectors.iter().enumerate() {
                let says = &self.vectors.weights[from(slot, class)..][..WIDTH];
                *odds += x.iter().zip(says).map(|(x, w)| x * w).sum::<f32>();
            }
        }
        let chances = chances(&odds);
        for (class, chance) in chances.iter().enumerate() {
            let slope = f32::from(u8::from(class == answer)) - chance;
            if slope.abs() < 1e-3 {
                continue;
            }
            for &row in &rows {
                let at = row * CLASSES + class;
                adjust(
                    &mut self.clues.weights[at],
                    &mut self.clues.squares[at],
                    slope,
                    rate,
                    pull,
                );
            }
            for (slot, x) in vectors.iter().enumerate() {
                for (d, x) in x.iter().enumerate() {
                    let at = from(slot, class) + d;
                    let (weight, square) = (&mut self.vectors.weights[at], &mut self.vectors.squares[at]);
                    adjust(weight, square, slope * x, rate, pull);
                }
            }
        }
    }
}
