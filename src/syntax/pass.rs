//! One pass over an article: words in context by convolution, tags from each word, trees step by step.
//!
//! Memory stays flat on any input: sentences are read in batches, and one of more than 400 words in pieces whose
//! roots are hung under the first piece's root.

use std::ops::Range;

use super::arcs::{NONE, PLACES, STEPS, State, Step};
use super::features::{PLACE_FLAGS, place_flags, sentence_flags};
use super::kernel::{LANES, Path};
use super::levels::Levels;
use super::met::Met;
use super::model::{Model, Scores};
use super::sums::{add_layer, add_rows, sum};
use super::vectors::Vectors;
use super::{Deprel, Upos, Xpos};
use crate::kept::Kept;
use crate::stop;
use crate::tokens::spellings::Spellings;

/// The longest stretch that is parsed at once.
const PIECE: usize = 400;
/// Words that are encoded together.
const BATCH: usize = 96;
/// What was read of one word; the head is an index among the forms given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tagged {
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn tag.
    pub xpos: Xpos,
    /// Relation to the head.
    pub deprel: Deprel,
    /// Index of the head; `None` for the root.
    pub head: Option<u32>,
}

/// A pass with a model; it remembers the spellings it has met, and its buffers are used again.
pub struct Pass<'m> {
    model: &'m Model,
    vectors: Option<&'m Vectors<'static>>,
    met: Met,
    /// The tags of spellings read by themselves.
    alone: Kept<(Upos, Xpos)>,
    /// Coordinates of the words of the batch.
    rows: Vec<f32>,
    levels: Levels,
    out: Vec<f32>,
    xpos: Vec<f32>,
    upos: Vec<f32>,
    shares: Vec<f32>,
    /// The parser's hidden layer.
    inner: Vec<f32>,
    state: State,
}

impl<'m> Pass<'m> {
    /// A pass with `model`.
    pub fn new(model: &'m Model, vectors: Option<&'m Vectors<'static>>) -> Self {
        Pass {
            model,
            vectors,
            met: Met::default(),
            alone: Kept::default(),
            rows: Vec::new(),
            levels: Levels::default(),
            out: Vec::new(),
            xpos: Vec::new(),
            upos: Vec::new(),
            shares: Vec::new(),
            inner: vec![0.0; model.width],
            state: State::default(),
        }
    }

    /// Reads the sentences (ranges of `forms`); words of no sentence come out as `X`.
    pub fn read(&mut self, forms: &[&str], spellings: &Spellings, sentences: &[Range<usize>]) -> Vec<Tagged> {
        self.met.begin(spellings.count());
        let blank = Tagged {
            upos: Upos::X,
            xpos: Xpos::Fw,
            deprel: Deprel::Dep,
            head: None,
        };
        let mut words = vec![blank; forms.len()];
        let pieces: Vec<Range<usize>> = sentences.iter().cloned().flat_map(pieces).collect();
        let mut from = 0;
        while from < pieces.len() {
            stop::point();
            let mut size = 0;
            let full = |p: &Range<usize>| {
                size += p.len();
                size >= BATCH
            };
            let to = pieces[from..]
                .iter()
                .position(full)
                .map_or(pieces.len(), |n| from + n + 1);
            self.batch(forms, spellings, &pieces[from..to], &mut words);
            from = to;
        }
        for sentence in sentences {
            join_pieces(&mut words, sentence);
        }
        words
    }

    /// Tags each word of some sentences by its spelling alone, without a tree: many times cheaper, often right.
    pub fn glance(&mut self, forms: &[&str], spellings: &Spellings, sentences: &[Range<usize>], words: &mut [Tagged]) {
        self.met.begin(spellings.count());
        let mut told: Vec<Option<(Upos, Xpos)>> = vec![None; spellings.count()];
        // words of new spellings
        let mut new: Vec<usize> = Vec::with_capacity(BATCH);
        for i in sentences.iter().cloned().flatten() {
            let told_before = &mut told[spellings.number(i)];
            if told_before.is_none() {
                let known = self.alone.find(forms[i]);
                if known.is_none() {
                    new.push(i);
                }
                *told_before = Some(known.map_or((Upos::X, Xpos::Fw), |at| *self.alone.at(at)));
            }
            if new.len() == BATCH {
                self.read_alone(forms, spellings, &mut new, &mut told);
            }
        }
        self.read_alone(forms, spellings, &mut new, &mut told);
        for i in sentences.iter().cloned().flatten() {
            if let Some(tags) = told[spellings.number(i)] {
                (words[i].upos, words[i].xpos) = tags;
            }
        }
    }

