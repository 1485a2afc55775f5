//! Parties that the article tells elsewhere: "*the attack* lasted an hour", "two students were *arrested*".
//!
//! A report takes what it leaves out from the other reports of its event; an event noun, from the last event of its
//! type.

use super::chains::{Chains, is_fresh, is_headline};
use super::tree::{after, kids};
use super::{Event, Factuality, office};
use crate::entities::Entities;
use crate::syntax::{Deprel, Reading, Upos, Xpos};

/// How many mentions back are looked at.
const REACH: usize = 200;
/// From an event so many sentences back a noun takes its parties.
const FAR: u32 = 3;
/// So many words away an entity is told of near an event.
const NEAR: u32 = 120;

/// Fills empty sides.
pub(super) fn complete(r: &Reading, entities: &Entities, events: &mut [Event]) {
    by_chain(r, events);
    for i in 0..events.len() {
        let (before, rest) = events.split_at_mut(i);
        let Some(event) = rest.first_mut() else { continue };
        let i = event.token as usize;
        // "mutinies *by the guards*": somebody else's, whether or not he is known
        let other = is_fresh(r, i) || after(r, i, "by").is_some() || is_any(r, event);
        let nominal = r.upos(i) != Upos::Verb && !other;
        if nominal && event.actors.is_empty() {
            told_before(entities, before, event);
        }
        if event.actors.is_empty() && !event.first_person {
            office::actor(entities, event);
        }
        if event.recipients.is_empty() && !event.reciprocal {
            office::recipient(entities, event);
        }
    }
    by_chain(r, events);
}

/// Whether an entity is told of near an event: who is not, is seldom who is meant.
pub(super) fn is_near(entities: &Entities, event: &Event, entity: u32) -> bool {
    let mentions = &entities.mentions;
    let from = mentions.partition_point(|m| m.first < event.token.saturating_sub(NEAR));
    let mut near = mentions[from..].iter().take_while(|m| m.first < event.token + NEAR);
    near.any(|m| m.entity == entity)
}

/// "speed up *deportations*", "was *also* arrested": of nobody in particular, or another time.
fn is_any(r: &Reading, event: &Event) -> bool {
    let i = event.token as usize;
    let again = |c: usize| r.deprel(c) == Deprel::Advmod && matches!(r.lemma(c), "also" | "previously" | "again");
    if r.upos(i) == Upos::Verb {
        return kids(r, i).any(|c| again(c) && c < i);
    }
    let told = [
        Deprel::Det,
        Deprel::NmodPoss,
        Deprel::Amod,
        Deprel::Compound,
        Deprel::Nmod,
        Deprel::Acl,
        Deprel::AclRelcl,
    ];
    let bare = r.xpos(i) == Xpos::Nns && !kids(r, i).any(|c| told.contains(&r.deprel(c)));
    bare && event.kind != "PROTEST" && !is_headline(r, event)
}

/// What another report of the same event tells; the nearest one that does.
fn by_chain(r: &Reading, events: &mut [Event]) {
    const SIDES: [fn(&mut Event) -> &mut Vec<u32>; 2] = [|e| &mut e.actors, |e| &mut e.recipients];
    let chains = Chains::new(r, events);
    for chain in chains.chains.iter().filter(|c| c.reports.len() > 1) {
        for (side, fill) in SIDES.into_iter().enumerate() {
            let told: Vec<usize> = chain
                .reports
                .iter()
                .copied()
                .filter(|&f| !(fill(&mut events[f]).is_empty() || events[f].alleged))
                .collect();
            if side == 0 {
                complete_talks(&chain.reports, events);
            }
            for &e in &chain.reports {
                let mutual = (events[e].reciprocal && side == 1) || (events[e].first_person && side == 0);
                if mutual
                    || (side == 0 && r.upos(events[e].token as usize) == Upos::Verb && is_any(r, &events[e]))
                    || !fill(&mut events[e]).is_empty()
                    || events[e].factuality != Factuality::Asserted
                {
                    continue;
                }
                let Some(&f) = told.iter().min_by_key(|&&f| f.abs_diff(e)) else {
                    continue;
                };
                let mut found = fill(&mut events[f]).clone();
                if events[e].reciprocal {
                    found.extend(&events[f].recipients);
                }
                let (actors, recipients) = (events[e].actors.clone(), events[e].recipients.clone());
                let new: Vec<u32> = found
                    .into_iter()
                    .filter(|p| !actors.contains(p) && !recipients.contains(p))
                    .collect();
                if new.is_empty() {
                    continue;
                }
                *fill(&mut events[e]) = new;
                events[e].confidence *= 0.9;
                events[e].why.push_str(if side == 0 {
                    ", actors as told elsewhere"
                } else {
                    ", recipients as told elsewhere"
                });
            }
        }
    }
}

/// "*The king* met *the queen* … *The king* said the meeting was short": who is named alone takes the others from the
/// nearest report that names both.
fn complete_talks(reports: &[usize], events: &mut [Event]) {
    for &e in reports {
        let &[known] = &events[e].actors[..] else { continue };
        if !events[e].reciprocal || events[e].factuality != Factuality::Asserted {
            continue;
        }
        let full =
            |f: &&usize| events[**f].reciprocal && events[**f].actors.len() > 1 && events[**f].actors.contains(&known);
        if let Some(&f) = reports.iter().filter(full).min_by_key(|&&f| f.abs_diff(e)) {
            let actors = events[f].actors.clone();
            events[e].actors = actors;
            events[e].confidence *= 0.9;
            events[e].why.push_str(", actors as told elsewhere");
        }
    }
}

fn told_before(entities: &Entities, before: &[Event], event: &mut Event) {
    // whoever sentenced a man did not seize the drugs, whoever looks into allegations did not make them
    let kept = matches!(event.kind, "COERCE" | "ACCUSE");
    let apart = |e: &Event| kept && e.mode.is_some() && event.mode.is_some() && e.mode != event.mode;
    // one who came alone met nobody that is told
    let alone = |e: &Event| event.kind == "CONSULT" && event.reciprocal && e.actors.len() + e.recipients.len() < 2;
    // "vowed to strike back … *the attack*": what is yet to come is not what was
    let real = |e: &Event| e.factuality == Factuality::Asserted || event.factuality != Factuality::Asserted;
    let same = |e: &&Event| {
        e.kind == event.kind
            && real(e)
            && !e.actors.is_empty()
            && e.historical == event.historical
            && !apart(e)
            && !alone(e)
            && !e.alleged
            && event.sentence - e.sentence <= FAR
    };
    let Some(told) = before.iter().rev().take(REACH).find(same) else {
        return;
    };
    let foreign = !event.recipients.is_empty() && !event.recipients.iter().any(|e| told.recipients.contains(e));
    if foreign {
        return;
    }
    if !told.actors.iter().any(|&actor| is_near(entities, event, actor)) {
        return;
    }
    event.actors.clone_from(&told.actors);
    if event.reciprocal {
        // "Russia invaded Ukraine … the war": both are at war
        for &e in &told.recipients {
            super::roles::push(&mut event.actors, e);
        }
        event.recipients.clear();
    }
    event.reciprocal |= told.reciprocal;
    event.confidence *= 0.8;
    event.why.push_str(", parties as told before");
}
