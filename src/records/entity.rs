//! A person, organisation, place or other thing, with every place where it is mentioned.

use serde::Serialize;

use crate::entities::{EntityType, MentionKind};

/// One thing of the article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entity {
    /// Number within the article, by first mention.
    pub id: u32,
    /// Fullest form in the article.
    pub name: String,
    /// `PERSON ORG GPE LOC FAC NORP EVENT PRODUCT WORK GROUP`.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// ISO 3166 alpha-3.
    pub country: Option<String>,
    /// What tells the country: `name`, `demonym`, `sheet`, `row` (of the caller), `modifier`, `role`, `members`; of a place
    /// `beside`, `prior`, `context`; or only the `article`, where nothing else does.
    pub country_via: Option<&'static str>,
    /// `GOV MIL COP JUD LEG OPP REB MED BUS CVL IGO NGO` …
    pub sector: Option<&'static str>,
    /// Offices and descriptions.
    pub roles: Vec<Role>,
    /// Other forms of the name in the article.
    pub aliases: Vec<String>,
    /// `female`, `male` or unknown.
    pub gender: Option<&'static str>,
    /// GeoNames id of a place.
    pub geonames: Option<u32>,
    /// Wikidata id.
    pub wikidata: Option<String>,
    /// Id in the caller's own rows.
    pub own_id: Option<String>,
    /// The entities that a plural such as *the two countries* stands for.
    pub members: Vec<u32>,
    /// Degrees north.
    pub lat: Option<f32>,
    /// Degrees east.
    pub lon: Option<f32>,
    /// `country`, `admin1`, `city`, `region`, `water` …
    pub place_kind: Option<&'static str>,
    /// How sure it is that this place of the name is meant, 0–1.
    pub place_confidence: Option<f32>,
    /// 0–1, share of the article's attention.
    pub salience: f32,
    /// Every mention, in text order.
    pub mentions: Vec<Mention>,
}

/// One place where an entity is mentioned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mention {
    /// First character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
    /// The words.
    pub text: String,
    /// Name, nominal or pronoun.
    pub kind: MentionKind,
    /// Number of its sentence.
    pub sentence: Option<u32>,
    /// What joined it to its entity: `exact`, `surname`, `acronym`, `first-person` …
    pub rule: &'static str,
}

/// An office or description.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Role {
    /// The words, `foreign minister`.
    pub text: String,
    /// First character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
    /// Its noun, `minister`.
    pub head: String,
    /// `former`, `acting`, `outgoing`, `elect`; nothing for an office held.
    pub status: Option<&'static str>,
    /// Entity the office belongs to.
    pub org: Option<u32>,
}
