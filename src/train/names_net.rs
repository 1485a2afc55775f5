//! Learns the network that reads names beside the clues: Adam over a word encoder, a chain of labels on top.

use std::collections::BTreeSet;
use std::ops::Range;

use super::names_beside::Beside;
use super::names_crf::Chain;
use super::names_data::Article;
use super::syntax_encoder::{Encoder, Input};
use super::syntax_export::{floats, network};
use super::syntax_net::{Layer, Random, add};
use super::syntax_trainer::often;
use crate::entities::names::article::is_headline;
use crate::entities::names::clues::Clues;
use crate::entities::names::labels::LABELS;
use crate::entities::names::net::MAGIC;
use crate::entities::names::seen::{PLACES, SLOTS, Word, place};
use crate::entities::names::words::Words;
use crate::error::{Error, Result};
use crate::syntax::features::FLAGS;
use crate::syntax::vectors::Vectors;

/// The choices of a training run.
#[derive(Debug, Clone)]
pub struct NetRecipe {
    /// Width of a word in context.
    pub hidden: usize,
    /// By how many words each convolution looks to the left and to the right.
    pub reaches: Vec<usize>,
    /// Times through the corpus.
    pub epochs: usize,
    /// Sentences a step.
    pub batch: usize,
    /// Highest learning rate.
    pub rate: f32,
    /// Share of numbers left out.
    pub drop: f32,
    /// How often a spelling must occur to have a meaning of its own.
    pub least: usize,
    /// What its scores weigh beside those of the clues.
    pub weight: f32,
    /// Share of the sentences read by a teacher in which it learns what the clues lack, instead of all by itself.
    pub beside: f32,
    /// Where the random numbers start.
    pub seed: u64,
}

impl Default for NetRecipe {
    /// The recipe of the shipped network.
    fn default() -> Self {
        NetRecipe {
            hidden: 80,
            reaches: vec![1, 1, 2],
            epochs: 8,
            batch: 20,
            rate: 0.0015,
            drop: 0.2,
            least: 2,
            weight: 0.4,
            beside: 0.0,
            seed: 1,
        }
    }
}

/// What is said of the labels of a sentence.
enum Told {
    /// Which of them each word may have.
    Allowed(Vec<u64>),
    /// How likely a teacher finds them.
    Chances(Vec<Vec<(u8, u16)>>),
}

/// The words of one sentence and what is said of them.
struct Lesson {
    words: Vec<Input>,
    told: Told,
    /// Where it stands in the article.
    at: Range<usize>,
    /// The scores of the clues, if the network may learn beside them.
    beside: Option<Vec<f32>>,
}

/// The network while it learns.
pub struct NetTrainer {
    encoder: Encoder,
    labels: Layer,
    chain: Chain,
    known: BTreeSet<u32>,
    lessons: Vec<Lesson>,
    /// Transitions of the clues.
    clues: Chain,
    order: Vec<usize>,
    recipe: NetRecipe,
    random: Random,
    time: i32,
}

impl NetTrainer {
    /// Looks at all words of the articles; `beside` is what the clues say of them, if the network is
    /// to learn beside these.
    pub fn new(recipe: NetRecipe, words: &Words, articles: &[Article], beside: Beside) -> NetTrainer {
        let known = often(articles.iter().flat_map(|a| &a.forms), recipe.least);
        let (mut lessons, mut order) = (Vec::new(), Vec::new());
        let Beside { chain, mut scores } = beside;
        scores.resize(articles.len(), None);
        for (article, scores) in articles.iter().zip(scores) {
            for mut lesson in read(article, words, &known) {
                let at = lesson.at.start * LABELS..lesson.at.end * LABELS;
                lesson.beside = scores.as_ref().map(|scores| scores[at].to_vec());
                order.extend(std::iter::repeat_n(lessons.len(), article.times));
                lessons.push(lesson);
            }
        }
        let mut random = Random::new(recipe.seed);
        let (flags, r) = (FLAGS + PLACES, &mut random);
        NetTrainer {
            encoder: Encoder::new((&SLOTS, flags), recipe.hidden, &recipe.reaches, recipe.drop, r),
            labels: Layer::new(recipe.hidden, LABELS, 0.5, r),
            chain: Chain::new(),
            known,
            lessons,
            clues: chain,
            order,
            recipe,
            random,
            time: 0,
        }
    }

    /// Goes through all sentences once in a new order; returns the mean loss a sentence.
    pub fn epoch(&mut self) -> Result<f64> {
        let mut order = std::mem::take(&mut self.order);
        self.random.shuffle(&mut order);
        let total = (order.len().div_ceil(self.recipe.batch) * self.recipe.epochs) as f32;
        let mut loss = 0.0;
        for batch in order.chunks(self.recipe.batch) {
            self.time += 1;
            let time = self.time as f32;
            let rest = (1.0 - time / total).max(0.02);
            loss += self.learn(batch, rest);
            let rate = self.recipe.rate * rest * (time / 200.0).min(1.0);
            self.encoder.step(rate, self.time);
            self.labels.step(rate, self.time);
        }
        let mean = loss / order.len().max(1) as f64;
        self.order = order;
        if mean.is_finite() {
            return Ok(mean);
        }
        let message = format!("found a loss of {mean}, expected a number; train again with a smaller rate");
        Err(Error::new("train_names_net", message))
    }

