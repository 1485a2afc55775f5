//! Whether a person is a man or a woman: title, gendered noun, then the name. Pronouns add what they show later.

use super::EntityType;
use super::chains::Chains;
use crate::lexicon::Lexicon;
use crate::lexicon::gazetteer::{Gazetteer, fold};

/// What a name tells: the first of several names, or how the family name ends, *Petrova*.
pub(super) fn of_name(lexicon: &Lexicon, name: &str) -> Option<&'static str> {
    let folded = fold(name);
    let mut words = folded.split_whitespace();
    let initial = |w: &&str| w.trim_end_matches('.').chars().count() == 1;
    let first = words.find(|w| !initial(w))?;
    let family = words.next_back();
    // "Li Keqiang": what stands first is the family
    let given = match family {
        Some(second) if lexicon.family_names.contains(first) => lexicon.given_names.gender(second),
        Some(_) => of_first_name(lexicon, first),
        None => None,
    };
    given.or_else(|| lexicon.given_names.ending(family.unwrap_or(first)))
}

/// What a single name suggests: *Karis* may be a first name, but some family names are first names too.
pub(super) fn leaning(lexicon: &Lexicon, name: &str) -> Option<&'static str> {
    let single = Some(name).filter(|n| !n.contains(' '))?;
    of_first_name(lexicon, &fold(single))
}

fn of_first_name(lexicon: &Lexicon, folded: &str) -> Option<&'static str> {
    let known = |name: &str| {
        let told = lexicon.given_names.gender(name);
        told.or_else(|| Gazetteer::shipped().gender(name))
    };
    known(folded).or_else(|| known(folded.split_once('-')?.0))
}

/// Fills in what names tell; titles and nouns have spoken before.
pub(super) fn read(chains: &mut Chains) {
    for thing in &mut chains.things {
        let entity = &mut thing.entity;
        if entity.kind == EntityType::Person && entity.gender.is_none() {
            entity.gender = of_name(chains.lexicon, &entity.name);
        }
    }
}
