//! Whom *he* and *she* mean at a cue: whoever spoke last goes on (*Petrov said … He added …*), if it may be the same
//! person and nobody else came in between.

use super::Quote;
use crate::entities::{Entities, EntityType};
use crate::syntax::Reading;

/// How many tokens back the last speaker may have been named.
const REACH: usize = 250;

/// Gives quotes of *he* and *she* to the last speaker.
pub(super) fn give(reading: &Reading, entities: &Entities, quotes: &mut [Quote]) {
    let cue = |q: &Quote| q.cue.as_ref().map(|c| c.token as usize);
    let own = |q: &Quote| q.inside.is_none() && cue(q).is_some_and(|t| reading.quotation(t).is_none());
    let mut order: Vec<usize> = (0..quotes.len()).filter(|&q| own(&quotes[q])).collect();
    order.sort_by_key(|&q| cue(&quotes[q]));
    let mut last: Option<(usize, u32)> = None;
    for q in order {
        let at = cue(&quotes[q]).unwrap_or(0);
        if let Some((before, speaker)) = last
            && let Some(gender) = pronoun(reading, &quotes[q])
            && quotes[q].speaker != Some(speaker)
            && at <= before + REACH
            && may_be(entities, speaker, gender)
            && !(before + 1..at).any(|t| comes_in(reading, entities, quotes, speaker, gender, t))
        {
            quotes[q].speaker = Some(speaker);
        }
        last = quotes[q].speaker.map(|s| (at, s));
    }
}

/// The gender of *he* or *she* as the source.
fn pronoun(reading: &Reading, quote: &Quote) -> Option<&'static str> {
    match quote.source?.of(reading.text) {
        "he" | "He" => Some("male"),
        "she" | "She" => Some("female"),
        _ => None,
    }
}

fn may_be(entities: &Entities, entity: u32, gender: &str) -> bool {
    let entity = &entities.entities[entity as usize];
    entity.kind == EntityType::Person && entity.gender.is_none_or(|g| g == gender)
}

/// Whether this token brings in another person, as the subject of a clause that nobody is quoted with.
fn comes_in(
    reading: &Reading,
    entities: &Entities,
    quotes: &[Quote],
    speaker: u32,
    gender: &str,
    token: usize,
) -> bool {
    let named = entities.mention_at(token).filter(|m| m.entity != speaker);
    let Some(mention) = named.filter(|m| reading.deprel(token).is_subject() && may_be(entities, m.entity, gender))
    else {
        return false;
    };
    let later = quotes.partition_point(|q| q.content[0].start <= mention.span.start);
    let nearest = quotes[..later].iter().rev().take(4);
    let said = nearest.flat_map(|q| &q.content).any(|c| c.overlaps(mention.span));
    !said && !matches!(mention.kind, crate::entities::MentionKind::Pronoun)
}
