//! Clues where a cue's content begins and ends: *said in Riga **that | the port is safe |, but** …*.
//!
//! Candidate 0 is that nothing in the cue's sentence was said there.

use super::bounds::{Bounds, is_that};
use super::cue::class;
use super::page::{Page, about};
use super::question::{Question, mix};
use super::weights::Table;
use crate::quotes::{content, cues};
use crate::syntax::{Deprel, Upos};
use crate::text::Span;

/// How many beginnings and ends on either side are paired in use.
const LIKELY_STARTS: usize = 6;
const LIKELY_ENDS: usize = 10;

/// Where a content lies: before its cue, after it, or on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
    Around,
}

/// The candidates of one cue, with their clues.
pub(crate) struct Contents {
    pub(crate) question: Question,
    /// First and last token of each candidate but the first.
    spans: Vec<(usize, usize, Side)>,
    group: (usize, usize),
}

/// A place with its part of the clues, and the phrases that begin there: their last words and ways from the cue.
struct Start {
    token: usize,
    part: u32,
    phrases: Vec<(usize, u64)>,
}

/// What all clues of one cue share.
struct Reader<'p> {
    page: &'p Page<'p, 'p, 'p>,
    cue: usize,
    lemma: u64,
    class: u64,
    group: (usize, usize),
    sentence: std::ops::Range<usize>,
    /// First and last token of the rule's pieces, and the rule.
    rule: Option<(usize, usize, u64)>,
    /// First and last word of the sentence.
    outer: (usize, usize),
    /// Words, verbs and subjects before each token of the sentence.
    counts: Vec<[u16; 3]>,
}

impl Contents {
    /// Finds the places around a cue and writes down all candidates; with a table only those between likely places.
    pub(crate) fn read(page: &Page, cue: usize, table: Option<&Table>) -> Contents {
        let bounds = Bounds::read(page, cue);
        let reader = Reader::new(page, cue, bounds.group);
        let mut contents = Contents {
            question: Question::default(),
            spans: Vec::new(),
            group: bounds.group,
        };
        let q = &mut contents.question;
        let nothing = reader.nothing(q);
        q.candidate(&[nothing]);
        let start = |t: usize, side, q: &mut Question| reader.start(t, side, q);
        let mut before: Vec<Start> = bounds.starts[0].iter().map(|&t| start(t, 0, q)).collect();
        let mut after: Vec<Start> = bounds.starts[1].iter().map(|&t| start(t, 1, q)).collect();
        let mut closes: Vec<(usize, u32)> = bounds.ends[0].iter().map(|&t| (t, reader.end(t, 0, q))).collect();
        let mut ends: Vec<(usize, u32)> = bounds.ends[1].iter().map(|&t| (t, reader.end(t, 1, q))).collect();
        if let Some(table) = table {
            let sum = |part: u32| table.sum(q.clues(part as usize));
            for starts in [&mut before, &mut after] {
                likeliest(starts, LIKELY_STARTS, |s| sum(s.part));
            }
            for ends in [&mut closes, &mut ends] {
                likeliest(ends, LIKELY_ENDS, |e| sum(e.1));
            }
        }
        let mut pair = |s: &Start, e: &(usize, u32), side: Side| {
            let part = reader.pair(s, e.0, side, &mut contents.question);
            contents.question.candidate(&[s.part, e.1, part]);
            contents.spans.push((s.token, e.0, side));
        };
        for s in &after {
            for e in ends.iter().filter(|e| e.0 >= s.token) {
                pair(s, e, Side::After);
            }
        }
        for s in &before {
            for e in closes.iter().filter(|e| e.0 >= s.token) {
                pair(s, e, Side::Before);
            }
        }
        let parted = |t: usize| page.reading.words.get(t).is_some_and(|w| w.upos == Upos::Punct);
        if bounds.group.0 > reader.sentence.start && parted(bounds.group.0 - 1) && parted(bounds.group.1 + 1) {
            for s in before.iter().filter(|s| s.token < bounds.group.0) {
                for e in ends.iter().filter(|e| e.0 > bounds.group.1 + 1) {
                    pair(s, e, Side::Around);
                }
            }
        }
        contents
    }

