//! Who is called by what was done to them: *the accused*, *the victim*.
//!
//! *Police charged Erik Lund. The accused denied it*: Lund is the latest person that such a verb has as its object.

use super::super::EntityType;
use super::super::chains::Chains;
use super::super::history::History;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::Deprel;

/// The class of verbs by which a noun names somebody.
fn verbs(noun: &str) -> Option<WordClass> {
    match noun {
        "accused" | "suspect" | "defendant" | "convict" | "detainee" => Some(WordClass::Charge),
        "victim" | "deceased" => Some(WordClass::Harm),
        _ => None,
    }
}

/// The person last said to have suffered what the noun tells.
pub fn sufferer(chains: &Chains, history: &History, noun: &str) -> Option<u32> {
    let verbs = verbs(noun)?;
    let reading = chains.reading;
    let suffers = |m: &u32| {
        let mention = &chains.mentions[*m as usize];
        let thing = &chains.things[mention.entity as usize];
        let (head, person) = (mention.head as usize, thing.entity.kind == EntityType::Person);
        let object = matches!(reading.deprel(head), Deprel::Obj | Deprel::NsubjPass);
        let verb = reading.head(head).map(|v| reading.lemma(v));
        person && !thing.plural && object && verb.is_some_and(|v| chains.lexicon.word_classes.has(verbs, v))
    };
    history
        .recent(60)
        .find(suffers)
        .map(|m| chains.mentions[m as usize].entity)
}
