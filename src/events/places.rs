//! Where it happened: a place after `in`, `at`, `near` … on the trigger or its clause, else the only place of its
//! sentence, else of its paragraph; never the dateline.
//!
//! "Gunmen killed two guards *in Kano*", "talks *in the Swiss city of Geneva*".

use super::draft::Draft;
use super::tree::{self, after, kid, kids};
use crate::entities::{Entities, EntityType};
use crate::syntax::{Deprel, Reading, Xpos};
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
    let near = [Some(draft.token), Some(verb), object, spoken(r, verb)]
        .into_iter()
        .flatten();
    near.into_iter()
        .find_map(|t| around(r, entities, t).filter(|p| !actors.contains(p)))
        .map(|p| (p, "place on it"))
        .or_else(|| attacked(r, entities, draft).map(|p| (p, "place acted upon")))
        .or_else(|| goal(r, entities, draft).map(|p| (p, "place it goes to")))
        .or_else(|| witness(r, entities, draft).map(|p| (p, "place that saw it")))
        .or_else(|| {
            let clause = of_clause(r, entities, draft).filter(|p| !actors.contains(p));
            clause.map(|p| (p, "place of its clause"))
        })
        .or_else(|| around_it(r, entities, draft, kind, actors))
}

/// "*speaking* in Riga, the premier urged voters": where it was said.
fn spoken(r: &Reading, verb: usize) -> Option<usize> {
    let speaks = |&c: &usize| r.deprel(c) == Deprel::Advcl && r.xpos(c) == Xpos::Vbg;
    kids(r, verb)
        .filter(speaks)
        .find(|&c| matches!(r.lemma(c), "speak" | "talk" | "address"))
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
    let at = r.layout.paragraphs.partition_point(|p| p.span.end < trigger.end);
    let all = Named {
        r,
        entities,
        actors,
        kind,
        trigger: draft.token,
    };
    match all.within(near) {
        Places::One(place, true) => Some((place, "place of its sentence")),
        Places::None => match all.within(r.layout.paragraphs.get(at)?.body) {
            Places::One(place, true) => Some((place, "place of its paragraph")),
            _ => None,
        },
        _ => None,
    }
}

/// The places a stretch of text names, besides those that act.
enum Places {
    None,
    /// One only, and whether it is told as where something is.
    One(u32, bool),
    Several,
}

struct Named<'a, 'r> {
    r: &'a Reading<'r>,
    entities: &'a Entities,
    actors: &'a [u32],
    kind: &'a str,
    trigger: usize,
}

impl Named<'_, '_> {
    fn within(&self, span: Span) -> Places {
        let all = &self.entities.mentions;
        let from = all.partition_point(|m| m.span.start < span.start);
        let mut found = Places::None;
        for mention in all[from..].iter().take(REACH).take_while(|m| m.span.start < span.end) {
            let entity = self.entities.entities.get(mention.entity as usize);
            let is_place =
                entity.is_some_and(|e| matches!(e.kind, EntityType::Gpe | EntityType::Loc | EntityType::Fac));
            if !is_place || self.actors.contains(&mention.entity) {
                continue;
            }
            // "Hong Kong protesters" march there, "US aircraft" fly anywhere
            let state = self.kind != "PROTEST"
                && entity.is_some_and(|e| e.site.as_ref().is_some_and(|site| site.kind == "country"));
            let here = self.is_where(mention.head as usize, state);
            found = match found {
                Places::One(place, _) if place != mention.entity => return Places::Several,
                Places::One(place, before) => Places::One(place, before || here),
                _ => Places::One(mention.entity, here),
            };
        }
        found
    }

