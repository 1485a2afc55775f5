//! Who and what the article is about: names, titles, organisations, places, and the mentions of one
//! thing joined into one entity.

mod actors;
mod chains;
mod country;
#[cfg(test)]
mod examples;
mod gender;
mod groups;
mod history;
pub mod names;
mod nominals;
mod places;
mod pronouns;
mod proper;
mod roles;
mod salience;
mod spelling;
mod title;
mod variants;

use serde::{Deserialize, Serialize};

use crate::lexicon::Lexicon;
use crate::stop;
use crate::syntax::{Deprel, Reading};
use crate::text::Span;
use chains::{Chains, NONE};
use history::History;

/// What kind of thing an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs)]
pub enum EntityType {
    Person,
    Org,
    Gpe,
    Loc,
    Fac,
    Norp,
    Event,
    Product,
    Work,
    Group,
}

impl EntityType {
    /// How many types there are.
    pub(crate) const COUNT: usize = EntityType::Group as usize + 1;
}

/// How a mention names its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum MentionKind {
    Name,
    Nominal,
    Pronoun,
}

/// One place where an entity is named.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The words, without determiner, title or possessive.
    pub span: Span,
    /// First token.
    pub first: u32,
    /// Last token, inclusive.
    pub last: u32,
    /// Head token: what the dependency tree hangs on.
    pub head: u32,
    /// Name, nominal or pronoun.
    pub kind: MentionKind,
    /// Index into [`Entities::entities`].
    pub entity: u32,
    /// The rule that joined it (`exact`, `surname`, `acronym`, `he-subject` …).
    pub rule: &'static str,
}

/// An office or description that the article gives a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// The words.
    pub span: Span,
    /// Token of the noun.
    pub head: u32,
    /// The noun, `minister`.
    pub noun: String,
    /// Entity the office belongs to.
    pub org: Option<u32>,
    /// `former`, `acting`, `outgoing`, `elect`; nothing for an office held.
    pub status: Option<&'static str>,
}

/// Where a place lies.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// GeoNames id.
    pub geonames: Option<u32>,
    /// Degrees north, WGS 84.
    pub lat: f32,
    /// Degrees east, WGS 84.
    pub lon: f32,
    /// `country`, `admin1`, `admin2`, `city`, `region`, `water` …
    pub kind: &'static str,
    /// Code of the state or province in the gazetteer.
    pub admin1: &'static str,
    /// How sure the choice among places of that name is, 0–1.
    pub confidence: f32,
    /// What decided: `beside`, `prior`, `context`, `sheet`, `demonym`.
    pub via: &'static str,
}

/// One thing of the article.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// Fullest form in the article.
    pub name: String,
    /// What kind of thing.
    pub kind: EntityType,
    /// ISO 3166 alpha-3.
    pub country: Option<String>,
    /// What tells the country: `name`, `demonym`, `sheet`, `row` (of the caller), `modifier`, `role`, `members`, `parties`, `beside`,
    /// `prior`, `context` of a place, or only the `article` it stands in.
    pub country_via: Option<&'static str>,
    /// Sector code: `GOV MIL COP JUD LEG OPP REB MED BUS CVL IGO NGO` …
    pub sector: Option<&'static str>,
    /// Offices and descriptions.
    pub roles: Vec<Role>,
    /// Other forms in the article, in order of appearance.
    pub aliases: Vec<String>,
    /// `female`, `male` or unknown.
    pub gender: Option<&'static str>,
    /// Wikidata id, `Q142`.
    pub wikidata: Option<String>,
    /// Id in the caller's own rows.
    pub own_id: Option<String>,
    /// Coordinates of a place.
    pub site: Option<Site>,
    /// 0–1, share of the article's attention.
    pub salience: f32,
    /// Indices into [`Entities::mentions`], in text order.
    pub mentions: Vec<u32>,
    /// The entities that a plural stands for: *the two countries*.
    pub members: Vec<u32>,
    /// No name: "an EU official", "protesters". Kept in the records only if it speaks or acts.
    pub unnamed: bool,
}

impl Entity {
    /// Gives it a country, unless it has one.
    fn belongs_to(&mut self, country: &str, via: &'static str) {
        if self.country.is_none() {
            self.country = Some(country.to_owned());
            self.country_via = Some(via);
        }
    }
}

