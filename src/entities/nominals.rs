//! Common nouns for parties and places: *the alliance*, *the minister*, *police*, *Latvian officials*, *the country*.
//!
//! A definite noun refers back where something fits it; anything else that could speak or act becomes an unnamed entity.

mod bodies;
mod deeds;
mod described;
mod endings;
mod offices;
pub(super) mod one_of;
mod places;
pub(super) mod whose;

use super::chains::{Chains, Thing, is_modifier, is_plural, noun_words, party_at, words};
use super::groups::{self, Counted};
use super::history::{History, agrees};
use super::roles::premodified;
use super::{EntityType, MentionKind};
use crate::lexicon::Lexicon;
use crate::lexicon::event_frames::Slot;
use crate::lexicon::parties::{Party, PartyClass};
use crate::lexicon::word_classes::WordClass;
use crate::syntax::{Deprel, Reading, Upos};

/// A noun phrase that may refer.
struct Nominal {
    first: usize,
    head: usize,
    party: Party,
    /// Head noun in lower case, as its lemma.
    noun: String,
    /// The noun with what belongs to it, as the sheet has it: `rights group`.
    phrase: String,
    /// Modifiers in lower case without numbers.
    modifiers: String,
    plural: bool,
    definite: bool,
    indefinite: bool,
    /// Country of its modifier or possessor.
    country: Option<String>,
    /// The thing it belongs to: `Brandt's lawyer`.
    owner: Option<u32>,
}

/// Once names are joined: the country that *the country* may mean, and how names end.
pub(super) fn prepare(chains: &mut Chains) {
    let home = chains.home.as_ref().map(|home| home.code.clone());
    let state = |t: &Thing| t.is_country() && t.entity.kind == EntityType::Gpe && t.entity.country == home;
    chains.homeland = chains
        .things
        .iter()
        .position(|t| home.is_some() && state(t))
        .map(|t| t as u32);
    endings::read(chains);
}

/// Reads the noun at this token, if it is one, and returns its mention.
pub(super) fn at(chains: &mut Chains, history: &History, token: usize) -> Option<u32> {
    if let Some((first, thing)) = endings::at(chains, history, token) {
        return Some(chains.mention((first, token, token), MentionKind::Nominal, thing, "name-noun"));
    }
    if let Some(counted) = groups::counted(chains, history, token) {
        let name = chains.reading.form(token).to_owned();
        let thing = match counted {
            Counted::All(members) => groups::group(chains, history, members, &name, "person"),
            Counted::Group(thing) => thing,
        };
        return Some(chains.mention((token, token, token), MentionKind::Nominal, thing, "members"));
    }
    if let Some((last, thing)) = one_of::nouns(chains, token) {
        return Some(chains.mention((token, last, token), MentionKind::Nominal, thing, "unnamed"));
    }
    if let Some((first, thing)) = one_of::others(chains, token).or_else(|| one_of::some(chains, token)) {
        return Some(chains.mention((first, token, token), MentionKind::Nominal, thing, "unnamed"));
    }
    let nominal = read(chains, token)?;
    if let Some(name) = described::at(chains, &nominal).or_else(|| described::before(chains, &nominal)) {
        return Some(name);
    }
    if let Some(thing) = several(chains, history, &nominal) {
        let place = (nominal.first, nominal.head, nominal.head);
        return Some(chains.mention(place, MentionKind::Nominal, thing, "members"));
    }
    let (thing, rule) = match nominal.party.class {
        PartyClass::Place if places::is_states(&nominal) => (unnamed(chains, &nominal), "unnamed"),
        PartyClass::Place => (places::refers(chains, history, &nominal)?, "place-noun"),
        _ => match refers(chains, history, &nominal) {
            Some(found) => found,
            None => (unnamed(chains, &nominal), "unnamed"),
        },
    };
    describe(&mut chains.things[thing as usize], &nominal);
    Some(chains.mention(
        (nominal.first, nominal.head, nominal.head),
        MentionKind::Nominal,
        thing,
        rule,
    ))
}

