//! Third-person pronouns: *he*, *her*, *its*, *they*, *themselves*.
//!
//! Candidates are the things mentioned within a few sentences that agree in gender, number and animacy; nearness,
//! subjecthood and how often a thing is named decide. *After he arrived, Okafor spoke* looks ahead. Nobody calls himself
//! *he* in his own quotation. *I* and *we* are left to the quotes that hold them.

mod ahead;
mod empty;
mod speaking;

use super::chains::{Chains, NONE, is_modifier};
use super::gender;
use super::groups;
use super::history::{History, agrees};
use super::nominals::one_of;
use super::{Entity, EntityType, MentionKind};
use crate::syntax::{Deprel, Reading, Upos};

/// Least score at which an antecedent is taken.
const ENOUGH: f32 = -2.6;
/// The same for *it*, which more often refers to no party than to one.
const SURE: f32 = 0.3;
/// What speaks for the last speaker where a pronoun speaks.
const GOES_ON: f32 = 0.6;
/// What speaks for who says what a pronoun is the subject of.
const SAYS_SO: f32 = 0.6;
/// What speaks for whom the clause before has as its object.
const ASKED: f32 = 0.5;
/// How well what *and* joins agrees with *they*.
const JOINED: f32 = 0.6;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pronoun {
    He,
    She,
    It,
    They,
}

impl Pronoun {
    fn rule(self) -> &'static str {
        match self {
            Pronoun::He => "he",
            Pronoun::She => "she",
            Pronoun::It => "it",
            Pronoun::They => "they",
        }
    }

    /// Sentences that it looks back, and what each of them costs: few persons agree with *she*, many things with *it*.
    fn reach(self) -> (usize, f32) {
        match self {
            Pronoun::He | Pronoun::She => (6, 0.5),
            Pronoun::It | Pronoun::They => (3, 1.0),
        }
    }
}

/// What a pronoun refers back to.
enum Antecedent {
    One(u32),
    /// What *and* joined.
    Several(Vec<u32>),
}

fn pronoun(form: &str) -> Option<(Pronoun, bool)> {
    Some(match form.to_ascii_lowercase().as_str() {
        "he" | "him" | "his" => (Pronoun::He, false),
        "himself" => (Pronoun::He, true),
        "she" | "her" | "hers" => (Pronoun::She, false),
        "herself" => (Pronoun::She, true),
        "it" | "its" => (Pronoun::It, false),
        "itself" => (Pronoun::It, true),
        "they" | "them" | "their" | "theirs" => (Pronoun::They, false),
        "themselves" => (Pronoun::They, true),
        _ => return None,
    })
}

/// Reads the pronoun at this token, if it is one, and returns its mention.
pub(super) fn at(chains: &mut Chains, history: &History, token: usize) -> Option<u32> {
    let reading = chains.reading;
    if reading.upos(token) != Upos::Pron {
        return None;
    }
    let (kind, reflexive) = pronoun(reading.form(token))?;
    if empty::is_styled(reading, token) {
        return None;
    }
    if kind == Pronoun::It && empty::pleonastic(reading, token) {
        return None;
    }
    let (thing, rule) = match ahead::subject(chains, history, token, kind) {
        Some(thing) => (thing, "cataphora"),
        None => match antecedent(chains, history, token, kind, reflexive)? {
            Antecedent::One(thing) => (thing, kind.rule()),
            Antecedent::Several(members) => {
                let name = reading.form(token).to_owned();
                (groups::group(chains, history, members, &name, "they"), "members")
            }
        },
    };
    let entity = &mut chains.things[thing as usize].entity;
    match kind {
        Pronoun::He => entity.gender = entity.gender.or(Some("male")),
        Pronoun::She => entity.gender = entity.gender.or(Some("female")),
        _ => {}
    }
    Some(chains.mention((token, token, token), MentionKind::Pronoun, thing, rule))
}

