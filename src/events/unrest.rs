//! Violence against things in the course of a protest is the protest's: "protesters *torched* the town hall" is a riot.

use super::roles::Parties;
use crate::entities::Entities;

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

/// Type, mode and CAMEO code of the protest, if those who destroy protest.
pub(super) fn act(
    entities: &Entities,
    kind: &str,
    mode: Option<&str>,
    parties: &Parties,
) -> Option<(&'static str, &'static str, &'static str)> {
    let protests = |e: &u32| {
        let name = entities
            .entities
            .get(*e as usize)
            .map(|e| e.name.to_lowercase())
            .unwrap_or_default();
        let last = name.split_whitespace().next_back().unwrap_or_default();
        PROTESTERS.contains(&last.strip_suffix('s').unwrap_or(last))
    };
    let destroys = kind == "ASSAULT" && mode == Some("destroy");
    (destroys && parties.actors.iter().any(protests)).then_some(("PROTEST", "vandalize", "145"))
}