/// *the two countries*, where the article has told which.
fn several(chains: &mut Chains, history: &History, nominal: &Nominal) -> Option<u32> {
    if !nominal.plural || !nominal.definite || nominal.owner.is_some() {
        return None;
    }
    let members = groups::members(chains, history, nominal.head, &nominal.noun, &nominal.party)?;
    let name = words(chains.reading, nominal.first, nominal.head);
    Some(groups::group(chains, history, members, &name, &nominal.noun))
}

fn read(chains: &Chains, token: usize) -> Option<Nominal> {
    let reading = chains.reading;
    let noun_like = matches!(reading.upos(token), Upos::Noun | Upos::Propn) || stands_as_noun(reading, token);
    // "a nerve agent"
    let substance = reading.lemma(token) == "agent"
        && token > 0
        && matches!(
            reading.lemma(token - 1),
            "nerve" | "chemical" | "biological" | "toxic" | "warfare" | "cleaning"
        );
    if substance || !noun_like || chains.in_role[token] || chains.named(token).is_some() {
        return None;
    }
    let (from, party) = party_at(reading, chains.lexicon, token)?;
    if is_modifier(reading, token) && !acts_before_noun(chains, party, token) {
        return None;
    }
    let first = premodified(reading, token).min(from);
    let first = (first..=token)
        .find(|&t| !matches!(reading.upos(t), Upos::Det | Upos::Punct))
        .unwrap_or(token);
    // "a Forward Unity Party (FUP) deputy": not from within a name
    let named = chains.mentions.get(chains.name_at[first] as usize);
    let first = named.map_or(first, |m| first.min(m.first as usize));
    let determiner = reading.determiner(token);
    let before = || {
        first
            .checked_sub(1)
            .filter(|&t| named.is_some() && reading.upos(t) == Upos::Det)
    };
    let word = determiner.or_else(before).map(|d| reading.form(d).to_lowercase());
    let owner = reading.child(token, &[Deprel::NmodPoss]);
    let definite = owner.is_some()
        || word
            .as_deref()
            .is_some_and(|w| matches!(w, "the" | "this" | "that" | "these" | "those" | "both"));
    let number = reading.child(token, &[Deprel::Nummod]).is_some();
    let mut modifiers: Vec<String> = (first..from.max(first))
        .filter(|&t| reading.upos(t) != Upos::Num)
        .map(|t| reading.form(t).to_lowercase())
        .collect();
    let lemma = reading.lemma(token).to_lowercase();
    let noun = lemma.strip_prefix("ex-").unwrap_or(&lemma);
    if noun.len() < lemma.len() {
        modifiers.push("ex".to_owned());
    }
    let owner = owner
        .and_then(|o| chains.mentions.get(chains.by_head[o] as usize))
        .map(|m| m.entity);
    let nominal = Nominal {
        first,
        head: token,
        party: *party,
        noun: head_of(reading, token).unwrap_or(noun).to_owned(),
        phrase: noun_words(reading, from, token),
        modifiers: modifiers.join(" "),
        plural: is_plural(reading, token) || party.class == PartyClass::Group,
        definite,
        indefinite: !definite && (word.is_some() || number),
        country: whose::country(chains, party, first, token, owner),
        owner,
    };
    Some(nominal)
}

/// *the head of state* is the president, *the head of government* the premier.
fn head_of(reading: &Reading, token: usize) -> Option<&'static str> {
    let head = reading.lemma(token).eq_ignore_ascii_case("head");
    let of = reading.children_by(token, &[Deprel::Nmod]).next().filter(|_| head)?;
    match reading.lemma(of).to_lowercase().as_str() {
        "state" => Some("president"),
        "government" => Some("premier"),
        _ => None,
    }
}

