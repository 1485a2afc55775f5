//! When it happened: the time expression that hangs on the trigger or its clause.
//!
//! "The army shelled the town *on Tuesday*": resolved by the time room, attached here.

use super::apart::{has_own_time, is_anniversary, is_apart, is_topic};
use super::charges::{charge, deed};
use super::days::is_before;
use super::draft::Draft;
use super::tree::{HOPS, clause, kids};
use super::voice::is_pluperfect;
use crate::syntax::{Deprel, Reading, Upos, Xpos};
use crate::time::{Day, Time, TimeType, Times};

/// For every sentence, the times in it, so that no event looks through all of them.
pub(super) struct Calendar<'a> {
    times: &'a Times,
    /// Times by sentence: index and the token it hangs on.
    by_sentence: Vec<Vec<(u32, usize)>>,
    /// Times by sentence, days or not: "over the past week".
    told: Vec<Vec<u32>>,
}

/// More times than these in one sentence are not looked at.
const WIDTH: usize = 32;

impl<'a> Calendar<'a> {
    /// Sorts the times into sentences.
    pub fn new(r: &Reading, times: &'a Times, written: Option<Day>) -> Self {
        let mut by_sentence = vec![Vec::new(); r.tokens.sentences.len()];
        let mut told = vec![Vec::new(); by_sentence.len()];
        for (t, time) in times.times.iter().enumerate() {
            let tokens = r.tokens_in(time.span);
            let here = tokens.clone().next().and_then(|i| told.get_mut(r.sentence_index(i)));
            if let Some(here) = here.filter(|all: &&mut Vec<u32>| all.len() < WIDTH) {
                here.push(t as u32);
            }
            let (Some(first), true) = (tokens.clone().next(), is_day(time)) else {
                continue;
            };
            let Some(slot) = by_sentence.get_mut(r.sentence_index(first)) else {
                continue;
            };
            let outside = tokens.clone().find(|&i| r.head(i).is_none_or(|h| !tokens.contains(&h)));
            let governor = outside.and_then(|i| r.head(i)).unwrap_or(first);
            let gone = written.is_some_and(|p| time.latest.is_some_and(|day| day < p));
            let governor = if is_set_off(r, tokens.start, governor) {
                clause(r, r.head(governor).unwrap_or(governor))
            } else {
                before_present(r, tokens.start, governor)
                    .filter(|_| gone)
                    .unwrap_or(governor)
            };
            if slot.len() < WIDTH {
                slot.push((t as u32, governor));
            }
        }
        Calendar {
            times,
            by_sentence,
            told,
        }
    }

    /// The time of a trigger, if one is attached to it, and how.
    pub fn of(&self, r: &Reading, draft: &Draft) -> Option<(u32, &'static str)> {
        let all = self.by_sentence.get(r.sentence_index(draft.token))?;
        if all.is_empty() {
            return None;
        }
        let near = |(t, governor): &&(u32, usize)| *governor == draft.token || !self.is_part_of(r, *t, *governor);
        let times: Vec<(u32, usize)> = all.iter().filter(near).copied().collect();
        let times = times.as_slice();
        let own = self.above(r, times, draft).map(|t| (t, "date on it"));
        if is_charged(r, draft.token) {
            return own;
        }
        own.or_else(|| self.before_when(r, times, draft).map(|t| (t, "date before when")))
            .or_else(|| occurred(r, times, draft).map(|t| (t, "date on it")))
            .or_else(|| beside(r, times, draft).map(|t| (t, "date of its clause")))
            .or_else(|| only(r, times, draft).map(|t| (t, "date of its sentence")))
    }