fn antecedent(chains: &Chains, history: &History, token: usize, kind: Pronoun, reflexive: bool) -> Option<Antecedent> {
    let reading = chains.reading;
    let sentence = reading.sentence_index(token);
    let (reach, step) = kind.reach();
    let speaker = speaking::speaker(chains, token);
    let last = last_speaker(chains, history, token, kind);
    let of_country = nationality(chains, token);
    // "one of them" is of persons
    let of_group = one_of::part(reading, token).is_some();
    let mut tried: Vec<u32> = Vec::new();
    let mut best: Option<(f32, Antecedent)> = None;
    let mut take = |score: f32, found: Antecedent| {
        if best.as_ref().is_none_or(|(b, _)| score > *b) {
            best = Some((score, found));
        }
    };
    for mention in history.recent(60) {
        let m = &chains.mentions[mention as usize];
        let (thing, head) = (m.entity, m.head as usize);
        let distance = sentence.saturating_sub(reading.sentence_index(head));
        if distance > reach {
            break;
        }
        if kind == Pronoun::They
            && reading.deprel(head) == Deprel::Conj
            && let Some(members) = groups::coordination(chains, m).filter(|all| actors(chains, all))
            && !blocked(chains, head, token, reflexive)
        {
            take(
                JOINED + score(chains, mention, token) - step * distance as f32,
                Antecedent::Several(members),
            );
        }
        if tried.contains(&thing) || speaker == Some(thing) {
            continue;
        }
        tried.push(thing);
        if of_group && chains.things[thing as usize].entity.kind != EntityType::Group {
            continue;
        }
        let Some(fit) = compatible(chains, thing, head, kind) else {
            continue;
        };
        if !agrees(of_country, chains.things[thing as usize].entity.country.as_deref()) {
            continue;
        }
        if !blocked(chains, head, token, reflexive) {
            let goes_on = if last == Some(thing) { GOES_ON } else { 0.0 };
            take(
                fit + goes_on + score(chains, mention, token) - step * distance as f32,
                Antecedent::One(thing),
            );
        }
    }
    let enough = if reading.form(token).eq_ignore_ascii_case("it") {
        SURE
    } else {
        ENOUGH
    };
    best.filter(|(score, _)| *score > enough).map(|(_, found)| found)
}

/// *He was the last Latvian leader*: the country that is said of who is meant.
fn nationality<'c>(chains: &'c Chains, token: usize) -> Option<&'c str> {
    let reading = chains.reading;
    let said = reading.head(token).filter(|_| reading.deprel(token).is_subject())?;
    reading.child(said, &[Deprel::Cop])?;
    let mut before = reading
        .children_by(said, &[Deprel::Amod])
        .filter_map(|t| chains.named(t));
    let country = |t: u32| chains.things[t as usize].entity.country.as_deref();
    before.find_map(country)
}

/// *"…," he said*: who spoke last, of those who can be meant.
fn last_speaker(chains: &Chains, history: &History, token: usize, kind: Pronoun) -> Option<u32> {
    let reading = chains.reading;
    let says = |t: usize| {
        let verb = reading.head(t).filter(|_| reading.deprel(t).is_subject());
        let cue = verb.and_then(|v| chains.lexicon.quote_cues.verbs.get(reading.lemma(v)));
        cue.is_some_and(|c| !c.is_attitude())
    };
    if !says(token) {
        return None;
    }
    let before = history.recent(60).map(|m| &chains.mentions[m as usize]);
    let mut spoke =
        before.filter(|m| says(m.head as usize) && compatible(chains, m.entity, m.head as usize, kind).is_some());
    spoke.next().map(|m| m.entity)
}

/// Persons, states or bodies: what *they* may be together.
fn actors(chains: &Chains, members: &[u32]) -> bool {
    let actor = |&t: &u32| {
        let kind = chains.things[t as usize].entity.kind;
        matches!(
            kind,
            EntityType::Person | EntityType::Group | EntityType::Org | EntityType::Gpe
        )
    };
    members.iter().all(actor)
}

