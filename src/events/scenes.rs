//! The date of an event that its own sentence leaves out: that of the same event told elsewhere, or of the scene that
//! the story is in.
//!
//! "Police *raided* the office on Monday. Officers *seized* computers." – the seizure is Monday's. The day of publication
//! is never taken.

use super::chains::Chains;
use super::dates::Calendar;
use super::tree::{is_marked, kids};
use super::{Event, Factuality, apart, chains, days};
use crate::syntax::{Deprel, Reading, Upos, Xpos};
use crate::time::Day;

/// A scene is left behind after so many sentences.
const SCENE: u32 = 8;
/// Words are less bound to their day than deeds: they belong to it only so far.
const NEAR: u32 = 4;

/// Fills empty dates.
pub(super) fn share(r: &Reading, calendar: &Calendar, written: Option<Day>, chains: &Chains, events: &mut [Event]) {
    for chain in &chains.chains {
        for &e in &chain.reports {
            let i = events[e].token as usize;
            // "has denied *the accusations*": made on many days
            let many = events[e].kind == "ACCUSE" && r.upos(i) != Upos::Verb;
            if many || events[e].date.is_some() || apart::is_of_a_span(r, i) || is_going_on(r, i) {
                continue;
            }
            // a month or a year is when a long event began, or another of its kind
            let dated = |f: &&usize| events[**f].date.is_some() && is_day(&events[**f]);
            let near = |f: &&usize| events[**f].sentence.abs_diff(events[e].sentence);
            if let Some(&f) = chain.reports.iter().filter(dated).min_by_key(near) {
                copy(events, f, e, "date as told elsewhere");
            }
        }
    }
    headline(r, events);
    go_on(r, calendar, written, events);
}

/// "*ongoing* protests", "the rallies *have continued*".
fn is_going_on(r: &Reading, i: usize) -> bool {
    let ongoing = |c: usize| matches!(r.lemma(c), "ongoing" | "continuing" | "continued" | "recent");
    let goes_on = |v: usize| matches!(r.lemma(v), "continue" | "go") && kids(r, v).any(|c| r.lemma(c) == "have");
    kids(r, i).any(ongoing) || r.head(i).filter(|_| r.deprel(i) == Deprel::Nsubj).is_some_and(goes_on)
}

/// A headline is dated by the first event of its kind in the lead.
fn headline(r: &Reading, events: &mut [Event]) {
    const LEAD: u32 = 3;
    for e in 0..events.len() {
        let event = &events[e];
        if event.date.is_some() || event.factuality != Factuality::Asserted || !chains::is_headline(r, event) {
            continue;
        }
        let near = (e + 1..events.len()).take_while(|&f| events[f].sentence <= event.sentence + LEAD);
        let lead = near
            .into_iter()
            .find(|&f| events[f].kind == event.kind && opens(&events[f]));
        if let Some(f) = lead {
            copy(events, f, e, "date of the lead");
        }
    }
}

/// A day that the story is in, and what was dated to it.
struct Scene {
    day: When,
    last: u32,
    kinds: Vec<&'static str>,
    parties: Vec<u32>,
    places: Vec<u32>,
}

impl Scene {
    fn new(day: When, last: u32) -> Scene {
        Scene {
            day,
            last,
            kinds: Vec::new(),
            parties: Vec::new(),
            places: Vec::new(),
        }
    }
}

