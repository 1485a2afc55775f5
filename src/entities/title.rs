//! What an entity is called in the records: its fullest name, and every other form as an alias.

use super::chains::{Chains, words};
use super::{EntityType, MentionKind};

/// Chooses names and lists aliases, in the order of the text.
pub(super) fn read(chains: &mut Chains) {
    let mut forms: Vec<Vec<String>> = vec![Vec::new(); chains.things.len()];
    for m in chains.mentions.iter().filter(|m| m.kind == MentionKind::Name) {
        let text = words(chains.reading, m.first as usize, m.last as usize);
        let forms = &mut forms[m.entity as usize];
        if !forms.iter().any(|form| *form == text) && forms.len() < 50 {
            forms.push(text.into_owned());
        }
    }
    for (thing, forms) in chains.things.iter_mut().zip(forms) {
        let entity = &mut thing.entity;
        let country = |f: &&String| {
            chains
                .lexicon
                .countries
                .get(f)
                .is_some_and(|w| w.form == crate::lexicon::countries::CountryForm::Name)
        };
        let fullest = match entity.kind {
            EntityType::Gpe => forms
                .iter()
                .rev()
                .filter(country)
                .max_by_key(|f| f.len())
                .or(forms.first()),
            EntityType::Norp => forms.first(),
            _ => forms.iter().rev().max_by_key(|f| (f.split(' ').count(), f.len())),
        };
        if let Some(fullest) = fullest {
            entity.name.clone_from(fullest);
        }
        entity.aliases = forms.into_iter().filter(|f| *f != entity.name).collect();
    }
}