/// How well a thing agrees with the pronoun; nothing if it cannot.
fn compatible(chains: &Chains, thing: u32, head: usize, kind: Pronoun) -> Option<f32> {
    let thing = &chains.things[thing as usize];
    let entity = &thing.entity;
    // "the Brandt family": less likely *he* than Brandt himself
    let apart = if is_modifier(chains.reading, head) { -0.5 } else { 0.0 };
    let gendered = |wanted: &str| agreement(chains, entity, wanted).map(|fit| fit + apart);
    let plural_norp = || chains.reading.form(head).ends_with('s') && chains.reading.upos(head) != Upos::Adj;
    match (kind, entity.kind) {
        (Pronoun::He, EntityType::Person) => gendered("male"),
        (Pronoun::She, EntityType::Person) => gendered("female"),
        (Pronoun::It, EntityType::Org | EntityType::Gpe) => Some(0.2),
        (Pronoun::It, EntityType::Loc | EntityType::Fac | EntityType::Work | EntityType::Product) => Some(-0.6),
        (Pronoun::It, EntityType::Event) => Some(-0.6),
        (Pronoun::They, EntityType::Group) => Some(0.9),
        (Pronoun::They, EntityType::Norp) if plural_norp() => Some(0.6),
        (Pronoun::They, EntityType::Org)
            if thing
                .nouns
                .iter()
                .any(|n| matches!(n.as_str(), "police" | "authority" | "force")) =>
        {
            Some(0.6)
        }
        (Pronoun::They, EntityType::Org) => Some(-0.4),
        (Pronoun::They, EntityType::Gpe) if thing.is_country() => Some(-1.2),
        _ => None,
    }
}

/// How well a person is *he* or *she*.
fn agreement(chains: &Chains, entity: &Entity, wanted: &str) -> Option<f32> {
    match entity.gender {
        Some(g) if g == wanted => Some(0.4),
        Some(_) => None,
        None if entity.unnamed => Some(-0.7),
        None => match gender::leaning(chains.lexicon, &entity.name) {
            Some(g) if g == wanted => Some(0.2),
            Some(_) => Some(-1.5),
            None => Some(0.0),
        },
    }
}

/// Prominence of the latest mention, and how near it is within its sentence.
fn score(chains: &Chains, mention: u32, token: usize) -> f32 {
    let reading = chains.reading;
    let m = &chains.mentions[mention as usize];
    let head = in_place(reading, m.head as usize);
    let relation = reading.deprel(head);
    let subject = relation.is_subject();
    let thing = &chains.things[m.entity as usize];
    let paragraph = |t: usize| reading.sentence(t).paragraph;
    let given = |holds: bool, points: f32| if holds { points } else { 0.0 };
    let mut score = given(subject, 0.8);
    score += given(matches!(relation, Deprel::Obj | Deprel::Iobj), 0.2);
    score += given(subject == reading.deprel(token).is_subject(), 0.25);
    score += given(m.kind == MentionKind::Pronoun, 0.3);
    score += given(m.kind == MentionKind::Nominal, -0.15);
    score += given(paragraph(head) != paragraph(token), -0.4);
    score += given(!subject && is_of_main_clause(reading, head, token), 0.4);
    score += given(says_so(reading, head, token), SAYS_SO);
    score += given(is_joined_to(reading, head, token), ASKED);
    score += 0.5 * (1.0 + thing.seen.min(20) as f32).ln();
    // what lies between two mentions of one sentence counts a little
    score - 0.01 * token.saturating_sub(head).min(60) as f32
}

/// *One senator, **Brandt**, said he would go*: the name stands in the place of the noun.
fn in_place(reading: &Reading, head: usize) -> usize {
    let noun = reading.head(head).filter(|_| reading.deprel(head) == Deprel::Appos);
    noun.filter(|&n| n < head && reading.upos(n) == Upos::Noun)
        .unwrap_or(head)
}

