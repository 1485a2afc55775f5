//! Which entities may have a part in an event: those of its sentence, those that the frame gave it, those of events told
//! near it or of its type, and who the sentence before is about.

use crate::entities::Entities;
use crate::events::Event;
use crate::syntax::{Deprel, Reading};

/// At most so many entities of a sentence are looked at.
const CROWD: usize = 24;
/// At most so many mentions of a sentence.
const MENTIONS: usize = 96;
/// So many events back are looked at for their parties, and of each so many on either side.
const BACK: usize = 3;
const PARTIES: usize = 3;

/// Where a candidate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// In the sentence: the mention.
    Here(usize),
    /// The frame or the article gave it.
    Given,
    /// It is a party of an event told not long before.
    Before { acted: bool, same: bool },
    /// It is a party of the nearest event of the type that is told farther before, or after.
    Alike { acted: bool, after: bool },
    /// It is the subject of the sentence before.
    Subject,
}

/// An entity that may have a part in an event.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) entity: u32,
    pub(super) stands: Stands,
    /// How many other candidates stand nearer to the trigger on the same side of it.
    pub(super) rank: usize,
}

impl Candidate {
    /// Whether its sentence, the frame or the sentence before tells of it, rather than another event.
    pub(super) fn is_beside(&self) -> bool {
        !matches!(self.stands, Stands::Before { .. } | Stands::Alike { .. })
    }

    /// Where it stands, as a number below twenty.
    pub(crate) fn place(&self) -> u64 {
        match self.stands {
            Stands::Here(_) => 0,
            Stands::Given => 1,
            Stands::Before { acted, same } => 2 + u64::from(acted) + 2 * u64::from(same),
            Stands::Subject => 6,
            Stands::Alike { acted, after } => 7 + u64::from(acted) + 2 * u64::from(after),
        }
    }
}

/// The entities that may have a part in event `e`.
pub(super) fn candidates(r: &Reading, entities: &Entities, events: &[Event], e: usize) -> Vec<Candidate> {
    let event = &events[e];
    let mut all = here(r, entities, event.token as usize);
    let mut add = |entity: u32, stands: Stands| {
        if !all.iter().any(|c| c.entity == entity) {
            all.push(Candidate {
                entity,
                stands,
                rank: 0,
            });
        }
    };
    let given = event.actors.iter().chain(&event.recipients);
    given.for_each(|&e| add(e, Stands::Given));
    let near = e.saturating_sub(BACK);
    for before in events[near..e].iter().rev() {
        let same = before.kind == event.kind;
        sides(before, |entity, acted| add(entity, Stands::Before { acted, same }));
    }
    let alike = |other: &&Event| other.kind == event.kind;
    let earlier = events[..near].iter().rev().find(alike);
    let later = events[e + 1..].iter().find(alike);
    for (other, after) in [(earlier, false), (later, true)] {
        if let Some(other) = other {
            sides(other, |entity, acted| add(entity, Stands::Alike { acted, after }));
        }
    }
    if let Some(entity) = subject_before(r, entities, event.token as usize) {
        add(entity, Stands::Subject);
    }
    all
}

fn sides(event: &Event, mut add: impl FnMut(u32, bool)) {
    event.actors.iter().take(PARTIES).for_each(|&e| add(e, true));
    event.recipients.iter().take(PARTIES).for_each(|&e| add(e, false));
}

/// The entities of a trigger's sentence, each by its nearest mention.
fn here(r: &Reading, entities: &Entities, trigger: usize) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = Vec::new();
    let tokens = r.sentence(trigger).tokens();
    let mentions = &entities.mentions;
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
    all
}

/// The subject of the sentence before that of a token.
fn subject_before(r: &Reading, entities: &Entities, token: usize) -> Option<u32> {
    let before = r.sentence_index(token).checked_sub(1)?;
    let mut tokens = r.tokens.sentences[before].tokens().take(MENTIONS);
    let subject =
        tokens.find(|&t| r.deprel(t).is_subject() && r.head(t).is_some_and(|h| r.deprel(h) == Deprel::Root))?;
    entities.entity_at(subject)
}
