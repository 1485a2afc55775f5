//! An event: the trigger, the parties, place and date, and how far the article vouches for it.

use serde::Serialize;

use crate::events::{Factuality, Range};

/// One reported event.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Event {
    /// Number within the article, by trigger.
    pub id: u32,
    /// PLOVER type, `ASSAULT`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// `VC MC VF MF`: verbal or material, cooperation or conflict.
    pub quad: Option<&'static str>,
    /// −10 (conflict) to 10 (cooperation).
    pub score: Option<f32>,
    /// CAMEO code or root.
    pub cameo: Option<String>,
    /// The word or shortest phrase that expresses it.
    pub trigger: Trigger,
    /// Entities that act.
    pub actors: Vec<u32>,
    /// Entities acted upon.
    pub recipients: Vec<u32>,
    /// All parties stand in `actors`.
    pub reciprocal: bool,
    /// Entity where it happened.
    pub place: Option<u32>,
    /// EDTF.
    pub date: Option<String>,
    /// First day.
    pub date_start: Option<String>,
    /// Last day.
    pub date_end: Option<String>,
    /// Number of the time expression.
    pub time: Option<u32>,
    /// Asserted, negated, future or hypothetical.
    pub factuality: Factuality,
    /// Background from well before the news.
    pub historical: bool,
    /// Entity whose words it rests on.
    pub attributed_to: Option<u32>,
    /// Innermost quote that tells it.
    pub quote: Option<u32>,
    /// People killed.
    pub killed: Option<Range>,
    /// People injured.
    pub injured: Option<Range>,
    /// People arrested.
    pub arrested: Option<Range>,
    /// Size of a crowd.
    pub crowd: Option<Range>,
    /// First report of this event in the article.
    pub same_as: Option<u32>,
    /// Number of the trigger's sentence.
    pub sentence: u32,
    /// 0–1.
    pub confidence: f32,
    /// Lexicon row or rule, and the words that carried it.
    pub why: String,
}

/// `opened fire`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trigger {
    /// First character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
    /// The words.
    pub text: String,
    /// Lemma of the head.
    pub lemma: String,
}
