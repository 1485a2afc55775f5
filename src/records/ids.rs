//! Which entities stay in the records, and their numbers there.
//!
//! "A passer-by" stays only if she speaks or acts; "the ministry" stays with the minister whose office it is.

use super::Findings;
use crate::entities::{self, Entities};

/// New number of every entity that stays.
pub struct Ids<'a> {
    entities: &'a [entities::Entity],
    of: Vec<Option<u32>>,
    /// Old numbers in the new order.
    pub order: Vec<usize>,
}

impl<'a> Ids<'a> {
    /// Decides which entities stay, and numbers them.
    pub fn new(found: &Findings<'a>) -> Ids<'a> {
        let all = &found.entities.entities;
        let mut keep: Vec<bool> = all.iter().map(|e| !e.unnamed).collect();
        let mut take = |id: Option<u32>| {
            if let Some(slot) = id.and_then(|i| keep.get_mut(i as usize)) {
                *slot = true;
            }
        };
        for quote in found.quotes {
            take(quote.speaker);
            take(quote.addressee);
        }
        for event in found.events {
            let parties = event.actors.iter().chain(&event.recipients);
            parties.flat_map(|&e| members(all, e)).for_each(|e| take(Some(e)));
            take(event.place);
            take(event.attributed_to);
        }
        for i in 0..all.len() {
            if keep[i] {
                all[i].members.iter().for_each(|&m| keep[m as usize] = true);
            }
        }
        keep_employers(all, &mut keep);
        let mut order: Vec<usize> = (0..all.len()).filter(|&i| keep[i]).collect();
        order.sort_by_key(|&i| (first_mention(found.entities, i), i));
        let mut of = vec![None; all.len()];
        for (new, &old) in order.iter().enumerate() {
            of[old] = Some(new as u32);
        }
        Ids {
            entities: all,
            of,
            order,
        }
    }

    /// The new number.
    pub fn get(&self, old: Option<u32>) -> Option<u32> {
        old.and_then(|i| self.of.get(i as usize).copied().flatten())
    }

    /// The new numbers, each once; for *the two countries* those of the countries.
    pub fn all(&self, old: &[u32]) -> Vec<u32> {
        let mut out = Vec::with_capacity(old.len());
        let each = old.iter().flat_map(|&i| members(self.entities, i));
        for id in each.filter_map(|i| self.get(Some(i))) {
            if !out.contains(&id) {
                out.push(id);
            }
        }
        out
    }
}

/// What an entity stands for: itself, or the members of a plural.
fn members(all: &[entities::Entity], id: u32) -> Vec<u32> {
    match all.get(id as usize) {
        Some(entity) if !entity.members.is_empty() => entity.members.clone(),
        _ => vec![id],
    }
}

/// The organisation of a role stays with the person who has the role.
fn keep_employers(all: &[entities::Entity], keep: &mut [bool]) {
    let mut open: Vec<usize> = (0..all.len()).filter(|&i| keep[i]).collect();
    while let Some(i) = open.pop() {
        for org in all[i].roles.iter().filter_map(|r| r.org).map(|o| o as usize) {
            if keep.get(org) == Some(&false) {
                keep[org] = true;
                open.push(org);
            }
        }
    }
}

fn first_mention(entities: &Entities, i: usize) -> u32 {
    let mentions = entities.entities[i].mentions.iter();
    mentions
        .filter_map(|&m| entities.mentions.get(m as usize))
        .map(|m| m.span.start)
        .min()
        .unwrap_or(u32::MAX)
}
