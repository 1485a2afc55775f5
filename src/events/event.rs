//! One report of an event, with everything the article tells of it.

use serde::{Deserialize, Serialize};

use super::draft::LEARNT;
use crate::lexicon::plover::root;
use crate::text::Span;
use crate::time::Day;

/// How the article tells the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Factuality {
    Asserted,
    Negated,
    Future,
    Hypothetical,
}

/// A number of people, from … to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// At least.
    pub min: i64,
    /// At most; `None` for "at least".
    pub max: Option<i64>,
}

/// One reported event.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// PLOVER type, `ASSAULT`.
    pub kind: &'static str,
    /// PLOVER mode, `firearms`.
    pub mode: Option<String>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// Three- or four-digit CAMEO code, or the root.
    pub cameo: Option<String>,
    /// The word or shortest phrase that expresses it.
    pub trigger: Span,
    /// Head token of the trigger.
    pub token: u32,
    /// Its lemma.
    pub lemma: String,
    /// Entities that act.
    pub actors: Vec<u32>,
    /// Entities acted upon.
    pub recipients: Vec<u32>,
    /// "I" or "we" act: whoever says so.
    pub first_person: bool,
    /// Its actors are whom somebody blames for it, or who claims it; others may say otherwise.
    pub alleged: bool,
    /// Done by being said: "we will meet them", "Release them!".
    pub announced: bool,
    /// All parties stand in `actors`.
    pub reciprocal: bool,
    /// Entity where it happened.
    pub place: Option<u32>,
    /// Index into [`Times::times`].
    pub time: Option<u32>,
    /// EDTF date.
    pub date: Option<String>,
    /// First day.
    pub earliest: Option<Day>,
    /// Last day.
    pub latest: Option<Day>,
    /// Asserted, negated, future or hypothetical.
    pub factuality: Factuality,
    /// Background from well before the news.
    pub historical: bool,
    /// Entity whose words the event rests on, where the sentence itself says so outside a quote.
    pub attributed_to: Option<u32>,
    /// People killed.
    pub killed: Option<Range>,
    /// People injured.
    pub injured: Option<Range>,
    /// People arrested.
    pub arrested: Option<Range>,
    /// Size of a crowd.
    pub crowd: Option<Range>,
    /// Index of the first report of this event in the article.
    pub same_as: Option<u32>,
    /// Sentence of the trigger.
    pub sentence: u32,
    /// 0–1.
    pub confidence: f32,
    /// Lexicon row or rule, and the words that carried it.
    pub why: String,
}

impl Event {
    /// Whether no row found it.
    pub(super) fn is_learnt(&self) -> bool {
        self.why.starts_with(LEARNT)
    }

    /// Gives it another type, and with it no mode and the root of its code.
    pub(super) fn become_another(&mut self, kind: &'static str) {
        (self.kind, self.mode, self.cameo) = (kind, None, Some(root(kind).to_string()));
        self.why.push_str(", type: learnt");
    }
}
