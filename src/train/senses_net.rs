//! Learns the network that reads sentences beside the clues of words' senses: Adam over a word encoder.

use std::collections::BTreeSet;

use super::annotated::{self, Taught};
use super::lines::lines;
use super::senses_data::{Corpus, Word, add, look};
use super::senses_lessons::{Lesson, Lessons, Told};
use super::senses_trainer::{BECOMES, STAYS, score};
use super::syntax_encoder::{Encoder, Input};
use super::syntax_export::network;
use super::syntax_net::{Layer, Random};
use super::syntax_trainer::often;
use crate::classes::chances;
use crate::error::{Error, Result};
use crate::events::senses::model::{CLASSES, shipped};
use crate::events::senses::net::{MAGIC, Net, mix};
use crate::events::senses::place::PLACES;
use crate::syntax::features::{FLAGS, Features, SLOTS};
use crate::syntax::vectors::Vectors;

/// The choices of a training run.
#[derive(Debug, Clone)]
pub struct SensesNetRecipe {
    /// Width of a word in context.
    pub hidden: usize,
    /// By how many words each convolution looks to the left and to the right.
    pub reaches: Vec<usize>,
    /// Times through the corpus.
    pub epochs: usize,
    /// How often an annotated article is seen when one that a teacher read is seen once.
    pub times: usize,
    /// Sentences a step.
    pub batch: usize,
    /// Highest learning rate.
    pub rate: f32,
    /// Share of numbers left out.
    pub drop: f32,
    /// How often a spelling must occur to have a meaning of its own.
    pub least: usize,
    /// What it weighs beside the clues, of one.
    pub share: f32,
    /// Where the random numbers start.
    pub seed: u64,
}

impl Default for SensesNetRecipe {
    /// The recipe of the shipped network.
    fn default() -> Self {
        SensesNetRecipe {
            hidden: 96,
            reaches: vec![1, 1, 2],
            epochs: 5,
            times: 2,
            batch: 20,
            rate: 0.0015,
            drop: 0.2,
            least: 3,
            share: 0.6,
            seed: 1,
        }
    }
}

/// The network while it learns.
struct Trainer {
    encoder: Encoder,
    classes: Layer,
    known: BTreeSet<u32>,
    words: Vec<Features>,
    recipe: SensesNetRecipe,
    random: Random,
    time: i32,
}

/// Learns from folders of annotated articles and from files of those that a teacher read; after every epoch prints how well
/// it does with others beside the clues, and writes the network.
pub fn train(
    out: &str,
    folders: &[String],
    others: &[String],
    taught: &[String],
    recipe: SensesNetRecipe,
) -> Result<()> {
    let mut lessons = Lessons::default();
    for path in folders {
        for article in annotated::articles(path)? {
            lessons.add(&article, None)?;
        }
    }
    let marked = lessons.sentences.len();
    for path in taught {
        for lesson in lines::<Taught>(path)? {
            lessons.add(&lesson.article, Some(&lesson.senses))?;
        }
    }
    println!(
        "{marked} sentences of annotated articles, {} of others",
        lessons.sentences.len() - marked
    );
    let corpus = Corpus::read(others, add)?;
    let mut order: Vec<usize> = (0..lessons.sentences.len()).collect();
    for _ in 1..recipe.times {
        order.extend(0..marked);
    }
    let epochs = recipe.epochs;
    let mut trainer = Trainer::new(recipe, &lessons);
    for epoch in 1..=epochs {
        let loss = trainer.epoch(&lessons, &mut order)?;
        println!("epoch {epoch}: loss {loss:.4}");
        let file = trainer.export()?;
        measure(&file, &corpus, others)?;
        std::fs::write(out, file).map_err(|e| Error::new(out, e.to_string()))?;
    }
    Ok(())
}

