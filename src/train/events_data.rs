//! What the gate of events learns from: coded sentences, news, texts that are no news, and sentences written for it.

use serde::Deserialize;

use super::lines::lines;
use crate::entities::Entities;
use crate::error::{Error, Result};
use crate::events::gate::Gate;
use crate::events::told;
use crate::lexicon::Lexicon;
use crate::lexicon::plover::TYPES;
use crate::pipeline;
use crate::time::Times;

/// Share of words of sport from which an article counts as sport.
const SPORT: f64 = 0.015;
const SPORT_WORDS: &[&str] = &[
    "match",
    "goal",
    "league",
    "coach",
    "striker",
    "midfielder",
    "tournament",
    "innings",
    "wicket",
    "championship",
    "season",
    "player",
    "cup",
    "semifinal",
    "final",
    "team",
    "scored",
    "batsman",
    "medal",
];

/// One trigger whose answer is known, or half known.
#[derive(Debug, Clone)]
pub(crate) struct Example {
    pub(crate) clues: Vec<u32>,
    /// Chance that it is an event.
    pub(crate) answer: f32,
    pub(crate) weight: f32,
    /// Part of the corpus when it is measured by folds.
    pub(crate) fold: usize,
    /// What kind of text it is of.
    pub(crate) source: Source,
}

/// Where an example comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    Coded,
    News,
    Other,
    Written,
}

/// All examples.
#[derive(Debug, Default)]
pub struct Corpus {
    pub(crate) gate: Vec<Example>,
    /// Sentences written for measuring: the gate's clues of their triggers and whether they are events.
    pub(crate) check: Vec<(Vec<Vec<u32>>, bool)>,
    texts: usize,
}

#[derive(Deserialize)]
struct Line {
    text: String,
    #[serde(default)]
    events: Vec<Coded>,
}

#[derive(Deserialize)]
struct Coded {
    plover_type: String,
}

impl Corpus {
    /// Sentences with the types that people gave them, one a line of JSON.
    pub fn coded(&mut self, path: &str) -> Result<()> {
        for line in lines::<Line>(path)? {
            let types = types(&line.events);
            self.add(&line.text, Source::Coded, Some(&types))?;
        }
        Ok(())
    }

    /// Articles of newspapers, one in `step`; those full of words of sport are no events.
    pub fn news(&mut self, path: &str, step: usize) -> Result<()> {
        for line in lines::<Line>(path)?.into_iter().step_by(step.max(1)) {
            let words: Vec<&str> = line.text.split_whitespace().collect();
            let bare = |w: &str| {
                w.trim_matches(|c: char| !c.is_alphabetic())
                    .trim_end_matches('s')
                    .to_lowercase()
            };
            let sport = words.iter().filter(|w| SPORT_WORDS.contains(&bare(w).as_str())).count();
            let is_sport = sport as f64 > SPORT * words.len() as f64;
            self.add(&line.text, if is_sport { Source::Other } else { Source::News }, None)?;
        }
        Ok(())
    }

    /// Documents of a treebank whose names hold one of these genres: no news.
    pub fn other(&mut self, path: &str, genres: &[&str]) -> Result<()> {
        let file = std::fs::read_to_string(path).map_err(|e| Error::new(path, e.to_string()))?;
        for document in file.split("# newdoc id = ").skip(1) {
            let name = document.lines().next().unwrap_or_default();
            let is_other = name.split(['-', '_']).any(|part| genres.contains(&part));
            let sentences = document.lines().filter_map(|l| l.strip_prefix("# text = "));
            if is_other {
                self.add(&sentences.collect::<Vec<_>>().join(" "), Source::Other, None)?;
            }
        }
        Ok(())
    }

    /// Sentences written for the gate: `event` or a class of what is none, then the sentence. Every second one is kept
    /// for measuring.
    pub fn written(&mut self, path: &str) -> Result<()> {
        let file = std::fs::read_to_string(path).map_err(|e| Error::new(path, e.to_string()))?;
        for (i, line) in file.lines().enumerate().skip(1) {
            let (class, text) = line.split_once('\t').ok_or_else(|| {
                Error::new(
                    format!("{path}:{}", i + 1),
                    "found no tab, expected a class, a tab and a sentence",
                )
            })?;
            let is_event = class == "event";
            let from = self.gate.len();
            let types: Vec<&str> = if is_event { TYPES.to_vec() } else { Vec::new() };
            self.add(text, Source::Written, Some(&types))?;
            if i % 2 == 0 {
                let clues = self.gate.drain(from..).map(|e| e.clues).collect();
                self.check.push((clues, is_event));
            }
        }
        Ok(())
    }

    /// Reads one text; `types` are those that a coded text has.
    fn add(&mut self, text: &str, source: Source, types: Option<&[&str]>) -> Result<()> {
        let lexicon = Lexicon::builtin();
        let reading = pipeline::reading(text, lexicon)?;
        let entities = Entities::read(&reading, lexicon, None, None);
        let times = Times::read(&reading, lexicon, None);
        let events = told(&reading, &entities, &times, lexicon, None);
        let gate = Gate::new(&reading, &entities);
        self.texts += 1;
        for event in &events {
            let (answer, weight) = match (source, types) {
                (Source::News, _) => (0.85, 0.5),
                (Source::Other, _) => (0.08, 0.8),
                (Source::Written, Some([])) => (0.0, 3.0),
                (_, Some(types)) if types.contains(&event.kind) => (1.0, 1.0),
                // another type may stand beside the one that was coded
                _ => continue,
            };
            self.gate.push(Example {
                clues: gate.clues(event),
                answer,
                weight,
                fold: self.texts,
                source,
            });
        }
        Ok(())
    }
}

/// `YIELD` of older codings is either of two types.
fn types(events: &[Coded]) -> Vec<&str> {
    let both = |e: &Coded| match e.plover_type.as_str() {
        "YIELD" => vec!["RETREAT", "CONCEDE"],
        other => TYPES.iter().copied().filter(|t| *t == other).collect(),
    };
    events.iter().flat_map(both).collect()
}
