//! What is seen of an event and an entity: the path through the tree from the trigger to the mention, what the frame says,
//! what kind of thing it is, and what it does in the other events of the article.

use std::collections::HashMap;

use super::candidates::{Candidate, Stands, candidates};
use super::model::Seen;
use super::path::Path;
use crate::classes::{WIDTH, row};
use crate::entities::{Entities, EntityType, Mention};
use crate::events::Event;
use crate::events::learned::word;
use crate::events::tree::{is_passive, kids, object, subject};
use crate::events::words::vector;
use crate::syntax::{Deprel, Reading, Upos};

/// At most so many mentions back.
const BEHIND: usize = 400;

/// Kinds of clues.
mod clue {
    pub const RULE: u64 = 1;
    pub const RULE_WORD: u64 = 2;
    pub const EMPTY: u64 = 3;
    pub const PATH: u64 = 4;
    pub const PATH_KIND: u64 = 5;
    pub const PATH_WORD: u64 = 6;
    pub const PATH_CASE: u64 = 7;
    pub const SHORT: u64 = 8;
    pub const SHORT_KIND: u64 = 9;
    pub const CASE: u64 = 10;
    pub const CASE_WORD: u64 = 11;
    pub const RELATION: u64 = 12;
    pub const DISTANCE: u64 = 13;
    pub const RANK: u64 = 14;
    pub const THING: u64 = 15;
    pub const THING_KIND: u64 = 16;
    pub const MENTION: u64 = 17;
    pub const NOUN: u64 = 18;
    pub const WHERE: u64 = 19;
    pub const SALIENT: u64 = 20;
    pub const ARGUMENT: u64 = 21;
    pub const ARGUMENT_WORD: u64 = 22;
    pub const LEARNT: u64 = 23;
    pub const HEAD: u64 = 24;
    pub const TRIGGER: u64 = 25;
    pub const TRIGGER_TAG: u64 = 26;
    pub const ACTS: u64 = 27;
    pub const ACTS_ALIKE: u64 = 28;
    pub const AWAY: u64 = 29;
    pub const FORM: u64 = 30;
    pub const TOP: u64 = 31;
    pub const BESIDE: u64 = 32;
    pub const OTHER: u64 = 33;
    pub const REPORTER: u64 = 34;
    pub const PLACE: u64 = 35;
    pub const TURN: u64 = 36;
    pub const STEPS: u64 = 37;
    pub const COUNTRY: u64 = 38;
    #[cfg(feature = "train")]
    pub const HABIT: u64 = 39;
}

/// An article whose events are looked at.
pub(crate) struct Clues<'a, 'r> {
    r: &'a Reading<'r>,
    entities: &'a Entities,
    events: &'a [Event],
    /// How often each entity acts and is acted upon, in all events and in those of each type.
    parts: HashMap<(u32, u64), [u64; 2]>,
}

/// An event that is looked at.
pub(crate) struct Scene<'a, 'r> {
    clues: &'a Clues<'a, 'r>,
    event: &'a Event,
    number: usize,
    kind: u64,
    lemma: u64,
    /// Which sides the frame leaves empty.
    empty: u64,
    /// Whether the trigger is passive.
    voice: u64,
    /// A verb, or how a noun is determined.
    form: u64,
    vector: [i8; WIDTH],
    /// Entities of the subject and the object.
    arguments: [Option<u32>; 2],
}

/// What the frame makes of an entity: 0 nothing, 1 it acts, 2 it is acted upon.
fn ruled(event: &Event, entity: u32) -> u64 {
    if event.actors.contains(&entity) {
        1
    } else {
        2 * u64::from(event.recipients.contains(&entity))
    }
}

impl<'a, 'r> Clues<'a, 'r> {
    pub(crate) fn new(r: &'a Reading<'r>, entities: &'a Entities, events: &'a [Event]) -> Self {
        let mut parts: HashMap<(u32, u64), [u64; 2]> = HashMap::new();
        for event in events {
            for (side, parties) in [&event.actors, &event.recipients].into_iter().enumerate() {
                for &e in parties {
                    parts.entry((e, 0)).or_default()[side] += 1;
                    parts.entry((e, word(event.kind))).or_default()[side] += 1;
                }
            }
        }
        Clues {
            r,
            entities,
            events,
            parts,
        }
    }

    /// Looks at event `e`.
    pub(crate) fn scene(&'a self, e: usize) -> Scene<'a, 'r> {
        let (r, event) = (self.r, &self.events[e]);
        let trigger = event.token as usize;
        let determined = || {
            let mut kids = kids(r, trigger);
            let own = kids.find(|&c| matches!(r.deprel(c), Deprel::Det | Deprel::NmodPoss));
            own.map_or(1, |c| {
                if r.deprel(c) == Deprel::Det {
                    word(r.lemma(c))
                } else {
                    2
                }
            })
        };
        Scene {
            clues: self,
            event,
            number: e,
            kind: word(event.kind),
            lemma: word(&event.lemma),
            empty: u64::from(event.actors.is_empty())
                + 2 * u64::from(event.recipients.is_empty())
                + 4 * u64::from(event.reciprocal),
            voice: u64::from(is_passive(r, trigger)),
            form: if r.upos(trigger) == Upos::Verb { 0 } else { determined() },
            vector: vector(r, trigger),
            arguments: [subject(r, trigger), object(r, trigger)].map(|t| self.entities.entity_at(t?)),
        }
    }