/// *a police raid*, *the government crackdown*: a body of a state before the noun for what it does.
fn acts_before_noun(chains: &Chains, party: &Party, token: usize) -> bool {
    let reading = chains.reading;
    let body = party.class == PartyClass::Org && matches!(party.sector, Some("GOV" | "COP" | "MIL" | "JUD"));
    let act = reading
        .head(token)
        .filter(|&h| h == token + 1 && reading.deprel(token) == Deprel::Compound);
    let does = |noun: usize| {
        let lemma = reading.lemma(noun).to_lowercase();
        let mut rows = chains.lexicon.event_nouns.of(&lemma);
        // "a court ruling that …"
        let speaks = matches!(
            lemma.as_str(),
            "decision" | "decree" | "order" | "report" | "ruling" | "statement" | "verdict"
        );
        speaks || rows.any(|row| row.frame.actors.contains(&Slot::Modifier))
    };
    body && act.is_some_and(does)
}

/// `A captive signed`: an adjective to the tree, with the article and the place of a noun.
fn stands_as_noun(reading: &Reading, token: usize) -> bool {
    let relation = reading.deprel(token);
    let place = relation.is_subject() || matches!(relation, Deprel::Obj | Deprel::Obl);
    place && reading.upos(token) == Upos::Adj && reading.child(token, &[Deprel::Det]).is_some()
}

/// What the noun refers back to, and by which rule.
fn refers(chains: &Chains, history: &History, nominal: &Nominal) -> Option<(u32, &'static str)> {
    let fits = |t: &Thing| agrees(nominal.country.as_deref(), t.entity.country.as_deref());
    let same_noun = |t: &Thing| t.nouns.contains(&nominal.noun) || offices::is_premier(chains, t, &nominal.phrase);
    if nominal.party.class == PartyClass::Org && !nominal.indefinite {
        return bodies::refers(chains, history, nominal);
    }
    if nominal.definite
        && bodies::may_be_named(chains, nominal)
        && let Some(found) = bodies::named(chains, history, nominal)
    {
        return Some(found);
    }
    if nominal.plural {
        // bare plurals of a kind are one group in news: "police fired at protesters … protesters fled"
        let generic = chains.lexicon.word_classes.has(WordClass::Folk, &nominal.noun);
        if nominal.indefinite || (generic && !nominal.definite) {
            return None;
        }
        // "army officers" are no "Cabinet officers"
        let trade = nominal.phrase.strip_suffix(&nominal.noun).unwrap_or_default().trim();
        let same = |t: &Thing| {
            t.plural
                && (trade.is_empty() || t.entity.name.to_lowercase().contains(trade))
                && t.entity.unnamed
                && same_noun(t)
                && fits(t)
                && (nominal.modifiers.is_empty() || t.modifiers() == nominal.modifiers)
        };
        return history.find(chains, same).map(|t| (t, "same-noun"));
    }
    let bare = !nominal.indefinite && chains.reading.deprel(nominal.head).is_subject();
    if !nominal.definite && !bare {
        return described::later(chains, history, nominal).map(|t| (t, "later"));
    }
    if let Some(found) = bodies::listed(chains, history, nominal) {
        return Some(found);
    }
    if let Some(owner) = nominal
        .owner
        .filter(|_| nominal.party.sector == Some("CVL") || nominal.party.sector == Some("JUD"))
    {
        // somebody's wife or lawyer is rarely one of those already named by another role
        let own = |t: &Thing| same_noun(t) && t.entity.kind == EntityType::Person && t.owner() == Some(owner);
        return history.find(chains, own).map(|t| (t, "possessed"));
    }
    let one = |t: &Thing| t.entity.kind == EntityType::Person && !t.plural;
    let phrase = words(chains.reading, nominal.first, nominal.head);
    let office = |t: &Thing| held(chains, t, &nominal.noun, &phrase);
    let holds = |t: &Thing| one(t) && same_noun(t) && fits(t) && office(t);
    let past = former(&nominal.modifiers);
    let same = history.find(chains, |t| holds(t) && was(t, &nominal.noun) == past);
    let same = same.or_else(|| history.find(chains, holds).filter(|_| !past));
    if let Some(thing) = same {
        return Some((thing, "role"));
    }
    if let Some(thing) = deeds::sufferer(chains, history, &nominal.noun).filter(|_| nominal.definite) {
        return Some((thing, "deed"));
    }
    if nominal.noun == "source" {
        // "an EU official said … the source added": whoever spoke without a name
        let nameless = |t: &Thing| one(t) && t.entity.unnamed && fits(t);
        return history.find(chains, nameless).map(|t| (t, "source"));
    }
    let wide = chains.lexicon.word_classes.has(WordClass::Figure, &nominal.noun);
    let sector = |t: &Thing| {
        let alike = t.entity.sector.is_some() && t.entity.sector == nominal.party.sector;
        one(t) && alike && fits(t) && office(t) && !offices::another(chains.lexicon, &t.nouns, &nominal.noun, &phrase)
    };
    // "the president of the Council" is no minister of a state
    let others = |c: usize| {
        let of = chains
            .reading
            .child(c, &[Deprel::Case])
            .is_some_and(|case| chains.reading.form(case) == "of");
        of && chains
            .named(c)
            .is_some_and(|n| chains.things[n as usize].entity.kind == EntityType::Org)
    };
    let wide = wide && !chains.reading.children_by(nominal.head, &[Deprel::Nmod]).any(others);
    if wide {
        return history.find(chains, sector).map(|t| (t, "sector"));
    }
    None
}

