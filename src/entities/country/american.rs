//! The houses and lawmakers of America, which its papers name without a country: *the Senate*, *Republican Senator Lund*.
//!
//! Told where the article names America and its parties, or somebody known to hold office there, so that no other Senate
//! is meant.

use super::super::chains::Chains;
use super::super::{EntityType, actors};

/// ISO 3166 alpha-3.
const CODE: &str = "USA";
/// What its parties are called.
const PARTIES: [&str; 6] = [
    "Republican",
    "Republicans",
    "Democrat",
    "Democrats",
    "Democratic",
    "GOP",
];
/// Its houses, alone or before the name of a committee.
const HOUSES: [&str; 4] = ["Senate", "House of Representatives", "House", "Congress"];
/// Who sits in them.
const SEATS: [&str; 6] = [
    "senator",
    "congressman",
    "congresswoman",
    "representative",
    "lawmaker",
    "chairman",
];

/// Gives them their country.
pub fn read(chains: &mut Chains) {
    let party = |word: &str| PARTIES.contains(&word);
    let named = chains.things.iter().map(|t| &t.entity).filter(|e| !e.unnamed);
    let parties = named.clone().any(|e| e.name.split([' ', '-']).any(party));
    let mut america = named.filter(|e| e.country.as_deref() == Some(CODE));
    if !america.any(|e| parties || e.kind == EntityType::Person && actors::told(e)) {
        return;
    }
    let text = chains.reading.text;
    for thing in &mut chains.things {
        let entity = &mut thing.entity;
        let sits = |role: &super::super::Role| {
            let words = role.span.of(text);
            SEATS.contains(&role.noun.as_str()) && words.split([' ', '-']).any(|w| party(w) || is_house(w))
        };
        let told = match entity.kind {
            EntityType::Org => is_house(&entity.name),
            EntityType::Person => entity.roles.iter().any(sits),
            _ => false,
        };
        if told {
            entity.belongs_to(CODE, "parties");
        }
    }
}

/// *Senate*, *House Intelligence Committee*; not *Houses of Parliament*.
fn is_house(name: &str) -> bool {
    let rest = HOUSES.iter().find_map(|house| name.strip_prefix(house));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}