/// Prints how well clues and network do together, and either alone.
fn measure(file: &[u8], others: &Corpus, folders: &[String]) -> Result<()> {
    let (net, Some(weights)) = (Net::from_bytes(file)?, shipped()) else {
        return Ok(());
    };
    if folders.is_empty() {
        return Ok(());
    }
    let mut read = Vec::new();
    for path in folders {
        for article in annotated::articles(path)? {
            let mut odds = look(&article, |r, clues, words: Vec<Word>| {
                Net::at_desk(|desk| {
                    desk.forget();
                    let mut odds = |word: &Word| {
                        let sentence = r.sentence(word.token).tokens();
                        net.odds(desk, clues, sentence, &[word.token])[0]
                    };
                    words.iter().map(&mut odds).collect::<Vec<_>>()
                })
            })?;
            read.append(&mut odds);
        }
    }
    for share in [0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 1.0] {
        let both = others.examples.iter().zip(&read).map(|(example, net)| {
            let clues = weights.odds(&example.seen);
            chances(&mix(share, &clues, net))
        });
        let both: Vec<_> = both.collect();
        let mut best = (0.0, String::new());
        for (stays, becomes) in STAYS.iter().flat_map(|s| BECOMES.map(|b| (*s, b))) {
            let [p, r, f1] = score(others, &both, stays, becomes);
            if f1 > best.0 {
                best = (
                    f1,
                    format!("stays {stays:.2} becomes {becomes:.2}: {p:.1} {r:.1} {f1:.1}"),
                );
            }
        }
        let [_, _, plain] = score(others, &both, 0.0, 0.4);
        println!("  share {share:.1}: best {}; stays 0 becomes 0.4: {plain:.1}", best.1);
    }
    Ok(())
}

impl Trainer {
    fn new(recipe: SensesNetRecipe, lessons: &Lessons) -> Trainer {
        let times = lessons.forms.iter().zip(&lessons.counts);
        let known = often(
            times.flat_map(|(form, &n)| std::iter::repeat_n(form, n.min(recipe.least))),
            recipe.least,
        );
        let vectors = Vectors::shipped();
        let word = |form: &String| Features::of(form, |key| known.contains(&(key as u32)), vectors);
        let words = lessons.forms.iter().map(word).collect();
        let mut random = Random::new(recipe.seed);
        let r = &mut random;
        Trainer {
            encoder: Encoder::new((&SLOTS, FLAGS + PLACES), recipe.hidden, &recipe.reaches, recipe.drop, r),
            classes: Layer::new(recipe.hidden, CLASSES, 0.5, r),
            known,
            words,
            recipe,
            random,
            time: 0,
        }
    }

    /// Goes through all sentences once in a new order; returns the mean loss a word.
    fn epoch(&mut self, lessons: &Lessons, order: &mut [usize]) -> Result<f64> {
        self.random.shuffle(order);
        let total = (order.len().div_ceil(self.recipe.batch) * self.recipe.epochs) as f32;
        let (mut loss, mut count) = (0.0, 0);
        for batch in order.chunks(self.recipe.batch) {
            self.time += 1;
            let time = self.time as f32;
            let batch: Vec<&Lesson> = batch.iter().map(|&s| &lessons.sentences[s]).collect();
            let (cost, words) = self.learn(&batch);
            (loss, count) = (loss + cost, count + words);
            let rate = self.recipe.rate * (1.0 - time / total).max(0.02) * (time / 200.0).min(1.0);
            self.encoder.step(rate, self.time);
            self.classes.step(rate, self.time);
        }
        let mean = loss / f64::from(count.max(1));
        if mean.is_finite() {
            return Ok(mean);
        }
        let message = format!("found a loss of {mean}, expected a number; train again with a smaller rate");
        Err(Error::new("train_annotated", message))
    }

    fn learn(&mut self, batch: &[&Lesson]) -> (f64, u32) {
        let inputs: Vec<Vec<Input>> = batch.iter().map(|lesson| self.inputs(lesson)).collect();
        let h = self.encoder.forward(&inputs, Vectors::shipped(), &mut self.random);
        let scores = self.classes.forward(&h);
        let mut slopes = vec![0.0; scores.len()];
        let (mut from, mut loss, mut count) = (0, 0.0, 0);
        let scale = 1.0 / (batch.iter().map(|l| l.told.len()).sum::<usize>() as f32).sqrt();
        for lesson in batch {
            for (at, told) in &lesson.told {
                let span = (from + *at as usize) * CLASSES..(from + *at as usize + 1) * CLASSES;
                let odds: [f32; CLASSES] = std::array::from_fn(|class| scores[span.start + class]);
                let chances = chances(&odds);
                // rounded chances seldom make one: what is missing would push all classes down for ever
                let all = match told {
                    Told::Right(_) => 1.0,
                    Told::Taught(taught) => taught.iter().map(|&c| f32::from(c)).sum::<f32>().max(1.0),
                };
                for (class, (slope, chance)) in slopes[span].iter_mut().zip(chances).enumerate() {
                    let right = match told {
                        Told::Right(answer) => f32::from(u8::from(class == *answer)),
                        Told::Taught(taught) => f32::from(taught.get(class).copied().unwrap_or(0)) / all,
                    };
                    *slope = (chance - right) * scale;
                    loss -= f64::from(right * chance.max(1e-9).ln());
                }
                count += 1;
            }
            from += lesson.words.len();
        }
        let mut dh = vec![0.0; h.len()];
        self.classes.backward(&h, &slopes, &mut dh);
        self.encoder.backward(&inputs, dh);
        (loss, count)
    }

