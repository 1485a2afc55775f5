//! What is seen of a word in its place: itself, its subject, object, adverbials and modifiers, what the sheets say of it,
//! the events told beside it, and the vectors of these words.

use std::collections::HashMap;

use super::model::SLOTS;
#[cfg(feature = "train")]
use super::model::Seen;
use crate::classes::{WIDTH, row};
use crate::entities::Entities;
use crate::events::Event;
use crate::events::learned::word;
use crate::events::tree::{is_passive, kids, object, subject};
use crate::events::words::{vector, verb};
use crate::lexicon::Lexicon;
use crate::lexicon::plover::TYPES;
use crate::syntax::{Deprel, Reading, Upos};

/// At most so many words of a sentence are averaged.
const LONGEST: usize = 120;
/// No event is told there.
const UNTOLD: u8 = u8::MAX;

/// Kinds of clues.
mod clue {
    pub const BIAS: u64 = 1;
    pub const LEMMA: u64 = 2;
    pub const TAG: u64 = 3;
    pub const RELATION: u64 = 4;
    pub const LISTED: u64 = 5;
    pub const TOLD: u64 = 6;
    pub const TOLD_WORD: u64 = 7;
    pub const BESIDE: u64 = 8;
    pub const BESIDE_TOLD: u64 = 9;
    pub const HEAD: u64 = 10;
    pub const HEAD_TOLD: u64 = 11;
    pub const PARTY: u64 = 12;
    pub const PARTY_KIND: u64 = 13;
    pub const WORD_PARTY: u64 = 14;
    pub const WORD_KIND: u64 = 15;
    pub const CASE: u64 = 16;
    pub const CASE_KIND: u64 = 17;
    pub const WORD_CASE: u64 = 18;
    pub const MODIFIER: u64 = 19;
    pub const WORD_MODIFIER: u64 = 20;
    pub const CHILD: u64 = 21;
    pub const QUOTED: u64 = 22;
    pub const SENTENCE: u64 = 23;
    pub const NEIGHBOUR: u64 = 24;
    pub const TOPIC: u64 = 25;
    pub const ELSEWHERE: u64 = 26;
    pub const ROW: u64 = 27;
    pub const TOLD_PARTY: u64 = 28;
    pub const FACTUALITY: u64 = 29;
    pub const PASSIVE: u64 = 30;
}

/// An article with the events that the sheets find in it.
pub(crate) struct Clues<'a, 'r> {
    pub(super) r: &'a Reading<'r>,
    pub(super) entities: &'a Entities,
    lexicon: &'a Lexicon,
    events: &'a [Event],
    /// Numbers of the lemmas.
    words: Vec<u64>,
    /// Of each token the last event that it tells.
    told: Vec<u32>,
    /// Tokens inside the trigger of an event and outside its head.
    inside: Vec<bool>,
    /// Types that the events of each lemma have, one bit each.
    by_word: HashMap<u64, u32>,
    topics: Vec<u32>,
    /// Of the sentence last looked at: its number, types told in it, and its vector.
    here: Here,
}

struct Here {
    sentence: usize,
    told: [u8; TYPES.len()],
    vector: Option<[i8; WIDTH]>,
}

fn number(kind: &str) -> u8 {
    TYPES.iter().position(|t| *t == kind).map_or(UNTOLD, |at| at as u8)
}

impl<'a, 'r> Clues<'a, 'r> {
    /// Looks at the events.
    pub(crate) fn new(r: &'a Reading<'r>, entities: &'a Entities, lexicon: &'a Lexicon, events: &'a [Event]) -> Self {
        let words: Vec<u64> = (0..r.len()).map(|i| word(r.lemma(i))).collect();
        let mut told = vec![u32::MAX; r.len()];
        let mut inside = vec![false; r.len()];
        let mut by_word: HashMap<u64, u32> = HashMap::new();
        let mut counts = [0u64; TYPES.len()];
        for (e, event) in events.iter().enumerate() {
            let token = event.token as usize;
            told[token] = e as u32;
            r.tokens_in(event.trigger)
                .filter(|t| *t != token)
                .for_each(|t| inside[t] = true);
            let kind = number(event.kind);
            *by_word.entry(words[token]).or_default() |= 1 << kind;
            counts[usize::from(kind)] += 1;
        }
        let topics = (0u64..).zip(counts).map(|(kind, n)| {
            let many = match n {
                0 => 0,
                1..=2 => 1,
                3..=5 => 2,
                _ => 3,
            };
            row(clue::TOPIC, kind, many)
        });
        Clues {
            r,
            entities,
            lexicon,
            events,
            words,
            told,
            inside,
            by_word,
            topics: topics.collect(),
            here: Here {
                sentence: usize::MAX,
                told: [0; TYPES.len()],
                vector: None,
            },
        }
    }

