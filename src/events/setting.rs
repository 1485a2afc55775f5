//! What the whole article is about, where that makes its words no events: the players who are *injured* in a report of a
//! match, the passengers *killed* in one of a crash.

use std::collections::HashMap;

use super::draft::Draft;
use super::parties::Parties;
use crate::entities::Entities;
use crate::lexicon::Lexicon;
use crate::lexicon::event_objects::{Blockers, Where};
use crate::syntax::Reading;

/// The row for all triggers.
const ANY: &str = "*";
/// An article is about something if it names it so often …
const OFTEN: usize = 4;
/// … and once in so many words.
const DENSE: usize = 60;
/// The words of a single trigger's row need stand only so often: who is hurt where two sentences tell of a crash.
const TWICE: usize = 2;

/// How often the words of the sheet's article rows stand in an article.
pub(super) struct Setting<'a> {
    counts: HashMap<&'a str, usize>,
    words: usize,
    blockers: &'a Blockers,
    elsewhere: bool,
}

impl<'a> Setting<'a> {
    /// Counts them.
    pub fn new(r: &'a Reading, lexicon: &'a Lexicon) -> Self {
        let blockers = &lexicon.event_blockers;
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for i in (0..r.len()).filter(|&i| blockers.is_of_articles(r.lemma(i))) {
            *counts.entry(r.lemma(i)).or_default() += 1;
        }
        let mut setting = Setting {
            counts,
            words: r.len(),
            blockers,
            elsewhere: false,
        };
        setting.elsewhere = setting.is_about(ANY, OFTEN) && DENSE * setting.most(ANY) >= setting.words;
        setting
    }

    /// How often the words of the fullest article row of a trigger stand there.
    fn most(&self, trigger: &str) -> usize {
        let rows = self
            .blockers
            .of(trigger)
            .iter()
            .filter(|(_, place)| *place == Where::Article);
        let count = |words: &std::collections::HashSet<String>| {
            self.counts
                .iter()
                .filter(|(w, _)| words.contains(**w))
                .map(|(_, n)| n)
                .sum()
        };
        rows.map(|(words, _)| count(words)).max().unwrap_or(0)
    }

    fn is_about(&self, trigger: &str, often: usize) -> bool {
        self.most(trigger) >= often
    }

    /// Whether a draft with these parties belongs to what the article tells of that is none: no public body has a part in
    /// it, and of what befalls people nobody is the author.
    pub fn blocks(&self, entities: &Entities, draft: &Draft, parties: &Parties) -> bool {
        if self.counts.is_empty() {
            return false;
        }
        let public = |e: &u32| {
            let sector = entities.entities.get(*e as usize).and_then(|e| e.sector);
            sector.is_some_and(|s| !matches!(s, "CVL" | "BUS" | "MED" | "EDU" | "LAB"))
        };
        if self.elsewhere && !parties.actors.iter().chain(&parties.recipients).any(public) {
            return true;
        }
        parties.actors.is_empty() && draft.mode.is_none() && self.is_about(draft.head, TWICE)
    }
}
