//! The country that the words around a noun tell: *Latvian police*, *Latvia's police*, *police in Latvia*.

use super::super::EntityType;
use super::super::chains::Chains;
use super::super::country;
use crate::lexicon::parties::Party;
use crate::syntax::Deprel;

/// Whose country is not that before them.
const EXPERTS: [&str; 8] = [
    "analyst",
    "correspondent",
    "expert",
    "historian",
    "researcher",
    "scholar",
    "specialist",
    "watcher",
];

/// Whether somebody only studies, and may live anywhere.
pub(in crate::entities) fn is_expert(noun: &str) -> bool {
    EXPERTS.contains(&noun)
}

/// "a *Russia* expert" knows Russia, and is rather no Russian.
pub(in crate::entities) fn is_topic(chains: &Chains, noun: &str, thing: u32) -> bool {
    is_expert(noun) && chains.things[thing as usize].entity.kind == EntityType::Gpe
}

/// The country of a premodifier (`Latvian`), a possessor (`Latvia's`, `its`) or an `of` phrase.
pub(super) fn country(chains: &Chains, party: &Party, first: usize, head: usize, owner: Option<u32>) -> Option<String> {
    let reading = chains.reading;
    let code = |t: u32| chains.things[t as usize].entity.country.clone();
    if country::of_several(chains, first, head) {
        return None;
    }
    let before = (first..head)
        .filter_map(|t| chains.named(t))
        .filter(|&n| !is_topic(chains, reading.lemma(head), n))
        .find_map(code);
    let of = || {
        let nmod = reading.children_by(head, &[Deprel::Nmod]).filter(|&c| c > head);
        // "police in Latvia" are Latvia's, "tourists in Latvia" are not
        let whose = |&c: &usize| {
            let case = reading.child(c, &[Deprel::Case]).map(|case| reading.form(case));
            let apart = matches!(party.sector, Some("CVL" | "REF" | "LAB" | "BUS" | "MED"));
            // nor is an envoy of where he is sent
            case != Some("to") && (!apart || matches!(case, Some("of" | "from")))
        };
        nmod.filter(whose).filter_map(|c| chains.named(c)).find_map(code)
    };
    before.or_else(|| owner.and_then(code)).or_else(of)
}
