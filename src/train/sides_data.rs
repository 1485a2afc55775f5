//! What the sides of events are learnt from: the events of annotated articles that are found, and the entities around them.

use std::collections::HashSet;

use super::annotated::Article;
use super::classes::{self, Example};
use crate::error::Result;
use crate::events::completed;
use crate::events::sides::clues::Clues;
use crate::events::sides::model::{ACTOR, NEITHER, RECIPIENT, SLOTS};
use crate::lexicon::Lexicon;

/// The entities that may have a part in an event, and how many actors and recipients the events have that are found.
pub(super) type Corpus = classes::Corpus<SLOTS, 2>;

/// The set whose annotators named fewer parties from outside the sentence than the others.
const SPARING: &str = "H";

/// Adds the entities around the events of an article.
pub(super) fn add(corpus: &mut Corpus, article: &Article) -> Result<()> {
    let read = article.read()?;
    let (r, entities) = (&read.reading, &read.entities);
    let events = completed(r, entities, &read.times, Lexicon::builtin(), read.written);
    let clues = Clues::new(r, entities, &events);
    // annotated entities whose mentions meet those of each entity
    let mut same: Vec<HashSet<&str>> = vec![HashSet::new(); entities.entities.len()];
    for thing in &article.entities {
        for mark in &thing.mentions {
            let span = read.span(*mark);
            let from = entities
                .mentions
                .partition_point(|m| m.span.start < span.start.saturating_sub(200));
            let near = entities.mentions[from..].iter().take_while(|m| m.span.start < span.end);
            for mention in near.filter(|m| m.span.overlaps(span)) {
                if let Some(same) = same.get_mut(mention.entity as usize) {
                    same.insert(&thing.id);
                }
            }
        }
    }
    for (e, marked) in read.matched(&article.events, &events) {
        let event = &events[e];
        corpus.sought[ACTOR] += marked.actors.len();
        corpus.sought[RECIPIENT] += marked.recipients.len();
        let scene = clues.scene(e);
        for candidate in scene.candidates() {
            let things = same.get(candidate.entity as usize);
            let on = |side: &HashSet<String>| things.is_some_and(|t| t.iter().any(|id| side.contains(*id)));
            let class = |actor: bool, recipient: bool| match (actor, recipient) {
                (true, _) => ACTOR,
                (_, true) => RECIPIENT,
                _ => NEITHER,
            };
            let entity = candidate.entity;
            let mut seen = scene.seen(&candidate);
            if article.set == SPARING {
                seen.rows.extend(scene.habits(&article.set, &candidate));
            }
            corpus.examples.push(Example {
                seen,
                ruled: class(event.actors.contains(&entity), event.recipients.contains(&entity)),
                answer: class(on(&marked.actors), on(&marked.recipients)),
                article: corpus.articles,
            });
        }
    }
    Ok(())
}