    /// "*in* Kano", "*at* the gates of Kano", "Kano *protesters*", not "Kano's mayor", "the Kano-based group" or "US
    /// officials".
    fn is_where(&self, token: usize, state: bool) -> bool {
        let r = self.r;
        let mut at = token;
        for _ in 0..4 {
            let case = kids(r, at).find(|&c| r.deprel(c) == Deprel::Case);
            if case.is_some_and(|c| PREPOSITIONS.contains(&r.form(c).to_lowercase().as_str())) {
                return true;
            }
            let Some(head) = r.head(at) else { return false };
            let part = match r.deprel(at) {
                Deprel::Nmod => case.is_some_and(|c| r.form(c) == "of"),
                Deprel::Compound if state && at == token => return false,
                Deprel::Compound if at == token && (head == self.trigger || r.xpos(head) == Xpos::Nns) => return true,
                Deprel::Compound | Deprel::Appos | Deprel::Flat | Deprel::NmodDesc => true,
                _ => false,
            };
            if !part {
                return false;
            }
            at = head;
        }
        false
    }
}

/// What is attacked or visited is itself the place: "Rebels attacked *Goma*".
fn attacked(r: &Reading, entities: &Entities, draft: &Draft) -> Option<u32> {
    let there = draft.is_verb && matches!(draft.kind, Some("ASSAULT" | "CONSULT"));
    there
        .then(|| tree::object(r, draft.token))
        .flatten()
        .and_then(|o| place(r, entities, o))
}

/// "a visit *to Oslo*", "the invasion *of Chad*", "the attack *on Gao*", "arrested the clerk *from Kano*".
fn goal(r: &Reading, entities: &Entities, draft: &Draft) -> Option<u32> {
    let prepositions: &[&str] = match (draft.kind, draft.mode, draft.is_verb) {
        (Some("CONSULT"), Some("visit"), _) => &["to"],
        (Some("COERCE"), Some("arrest"), true) => &["from"],
        (Some("MOBILIZE"), ..) => &["to", "into", "in"],
        (Some("ASSAULT"), _, false) | (Some("COERCE"), Some("seize"), false) => &["of", "on"],
        _ => return None,
    };
    let verb = draft.host.unwrap_or(draft.token);
    let on = |p: &&str| after(r, draft.token, p).or_else(|| after(r, verb, p));
    prepositions.iter().filter_map(on).find_map(|t| place(r, entities, t))
}

/// "*Gao* has seen protests".
fn witness(r: &Reading, entities: &Entities, draft: &Draft) -> Option<u32> {
    let noun = draft.token;
    let verb = r
        .head(noun)
        .filter(|_| !draft.is_verb && r.deprel(noun) == Deprel::Obj)?;
    let sees = matches!(r.lemma(verb), "see" | "witness" | "experience");
    let subject = tree::subject(r, verb).filter(|_| sees)?;
    place(r, entities, subject)
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
            .find_map(|c| place(r, entities, c).or_else(|| owner(r, entities, c)))
    })
}

/// "in *Sudan*'s capital".
fn owner(r: &Reading, entities: &Entities, token: usize) -> Option<u32> {
    kid(r, token, &[Deprel::NmodPoss]).and_then(|c| named(entities, c))
}

/// The place that a token names.
fn named(entities: &Entities, token: usize) -> Option<u32> {
    let id = entities.entity_at(token)?;
    let kind = entities.entities.get(id as usize)?.kind;
    matches!(kind, EntityType::Gpe | EntityType::Loc | EntityType::Fac).then_some(id)
}

/// The place a noun phrase names, at its head or within: "the village near Goma", "the Tigray region".
fn place(r: &Reading, entities: &Entities, token: usize) -> Option<u32> {
    let within = [Deprel::Compound, Deprel::Appos, Deprel::Flat, Deprel::NmodDesc];
    named(entities, token)
        .or_else(|| {
            let inside = kids(r, token).filter(|&c| within.contains(&r.deprel(c)));
            inside.into_iter().find_map(|c| named(entities, c))
        })
        .or_else(|| {
            ["of", "in", "near"]
                .iter()
                .find_map(|p| after(r, token, p).and_then(|t| named(entities, t)))
        })
}
