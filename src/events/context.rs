//! Parties that the article has told before: "*the attack* lasted an hour", "two students were *arrested*".
//!
//! An event noun without parties takes those of the last event of its type; an arrest without agent is the police's,
//! a sentence the court's, a protest the protesters', where the article names them.

use super::Event;
use crate::entities::Entities;
use crate::syntax::{Reading, Upos};

/// How many mentions back are looked at.
const REACH: usize = 200;

/// Fills empty sides.
pub(super) fn complete(r: &Reading, entities: &Entities, events: &mut [Event]) {
    for i in 0..events.len() {
        let (before, rest) = events.split_at_mut(i);
        let Some(event) = rest.first_mut() else { continue };
        let nominal = r.upos(event.token as usize) != Upos::Verb;
        if nominal && event.actors.is_empty() {
            told_before(before, event);
        }
        if event.actors.is_empty() {
            by_office(entities, event);
        }
        if nominal && event.recipients.is_empty() && !event.reciprocal {
            recipients_before(before, event);
        }
    }
}

fn told_before(before: &[Event], event: &mut Event) {
    let same = |e: &&Event| e.kind == event.kind && !e.actors.is_empty() && e.historical == event.historical;
    let Some(told) = before.iter().rev().take(REACH).find(same) else {
        return;
    };
    let foreign = !event.recipients.is_empty() && !event.recipients.iter().any(|e| told.recipients.contains(e));
    if foreign {
        return;
    }
    event.actors.clone_from(&told.actors);
    event.reciprocal = told.reciprocal;
    if event.recipients.is_empty() {
        event.recipients.clone_from(&told.recipients);
    }
    event.confidence *= 0.8;
    event.why.push_str(", parties as told before");
}

/// The same actors have done the same before, to someone who was named then.
fn recipients_before(before: &[Event], event: &mut Event) {
    let same = |e: &&Event| {
        e.kind == event.kind
            && e.historical == event.historical
            && !e.recipients.is_empty()
            && e.actors.iter().any(|a| event.actors.contains(a))
    };
    if let Some(told) = before.iter().rev().take(REACH).find(same) {
        event.recipients = told
            .recipients
            .iter()
            .copied()
            .filter(|e| !event.actors.contains(e))
            .collect();
        event.why.push_str(", recipients as told before");
    }
}

fn by_office(entities: &Entities, event: &mut Event) {
    let arrest = matches!(event.mode.as_deref(), Some("arrest" | "seize"));
    let is_office = |e: u32| {
        let Some(entity) = entities.entities.get(e as usize) else {
            return false;
        };
        match event.kind {
            "COERCE" if arrest => entity.sector == Some("COP"),
            "SANCTION" if event.mode.as_deref() == Some("convict") => entity.sector == Some("JUD"),
            "PROTEST" => {
                let name = entity.name.to_lowercase();
                ["protest", "demonstrat", "marcher", "striker"]
                    .iter()
                    .any(|w| name.contains(w))
            }
            _ => false,
        }
    };
    let upto = entities
        .mentions
        .partition_point(|m| m.span.start < event.trigger.start);
    let before = entities.mentions[..upto].iter().rev().take(REACH);
    let mut near = before.chain(entities.mentions[upto..].iter().take(REACH));
    let found = near
        .find(|m| is_office(m.entity) && !event.recipients.contains(&m.entity))
        .map(|m| m.entity);
    if let Some(actor) = found {
        event.actors.push(actor);
        event.confidence *= 0.8;
        event.why.push_str(", actor by office");
    }
}