    /// "violated the *1960* treaty", "passed the Harbour Bill *2019*": the year is the treaty's, the bill's.
    fn is_part_of(&self, r: &Reading, t: u32, governor: usize) -> bool {
        let mut tokens = self.time(t).map_or(0..0, |time| r.tokens_in(time.span));
        let (Some(first), None) = (tokens.next(), tokens.next()) else {
            return false;
        };
        let year = r.upos(first) == Upos::Num && r.head(first) == Some(governor);
        let before = first < governor && matches!(r.deprel(first), Deprel::Compound | Deprel::Nummod);
        let named = first == governor + 1 && r.upos(governor) == Upos::Propn;
        year && (before || named)
    }

    /// On the trigger or on what governs it, up to the end of its clause.
    fn above(&self, r: &Reading, times: &[(u32, usize)], draft: &Draft) -> Option<u32> {
        let mut at = draft.token;
        let mut noun_list = None;
        // "announced on Monday that it will withdraw": the announcement is the event
        let is_announced = kids(r, draft.host.unwrap_or(at)).any(|c| matches!(r.lemma(c), "will" | "would"));
        // "the suit *filed on Sunday* was upheld on Friday"
        if let Some(below) = draft.host.filter(|&h| r.head(h) == Some(at))
            && let Some((t, _)) = times.iter().find(|(_, governor)| *governor == below)
        {
            return Some(*t);
        }
        let earlier = is_earlier(r, draft.host.unwrap_or(at));
        for hop in 0..HOPS {
            if hop > 0 && (is_speech(r, at) || earlier) && !is_announced {
                // "Last week the ministry said it had arrested …": in a week or a month both happened
                let wide = |t: u32| self.time(t).is_some_and(|time| time.earliest != time.latest);
                return times
                    .iter()
                    .find(|(t, governor)| *governor == at && wide(*t))
                    .map(|(t, _)| *t);
            }
            if hop > 0 && is_anniversary(r, at) {
                return None;
            }
            // "violence on Monday, the release of …": what the first of a list has for itself
            let own = |t: u32| {
                let start = self.time(t).map_or(0, |time| r.tokens_in(time.span).start);
                noun_list.is_some_and(|last: usize| at < start && start < last)
            };
            // "an opinion on the ban, which took effect on Tuesday, *finding* it unlawful": found on the opinion's day
            if hop > 0 && takes_effect(r, at) {
                at = clause(r, r.head(at)?);
                continue;
            }
            if let Some((t, _)) = times.iter().find(|(t, governor)| *governor == at && !own(*t)) {
                return Some(*t);
            }
            if hop == 0
                && !draft.is_verb
                && let Some(t) = self.right_after(r, times, at)
            {
                return Some(t);
            }
            if draft.host == Some(at)
                || is_charged(r, at)
                || (hop > 0 && stops(r, at))
                || has_own_time(r, at)
                || is_topic(r, at)
            {
                return None;
            }
            if r.deprel(at) == Deprel::Conj && r.head(at).is_some_and(|h| is_yet_to_come(r, h, at)) {
                return None;
            }
            let listed = r.deprel(at) == Deprel::Conj && r.upos(at) == Upos::Noun;
            noun_list = listed.then_some(noun_list.unwrap_or(at));
            at = r.head(at)?;
        }
        None
    }

    /// "an assault in the port *in August*": close behind an event noun, no verb and no mark between.
    fn right_after(&self, r: &Reading, times: &[(u32, usize)], noun: usize) -> Option<u32> {
        const NEAR: usize = 6;
        let close = |t: u32| {
            let first = self.time(t).map_or(0, |time| r.tokens_in(time.span).start);
            first > noun
                && first <= noun + NEAR
                && (noun + 1..first).all(|i| !matches!(r.upos(i), Upos::Verb | Upos::Aux | Upos::Punct | Upos::Sconj))
        };
        times.iter().map(|(t, _)| *t).find(|&t| close(t))
    }

