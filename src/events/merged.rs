//! What one report of an event takes over from another.

use super::{Event, Factuality, Range};
use crate::lexicon::event_words::Count;

/// So many events of a sentence are compared.
const NEAR: usize = 12;

impl Event {
    /// Takes over whom a noun that repeats it names: "were killed in *Israeli* shelling", "flew to Oslo for talks *with the
    /// king*".
    pub(super) fn learn(&mut self, noun: Event) {
        // "hit by *drone strikes*"
        if self.kind == "ASSAULT" && self.mode.is_none() && noun.mode.is_some() {
            self.mode.clone_from(&noun.mode);
            self.cameo.clone_from(&noun.cameo);
        }
        if self.actors.is_empty() {
            self.actors = noun.actors;
            self.actors.retain(|a| !self.recipients.contains(a));
            return;
        }
        let mut met = noun.actors;
        met.retain(|m| !self.actors.contains(m));
        if self.kind == "CONSULT" && noun.reciprocal && !met.is_empty() {
            if self.reciprocal {
                self.actors.extend(met);
            } else {
                self.recipients = met;
            }
        }
    }

    /// How many it struck, unless that is told already.
    pub(super) fn count(&mut self, count: Count, number: Option<Range>) {
        let field = match count {
            Count::Killed => &mut self.killed,
            Count::Injured => &mut self.injured,
            Count::Arrested => &mut self.arrested,
            Count::Crowd => &mut self.crowd,
        };
        *field = field.or(number);
    }

    /// Takes over what another report of the same event adds.
    pub(super) fn adopt(&mut self, other: &Event) {
        if self.actors.is_empty() {
            self.actors.clone_from(&other.actors);
        }
        if self.recipients.is_empty() {
            self.recipients.clone_from(&other.recipients);
        }
        self.place = self.place.or(other.place);
        self.killed = self.killed.or(other.killed);
        self.injured = self.injured.or(other.injured);
        self.arrested = self.arrested.or(other.arrested);
        self.attributed_to = self.attributed_to.or(other.attributed_to);
    }
}

/// "carried out a *strike* but said the place of the *attack* was unknown": within a sentence violence is told once. Who is
/// *injured* there is injured by the violence that it tells.
pub(super) fn once_a_sentence(events: &mut Vec<Event>) {
    let first = |events: &[Event], e: usize| events[e].same_as.map_or(e, |f| f as usize);
    let hurts = |event: &Event| matches!(event.lemma.as_str(), "injure" | "wound" | "hurt");
    let mut kept: Vec<usize> = Vec::with_capacity(events.len());
    let mut start = 0;
    for e in 0..events.len() {
        if events[e].sentence != events[start].sentence {
            start = e;
        }
        kept.push(e);
        let violence = |e: usize| events[e].kind == "ASSAULT" && events[e].factuality == Factuality::Asserted;
        if !violence(e) {
            continue;
        }
        let own = first(events, e);
        let mut near = (start.max(e.saturating_sub(NEAR))..e).filter(|&f| kept[f] == f && violence(f));
        let told = |f: usize| first(events, f) == own || hurts(&events[f]) != hurts(&events[e]);
        let Some(f) = near.find(|&f| told(f)) else { continue };
        let (from, to) = if hurts(&events[f]) && !hurts(&events[e]) {
            (f, e)
        } else {
            (e, f)
        };
        if let Ok([moved, target]) = events.get_disjoint_mut([from, to]) {
            target.adopt(moved);
        }
        kept[from] = to;
    }
    // what was taken over by one that was taken over itself
    for e in 0..kept.len() {
        while kept[kept[e]] != kept[e] {
            kept[e] = kept[kept[e]];
        }
    }
    let mut places = vec![0; events.len()];
    let mut next = 0;
    for e in 0..events.len() {
        places[e] = next;
        next += u32::from(kept[e] == e);
    }
    for event in events.iter_mut() {
        event.same_as = event.same_as.map(|f| places[kept[f as usize]]);
    }
    let mut stays = kept.iter().enumerate().map(|(e, &f)| e == f);
    events.retain(|_| stays.next().unwrap_or(true));
}

/// "*drone strikes* hit the port … *the attacks*": how it was done, as most of the reports that tell it have it.
pub(super) fn share_mode(reports: &[usize], events: &mut [Event]) {
    let told: Vec<usize> = reports
        .iter()
        .copied()
        .filter(|&e| events[e].mode.is_some() && events[e].kind == "ASSAULT")
        .collect();
    let votes = |e: usize| told.iter().filter(|&&o| events[o].mode == events[e].mode).count();
    let Some(first) = told.iter().copied().find(|&e| 2 * votes(e) > told.len()) else {
        return;
    };
    let (mode, cameo) = (events[first].mode.clone(), events[first].cameo.clone());
    for &e in reports {
        if events[e].mode.is_none() && !is_long(&events[e].lemma) {
            events[e].mode.clone_from(&mode);
            events[e].cameo.clone_from(&cameo);
            events[e].why.push_str(", mode as told elsewhere");
        }
    }
}

/// "protested *in Kano* … *the protests*": where it happened, if the reports that tell it name one place.
pub(super) fn share_place(reports: &[usize], events: &mut [Event]) {
    let mut places = reports.iter().filter_map(|&e| events[e].place);
    let Some(place) = places.next().filter(|&first| places.all(|other| other == first)) else {
        return;
    };
    let ground = |e: &Event| matches!(e.kind, "ASSAULT" | "PROTEST");
    for &e in reports {
        let event = &mut events[e];
        if event.place.is_none() && ground(event) && !event.actors.contains(&place) {
            event.place = Some(place);
            event.why.push_str(", place as told elsewhere");
        }
    }
}

/// A *war* is more than one bomb of it.
fn is_long(lemma: &str) -> bool {
    matches!(
        lemma.to_lowercase().as_str(),
        "war" | "conflict" | "fighting" | "rebellion" | "insurgency" | "violence" | "unrest"
    )
}
