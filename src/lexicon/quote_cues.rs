//! `quote_cues.tsv`: words that say that somebody said it, and `quote_media.tsv`: where it was said.
//!
//! *urge · verb · ask · infinitive*: "The council **urged** residents to leave the valley."

use std::collections::HashMap;

use super::{Lexicon, Sheet};
use crate::error::Result;

/// What a cue takes as its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Frames {
    /// A finite clause: *said that …*.
    pub clause: bool,
    /// A to-infinitive: *urged residents to …*.
    pub infinitive: bool,
    /// A noun phrase that stands for a proposition: *called for an end to …*.
    pub object: bool,
}

/// One cue: its class, its frames, and the row it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CueRow {
    /// `say claim deny confirm ask order promise propose warn report judge think want plan`.
    pub class: String,
    /// Class where the content is a to-infinitive (*told them to go* is an order).
    pub infinitive_class: String,
    /// What it takes besides words in quotation marks, which every cue takes.
    pub frames: Frames,
    /// `quote_cues.tsv:12`.
    pub row: String,
}

impl CueRow {
    /// Whether the cue is a thought or a wish, not speech.
    pub fn is_attitude(&self) -> bool {
        matches!(self.class.as_str(), "think" | "want" | "plan")
    }
}

/// The cues by part of speech, and the media.
#[derive(Debug, Clone, Default)]
pub struct QuoteCues {
    /// Verbs, particle verbs as `point out`.
    pub verbs: HashMap<String, CueRow>,
    /// Nouns: *the claim that …*.
    pub nouns: HashMap<String, CueRow>,
    /// Prepositions: *according to*.
    pub prepositions: HashMap<String, CueRow>,
    /// Kind of medium by lower-case word: `twitter` → `social`.
    pub media: HashMap<String, String>,
}

/// Merges rows of `quote_cues.tsv`.
pub(super) fn add_cues(lexicon: &mut Lexicon, sheet: &Sheet) -> Result<()> {
    let column = |name| sheet.column(name);
    let (lemma, pos, class, frame) = (column("lemma")?, column("pos")?, column("class")?, column("frame")?);
    for row in &sheet.rows {
        let table = match row.cells[pos] {
            "verb" => &mut lexicon.quote_cues.verbs,
            "noun" => &mut lexicon.quote_cues.nouns,
            "preposition" => &mut lexicon.quote_cues.prepositions,
            other => {
                let message = format!("found pos = {other:?}, expected verb, noun or preposition");
                return Err(sheet.fault(row, message));
            }
        };
        let class = row.cells[class].to_owned();
        let cue = table.entry(row.cells[lemma].to_lowercase()).or_insert_with(|| CueRow {
            class: class.clone(),
            infinitive_class: class.clone(),
            frames: Frames::default(),
            row: format!("{}:{}", sheet.name, row.line),
        });
        match row.cells[frame] {
            "clause" => cue.frames.clause = true,
            "infinitive" => (cue.frames.infinitive, cue.infinitive_class) = (true, class),
            "object" => cue.frames.object = true,
            "quote" => {}
            other => {
                let message = format!("found frame = {other:?}, expected clause, infinitive, object or quote");
                return Err(sheet.fault(row, message));
            }
        }
    }
    Ok(())
}

/// Merges rows of `quote_media.tsv`.
pub(super) fn add_media(lexicon: &mut Lexicon, sheet: &Sheet) -> Result<()> {
    let (medium, kind) = (sheet.column("medium")?, sheet.column("kind")?);
    for row in &sheet.rows {
        let kind = row.cells[kind].to_owned();
        lexicon.quote_cues.media.insert(row.cells[medium].to_lowercase(), kind);
    }
    Ok(())
}
