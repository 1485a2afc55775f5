//! `quote_cues.tsv`: words that say that somebody said it, and `quote_media.tsv`: where it was said.
//!
//! *urge · verb · ask · infinitive*: "The council **urged** residents to leave the valley."

use std::collections::HashSet;
use std::sync::OnceLock;

use super::hash::Lookup;
use super::{Lexicon, Sheet};
use crate::error::Result;

/// What a cue takes as its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Frames {
    /// A finite clause: *said that …*.
    pub clause: bool,
    /// A to-infinitive: *urged residents to …*.
    pub infinitive: bool,
    /// Whether the to-infinitive is always told: *implored residents to …*, not *asked the student to …*.
    pub bid: bool,
    /// A noun phrase that stands for a proposition: *called for an end to …*.
    pub object: bool,
}

/// One cue: its class, its frames, and the row it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CueRow {
    /// `say claim deny confirm ask order promise propose warn report judge think want plan`; `view` where no row says.
    pub class: String,
    /// Class where the content is a to-infinitive (*told them to go* is an order).
    pub infinitive_class: String,
    /// What it takes besides words in quotation marks, which every cue takes.
    pub frames: Frames,
    /// `quote_cues.tsv:12`.
    pub row: String,
}

impl Frames {
    /// Whether it takes anything besides words in quotation marks.
    pub fn any(self) -> bool {
        self.clause || self.infinitive || self.object
    }
}

impl Default for CueRow {
    /// A word that reports though no row holds it: of no class but `view`.
    fn default() -> Self {
        CueRow::new("view", "learnt".to_owned())
    }
}

impl CueRow {
    fn new(class: &str, row: String) -> CueRow {
        CueRow {
            class: class.to_owned(),
            infinitive_class: class.to_owned(),
            frames: Frames::default(),
            row,
        }
    }

    /// Whether the cue is a thought or a wish, not speech.
    pub fn is_attitude(&self) -> bool {
        matches!(self.class.as_str(), "think" | "want" | "plan" | "view")
    }
}

/// The cues by part of speech, and the media.
#[derive(Debug, Clone, Default)]
pub struct QuoteCues {
    /// Verbs, particle verbs as `point out`.
    pub verbs: Lookup<String, CueRow>,
    /// Nouns: *the claim that …*.
    pub nouns: Lookup<String, CueRow>,
    /// Prepositions: *according to*; long ones first.
    pub prepositions: Vec<(String, CueRow)>,
    /// Stands in for words that no row holds.
    pub unlisted: CueRow,
    /// Kind of medium by lower-case word: `twitter` → `social`.
    pub media: Lookup<String, String>,
    /// How those that need no quotation marks are spelled, once `quotes` has asked for it.
    pub spellings: OnceLock<Spellings>,
}

/// Every spelling of some cues, in lower case.
#[derive(Debug, Clone, Default)]
pub struct Spellings {
    /// *urged*.
    pub verbs: HashSet<String>,
    /// *claims*.
    pub nouns: HashSet<String>,
    /// *called* and the words of which one must follow: *for*, *on*, *upon*.
    pub particles: Lookup<String, Vec<String>>,
}

/// Merges rows of `quote_cues.tsv`.
pub(super) fn add_cues(lexicon: &mut Lexicon, sheet: &Sheet) -> Result<()> {
    let column = |name| sheet.column(name);
    let (lemma, pos, class, frame) = (column("lemma")?, column("pos")?, column("class")?, column("frame")?);
    for row in &sheet.rows {
        let cues = &mut lexicon.quote_cues;
        cues.spellings = OnceLock::new();
        let lemma = row.cells[lemma].to_lowercase();
        let new = CueRow::new(row.cells[class], format!("{}:{}", sheet.name, row.line));
        let cue = match row.cells[pos] {
            "verb" => cues.verbs.entry(lemma).or_insert(new),
            "noun" => cues.nouns.entry(lemma).or_insert(new),
            "preposition" => preposition(&mut cues.prepositions, lemma, new),
            other => {
                let message = format!("found pos = {other:?}, expected verb, noun or preposition");
                return Err(sheet.fault(row, message));
            }
        };
        match row.cells[frame] {
            "clause" => cue.frames.clause = true,
            frame @ ("infinitive" | "bid") => {
                cue.frames.infinitive = true;
                cue.frames.bid = frame == "bid";
                row.cells[class].clone_into(&mut cue.infinitive_class);
            }
            "object" => cue.frames.object = true,
            "quote" => {}
            other => {
                let message = format!("found frame = {other:?}, expected clause, infinitive, bid, object or quote");
                return Err(sheet.fault(row, message));
            }
        }
    }
    Ok(())
}

/// The row of a preposition, set in where it belongs.
fn preposition(rows: &mut Vec<(String, CueRow)>, phrase: String, new: CueRow) -> &mut CueRow {
    let key = |p: &str| (std::cmp::Reverse(p.len()), p.to_owned());
    let at = match rows.binary_search_by_key(&key(&phrase), |r| key(&r.0)) {
        Ok(at) => at,
        Err(at) => {
            rows.insert(at, (phrase, new));
            at
        }
    };
    &mut rows[at].1
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
