//! Where it happened: a place after `in`, `at`, `near` … on the trigger or its clause, else the only place of its
//! sentence, else of its paragraph; never the dateline.
//!
//! "Gunmen killed two guards *in Kano*", "talks *in the Swiss city of Geneva*".

use super::draft::Draft;
use super::tree::{self, after, kid, kids};
use crate::entities::{Entities, EntityType};
use crate::syntax::{Deprel, Reading};
use crate::text::Span;

/// Mentions of a paragraph that are looked at.
const REACH: usize = 64;

const PREPOSITIONS: &[&str] = &[
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "around",
    "across",
    "throughout",
    "off",
    "along",
    "within",
];

/// The place of a draft, and how it was found; who acts is not where it happens.
pub(super) fn of(
    r: &Reading,
    entities: &Entities,
    draft: &Draft,
    kind: &str,
    actors: &[u32],
) -> Option<(u32, &'static str)> {
    let verb = draft.host.unwrap_or(draft.token);
    let object = kid(r, verb, &[Deprel::Obj]);
    let near = [Some(draft.token), Some(verb), object].into_iter().flatten();
    near.into_iter()
        .find_map(|t| around(r, entities, t))
        .map(|p| (p, "place on it"))
        .or_else(|| attacked(r, entities, draft).map(|p| (p, "place acted upon")))
        .or_else(|| of_clause(r, entities, draft).map(|p| (p, "place of its clause")))
        .or_else(|| around_it(r, entities, draft, kind, actors))
}

/// The only place of the sentence, else of the paragraph, for what happens on the ground.
fn around_it(
    r: &Reading,
    entities: &Entities,
    draft: &Draft,
    kind: &str,
    actors: &[u32],
) -> Option<(u32, &'static str)> {
    if !matches!(kind, "ASSAULT" | "PROTEST" | "COERCE" | "MOBILIZE") {
        return None;
    }
    let trigger = r.cover(draft.first, draft.last);
    let sentence = r.sentence(draft.token).tokens();
    let near = r.cover(sentence.start, sentence.end.max(1) - 1);
    let paragraphs = &r.layout.paragraphs;
    let at = paragraphs.partition_point(|p| p.span.end < trigger.end);
    let wide = paragraphs.get(at).map(|p| p.body);
    let only = |span| only_place(r, entities, span, actors);
    match only_place(r, entities, near, actors) {
        Found::One(place) => Some((place, "place of its sentence")),
        Found::Several => None,
        Found::None => match only(wide?) {
            Found::One(place) => Some((place, "place of its paragraph")),
            _ => None,
        },
    }
}

/// "*in* Kano", "*at* the gates of Kano", not "Kano's mayor" or "the Kano-based group".
fn is_where(r: &Reading, token: usize) -> bool {
    let mut at = token;
    for _ in 0..4 {
        let case = kids(r, at).find(|&c| r.deprel(c) == Deprel::Case);
        if case.is_some_and(|c| PREPOSITIONS.contains(&r.form(c).to_lowercase().as_str())) {
            return true;
        }
        let part = match r.deprel(at) {
            Deprel::Nmod => case.is_some_and(|c| r.form(c) == "of"),
            Deprel::Compound | Deprel::Appos | Deprel::Flat | Deprel::NmodDesc => true,
            _ => false,
        };
        match r.head(at).filter(|_| part) {
            Some(head) => at = head,
            None => return false,
        }
    }
    false
}

enum Found {
    None,
    One(u32),
    Several,
}

/// The place that a stretch of text names, if it names one only.
fn only_place(r: &Reading, entities: &Entities, span: Span, not: &[u32]) -> Found {
    let all = &entities.mentions;
    let from = all.partition_point(|m| m.span.start < span.start);
    let mut found = Found::None;
    for mention in all[from..].iter().take(REACH).take_while(|m| m.span.start < span.end) {
        let entity = entities.entities.get(mention.entity as usize);
        let is_place = entity.is_some_and(|e| matches!(e.kind, EntityType::Gpe | EntityType::Loc | EntityType::Fac));
        if !is_place || not.contains(&mention.entity) || !is_where(r, mention.head as usize) {
            continue;
        }
        match found {
            Found::One(place) if place != mention.entity => return Found::Several,
            _ => found = Found::One(mention.entity),
        }
    }
    found
}

/// What is attacked or visited is itself the place: "Rebels attacked *Goma*".
fn attacked(r: &Reading, entities: &Entities, draft: &Draft) -> Option<u32> {
    let there = draft.is_verb && matches!(draft.kind, Some("ASSAULT" | "CONSULT"));
    there
        .then(|| tree::object(r, draft.token))
        .flatten()
        .and_then(|o| place(r, entities, o))
}

/// An event noun in a clause that has a place: "the attack happened *in Kano*".
fn of_clause(r: &Reading, entities: &Entities, draft: &Draft) -> Option<u32> {
    let nominal = matches!(
        r.deprel(draft.token),
        Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj | Deprel::Obl | Deprel::Conj
    );
    nominal
        .then(|| r.head(draft.token))
        .flatten()
        .and_then(|head| around(r, entities, head))
}

fn around(r: &Reading, entities: &Entities, token: usize) -> Option<u32> {
    PREPOSITIONS.iter().find_map(|p| {
        kids(r, token)
            .filter(|&c| matches!(r.deprel(c), Deprel::Obl | Deprel::Nmod))
            .filter(|&c| kids(r, c).any(|m| r.deprel(m) == Deprel::Case && r.form(m).eq_ignore_ascii_case(p)))
            .find_map(|c| place(r, entities, c))
    })
}

/// The place a noun phrase names, at its head or within: "the village near Goma", "the Tigray region".
fn place(r: &Reading, entities: &Entities, token: usize) -> Option<u32> {
    let is_place = |t: usize| {
        let id = entities.entity_at(t)?;
        let kind = entities.entities.get(id as usize)?.kind;
        matches!(kind, EntityType::Gpe | EntityType::Loc | EntityType::Fac).then_some(id)
    };
    is_place(token).or_else(|| {
        kids(r, token)
            .filter(|&c| {
                matches!(
                    r.deprel(c),
                    Deprel::Compound | Deprel::Appos | Deprel::Flat | Deprel::NmodPoss | Deprel::NmodDesc
                )
            })
            .find_map(is_place)
            .or_else(|| {
                ["of", "in", "near"]
                    .iter()
                    .find_map(|p| after(r, token, p).and_then(is_place))
            })
    })
}
