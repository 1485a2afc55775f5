//! The entities while they are being joined: mentions so far, and what is known of each thing.

use std::borrow::Cow;
use std::collections::HashMap;

use super::country::Home;
use super::{Entities, Entity, EntityType, Mention, MentionKind};
use crate::lexicon::Lexicon;
use crate::lexicon::parties::Party;
use crate::syntax::{Deprel, Reading, Upos};

/// No mention, no thing.
pub(super) const NONE: u32 = u32::MAX;

/// One thing, with what only the joining needs.
#[derive(Debug, Clone)]
pub(super) struct Thing {
    pub entity: Entity,
    /// Head nouns of its roles and descriptions, in lower case: `minister`.
    pub nouns: Vec<String>,
    /// Several persons.
    pub plural: bool,
    /// Nouns that can stand for it: `alliance`.
    pub nominals: Vec<String>,
    /// Number of its mentions so far.
    pub seen: u32,
    /// Modifiers of an unnamed thing, in lower case: `opposition` of `opposition parties`.
    modifiers: String,
    /// Whom it belongs to: `Brandt's lawyer`.
    owner: Option<u32>,
    /// A name of a country or its government.
    country: bool,
    /// The organisation of its office, as a row of the caller names it.
    pub office: Option<String>,
}

impl Thing {
    pub fn modifiers(&self) -> &str {
        &self.modifiers
    }

    pub fn owner(&self) -> Option<u32> {
        self.owner
    }

    pub fn set_description(&mut self, modifiers: String, owner: Option<u32>) {
        (self.modifiers, self.owner) = (modifiers, owner);
    }

    pub fn is_country(&self) -> bool {
        self.country
    }

    pub fn set_country(&mut self) {
        self.country = true;
    }
}

/// Everything found so far.
pub(super) struct Chains<'a> {
    pub reading: &'a Reading<'a>,
    pub lexicon: &'a Lexicon,
    pub mentions: Vec<Mention>,
    pub things: Vec<Thing>,
    /// Mention of the name that covers each token.
    pub name_at: Vec<u32>,
    /// Mention that each token heads, the outermost one.
    pub by_head: Vec<u32>,
    /// Tokens that belong to a title or role; no noun phrase of their own.
    pub in_role: Vec<bool>,
    /// The country most of the article is about.
    pub home: Option<Home>,
    /// The country of the dateline.
    pub filed: Option<String>,
    /// The named thing that is the country most of the article is about.
    pub homeland: Option<u32>,
    /// Last words of the names of organisations, buildings and regions, in lower case, and the things they end.
    pub endings: HashMap<String, Vec<u32>>,
}

impl<'a> Chains<'a> {
    pub fn new(reading: &'a Reading<'a>, lexicon: &'a Lexicon) -> Self {
        Chains {
            reading,
            lexicon,
            mentions: Vec::new(),
            things: Vec::new(),
            name_at: vec![NONE; reading.len()],
            by_head: vec![NONE; reading.len()],
            in_role: vec![false; reading.len()],
            home: None,
            filed: None,
            homeland: None,
            endings: HashMap::new(),
        }
    }

    /// Adds a thing without mentions.
    pub fn thing(&mut self, name: impl Into<String>, kind: EntityType, unnamed: bool) -> u32 {
        self.things.push(Thing {
            entity: Entity {
                name: name.into(),
                kind,
                country: None,
                country_via: None,
                sector: None,
                roles: Vec::new(),
                aliases: Vec::new(),
                gender: None,
                wikidata: None,
                own_id: None,
                site: None,
                salience: 0.0,
                mentions: Vec::new(),
                members: Vec::new(),
                unnamed,
            },
            nouns: Vec::new(),
            plural: kind == EntityType::Group,
            nominals: Vec::new(),
            seen: 0,
            modifiers: String::new(),
            owner: None,
            country: false,
            office: None,
        });
        self.things.len() as u32 - 1
    }

    /// Adds a mention of a thing and returns its index.
    pub fn mention(
        &mut self,
        (first, last, head): (usize, usize, usize),
        kind: MentionKind,
        thing: u32,
        rule: &'static str,
    ) -> u32 {
        let id = self.mentions.len() as u32;
        self.mentions.push(Mention {
            span: self.reading.cover(first, last),
            first: first as u32,
            last: last as u32,
            head: head as u32,
            kind,
            entity: thing,
            rule,
        });
        self.by_head[head] = id;
        if kind == MentionKind::Name {
            self.name_at[first..=last].fill(id);
        }
        self.things[thing as usize].seen += 1;
        id
    }

    /// The thing that a name over this token names; none behind the last token.
    pub fn named(&self, token: usize) -> Option<u32> {
        let name = *self.name_at.get(token)?;
        self.mentions.get(name as usize).map(|m| m.entity)
    }

