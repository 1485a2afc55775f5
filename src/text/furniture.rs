//! The words that mark furniture and datelines, as plain tables that a reader of sheets fills.
//!
//! `Sign up for our morning briefing` is no news; `WASHINGTON (AP) —` is; `FILE -` opens a caption, no place.

use std::collections::BTreeSet;

/// A longer paragraph is news although a phrase opens it: `Reporting by three papers showed that …`.
const LONGEST_OPENED: usize = 240;

/// A line that is the name of an agency and nothing else signs an article: `(Reuters)`.
const LONGEST_AGENCY: usize = 20;

/// Where in a paragraph a phrase must stand to make it furniture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// At its head.
    Start,
    /// It is the whole paragraph.
    Whole,
    /// Anywhere in it.
    Any,
}

/// Phrases of furniture and words of datelines.
#[derive(Debug, Clone, Default)]
pub struct Furniture {
    /// Lower-case phrases that open a paragraph of furniture, sorted.
    pub starts: BTreeSet<String>,
    /// Lower-case phrases that are such a paragraph.
    pub wholes: BTreeSet<String>,
    /// Lower-case phrases that give such a paragraph away.
    pub anywhere: Vec<String>,
    /// Names of agencies, upper case: `REUTERS`.
    pub agencies: BTreeSet<String>,
    /// Words that never are a place at the head of a report, upper case: `FILE`.
    pub never: BTreeSet<String>,
    /// Words that tell the name of an outlet, upper case: `TODAY`.
    pub outlets: BTreeSet<String>,
}

impl Furniture {
    /// Adds a phrase of furniture.
    pub fn add_phrase(&mut self, phrase: &str, place: Where) {
        let phrase = phrase.to_lowercase();
        match place {
            Where::Start => drop(self.starts.insert(phrase)),
            Where::Whole => drop(self.wholes.insert(phrase)),
            Where::Any => self.anywhere.push(phrase),
        }
    }

    /// The phrase that makes `line` furniture, if any; `line` is lower case with straight apostrophes.
    pub fn phrase(&self, line: &str) -> Option<&str> {
        let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
        let agency = || {
            (bare.len() <= LONGEST_AGENCY)
                .then(|| self.agencies.get(&bare.to_uppercase()))
                .flatten()
        };
        if let Some(whole) = self.wholes.get(bare).or_else(agency) {
            return Some(whole);
        }
        if let Some(phrase) = self.anywhere.iter().find(|phrase| line.contains(*phrase)) {
            return Some(phrase);
        }
        if line.len() > LONGEST_OPENED {
            return None;
        }
        // the sorted set holds every prefix of the line at or before the line itself; only those that share
        // the first word can match, so the walk is bounded by the rows of one word
        let word = line.split(' ').next().unwrap_or(line);
        let start = self
            .starts
            .range(word.to_string()..)
            .take_while(|phrase| phrase.starts_with(word))
            .find(|phrase| opens(line, phrase));
        let start = start.or_else(|| {
            self.starts
                .iter()
                .find(|phrase| !phrase.contains(' ') && opens(line, phrase))
        });
        start.map(String::as_str)
    }
}

/// Whether `line` begins with `phrase` and a word ends there.
fn opens(line: &str, phrase: &str) -> bool {
    line.strip_prefix(phrase).is_some_and(|rest| {
        let inside = phrase.ends_with(|c: char| c.is_alphanumeric());
        !(inside && rest.starts_with(|c: char| c.is_alphabetic()))
    })
}