    /// "since 1991, *when* troops occupied …"
    fn before_when(&self, r: &Reading, times: &[(u32, usize)], draft: &Draft) -> Option<u32> {
        let when = r
            .child(draft.token, &[Deprel::Advmod])
            .filter(|&w| r.lemma(w) == "when")?;
        let just_before = |t: u32| {
            let end = self.time(t).map_or(0, |time| r.tokens_in(time.span).end);
            when == end || when == end + 1
        };
        times.iter().map(|(t, _)| *t).find(|&t| just_before(t))
    }

    /// The day that a sentence sets its story on: the last week's, of a clause that is no speech.
    pub fn scene(&self, r: &Reading, sentence: usize, written: Option<Day>) -> Option<u32> {
        let news = |t: u32| {
            let day = self.time(t).filter(|time| time.earliest == time.latest)?.earliest?;
            let recent = written.is_none_or(|p| day <= p && !is_before(day, p, 8));
            recent.then_some(())
        };
        let told = |governor: usize| {
            let own = clause(r, governor);
            let main = matches!(
                r.deprel(own),
                Deprel::Root | Deprel::Conj | Deprel::Parataxis | Deprel::Ccomp
            );
            main && r.upos(own) == Upos::Verb && !is_speech(r, own) && !is_apart(r, governor) && !is_future(r, own)
        };
        let times = self.by_sentence.get(sentence)?;
        times
            .iter()
            .find(|(t, governor)| news(*t).is_some() && told(*governor))
            .map(|(t, _)| *t)
    }

    /// Whether a sentence tells a time gone by before a day, or one that lasted up to it: "over the past week".
    pub fn tells_before(&self, sentence: u32, day: Day) -> bool {
        let all = self.told.get(sentence as usize).map(Vec::as_slice).unwrap_or_default();
        all.iter().filter_map(|&t| self.time(t)).any(|time| {
            let lasted = time.kind == TimeType::Duration && time.earliest.is_some_and(|first| first < day);
            lasted || time.latest.is_some_and(|last| last < day)
        })
    }

    /// The time expression.
    pub fn time(&self, t: u32) -> Option<&'a Time> {
        self.times.times.get(t as usize)
    }
}

/// "was convicted of a theft from his years as mayor*, in 2011*": behind a comma it goes with the verb.
fn is_set_off(r: &Reading, first: usize, governor: usize) -> bool {
    let start = if first > 0 && r.deprel(first - 1) == Deprel::Case {
        first - 1
    } else {
        first
    };
    let comma = start > 0 && r.form(start - 1) == ",";
    let aside = r.upos(governor) == Upos::Noun
        || (r.xpos(governor) == Xpos::Vbg && matches!(r.deprel(governor), Deprel::Advcl | Deprel::Acl));
    comma && governor < start && aside
}

/// "demands *include* an inquiry into violence against protesters on June 12": what is told in the present is not on a
/// day gone by; the noun phrase before the day is.
fn before_present(r: &Reading, first: usize, governor: usize) -> Option<usize> {
    let present = r.upos(governor) == Upos::Verb && matches!(r.xpos(governor), Xpos::Vbz | Xpos::Vbp);
    let case = first.checked_sub(1).filter(|&c| r.deprel(c) == Deprel::Case)?;
    let noun = case
        .checked_sub(1)
        .filter(|&n| n > governor && r.upos(n) == Upos::Noun)?;
    let above = r
        .head(noun)
        .filter(|&h| r.deprel(noun) == Deprel::Nmod && r.upos(h) == Upos::Noun);
    present.then_some(above.unwrap_or(noun))
}

/// In the trigger's own clause, hung on a noun: "The bloc *on Thursday* urged …".
fn beside(r: &Reading, times: &[(u32, usize)], draft: &Draft) -> Option<u32> {
    let own = clause(r, draft.token);
    // "the request *was reported* on Monday"
    let reported = is_speech(r, own) && draft.host != Some(own) && own != draft.token;
    if reported || is_apart(r, draft.token) {
        return None;
    }
    let near = |g: usize| clause(r, g) == own && (g == own || !is_apart(r, g));
    times.iter().find(|(_, governor)| near(*governor)).map(|(t, _)| *t)
}