    /// How often an entity acts and is acted upon, 3 at most, without what an event itself says.
    fn parts(&self, entity: u32, kind: u64, rule: u64) -> u64 {
        let [acts, suffers] = self.parts.get(&(entity, kind)).copied().unwrap_or_default();
        let (acts, suffers) = (
            acts.saturating_sub(u64::from(rule == 1)),
            suffers.saturating_sub(u64::from(rule == 2)),
        );
        acts.min(3) + 10 * suffers.min(3)
    }
}

impl Scene<'_, '_> {
    /// The entities that may have a part in the event.
    pub(crate) fn candidates(&self) -> Vec<Candidate> {
        let Clues {
            r, entities, events, ..
        } = *self.clues;
        candidates(r, entities, events, self.number)
    }

    /// The last mention of an entity before the trigger.
    fn last(&self, entity: u32) -> Option<usize> {
        let mentions = &self.clues.entities.mentions;
        let before = mentions.partition_point(|m| m.first < self.event.token);
        let mut behind = mentions[..before].iter().rev().take(BEHIND);
        behind.find(|m| m.entity == entity).map(|m| m.head as usize)
    }

    fn country(&self, e: u32) -> Option<&str> {
        self.clues.entities.entities.get(e as usize)?.country.as_deref()
    }

    /// The habits of those who annotated a set: whom they name at all. Seen while learning alone, so that what one set's
    /// annotators leave out is learnt as theirs (Daumé III 2007, "Frustratingly easy domain adaptation").
    #[cfg(feature = "train")]
    pub(crate) fn habits(&self, set: &str, candidate: &Candidate) -> [u32; 5] {
        let (place, rule) = (candidate.place(), ruled(self.event, candidate.entity));
        let habit = |seen: u64, more: u64| row(clue::HABIT, word(set) ^ seen, more);
        [
            habit(1, 10 * place + self.empty),
            habit(2, 10 * place + rule),
            habit(rule + 10, self.kind),
            habit(place + 20, self.kind),
            habit(100 + 10 * place + self.empty, rule),
        ]
    }

    /// What is seen of the event and a candidate.
    pub(crate) fn seen(&self, candidate: &Candidate) -> Seen {
        let (r, event) = (self.clues.r, self.event);
        let trigger = event.token as usize;
        let Scene { kind, lemma, empty, .. } = *self;
        let rule = ruled(event, candidate.entity);
        let (thing, named) = self.thing(candidate.entity);
        let (all, alike) = (
            self.clues.parts(candidate.entity, 0, rule),
            self.clues.parts(candidate.entity, kind, rule),
        );
        let is = |e: Option<u32>| 10 * u64::from(e == Some(candidate.entity));
        let (reports, is_place) = (is(event.attributed_to), is(event.place));
        let mut rows = vec![
            row(clue::RULE, rule, kind),
            row(clue::RULE, rule, 0),
            row(clue::RULE_WORD, rule, lemma),
            row(clue::EMPTY, rule, empty),
            row(clue::EMPTY, rule + 10 * empty, kind),
            row(clue::THING, thing, rule),
            row(clue::THING_KIND, thing, kind),
            row(clue::LEARNT, u64::from(event.is_learnt()), rule),
            row(clue::MENTION, named, rule),
            row(clue::ACTS, all, rule),
            row(clue::ACTS, all, 10 + empty),
            row(clue::ACTS_ALIKE, alike, rule),
            row(clue::ACTS_ALIKE, alike, 10 + empty),
            row(clue::ACTS_ALIKE, alike, kind),
            row(clue::REPORTER, rule + reports, kind),
            row(clue::PLACE, rule + is_place, kind),
        ];
        // who the frame puts on either side
        for (side, parties) in [(1, &event.actors), (2, &event.recipients)] {
            if let Some(&other) = parties.iter().find(|e| **e != candidate.entity) {
                rows.push(row(clue::OTHER, self.thing(other).0 + side, thing));
                let both = self.country(other).zip(self.country(candidate.entity));
                let alike = both.map_or(2, |(a, b)| u64::from(a == b));
                rows.push(row(clue::COUNTRY, alike, 10 * side + rule));
            }
        }
        let mut vectors = [self.vector, [0; WIDTH]];
        let entity = self.clues.entities.entities.get(candidate.entity as usize);
        let salient = entity.map_or(0, |e| (e.salience * 5.0) as u64);
        if let Stands::Here(m) = candidate.stands {
            let mention = &self.clues.entities.mentions[m];
            vectors[1] = vector(r, mention.head as usize);
            self.here(mention, rule, candidate.rank, &mut rows);
        } else {
            let place = candidate.place();
            let away = self.last(candidate.entity).map_or(9, |head| {
                r.sentence_index(trigger).saturating_sub(r.sentence_index(head)).min(4) as u64
            });
            rows.extend([
                row(clue::WHERE, place, rule),
                row(clue::WHERE, place + 20 * (1 + empty), kind),
                row(
                    clue::WHERE,
                    place + 20 * (1 + empty),
                    10 * rule + u64::from(self.form == 0),
                ),
                row(clue::WHERE, place + 20 * (1 + empty), lemma),
                row(clue::FORM, place + 20 * (1 + empty), self.form),
                row(clue::AWAY, away, place + 20 * empty),
                row(clue::AWAY, away, 1000 + rule),
                row(clue::SALIENT, salient, 20 * place + rule),
                row(clue::SALIENT, 10 + salient, empty),
            ]);
        }
        Seen { rows, vectors }
    }

