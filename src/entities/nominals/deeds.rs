//! Who is called by what was done to them: *the accused*, *the victim*.
//!
//! *Police charged Erik Lund. The accused denied it*: Lund is the latest person that such a verb has as its object.

use super::super::EntityType;
use super::super::chains::Chains;
use super::super::history::History;
use crate::syntax::Deprel;

/// What makes somebody an accused.
const ACCUSED: &[&str] = &[
    "accuse",
    "arrest",
    "apprehend",
    "charge",
    "convict",
    "detain",
    "indict",
    "jail",
    "nab",
    "sentence",
    "try",
    "remand",
];
/// What makes somebody a victim.
const VICTIM: &[&str] = &[
    "abduct", "assault", "attack", "beat", "harass", "injure", "kidnap", "kill", "murder", "rape", "rob", "shoot",
    "stab", "strangle", "wound",
];

/// The verbs by which a noun names somebody.
fn verbs(noun: &str) -> Option<&'static [&'static str]> {
    match noun {
        "accused" | "suspect" | "defendant" | "convict" | "detainee" => Some(ACCUSED),
        "victim" | "deceased" => Some(VICTIM),
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
        person && !thing.plural && object && verb.is_some_and(|v| verbs.contains(&v))
    };
    history
        .recent(60)
        .find(suffers)
        .map(|m| chains.mentions[m as usize].entity)
}