    /// Tags words, each as one that nothing stands beside.
    fn read_alone(
        &mut self,
        forms: &[&str],
        spellings: &Spellings,
        new: &mut Vec<usize>,
        told: &mut [Option<(Upos, Xpos)>],
    ) {
        self.rows.clear();
        for &i in new.iter() {
            self.add_word(forms[i], spellings.number(i), [false; PLACE_FLAGS]);
        }
        let bounds: Vec<Range<usize>> = (0..new.len()).map(|at| at..at + 1).collect();
        self.look_around(&bounds);
        self.tag();
        for (at, i) in new.drain(..).enumerate() {
            let tags = self.tags(at);
            told[spellings.number(i)] = Some(tags);
            self.alone.turn();
            self.alone.insert(forms[i], tags);
        }
    }

    /// Scores the tags of the words of the batch.
    fn tag(&mut self) {
        self.model.xpos.apply(&self.levels, &mut self.xpos);
        self.model.upos.apply(&self.levels, &mut self.upos);
    }

    /// The best tags of a word of the batch.
    fn tags(&self, at: usize) -> (Upos, Xpos) {
        let upos = best(&self.upos[at * self.model.upos.outputs..][..Upos::ALL.len()]);
        let xpos = best(&self.xpos[at * self.model.xpos.outputs..][..Xpos::ALL.len()]);
        (Upos::ALL[upos], Xpos::ALL[xpos])
    }

    fn batch(&mut self, forms: &[&str], spellings: &Spellings, pieces: &[Range<usize>], words: &mut [Tagged]) {
        self.encode(forms, spellings, pieces);
        self.tag();
        self.model.shares.apply(&self.levels, &mut self.shares);
        let mut row = 0;
        for piece in pieces {
            for i in piece.clone() {
                (words[i].upos, words[i].xpos) = self.tags(row + i - piece.start);
            }
            self.parse(row, piece.len());
            for (k, i) in piece.clone().enumerate() {
                let head = self.state.heads[k];
                words[i].head = (head != NONE).then(|| piece.start as u32 + head);
                words[i].deprel = self.state.relations[k];
            }
            row += piece.len();
        }
    }

    /// Fills `rows` (and, cut to whole numbers, `levels`) with the words in context.
    fn encode(&mut self, forms: &[&str], spellings: &Spellings, pieces: &[Range<usize>]) {
        self.rows.clear();
        // the rows of each word's sentence
        let mut bounds: Vec<Range<usize>> = Vec::new();
        for piece in pieces {
            let sentence = sentence_flags(piece.clone().map(|i| forms[i]));
            let rows = bounds.len()..bounds.len() + piece.len();
            for i in piece.clone() {
                let flags = place_flags(i - piece.start, piece.len(), sentence);
                self.add_word(forms[i], spellings.number(i), flags);
                bounds.push(rows.clone());
            }
        }
        self.look_around(&bounds);
    }

    /// Tells every word of `rows` what stands around it, and cuts all to whole numbers.
    fn look_around(&mut self, bounds: &[Range<usize>]) {
        let h = self.model.hidden;
        for (layer, &reach) in self.model.layers.iter().zip(&self.model.reaches) {
            self.levels.cut(layer.path, &self.rows, h);
            layer.apply(&self.levels, &mut self.out);
            add_layer(&mut self.rows, bounds, h, &self.out, (layer.outputs, reach));
        }
        self.levels.cut(Path::best(), &self.rows, h);
    }

    /// Adds to `rows` what a word is by itself and where it stands.
    fn add_word(&mut self, form: &str, spelling: usize, flags: [bool; PLACE_FLAGS]) {
        let h = self.model.hidden;
        let first = self.met.first(spelling, form, self.model, self.vectors);
        self.rows.extend_from_slice(first);
        let start = self.rows.len() - h;
        let row = &mut self.rows[start..];
        for (k, _) in flags.iter().enumerate().filter(|(_, f)| **f) {
            let place = &self.model.place[k * h..(k + 1) * h];
            row.iter_mut().zip(place).for_each(|(r, p)| *r += p);
        }
        row.iter_mut().for_each(|r| *r = r.max(0.0));
    }