    fn here(&self, mention: &Mention, rule: u64, rank: usize, rows: &mut Vec<u32>) {
        let r = self.clues.r;
        let (trigger, head) = (self.event.token as usize, mention.head as usize);
        let way = Path::between(r, trigger, head);
        let Scene {
            kind,
            lemma,
            empty,
            voice,
            ..
        } = *self;
        let Path {
            whole: path,
            short,
            turn,
            ..
        } = way;
        let branch = |t: usize| if t == turn { 99 } else { r.deprel(t) as u64 };
        let (up, down) = (branch(way.under[0]), branch(way.under[1]));
        let case = kids(r, head).find(|&c| r.deprel(c) == Deprel::Case);
        let case = case.map_or(0, |c| word(r.lemma(c)));
        let side = u64::from(head > trigger);
        let distance = match head.abs_diff(trigger) {
            0..=2 => 0,
            3..=5 => 1,
            6..=10 => 2,
            11..=20 => 3,
            _ => 4,
        };
        let [subject, object] = self.arguments.map(|e| e == Some(mention.entity));
        let argument = if subject { 1 } else { 2 * u64::from(object) };
        // the subject of the sentence; what is joined with a party of the frame
        let top = r.deprel(head).is_subject() && r.head(head).is_some_and(|h| r.deprel(h) == Deprel::Root);
        let top = u64::from(top);
        let joined = r.head(head).filter(|_| r.deprel(head) == Deprel::Conj);
        let joined = joined.and_then(|h| self.clues.entities.entity_at(h));
        let joined = joined.map_or(3, |e| ruled(self.event, e));
        rows.extend([
            row(clue::PATH, path, voice),
            row(clue::PATH, path, 10 + rule),
            row(clue::PATH_KIND, path, kind),
            row(clue::PATH_WORD, path, lemma),
            row(clue::PATH_CASE, path, case),
            row(clue::SHORT, short, 10 * voice + rule),
            row(clue::SHORT, short, 100 + empty),
            row(clue::SHORT_KIND, short, kind),
            row(clue::SHORT_KIND, short, case ^ kind),
            row(clue::CASE, case, kind),
            row(clue::CASE_WORD, case, lemma),
            row(clue::RELATION, r.deprel(head) as u64, 10 * side + rule),
            row(clue::DISTANCE, distance, 10 * side + rule),
            row(clue::RANK, rank as u64 + 10 * side, rule),
            row(clue::RANK, rank as u64 + 10 * side + 100 * empty, kind),
            row(clue::MENTION, mention.kind as u64 + 10, rule),
            row(clue::NOUN, word(r.lemma(head)), kind),
            row(clue::NOUN, word(r.lemma(head)), 0),
            row(clue::ARGUMENT, 10 * argument + rule, kind),
            row(clue::ARGUMENT_WORD, argument, lemma),
            row(clue::HEAD, r.head(head).map_or(0, |h| word(r.lemma(h))), rule),
            row(clue::TRIGGER, r.deprel(trigger) as u64, short),
            row(clue::TRIGGER_TAG, r.xpos(trigger) as u64, path),
            row(clue::TOP, top, 10 * side + rule),
            row(clue::TOP, top + 10 * (1 + empty), kind),
            row(clue::BESIDE, joined, rule),
            row(clue::FORM, short, self.form),
            row(clue::TURN, word(r.lemma(turn)), 100 * up + down),
            row(clue::TURN, word(r.lemma(turn)), down + 100_000),
            row(clue::TURN, up * 100 + down, kind),
            row(clue::TURN, up * 100 + down, 10 * empty + rule),
            row(clue::TURN, down, 1_000_000 + 10 * empty + rule),
            row(clue::STEPS, way.steps[0] + 10 * way.steps[1], rule),
            row(clue::STEPS, way.steps[0] + 10 * way.steps[1], 10 + empty),
        ]);
    }

    /// What kind of thing an entity is, and whether it has a name.
    fn thing(&self, e: u32) -> (u64, u64) {
        let Some(entity) = self.clues.entities.entities.get(e as usize) else {
            return (0, 0);
        };
        let place = matches!(entity.kind, EntityType::Gpe | EntityType::Loc | EntityType::Fac);
        let sector = entity.sector.filter(|_| !place).map_or(0, word);
        (sector ^ (1 + entity.kind as u64), 1 + u64::from(entity.unnamed))
    }
}
