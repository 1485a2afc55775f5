//! Whether a person is a man or a woman: title, gendered noun, then first name. Pronouns add what they show later.

use super::EntityType;
use super::chains::Chains;
use crate::lexicon::gazetteer::Gazetteer;

/// Fills in what first names tell; titles and nouns have spoken before.
pub(super) fn read(chains: &mut Chains) {
    let gazetteer = Gazetteer::shipped();
    for thing in &mut chains.things {
        let entity = &mut thing.entity;
        if entity.kind != EntityType::Person || entity.gender.is_some() {
            continue;
        }
        let mut words = entity.name.split_whitespace();
        let first = words.next().unwrap_or_default();
        if words.next().is_some() {
            entity.gender = gazetteer.gender(first.split('-').next().unwrap_or(first));
        }
    }
}