/// "the vote, which *took place on Tuesday*", "a raid that *happened on Sunday*", "the ban on nets in the bay that *took
/// effect on Monday*": no bay takes effect.
fn occurred(r: &Reading, times: &[(u32, usize)], draft: &Draft) -> Option<u32> {
    const OCCUR: [&str; 8] = ["take", "happen", "occur", "go", "begin", "start", "come", "follow"];
    const HOLD: [&str; 3] = ["effect", "force", "place"];
    if draft.is_verb {
        return None;
    }
    let told = |c: usize| {
        let relative = r.deprel(c) == Deprel::AclRelcl && OCCUR.contains(&r.lemma(c));
        relative && kids(r, c).any(|s| matches!(r.form(s), "which" | "that"))
    };
    let holds = |c: usize| told(c) && kids(r, c).any(|o| HOLD.contains(&r.lemma(o)));
    let on = |g: usize| {
        if told(g) {
            Some(g)
        } else {
            r.head(g).filter(|&h| told(h))
        }
    };
    let of_it = |c: usize| r.head(c) == Some(draft.token) || (holds(c) && r.is_under(c, draft.token));
    times.iter().find(|(_, g)| on(*g).is_some_and(of_it)).map(|(t, _)| *t)
}

/// "which *went into effect* on Tuesday".
fn takes_effect(r: &Reading, verb: usize) -> bool {
    let effect = |c: usize| matches!(r.lemma(c), "effect" | "force");
    r.deprel(verb) == Deprel::AclRelcl
        && matches!(r.lemma(verb), "go" | "take" | "come" | "enter")
        && kids(r, verb).any(effect)
}

/// "parliament *will meet* on Monday, and he *asked* them to come": the day to come is not that of what was done.
fn is_yet_to_come(r: &Reading, dated: usize, verb: usize) -> bool {
    is_future(r, dated) && r.xpos(verb) == Xpos::Vbd
}

/// The one date of the sentence, if it stands in a clause above or beside; not that of a speech, nor of "as amended in
/// 2018".
fn only(r: &Reading, times: &[(u32, usize)], draft: &Draft) -> Option<u32> {
    let &[(t, governor)] = times else { return None };
    let (mut at, own) = (clause(r, governor), clause(r, draft.token));
    let other = is_speech(r, at) || is_yet_to_come(r, at, own) || at != own && is_earlier(r, own);
    if other || is_apart(r, draft.token) || is_apart(r, governor) {
        return None;
    }
    for _ in 0..HOPS {
        if at == own {
            return Some(t);
        }
        if !matches!(r.deprel(at), Deprel::Conj | Deprel::Parataxis) {
            break;
        }
        at = r.head(at)?;
    }
    // on a noun it is that noun's: "violence *on June 12*"
    if r.upos(governor) == Upos::Noun && !r.is_under(draft.token, governor) {
        return None;
    }
    let holder = clause(r, governor);
    (!has_own_time(r, own) && r.is_under(own, holder)).then_some(t)
}

fn is_day(time: &Time) -> bool {
    let day = time.earliest.is_some() && time.earliest == time.latest;
    matches!(time.kind, TimeType::Date | TimeType::Time) && (time.edtf.is_some() || day)
}

/// "accused them on Tuesday *of shelling* the town, *killing* six": the deed was on another day than the charge.
fn is_charged(r: &Reading, i: usize) -> bool {
    charge(r, i).or_else(|| deed(r, i)).is_some()
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

/// "admitted on Friday that he *had met* them": not on that day.
fn is_earlier(r: &Reading, verb: usize) -> bool {
    r.deprel(verb) == Deprel::Ccomp && is_pluperfect(r, verb)
}

/// "will convene on Monday".
fn is_future(r: &Reading, verb: usize) -> bool {
    kids(r, verb).any(|c| matches!(r.lemma(c), "will" | "would" | "shall"))
}
