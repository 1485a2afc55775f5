//! One article and everything read in it.

use serde::Serialize;

use super::{Entity, Event, Quantity, Quote, Scope, Time};

/// The caller's name for an article, or its row number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Id {
    /// Row number.
    Row(i64),
    /// The caller's id.
    Name(String),
}

/// `extract` of one article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    /// The caller's id or the row number.
    pub id: Id,
    /// Day of publication as given, `2022-08-04`.
    pub published: Option<String>,
    /// Where, when and by whom the report was filed.
    pub dateline: Option<Dateline>,
    /// Whether the text reads as English.
    pub language_ok: bool,
    /// Trouble with this article.
    pub warnings: Vec<String>,
    /// The country most of it is about, ISO 3166 alpha-3.
    pub focus_country: Option<String>,
    /// Id of the town, county or state most of it is about.
    pub focus_place: Option<u32>,
    /// Who and what, by first mention.
    pub entities: Vec<Entity>,
    /// Who said what, in text order.
    pub quotes: Vec<Quote>,
    /// Who did what to whom, by trigger.
    pub events: Vec<Event>,
    /// When, in text order.
    pub times: Vec<Time>,
    /// How many, in text order.
    pub quantities: Vec<Quantity>,
    /// Start and end of every sentence.
    pub sentences: Vec<[u32; 2]>,
    /// What of it was read.
    #[serde(skip)]
    pub scope: Scope,
}

impl Document {
    /// An article of which nothing could be read, and why.
    pub fn unread(id: Id, published: Option<String>, warning: impl Into<String>) -> Document {
        Document {
            id,
            published,
            dateline: None,
            language_ok: false,
            warnings: vec![warning.into()],
            focus_country: None,
            focus_place: None,
            entities: Vec::new(),
            quotes: Vec::new(),
            events: Vec::new(),
            times: Vec::new(),
            quantities: Vec::new(),
            sentences: Vec::new(),
            scope: Scope::Everything,
        }
    }
}

/// `GENEVA, July 18 (AP) —`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dateline {
    /// `GENEVA`.
    pub place: Option<String>,
    /// `July 18` as a day, `2022-07-18`, or as written where it cannot be resolved.
    pub date: Option<String>,
    /// `AP`.
    pub agency: Option<String>,
    /// First character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
}
