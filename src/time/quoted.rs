//! Whose today it is: in `"It reopens tomorrow," the mayor said on Monday.` the day after that Monday.

use super::Day;
use super::cues::{self, children};
use super::expression::{Expression, From, Meaning};
use super::pieces::Scan;
use super::resolve::Anchor;
use crate::lexicon::Lexicon;
use crate::lexicon::calendar::Unit;
use crate::syntax::{Deprel, Upos};
use crate::text::Span;

/// Where quotations begin and end in a sentence.
pub(super) struct Quoted {
    open: bool,
    marks: Vec<(usize, bool)>,
}

impl Quoted {
    /// The marks of a sentence; `open` tells whether a quotation of the paragraph is still running, and is set anew.
    pub fn new(scan: &Scan, open: &mut bool) -> Quoted {
        let before = *open;
        let mut marks = Vec::new();
        for i in 0..scan.pieces.len() {
            let inside = match scan.text(i) {
                "\"" => !*open,
                "“" => true,
                "”" => false,
                _ => continue,
            };
            marks.push((i, inside));
            *open = inside;
        }
        Quoted { open: before, marks }
    }

    /// Whether a piece stands in a quotation.
    pub fn holds(&self, piece: usize) -> bool {
        let last = self.marks.partition_point(|(i, _)| *i < piece);
        last.checked_sub(1).map_or(self.open, |last| self.marks[last].1)
    }
}

/// `today`, `tomorrow`, `last night`: days counted from that of speaking.
pub(super) fn is_deictic(expression: &Expression) -> bool {
    matches!(
        expression.meaning,
        Meaning::Shift {
            unit: Unit::Day | Unit::Night,
            from: From::Published,
            ..
        }
    )
}

/// The past day on which the words of a sentence were said, with its own words: `she said on Monday`.
pub(super) fn said_on(
    scan: &Scan,
    found: &[Expression],
    quoted: &Quoted,
    anchor: &Anchor,
    lexicon: &Lexicon,
) -> Option<(Day, Span)> {
    let speaks = |lemma: &str| {
        let cue = lexicon.quote_cues.verbs.get(lemma);
        cue.is_some_and(|cue| !cue.is_attitude())
    };
    found.iter().find_map(|expression| {
        let token = scan
            .token(expression.end - 1)
            .filter(|_| !quoted.holds(expression.first))?;
        let future = cues::is_future(scan.reading, scan.calendar, token);
        let told = expression.is_day() && !is_deictic(expression) && is_told(scan, token, speaks);
        let (first, last) = told.then(|| anchor.found(&expression.meaning, future).bounds)??;
        let past = first == last && anchor.day.is_none_or(|day| first <= day);
        past.then(|| (first, scan.span(expression.first, expression.end)))
    })
}

/// Whether a verb of speech governs the time at `token`: `she said on Monday`.
fn is_told(scan: &Scan, token: usize, is_cue: impl Fn(&str) -> bool) -> bool {
    let reading = scan.reading;
    let above = reading.head(token);
    let spoken = |t: usize| reading.upos(t) == Upos::Verb && is_cue(reading.lemma(t));
    // `told reporters in Porto on Monday` may hang on the place
    let further = above
        .filter(|t| !spoken(*t) && reading.upos(*t) != Upos::Verb)
        .and_then(|t| reading.head(t));
    let said = [above, further].into_iter().flatten().find(|t| spoken(*t));
    said.is_some_and(|t| children(reading, t, &[Deprel::Nsubj]).next().is_some())
}
