//! An event in the making: a trigger with the row that found it, before parties, time and place are known.

use crate::lexicon::event_frames::Frame;
use crate::lexicon::event_operators::{Operator, Told};
use crate::lexicon::event_words::{Count, EventWord};
use crate::lexicon::light_verbs::Part;

/// How `why` begins where no row found the event.
pub(super) const LEARNT: &str = "learnt";

/// How a trigger was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Verb,
    Noun,
    Light,
    Operator,
    /// By no row: the model of senses takes it for one.
    Learnt,
}

/// One trigger.
#[derive(Debug, Clone)]
pub(super) struct Draft<'l> {
    /// Head token of the trigger.
    pub token: usize,
    /// First and last token of its span.
    pub first: usize,
    pub last: usize,
    /// Head word of the row that found it.
    pub head: &'l str,
    /// Light verb that carries it.
    pub host: Option<usize>,
    /// The trigger itself heads a clause.
    pub is_verb: bool,
    /// What the light verb's subject is.
    pub part: Option<Part>,
    /// `None`: it only counts victims.
    pub kind: Option<&'static str>,
    pub mode: Option<&'l str>,
    pub cameo: Option<&'l str>,
    pub frame: &'l Frame,
    pub count: Option<Count>,
    pub family: Family,
    /// The row asked for more than the bare word.
    pub specific: bool,
    /// "the talks": told before.
    pub definite: bool,
    /// "the blast": an event only if one was told before.
    pub retold: bool,
    pub why: String,
    /// Drafts that an operator took in.
    pub inner: Vec<usize>,
    /// Factuality that an operator gave it.
    pub told: Told,
    /// Taken in by another draft, or blocked: not an event.
    pub alive: bool,
    /// What it takes in is done by several together: talks, cooperation.
    pub joint: bool,
    /// Draft of the operator whose actor tells this one ("accused … of").
    pub teller: Option<usize>,
}

impl<'l> Draft<'l> {
    /// A draft from a verb's or noun's row.
    pub fn of_word(token: usize, row: &'l EventWord, family: Family) -> Self {
        Draft {
            token,
            first: token,
            last: token,
            head: match family {
                Family::Verb => row.words.first(),
                _ => row.words.last(),
            }
            .map_or("", String::as_str),
            host: None,
            is_verb: family == Family::Verb,
            part: None,
            kind: row.kind,
            mode: row.mode.as_deref(),
            cameo: row.cameo.as_deref(),
            frame: &row.frame,
            count: row.count,
            family,
            specific: false,
            definite: false,
            retold: false,
            why: row.name.clone(),
            inner: Vec::new(),
            told: Told::Own,
            alive: row.kind.is_some(),
            joint: false,
            teller: None,
        }
    }

    /// A draft that no row found; its frame is to be given.
    pub fn learnt(token: usize, is_verb: bool, kind: &'static str, head: &'l str) -> Self {
        static NOBODY: Frame = Frame {
            actors: Vec::new(),
            recipients: Vec::new(),
            reciprocal: false,
        };
        Draft {
            token,
            first: token,
            last: token,
            head,
            host: None,
            is_verb,
            part: None,
            kind: Some(kind),
            mode: None,
            cameo: None,
            frame: &NOBODY,
            count: None,
            family: Family::Learnt,
            specific: false,
            definite: false,
            retold: false,
            why: format!("{LEARNT}: {kind}"),
            inner: Vec::new(),
            told: Told::Own,
            alive: true,
            joint: false,
            teller: None,
        }
    }

    /// A draft from an operator and what it takes.
    pub fn of_operator(token: usize, is_verb: bool, row: &'l Operator, kind: &'static str, inner: Vec<usize>) -> Self {
        Draft {
            token,
            first: token,
            last: token,
            head: row.words.first().map_or("", String::as_str),
            host: None,
            is_verb,
            part: None,
            kind: Some(kind),
            mode: row.mode.as_deref(),
            cameo: None,
            frame: &row.frame,
            count: None,
            family: Family::Operator,
            specific: true,
            definite: false,
            retold: false,
            why: row.name.clone(),
            inner,
            told: Told::Own,
            alive: true,
            joint: false,
            teller: None,
        }
    }
}
