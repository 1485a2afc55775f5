//! Treebank sentences (CoNLL-U), and copies of them as headlines write: *Harbour Strike Enters Third Week*.

use crate::error::{Error, Result};
use crate::syntax::arcs::NONE;
use crate::syntax::features::is_capital;
use crate::syntax::{Deprel, Upos, Xpos};

use super::syntax_net::Random;

/// One sentence of a treebank.
#[derive(Debug, Clone, Default)]
pub struct Sample {
    /// Words as written.
    pub forms: Vec<String>,
    /// Dictionary forms.
    pub lemmas: Vec<String>,
    /// Universal parts of speech.
    pub upos: Vec<Upos>,
    /// Penn tags.
    pub xpos: Vec<Xpos>,
    /// Index of each head; [`NONE`] for the root.
    pub heads: Vec<u32>,
    /// Relations.
    pub relations: Vec<Deprel>,
}

impl Sample {
    /// Reads a CoNLL-U file; a label this crate does not know is an error that names its line.
    pub fn read(path: &str) -> Result<Vec<Sample>> {
        let text = std::fs::read_to_string(path).map_err(|e| Error::new(path, format!("{e}; expected CoNLL-U")))?;
        let mut samples = Vec::new();
        let mut sample = Sample::default();
        for (i, line) in text.lines().enumerate() {
            if line.trim().is_empty() {
                samples.extend((!sample.forms.is_empty()).then(|| std::mem::take(&mut sample)));
            } else if line.starts_with(|c: char| c.is_ascii_digit()) {
                sample.push(line).ok_or_else(|| {
                    Error::new(
                        format!("{path}:{}", i + 1),
                        format!("found `{line}`, expected ten columns of UD English"),
                    )
                })?;
            }
        }
        samples.extend((!sample.forms.is_empty()).then_some(sample));
        Ok(samples)
    }

    /// Adds a line; ranges (`3-4`) and empty words (`5.1`) are passed over.
    fn push(&mut self, line: &str) -> Option<()> {
        let columns: Vec<&str> = line.split('\t').collect();
        if columns.first()?.contains(['-', '.']) {
            return Some(());
        }
        let head: u32 = columns.get(6)?.parse().ok()?;
        self.upos.push(Upos::parse(columns[3])?);
        self.xpos.push(Xpos::parse(columns[4])?);
        self.relations.push(relation(columns[7])?);
        self.heads.push(head.checked_sub(1).unwrap_or(NONE));
        self.forms.push(columns[1].to_owned());
        self.lemmas.push(columns[2].to_owned());
        Some(())
    }

    /// Words of the sentence.
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// The words as they are shown to the learner: now and then in small letters, capitals or as a headline.
    pub fn dressed(&self, random: &mut Random) -> Vec<String> {
        let dress: fn(&str) -> String = match random.below(100) {
            0..4 => |w| w.to_lowercase(),
            4..7 => |w| w.to_uppercase(),
            7..13 => titled,
            _ => return self.forms.clone(),
        };
        self.forms.iter().map(|w| dress(w)).collect()
    }
}

/// Reads a relation; a few lines still carry the names of older releases.
fn relation(label: &str) -> Option<Deprel> {
    match label {
        "obl:npmod" | "obl:tmod" => Some(Deprel::OblUnmarked),
        "nmod:npmod" | "nmod:tmod" => Some(Deprel::NmodUnmarked),
        _ => Deprel::parse(label),
    }
}

/// As a headline writes it: small words of up to three letters stay small.
fn titled(word: &str) -> String {
    if is_capital(word) || word.chars().count() <= 3 {
        return word.to_owned();
    }
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}