    /// The token ranges (inclusive) of a candidate.
    pub(crate) fn ranges(&self, candidate: usize) -> Vec<(usize, usize)> {
        match candidate.checked_sub(1).map(|i| self.spans[i]) {
            None => Vec::new(),
            Some((a, b, Side::Around)) => vec![(a, self.group.0 - 1), (self.group.1 + 1, b)],
            Some((a, b, _)) => vec![(a, b)],
        }
    }

    /// The spans of a candidate, trimmed.
    pub(crate) fn pieces(&self, page: &Page, candidate: usize) -> Option<Vec<Span>> {
        let ranges = self.ranges(candidate);
        let spans: Vec<Span> = ranges
            .iter()
            .filter_map(|&(a, b)| content::trim(page.reading, a..=b))
            .collect();
        (!spans.is_empty()).then_some(spans)
    }
}

/// Keeps the best of some places.
fn likeliest<T>(places: &mut Vec<T>, keep: usize, score: impl Fn(&T) -> i32) {
    if places.len() > keep {
        places.sort_by_cached_key(|p| std::cmp::Reverse(score(p)));
        places.truncate(keep);
    }
}

impl<'p> Reader<'p> {
    fn new(page: &'p Page<'_, '_, '_>, cue: usize, group: (usize, usize)) -> Self {
        let reading = page.reading;
        let sentence = page.around(cue);
        let found = cues::at(reading, page.lexicon, cue);
        let rule = found
            .as_ref()
            .and_then(|f| content::of(reading, f))
            .and_then(|(pieces, rule)| {
                let (first, last) = (pieces.first()?, pieces.last()?);
                let (a, b) = (reading.tokens_in(*first), reading.tokens_in(*last));
                Some((a.start, b.end.checked_sub(1)?, rule as u64 + 1))
            });
        let mut counts = vec![[0u16; 3]];
        for t in sentence.clone() {
            let mut next = counts[counts.len() - 1];
            next[0] += u16::from(reading.upos(t) != Upos::Punct);
            next[1] += u16::from(matches!(reading.upos(t), Upos::Verb | Upos::Aux));
            next[2] += u16::from(reading.deprel(t).is_subject());
            counts.push(next);
        }
        let word = |t: &usize| reading.upos(*t) != Upos::Punct;
        let first = sentence.clone().find(word).unwrap_or(cue);
        let last = sentence.clone().rev().find(word).unwrap_or(cue);
        Reader {
            page,
            cue,
            lemma: page.lemma(cue),
            class: found.map_or(0, |f| class(&f.row.class)),
            group,
            sentence,
            rule,
            outer: (first, last),
            counts,
        }
    }

    fn is_word(&self, t: usize) -> bool {
        self.page.reading.upos(t) != Upos::Punct
    }

    fn between(&self, a: usize, b: usize, what: usize) -> usize {
        let at = |t: usize| {
            usize::from(self.counts[t.clamp(self.sentence.start, self.sentence.end) - self.sentence.start][what])
        };
        at(b).saturating_sub(at(a))
    }

    fn nothing(&self, q: &mut Question) -> u32 {
        let cue = self.cue;
        q.add(1, 0, 0);
        q.add(2, self.lemma, 0);
        q.add(3, self.class, self.page.deprel(cue));
        q.add(4, self.rule.map_or(0, |r| r.2), self.class);
        let whole = self.outer.0 >= self.group.0 && self.outer.1 <= self.group.1;
        let marks = self.sentence.clone().any(|t| self.page.marked(t) != 0);
        q.add(5, u64::from(whole), u64::from(marks));
        q.add(6, self.page.upos(cue), u64::from(marks));
        q.add(
            7,
            about(self.between(self.group.1 + 1, self.sentence.end, 0)),
            about(self.between(self.sentence.start, self.group.0, 0)),
        );
        q.part()
    }

