//! Finds the names of an article and says what kind of thing each names.
//!
//! *Finance Minister Ilse Brandt flew to Riga* holds a person, `Ilse Brandt`, and a place, `Riga`; the title is no
//! part of the name.

mod acronym;
pub mod alone;
pub mod article;
pub mod clues;
pub mod edges;
mod filed;
pub mod kinds;
pub mod labels;
pub mod lists;
pub mod look;
pub mod model;
pub mod net;
mod parts;
pub mod path;
mod place;
pub mod recall;
pub mod runs;
pub mod seen;
pub mod splice;
pub mod tag;
mod titled;
mod together;
pub mod words;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::lexicon::Lexicon;
use crate::shelf::Shelf;
use crate::syntax::Reading;
use crate::syntax::pass::Tagged as Tag;
use crate::text::Span;
use crate::tokens::Sentence;

/// What kind of thing a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NameClass {
    /// A person: `Ilse Brandt`.
    Person,
    /// An organisation: `Ministry of Finance`.
    Org,
    /// A place, with a government or without: `Riga`, `Baltic Sea`.
    Loc,
    /// Something built: `Adler Bridge`.
    Fac,
    /// A nationality, religion or political group: `Latvian`, `Democrats`.
    Norp,
    /// Named, but none of the others.
    Misc,
    /// A thing made or sold: `Leopard 2`.
    Product,
    /// A named happening: `Battle of Narva`.
    Event,
    /// A book, song, law or document: `Treaty of Narva`.
    Work,
}

/// One name in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// The words, without determiner, title or possessive.
    pub span: Span,
    /// First token.
    pub first: u32,
    /// Last token, inclusive.
    pub last: u32,
    /// What it names.
    pub class: NameClass,
    /// 0–1: how far the best reading of the sentence lies from the best one without this name.
    pub confidence: f32,
}

/// The words that have been looked at.
static LOOKS: Shelf<look::Looks> = Shelf::new();

/// Why no model finds names, if none does: then every run of proper nouns is one.
pub fn trouble() -> Option<String> {
    model::Model::shipped().err().map(ToString::to_string)
}

/// The names of an article, in order; none overlaps another.
pub fn find(reading: &Reading, lexicon: &Lexicon) -> Vec<Name> {
    let Ok(model) = model::Model::shipped() else {
        return runs::find(reading);
    };
    let forms: Vec<&str> = (0..reading.len()).map(|i| reading.form(i)).collect();
    let shown = reading.tokens.shown(&forms);
    let sentences: Vec<Range<usize>> = reading.tokens.sentences.iter().map(|s| s.tokens()).collect();
    let apart = apart(reading);
    let tags: Vec<Tag> = (0..reading.len()).map(|i| tag_of(reading, i)).collect();
    let mut names = LOOKS.with(look::Looks::default, |kept| {
        let mut clues = model.clues(&shown.forms, &shown.spellings, &sentences, &tags, kept);
        clues.near_capitals(&apart);
        tag::find(model, &clues)
    });
    splice::splice(&mut names, &forms, &sentences, |i| {
        i > 0 && reading.span(i - 1).end == reading.span(i).start
    });
    let listed = |word: &str, lists: u16| model.words.lists(&look::fold(word)) & lists != 0;
    titled::people(&mut names, reading, lexicon, |word| listed(word, lists::PERSONS));
    together::agree(&mut names, reading, lexicon, |word| listed(word, lists::FIRST));
    kinds::tell(&mut names, reading, lexicon);
    acronym::follow(&mut names, reading, lexicon);
    filed::place(&mut names, reading);
    names.iter().map(|name| name.name(reading)).collect()
}

/// Of each sentence whether it has no tree and names nobody who speaks in a quotation beside it, so that only names matter
/// that return elsewhere.
fn apart(reading: &Reading) -> Vec<bool> {
    /// Sentences from a quotation to whoever speaks, if no word says who.
    const BESIDE: usize = 2;
    let sentences = &reading.tokens.sentences;
    // the mark itself is not within
    let quoted = |s: &Sentence| s.tokens().take(2).any(|i| reading.quotation(i).is_some());
    let quoted: Vec<bool> = sentences.iter().map(quoted).collect();
    let beside = |s: usize| !quoted[s] && (s.saturating_sub(BESIDE)..=s + BESIDE).any(|s| quoted.get(s) == Some(&true));
    let apart = |(s, sentence)| !reading.has_tree(sentence) && !beside(s);
    sentences.iter().enumerate().map(apart).collect()
}

fn tag_of(reading: &Reading, i: usize) -> Tag {
    Tag {
        upos: reading.upos(i),
        xpos: reading.xpos(i),
        deprel: reading.deprel(i),
        head: reading.head(i).map(|head| head as u32),
    }
}
