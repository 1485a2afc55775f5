//! Who says that somebody else did violence accuses him: "Israel *said* that the militia had shelled a farm".

use std::collections::HashMap;

use super::dates::is_speech;
use super::draft::Draft;
use super::tree::{kid, meant};
use crate::entities::{Entities, EntityType};
use crate::lexicon::Lexicon;
use crate::syntax::{Deprel, Reading, Upos, Xpos};

/// Appends the charges; the violence stays an event beside them, told by who charges.
pub(super) fn add<'l>(r: &Reading, entities: &Entities, lexicon: &'l Lexicon, drafts: &mut Vec<Draft<'l>>) {
    let rows = lexicon.event_operators.of("say");
    let taken: HashMap<usize, usize> = drafts
        .iter()
        .enumerate()
        .filter(|(_, d)| d.alive)
        .map(|(i, d)| (d.token, i))
        .collect();
    for act in 0..drafts.len() {
        let draft = &drafts[act];
        let verb = draft.host.unwrap_or(draft.token);
        let (true, Some(kind), Deprel::Ccomp, Some(speech)) = (draft.alive, draft.kind, r.deprel(verb), r.head(verb))
        else {
            continue;
        };
        let Some(row) = rows.iter().find(|row| row.inner.contains(&kind)) else {
            continue;
        };
        let Some(made) = row.kind else { continue };
        if !is_speech(r, speech) || taken.contains_key(&speech) || !charges(r, entities, speech, verb) {
            continue;
        }
        drafts[act].teller = Some(drafts.len());
        drafts.push(Draft::of_operator(speech, true, row, made, vec![act]));
    }
}

/// A state or body says of somebody else, whom it names, what he did or does.
fn charges(r: &Reading, entities: &Entities, speech: usize, act: usize) -> bool {
    let party = |verb: usize, relation: &[Deprel]| {
        let token = meant(r, kid(r, verb, relation)?);
        let entity = entities.entity_at(token).filter(|_| r.upos(token) != Upos::Pron)?;
        Some((entity, entities.entities.get(entity as usize)?.kind))
    };
    let told = matches!(r.xpos(act), Xpos::Vbd | Xpos::Vbn | Xpos::Vbz | Xpos::Vbp | Xpos::Vbg);
    let (Some((speaker, kind)), Some((agent, other))) = (
        party(speech, &[Deprel::Nsubj]),
        party(act, &[Deprel::Nsubj, Deprel::OblAgent]),
    ) else {
        return false;
    };
    let modal = r.children(act).iter().any(|&c| r.xpos(c as usize) == Xpos::Md);
    told && !modal
        && speaker != agent
        && matches!(kind, EntityType::Gpe)
        && matches!(
            other,
            EntityType::Gpe | EntityType::Org | EntityType::Norp | EntityType::Group
        )
}
