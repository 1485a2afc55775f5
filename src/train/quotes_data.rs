//! Attributions in PolNeAR and in annotated articles: which words report, what they report and who is named; turned into
//! choices.

use std::ops::Range;

use serde::Deserialize;

use super::annotated::{self, Mark};
use super::lines::lines;
use crate::entities::Entities;
use crate::error::{Error, Result};
use crate::lexicon::Lexicon;
use crate::pipeline;
use crate::quotes::learned::{Contents, Page, Question, Sources, cue_clues, is_speech, may_report, voice_clues};
use crate::quotes::voices::{self, Voice};
use crate::syntax::Upos;
use crate::text::Span;

#[derive(Deserialize)]
struct Line {
    text: String,
    quotes: Vec<Marked>,
    #[serde(default)]
    discard: Vec<[usize; 2]>,
    /// Whether thoughts and wishes are left unmarked: then nothing is known of words that are not of speech.
    #[serde(default)]
    speech_alone: bool,
}

#[derive(Deserialize)]
struct Marked {
    content: Vec<[usize; 2]>,
    cue: Vec<[usize; 2]>,
    source: Vec<[usize; 2]>,
}

/// One choice whose answer is known.
#[derive(Debug, Clone)]
pub(crate) struct Example {
    pub(crate) question: Question,
    pub(crate) answer: usize,
    /// Whether the answer is what was marked, to the word; contents may only come close.
    pub(crate) exact: bool,
}

/// The choices of a corpus.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    pub(crate) cues: Vec<Example>,
    pub(crate) contents: Vec<Example>,
    pub(crate) sources: Vec<Example>,
    pub(crate) voices: Vec<Example>,
    /// Contents that no candidate comes near.
    pub far: usize,
}

impl Corpus {
    /// Reads a file of articles.
    pub fn read(path: &str) -> Result<Corpus> {
        let mut corpus = Corpus::default();
        for line in lines::<Line>(path)? {
            corpus.add(&line)?;
        }
        Ok(corpus)
    }

    /// Adds the articles of a folder whose quotations are annotated, as far as they were read for them.
    pub fn read_annotated(&mut self, folder: &str) -> Result<()> {
        let ends = |mark: &Mark| [mark.start, mark.end];
        for article in annotated::articles(folder)? {
            let Some(until) = article.quotes_until else {
                continue;
            };
            let marked = |quote: annotated::Said| Marked {
                content: quote.content.iter().map(ends).collect(),
                cue: quote.cue.iter().map(ends).collect(),
                source: quote.source.iter().map(ends).collect(),
            };
            self.add(&Line {
                text: article.text.chars().take(until).collect(),
                quotes: article.quotes.into_iter().map(marked).collect(),
                discard: Vec::new(),
                speech_alone: true,
            })?;
        }
        Ok(())
    }

    /// Adds sentences written for it, some times each: `sentence · cue · content · source`, parts of a content between
    /// bars. A sentence with several reports has a row for each; one whose cells are empty reports nothing.
    pub fn read_written(&mut self, path: &str, times: usize) -> Result<()> {
        let text = std::fs::read_to_string(path).map_err(|e| Error::new(path, e.to_string()))?;
        let mut lines: Vec<Line> = Vec::new();
        let rows = text.lines().enumerate().skip(1).filter(|(_, r)| !r.starts_with('#'));
        for (i, row) in rows {
            let fault =
                |what: &str| Error::new(format!("{path}:{}", i + 1), format!("found no {what} in the sentence"));
            let cells: Vec<&str> = row.split('\t').collect();
            let [sentence, cue, content, source] = cells[..] else {
                return Err(fault("four cells"));
            };
            if lines.last().is_none_or(|l| l.text != sentence) {
                lines.push(Line {
                    text: sentence.to_owned(),
                    quotes: Vec::new(),
                    discard: Vec::new(),
                    speech_alone: false,
                });
            }
            let Some(line) = lines.last_mut().filter(|_| !cue.is_empty()) else {
                continue;
            };
            let all = |words: &str| -> Option<Vec<[usize; 2]>> {
                let parts = words.split(" | ").filter(|w| !w.is_empty());
                parts.map(|w| place(sentence, w)).collect()
            };
            line.quotes.push(Marked {
                content: all(content).ok_or_else(|| fault(content))?,
                cue: all(cue).ok_or_else(|| fault(cue))?,
                source: all(source).ok_or_else(|| fault(source))?,
            });
        }
        for line in &lines {
            let before = self.sizes();
            self.add(line)?;
            self.repeat(before, times);
        }
        Ok(())
    }

    fn sizes(&self) -> [usize; 4] {
        [&self.cues, &self.contents, &self.sources, &self.voices].map(Vec::len)
    }

    /// Takes everything after these sizes as often as told.
    fn repeat(&mut self, from: [usize; 4], times: usize) {
        let tables = [&mut self.cues, &mut self.contents, &mut self.sources, &mut self.voices];
        for (table, from) in tables.into_iter().zip(from) {
            let new = table[from..].to_vec();
            (1..times).for_each(|_| table.extend_from_slice(&new));
        }
    }

