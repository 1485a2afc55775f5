//! When it happened: the time expression that hangs on the trigger or its clause.
//!
//! "The army shelled the town *on Tuesday*": resolved by the time room, attached here.

use super::draft::Draft;
use super::tree::clause;
use crate::syntax::{Deprel, Reading, Upos};
use crate::time::{Day, Time, TimeType, Times};

/// For every sentence, the times in it, so that no event looks through all of them.
pub(super) struct Calendar<'a> {
    times: &'a Times,
    /// Times by sentence: index and the token it hangs on.
    by_sentence: Vec<Vec<(u32, usize)>>,
}

const HOPS: usize = 8;
/// More times than these in one sentence are not looked at.
const WIDTH: usize = 32;

impl<'a> Calendar<'a> {
    /// Sorts the times into sentences.
    pub fn new(r: &Reading, times: &'a Times) -> Self {
        let mut by_sentence = vec![Vec::new(); r.tokens.sentences.len()];
        for (t, time) in times.times.iter().enumerate() {
            let tokens = r.tokens_in(time.span);
            let (Some(first), true) = (tokens.clone().next(), is_day(time)) else {
                continue;
            };
            let Some(slot) = by_sentence.get_mut(r.sentence_index(first)) else {
                continue;
            };
            let outside = tokens.clone().find(|&i| r.head(i).is_none_or(|h| !tokens.contains(&h)));
            let governor = outside.and_then(|i| r.head(i)).unwrap_or(first);
            if slot.len() < WIDTH {
                slot.push((t as u32, governor));
            }
        }
        Calendar { times, by_sentence }
    }

    /// The time of a trigger, if one is attached to it.
    pub fn of(&self, r: &Reading, draft: &Draft) -> Option<u32> {
        let times = self.by_sentence.get(r.sentence_index(draft.token))?;
        let mut at = draft.token;
        for hop in 0..HOPS {
            if let Some((t, _)) = times.iter().find(|(_, governor)| *governor == at) {
                return Some(*t);
            }
            if draft.host == Some(at) || (hop > 0 && stops(r, at)) {
                break;
            }
            match r.head(at) {
                Some(head) => at = head,
                None => break,
            }
        }
        // "since 1991, when troops occupied …"
        let when = r
            .child(draft.token, &[Deprel::Advmod])
            .filter(|&w| r.lemma(w) == "when");
        let just_before = |t: &u32| {
            let end = r.tokens_in(self.times.times[*t as usize].span).end;
            when.is_some_and(|w| w == end || w == end + 1)
        };
        if let Some((t, _)) = times.iter().find(|(t, _)| just_before(t)) {
            return Some(*t);
        }
        // in the trigger's own clause, hung on a noun: "The bloc on Thursday urged …"
        let own = clause(r, draft.token);
        let beside = times.iter().find(|(_, governor)| clause(r, *governor) == own);
        // one date in the whole sentence, not that of a speech
        match (beside, times.as_slice()) {
            (Some((t, _)), _) => Some(*t),
            (None, [(t, governor)]) if !is_speech(r, clause(r, *governor)) => Some(*t),
            _ => None,
        }
    }

    /// The time expression.
    pub fn time(&self, t: u32) -> Option<&'a Time> {
        self.times.times.get(t as usize)
    }
}

fn is_day(time: &Time) -> bool {
    let day = time.earliest.is_some() && time.earliest == time.latest;
    matches!(time.kind, TimeType::Date | TimeType::Time) && (time.edtf.is_some() || day)
}

/// A clause of its own: what is above has its own time.
fn stops(r: &Reading, i: usize) -> bool {
    let above = matches!(r.deprel(i), Deprel::Ccomp | Deprel::Parataxis | Deprel::AclRelcl);
    above || is_speech(r, i)
}

/// A verb of saying.
pub(super) fn is_speech(r: &Reading, i: usize) -> bool {
    r.upos(i) == Upos::Verb
        && matches!(
            r.lemma(i),
            "say"
                | "tell"
                | "add"
                | "report"
                | "announce"
                | "state"
                | "note"
                | "claim"
                | "explain"
                | "write"
                | "declare"
        )
}

/// The EDTF date of a time, if it is a day, a month or a year.
pub(super) fn edtf(time: &Time) -> Option<String> {
    let plain = |text: &&str| matches!(text.len(), 4 | 7 | 10) && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let day = time.earliest.filter(|_| time.earliest == time.latest);
    // "since 1991, when …": an interval without an end begins with the event
    let start = time.edtf.as_deref().map(|e| e.strip_suffix("/..").unwrap_or(e));
    start
        .filter(plain)
        .map(str::to_string)
        .or_else(|| day.map(|d| d.to_string()))
}

/// Whether a day lies more than about three months before another.
pub(super) fn is_long_before(day: Day, reference: Day) -> bool {
    let days = |d: Day| i64::from(d.year()) * 365 + i64::from(d.month()) * 30 + i64::from(d.day());
    days(reference) - days(day) > 92
}
