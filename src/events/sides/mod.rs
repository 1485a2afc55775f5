//! Which side of an event an entity is on, as annotated articles teach it: a second opinion on what the frames fill.
//!
//! No slot of a frame leads to every party: the path through the tree, the kind of thing and the word tell more.

mod candidates;
pub(crate) mod clues;
pub(crate) mod model;
mod path;

use super::Event;
use super::roles::push;
use super::senses::SHORTEST;
use crate::classes::{chances, likeliest};
use crate::entities::Entities;
use crate::stop;
use crate::syntax::Reading;
use clues::Clues;
use model::{ACTOR, NEITHER, RECIPIENT, shipped};

/// A party that the frame gives stays from this chance of its side.
const STAYS: f32 = 0.1;
/// One that does not stay goes to the other side from this chance.
const MOVES: f32 = 0.6;
/// Of a side that is left empty the likeliest other entity becomes a party from this chance, further ones from that.
const BECOMES: f32 = 0.45;
const ALSO: f32 = 0.75;
/// What a learnt party leaves of the confidence.
const LEARNT: f32 = 0.9;

/// Moves parties to where they belong.
pub(super) fn settle(r: &Reading, entities: &Entities, events: &mut [Event]) {
    let weights = shipped().filter(|_| r.tokens.sentences.len() >= SHORTEST);
    let Some(weights) = weights else { return };
    let clues = Clues::new(r, entities, events);
    let mut moves = Vec::new();
    for e in 0..events.len() {
        stop::point();
        let (scene, event) = (clues.scene(e), &events[e]);
        let mut left = [event.actors.len(), event.recipients.len()];
        let mut others = Vec::new();
        for candidate in scene.candidates() {
            let entity = candidate.entity;
            let given = [&event.actors, &event.recipients].map(|side| side.contains(&entity));
            let chances = chances(&weights.odds(&scene.seen(&candidate)));
            let best = likeliest(&chances[..NEITHER]);
            if given == [false, false] {
                // "the violence *in Kano*": whoever acted elsewhere need not have acted there
                if candidate.is_beside() || event.place.is_none() {
                    others.push((chances[best], best, entity));
                }
                continue;
            }
            let stays = [ACTOR, RECIPIENT].map(|side| given[side] && chances[side] >= STAYS);
            let moves_over = stays == [false, false] && chances[best] >= MOVES;
            let now = [ACTOR, RECIPIENT].map(|side| stays[side] || moves_over && side == best);
            if now != given {
                moves.push((e, entity, now));
            }
            for side in [ACTOR, RECIPIENT] {
                left[side] = left[side] + usize::from(now[side]) - usize::from(given[side]);
            }
        }
        let mut joining: [Vec<(f32, u32)>; 2] = Default::default();
        for (chance, best, entity) in others {
            if left[best] == 0 && !(best == RECIPIENT && event.reciprocal) {
                joining[best].push((chance, entity));
            }
        }
        for (side, mut joining) in joining.into_iter().enumerate() {
            joining.sort_by(|a, b| b.0.total_cmp(&a.0));
            for (place, (chance, entity)) in joining.into_iter().enumerate() {
                if chance >= if place == 0 { BECOMES } else { ALSO } {
                    moves.push((e, entity, [side == ACTOR, side == RECIPIENT]));
                }
            }
        }
    }
    for (e, entity, now) in moves {
        place(&mut events[e], entity, now);
    }
}

/// Puts an entity on the sides of an event where it is now.
fn place(event: &mut Event, entity: u32, now: [bool; 2]) {
    let mut new = false;
    for (side, name) in [(ACTOR, "actors"), (RECIPIENT, "recipients")] {
        let parties = if side == ACTOR {
            &mut event.actors
        } else {
            &mut event.recipients
        };
        let known = parties.contains(&entity);
        if now[side] == known {
            continue;
        }
        if now[side] {
            push(parties, entity);
        } else {
            parties.retain(|&e| e != entity);
        }
        new |= now[side];
        let how = if now[side] { "learnt" } else { "one less, learnt" };
        let note = format!(", {name}: {how}");
        if !event.why.contains(&note) {
            event.why.push_str(&note);
        }
    }
    if new {
        event.confidence *= LEARNT;
    }
}