    /// The event that is told at a token.
    pub(crate) fn event(&self, token: usize) -> Option<&'a Event> {
        self.events.get(*self.told.get(token)? as usize)
    }

    /// Whether a token may be a trigger: a noun or a verb, not the first part of a compound, and not part of another
    /// trigger; or whatever tells an event already.
    pub(crate) fn may_tell(&self, i: usize) -> bool {
        let r = self.r;
        let open = matches!(r.upos(i), Upos::Noun | Upos::Verb) && r.deprel(i) != Deprel::Compound;
        self.event(i).is_some() || (open && !self.inside[i])
    }

    fn kind(&self, token: usize) -> u64 {
        self.event(token).map_or(0, |event| 1 + u64::from(number(event.kind)))
    }

    /// What is seen of a token; sentences are best looked at one after the other.
    #[cfg(feature = "train")]
    pub(crate) fn seen(&mut self, i: usize) -> Seen {
        let mut rows = self.rows(i);
        rows.extend(&self.topics);
        Seen {
            rows,
            vectors: self.vectors(i),
        }
    }

    /// The clues of a token, without those of the article.
    pub(crate) fn rows(&mut self, i: usize) -> Vec<u32> {
        self.look(self.r.sentence_index(i));
        let mut rows = Vec::with_capacity(96);
        self.itself(i, &mut rows);
        self.beside(i, &mut rows);
        for (side, party) in (1..).zip(self.sides(i)) {
            self.party(i, side, party, &mut rows);
        }
        self.children(i, &mut rows);
        rows
    }

    /// The clues of the article.
    pub(crate) fn topics(&self) -> &[u32] {
        &self.topics
    }

    /// The vectors of a token.
    pub(crate) fn vectors(&mut self, i: usize) -> [[i8; WIDTH]; SLOTS] {
        self.look(self.r.sentence_index(i));
        let [subject, object] = self.sides(i);
        let of = [Some(i), subject, object, self.oblique(i), self.r.head(i)];
        let mut vectors = [[0; WIDTH]; SLOTS];
        for (slot, token) in vectors.iter_mut().zip(of) {
            *slot = token.map_or([0; WIDTH], |t| vector(self.r, t));
        }
        vectors[SLOTS - 1] = self.mean();
        vectors
    }

    /// Subject and object of a verb.
    fn sides(&self, i: usize) -> [Option<usize>; 2] {
        if self.r.upos(i) != Upos::Verb {
            return [None, None];
        }
        [subject(self.r, i), object(self.r, i)].map(|side| side.filter(|&t| t != i))
    }

    fn itself(&self, i: usize, rows: &mut Vec<u32>) {
        let (r, lemma) = (self.r, self.words[i]);
        let told = self.kind(i);
        rows.extend([
            row(clue::BIAS, 0, 0),
            row(clue::LEMMA, lemma, r.upos(i) as u64),
            row(clue::TAG, r.xpos(i) as u64, r.deprel(i) as u64),
            row(clue::RELATION, r.deprel(i) as u64, r.upos(i) as u64),
            row(clue::TOLD, told, r.upos(i) as u64),
            row(clue::TOLD_WORD, told, lemma),
            row(clue::QUOTED, u64::from(r.quotation(i).is_some()), 0),
            row(clue::SENTENCE, r.sentence_index(i).min(6) as u64, 0),
            row(clue::PASSIVE, u64::from(is_passive(r, i)), told),
        ]);
        let lower = r.lemma(i).to_lowercase();
        let verbs = &self.lexicon.event_verbs;
        let mut listed = 0u32;
        if r.upos(i) == Upos::Verb {
            if let Some(known) = verb(r, i, |w| verbs.of(w).next().is_some()) {
                verbs.of(&known).for_each(|row| mark(&mut listed, row.kind));
            }
        } else {
            self.lexicon
                .event_nouns
                .of(&lower)
                .for_each(|row| mark(&mut listed, row.kind));
        }
        let mut operates = 0u32;
        self.lexicon
            .event_operators
            .of(&lower)
            .iter()
            .for_each(|row| mark(&mut operates, row.kind));
        for (how, bits) in [(0, listed), (1, operates)] {
            let kinds = (0..=TYPES.len() as u64).filter(|kind| bits >> kind & 1 == 1);
            rows.extend(kinds.map(|kind| row(clue::LISTED, kind, how)));
        }
        if let Some(event) = self.event(i) {
            let lexeme = event.why.split(": \"").next().unwrap_or_default();
            rows.push(row(clue::ROW, word(lexeme), 0));
            rows.push(row(clue::FACTUALITY, event.factuality as u64, told));
            for (side, parties) in [(1, &event.actors), (2, &event.recipients)] {
                rows.push(row(clue::TOLD_PARTY, side, parties.len().min(2) as u64));
                for &e in parties.iter().take(3) {
                    rows.push(row(clue::TOLD_PARTY, side + 2, self.entity(e)));
                }
            }
        }
        for (step, other) in [(1, i.checked_sub(1)), (2, Some(i + 1).filter(|n| *n < r.len()))] {
            let other = other.filter(|&o| r.sentence_index(o) == r.sentence_index(i));
            rows.push(row(clue::NEIGHBOUR, step, other.map_or(0, |o| word(r.form(o)))));
        }
    }

    /// The events of the sentence and of the article, and the head.
    fn beside(&self, i: usize, rows: &mut Vec<u32>) {
        let (r, own) = (self.r, self.kind(i));
        for (kind, &n) in (1u64..).zip(&self.here.told) {
            let others = u64::from(n) - u64::from(kind == own && n > 0);
            if others > 0 {
                rows.push(row(clue::BESIDE, kind, 0));
                rows.push(row(clue::BESIDE_TOLD, kind, own));
            }
        }
        let elsewhere = self.by_word.get(&self.words[i]).copied().unwrap_or(0);
        if own == 0 {
            let kinds = (0..TYPES.len() as u64).filter(|kind| elsewhere >> kind & 1 == 1);
            rows.extend(kinds.map(|kind| row(clue::ELSEWHERE, kind, 0)));
        }
        let (relation, head) = (r.deprel(i) as u64, r.head(i));
        rows.push(row(clue::HEAD, head.map_or(0, |h| self.words[h]), relation));
        rows.push(row(clue::HEAD_TOLD, head.map_or(99, |h| self.kind(h)), relation));
    }

    fn party(&self, i: usize, side: u64, party: Option<usize>, rows: &mut Vec<u32>) {
        let (lemma, kind) = (self.words[i], party.map_or(0, |t| self.nominal(t)));
        rows.push(row(clue::PARTY_KIND, side, kind));
        rows.push(row(clue::WORD_KIND + side * 100, lemma, kind));
        if let Some(t) = party {
            rows.push(row(clue::PARTY, side, self.words[t]));
            rows.push(row(clue::WORD_PARTY + side * 100, lemma, self.words[t]));
        }
    }

    /// The first adverbial or complement.
    fn oblique(&self, i: usize) -> Option<usize> {
        kids(self.r, i).find(|&c| matches!(self.r.deprel(c), Deprel::Obl | Deprel::Nmod | Deprel::OblAgent))
    }

    /// Adverbials, modifiers and what else hangs on a token.
    fn children(&self, i: usize, rows: &mut Vec<u32>) {
        let (r, lemma) = (self.r, self.words[i]);
        for c in kids(r, i) {
            let relation = r.deprel(c);
            match relation {
                Deprel::Obl | Deprel::Nmod | Deprel::OblAgent => {
                    let case = kids(r, c).find(|&m| r.deprel(m) == Deprel::Case);
                    let case = case.map_or(0, |m| self.words[m]);
                    rows.extend([
                        row(clue::CASE, case, 0),
                        row(clue::CASE_KIND, case, self.nominal(c)),
                        row(clue::WORD_CASE, lemma, case),
                    ]);
                }
                Deprel::Amod | Deprel::Compound | Deprel::NmodPoss | Deprel::NmodDesc | Deprel::CompoundPrt => {
                    rows.extend([
                        row(clue::MODIFIER, self.words[c], 0),
                        row(clue::WORD_MODIFIER, lemma, self.words[c]),
                        row(clue::MODIFIER, self.nominal(c), 1),
                    ]);
                }
                Deprel::Punct | Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj => {}
                _ => rows.push(row(clue::CHILD, relation as u64, self.words[c])),
            }
        }
    }

    /// What a nominal is: a kind of entity with its sector, else its part of speech.
    fn nominal(&self, token: usize) -> u64 {
        match self.entities.entity_at(token) {
            Some(e) => self.entity(e),
            None => 1 + self.r.upos(token) as u64,
        }
    }

    fn entity(&self, e: u32) -> u64 {
        let Some(entity) = self.entities.entities.get(e as usize) else {
            return 0;
        };
        let sector = entity.sector.map_or(0, word);
        sector ^ (100 + 2 * (entity.kind as u64) + u64::from(entity.country.is_some()))
    }

    fn look(&mut self, sentence: usize) {
        if self.here.sentence == sentence {
            return;
        }
        let tokens = self.r.tokens.sentences[sentence].tokens();
        let mut told = [0u8; TYPES.len()];
        for i in tokens.clone() {
            if let Some(n) = self
                .event(i)
                .and_then(|event| told.get_mut(usize::from(number(event.kind))))
            {
                *n = n.saturating_add(1);
            }
        }
        self.here = Here {
            sentence,
            told,
            vector: None,
        };
    }

    /// Twice the mean of the vectors of the sentence's nouns, verbs, adjectives and names: a mean is shorter than a word's.
    fn mean(&mut self) -> [i8; WIDTH] {
        if let Some(vector) = self.here.vector {
            return vector;
        }
        let (mut sums, mut n) = ([0i32; WIDTH], 0);
        let tokens = self.r.tokens.sentences[self.here.sentence].tokens().take(LONGEST);
        for t in tokens.filter(|&t| matches!(self.r.upos(t), Upos::Noun | Upos::Verb | Upos::Adj | Upos::Propn)) {
            sums.iter_mut()
                .zip(vector(self.r, t))
                .for_each(|(sum, v)| *sum += i32::from(v));
            n += 1;
        }
        let mean = sums.map(|sum| (2 * sum / n.max(1)).clamp(-127, 127) as i8);
        self.here.vector = Some(mean);
        mean
    }
}

fn mark(bits: &mut u32, kind: Option<&str>) {
    *bits |= 1 << kind.map_or(TYPES.len(), |kind| usize::from(number(kind)));
}