    /// The first person that is named within a run of words.
    pub fn named_person(&self, first: usize, end: usize) -> Option<u32> {
        let person = |t: &u32| self.things[*t as usize].entity.kind == EntityType::Person;
        (first..end).filter_map(|t| self.named(t)).find(person)
    }

    /// The first mention of each thing, as they were joined; [`NONE`] for none.
    pub fn first_mentions(&self) -> Vec<u32> {
        let mut first = vec![NONE; self.things.len()];
        for (id, mention) in self.mentions.iter().enumerate().rev() {
            first[mention.entity as usize] = id as u32;
        }
        first
    }

    /// Sorts mentions by place and things by first mention.
    pub fn finish(self) -> Entities {
        let mut order: Vec<usize> = (0..self.mentions.len()).collect();
        order.sort_by_key(|&i| (self.mentions[i].span.start, self.mentions[i].span.end, i));
        let mut new_mention = vec![NONE; order.len()];
        let mut new_thing = vec![NONE; self.things.len()];
        let mut things = Vec::with_capacity(self.things.len());
        for (new, &old) in order.iter().enumerate() {
            new_mention[old] = new as u32;
            let thing = self.mentions[old].entity as usize;
            if new_thing[thing] == NONE {
                new_thing[thing] = things.len() as u32;
                things.push(thing);
            }
        }
        let renumber = |m: u32| new_mention.get(m as usize).copied().unwrap_or(NONE);
        let mut mentions: Vec<Mention> = order.iter().map(|&i| self.mentions[i].clone()).collect();
        let mut entities: Vec<Entity> = things.iter().map(|&t| self.things[t].entity.clone()).collect();
        for (i, mention) in mentions.iter_mut().enumerate() {
            mention.entity = new_thing[mention.entity as usize];
            entities[mention.entity as usize].mentions.push(i as u32);
        }
        for entity in &mut entities {
            let members = entity.members.iter().map(|&m| new_thing[m as usize]);
            entity.members = members.filter(|&m| m != NONE).collect();
        }
        for role in entities.iter_mut().flat_map(|e| &mut e.roles) {
            role.org = role.org.map(|o| new_thing[o as usize]).filter(|&o| o != NONE);
        }
        Entities {
            mentions,
            entities,
            by_head: self.by_head.iter().map(|&m| renumber(m)).collect(),
            focus: self.home.map(|home| home.code),
        }
    }
}

/// The words from token `first` to `last`, white space as single spaces.
pub(super) fn words<'a>(reading: &Reading<'a>, first: usize, last: usize) -> Cow<'a, str> {
    let text = reading.cover(first, last).of(reading.text);
    let even = || {
        text.split(' ')
            .all(|word| !word.is_empty() && !word.contains(char::is_whitespace))
    };
    if first == last || even() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The same in lower case, with the lemma of the last word.
pub(super) fn noun_words(reading: &Reading, first: usize, last: usize) -> String {
    let lemma = reading.lemma(last).to_lowercase();
    if first == last {
        return lemma;
    }
    format!("{} {lemma}", words(reading, first, last - 1).to_lowercase())
}

/// The row of `parties.tsv` whose phrase ends with the noun at `head`: its first token and meaning.
pub(super) fn party_at<'l>(reading: &Reading, lexicon: &'l Lexicon, head: usize) -> Option<(usize, &'l Party)> {
    let first = reading.sentence(head).first as usize;
    let office = |mut text: String| {
        text.drain(..if text.starts_with("ex-") { 3 } else { 0 });
        text
    };
    let plural = lexicon
        .parties
        .ending(first, head, |a, b| office(words(reading, a, b).to_lowercase()));
    let single = || {
        let text = |a, b| office(noun_words(reading, a, b));
        lexicon.parties.ending(first, head, text)
    };
    match (plural, single()) {
        (Some(a), Some(b)) => Some(if b.0 < a.0 { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// The token of `first..=last` that hangs on a word outside, the last one if several do.
pub(super) fn head_of(reading: &Reading, first: usize, last: usize) -> usize {
    let outside = |&i: &usize| reading.head(i).is_none_or(|h| h < first || h > last) && reading.upos(i) != Upos::Punct;
    (first..=last).find(outside).unwrap_or(last)
}

/// Whether the noun stands in a compound or name under another word: `bus` in `bus driver`.
pub(super) fn is_modifier(reading: &Reading, token: usize) -> bool {
    matches!(
        reading.deprel(token),
        Deprel::Compound | Deprel::Flat | Deprel::NmodDesc | Deprel::Fixed | Deprel::Goeswith | Deprel::Amod
    ) && reading.head(token).is_some()
}

/// Whether the word is used in the plural.
pub(super) fn is_plural(reading: &Reading, token: usize) -> bool {
    use crate::syntax::Xpos;
    matches!(reading.xpos(token), Xpos::Nns | Xpos::Nnps)
}