/// *The press asked Brandt, but he declined*: whom the clause before, joined to this one, has as its object.
fn is_joined_to(reading: &Reading, head: usize, token: usize) -> bool {
    let clause = predicate(reading, token).filter(|&p| reading.deprel(p) == Deprel::Conj);
    let before = clause
        .filter(|_| reading.deprel(token).is_subject())
        .and_then(|p| reading.head(p));
    let object = matches!(reading.deprel(head), Deprel::Obj | Deprel::Iobj);
    object && before.is_some() && reading.head(head) == before
}

/// *Okafor told Brandt he would help*: who says it is mostly meant.
fn says_so(reading: &Reading, head: usize, token: usize) -> bool {
    let said = predicate(reading, token).filter(|&p| reading.deprel(p) == Deprel::Ccomp);
    let cue = said
        .filter(|_| reading.deprel(token).is_subject())
        .and_then(|p| reading.head(p));
    // "Okafor, who told Brandt he would help"
    let who = |verb: usize| reading.deprel(verb) == Deprel::AclRelcl && reading.head(verb) == Some(head);
    cue.is_some_and(|verb| reading.subject(verb) == Some(head) || who(verb))
}

/// *The court sentenced Brandt after he was convicted*: whom the main clause names, a clause like this one speaks of.
fn is_of_main_clause(reading: &Reading, head: usize, token: usize) -> bool {
    let clause = predicate(reading, token).filter(|&p| reading.deprel(p) == Deprel::Advcl);
    let main = clause.and_then(|p| reading.head(p));
    main.is_some() && reading.head(head) == main
}

/// *Brandt met her*: not Brandt. *Brandt's bank named its head*: not the head itself.
fn blocked(chains: &Chains, head: usize, token: usize, reflexive: bool) -> bool {
    let reading = chains.reading;
    if reading.sentence_index(head) != reading.sentence_index(token) {
        return reflexive;
    }
    let predicate = predicate(reading, token);
    // "a photographer she had hired"
    let clause = predicate.filter(|&p| reading.deprel(p) == Deprel::AclRelcl);
    if reading.deprel(token).is_subject() && clause.is_some_and(|p| reading.head(p) == Some(head)) {
        return true;
    }
    if !reading.deprel(token).is_subject() && chains.by_head[head] != NONE && inside(reading, token, head, predicate) {
        return true;
    }
    if reflexive || reading.deprel(token) == Deprel::NmodPoss {
        return false;
    }
    let same_clause = predicate.is_some() && reading.head(head) == predicate;
    same_clause && (reading.deprel(head).is_subject() || reading.deprel(token).is_subject())
}

/// Whether the pronoun is a part of the noun phrase of `head`; an apposition or clause beside the noun is none.
fn inside(reading: &Reading, token: usize, head: usize, predicate: Option<usize>) -> bool {
    let mut at = token;
    for _ in 0..12 {
        let aside = at > head && reading.upos(at) == Upos::Adj;
        let apart = aside || matches!(reading.deprel(at), Deprel::Appos | Deprel::Conj | Deprel::Parataxis);
        match reading.head(at).filter(|_| Some(at) != predicate && !apart) {
            Some(up) if up == head => return true,
            Some(up) => at = up,
            None => return false,
        }
    }
    false
}

/// What is said in the clause of this token: its verb, or the noun or adjective that *is* belongs to.
fn predicate(reading: &Reading, token: usize) -> Option<usize> {
    let mut up = reading.head(token);
    if reading.deprel(token).is_subject() {
        return up;
    }
    for _ in 0..12 {
        let at = up?;
        let clause = matches!(
            reading.deprel(at),
            Deprel::Acl | Deprel::AclRelcl | Deprel::Advcl | Deprel::Ccomp | Deprel::Xcomp | Deprel::Root
        );
        if clause || reading.upos(at) == Upos::Verb || reading.child(at, &[Deprel::Cop]).is_some() {
            return Some(at);
        }
        up = reading.head(at);
    }
    None
}
