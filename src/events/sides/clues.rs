//! What is seen of an event and an entity: the path through the tree from the trigger to the mention, what the frame says,
//! and what kind of thing it is.

use super::model::Seen;
use crate::classes::{WIDTH, row};
use crate::entities::{Entities, EntityType, Mention};
use crate::events::Event;
use crate::events::learned::word;
use crate::events::tree::{is_passive, kids, object, subject};
use crate::events::words::vector;
use crate::syntax::{Deprel, Reading, Upos};

/// At most so many entities of a sentence are looked at.
const CROWD: usize = 24;
/// At most so many mentions of a sentence.
const MENTIONS: usize = 96;
/// At most so many steps up the tree on either side.
const STEPS: usize = 6;
/// So many events back are looked at for their parties.
const BACK: usize = 3;

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
}

/// Where a candidate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// In the sentence: the mention.
    Here(usize),
    /// The frame or the article gave it.
    Given,
    /// It was a party of an event before.
    Before { acted: bool, same: bool },
    /// It is the subject of the sentence before.
    Subject,
}

/// An entity that may have a part in an event.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) entity: u32,
    stands: Stands,
    /// How many other candidates stand nearer to the trigger on the same side of it.
    rank: usize,
}

/// An article whose events are looked at.
pub(crate) struct Clues<'a, 'r> {
    r: &'a Reading<'r>,
    entities: &'a Entities,
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
    pub(crate) fn new(r: &'a Reading<'r>, entities: &'a Entities) -> Self {
        Clues { r, entities }
    }

    /// The entities that may have a part in event `e`.
    pub(crate) fn candidates(&self, events: &[Event], e: usize) -> Vec<Candidate> {
        let event = &events[e];
        let trigger = event.token as usize;
        let mut all: Vec<Candidate> = Vec::new();
        let tokens = self.r.sentence(trigger).tokens();
        let mentions = &self.entities.mentions;
        let from = mentions.partition_point(|m| (m.first as usize) < tokens.start);
        let here = mentions[from..]
            .iter()
            .take(MENTIONS)
            .take_while(|m| (m.first as usize) < tokens.end);
        let far = |m: usize| (mentions[m].head as usize).abs_diff(trigger);
        for (m, mention) in (from..).zip(here) {
            if mention.head as usize == trigger {
                continue;
            }
            if let Some(known) = all.iter_mut().find(|c| c.entity == mention.entity) {
                if matches!(known.stands, Stands::Here(old) if far(m) < far(old)) {
                    known.stands = Stands::Here(m);
                }
            } else if all.len() < CROWD {
                all.push(Candidate {
                    entity: mention.entity,
                    stands: Stands::Here(m),
                    rank: 0,
                });
            }
        }
        let place = |c: &Candidate| match c.stands {
            Stands::Here(m) => mentions[m].head as usize,
            _ => 0,
        };
        let heads: Vec<usize> = all.iter().map(place).collect();
        for (c, &head) in all.iter_mut().zip(&heads) {
            let between = |&&h: &&usize| {
                h != head && (h < trigger) == (head < trigger) && h.abs_diff(trigger) < head.abs_diff(trigger)
            };
            c.rank = heads.iter().filter(between).count().min(3);
        }
        let mut add = |entity: u32, stands: Stands| {
            if !all.iter().any(|c| c.entity == entity) {
                all.push(Candidate {
                    entity,
                    stands,
                    rank: 0,
                });
            }
        };
        event
            .actors
            .iter()
            .chain(&event.recipients)
            .for_each(|&e| add(e, Stands::Given));
        for before in events[..e].iter().rev().take(BACK) {
            let same = before.kind == event.kind;
            before
                .actors
                .iter()
                .take(3)
                .for_each(|&e| add(e, Stands::Before { acted: true, same }));
            before
                .recipients
                .iter()
                .take(3)
                .for_each(|&e| add(e, Stands::Before { acted: false, same }));
        }
        if let Some(entity) = self.subject_before(trigger) {
            add(entity, Stands::Subject);
        }
        all
    }

    /// The subject of the sentence before that of a token.
    fn subject_before(&self, token: usize) -> Option<u32> {
        let before = self.r.sentence_index(token).checked_sub(1)?;
        let mut tokens = self.r.tokens.sentences[before].tokens().take(MENTIONS);
        let subject = tokens.find(|&t| {
            self.r.deprel(t).is_subject() && self.r.head(t).is_some_and(|h| self.r.deprel(h) == Deprel::Root)
        })?;
        self.entities.entity_at(subject)
    }