/// What goes on in the scene of a dated event, or of anything else on a day: told in the past, until another day comes.
fn go_on(r: &Reading, calendar: &Calendar, written: Option<Day>, events: &mut [Event]) {
    let mut scene: Option<Scene> = None;
    let mut next = 0;
    for e in 0..events.len() {
        let event = &events[e];
        for sentence in next..=event.sentence {
            let day = calendar
                .scene(r, sentence as usize, written)
                .map(|t| When::of_time(calendar, t));
            if let Some(day) = day.filter(|d| scene.as_ref().is_none_or(|s| s.day.date != d.date)) {
                scene = Some(Scene::new(day, sentence));
            }
        }
        next = next.max(event.sentence + 1);
        if event.is_learnt() {
            continue;
        }
        if event.date.is_some() {
            if opens(event) {
                let same = scene.filter(|s| s.day.date == event.date);
                let mut open = same.unwrap_or_else(|| Scene::new(When::of(event), 0));
                open.last = event.sentence;
                open.kinds.push(event.kind);
                open.parties.extend(event.actors.iter().chain(&event.recipients));
                open.places.extend(event.place);
                scene = Some(open);
            }
            continue;
        }
        let Some(s) = scene
            .as_ref()
            .filter(|s| event.sentence.saturating_sub(s.last) <= SCENE)
        else {
            continue;
        };
        let elsewhere = s
            .day
            .earliest
            .is_some_and(|day| calendar.tells_before(event.sentence, day));
        if !elsewhere && belongs(r, event, s) {
            let day = s.day.clone();
            day.give(&mut events[e], "date of the scene");
            events[e].confidence *= 0.9;
            // who acts in the scene is one of it
            if let Some(open) = scene.as_mut().filter(|_| r.xpos(events[e].token as usize) == Xpos::Vbd) {
                open.parties.extend(&events[e].actors);
                open.last = open.last.max(events[e].sentence);
            }
        }
    }
}

fn is_day(event: &Event) -> bool {
    event.earliest.is_some() && event.earliest == event.latest
}

/// A day, asserted, not long past.
fn opens(event: &Event) -> bool {
    is_day(event) && !event.historical && event.factuality == Factuality::Asserted
}

/// "was killed *a few weeks after* she wrote", "was freed *two days later*": on another day, told from that one.
fn is_measured(r: &Reading, i: usize) -> bool {
    const SPANS: [&str; 5] = ["day", "week", "month", "year", "decade"];
    let span = |t: usize| t > 0 && SPANS.contains(&r.lemma(t - 1));
    let marked = |c: usize| kids(r, c).any(|m| matches!(r.lemma(m), "after" | "before") && span(m));
    kids(r, i).any(|c| match r.deprel(c) {
        Deprel::Advmod => matches!(r.lemma(c), "ago" | "later" | "earlier" | "before") && span(c),
        _ => marked(c),
    })
}

/// Told in the simple past; nouns and participles where they are of the scene's own kind.
fn belongs(r: &Reading, event: &Event, scene: &Scene) -> bool {
    let i = event.token as usize;
    let told =
        event.factuality == Factuality::Asserted && !event.historical && !is_of_now(r, i) && !is_beside(r, event);
    if !told || apart::is_of_a_span(r, i) || apart::has_own_time(r, i) || is_measured(r, i) {
        return false;
    }
    let near = event.sentence.saturating_sub(scene.last) <= NEAR;
    let material = matches!(
        event.kind,
        "ASSAULT" | "COERCE" | "PROTEST" | "MOBILIZE" | "SANCTION" | "RETREAT" | "AID"
    );
    // who reacts to the day's event may do so later
    let is_reaction =
        matches!(event.kind, "ACCUSE" | "REJECT" | "SUPPORT" | "REQUEST" | "THREATEN") && is_apart(event, scene);
    let of_kind = scene.kinds.contains(&event.kind);
    // "the violence in Kano", long after an attack elsewhere
    let here = event.place.is_none_or(|place| scene.places.contains(&place));
    let verb = carrier(r, event, material);
    match (r.upos(verb), r.xpos(verb)) {
        (Upos::Verb, Xpos::Vbd) => material || (near && !is_reaction),
        (Upos::Verb, Xpos::Vbn) if r.deprel(verb) != Deprel::Acl => material || (near && !is_reaction),
        (Upos::Verb, Xpos::Vbg | Xpos::Vbn) => of_kind,
        (Upos::Noun | Upos::Propn, _) => of_kind && !is_apart(event, scene) && is_the(r, i) && (near || here),
        _ => false,
    }
}

