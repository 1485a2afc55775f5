//! What the modes of events are learnt from: the events of annotated articles that are found.

use super::annotated::Article;
use super::classes::{self, Example};
use crate::error::Result;
use crate::events::completed;
use crate::events::modes::model::{SLOTS, class, seen};
use crate::events::senses::clues::Clues;
use crate::lexicon::Lexicon;
use crate::lexicon::plover::modes;

/// The events of types that have modes, and how many of them are found.
pub(super) type Corpus = classes::Corpus<SLOTS, 1>;

/// Adds the events of an article.
pub(super) fn add(corpus: &mut Corpus, article: &Article) -> Result<()> {
    let read = article.read()?;
    let lexicon = Lexicon::builtin();
    let events = completed(&read.reading, &read.entities, &read.times, lexicon, read.written);
    let mut clues = Clues::new(&read.reading, &read.entities, lexicon, &events);
    for (e, marked) in read.matched(&article.events, &events) {
        let event = &events[e];
        if modes(event.kind).is_empty() {
            continue;
        }
        let Some(seen) = seen(&mut clues, event.token as usize, event.kind) else {
            continue;
        };
        corpus.sought[0] += 1;
        corpus.examples.push(Example {
            seen,
            ruled: class(event.kind, event.mode.as_deref()),
            answer: class(event.kind, marked.mode.as_deref()),
            article: corpus.articles,
        });
    }
    Ok(())
}
