//! Background from well before the news: "the war *of 1991*", "*had* annexed the province *in 2014*".

use super::days::{is_before, is_long_before};
use super::draft::Draft;
use super::eras;
use super::tree::{is_marked, kids};
use super::voice::is_pluperfect;
use crate::syntax::{Deprel, Reading, Upos, Xpos};
use crate::time::{Day, Time};

/// Why the event is history on the day the article was written, if it is.
pub(super) fn of(
    r: &Reading,
    draft: &Draft,
    time: Option<&Time>,
    written: Option<Day>,
    era: Option<i32>,
) -> Option<&'static str> {
    if let Some(time) = time {
        // "since 1991, when troops occupied …" began and ended then; "have fought since 2014" goes on
        let open = time.edtf.as_deref().is_some_and(|e| e.ends_with("/.."));
        // "have fought since 2014", not "had fought"
        let perfect = kids(r, draft.token)
            .any(|c| r.deprel(c) == Deprel::Aux && r.lemma(c) == "have" && !r.form(c).eq_ignore_ascii_case("had"));
        let past = matches!(r.xpos(draft.token), Xpos::Vbd | Xpos::Vbn) && !perfect;
        let last = if open {
            time.earliest.filter(|_| past)
        } else {
            // of a year, its middle
            middle(time).or(time.latest)
        };
        if let (Some(latest), Some(written)) = (last, written) {
            return is_long_before(latest, written).then_some("historical: long before the article");
        }
        if let (Some(latest), Some(era)) = (last, era)
            && eras::is_past(latest, era)
        {
            return Some("historical: years before the latest told");
        }
        let wide = written.is_none() && time.edtf.as_ref().is_some_and(|e| e.len() <= 7);
        if wide && is_pluperfect(r, draft.host.unwrap_or(draft.token)) {
            return Some("historical: a past before the past");
        }
        // "was jailed in 2015": news of the year would not name it
        let ahead = matches!(r.xpos(draft.token), Xpos::Vb | Xpos::Vbp | Xpos::Vbz | Xpos::Vbg);
        if wide && time.basis == "explicit" && !perfect && !ahead {
            return Some("historical: of a year that is told");
        }
    }
    if is_years_ago(r, draft.host.unwrap_or(draft.token), written.is_none()) {
        return Some("historical: years ago");
    }
    if is_of_the_past(r, draft.host.unwrap_or(draft.token)) {
        return Some("historical: in the past");
    }
    if time.is_none() && is_of_old_year(r, draft.host.unwrap_or(draft.token), written) {
        return Some("historical by its year");
    }
    if is_past_war(r, draft.token) {
        return Some("historical by its name");
    }
    let told_so = |c: usize| {
        matches!(r.deprel(c), Deprel::Amod | Deprel::Compound)
            && matches!(r.lemma(c), "former" | "historic" | "previous" | "past" | "bygone")
            && !draft.is_verb
    };
    kids(r, draft.token)
        .any(told_so)
        .then_some("historical by its adjective")
}

/// The middle of a year: what happened "last year" was rather not in its last days.
fn middle(time: &Time) -> Option<Day> {
    let (first, last) = time.earliest.zip(time.latest)?;
    let year = first.year() == last.year() && is_before(first, last, 300);
    year.then(|| Day::new(first.year(), 7, 1).ok()).flatten()
}

/// "captured it in the *1967* war": a war, an election of a year gone by.
fn is_of_old_year(r: &Reading, i: usize, written: Option<Day>) -> bool {
    let old = |c: usize| {
        let year = r
            .form(c)
            .parse::<i32>()
            .ok()
            .filter(|_| r.upos(c) == Upos::Num && r.form(c).len() == 4);
        year.zip(written)
            .is_some_and(|(year, written)| (1000..i32::from(written.year()) - 1).contains(&year))
    };
    let named =
        |n: usize| kids(r, n).any(|c| c < n && matches!(r.deprel(c), Deprel::Compound | Deprel::Nummod) && old(c));
    let during = |&c: &usize| r.deprel(c) == Deprel::Obl && ["in", "during"].iter().any(|w| is_marked(r, c, w));
    named(i) || kids(r, i).filter(during).any(named)
}

/// "had tapped his telephone *in the past*".
fn is_of_the_past(r: &Reading, verb: usize) -> bool {
    kids(r, verb).any(|c| r.lemma(c) == "past" && r.deprel(c) == Deprel::Obl && is_marked(r, c, "in"))
}

/// "annexed it two *years ago*", "has exiled critics in *recent years*"; in an `undated` article "*last year*" too.
fn is_years_ago(r: &Reading, verb: usize, undated: bool) -> bool {
    let long = |t: usize| matches!(r.lemma(t), "year" | "decade" | "century" | "years" | "decades");
    let gone = |t: usize| matches!(r.lemma(t), "ago" | "recent" | "past" | "previous");
    let one = |c: usize| {
        let pair = |a: &dyn Fn(usize) -> bool, b: &dyn Fn(usize) -> bool| a(c) && kids(r, c).any(b);
        let ago = |t: usize| r.lemma(t) == "ago";
        let spread = kids(r, c).any(|g| matches!(r.form(g), "in" | "over"));
        let last = |t: usize| undated && r.form(t).eq_ignore_ascii_case("last") && !spread;
        pair(&ago, &long) || (pair(&long, &gone) && (spread || kids(r, c).any(ago))) || pair(&long, &last)
    };
    // "two years ago, rebels *attacked* the town and *seized* the port": of both
    let first = r
        .head(verb)
        .filter(|&head| r.deprel(verb) == Deprel::Conj && r.xpos(head) == r.xpos(verb));
    kids(r, verb).any(one) || first.is_some_and(|head| kids(r, head).take_while(|&c| c < head).any(one))
}

/// "the end of *World War* II", "the *Cold War*": wars that are over by their names.
fn is_past_war(r: &Reading, i: usize) -> bool {
    const OVER: [&str; 6] = ["Boer", "Cold", "Crimean", "Korean", "Vietnam", "World"];
    let before = i.checked_sub(1).map(|b| r.form(b));
    r.form(i) == "War" && before.is_some_and(|b| OVER.contains(&b))
}