    fn inputs(&self, lesson: &Lesson) -> Vec<Input> {
        let input = |(&word, places): (&u32, &Vec<u8>)| {
            let word = &self.words[word as usize];
            let mut flags = [word.flags.as_slice(), &[false; PLACES]].concat();
            places.iter().for_each(|&k| flags[FLAGS + usize::from(k)] = true);
            Input {
                rows: word.rows.to_vec(),
                vector: word.vector,
                flags,
            }
        };
        lesson.words.iter().zip(&lesson.places).map(input).collect()
    }

    /// The model file as of now.
    fn export(&self) -> Result<Vec<u8>> {
        let parts = (&self.encoder, &self.classes);
        network("train_annotated", MAGIC, parts, PLACES, &self.known, self.recipe.share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::annotated::Article;

    fn lessons() -> Lessons {
        let text = "Police arrested two editors in Kano on Monday. The editors had printed a poem.";
        let article = format!(
            r#"{{"text": "{text}", "events": [{{"type": "COERCE", "trigger": {{"start": 7, "end": 15}}, "actors": [], "recipients": []}}]}}"#
        );
        let article: Article = serde_json::from_str(&article).unwrap();
        let mut lessons = Lessons::default();
        lessons.add(&article, None).unwrap();
        lessons
    }

    fn recipe(seed: u64) -> SensesNetRecipe {
        SensesNetRecipe {
            hidden: 16,
            epochs: 150,
            least: 1,
            seed,
            ..SensesNetRecipe::default()
        }
    }

    #[test]
    fn learns_the_same_from_the_same_seed() {
        let lessons = lessons();
        let told: usize = lessons.sentences.iter().map(|l| l.told.len()).sum();
        assert_eq!((lessons.sentences.len(), told), (2, 6));
        let mut losses = [0, 1].map(|_| {
            let mut trainer = Trainer::new(recipe(1), &lessons);
            let mut order = vec![0, 1];
            let losses: Vec<f64> = (0..150).map(|_| trainer.epoch(&lessons, &mut order).unwrap()).collect();
            (losses, trainer.export().unwrap())
        });
        let [one, two] = &mut losses;
        assert_eq!(one, two);
        assert!(one.0[149] < one.0[0] / 2.0, "{:?}", one.0);
        assert!(Net::from_bytes(&one.1).is_ok());
    }

    #[test]
    fn rounded_chances_push_all_classes_nowhere() {
        let mut lessons = lessons();
        let mut rounded = vec![0; CLASSES];
        (rounded[0], rounded[1]) = (497, 498);
        for (_, told) in lessons.sentences.iter_mut().flat_map(|s| &mut s.told) {
            *told = Told::Taught(rounded.clone());
        }
        let mut trainer = Trainer::new(recipe(1), &lessons);
        let batch: Vec<&Lesson> = lessons.sentences.iter().collect();
        trainer.learn(&batch);
        let push: f32 = trainer.classes.bias.slope.iter().sum();
        assert!(push.abs() < 1e-5, "{push}");
    }

    #[test]
    fn lets_no_broken_number_out() {
        let mut trainer = Trainer::new(recipe(2), &lessons());
        trainer.encoder.layers[1].weights.value[3] = f32::NAN;
        let error = trainer.export().unwrap_err().to_string();
        assert!(error.contains("no finite numbers"), "{error}");
    }
}
