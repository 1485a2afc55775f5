//! What a speaker says another must do is a demand: "The envoy *said* that the rebels *must release* the hostages."

use std::collections::HashMap;

use super::codes;
use super::dates::is_speech;
use super::draft::Draft;
use super::tree::{kid, kids, meant};
use crate::entities::{Entities, EntityType};
use crate::lexicon::Lexicon;
use crate::syntax::{Deprel, Reading};

/// At most this many clauses up to the word of speech.
const HOPS: usize = 4;

/// Appends the demands; what is demanded is no event beside them.
pub(super) fn add<'l>(r: &Reading, entities: &Entities, lexicon: &'l Lexicon, drafts: &mut Vec<Draft<'l>>) {
    let mut at: HashMap<usize, usize> = HashMap::new();
    for (d, draft) in drafts.iter().enumerate().filter(|(_, d)| d.alive) {
        at.insert(draft.token, d);
        at.extend(draft.host.map(|host| (host, d)));
    }
    for modal in (0..r.len()).filter(|&i| r.deprel(i) == Deprel::Aux) {
        let rows = lexicon.event_operators.of(&r.form(modal).to_lowercase());
        let (false, Some(act)) = (rows.is_empty(), r.head(modal)) else {
            continue;
        };
        let Some(speech) = addressed(r, entities, act).and_then(|asked| speech(r, entities, act, asked)) else {
            continue;
        };
        let inner = at.get(&act).copied();
        let kind = inner.and_then(|d| drafts[d].kind);
        let fits = |inner: &[&str]| kind.is_some_and(|k| inner.contains(&k));
        let row = rows.iter().find(|o| fits(&o.inner));
        let Some(row) = row.or_else(|| rows.iter().find(|o| o.inner.is_empty())) else {
            continue;
        };
        let Some(made) = row.kind else { continue };
        let inner = inner.unwrap_or_else(|| {
            drafts.push(Draft::of_operator(act, true, row, made, Vec::new()));
            drafts.len() - 1
        });
        drafts[inner].alive = false;
        let mut draft = Draft::of_operator(speech, true, row, made, vec![inner]);
        draft.cameo = codes::composed(made, &row.words[0], kind.unwrap_or_default());
        (draft.first, draft.last) = if act.abs_diff(modal) <= 4 {
            (modal.min(act), modal.max(act))
        } else {
            (modal, modal)
        };
        drafts.push(draft);
    }
}

/// The party that must do it: not the speakers themselves, no thing, nothing that should have been done.
fn addressed(r: &Reading, entities: &Entities, act: usize) -> Option<u32> {
    if kids(r, act).any(|c| r.deprel(c) == Deprel::Aux && r.lemma(c) == "have") {
        return None;
    }
    // what others should bear in mind is nothing to be done
    if matches!(
        r.lemma(act),
        "forget" | "remember" | "know" | "think" | "understand" | "realise" | "realize" | "believe"
    ) {
        return None;
    }
    let subject = kid(r, act, &[Deprel::Nsubj, Deprel::NsubjPass])?;
    let entity = entities.entity_at(meant(r, subject))?;
    let kind = entities.entities.get(entity as usize)?.kind;
    let acts = matches!(
        kind,
        EntityType::Gpe | EntityType::Org | EntityType::Norp | EntityType::Person | EntityType::Group
    );
    acts.then_some(entity)
}

/// The word of speech above the act or beside it, if somebody else speaks.
fn speech(r: &Reading, entities: &Entities, act: usize, asked: u32) -> Option<usize> {
    let tells =
        |i: usize| is_speech(r, i) || matches!(r.lemma(i), "insist" | "stress" | "argue" | "warn" | "reiterate");
    let other = |verb: &usize| {
        // "quoted *the envoy* as saying"
        let quoted = || {
            r.head(*verb)
                .filter(|&q| matches!(r.lemma(q), "quote" | "cite"))
                .and_then(|q| kid(r, q, &[Deprel::Obj]))
        };
        let speaker = kid(r, *verb, &[Deprel::Nsubj]).or_else(quoted).map(|s| meant(r, s));
        speaker.is_some_and(|s| entities.entity_at(s) != Some(asked))
    };
    if let Some(beside) = kids(r, act).find(|&c| r.deprel(c) == Deprel::Parataxis && tells(c)) {
        return Some(beside).filter(other);
    }
    let mut at = act;
    for _ in 0..HOPS {
        if !matches!(r.deprel(at), Deprel::Ccomp | Deprel::Parataxis | Deprel::Conj) {
            return None;
        }
        at = r.head(at)?;
        if tells(at) {
            return Some(at).filter(other);
        }
    }
    None
}
