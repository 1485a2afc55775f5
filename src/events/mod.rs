//! Who did what to whom, where and when, and whether it is told as a fact (PLOVER 2021).
//!
//! Triggers → operators → roles → factuality, time, place, numbers → repeats: "Police *arrested* two editors in Kano on
//! Monday" is `COERCE arrest`, police → editors, Kano, two arrested.

mod abroad;
mod aims;
mod announced;
mod apart;
mod asides;
mod attribution;
mod binding;
mod blocked;
mod casualties;
mod chains;
mod charges;
mod codes;
mod context;
mod contexts;
mod dates;
mod days;
mod demands;
mod doers;
mod draft;
mod eras;
mod event;
mod factuality;
pub(crate) mod gate;
mod history;
mod idle;
mod labels;
pub(crate) mod learned;
mod lookalikes;
mod merged;
pub(crate) mod modes;
mod named;
mod office;
mod operators;
mod owners;
mod papers;
mod parties;
mod places;
mod reach;
mod repeats;
mod retold;
mod roles;
mod scenes;
pub(crate) mod senses;
mod setting;
mod shades;
#[cfg(test)]
mod sheets;
pub(crate) mod sides;
mod standing;
mod strays;
mod tolls;
mod tree;
mod triggers;
mod unrest;
mod voice;
mod wording;
mod words;
mod worth;

use std::collections::HashSet;

use crate::entities::Entities;
use crate::lexicon::Lexicon;
use crate::lexicon::plover;
use crate::stop;
use crate::syntax::Reading;
use crate::time::{Day, Times};

use casualties::Tally;
use chains::Chains;
use contexts::Topics;
use dates::Calendar;
use draft::{Draft, Family};
pub use event::{Event, Factuality, Range};
use gate::Gate;
use parties::Parties;
use roles::Filler;
use setting::Setting;
use triggers::Search;

/// Finds the events of an article, by trigger; `written` is the day it was published or, where that is not known, the
/// day of its dateline.
pub fn read(
    reading: &Reading,
    entities: &Entities,
    times: &Times,
    lexicon: &Lexicon,
    written: Option<Day>,
) -> Vec<Event> {
    let calendar = Calendar::new(reading, times, written);
    let mut events = complete(reading, entities, times, lexicon, &calendar, written);
    sides::settle(reading, entities, &mut events);
    modes::settle(reading, entities, lexicon, &mut events);
    let chains = Chains::new(reading, &events);
    chains.mark(&mut events);
    for chain in &chains.chains {
        merged::share_mode(&chain.reports, &mut events);
        merged::share_place(&chain.reports, &mut events);
    }
    scenes::share(reading, &calendar, written, &chains, &mut events);
    merged::once_a_sentence(&mut events);
    tolls::complete(reading, entities, times, lexicon, &mut events);
    for event in &mut events {
        event.reciprocal &= event.actors.len() > 1 && event.recipients.is_empty();
    }
    events
}

/// The events with the parties that their sentences and the article give them.
fn complete(
    reading: &Reading,
    entities: &Entities,
    times: &Times,
    lexicon: &Lexicon,
    calendar: &Calendar,
    written: Option<Day>,
) -> Vec<Event> {
    let room = Room::new(reading, entities, times, lexicon, calendar, written);
    let (mut events, taken) = room.by_sentence();
    let gate = Gate::new(reading, entities);
    events.retain(|event| gate.passes(event));
    let mut events = senses::settle(reading, entities, lexicon, events, |draft| {
        (!taken.contains(&draft.token)).then(|| room.learnt(draft)).flatten()
    });
    context::complete(reading, entities, &mut events);
    events
}

/// The events whose sides are trained on.
#[cfg(feature = "train")]
pub(crate) fn completed(
    reading: &Reading,
    entities: &Entities,
    times: &Times,
    lexicon: &Lexicon,
    written: Option<Day>,
) -> Vec<Event> {
    let calendar = Calendar::new(reading, times, written);
    complete(reading, entities, times, lexicon, &calendar, written)
}

/// The events that the sheets alone find.
#[cfg(feature = "train")]
pub(crate) fn told(
    reading: &Reading,
    entities: &Entities,
    times: &Times,
    lexicon: &Lexicon,
    written: Option<Day>,
) -> Vec<Event> {
    let calendar = Calendar::new(reading, times, written);
    Room::new(reading, entities, times, lexicon, &calendar, written)
        .by_sentence()
        .0
}

/// What turns drafts into events.
struct Room<'a, 'r> {
    reading: &'a Reading<'r>,
    lexicon: &'a Lexicon,
    search: Search<'a, 'r>,
    written: Option<Day>,
    fill: Filler<'a, 'r>,
    calendar: &'a Calendar<'a>,
    tally: Tally,
    topics: Topics<'a>,
    setting: Setting<'a>,
    /// The latest year told, where no day of publication is known.
    era: Option<i32>,
}