/// All entities and mentions of one article.
#[derive(Debug, Clone, Default)]
pub struct Entities {
    /// Mentions by start.
    pub mentions: Vec<Mention>,
    /// Entities by first mention.
    pub entities: Vec<Entity>,
    /// Mention headed by each token, the outermost one; `u32::MAX` for none.
    pub by_head: Vec<u32>,
    /// The country most of the article is about, ISO 3166 alpha-3.
    pub focus: Option<String>,
}

impl Entities {
    /// Finds and joins them: names first, then nouns and pronouns in the order of the text. `home` is the country of *the
    /// government*; `day` (`2022-08-04`), when the article was written, tells which of the caller's dated rows hold.
    pub fn read(reading: &Reading, lexicon: &Lexicon, home: Option<&str>, day: Option<&str>) -> Entities {
        let names = proper::find(reading, lexicon);
        let mut chains = Chains::new(reading, lexicon);
        variants::join(&mut chains, &names);
        actors::read(&mut chains, day);
        country::of_names(&mut chains);
        places::read(&mut chains, home);
        places::same(&mut chains);
        country::of_names(&mut chains);
        roles::read(&mut chains, &names);
        gender::read(&mut chains);
        country::of_persons(&mut chains, home);
        chains.home = country::home(&chains, home);
        nominals::prepare(&mut chains);
        refer(&mut chains);
        roles::link(&mut chains);
        roles::sectors::read(&mut chains);
        country::of_article(&mut chains);
        actors::link(&mut chains, day);
        relatives(&mut chains);
        salience::read(&mut chains);
        title::read(&mut chains);
        chains.finish()
    }

    /// The mention whose head is this token.
    pub fn mention_at(&self, token: usize) -> Option<&Mention> {
        self.by_head.get(token).and_then(|&m| self.mentions.get(m as usize))
    }

    /// Whether these characters are the name of a person.
    pub fn is_person(&self, span: Span) -> bool {
        let from = self.mentions.partition_point(|m| m.span.start < span.start);
        let here = self.mentions[from..].iter().take_while(|m| m.span.start == span.start);
        let person = |m: &Mention| self.entities[m.entity as usize].kind == EntityType::Person;
        here.into_iter()
            .any(|m| m.span == span && m.kind == MentionKind::Name && person(m))
    }

    /// The entity whose mention is headed by this token (pronouns and nominals are resolved).
    pub fn entity_at(&self, token: usize) -> Option<u32> {
        self.mention_at(token).map(|m| m.entity)
    }
}

/// Nouns and pronouns, each with all that stands before it; far before any tree only names.
fn refer(chains: &mut Chains) {
    /// Sentences in which a pronoun looks for its noun.
    const BEFORE: usize = 2;
    let mut history = History::default();
    let reading = chains.reading;
    let sentences = &reading.tokens.sentences;
    let near = |s: usize| sentences[s..].iter().take(1 + BEFORE).any(|s| reading.has_tree(s));
    let near: Vec<bool> = (0..sentences.len()).map(near).collect();
    for token in 0..reading.len() {
        stop::point();
        let name = chains.name_at[token];
        let known = chains.mentions.get(name as usize).filter(|m| m.head as usize == token);
        let found = match known {
            Some(_) => Some(name),
            None if name != NONE || !near[reading.sentence_index(token)] => None,
            None => nominals::at(chains, &history, token).or_else(|| pronouns::at(chains, &history, token)),
        };
        if let Some(mention) = found {
            history.push(mention);
            if let Some(one) = nominals::one_of::them(chains, token) {
                history.push(one);
            }
        }
    }
}

/// `who` and `which` stand for the noun whose clause they open.
fn relatives(chains: &mut Chains) {
    let reading = chains.reading;
    for token in 0..reading.len() {
        let word = matches!(reading.form(token), "who" | "which" | "that" | "whom");
        if !word
            || chains.by_head[token] != NONE
            || !(reading.deprel(token).is_subject() || reading.deprel(token) == Deprel::Obj)
        {
            continue;
        }
        let Some(verb) = reading.head(token).filter(|&v| reading.deprel(v) == Deprel::AclRelcl) else {
            continue;
        };
        if let Some(noun) = reading.head(verb).filter(|&n| n < token) {
            chains.by_head[token] = chains.by_head[noun];
        }
    }
}
