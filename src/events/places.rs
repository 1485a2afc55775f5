//! Where it happened: a place after `in`, `at`, `near` … on the trigger or its clause; never the dateline.
//!
//! "Gunmen killed two guards *in Kano*", "talks *in the Swiss city of Geneva*".

use super::draft::Draft;
use super::tree::{self, after, kid, kids};
use crate::entities::{Entities, EntityType};
use crate::syntax::{Deprel, Reading};

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

/// The place of a draft, and how it was found.
pub(super) fn of(r: &Reading, entities: &Entities, draft: &Draft) -> Option<(u32, &'static str)> {
    let verb = draft.host.unwrap_or(draft.token);
    let object = kid(r, verb, &[Deprel::Obj]);
    let near = [Some(draft.token), Some(verb), object].into_iter().flatten();
    near.into_iter()
        .find_map(|t| around(r, entities, t))
        .map(|p| (p, "place on it"))
        .or_else(|| attacked(r, entities, draft).map(|p| (p, "place acted upon")))
        .or_else(|| of_clause(r, entities, draft).map(|p| (p, "place of its clause")))
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