    /// Builds the tree of the `n` words from `row` on, always taking the step that looks best.
    fn parse(&mut self, row: usize, n: usize) {
        let Model {
            width, shares: layer, ..
        } = self.model;
        self.state.start(n);
        while !self.state.is_done() {
            if let Some(step) = only(&self.state) {
                self.state.apply(step);
                continue;
            }
            let mut place = 0..PLACES;
            let shares = self
                .state
                .places()
                .map(|word| match (word, place.next().unwrap_or_default()) {
                    (NONE, p) => &self.model.empty[p * width..][..*width],
                    (w, p) => &self.shares[(row + w as usize) * layer.outputs + p * width..][..*width],
                });
            sum(&self.model.bias, &shares, &mut self.inner);
            let mut scores = self.model.step_bias;
            add_rows(&self.inner, &self.model.steps, &mut scores);
            self.state.apply(choose(&self.state, &mut scores));
        }
    }
}

/// The step that is left, if there is one alone.
fn only(state: &State) -> Option<Step> {
    match state.possible() {
        [_, false, false] => Some(Step::Shift),
        [false, _, false] => Some(Step::Left(Deprel::Root)),
        _ => None,
    }
}

/// The possible step with the best score.
fn choose(state: &State, scores: &mut Scores) -> Step {
    let left = Step::Left(Deprel::ALL[0]).index();
    let right = Step::Right(Deprel::ALL[0]).index();
    let [may_shift, may_left, may_right] = state.possible();
    for (may, range) in [
        (may_shift, 0..left),
        (may_left && !state.roots(), left..right),
        (may_right, right..STEPS),
    ] {
        if !may {
            scores.as_flattened_mut()[range].fill(f32::NEG_INFINITY);
        }
    }
    let larger = |a: f32, b: f32| if b > a { b } else { a };
    let most = scores.iter().fold([f32::NEG_INFINITY; LANES], |mut most, eight| {
        most.iter_mut().zip(eight).for_each(|(m, s)| *m = larger(*m, *s));
        most
    });
    let best = most.into_iter().fold(f32::NEG_INFINITY, larger);
    let eight = scores
        .iter()
        .position(|eight| eight.iter().fold(0, |any, s| any | u8::from(*s >= best)) > 0);
    let found = eight.and_then(|e| Some(e * LANES + scores[e].iter().position(|s| *s >= best)?));
    match found {
        Some(step) if best > f32::NEG_INFINITY => Step::from_index(step),
        _ => Step::from_index(if may_shift { 0 } else { right }),
    }
}

/// The number of the largest score; the first of equals.
fn best(scores: &[f32]) -> usize {
    (1..scores.len()).fold(0, |b, k| if scores[k] > scores[b] { k } else { b })
}

fn pieces(sentence: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let end = sentence.end;
    sentence.step_by(PIECE).map(move |s| s..end.min(s + PIECE))
}

/// Hangs the roots of later pieces under the first one.
fn join_pieces(words: &mut [Tagged], sentence: &Range<usize>) {
    if sentence.len() <= PIECE {
        return;
    }
    let mut root = None;
    for i in sentence.clone() {
        match (words[i].head, root) {
            (None, None) => root = Some(i as u32),
            (None, Some(_)) => (words[i].head, words[i].deprel) = (root, Deprel::Parataxis),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, ends: &[usize]) -> Option<Vec<Tagged>> {
        let model = Model::shipped().ok()?;
        let forms: Vec<&str> = text.split(' ').collect();
        let mut start = 0;
        let sentences: Vec<_> = ends
            .iter()
            .map(|&end| std::mem::replace(&mut start, end)..end)
            .collect();
        let spellings = Spellings::of(forms.iter().copied());
        Some(Pass::new(model, Vectors::shipped()).read(&forms, &spellings, &sentences))
    }

    #[test]
    fn gives_each_sentence_one_tree_however_long() {
        let text = "the ministers of Norland met and ".repeat(500);
        let ends = [3, 4, 4 + 2 * PIECE, 2999];
        let Some(words) = read(&text, &ends) else { return };
        let mut start = 0;
        for end in ends {
            let roots = (start..end).filter(|&i| words[i].head.is_none()).count();
            assert_eq!(roots, 1, "in {start}..{end}");
            for mut i in start..end {
                let mut steps = 0;
                while let Some(head) = words[i].head {
                    i = head as usize;
                    steps += 1;
                    assert!((start..end).contains(&i) && steps <= end - start);
                }
            }
            start = end;
        }
    }

    #[test]
    fn reads_a_sentence_alike_alone_and_among_others() {
        let (one, two) = ("Ministers met in Varna .", "The strike has closed four ports .");
        let Some(alone) = read(two, &[7]) else { return };
        let Some(both) = read(&format!("{one} {two}"), &[5, 12]) else {
            return;
        };
        let moved = |w: &Tagged| Tagged {
            head: w.head.map(|h| h + 5),
            ..*w
        };
        assert_eq!(both[5..], alone.iter().map(moved).collect::<Vec<_>>());
    }
}
