//! Pronouns that stand before their name: *After he arrived, Okafor spoke*, *in its statement, NATO condemned*.

use super::super::chains::Chains;
use super::super::history::History;
use super::{Pronoun, compatible};
use crate::syntax::Deprel;

/// The subject still to come: *After he arrived, Okafor spoke*; *in its statement, the ministry …* waits for a name.
pub(super) fn subject(chains: &Chains, history: &History, token: usize, kind: Pronoun) -> Option<u32> {
    let reading = chains.reading;
    let relation = reading.deprel(token);
    if !(relation.is_subject() || relation == Deprel::NmodPoss) || kind == Pronoun::They {
        return None;
    }
    let mut part = token;
    for _ in 0..8 {
        let up = reading.head(part)?;
        if matches!(reading.deprel(part), Deprel::Advcl | Deprel::Obl) && part < up {
            let subject = reading.subject(up).filter(|&s| s > reading.reach(part).1)?;
            let thing = named(chains, subject)?;
            let agrees = compatible(chains, thing, subject, kind).is_some();
            return (agrees && !behind(chains, history, token, kind)).then_some(thing);
        }
        part = up;
    }
    None
}

/// Who a subject names, itself or beside it: *Latvia's prime minister, Peter Okafor*.
fn named(chains: &Chains, subject: usize) -> Option<u32> {
    let beside = chains.reading.children_by(subject, &[Deprel::Appos]);
    let mut heads = std::iter::once(subject).chain(beside);
    heads.find_map(|head| {
        let name = chains.mentions.get(chains.name_at[head] as usize)?;
        (name.head as usize == head).then_some(name.entity)
    })
}

/// Whether something before in the same sentence can be meant.
fn behind(chains: &Chains, history: &History, token: usize, kind: Pronoun) -> bool {
    let sentence = chains.reading.sentence_index(token);
    let recent = history.recent(12).map(|m| &chains.mentions[m as usize]);
    let mut same = recent.take_while(|m| chains.reading.sentence_index(m.head as usize) == sentence);
    same.any(|m| compatible(chains, m.entity, m.head as usize, kind).is_some())
}