impl<'a, 'r> Room<'a, 'r> {
    fn new(
        reading: &'a Reading<'r>,
        entities: &'a Entities,
        times: &Times,
        lexicon: &'a Lexicon,
        calendar: &'a Calendar<'a>,
        written: Option<Day>,
    ) -> Self {
        Room {
            reading,
            lexicon,
            search: Search::new(reading, entities, lexicon),
            written,
            fill: Filler { r: reading, entities },
            calendar,
            tally: Tally::new(times),
            topics: Topics::new(reading, lexicon),
            setting: Setting::new(reading, lexicon),
            era: eras::latest(reading, times).filter(|_| written.is_none()),
        }
    }

    /// The events as the sheets find them and their own sentences tell them, and the tokens that others took in: what is
    /// only denied, demanded or promised is no event of its own.
    fn by_sentence(&self) -> (Vec<Event>, HashSet<usize>) {
        let mut drafts = self.search.drafts();
        retold::settle(self.reading, &mut drafts);
        operators::compose(self.reading, self.lexicon, &mut drafts);
        demands::add(self.reading, self.fill.entities, self.lexicon, &mut drafts);
        let taken = drafts.iter().filter(|d| !d.alive && d.kind.is_some()).map(|d| d.token);
        (self.events(&drafts), taken.collect())
    }

    fn events(&self, drafts: &[Draft]) -> Vec<Event> {
        let mut parties: Vec<Parties> = Vec::with_capacity(drafts.len());
        for draft in drafts {
            stop::point();
            let filled = self.fill.parties(draft, &parties);
            parties.push(filled);
        }
        let mut order: Vec<usize> = (0..drafts.len())
            .filter(|&d| drafts[d].alive || drafts[d].kind.is_none())
            .collect();
        order.sort_by_key(|&d| (drafts[d].token, d));
        let live: Vec<&Draft> = order.iter().map(|&d| &drafts[d]).collect();
        let mut events: Vec<Option<Event>> = order.iter().map(|&d| self.event(&drafts[d], &parties)).collect();
        for (e, &d) in order.iter().enumerate() {
            if let (Some(event), Some(teller)) = (&mut events[e], drafts[d].teller) {
                event.attributed_to = event.attributed_to.or(parties[teller].actors.first().copied());
            }
        }
        // with which event one is told that was told twice
        let mut homes: Vec<usize> = (0..live.len()).collect();
        for e in 0..live.len() {
            if let Some(verb) = repeats::told_by_verb(self.reading, &live, e) {
                let noun = events[e].take().filter(|noun| noun.factuality == Factuality::Asserted);
                if let (Some(verb), Some(noun)) = (&mut events[verb], noun)
                    && verb.kind == noun.kind
                {
                    verb.learn(noun);
                }
            } else if let Some(noun_at) = repeats::told_by_noun(self.reading, &live, e).filter(|&n| events[n].is_some())
            {
                let verb = events[e].take();
                if let (Some(noun), Some(mut verb)) = (&mut events[noun_at], verb) {
                    // a place that is struck is where it happened
                    verb.recipients.retain(|&e| !self.fill.is_place(e));
                    noun.adopt(&verb);
                }
                homes[e] = noun_at;
            } else if asides::is_aside(self.reading, &live, e, &events)
                || repeats::goes_along(self.reading, &live, e, &events)
            {
                events[e] = None;
            }
        }
        self.join_counts(&live, &mut events, &homes);
        events.into_iter().flatten().collect()
    }

    /// Numbers go to the event they belong to: "opened fire and killed a guard" is told once.
    fn join_counts(&self, live: &[&Draft], events: &mut [Option<Event>], homes: &[usize]) {
        for d in (0..live.len()).rev() {
            let Some(number) = self.victims(live, d) else { continue };
            // "the bombing killed five and wounded nine": the killing is told with the bombing
            let target = repeats::counted_in(self.reading, live, d).map(|to| homes[to]);
            let target = target.filter(|&to| events[to].is_some());
            let own = events[d].is_some();
            let Some(to) = target.or(own.then_some(d)) else {
                continue;
            };
            if to != d && own {
                let moved = events[d].take();
                if let (Some(to), Some(from)) = (&mut events[to], moved) {
                    to.adopt(&from);
                }
            }
            if let (Some(event), Some(count)) = (&mut events[to], live[d].count) {
                event.count(count, number);
                if let Some((count, number)) = self.tally.beside(self.reading, self.fill.entities, live[d]) {
                    event.count(count, Some(number));
                }
            }
        }
    }

    /// The number of a counting draft; `Some(None)` where it counts but gives no number.
    fn victims(&self, live: &[&Draft], d: usize) -> Option<Option<Range>> {
        live[d].count?;
        Some(self.tally.victims(self.reading, self.fill.entities, live[d]))
    }

