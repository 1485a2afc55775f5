//! Annotated articles, one file each, as `benches/annotated/join.py` writes them, with what they are read as.

use std::collections::HashSet;
use std::path::Path;

use serde::Deserialize;

use super::lines::lines;
use crate::entities::Entities;
use crate::error::{Error, Result};
use crate::events::Event;
use crate::lexicon::Lexicon;
use crate::pipeline;
use crate::syntax::Reading;
use crate::text::Span;
use crate::time::{Day, Times};

/// One article with what is annotated in it.
#[derive(Debug, Deserialize)]
pub(super) struct Article {
    /// The set it belongs to: each was annotated by others.
    #[serde(default)]
    pub(super) set: String,
    pub(super) text: String,
    pub(super) published: Option<String>,
    #[serde(default)]
    pub(super) entities: Vec<Thing>,
    #[serde(default)]
    pub(super) events: Vec<Marked>,
    #[serde(default)]
    pub(super) quotes: Vec<Said>,
    /// The characters that were read for quotations; none if nobody looked for them.
    pub(super) quotes_until: Option<usize>,
}

/// A quotation.
#[derive(Debug, Deserialize)]
pub(super) struct Said {
    pub(super) content: Vec<Mark>,
    pub(super) cue: Option<Mark>,
    pub(super) source: Option<Mark>,
}

/// An entity.
#[derive(Debug, Deserialize)]
pub(super) struct Thing {
    pub(super) id: String,
    pub(super) mentions: Vec<Mark>,
}

/// An event.
#[derive(Debug, Deserialize)]
pub(super) struct Marked {
    pub(super) r#type: String,
    pub(super) mode: Option<String>,
    pub(super) trigger: Mark,
    pub(super) actors: HashSet<String>,
    pub(super) recipients: HashSet<String>,
    /// Whether nobody looked for its parties and its mode.
    #[serde(default)]
    pub(super) word_alone: bool,
}

/// One article that the teacher has read: how likely it finds each class, in thousandths; null where it was not asked.
#[derive(Debug, Deserialize)]
pub(super) struct Taught {
    #[serde(flatten)]
    pub(super) article: Article,
    /// Of each word that may tell an event.
    pub(super) senses: Vec<Option<Vec<u16>>>,
}

/// A span, in characters.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct Mark {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What the events of an article are read from.
pub(super) struct Read<'a> {
    pub(super) reading: Reading<'a>,
    pub(super) entities: Entities,
    pub(super) times: Times,
    pub(super) written: Option<Day>,
    /// Byte at which each character begins.
    bytes: Vec<usize>,
}

/// Every line of a `.jsonl` file, or every `.json` file of a folder, in the order of their names.
pub(super) fn articles(path: &str) -> Result<Vec<Article>> {
    if Path::new(path).extension().is_some_and(|e| e == "jsonl") {
        return lines(path);
    }
    let fault = |e: std::io::Error| Error::new(path, e.to_string());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(fault)? {
        files.push(entry.map_err(fault)?.path());
    }
    files.retain(|file| file.extension().is_some_and(|e| e == "json"));
    files.sort();
    let read = |file: &std::path::PathBuf| {
        let name = file.display().to_string();
        let text = std::fs::read_to_string(file).map_err(|e| Error::new(name.as_str(), e.to_string()))?;
        serde_json::from_str(&text).map_err(|e| Error::new(name, e.to_string()))
    };
    files.iter().map(read).collect()
}

impl Article {
    /// Reads it up to its entities and times.
    pub(super) fn read(&self) -> Result<Read<'_>> {
        let lexicon = Lexicon::builtin();
        let reading = pipeline::reading(&self.text, lexicon)?;
        let published: Option<Day> = self.published.as_deref().and_then(|day| day.parse().ok());
        let times = Times::read(&reading, lexicon, published);
        let written = times.written;
        let day = written.map(|day| day.to_string());
        let entities = Entities::read(&reading, lexicon, None, day.as_deref());
        Ok(Read {
            reading,
            entities,
            times,
            written,
            bytes: self.text.char_indices().map(|(at, _)| at).collect(),
        })
    }
}

impl Read<'_> {
    /// The events that are found, each with the first marked one of its type whose trigger it meets and no other has; those
    /// of which a word alone is marked are left out.
    pub(super) fn matched<'m>(&self, marked: &'m [Marked], events: &[Event]) -> Vec<(usize, &'m Marked)> {
        let mut taken = HashSet::new();
        let mut pairs = Vec::new();
        for (e, event) in events.iter().enumerate() {
            let mut free = marked.iter().enumerate().filter(|(i, _)| !taken.contains(i));
            let is = |m: &Marked| m.r#type == event.kind && self.span(m.trigger).overlaps(event.trigger);
            if let Some((i, m)) = free.find(|(_, m)| is(m)) {
                taken.insert(i);
                pairs.push((e, m));
            }
        }
        pairs.retain(|(_, m)| !m.word_alone);
        pairs
    }

    /// A span in bytes.
    pub(super) fn span(&self, mark: Mark) -> Span {
        let byte = |at: usize| self.bytes.get(at).copied().unwrap_or(self.reading.text.len());
        Span::new(byte(mark.start), byte(mark.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::completed;

    #[test]
    fn events_of_a_word_alone_teach_nothing_of_parties() {
        let text = "Police arrested two editors in Lalmora. Norway condemned the arrest.";
        let event = |kind: &str, word: &str, alone: bool| {
            let start = text.find(word).unwrap();
            serde_json::json!({
                "type": kind, "mode": null, "trigger": {"start": start, "end": start + word.len()},
                "actors": [], "recipients": [], "word_alone": alone,
            })
        };
        let events = [event("COERCE", "arrested", false), event("ACCUSE", "condemned", true)];
        let article = serde_json::json!({"set": "H", "text": text, "published": "2026-03-05", "events": events});
        let article: Article = serde_json::from_value(article).unwrap();
        let read = article.read().unwrap();
        let found = completed(
            &read.reading,
            &read.entities,
            &read.times,
            Lexicon::builtin(),
            read.written,
        );
        assert!(found.iter().any(|e| e.kind == "ACCUSE"));
        let matched = read.matched(&article.events, &found);
        let kinds: Vec<&str> = matched.iter().map(|(_, m)| m.r#type.as_str()).collect();
        assert_eq!(kinds, ["COERCE"]);
    }
}
