//! What a word means as an event, as annotated articles teach it: a second opinion on what the sheets find, and events
//! that they do not know.
//!
//! "The vote *ousted* the premier": no row needs to know the word if its parties, its neighbours and words like it do.

pub(crate) mod clues;
mod frames;
pub(crate) mod model;
pub(crate) mod net;
pub(crate) mod place;

use std::ops::Range;

use super::Event;
use super::draft::Draft;
use crate::classes::{chances, likeliest};
use crate::entities::Entities;
use crate::lexicon::Lexicon;
use crate::lexicon::plover::TYPES;
use crate::stop;
use crate::syntax::Reading;
use clues::Clues;
use model::{CLASSES, NONE, Weights, shipped};
use net::{Desk, Net};

/// A word that the sheets leave out becomes an event from this chance of a type.
const BECOMES: f32 = 0.4;
/// An event of the sheets stays from this chance of being one.
const STAYS: f32 = 0.1;
/// Where clues speak so clearly for none, in steps of the model, vectors change nothing and are not looked up.
const FAR: i32 = 128;
/// It has another type from this chance of it, if its own is no likelier than that.
const CHANGES: f32 = 0.5;
const UNLIKELY: f32 = 0.2;
/// What is learnt from articles says nothing of a text of fewer sentences.
pub(super) const SHORTEST: usize = 4;
/// Chance of an event of the sheets that is not judged: the share that was right on the development articles.
const UNJUDGED: f32 = 0.75;
/// Chance of one that is: of those whose words the model takes for none, so many were right on articles that it had not
/// seen; of those it is sure of, nearly all.
const LEAST: f32 = 0.25;
const MORE: f32 = 0.7;

/// Adds events, and says of all how sure they are. `tell` makes an event of a draft, or none if what is told
/// blocks it.
pub(super) fn settle(
    r: &Reading,
    entities: &Entities,
    lexicon: &Lexicon,
    told: Vec<Event>,
    tell: impl Fn(&Draft) -> Option<Event>,
) -> Vec<Event> {
    let weights = shipped().filter(|_| r.tokens.sentences.len() >= SHORTEST);
    let Some(weights) = weights else {
        let unjudged = |mut event: Event| {
            event.confidence *= UNJUDGED;
            event
        };
        return told.into_iter().map(unjudged).collect();
    };
    let clues = Clues::new(r, entities, lexicon, &told);
    let mut judge = Judge {
        weights,
        topics: weights.sums(clues.topics()),
        clues,
    };
    let mut added = Vec::new();
    let mut judged = vec![None; r.len()];
    Net::at_desk(|desk| {
        for sentence in &r.tokens.sentences {
            stop::point();
            for (i, chances) in judge.sentence(desk, sentence.tokens()) {
                if judge.clues.event(i).is_some() {
                    judged[i] = Some(chances);
                    continue;
                }
                let kind = likeliest(&chances[..NONE]);
                if chances[kind] < BECOMES {
                    continue;
                }
                if let Some(mut event) = tell(&frames::draft(r, lexicon, i, TYPES[kind])) {
                    event.confidence *= chances[kind];
                    added.push(event);
                }
            }
        }
    });
    let stays = |event: &Event| judged[event.token as usize].is_none_or(|chances| 1.0 - chances[NONE] >= STAYS);
    let mut all: Vec<Event> = told.into_iter().filter(stays).collect();
    change_types(&mut all, &judged);
    for event in &mut all {
        let kind = TYPES.iter().position(|kind| *kind == event.kind).unwrap_or(NONE);
        let sure = judged[event.token as usize].map_or(UNJUDGED, |chances| LEAST + MORE * chances[kind]);
        event.confidence *= sure;
    }
    all.extend(added);
    all.sort_by_key(|event| event.token);
    all
}

/// "*denounced* the robbery to the police": an event of the sheets whose word means another. Where a word tells two events
/// ("jailed" convicts and jails), both stay.
fn change_types(events: &mut [Event], judged: &[Option<[f32; CLASSES]>]) {
    let mut told = vec![0u8; judged.len()];
    for event in events.iter() {
        let times = &mut told[event.token as usize];
        *times = times.saturating_add(1);
    }
    for event in events {
        let token = event.token as usize;
        let Some(chances) = judged[token].filter(|_| told[token] == 1) else {
            continue;
        };
        let best = likeliest(&chances[..NONE]);
        let own = TYPES.iter().position(|kind| *kind == event.kind);
        if chances[best] >= CHANGES && own.is_none_or(|own| own != best && chances[own] <= UNLIKELY) {
            event.become_another(TYPES[best]);
        }
    }
}

/// What clues and network think of the words of an article.
struct Judge<'a, 'r> {
    weights: &'a Weights,
    topics: [i32; CLASSES],
    clues: Clues<'a, 'r>,
}

impl Judge<'_, '_> {
    /// The chances of every class, of each word of a sentence that tells an event or may tell one.
    fn sentence(&mut self, desk: &mut Desk, words: Range<usize>) -> Vec<(usize, [f32; CLASSES])> {
        let mut near = Vec::new();
        for i in words.clone() {
            if !self.clues.may_tell(i) {
                continue;
            }
            let mut sums = self.weights.sums(&self.clues.rows(i));
            sums.iter_mut().zip(self.topics).for_each(|(sum, topic)| *sum += topic);
            let likely = sums[..NONE].iter().copied().max().unwrap_or_default();
            if self.clues.event(i).is_some() || sums[NONE] - likely <= FAR {
                near.push((i, sums));
            }
        }
        let Some(net) = Net::shipped().filter(|_| !near.is_empty()) else {
            let chances = |(i, sums)| (i, chances(&self.weights.with_vectors(sums, &self.clues.vectors(i))));
            return near.into_iter().map(chances).collect();
        };
        let asked: Vec<usize> = near.iter().map(|(i, _)| *i).collect();
        let odds = net.odds(desk, &self.clues, words, &asked);
        let chances = |((i, sums), odds): ((usize, _), _)| {
            let clues = self.weights.with_vectors(sums, &self.clues.vectors(i));
            (i, chances(&net.beside(&clues, &odds)))
        };
        near.into_iter().zip(odds).map(chances).collect()
    }
}