    /// A content may begin at `t`, which stands before (`side` 0) or after (1) the cue.
    fn start(&self, t: usize, side: u64, q: &mut Question) -> Start {
        let page = self.page;
        let phrases = self.phrases(t);
        let (node, way) = phrases.last().map_or((t, 5), |p| (p.0, p.2));
        let relation = page.deprel(node);
        let before = t.checked_sub(1).filter(|b| *b >= self.sentence.start);
        let word = before.map_or(3, |b| page.lemma(b));
        q.add(10, way, side);
        q.add(11, way, self.lemma);
        q.add(12, way, self.class);
        q.add(13, way, mix(side, page.upos(self.cue), page.deprel(self.cue)));
        q.add(14, relation, mix(side, page.upos(t), 0));
        q.add(15, page.lemma(t), side);
        q.add(16, page.xpos(t), mix(side, relation, 0));
        q.add(17, word, side);
        q.add(18, word, mix(side, page.lemma(t), 0));
        q.add(19, page.lemma(t), self.lemma);
        let distance = about(self.between(t.min(self.cue), t.max(self.cue), 0));
        q.add(20, distance, side);
        q.add(21, mix(distance, side, 1), way);
        q.add(22, mix(distance, side, 2), self.lemma);
        let inside = page.marked(t) != 0;
        let opens = before.map_or(0, |b| page.marked(b)) != page.marked(t);
        q.add(23, u64::from(inside) | u64::from(opens) << 1, side);
        q.add(24, u64::from(before.is_none()), mix(side, self.class, 0));
        let ruled = self.rule.filter(|r| r.0 == t).map_or(0, |r| r.2);
        let other = self.rule.map_or(0, |r| r.2);
        q.add(25, ruled, mix(other, side, 0));
        q.add(26, ruled, mix(other, self.lemma, 0));
        let (a, b) = (t.min(self.cue), t.max(self.cue));
        let commas = (a..b).filter(|t| page.reading.form(*t) == ",").count().min(3) as u64;
        let gap = mix(commas, self.between(a, b, 1).min(3) as u64, side);
        q.add(27, gap, 0);
        q.add(28, gap, relation);
        let marked = page
            .reading
            .child(node, &[Deprel::Mark, Deprel::Case])
            .map_or(5, |m| page.lemma(m));
        q.add(29, marked, mix(side, relation, 0));
        q.add(30, marked, mix(way, self.lemma, 0));
        q.add(31, u64::from(before.is_some_and(|b| is_that(page.reading, b))), way);
        let beside = t == self.group.1 + 1 || t == self.cue + 1;
        q.add(32, u64::from(beside), mix(side, relation, 0));
        let part = q.part();
        let phrases = phrases.iter().map(|p| (p.1, p.2)).collect();
        Start {
            token: t,
            part,
            phrases,
        }
    }

    /// The phrases that begin at `t` and do not hold the cue, small to large: head, last word, way from the cue.
    fn phrases(&self, t: usize) -> Vec<(usize, usize, u64)> {
        let page = self.page;
        let mut out = Vec::new();
        let mut at = t;
        for _ in 0..12 {
            let (a, b) = page.edges(at);
            if a != t || (a..=b).contains(&self.cue) {
                break;
            }
            out.push((at, b, page.path(self.cue, at)));
            match page.reading.head(at) {
                Some(h) => at = h,
                None => break,
            }
        }
        // a word inside a phrase: its own head tells where it belongs
        if out.is_empty() {
            out.push((t, t, page.path(self.cue, t)));
        }
        out
    }