    /// The event of a draft that no row found; none if a row blocks the word.
    fn learnt(&self, draft: &Draft) -> Option<Event> {
        let sentence = self.reading.sentence(draft.token).tokens();
        let lemmas = sentence.map(|i| self.reading.lemma(i)).collect();
        if self.search.is_blocked(draft, &lemmas) {
            return None;
        }
        let mut event = self.event(draft, &[])?;
        // what is agreed is to come anyway
        if event.kind == "AGREE" && event.factuality == Factuality::Future {
            event.factuality = Factuality::Asserted;
        }
        Some(event)
    }

    fn event(&self, draft: &Draft, parties: &[Parties]) -> Option<Event> {
        let r = self.reading;
        let mut kind = draft.kind?;
        let mut own = self.fill.parties(draft, parties);
        let learnt = draft.family == Family::Learnt;
        let dated = self.calendar.of(r, draft);
        let ahead = dated.is_some_and(|(t, _)| days::is_to_come(self.calendar.time(t), self.written));
        let past = voice::is_past(r, draft);
        let soon = ahead && dated.is_some_and(|(t, _)| days::is_soon(self.calendar.time(t), self.written));
        let mut told = factuality::of(r, draft, soon && !past);
        let worth = || worth::is_event(r, self.lexicon, self.fill.entities, draft, kind, told, &own);
        if !(learnt || worth()) || self.setting.blocks(self.fill.entities, draft, &own) {
            return None;
        }
        // who visits a town visits nobody there
        if draft.mode == Some("visit") {
            own.recipients
                .retain(|&e| !self.fill.is_place(e) || self.fill.is_state(e));
        }
        let mut mode = draft.mode.map(str::to_string);
        let mut why = draft.why.clone();
        let changed = announced::change(r, draft, kind, told).filter(|_| !learnt);
        let is_bid = changed.as_ref().is_some_and(|c| c.how == "bidden");
        if let Some(new) = &changed {
            why.push_str(&format!(", {kind} {}", new.how));
            (kind, mode, told) = (new.kind, new.mode.map(str::to_string), Factuality::Asserted);
            own.recipients.retain(|_| !is_bid);
            if kind == "AGREE" {
                own.agree();
            }
        }
        let mut cameo = draft.cameo;
        let other = unrest::act(self.fill.entities, draft, kind, &own);
        let other = other.or_else(|| abroad::act(self.fill.entities, draft, kind, &own));
        if let Some((act, how, code, whose)) = other.filter(|_| !learnt) {
            why.push_str(whose);
            (kind, mode, cameo) = (act, Some(how.to_string()), Some(code));
        }
        // nothing has happened yet on a day behind that of the article
        let done = past && told == Factuality::Asserted && changed.is_none();
        let dated = dated.filter(|_| !(ahead && done));
        let time = dated.map(|(t, _)| t);
        let moment = time.and_then(|t| self.calendar.time(t));
        let trigger = r.cover(draft.first, draft.last);
        why.push_str(&format!(": {:?}", trigger.of(r.text)));
        why.push_str(&own.path);
        let place = places::of(r, self.fill.entities, draft, kind, &own.actors);
        for how in place.iter().map(|(_, how)| how) {
            why.push_str(&format!(", {how}"));
        }
        if let Some((_, how)) = dated {
            why.push_str(&format!(", {how}"));
        }
        let history = history::of(r, draft, moment, self.written, self.era);
        if let Some(how) = history {
            why.push_str(&format!(", {how}"));
        }
        Some(Event {
            kind,
            mode,
            contexts: self.topics.of(r, draft.token),
            cameo: if draft.kind == Some(kind) || cameo != draft.cameo {
                cameo
            } else {
                draft.kind.and_then(|of| codes::announced(kind, of))
            }
            .or(Some(plover::root(kind)))
            .map(str::to_string),
            trigger,
            token: draft.token as u32,
            lemma: r.lemma(draft.token).to_string(),
            first_person: own.actors.is_empty() && (is_bid || self.fill.is_first_person(draft)),
            alleged: doers::is_alleged(r, draft),
            announced: changed.is_some(),
            reciprocal: own.reciprocal,
            actors: own.actors,
            recipients: own.recipients,
            place: place.map(|(place, _)| place),
            time,
            date: moment.and_then(days::edtf),
            earliest: moment.and_then(|t| t.earliest),
            latest: moment.and_then(|t| t.latest),
            factuality: told,
            historical: history.is_some(),
            attributed_to: attribution::of(&self.fill, draft),
            killed: None,
            injured: None,
            arrested: None,
            crowd: None,
            same_as: None,
            sentence: r.sentence_index(draft.token) as u32,
            confidence: if own.reached { 0.9 } else { 1.0 },
            why,
        })
    }
}