    fn learn(&mut self, batch: &[usize], rest: f32) -> f64 {
        // equal words share nothing here, so that each is hidden by chance for itself
        let inputs: Vec<Vec<Input>> = batch.iter().map(|&s| self.lessons[s].words.clone()).collect();
        let h = self.encoder.forward(&inputs, Vectors::shipped(), &mut self.random);
        let scores = self.labels.forward(&h);
        let scale = 0.25 / (inputs.iter().map(Vec::len).sum::<usize>() as f32).sqrt();
        let mut slopes = vec![0.0; scores.len()];
        let (mut from, mut loss) = (0, 0.0);
        for &s in batch {
            let lesson = &self.lessons[s];
            let span = from..from + lesson.words.len() * LABELS;
            from = span.end;
            let (mut scores, mut gradient) = (scores[span.clone()].to_vec(), Vec::new());
            let mut beside = None;
            if let Some(clues) = &lesson.beside
                && self.random.unit() < self.recipe.beside
            {
                add(&mut scores, clues);
                beside = Some(&self.clues);
            }
            let cost = match &lesson.told {
                Told::Allowed(allowed) => self.chain.learn(beside, (&scores, allowed), &mut gradient, 0.03 * rest),
                Told::Chances(chances) => self.chain.follow(beside, &scores, chances, &mut gradient),
            };
            if let Some(cost) = cost {
                loss += cost;
                let slopes = slopes[span].iter_mut().zip(gradient);
                slopes.for_each(|(slope, g)| *slope = -g * scale);
            }
        }
        let mut dh = vec![0.0; h.len()];
        self.labels.backward(&h, &slopes, &mut dh);
        self.encoder.backward(&inputs, dh);
        loss
    }

    /// The model file as of now.
    pub fn export(&self) -> Result<Vec<u8>> {
        let parts = (&self.encoder, &self.labels);
        let mut out = network("train_names_net", MAGIC, parts, PLACES, &self.known, self.recipe.weight)?;
        self.chain.tables().into_iter().for_each(|t| floats(&mut out, t));
        Ok(out)
    }
}

/// The sentences of an article as the network sees them.
fn read(article: &Article, words: &Words, known: &BTreeSet<u32>) -> Vec<Lesson> {
    let vectors = Vectors::shipped();
    let forms: Vec<&str> = article.forms.iter().map(String::as_str).collect();
    let clues = Clues::new(&forms, &article.sentences, &article.tags, words, vectors);
    let lesson = |sentence: &std::ops::Range<usize>| {
        let headline = is_headline(&forms[sentence.clone()]);
        let input = |i: usize| {
            let word = Word::of(forms[i], clues.look(i), |key| known.contains(&(key as u32)), vectors);
            let mut flags = [word.flags.as_slice(), &[false; PLACES]].concat();
            place(&clues, sentence, i, headline, &mut |k| flags[FLAGS + k] = true);
            Input {
                rows: word.rows.to_vec(),
                vector: word.vector,
                flags,
            }
        };
        let told = match article.chances.get(sentence.clone()) {
            Some(chances) => Told::Chances(chances.to_vec()),
            None => Told::Allowed(article.allowed[sentence.clone()].to_vec()),
        };
        Lesson {
            words: sentence.clone().map(input).collect(),
            told,
            at: sentence.clone(),
            beside: None,
        }
    };
    article.sentences.iter().map(lesson).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::names::labels::{Part, label};
    use crate::entities::names::net::Net;

    fn trainer(seed: u64) -> NetTrainer {
        let place = 1 << label(2, Part::Only);
        let article = Article {
            forms: ["They", "left", "Narva", "."].map(String::from).to_vec(),
            sentences: std::iter::once(0..4).collect(),
            allowed: vec![1, 1, place, 1],
            times: 2,
            ..Article::default()
        };
        let recipe = NetRecipe {
            hidden: 16,
            epochs: 40,
            least: 1,
            seed,
            ..NetRecipe::default()
        };
        NetTrainer::new(recipe, &Words::default(), &[article], Beside::default())
    }

    #[test]
    fn learns_the_same_from_the_same_seed() {
        let (mut one, mut two) = (trainer(1), trainer(1));
        let first = one.epoch().unwrap();
        two.epoch().unwrap();
        assert_eq!(one.export().unwrap(), two.export().unwrap());
        let last = (0..39).map(|_| one.epoch().unwrap()).last().unwrap();
        assert!(last < first, "{last} {first}");
        assert!(Net::from_bytes(&one.export().unwrap()).is_ok());
    }

    #[test]
    fn lets_no_broken_number_out() {
        let mut trainer = trainer(2);
        trainer.encoder.layers[1].weights.value[3] = f32::NAN;
        let error = trainer.export().unwrap_err().to_string();
        assert!(error.contains("no finite numbers"), "{error}");
    }
}