    /// A content may end with `t`.
    fn end(&self, t: usize, side: u64, q: &mut Question) -> u32 {
        let page = self.page;
        let node = self.largest(t, |p: &Page, n| p.edges(n).1 == t);
        let way = page.path(self.cue, node);
        let follows = (t + 1..self.sentence.end).take(8).find(|n| self.is_word(*n));
        q.add(40, way, side);
        q.add(41, way, self.lemma);
        q.add(42, page.deprel(node), mix(side, page.upos(t), 0));
        q.add(43, page.lemma(t), side);
        let sign = (t + 1 < self.sentence.end && !self.is_word(t + 1)).then(|| page.lemma(t + 1));
        let sign = sign.unwrap_or(4);
        q.add(44, sign, mix(side, u64::from(follows.is_none()), 0));
        q.add(45, mix(sign, u64::from(follows.is_none()), 0), self.lemma);
        let distance = about(self.between(t.min(self.cue), t.max(self.cue), 0));
        q.add(46, distance, side);
        let inside = page.marked(t) != 0;
        let leaves = page.marked(t + 1) != page.marked(t);
        q.add(47, u64::from(inside) | u64::from(leaves) << 1, side);
        let ruled = self.rule.filter(|r| r.1 == t).map_or(0, |r| r.2);
        let other = self.rule.map_or(0, |r| r.2);
        q.add(48, ruled, mix(other, side, 0));
        q.add(49, ruled, mix(other, self.lemma, 0));
        let at_group = follows.is_some_and(|f| f == self.group.0);
        q.add(50, u64::from(at_group), mix(side, sign, 0));
        let Some(f) = follows else {
            q.add(51, side, self.class);
            return q.part();
        };
        let next = self.largest(f, |p: &Page, n| {
            p.edges(n).0 == f && !(f..=p.edges(n).1).contains(&self.cue)
        });
        let onward = page.path(self.cue, next);
        let relation = page.deprel(next);
        let from_here = page.path(node, next);
        q.add(52, onward, side);
        q.add(53, onward, self.lemma);
        q.add(54, onward, mix(sign, side, 0));
        q.add(55, page.lemma(f), mix(sign, side, 0));
        q.add(56, page.xpos(f), mix(sign, side, relation));
        q.add(57, relation, mix(sign, side, page.upos(next)));
        q.add(58, from_here, mix(sign, side, 0));
        q.add(59, page.lemma(f), relation);
        let subject = page.reading.subject(next);
        q.add(60, subject.map_or(0, |s| page.kind(s)), mix(relation, sign, side));
        q.add(61, page.lemma(next), relation);
        q.add(62, onward, mix(self.class, u64::from(subject.is_some()), sign));
        q.part()
    }

    /// The largest phrase above `t` that keeps this edge.
    fn largest(&self, t: usize, keeps: impl Fn(&Page, usize) -> bool) -> usize {
        let mut at = t;
        for _ in 0..12 {
            match self.page.reading.head(at) {
                Some(h) if keeps(self.page, h) && h != self.cue => at = h,
                _ => break,
            }
        }
        at
    }

    fn pair(&self, s: &Start, end: usize, side: Side, q: &mut Question) -> u32 {
        let (page, start, place) = (self.page, s.token, side as u64);
        let exact = s.phrases.iter().rev().find(|p| p.0 == end).map_or(6, |p| p.1);
        q.add(70, exact, place);
        q.add(71, exact, self.lemma);
        q.add(72, exact, mix(self.class, place, 0));
        q.add(73, place, self.lemma);
        q.add(74, place, mix(self.class, page.deprel(self.cue), 0));
        let words = about(self.between(start, end + 1, 0));
        q.add(75, words, place);
        q.add(76, words, self.lemma);
        let verbs = self.between(start, end + 1, 1).min(2) as u64;
        let subjects = self.between(start, end + 1, 2).min(2) as u64;
        q.add(77, verbs, mix(subjects, place, 0));
        q.add(78, mix(verbs, subjects, 1), self.lemma);
        let (a, b) = (page.marked(start), page.marked(end));
        let marks = match (a != 0, b != 0) {
            (true, true) => 1 + u64::from(a != b),
            (true, false) => 3,
            (false, true) => 4,
            (false, false) => 5,
        };
        let cut = |inner: usize, outer: usize| page.marked(inner) != 0 && page.marked(inner) == page.marked(outer);
        let cuts = u64::from(start > 0 && cut(start, start - 1)) | u64::from(cut(end, end + 1)) << 1;
        q.add(79, marks, mix(cuts, place, 0));
        let ruled = self
            .rule
            .map_or(0, |r| u64::from(r.0 == start && r.1 == end) * 16 + r.2);
        q.add(80, ruled, place);
        q.add(81, ruled, self.lemma);
        let (first, last) = (start <= self.outer.0, end >= self.outer.1);
        q.add(82, u64::from(first) | u64::from(last) << 1, place);
        q.part()
    }
}
