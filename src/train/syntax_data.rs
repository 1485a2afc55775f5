//! Treebank sentences (CoNLL-U), and copies of them as headlines write: *Harbour Strike Enters Third Week*.

use std::ops::Range;

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
    /// Labels that each word may have as part of a name, one bit a label; empty where nothing is known of names.
    pub names: Vec<u64>,
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

    /// Two sentences as one, as when the stop between them is missed; the second root hangs under the first.
    pub fn joined(&self, next: &Sample) -> Sample {
        let root = self.heads.iter().position(|&h| h == NONE).unwrap_or(0) as u32;
        let shift = self.len() as u32;
        let mut both = self.clone();
        both.forms.extend_from_slice(&next.forms);
        both.lemmas.extend_from_slice(&next.lemmas);
        both.upos.extend_from_slice(&next.upos);
        both.xpos.extend_from_slice(&next.xpos);
        both.names = match (self.names.is_empty(), next.names.is_empty()) {
            (false, false) => [self.names.as_slice(), &next.names].concat(),
            _ => Vec::new(),
        };
        for (&head, &relation) in next.heads.iter().zip(&next.relations) {
            let is_root = head == NONE;
            both.heads.push(if is_root { root } else { head + shift });
            both.relations.push(if is_root { Deprel::Parataxis } else { relation });
        }
        both
    }

    /// A part of the sentence, as when it is cut in two: words whose heads are elsewhere hang under the first of them.
    pub fn part(&self, range: Range<usize>) -> Sample {
        let inside = |head: u32| head != NONE && range.contains(&(head as usize));
        let root = range
            .clone()
            .find(|&i| self.heads[i] == NONE)
            .or_else(|| range.clone().find(|&i| !inside(self.heads[i])));
        let shift = range.start as u32;
        let head = |i: usize| match self.heads[i] {
            h if inside(h) => h - shift,
            _ if root == Some(i) => NONE,
            _ => root.map_or(NONE, |r| r as u32 - shift),
        };
        let relation = |i: usize| {
            if root == Some(i) {
                Deprel::Root
            } else {
                self.relations[i]
            }
        };
        Sample {
            forms: self.forms[range.clone()].to_vec(),
            lemmas: self.lemmas[range.clone()].to_vec(),
            upos: self.upos[range.clone()].to_vec(),
            xpos: self.xpos[range.clone()].to_vec(),
            heads: range.clone().map(head).collect(),
            relations: range.clone().map(relation).collect(),
            names: self.names.get(range.clone()).map(<[u64]>::to_vec).unwrap_or_default(),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// *Ministers met .* and *They left .*
    fn sample(forms: [&str; 3]) -> Sample {
        Sample {
            forms: forms.map(str::to_owned).to_vec(),
            lemmas: forms.map(str::to_lowercase).to_vec(),
            upos: vec![Upos::Noun, Upos::Verb, Upos::Punct],
            xpos: vec![Xpos::Nns, Xpos::Vbd, Xpos::Stop],
            heads: vec![1, NONE, 1],
            relations: vec![Deprel::Nsubj, Deprel::Root, Deprel::Punct],
            names: vec![1; 3],
        }
    }

    #[test]
    fn joins_and_cuts_sentences_into_trees() {
        let both = sample(["Ministers", "met", "."]).joined(&sample(["They", "left", "."]));
        assert_eq!(both.heads, [1, NONE, 1, 4, 1, 4]);
        assert_eq!(both.relations[4], Deprel::Parataxis);
        assert_eq!(both.names, [1; 6]);
        let part = both.part(2..6);
        assert_eq!(part.forms, [".", "They", "left", "."]);
        assert_eq!(part.heads, [NONE, 2, 0, 2]);
        assert_eq!(part.relations[0], Deprel::Root);
    }
}
