//! Whether a person is a man or a woman: title, gendered noun, then first name. Pronouns add what they show later.

use super::EntityType;
use super::chains::Chains;
use crate::lexicon::gazetteer::Gazetteer;

/// What the first of several names tells.
pub(super) fn of_first_name(name: &str) -> Option<&'static str> {
    let (first, _) = name.split_once(' ')?;
    Gazetteer::shipped().gender(first.split('-').next().unwrap_or(first))
}

/// Fills in what first names tell; titles and nouns have spoken before.
pub(super) fn read(chains: &mut Chains) {
    for thing in &mut chains.things {
        let entity = &mut thing.entity;
        if entity.kind == EntityType::Person && entity.gender.is_none() {
            entity.gender = of_first_name(&entity.name);
        }
    }
}
