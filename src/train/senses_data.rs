//! What the senses of words are learnt from: the words of annotated articles, and the events that they tell.

use super::annotated::Article;
use super::classes::{self, Example};
use crate::error::Result;
use crate::events::senses::clues::Clues;
use crate::events::senses::model::{NONE, SLOTS};
use crate::events::told;
use crate::lexicon::Lexicon;
use crate::lexicon::plover::TYPES;
use crate::syntax::Reading;

/// The words that may be triggers, and how many events are annotated.
pub(super) type Corpus = classes::Corpus<SLOTS, 1>;

/// One word that may be a trigger.
pub(super) struct Word {
    pub(super) token: usize,
    /// What the sheets say.
    pub(super) ruled: usize,
    /// What is right.
    pub(super) answer: usize,
}

/// Looks at an article: `visit` is given its words that may be triggers, and what is seen of them.
pub(super) fn look<T>(article: &Article, visit: impl FnOnce(&Reading, &mut Clues, Vec<Word>) -> T) -> Result<T> {
    let lexicon = Lexicon::builtin();
    let read = article.read()?;
    let r = &read.reading;
    let events = told(r, &read.entities, &read.times, lexicon, read.written);
    let mut answers = vec![NONE; r.len()];
    let mut settled = vec![false; r.len()];
    let mut clues = Clues::new(r, &read.entities, lexicon, &events);
    for marked in &article.events {
        let Some(kind) = TYPES.iter().position(|t| *t == marked.r#type) else {
            continue;
        };
        let span = read.span(marked.trigger);
        let tokens = r.tokens_in(span);
        // the event that the sheets find there, else the word that the others hang on
        let token = match events.iter().find(|e| e.trigger.overlaps(span)) {
            Some(event) => Some(event.token as usize),
            None => tokens.clone().find(|&t| is_top(r, t, &tokens)),
        };
        let Some(token) = token else { continue };
        tokens.for_each(|t| settled[t] = true);
        // "sentenced" convicts and jails: the sheets' answer if it is one of them
        let own = clues.event(token).is_some_and(|event| event.kind == marked.r#type);
        if answers[token] == NONE || own {
            answers[token] = kind;
        }
    }
    // a further word of a trigger is neither an event nor none
    let words = (0..r.len()).filter(|&i| clues.may_tell(i) && (answers[i] != NONE || !settled[i]));
    let ruled = |i: usize| clues.event(i).and_then(|e| TYPES.iter().position(|t| *t == e.kind));
    let words = words.map(|token| Word {
        token,
        ruled: ruled(token).unwrap_or(NONE),
        answer: answers[token],
    });
    let words = words.collect();
    Ok(visit(r, &mut clues, words))
}

/// Adds the words of an article.
pub(super) fn add(corpus: &mut Corpus, article: &Article) -> Result<()> {
    let number = corpus.articles;
    let examples = look(article, |_, clues, words| {
        let example = |word: Word| Example {
            seen: clues.seen(word.token),
            ruled: word.ruled,
            answer: word.answer,
            article: number,
        };
        words.into_iter().map(example).collect::<Vec<_>>()
    })?;
    corpus.examples.extend(examples);
    corpus.sought[0] += article.events.len();
    Ok(())
}

fn is_top(r: &Reading, t: usize, tokens: &std::ops::Range<usize>) -> bool {
    r.head(t).is_none_or(|head| !tokens.contains(&head))
}