/// "has paid a visit", "the meeting is to end", "we're asking": told of the present, on no day gone by.
fn is_of_now(r: &Reading, i: usize) -> bool {
    let auxiliary = |c: usize| {
        let present = matches!(
            r.form(c),
            "is" | "are" | "being" | "'s" | "’s" | "'re" | "’re" | "'m" | "’m"
        );
        matches!(r.deprel(c), Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
            && (present || matches!(r.lemma(c), "have" | "will" | "would"))
    };
    let carries =
        |v: &usize| matches!(r.deprel(i), Deprel::Obj | Deprel::Nsubj | Deprel::NsubjPass) && r.upos(*v) != Upos::Noun;
    let host = r.head(i).filter(|v| r.upos(i) == Upos::Noun && carries(v));
    let present = |v: usize| matches!(r.xpos(v), Xpos::Vbz | Xpos::Vbp);
    // "the attack *had* killed twelve"
    let now = |v: usize| present(v) || kids(r, v).any(|c| auxiliary(c) && r.form(c) != "had");
    kids(r, i).any(auxiliary) || host.is_some_and(now)
}

/// "the *destroyed* town", "a raid that was *ordered*", and what somebody says in quotation marks, but not what he tells
/// there that was done: not of the scene.
fn is_beside(r: &Reading, event: &Event) -> bool {
    let i = event.token as usize;
    let done = matches!(event.kind, "ASSAULT" | "COERCE" | "PROTEST") && r.xpos(i) == Xpos::Vbd;
    matches!(r.deprel(i), Deprel::Amod | Deprel::AclRelcl) || (r.quotation(i).is_some() && !done)
}

/// "*the* attack", "the *bill's* withdrawal", "*violence* continued": not a meeting of some day.
fn is_the(r: &Reading, i: usize) -> bool {
    let told = |c: usize| match r.deprel(c) {
        Deprel::Det => matches!(r.lemma(c), "the" | "this" | "that" | "these" | "those"),
        Deprel::NmodPoss => r.upos(c) != Upos::Pron,
        _ => false,
    };
    kids(r, i).any(told)
}

/// The verb whose tense is the event's: "*voiced* support", "violence *continued*", "were *met* with protests".
fn carrier(r: &Reading, event: &Event, material: bool) -> usize {
    let i = event.token as usize;
    let plain = |v: &usize| r.upos(*v) == Upos::Verb && matches!(r.xpos(*v), Xpos::Vbd | Xpos::Vbn);
    let carried = match r.deprel(i) {
        Deprel::Obj | Deprel::Nsubj => !material || !has_article(r, i),
        Deprel::Obl => !has_article(r, i) && is_marked(r, i, "with"),
        _ => false,
    };
    r.head(i)
        .filter(plain)
        .filter(|_| carried && r.upos(i) == Upos::Noun)
        .unwrap_or(i)
}

/// "*the* support" was told before.
fn has_article(r: &Reading, i: usize) -> bool {
    kids(r, i).any(|c| r.deprel(c) == Deprel::Det && r.lemma(c) == "the")
}

/// It names parties, and none of the scene's.
fn is_apart(event: &Event, scene: &Scene) -> bool {
    let mut own = event.actors.iter().chain(&event.recipients).peekable();
    own.peek().is_some() && !scene.parties.is_empty() && !own.any(|e| scene.parties.contains(e))
}

/// A date with all its fields.
#[derive(Clone)]
struct When {
    time: Option<u32>,
    date: Option<String>,
    earliest: Option<Day>,
    latest: Option<Day>,
}

impl When {
    fn of(event: &Event) -> When {
        When {
            time: event.time,
            date: event.date.clone(),
            earliest: event.earliest,
            latest: event.latest,
        }
    }

    fn of_time(calendar: &Calendar, t: u32) -> When {
        let time = calendar.time(t);
        When {
            time: Some(t),
            date: time.and_then(days::edtf),
            earliest: time.and_then(|t| t.earliest),
            latest: time.and_then(|t| t.latest),
        }
    }

    fn give(self, event: &mut Event, how: &str) {
        (event.time, event.date, event.earliest, event.latest) = (self.time, self.date, self.earliest, self.latest);
        event.why.push_str(", ");
        event.why.push_str(how);
    }
}

fn copy(events: &mut [Event], from: usize, to: usize, how: &str) {
    let historical = events[from].historical;
    When::of(&events[from]).give(&mut events[to], how);
    events[to].historical = historical;
}
