//! Articles with marked names: newswire with offsets, and columns of word and tag.
//!
//! Corpora that know fewer classes say less: a CoNLL place may be `LOC` or `FAC`, a word outside may be a date.

use std::ops::Range;

use serde::Deserialize;

use crate::entities::names::labels::{CLASSES, LABELS, Part, label, parts};
use crate::error::{Error, Result};
use crate::text::Layout;
use crate::tokens::Tokens;

/// One article: words, sentences, and what each word's label may be.
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// The words.
    pub forms: Vec<String>,
    /// Sentences as ranges of words.
    pub sentences: Vec<Range<usize>>,
    /// Allowed labels of each word, one bit a label.
    pub allowed: Vec<u64>,
    /// Names as `(first, one past the last, class)`.
    pub names: Vec<(usize, usize, usize)>,
    /// Names that no row of words covers exactly.
    pub missed: usize,
}

#[derive(Deserialize)]
struct Line {
    text: String,
    names: Vec<Marked>,
}

#[derive(Deserialize)]
struct Marked {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    class: String,
}

/// All labels that are a bit of a mask.
const ALL: u64 = (1 << LABELS) - 1;

impl Article {
    /// Reads files one after the other.
    pub fn read_all(paths: &[String]) -> Result<Vec<Article>> {
        let all: Result<Vec<Vec<Article>>> = paths.iter().map(|path| Article::read(path)).collect();
        Ok(all?.concat())
    }

    /// Reads a file: `.jsonl` with offsets, else columns.
    pub fn read(path: &str) -> Result<Vec<Article>> {
        let text = std::fs::read_to_string(path).map_err(|e| Error::new(path, e.to_string()))?;
        if path.ends_with(".jsonl") {
            let article = |(i, line)| {
                let line: Line =
                    serde_json::from_str(line).map_err(|e| Error::new(format!("{path}:{}", i + 1), e.to_string()))?;
                Ok(Article::marked(&line))
            };
            return text.lines().enumerate().map(article).collect();
        }
        Ok(columns(&text, path.contains("uner")))
    }

    /// Words as the product splits them, labels from the offsets.
    fn marked(line: &Line) -> Article {
        let text = line.text.as_str();
        let tokens = Tokens::read(text, &Layout::read(text));
        let mut bytes: Vec<u32> = text.char_indices().map(|(i, _)| i as u32).collect();
        bytes.push(text.len() as u32);
        let mut article = Article {
            forms: tokens.tokens.iter().map(|t| t.of(text).to_string()).collect(),
            sentences: tokens.sentences.iter().map(|s| s.tokens()).collect(),
            allowed: vec![1; tokens.tokens.len()],
            ..Article::default()
        };
        for name in &line.names {
            let Some(class) = CLASSES.iter().position(|c| *c == name.class) else {
                continue;
            };
            let (start, end) = (bytes[name.start], bytes[name.end]);
            let first = tokens.tokens.partition_point(|t| t.end <= start);
            let last = tokens.tokens.partition_point(|t| t.start < end);
            let exact = first < last && tokens.tokens[first].start == start && tokens.tokens[last - 1].end == end;
            let whole = article.sentences.iter().any(|s| s.start <= first && last <= s.end);
            if exact && whole {
                article.mark(first, last, &[class]);
                article.names.push((first, last, class));
            } else {
                article.missed += usize::from(!matches!(name.class.as_str(), "DATE" | "MONEY"));
                article.allowed[first.min(last)..last].fill(ALL);
            }
        }
        article
    }

    fn mark(&mut self, first: usize, end: usize, classes: &[usize]) {
        for i in first..end {
            let part = match (i == first, i + 1 == end) {
                (true, true) => Part::Only,
                (true, false) => Part::Begin,
                (false, true) => Part::Last,
                (false, false) => Part::Inside,
            };
            self.allowed[i] = classes.iter().fold(0, |mask, &c| mask | 1 << label(c, part));
        }
    }
}

/// Word and tag a line, an empty line after each sentence.
fn columns(text: &str, few: bool) -> Vec<Article> {
    let mut articles = vec![Article::default()];
    let (mut words, mut tags) = (Vec::new(), Vec::new());
    for line in text.lines().chain([""]) {
        let mut cells = line.split_whitespace();
        match (cells.next(), cells.next_back()) {
            (Some("-DOCSTART-"), _) => articles.push(Article::default()),
            (Some(word), tag) => {
                words.push(word.to_string());
                tags.push(tag.unwrap_or("O").to_string());
            }
            _ if words.is_empty() => (),
            _ => {
                if let Some(article) = articles.last_mut() {
                    add_sentence(article, std::mem::take(&mut words), &tags, few);
                }
                tags.clear();
            }
        }
    }
    articles.retain(|a| !a.forms.is_empty());
    articles
}

fn add_sentence(article: &mut Article, words: Vec<String>, tags: &[String], few: bool) {
    let start = article.forms.len();
    article.forms.extend(words);
    article.sentences.push(start..article.forms.len());
    let free: &[&str] = if few {
        &["NORP", "MISC", "PRODUCT", "DATE", "MONEY"]
    } else {
        &["DATE", "MONEY"]
    };
    let outside = (0..LABELS).filter(|&l| parts(l).is_none_or(|(c, _)| free.contains(&CLASSES[c])));
    let outside = outside.fold(0, |mask, l| mask | 1u64 << l);
    article.allowed.resize(article.forms.len(), outside);
    let mut i = 0;
    while i < tags.len() {
        let Some((_, class)) = tags[i].split_once('-') else {
            i += 1;
            continue;
        };
        let first = i;
        i += 1;
        while i < tags.len() && tags[i].strip_prefix("I-") == Some(class) {
            i += 1;
        }
        article.mark(start + first, start + i, &classes(class));
    }
}

/// Our classes that a class of another corpus may be.
fn classes(other: &str) -> Vec<usize> {
    let ours: &[&str] = match other {
        "PER" => &["PERSON"],
        "ORG" => &["ORG"],
        "LOC" => &["LOC", "FAC"],
        _ => &["NORP", "MISC", "PRODUCT"],
    };
    (0..CLASSES.len()).filter(|&c| ours.contains(&CLASSES[c])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_offsets_and_columns() {
        let line = r#"{"text": "Ana Reyes left Narva.", "names": [{"start": 0, "end": 9, "type": "PERSON"}]}"#;
        let article = Article::marked(&serde_json::from_str(line).unwrap());
        assert_eq!(article.names, [(0, 2, 0)]);
        assert_eq!(
            article.allowed[..2],
            [1 << label(0, Part::Begin), 1 << label(0, Part::Last)]
        );
        let articles = columns("-DOCSTART- O\n\nNarva B-LOC\nslept O\n", false);
        let place = [2, 3].map(|c| 1u64 << label(c, Part::Only));
        assert_eq!(articles[0].allowed[0], place[0] | place[1]);
    }
}