/// Whether the offices of a person that have the noun can be the one a phrase names; true without any.
fn held(chains: &Chains, thing: &Thing, noun: &str, phrase: &str) -> bool {
    let entity = &thing.entity;
    let mut roles = entity.roles.iter().filter(|r| r.noun == noun).peekable();
    if roles.peek().is_none() {
        return !entity.unnamed
            || !thing.nouns.iter().any(|n| n == noun)
            || offices::same(chains.lexicon, &entity.name, phrase);
    }
    roles.any(|r| offices::same(chains.lexicon, r.span.of(chains.reading.text), phrase))
}

/// *former president* is another than *president*.
fn former(modifiers: &str) -> bool {
    modifiers
        .split(' ')
        .any(|w| matches!(w, "former" | "ex" | "late" | "ousted" | "then") || w.starts_with("ex-"))
}

/// Whether a person is told to have held the office before.
fn was(thing: &Thing, noun: &str) -> bool {
    let roles = &thing.entity.roles;
    let status = |r: &super::Role| r.status == Some("former") && r.noun == noun;
    former(thing.modifiers())
        || (roles.iter().any(status) && !roles.iter().any(|r| r.noun == noun && r.status.is_none()))
}

/// Bodies of a state that need no article and no name: *police said*.
fn is_bare(lexicon: &Lexicon, noun: &str) -> bool {
    lexicon.word_classes.has(WordClass::Organ, noun)
}

/// A new thing for a noun phrase that refers to nothing before.
fn unnamed(chains: &mut Chains, nominal: &Nominal) -> u32 {
    let kind = match nominal.party.class {
        PartyClass::Org => EntityType::Org,
        PartyClass::Group => EntityType::Group,
        _ if nominal.plural || places::is_states(nominal) => EntityType::Group,
        _ => EntityType::Person,
    };
    let name = words(chains.reading, nominal.first, nominal.head);
    let id = chains.thing(name, kind, true);
    let thing = &mut chains.things[id as usize];
    thing.plural = nominal.plural && matches!(kind, EntityType::Group | EntityType::Org);
    thing.set_description(nominal.modifiers.clone(), nominal.owner);
    id
}

fn describe(thing: &mut Thing, nominal: &Nominal) {
    if nominal.party.class == PartyClass::Place && !places::is_states(nominal) {
        return;
    }
    if !thing.nouns.contains(&nominal.noun) {
        thing.nouns.push(nominal.noun.clone());
    }
    let entity = &mut thing.entity;
    // "the two sides" are no teams
    let sides = nominal.plural && nominal.noun == "side";
    entity.sector = entity.sector.or(nominal.party.sector.filter(|_| !sides));
    if !nominal.plural {
        entity.gender = entity.gender.or(nominal.party.gender);
    }
    // "the German leader" tells the country of whom it stands for
    let person = entity.kind == EntityType::Person && nominal.owner.is_none();
    if (entity.unnamed || person)
        && entity.country.is_none()
        && let Some(code) = &nominal.country
    {
        entity.belongs_to(code, "modifier");
    }
}
