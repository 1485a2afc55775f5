//! What the network of words' senses learns from: sentences of annotated articles, and of those that a teacher read.

use std::collections::HashMap;

use super::annotated::Article;
use super::senses_data::{Word, look};
use crate::error::{Error, Result};
use crate::events::senses::place::place;

/// The words of one sentence, and how likely each class is of those that may be triggers.
pub(super) struct Lesson {
    /// Numbers of the spellings.
    pub(super) words: Vec<u32>,
    /// Questions about each word's place that are answered with yes.
    pub(super) places: Vec<Vec<u8>>,
    /// Of each word that is asked about its place in the sentence and what is said of it.
    pub(super) told: Vec<(u32, Told)>,
}

/// What is said of a word.
pub(super) enum Told {
    /// The class that is right.
    Right(usize),
    /// The chances of every class in thousandths, as a teacher thinks.
    Taught(Vec<u16>),
}

/// Sentences of articles, and the spellings in them.
#[derive(Default)]
pub(super) struct Lessons {
    pub(super) sentences: Vec<Lesson>,
    pub(super) forms: Vec<String>,
    /// How often each spelling occurs.
    pub(super) counts: Vec<usize>,
    numbers: HashMap<String, u32>,
}

impl Lessons {
    /// Adds the sentences of an article that hold a word that may be a trigger.
    pub(super) fn add(&mut self, article: &Article, taught: Option<&[Option<Vec<u16>>]>) -> Result<()> {
        look(article, |r, clues, words: Vec<Word>| {
            if taught.is_some_and(|taught| taught.len() != words.len()) {
                return Err(Error::new(
                    "taught",
                    format!(
                        "found answers that do not fit {} words; write them again with this build",
                        words.len()
                    ),
                ));
            }
            let mut told = words.iter().enumerate().peekable();
            for sentence in &r.tokens.sentences {
                let tokens = sentence.tokens();
                let mut here = Vec::new();
                while let Some((k, word)) = told.next_if(|(_, word)| word.token < tokens.end) {
                    let at = (word.token - tokens.start) as u32;
                    match taught.map(|taught| &taught[k]) {
                        None => here.push((at, Told::Right(word.answer))),
                        Some(Some(chances)) => here.push((at, Told::Taught(chances.clone()))),
                        Some(None) => {}
                    }
                }
                if here.is_empty() {
                    continue;
                }
                let places = tokens.clone().map(|i| {
                    let mut places = Vec::new();
                    place(clues, i, &mut |k| places.push(k as u8));
                    places
                });
                let places = places.collect();
                let words = tokens.map(|i| self.number(r.form(i))).collect();
                self.sentences.push(Lesson {
                    words,
                    places,
                    told: here,
                });
            }
            Ok(())
        })?
    }

    fn number(&mut self, form: &str) -> u32 {
        let new = self.forms.len() as u32;
        let number = *self.numbers.entry(form.to_string()).or_insert(new);
        if number == new {
            self.forms.push(form.to_string());
            self.counts.push(0);
        }
        self.counts[number as usize] += 1;
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_of_another_build_are_refused() {
        let article: Article = serde_json::from_str(r#"{"text": "Police arrested two editors."}"#).unwrap();
        let error = Lessons::default().add(&article, Some(&[])).unwrap_err().to_string();
        assert!(error.contains("write them again"), "{error}");
    }
}
