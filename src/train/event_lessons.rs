//! Articles as the large teacher of events reads them (`data/models/event_teacher.py`), one a line.

use serde::Serialize;

use super::annotated::{self, Article};
use super::senses_data::{Word, look};
use crate::error::Result;

/// One line.
#[derive(Debug, Serialize)]
pub struct Lesson {
    text: String,
    published: Option<String>,
    words: Vec<String>,
    /// Where each sentence ends.
    ends: Vec<usize>,
    /// What kind of entity each word heads a mention of, from one; 0 none.
    things: Vec<usize>,
    /// Of each word that may tell an event: word, what the sheets say, what is right (means nothing where nobody annotated).
    senses: Vec<(usize, usize, usize)>,
}

impl Lesson {
    /// The lessons of every article of a folder or file.
    pub fn articles(path: &str) -> Result<Vec<Lesson>> {
        annotated::articles(path)?.iter().map(Lesson::of).collect()
    }

    fn of(article: &Article) -> Result<Lesson> {
        let read = article.read()?;
        let r = &read.reading;
        let mut things = vec![0; r.len()];
        for mention in &read.entities.mentions {
            if let Some(entity) = read.entities.entities.get(mention.entity as usize) {
                things[mention.head as usize] = 1 + entity.kind as usize;
            }
        }
        let senses = |word: Word| (word.token, word.ruled, word.answer);
        let senses = look(article, |_, _, words| words.into_iter().map(senses).collect())?;
        Ok(Lesson {
            text: article.text.clone(),
            published: article.published.clone(),
            words: (0..r.len()).map(|i| r.form(i).to_string()).collect(),
            ends: r.tokens.sentences.iter().map(|s| s.tokens().end).collect(),
            things,
            senses,
        })
    }
}
