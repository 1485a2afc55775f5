//! Clues who is named at a cue: the way through the tree, the distance, what kind of thing it is.

use super::page::{Page, about};
use super::question::{Question, mix};
use crate::quotes::{cues, sources};
use crate::syntax::{Deprel, Upos};
use crate::text::Span;

/// The candidates of one cue: nobody, then the nouns of its sentence.
pub(crate) struct Sources {
    pub(crate) question: Question,
    pub(crate) tokens: Vec<Option<usize>>,
}

/// How many nouns on either side of the cue are looked at.
const NEAREST: usize = 14;

impl Sources {
    /// Looks at the nouns around a cue.
    pub(crate) fn read(page: &Page, cue: usize, content: &[Span]) -> Sources {
        let reading = page.reading;
        let sentence = reading.sentence(cue).tokens();
        let free = |t: &usize| may_speak(page, *t) && !content.iter().any(|c| c.contains(reading.span(*t)));
        let before: Vec<usize> = (sentence.start..cue)
            .rev()
            .take(100)
            .filter(free)
            .take(NEAREST)
            .collect();
        let after: Vec<usize> = (cue + 1..sentence.end).take(100).filter(free).take(NEAREST).collect();
        let found = cues::at(reading, page.lexicon, cue);
        let rule = found.and_then(|f| sources::of(reading, &f, content));
        let mut question = Question::default();
        nobody(page, cue, rule.is_some(), &mut question);
        let mut tokens = vec![None];
        for side in [before, after] {
            for (nth, t) in side.into_iter().enumerate() {
                somebody(page, cue, t, nth, rule, &mut question);
                tokens.push(Some(t));
            }
        }
        Sources { question, tokens }
    }
}

fn may_speak(page: &Page, t: usize) -> bool {
    let reading = page.reading;
    let noun = matches!(
        reading.upos(t),
        Upos::Propn | Upos::Noun | Upos::Pron | Upos::Num | Upos::X | Upos::Det
    );
    noun && !matches!(
        reading.deprel(t),
        Deprel::Compound | Deprel::Flat | Deprel::Amod | Deprel::Nummod | Deprel::Det | Deprel::NmodDesc | Deprel::Mark
    )
}

fn nobody(page: &Page, cue: usize, ruled: bool, q: &mut Question) {
    let passive = page.reading.child(cue, &[Deprel::AuxPass]).is_some();
    q.add(1, u64::from(ruled), 0);
    q.add(2, page.lemma(cue), u64::from(ruled));
    q.add(
        3,
        page.xpos(cue),
        mix(page.deprel(cue), u64::from(passive), u64::from(ruled)),
    );
    q.add(4, page.upos(cue), u64::from(passive));
    let part = q.part();
    q.candidate(&[part]);
}

fn somebody(page: &Page, cue: usize, t: usize, nth: usize, rule: Option<sources::Source>, q: &mut Question) {
    let reading = page.reading;
    let (lemma, side) = (page.lemma(cue), u64::from(t > cue));
    let way = page.path(cue, t);
    let kind = page.kind(t);
    let relation = page.deprel(t);
    let nth = nth.min(6) as u64;
    q.add(10, way, side);
    q.add(11, way, lemma);
    q.add(12, way, kind);
    q.add(13, way, mix(page.xpos(cue), page.deprel(cue), 0));
    q.add(14, relation, mix(page.upos(t), side, 0));
    q.add(15, kind, relation);
    q.add(16, kind, lemma);
    q.add(17, page.lemma(t), 0);
    q.add(18, nth, side);
    q.add(19, nth, mix(relation, side, 0));
    q.add(20, about(t.abs_diff(cue)), mix(side, relation, 0));
    let (a, b) = (t.min(cue), t.max(cue));
    let commas = (a..b).filter(|t| reading.form(*t) == ",").count().min(3) as u64;
    q.add(21, commas, mix(relation, side, 0));
    q.add(
        22,
        u64::from(page.marked(t) != 0),
        mix(u64::from(page.marked(cue) != 0), side, 0),
    );
    let case = reading.child(t, &[Deprel::Case]).map_or(5, |c| page.lemma(c));
    q.add(23, case, relation);
    q.add(24, case, mix(way, lemma, 0));
    if let Some(h) = reading.head(t) {
        q.add(
            25,
            page.upos(h),
            mix(relation, u64::from(reading.is_under(cue, h)), side),
        );
        q.add(26, page.lemma(h), relation);
    }
    let ruled = rule.map_or(3, |r| match t {
        t if t == r.token => 4 * via(r),
        t if t == r.meaning => 1,
        _ => 2,
    });
    q.add(27, ruled, page.xpos(cue));
    q.add(28, ruled, lemma);
    q.add(29, ruled, mix(relation, side, 0));
    q.add(30, u64::from(reading.is_under(cue, t)), mix(relation, side, 0));
    let part = q.part();
    q.candidate(&[part]);
}

fn via(source: sources::Source) -> u64 {
    source.via.map_or(1, |v| v as u64 + 2)
}
