//! The person whose name ends or begins an office: *said police spokesman Captain **Ivan Petrov***.

use std::ops::Range;

use crate::entities::{Entities, EntityType, Mention, MentionKind};
use crate::syntax::{Reading, Upos};

/// *First Minister of Scotland **Ana Reyes** said*, *spokesman **Ivan Petrov** of the harbour police said*, *said police
/// spokesman Captain **Ivan Petrov***: the person whose name ends an office, or begins it.
pub(super) fn named<'e>(reading: &Reading, entities: &'e Entities, cue: usize, source: usize) -> Option<&'e Mention> {
    let person =
        |m: &&Mention| m.kind == MentionKind::Name && entities.entities[m.entity as usize].kind == EntityType::Person;
    if reading.upos(source) == Upos::Pron || entities.mention_at(source).as_ref().is_some_and(person) {
        return None;
    }
    let people = |tokens: Range<usize>| tokens.filter_map(|t| entities.mention_at(t).filter(person));
    let after = || {
        let mention = people(source + 1..office_end(reading, cue, source)).next()?;
        let words = reading.tokens_in(mention.span);
        let fits = words.start > source
            && is_office(reading, source + 1..words.start)
            && is_apart(reading, entities, source, words.start - 1)
            && is_last(reading, cue, source, words.end);
        fits.then_some(mention)
    };
    let before = || {
        let (first, _) = reading.reach(source);
        let mention = people(first.max(source.saturating_sub(8))..source).next()?;
        let after = reading.tokens_in(mention.span).end;
        (after < source && matches!(reading.lemma(after), "of" | "from")).then_some(mention)
    };
    after().or_else(before)
}

/// How far a name may stand from the first noun of its office.
const OFFICE: usize = 10;

/// Where the words beside a source end that may be its office and name.
fn office_end(reading: &Reading, cue: usize, source: usize) -> usize {
    let end = if source < cue {
        cue
    } else {
        reading.sentence(source).tokens().end
    };
    end.min(source + 1 + OFFICE)
}

/// Whether words can belong to an office: no comma, no colon, no verb.
fn is_office(reading: &Reading, mut words: Range<usize>) -> bool {
    words.all(|t| !matches!(reading.form(t), "," | ":" | ";") && reading.upos(t) != Upos::Verb)
}

/// Whether a name that ends here ends the whole phrase: its verb follows, or *of* a place and then its verb.
fn is_last(reading: &Reading, cue: usize, source: usize, end: usize) -> bool {
    if source > cue {
        return end >= reading.len() || !matches!(reading.form(end), "and" | "or" | "’s" | "'s");
    }
    let small = |t: usize| matches!(reading.upos(t), Upos::Aux | Upos::Adv);
    let of = end < cue && matches!(reading.lemma(end), "of" | "from") && is_office(reading, end..cue);
    of || (end..cue).all(small)
}

/// Offices that are *of* something which needs no name: *minister of justice*.
const HEADS: [&str; 8] = [
    "minister",
    "secretary",
    "director",
    "commissioner",
    "inspector",
    "head",
    "chief",
    "chairman",
];

/// Whether a name may begin after this word of an office: not after *for* or *of* it, nor in what those words govern.
fn is_apart(reading: &Reading, entities: &Entities, source: usize, before: usize) -> bool {
    if reading.form(before) == ")" || before == source {
        return true;
    }
    if HEADS.contains(&reading.lemma(source)) && before == source + 2 && reading.form(source + 1) == "of" {
        return true;
    }
    let office = matches!(reading.upos(before), Upos::Noun | Upos::Propn | Upos::Adj);
    let governed = (before.saturating_sub(6)..=before).any(|t| reading.upos(t) == Upos::Adp);
    let closed = || {
        let mut near = (before.saturating_sub(4)..=before).filter_map(|t| entities.mention_at(t));
        near.any(|m| {
            let kind = entities.entities[m.entity as usize].kind;
            let ends = reading.tokens_in(m.span).end == before + 1;
            ends && m.kind == MentionKind::Name && matches!(kind, EntityType::Org | EntityType::Gpe)
        })
    };
    office && (!governed || closed())
}
