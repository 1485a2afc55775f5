//! Does the clause look ahead? `will resign on Thursday`, `is due to vote on Friday`, `stays closed until Monday`.

use crate::lexicon::Calendar;
use crate::lexicon::calendar::CueEffect;
use crate::syntax::{Deprel, Reading, Upos};

/// Most steps up or sideways in a tree; a clause is never deeper in news.
const REACH: usize = 24;
/// Verbs of telling: a clause is not future because its report is due.
const CLAUSES: &[Deprel] = &[Deprel::Aux, Deprel::AuxPass, Deprel::Mark, Deprel::Cop];

/// Children of these relations among the first of a word; a list of thousands hangs on one head.
pub(super) fn children<'r>(
    reading: &'r Reading,
    i: usize,
    relations: &'r [Deprel],
) -> impl Iterator<Item = usize> + 'r {
    let first = reading.children(i).iter().take(4 * REACH).map(|c| *c as usize);
    first.filter(move |c| relations.contains(&reading.deprel(*c)))
}

/// Whether the clause that holds token `at` looks ahead.
pub(super) fn is_future(reading: &Reading, calendar: &Calendar, at: usize) -> bool {
    let effect = |i: usize| {
        calendar
            .cue(&reading.form(i).to_lowercase())
            .or_else(|| calendar.cue(reading.lemma(i)))
    };
    if at > 0 && effect(at - 1) == Some(CueEffect::Marker) {
        return true;
    }
    let Some(predicate) = predicate(reading, at) else {
        return false;
    };
    if effect(predicate) == Some(CueEffect::Predicate) {
        return true;
    }
    let helpers = children(reading, predicate, CLAUSES).take(REACH);
    let mut infinitive = false;
    for helper in helpers {
        if effect(helper) == Some(CueEffect::Aux) {
            return true;
        }
        infinitive |= reading.form(helper).eq_ignore_ascii_case("to");
    }
    infinitive
        && !is_told_of(reading, at)
        && reading
            .head(predicate)
            .is_none_or(|governor| effect(governor) != Some(CueEffect::Done))
}

/// *pledged to look into arrests during **Sunday**'s rally*: what it is about has been.
fn is_told_of(reading: &Reading, at: usize) -> bool {
    let noun = reading.head(at).filter(|_| reading.deprel(at) == Deprel::NmodPoss);
    let case = noun
        .and_then(|n| reading.child(n, &[Deprel::Case]))
        .map(|c| reading.form(c).to_lowercase());
    case.is_some_and(|case| matches!(case.as_str(), "during" | "since" | "following" | "over"))
}

/// The verb, or adjective with a copula, of the clause: up from the time past nouns.
fn predicate(reading: &Reading, at: usize) -> Option<usize> {
    let mut i = at;
    for _ in 0..REACH {
        i = reading.head(i)?;
        let verb = matches!(reading.upos(i), Upos::Verb | Upos::Aux);
        if verb || children(reading, i, &[Deprel::Cop]).next().is_some() {
            return Some(i);
        }
    }
    None
}