    /// What is seen of an event and a candidate.
    pub(crate) fn seen(&self, event: &Event, candidate: &Candidate) -> Seen {
        let r = self.r;
        let trigger = event.token as usize;
        let rule = ruled(event, candidate.entity);
        let (kind, lemma) = (word(event.kind), word(&event.lemma));
        let empty = u64::from(event.actors.is_empty())
            + 2 * u64::from(event.recipients.is_empty())
            + 4 * u64::from(event.reciprocal);
        let (thing, named) = self.thing(candidate.entity);
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
        ];
        let mut vectors = [vector(r, trigger), [0; WIDTH]];
        let entity = self.entities.entities.get(candidate.entity as usize);
        let salient = entity.map_or(0, |e| (e.salience * 5.0) as u64);
        match candidate.stands {
            Stands::Here(m) => {
                let mention = &self.entities.mentions[m];
                vectors[1] = vector(r, mention.head as usize);
                self.here(event, mention, (rule, empty), candidate.rank, &mut rows);
            }
            stands => {
                let place = match stands {
                    Stands::Before { acted, same } => 2 + u64::from(acted) + 2 * u64::from(same),
                    Stands::Subject => 6,
                    _ => 1,
                };
                let verb = u64::from(r.upos(trigger) == Upos::Verb);
                rows.extend([
                    row(clue::WHERE, place, rule),
                    row(clue::WHERE, place + 10 * (1 + empty), kind),
                    row(clue::WHERE, place + 10 * (1 + empty), 10 * rule + verb),
                    row(clue::SALIENT, salient, 10 * place + rule),
                ]);
            }
        }
        Seen { rows, vectors }
    }

    fn here(&self, event: &Event, mention: &Mention, (rule, empty): (u64, u64), rank: usize, rows: &mut Vec<u32>) {
        let r = self.r;
        let (trigger, head) = (event.token as usize, mention.head as usize);
        let (kind, lemma) = (word(event.kind), word(&event.lemma));
        let voice = u64::from(is_passive(r, trigger));
        let (path, short) = self.path(trigger, head);
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
        let argument = |t: Option<usize>| t.is_some_and(|t| self.entities.entity_at(t) == Some(mention.entity));
        let argument = if argument(subject(r, trigger)) {
            1
        } else {
            2 * u64::from(argument(object(r, trigger)))
        };
        rows.extend([
            row(clue::PATH, path, voice),
            row(clue::PATH, path, 10 + rule),
            row(clue::PATH_KIND, path, kind),
            row(clue::PATH_WORD, path, lemma),
            row(clue::PATH_CASE, path, case),
            row(clue::SHORT, short, 10 * voice + rule),
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
        ]);
    }

    /// The relations from the trigger up and down to a word, and the same without those of coordination.
    fn path(&self, from: usize, to: usize) -> (u64, u64) {
        let climb = |mut at: usize| {
            let mut steps = vec![at];
            for _ in 0..STEPS {
                let Some(head) = self.r.head(at) else { break };
                steps.push(head);
                at = head;
            }
            steps
        };
        let (up, down) = (climb(from), climb(to));
        let Some((i, j)) = up
            .iter()
            .enumerate()
            .find_map(|(i, a)| down.iter().position(|b| a == b).map(|j| (i, j)))
        else {
            return (1, 1);
        };
        let arcs = up[..i]
            .iter()
            .map(|&t| (1, t))
            .chain(down[..j].iter().rev().map(|&t| (2, t)));
        let (mut whole, mut short) = (17u64, 17u64);
        for (way, t) in arcs {
            let relation = self.r.deprel(t) as u64;
            let step = |hash: u64| {
                (hash ^ (relation * 4 + way))
                    .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                    .rotate_left(23)
            };
            whole = step(whole);
            if !matches!(
                self.r.deprel(t),
                Deprel::Conj | Deprel::Appos | Deprel::Flat | Deprel::NmodDesc
            ) {
                short = step(short);
            }
        }
        (whole, short)
    }

    /// What kind of thing an entity is, and whether it has a name.
    fn thing(&self, e: u32) -> (u64, u64) {
        let Some(entity) = self.entities.entities.get(e as usize) else {
            return (0, 0);
        };
        let place = matches!(entity.kind, EntityType::Gpe | EntityType::Loc | EntityType::Fac);
        let sector = entity.sector.filter(|_| !place).map_or(0, word);
        (sector ^ (1 + entity.kind as u64), 1 + u64::from(entity.unnamed))
    }
}
