//! Clues whether a word reports: its lemma and place in the tree, its subject and clause, the marks beside it.

use super::page::{Page, about};
use super::question::{Question, mix};
use crate::entities::names::model::Model as Names;
use crate::quotes::{content, cues};
use crate::syntax::{Deprel, Upos};

/// Whether a word may be a cue at all.
pub(crate) fn may_report(page: &Page, token: usize) -> bool {
    matches!(page.reading.upos(token), Upos::Verb | Upos::Noun | Upos::Adj)
        || page.reading.form(token).eq_ignore_ascii_case("according")
}

/// Whether the sheet holds a word as one of speech, not of thoughts and wishes.
#[cfg(feature = "train")]
pub(crate) fn is_speech(page: &Page, token: usize) -> bool {
    cues::at(page.reading, page.lexicon, token).is_some_and(|found| !found.row.is_attitude())
}

/// Two candidates: it reports nothing (no clues), it reports.
pub(crate) fn clues(page: &Page, t: usize, q: &mut Question) {
    q.candidate(&[]);
    word(page, t, q);
    neighbours(page, t, q);
    children(page, t, q);
    rules(page, t, q);
    let part = q.part();
    q.candidate(&[part]);
}

fn word(page: &Page, t: usize, q: &mut Question) {
    let (lemma, upos, deprel) = (page.lemma(t), page.upos(t), page.deprel(t));
    q.add(1, upos, 0);
    q.add(2, lemma, upos);
    q.add(3, lemma, deprel);
    q.add(4, lemma, page.xpos(t));
    q.add(5, upos, deprel);
    q.add(6, page.xpos(t), deprel);
    let text = page.reading.lemma(t);
    if let Some(path) = Names::shipped().ok().and_then(|m| m.words.path(text, text)) {
        for bits in [4, 6, 8, 12] {
            q.add(7, u64::from(path & ((1 << bits) - 1)), mix(bits, upos, 0));
        }
        q.add(8, u64::from(path), upos);
    }
    if let Some(h) = page.reading.head(t) {
        q.add(9, page.lemma(h), deprel);
        q.add(10, page.upos(h), mix(1, deprel, upos));
        q.add(11, page.lemma(h), lemma);
    }
}

fn neighbours(page: &Page, t: usize, q: &mut Question) {
    let (lemma, upos) = (page.lemma(t), page.upos(t));
    let sentence = page.reading.sentence(t).tokens();
    let at = |k: isize| t.checked_add_signed(k).filter(|i| sentence.contains(i));
    let lemma_at = |k: isize| at(k).map_or(3, |i| page.lemma(i));
    let upos_at = |k: isize| at(k).map_or(98, |i| page.upos(i));
    for (tag, k) in [(20, -2), (21, -1), (22, 1), (23, 2)] {
        q.add(tag, lemma_at(k), upos);
        q.add(tag + 4, upos_at(k), upos);
    }
    q.add(28, lemma_at(-1), lemma);
    q.add(29, lemma, lemma_at(1));
    q.add(30, mix(1, upos_at(-1), upos_at(1)), upos);
    q.add(31, mix(1, lemma_at(1), lemma_at(2)), upos);
    let inside = page.marked(t) != 0;
    q.add(32, u64::from(inside), upos);
    q.add(33, u64::from(inside), lemma);
    let opens = (t + 1..sentence.end).take(4).position(|i| page.marked(i) != 0);
    let closes = (sentence.start..t).rev().take(6).position(|i| page.marked(i) != 0);
    if !inside {
        q.add(
            34,
            opens.map_or(9, |d| d as u64),
            mix(1, closes.map_or(9, |d| d as u64), upos),
        );
        let near = u64::from(opens.is_some()) | u64::from(closes.is_some()) << 1;
        q.add(35, near, lemma);
    }
    q.add(36, about(t - sentence.start), upos);
    q.add(37, about(sentence.end - t), upos);
}

fn children(page: &Page, t: usize, q: &mut Question) {
    let (lemma, upos) = (page.lemma(t), page.upos(t));
    let reading = page.reading;
    let mut shape = 0u64;
    for &c in reading.children(t).iter().take(24) {
        let c = c as usize;
        let (relation, side) = (page.deprel(c), u64::from(c > t));
        if reading.upos(c) == Upos::Punct {
            continue;
        }
        q.add(40, mix(1, relation, side), upos);
        q.add(41, mix(1, relation, side), lemma);
        shape |= shape_bit(reading.deprel(c));
        match reading.deprel(c) {
            Deprel::Ccomp | Deprel::Xcomp | Deprel::Advcl | Deprel::Acl | Deprel::Parataxis => {
                let mark = reading.child(c, &[Deprel::Mark]).map_or(5, |m| page.lemma(m));
                let subject = reading.subject(c).is_some();
                let clause = mix(mark, relation, u64::from(subject) << 1 | side);
                q.add(42, clause, upos);
                q.add(43, clause, lemma);
            }
            r if r.is_subject() => {
                q.add(44, page.kind(c), mix(1, side, relation));
                q.add(45, page.kind(c), lemma);
            }
            Deprel::Aux | Deprel::AuxPass | Deprel::Advmod | Deprel::Mark | Deprel::Case | Deprel::Cop => {
                q.add(46, page.lemma(c), upos);
                q.add(47, page.lemma(c), lemma);
            }
            Deprel::Obj | Deprel::Iobj | Deprel::Obl | Deprel::Nmod | Deprel::NmodPoss => {
                let case = reading.child(c, &[Deprel::Case]).map_or(5, |m| page.lemma(m));
                q.add(48, mix(case, relation, 0), upos);
                q.add(49, mix(case, relation, 0), lemma);
                q.add(50, page.kind(c), mix(1, relation, upos));
                q.add(51, page.lemma(c), lemma);
            }
            _ => {}
        }
    }
    q.add(52, shape, upos);
    q.add(53, shape, lemma);
    q.add(54, shape, page.deprel(t));
}

/// One bit a kind of child.
fn shape_bit(relation: Deprel) -> u64 {
    let kinds = [
        Deprel::Nsubj,
        Deprel::NsubjPass,
        Deprel::Obj,
        Deprel::Iobj,
        Deprel::Ccomp,
        Deprel::Xcomp,
        Deprel::Obl,
        Deprel::Parataxis,
        Deprel::Acl,
        Deprel::Nmod,
        Deprel::NmodPoss,
        Deprel::Cop,
        Deprel::AuxPass,
        Deprel::OblAgent,
    ];
    kinds.iter().position(|k| *k == relation).map_or(0, |i| 1 << i)
}

/// What the sheet and the written rules say.
fn rules(page: &Page, t: usize, q: &mut Question) {
    let (lemma, upos) = (page.lemma(t), page.upos(t));
    let Some(found) = cues::at(page.reading, page.lexicon, t) else {
        q.add(60, 0, upos);
        return;
    };
    let frames = found.row.frames;
    let frames = u64::from(frames.clause) | u64::from(frames.infinitive) << 1 | u64::from(frames.object) << 2;
    let class = super::cue::class(&found.row.class);
    let rule = content::of(page.reading, &found).map_or(9, |(_, rule)| rule as u64);
    q.add(61, frames, mix(1, class, upos));
    q.add(62, rule, class);
    q.add(63, rule, lemma);
    q.add(64, rule, page.deprel(t));
}

/// Hash of a cue's class.
pub(super) fn class(name: &str) -> u64 {
    crate::syntax::vectors::murmur(name.as_bytes(), 2)
}
