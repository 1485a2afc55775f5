//! Articles with marked names: newswire with offsets, columns of word and tag, lessons of a teacher.
//!
//! Corpora that know fewer classes say less: a CoNLL place may be `LOC` or `FAC`, a word outside may be a date.

use std::ops::Range;
use std::path::Path;

use serde::Deserialize;

use super::names_cut as cut;
use super::names_lessons::Lesson;
use crate::entities::names::clues::Clues;
use crate::entities::names::labels::{CLASSES, LABELS, Part, label, parts};
use crate::entities::names::look::Looks;
use crate::entities::names::model::Model;
use crate::error::{Error, Result};
use crate::syntax::model::Model as Syntax;
use crate::syntax::pass::{Pass, Tagged as Tag};
use crate::syntax::vectors::Vectors;
use crate::text::Layout;
use crate::tokens::Tokens;
use crate::tokens::spellings::Spellings;

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
    /// How likely a teacher finds each label of each word, as label and thousandths, where one was asked.
    pub chances: Vec<Vec<(u8, u16)>>,
    /// What our tagger and parser say of each word.
    pub tags: Vec<Tag>,
    /// How often an epoch shows it.
    pub times: usize,
}

/// A line of a file: a text with marked names, or what a teacher wrote.
#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Lesson(Lesson),
    Text(Text),
}

#[derive(Deserialize)]
struct Text {
    text: String,
    #[serde(default)]
    names: Vec<Marked>,
}

#[derive(Deserialize)]
struct Marked {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    class: String,
}

/// The class of words that may be anything.
const UNSURE: &str = "UNSURE";
/// All labels that are a bit of a mask.
pub(super) const ALL: u64 = (1 << LABELS) - 1;

impl Article {
    /// Works with the clues that a model has of the article.
    pub fn with_clues<R>(&self, model: &Model, kept: &mut Looks, work: impl FnOnce(&Clues<'_>) -> R) -> R {
        let forms: Vec<&str> = self.forms.iter().map(String::as_str).collect();
        let spellings = Spellings::of(forms.iter().copied());
        work(&model.clues(&forms, &spellings, &self.sentences, &self.tags, kept))
    }

    /// Reads files one after the other; one that is named twice is shown twice an epoch.
    pub fn read_all(paths: &[String]) -> Result<Vec<Article>> {
        let mut all: Vec<Article> = Vec::new();
        for (i, path) in paths.iter().enumerate().filter(|&(i, path)| !paths[..i].contains(path)) {
            let times = paths[i..].iter().filter(|other| *other == path).count();
            all.extend(
                Article::read(path)?
                    .into_iter()
                    .map(|article| Article { times, ..article }),
            );
        }
        Ok(all)
    }

    /// Reads a file: `.jsonl` with offsets, else columns.
    pub fn read(path: &str) -> Result<Vec<Article>> {
        let text = std::fs::read_to_string(path).map_err(|e| Error::new(path, e.to_string()))?;
        let mut articles = if Path::new(path).extension().is_some_and(|e| e == "jsonl") {
            let article = |(i, line)| {
                let fault = |message: String| Error::new(format!("{path}:{}", i + 1), message);
                let line: Line = serde_json::from_str(line).map_err(|e| fault(e.to_string()))?;
                match line {
                    Line::Lesson(lesson) => lesson.article(),
                    Line::Text(text) => Article::marked(&text),
                }
                .map_err(fault)
            };
            text.lines().enumerate().map(article).collect::<Result<Vec<_>>>()?
        } else {
            columns(path, &text, path.contains("uner"))?
        };
        let syntax = Syntax::shipped().map_err(Clone::clone)?;
        for article in &mut articles {
            let forms: Vec<&str> = article.forms.iter().map(String::as_str).collect();
            let spellings = Spellings::of(forms.iter().copied());
            article.tags = Pass::new(syntax, Vectors::shipped()).read(&forms, &spellings, &article.sentences);
        }
        Ok(articles)
    }

    /// Words as the product splits them, labels from the offsets.
    fn marked(line: &Text) -> std::result::Result<Article, String> {
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
            let class = CLASSES.iter().position(|c| *c == name.class);
            if class.is_none() && name.class != UNSURE {
                continue;
            }
            let (Some(&start), Some(&end)) = (bytes.get(name.start), bytes.get(name.end)) else {
                let found = format!("found a name at {}-{}", name.start, name.end);
                return Err(format!("{found}, expected characters of a text of {}", bytes.len() - 1));
            };
            let first = tokens.tokens.partition_point(|t| t.end <= start);
            let last = tokens.tokens.partition_point(|t| t.start < end);
            let exact = first < last && tokens.tokens[first].start == start && tokens.tokens[last - 1].end == end;
            let whole = article.sentences.iter().any(|s| s.start <= first && last <= s.end);
            match class.filter(|_| exact && whole) {
                Some(class) => {
                    article.mark(first, last, &[class]);
                    article.names.push((first, last, class));
                }
                None => article.allowed[first.min(last)..last].fill(ALL),
            }
        }
        cut::mend(&mut article);
        Ok(article)
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
fn columns(path: &str, text: &str, few: bool) -> Result<Vec<Article>> {
    let mut articles = vec![Article::default()];
    let (mut words, mut tags) = (Vec::new(), Vec::new());
    for (i, line) in text.lines().chain([""]).enumerate() {
        let mut cells = line.split_whitespace();
        match (cells.next(), cells.next_back()) {
            (Some("-DOCSTART-"), _) => articles.push(Article::default()),
            (Some(word), Some(tag)) => {
                words.push(word.to_string());
                tags.push(tag.to_string());
            }
            (Some(word), None) => {
                let message = format!("found only {word:?}, expected a word and a tag");
                return Err(Error::new(format!("{path}:{}", i + 1), message));
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
    Ok(articles)
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
        article.names.push((start + first, start + i, classes(class)[0]));
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
        let article = Article::marked(&serde_json::from_str(line).unwrap()).unwrap();
        assert_eq!(article.names, [(0, 2, 0)]);
        assert_eq!(
            article.allowed[..2],
            [1 << label(0, Part::Begin), 1 << label(0, Part::Last)]
        );
        let articles = columns("x.tsv", "-DOCSTART- O\n\nNarva B-LOC\nslept O\n", false).unwrap();
        let place = [2, 3].map(|c| 1u64 << label(c, Part::Only));
        assert_eq!(articles[0].allowed[0], place[0] | place[1]);
    }

    #[test]
    fn says_which_line_is_wrong() {
        let error = columns("x.tsv", "Narva B-LOC\nslept\n", false).unwrap_err();
        assert_eq!(
            error.to_string(),
            "x.tsv:2: found only \"slept\", expected a word and a tag"
        );
        let line = r#"{"text": "Narva", "names": [{"start": 0, "end": 9, "type": "LOC"}]}"#;
        let error = Article::marked(&serde_json::from_str(line).unwrap()).unwrap_err();
        assert!(error.contains("0-9"), "{error}");
        assert!(
            Article::read("no such file.tsv")
                .unwrap_err()
                .to_string()
                .starts_with("no such file.tsv: ")
        );
    }
}
