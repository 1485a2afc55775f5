//! Common nouns for organisations: *the ministry*, *the alliance*, *the group* after Hezbollah, *the health agency* after
//! the World Health Organization.

use super::super::EntityType;
use super::super::chains::{Chains, Thing};
use super::super::history::{History, agrees};
use super::{Nominal, is_bare};
use crate::lexicon::Lexicon;
use crate::lexicon::parties::PartyClass;
use crate::lexicon::word_classes::WordClass;

/// What a noun phrase for an organisation refers back to, and by which rule.
pub fn refers(chains: &Chains, history: &History, nominal: &Nominal) -> Option<(u32, &'static str)> {
    let fits = |t: &Thing| agrees(nominal.country.as_deref(), t.entity.country.as_deref());
    let org = |t: &Thing| t.entity.kind == EntityType::Org;
    let home = chains.home.as_ref().map(|home| home.code.as_str());
    // after "the government" of nobody in particular, "the US government" is another unless the article is about it
    let at_home =
        |t: &Thing| nominal.country.is_none() || t.entity.country.is_some() || home == nominal.country.as_deref();
    let same = |t: &Thing| {
        // "the Brandt administration" is not that of Lund
        let whose = chains.named_person(nominal.first, nominal.head).is_none();
        let country = nominal.country.is_some() && whose;
        let alike = nominal.modifiers.is_empty() || t.modifiers() == nominal.modifiers || country;
        // "Chinese firms … the firm": not all of them
        let number = is_mass(chains.lexicon, &nominal.noun) || t.plural == nominal.plural;
        org(t) && number && t.entity.unnamed && t.nouns.contains(&nominal.noun) && fits(t) && at_home(t) && alike
    };
    if (is_bare(chains.lexicon, &nominal.noun) || nominal.definite)
        && let Some(thing) = history.find(chains, same)
    {
        return Some((thing, "same-noun"));
    }
    named(chains, history, nominal)
}

/// *police*, *military*: bodies of a state that are one and many; *governments* are several.
fn is_mass(lexicon: &Lexicon, noun: &str) -> bool {
    is_bare(lexicon, noun) && noun != "government"
}

/// The organisation with a name that a definite noun stands for.
pub fn named(chains: &Chains, history: &History, nominal: &Nominal) -> Option<(u32, &'static str)> {
    if !nominal.definite || nominal.owner.is_some() {
        return None;
    }
    let fits = |t: &Thing| agrees(nominal.country.as_deref(), t.entity.country.as_deref());
    let body = |t: &Thing| !t.entity.unnamed && t.entity.kind == EntityType::Org && fits(t);
    let phrase = match nominal.modifiers.as_str() {
        "" => nominal.phrase.clone(),
        modifiers => format!("{modifiers} {}", nominal.phrase),
    };
    let plain = nominal.modifiers.is_empty() || nominal.country.is_some();
    // "the health ministry" is not any ministry
    let single = plain && !nominal.phrase.contains(' ');
    let listed = |t: &Thing| plain && t.nominals.contains(&nominal.phrase);
    let known = |t: &Thing| {
        body(t) && (listed(t) || single && holds(t, &nominal.noun) || described(chains.lexicon, t, &phrase))
    };
    let wide = chains
        .lexicon
        .bodies
        .get(&nominal.phrase.to_lowercase())
        .filter(|_| plain);
    let sector = |t: &Thing| body(t) && wide.is_some_and(|all| t.entity.sector.is_some_and(|s| all.contains(&s)));
    // "Orvel opened a yard … the firm": of a body that nothing else is known of
    let trades = wide.is_some_and(|all| all.iter().any(|s| matches!(*s, "BUS" | "MED")));
    let unknown = |t: &Thing| body(t) && trades && t.entity.sector.is_none() && t.entity.country.is_none();
    // "a group of farmers … the group": what was called so without a name is nearer than any name
    let unnamed = |t: &Thing| t.entity.unnamed && t.nouns.contains(&nominal.noun);
    let thing = history.find(chains, |t| known(t) || sector(t) || unknown(t) || unnamed(t))?;
    let found = &chains.things[thing as usize];
    let rule = if known(found) { "org-noun" } else { "sector" };
    (!unnamed(found)).then_some((thing, rule))
}

/// *the lender* after the IMF: a noun for persons that a sheet gives to an organisation named before.
pub fn listed(chains: &Chains, history: &History, nominal: &Nominal) -> Option<(u32, &'static str)> {
    if !nominal.definite || nominal.owner.is_some() || !nominal.modifiers.is_empty() {
        return None;
    }
    let body = |t: &Thing| t.entity.kind == EntityType::Org && t.nominals.contains(&nominal.phrase);
    let thing = history.find(chains, |t| body(t) || t.nouns.contains(&nominal.noun))?;
    body(&chains.things[thing as usize]).then_some((thing, "org-noun"))
}

/// Whether the noun is a word of the name.
fn holds(thing: &Thing, noun: &str) -> bool {
    thing
        .entity
        .name
        .split([' ', '-'])
        .any(|w| w.eq_ignore_ascii_case(noun))
}

/// *the health agency*: the name tells the first word, and the last one is a noun for the organisation; *the trade
/// body*: or for any.
fn described(lexicon: &Lexicon, thing: &Thing, phrase: &str) -> bool {
    let Some((topic, noun)) = phrase.rsplit_once(' ').filter(|(topic, _)| !topic.contains(' ')) else {
        return thing.nominals.iter().any(|n| n == phrase);
    };
    let graft = |word: &str| lexicon.word_classes.has(WordClass::Corruption, &word.to_lowercase());
    let topics = || topic.split('-').filter(|&part| part.len() > 3 && part != "anti");
    let mut words = thing.entity.name.split([' ', '-']);
    let about = words.any(|w| topics().any(|topic| alike(w, topic) || graft(w) && graft(topic)));
    let body = holds(thing, noun)
        || thing.nominals.iter().any(|n| n == noun)
        || lexicon.word_classes.has(WordClass::Body, noun);
    thing.nominals.iter().any(|n| n == phrase) || (about && body)
}

/// *nuclear* is no part of *Atomic*, but *migrant* begins as *Migration* does.
fn alike(word: &str, topic: &str) -> bool {
    let (word, topic) = (word.to_lowercase(), topic.to_lowercase());
    let same = word.chars().zip(topic.chars()).take_while(|(a, b)| a == b).count();
    same >= 4 && same + 2 >= topic.chars().count()
}

/// Bodies of several persons that a name may stand behind: *the group*, *the militia*, *the rights group*.
pub fn may_be_named(chains: &Chains, nominal: &Nominal) -> bool {
    let wide = || chains.lexicon.bodies.contains_key(&nominal.phrase.to_lowercase());
    nominal.party.class == PartyClass::Group && wide()
}
