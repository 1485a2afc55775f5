//! Learns where sentences end from treebanks (CoNLL-U with `# text`, `# newpar`, `# newdoc`) and from plain articles,
//! whose rules are taken at their word: *Gen. Hale left. He won.* teaches that news ends sentences as the rules say.

use crate::error::{Error, Result};
use crate::lexicon::Lexicon;
use crate::lexicon::abbreviations::Abbreviations;
use crate::text::{Layout, ParagraphKind, Span};
use crate::tokens::boundary::{BITS, CLUES, Gap, Model, Verdict};
use crate::tokens::{sentences, words::Words};

use super::syntax_net::Random;

/// A text and where its sentences begin, in bytes.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The text.
    pub text: String,
    /// Beginnings of sentences, rising; none if the rules shall be believed.
    pub starts: Option<Vec<u32>>,
}

impl Page {
    /// Reads a treebank, one page a document.
    pub fn treebank(path: &str) -> Result<Vec<Page>> {
        let file = read(path)?;
        let mut pages: Vec<Page> = Vec::new();
        let mut paragraph = false;
        for line in file.lines() {
            if line.starts_with("# newdoc") || pages.is_empty() {
                pages.push(Page {
                    starts: Some(Vec::new()),
                    ..Page::default()
                });
            }
            paragraph |= line.starts_with("# newpar");
            if let (Some(sentence), Some(page)) = (line.strip_prefix("# text = "), pages.last_mut()) {
                let blank = if paragraph { "\n" } else { " " };
                page.text.push_str(if page.text.is_empty() { "" } else { blank });
                let start = page.text.len() as u32;
                page.starts.get_or_insert_default().push(start);
                page.text.push_str(sentence);
                paragraph = false;
            }
        }
        Ok(pages)
    }

    /// Reads plain articles: JSON Lines with `text`.
    pub fn plain(path: &str) -> Result<Vec<Page>> {
        let wrong =
            |i: usize, e: &str| Error::new(format!("{path}:{}", i + 1), format!("{e}; expected {{\"text\": …}}"));
        let page = |(i, line): (usize, &str)| {
            let value: serde_json::Value = serde_json::from_str(line).map_err(|e| wrong(i, &e.to_string()))?;
            let text = value["text"].as_str().ok_or_else(|| wrong(i, "found no text"))?;
            Ok(Page {
                text: text.to_owned(),
                starts: None,
            })
        };
        read(path)?.lines().enumerate().map(page).collect()
    }

    /// Goes over the paragraphs as the tokeniser does; `ends` decides every gap, given the byte where it ends.
    fn walk(&self, abbreviations: &Abbreviations, mut ends: impl FnMut(&Gap<'_>, u32) -> bool) -> Vec<Span> {
        let layout = Layout::read(&self.text);
        let mut words = Words::new(&self.text, abbreviations);
        let (mut tokens, mut found) = (Vec::new(), Vec::new());
        for paragraph in &layout.paragraphs {
            if matches!(paragraph.kind, ParagraphKind::Boilerplate | ParagraphKind::Byline) {
                continue;
            }
            tokens.clear();
            words.read(paragraph.body, &mut tokens);
            let ranges = sentences::walk(&self.text, &tokens, abbreviations, |gap| {
                ends(gap, tokens[gap.at].start)
            });
            found.extend(ranges.into_iter().map(|r| tokens[r.start].cover(tokens[r.end - 1])));
        }
        found
    }
}

fn read(path: &str) -> Result<String> {
    std::fs::read_to_string(path).map_err(|e| Error::new(path, e.to_string()))
}

/// A gap to learn from.
struct Sample {
    clues: [u32; CLUES],
    ends: bool,
    weight: f32,
}

/// How the model is trained.
#[derive(Debug, Clone, Copy)]
pub struct Recipe {
    /// Times over all gaps.
    pub epochs: usize,
    /// Of the order in which they are seen.
    pub seed: u64,
    /// How sure an end must be that no rule proposes (log-odds).
    pub bold: f32,
    /// Pull of every weight to zero.
    pub pull: f32,
    /// Weight of a gap in plain articles.
    pub plain: f32,
}

impl Default for Recipe {
    fn default() -> Self {
        Recipe {
            epochs: 8,
            seed: 1,
            bold: 0.5,
            pull: 1e-6,
            plain: 0.3,
        }
    }
}

/// Learns a model: logistic regression by AdaGrad.
pub fn learn(pages: &[Page], recipe: Recipe) -> Vec<u8> {
    let mut samples: Vec<Sample> = pages.iter().flat_map(|p| samples(p, recipe)).collect();
    let mut random = Random::new(recipe.seed);
    let (mut weights, mut sums) = (vec![0.0f32; 1 << BITS], vec![1e-3f32; 1 << BITS]);
    for _ in 0..recipe.epochs {
        for i in (1..samples.len()).rev() {
            samples.swap(i, random.below(i + 1));
        }
        for sample in &samples {
            let score: f32 = sample.clues.iter().map(|&c| weights[c as usize]).sum();
            let fault = (1.0 / (1.0 + (-score).exp()) - f32::from(u8::from(sample.ends))) * sample.weight;
            for &clue in &sample.clues {
                let clue = clue as usize;
                let slope = fault + recipe.pull * weights[clue];
                sums[clue] += slope * slope;
                weights[clue] -= 0.1 * slope / sums[clue].sqrt();
            }
        }
    }
    Model::write(&weights, recipe.bold)
}

fn samples(page: &Page, recipe: Recipe) -> Vec<Sample> {
    let mut out = Vec::new();
    page.walk(&Lexicon::builtin().abbreviations, |gap, at| {
        let (ends, weight) = match &page.starts {
            Some(starts) => (starts.binary_search(&at).is_ok(), 1.0),
            None => (gap.verdict == Verdict::Ends, recipe.plain),
        };
        if gap.is_open() {
            out.push(Sample {
                clues: gap.clues(),
                ends,
                weight,
            });
        }
        ends
    });
    out
}

/// F1 of whole sentences over pages of a treebank, in percent.
pub fn score(model: Option<&Model>, pages: &[Page]) -> f64 {
    let (mut right, mut found, mut there) = (0, 0, 0);
    for page in pages {
        let starts = page.starts.as_deref().unwrap_or_default();
        let spans = page.walk(&Lexicon::builtin().abbreviations, |gap, _| {
            model.map_or(gap.verdict == Verdict::Ends, |m| m.ends(gap))
        });
        found += spans.len();
        there += starts.len();
        let after = |start: u32| starts.partition_point(|&s| s <= start);
        right += spans
            .iter()
            .filter(|s| {
                let next = after(s.start);
                let end = starts.get(next).map_or(page.text.len() as u32, |&n| n - 1);
                next > 0 && starts[next - 1] == s.start && s.end == end
            })
            .count();
    }
    200.0 * right as f64 / (found + there) as f64
}
