//! How many were killed or injured, where no number stands with the victims: one person is one, and what the sentence of an
//! attack tells of its dead is its own.
//!
//! "The killing of *the general*", "*Berg* was stabbed": one; "the shelling resulted in the death of *ten*": ten.

use std::collections::HashSet;

use super::casualties::value;
use super::tree::{clause, is_marked, kids, object, surface_subject};
use super::{Event, Factuality, Range};
use crate::entities::{Entities, EntityType};
use crate::lexicon::Lexicon;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::{Deprel, Reading};
use crate::time::{Quantity, Times};

/// Fills what no number told; nobody is struck by what has not happened.
pub(super) fn complete(r: &Reading, entities: &Entities, times: &Times, lexicon: &Lexicon, events: &mut [Event]) {
    for event in events.iter_mut().filter(|e| e.factuality != Factuality::Asserted) {
        (event.killed, event.injured, event.arrested) = (None, None, None);
    }
    let dead = dead(r, entities, lexicon, events);
    let told: Vec<&Quantity> = times.quantities.iter().filter(|q| q.role.is_some()).collect();
    for e in 0..events.len() {
        if !is_open(&events[e]) {
            continue;
        }
        if is_alone(events, e) {
            of_sentence(r, &told, &mut events[e]);
        }
        if is_open(&events[e]) {
            of_recipients(r, entities, lexicon, &dead, &mut events[e]);
        }
    }
}

/// Violence of which nothing is counted yet.
fn is_open(event: &Event) -> bool {
    let violence = event.kind == "ASSAULT" && event.factuality == Factuality::Asserted;
    violence && event.killed.is_none() && event.injured.is_none()
}

/// Whether it is the only violence that its sentence tells.
fn is_alone(events: &[Event], e: usize) -> bool {
    /// So many events of a sentence are looked at to either side.
    const NEAR: usize = 12;
    let here = |o: &&Event| o.sentence == events[e].sentence;
    let before = events[..e].iter().rev().take(NEAR).take_while(here);
    let after = events[e + 1..].iter().take(NEAR).take_while(here);
    !before.chain(after).any(|o| o.kind == "ASSAULT")
}

/// "The shelling resulted in the death of *ten* and the injury of *30*": in its own clause, or below it.
fn of_sentence(r: &Reading, told: &[&Quantity], event: &mut Event) {
    let token = event.token as usize;
    let span = r.sentence(token).span;
    let first = told.partition_point(|q| q.span.start < span.start);
    for q in told[first..].iter().take_while(|q| q.span.start < span.end) {
        let (Some(head), Some(min)) = (q.head.map(|h| h as usize), q.min) else {
            continue;
        };
        if !r.is_under(head, token) && clause(r, head) != clause(r, token) {
            continue;
        }
        let field = match q.role {
            Some("killed") => &mut event.killed,
            Some("injured") => &mut event.injured,
            _ => continue,
        };
        if field.is_none() {
            *field = Some(Range {
                min: min as i64,
                max: q.max.map(|m| m as i64),
            });
            event.why.push_str(", number of its sentence");
        }
    }
}

/// "The killing of *General Haddad*": as many as its recipients are.
fn of_recipients(r: &Reading, entities: &Entities, lexicon: &Lexicon, dead: &HashSet<u32>, event: &mut Event) {
    let token = event.token as usize;
    let is = |class| lexicon.word_classes.has(class, r.lemma(token));
    let (kills, wounds) = (is(WordClass::Killing), is(WordClass::Wounding));
    let counts: Option<Vec<i64>> = event.recipients.iter().map(|&e| number(entities, e)).collect();
    let Some(sum) = counts.map(|all| all.iter().sum::<i64>()).filter(|&sum| sum > 0) else {
        return;
    };
    // "shot *at* the mayor" may have missed
    let struck = wounds && {
        let victim =
            object(r, token).or_else(|| surface_subject(r, token).filter(|&s| r.deprel(s) == Deprel::NsubjPass));
        victim
            .and_then(|v| entities.entity_at(v))
            .is_some_and(|v| event.recipients == [v])
    };
    let number = Some(Range {
        min: sum,
        max: Some(sum),
    });
    if kills || struck && (is_deadly(r, token) || dead.contains(&event.recipients[0])) {
        event.killed = number;
    } else if struck {
        event.injured = number;
    } else {
        return;
    }
    event.why.push_str(", as many as its recipients");
}

/// How many an entity is: one person, or as many as its name begins with.
fn number(entities: &Entities, e: u32) -> Option<i64> {
    let entity = entities.entities.get(e as usize)?;
    match entity.kind {
        EntityType::Person => Some(1),
        EntityType::Group if entity.unnamed => value(entity.name.split(' ').next()?),
        _ => None,
    }
}

/// "*fatally* shot", "beaten *to death*".
fn is_deadly(r: &Reading, verb: usize) -> bool {
    let to_death = |c: usize| r.lemma(c) == "death" && is_marked(r, c, "to");
    kids(r, verb).any(|c| matches!(r.lemma(c), "fatally" | "dead") || to_death(c))
}

/// The persons who are told to be dead: killed by another event, or "*Berg* died", "the funeral of *Berg*".
fn dead(r: &Reading, entities: &Entities, lexicon: &Lexicon, events: &[Event]) -> HashSet<u32> {
    let kills = |e: &&Event| {
        let killing = lexicon.word_classes.has(WordClass::Killing, r.lemma(e.token as usize));
        e.factuality == Factuality::Asserted && (killing || e.killed.is_some())
    };
    let killed = events.iter().filter(kills).flat_map(|e| e.recipients.iter().copied());
    let gone = (0..r.len()).filter_map(|i| {
        let whose =
            |c: &usize| r.deprel(*c) == Deprel::NmodPoss || r.deprel(*c) == Deprel::Nmod && is_marked(r, *c, "of");
        let who = match r.lemma(i) {
            "die" | "dead" => surface_subject(r, i),
            "death" | "funeral" | "burial" | "body" => kids(r, i).find(whose),
            _ => None,
        };
        entities.entity_at(who?)
    });
    killed.chain(gone).collect()
}
