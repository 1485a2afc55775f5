//! Violence against things in the course of a protest is the protest's: "protesters *torched* the town hall" is a riot;
//! one envoy who "*protested*" has complained.

use super::draft::Draft;
use super::parties::Parties;
use crate::entities::{Entities, EntityType};

const PROTESTERS: [&str; 8] = [
    "protester",
    "protestor",
    "demonstrator",
    "rioter",
    "marcher",
    "striker",
    "mob",
    "crowd",
];

/// What an act is by who does it to whom: type, mode, CAMEO code, and the words that say why.
pub(super) type Recoded = (&'static str, &'static str, &'static str, &'static str);

/// Type, mode and CAMEO code of the protest, if those who destroy protest, or of the complaint, if those who protest are
/// no crowd.
pub(super) fn act(entities: &Entities, draft: &Draft, kind: &str, parties: &Parties) -> Option<Recoded> {
    let entity = |e: &u32| entities.entities.get(*e as usize);
    let protests = |e: &u32| {
        let name = entity(e).map(|e| e.name.to_lowercase()).unwrap_or_default();
        let last = name.split_whitespace().next_back().unwrap_or_default();
        PROTESTERS.contains(&last.strip_suffix('s').unwrap_or(last))
    };
    let destroys = kind == "ASSAULT" && draft.mode == Some("destroy");
    if destroys && parties.actors.iter().any(protests) {
        return Some(("PROTEST", "vandalize", "145", ", by protesters"));
    }
    // "the envoy *protested* against the execution"
    let official = |e: &u32| {
        entity(e).is_some_and(|e| match e.kind {
            EntityType::Person => !e.unnamed,
            EntityType::Gpe => e.site.as_ref().is_some_and(|site| site.kind == "country"),
            _ => false,
        })
    };
    let says = kind == "PROTEST" && draft.is_verb && draft.head == "protest" && draft.mode == Some("demo");
    let alone = parties.actors.len() == 1 && parties.actors.iter().all(official);
    (says && alone).then_some(("ACCUSE", "disapprove", "111", ", by no crowd"))
}