    fn add(&mut self, line: &Line) -> Result<()> {
        let lexicon = Lexicon::builtin();
        let reading = pipeline::reading(&line.text, lexicon)?;
        let entities = Entities::read(&reading, lexicon, None, None);
        let page = Page::new(&reading, &entities, lexicon);
        let mut bytes: Vec<u32> = line.text.char_indices().map(|(i, _)| i as u32).collect();
        bytes.push(line.text.len() as u32);
        let span = |s: &[usize; 2]| Span {
            start: bytes[s[0].min(bytes.len() - 1)],
            end: bytes[s[1].min(bytes.len() - 1)],
        };
        let tokens =
            |spans: &[[usize; 2]]| -> Vec<Range<usize>> { spans.iter().map(|s| reading.tokens_in(span(s))).collect() };
        // 0: free, 1: not asked about, 2: a cue
        let mut asked = vec![0u8; reading.len()];
        for range in tokens(&line.discard) {
            asked[range].fill(1);
        }
        let mut content = vec![false; reading.len()];
        for range in line.quotes.iter().flat_map(|q| tokens(&q.content)) {
            content[range].fill(true);
        }
        for voice in voices::all(&reading) {
            self.voice(&page, &voice, &content, &asked);
        }
        let mut marked = Vec::new();
        for quote in &line.quotes {
            let (content, cue, source) = (tokens(&quote.content), tokens(&quote.cue), tokens(&quote.source));
            content.iter().chain(&cue).for_each(|r| asked[r.clone()].fill(1));
            if let Some(head) = top(&page, &cue, |t| may_report(&page, t)) {
                marked.push((head, content, source));
            }
        }
        if line.speech_alone {
            let others = (0..reading.len()).filter(|&t| !is_speech(&page, t));
            others.for_each(|t| asked[t] = 1);
        }
        for (cue, content, source) in &marked {
            asked[*cue] = 2;
            self.content(&page, *cue, content);
            self.source(&page, *cue, content, source);
        }
        for t in (0..reading.len()).filter(|&t| asked[t] != 1 && may_report(&page, t)) {
            let mut question = Question::default();
            cue_clues(&page, t, &mut question);
            let answer = usize::from(asked[t] == 2);
            self.cues.push(Example {
                question,
                answer,
                exact: true,
            });
        }
        Ok(())
    }

    fn voice(&mut self, page: &Page, voice: &Voice, content: &[bool], asked: &[u8]) {
        let words: Vec<usize> = page.reading.tokens_in(voice.outer).collect();
        let said = words.iter().filter(|t| content[**t]).count();
        if words.iter().any(|t| asked[*t] == 1) {
            return;
        }
        let mut question = Question::default();
        voice_clues(page, voice, &mut question);
        self.voices.push(Example {
            question,
            answer: usize::from(2 * said >= words.len()),
            exact: true,
        });
    }

    fn content(&mut self, page: &Page, cue: usize, content: &[Range<usize>]) {
        let sentence = page.reading.sentence(cue).tokens();
        let words = |r: Range<usize>| -> Vec<usize> { r.filter(|t| page.reading.upos(*t) != Upos::Punct).collect() };
        let that = |t: usize| page.reading.form(t).eq_ignore_ascii_case("that");
        let mut gold: Vec<usize> = content.iter().flat_map(|r| words(r.clone())).collect();
        gold.retain(|t| sentence.contains(t));
        if gold.first().is_some_and(|t| that(*t)) {
            gold.remove(0);
        }
        let contents = Contents::read(page, cue, None);
        let mut best = (0, 0.5);
        for candidate in 1..contents.question.candidates.len() {
            let found: Vec<usize> = contents
                .ranges(candidate)
                .into_iter()
                .flat_map(|(a, b)| words(a..b + 1))
                .collect();
            let score = dice(&gold, &found);
            if score > best.1 {
                best = (candidate, score);
            }
        }
        if gold.is_empty() || best.0 > 0 {
            self.contents.push(Example {
                question: contents.question,
                answer: best.0,
                exact: gold.is_empty() || best.1 > 0.999,
            });
        } else {
            self.far += 1;
        }
    }

    fn source(&mut self, page: &Page, cue: usize, content: &[Range<usize>], source: &[Range<usize>]) {
        let sentence = page.reading.sentence(cue).tokens();
        let within = content.iter().filter(|r| !r.is_empty() && sentence.contains(&r.start));
        let spans: Vec<Span> = within.map(|r| page.reading.cover(r.start, r.end - 1)).collect();
        let sources = Sources::read(page, cue, &spans);
        let head = top(page, source, |t| sources.tokens.contains(&Some(t)));
        let answer = sources.tokens.iter().position(|t| *t == head);
        if let Some(answer) = answer {
            self.sources.push(Example {
                question: sources.question,
                answer,
                exact: true,
            });
        }
    }
}

/// The first word of some ranges, among those that may be it, that stands highest in the tree.
fn top(page: &Page, ranges: &[Range<usize>], may: impl Fn(usize) -> bool) -> Option<usize> {
    let depth = |t: usize| {
        let ups = std::iter::successors(Some(t), |&t| page.reading.head(t));
        ups.take(200).count()
    };
    let all = ranges.iter().flat_map(|r| r.clone()).filter(|&t| may(t));
    all.min_by_key(|&t| (depth(t), t))
}

/// Where words stand in a sentence, in characters.
fn place(sentence: &str, words: &str) -> Option<[usize; 2]> {
    let start = sentence[..sentence.find(words)?].chars().count();
    Some([start, start + words.chars().count()])
}

/// Overlap of two sorted lists, 0–1.
fn dice(a: &[usize], b: &[usize]) -> f32 {
    let both = a.iter().filter(|t| b.binary_search(t).is_ok()).count();
    2.0 * both as f32 / (a.len() + b.len()).max(1) as f32
}
