//! Who acts and who is acted upon: the slots of a frame filled from the tree.
//!
//! "Clashes between *farmers* and *police*" are reciprocal; in "the *army*'s shelling of *the town*" the possessor acts.

use super::doers::{in_favour, voiced_by};
use super::draft::Draft;
use super::owners::possessor;
use super::parties::Parties;
use super::strays::described_agent;
use super::tree::{
    after, has_determiner, is_headless, is_measure, is_passive, kid, kids, meant, object, subject, with_conjuncts,
};
use crate::entities::Entities;
use crate::lexicon::event_frames::Slot;
use crate::lexicon::light_verbs::Part;
use crate::syntax::{Deprel, Reading, Upos};

/// What filling reads.
pub(super) struct Filler<'a, 'r> {
    pub r: &'a Reading<'r>,
    pub entities: &'a Entities,
}

impl Filler<'_, '_> {
    /// Fills the frame of a draft; `done` holds the parties of the drafts before it.
    pub fn parties(&self, draft: &Draft, done: &[Parties]) -> Parties {
        let mut actors = Vec::new();
        let mut recipients = Vec::new();
        let mut path = String::new();
        if let Some(host) = draft.host {
            match draft.part {
                Some(Part::Actor) => actors = self.nominals(subject(self.r, host)),
                Some(Part::Recipient) => recipients = self.nominals(subject(self.r, host)),
                _ => {}
            }
            if !actors.is_empty() || !recipients.is_empty() {
                path.push_str(", subject of the light verb");
            }
        }
        if let Some(agent) = described_agent(self.r, draft.token).filter(|_| draft.kind == Some("PROTEST")) {
            actors = self.nominals(Some(agent));
        }
        if let Some((who, whom)) = in_favour(self.r, draft) {
            (actors, recipients) = (self.nominals(who), self.nominals(Some(whom)));
        }
        if actors.is_empty() {
            let (found, slot) = self.first_filled(&draft.frame.actors, draft, done, &recipients);
            actors = found;
            path.extend(slot.map(|slot| format!(", actors: {slot}")));
        }
        self.unbind(draft, &mut actors);
        if recipients.is_empty() {
            let (found, slot) = self.first_filled(&draft.frame.recipients, draft, done, &actors);
            recipients = found;
            path.extend(slot.map(|slot| format!(", recipients: {slot}")));
            // "a deal *between* Norway and Chile": both make it
            let between = matches!(slot, Some(Slot::Preposition(p)) if p == "between");
            if between && actors.is_empty() && draft.frame.reciprocal {
                actors = std::mem::take(&mut recipients);
            }
        }
        if actors.is_empty() && recipients.is_empty() && draft.frame.reciprocal {
            // "the talks were held *between* Norway and Chile"
            let verb = draft.host.unwrap_or(draft.token);
            let own = self.after_trigger(draft, verb, draft.is_verb, "between");
            let below = || kids(self.r, verb).find_map(|c| after(self.r, c, "between"));
            actors = self.both_sides(own.or_else(below));
        }
        if actors.is_empty() {
            actors = self.doer(draft, &recipients);
        }
        if let Some(accused) = self.accused(draft).filter(|_| recipients.is_empty()) {
            (actors, recipients) = (Vec::new(), accused);
        }
        let mut reached = false;
        if recipients.is_empty()
            && let Some((found, how)) = self.reach(draft, &actors)
        {
            recipients = found;
            reached = true;
            path.push_str(&format!(", recipients: {how}"));
        }
        // PLOVER: both sides of talks, fights and drills act; who signs with somebody, acts towards him
        let mutual = draft.frame.reciprocal && !matches!(draft.kind, Some("AGREE" | "SUPPORT"));
        let reciprocal =
            mutual || (draft.frame.reciprocal && recipients.is_empty()) || self.is_joint(draft, &recipients);
        let led = if mutual { actors.len() } else { 0 };
        if mutual {
            for r in recipients.drain(..) {
                push(&mut actors, r);
            }
        }
        // soldiers sent to a town are sent to nobody
        if draft.kind == Some("MOBILIZE") {
            recipients.retain(|&e| !self.is_place(e) || self.is_state(e));
        }
        let spared = matches!(draft.kind, Some("CONSULT" | "PROTEST"));
        recipients.retain(|&e| !(actors.contains(&e) || (spared && self.is_building(e))));
        Parties {
            actors,
            recipients,
            led,
            reciprocal: reciprocal || draft.mode == Some("sideAB"),
            seen: self.is_someone(draft),
            reached,
            path,
        }
    }

    /// "Norway and Chile agreed to *cooperate*": what they agree to, they do together.
    fn is_joint(&self, draft: &Draft, recipients: &[u32]) -> bool {
        let together = matches!(draft.kind, Some("AGREE" | "COOPERATE" | "SUPPORT"));
        together && recipients.is_empty() && draft.joint
    }

    /// "I", "we": the speaker acts.
    pub fn is_first_person(&self, draft: &Draft) -> bool {
        let verb = draft.host.unwrap_or(draft.token);
        let who = subject(self.r, verb).map(|s| self.r.form(s));
        (draft.is_verb || draft.host.is_some()) && who.is_some_and(|w| w == "I" || w.eq_ignore_ascii_case("we"))
    }

    /// Whether the trigger has a subject or object at all.
    fn is_someone(&self, draft: &Draft) -> bool {
        let r = self.r;
        let verb = draft.host.unwrap_or(draft.token);
        if draft.is_verb || draft.host.is_some() {
            return subject(r, verb).is_some() || object(r, verb).is_some();
        }
        kids(r, draft.token).any(|c| matches!(r.deprel(c), Deprel::Nmod | Deprel::NmodPoss))
    }

    fn first_filled<'s>(
        &self,
        slots: &'s [Slot],
        draft: &Draft,
        done: &[Parties],
        not: &[u32],
    ) -> (Vec<u32>, Option<&'s Slot>) {
        for slot in slots {
            let mut found = self.slot(slot, draft, done);
            found.retain(|e| !not.contains(e));
            if !found.is_empty() {
                return (found, Some(slot));
            }
        }
        (Vec::new(), None)
    }

    fn slot(&self, slot: &Slot, draft: &Draft, done: &[Parties]) -> Vec<u32> {
        let r = self.r;
        let verb = draft.host.unwrap_or(draft.token);
        let is_verb = draft.is_verb;
        match slot {
            // "is *willing* to send aid": an adjective has its subject as a verb has
            Slot::Subject if is_verb || draft.host.is_some() || r.upos(verb) == Upos::Adj => {
                self.with_companions(verb, self.nominals(subject(r, verb)), is_passive(r, verb))
            }
            // "the poet has been a vocal *critic* of the king"
            Slot::Subject if kid(r, draft.token, &[Deprel::Cop]).is_some() => self.nominals(subject(r, draft.token)),
            Slot::Subject => {
                let own = possessor(r, draft.token).or_else(|| after(r, draft.token, "by"));
                self.nominals(own.or_else(|| voiced_by(r, draft.token)))
            }
            Slot::Object
                if is_verb
                    && matches!(r.deprel(draft.token), Deprel::Amod | Deprel::Compound)
                    && !is_headless(r, draft.token) =>
            {
                self.nominals(r.head(draft.token))
            }
            Slot::Object if is_verb => {
                let found = match object(r, verb) {
                    Some(o) if takes_people(draft) && self.heads(o).is_empty() && after(r, o, "of").is_some() => {
                        Vec::new()
                    }
                    // "condemned the execution of activists": not those who were executed
                    Some(o) if draft.kind == Some("ACCUSE") && !draft.inner.is_empty() && self.heads(o).is_empty() => {
                        Vec::new()
                    }
                    Some(o) if !self.is_named(o) && !self.members(verb).is_empty() => self.members(verb),
                    other => self.nominals(other),
                };
                if found.is_empty() {
                    self.nominals(kid(r, verb, &[Deprel::Iobj]))
                } else {
                    self.with_companions(verb, found, !is_passive(r, verb))
                }
            }
            // "engaged peacekeepers in a firefight"
            Slot::Object => self.nominals(draft.host.and_then(|h| object(r, h)).filter(|&o| o != draft.token)),
            Slot::Possessor => {
                let noun = if is_verb {
                    object(r, verb).unwrap_or(draft.token)
                } else {
                    draft.token
                };
                self.nominals(possessor(r, noun))
            }
            Slot::Modifier => kids(r, draft.token)
                .filter(|&c| matches!(r.deprel(c), Deprel::Compound | Deprel::Amod | Deprel::NmodDesc))
                .flat_map(|c| self.nominals(Some(c)))
                // "Kano protests" are protests in Kano
                .filter(|&e| !self.is_place(e) || (draft.kind != Some("PROTEST") && self.is_state(e)))
                .map(|e| self.state(e))
                .collect(),
            // "is expected to meet *the king*": who is to meet, whom
            Slot::Actor if draft.kind == Some("AGREE") => self.inner(draft, done, Parties::leaders),
            Slot::Recipient if draft.kind == Some("AGREE") => self.inner(draft, done, Parties::others),
            Slot::Actor => self.inner(draft, done, |p| &p.actors),
            Slot::Recipient => self.inner(draft, done, |p| &p.recipients),
            Slot::Preposition(p) if draft.kind == Some("PROTEST") && p == "against" => {
                self.opposed(self.after_trigger(draft, verb, is_verb, p))
            }
            Slot::Preposition(p) if p == "between" => self.both_sides(self.after_trigger(draft, verb, is_verb, p)),
            Slot::Preposition(p) => self.nominals(self.after_trigger(draft, verb, is_verb, p)),
        }
    }

    /// The noun phrase after a preposition, on the trigger, its light verb or its object.
    fn after_trigger(&self, draft: &Draft, verb: usize, is_verb: bool, preposition: &str) -> Option<usize> {
        let r = self.r;
        let agent = preposition == "by" && is_passive(r, verb);
        let on_object = || object(r, verb).and_then(|o| after(r, o, preposition));
        if is_verb {
            if agent || preposition == "by" {
                return on_object();
            }
            return after(r, verb, preposition).or_else(on_object).or_else(|| {
                // "advised against travel to": on a further word of the trigger
                let more = (draft.first..=draft.last).filter(|&t| t != verb && r.head(t) == Some(verb));
                let more = more.chain(kid(r, verb, &[Deprel::Advmod, Deprel::CompoundPrt]));
                more.into_iter().find_map(|a| after(r, a, preposition))
            });
        }
        after(r, draft.token, preposition)
            .or_else(|| draft.host.and_then(|h| after(r, h, preposition)))
            .or_else(|| draft.host.and_then(|_| on_object()))
            // "announced bans on travel *against* officers": below another noun of the light verb
            .or_else(|| {
                let host = draft.host.filter(|_| preposition == "against")?;
                let below = kids(r, host).filter(|&c| matches!(r.deprel(c), Deprel::Obj | Deprel::Obl));
                below.into_iter().find_map(|c| after(r, c, preposition))
            })
            // "the visit of the prince *to Greece*": the parser may hang it on the other side
            .or_else(|| {
                let guest = after(r, draft.token, "of").filter(|_| draft.mode == Some("visit"))?;
                after(r, guest, preposition)
            })
            // "the bombing and killing of": the phrase stands with the last noun
            .or_else(|| {
                with_conjuncts(r, draft.token)[1..]
                    .iter()
                    .find_map(|&c| after(r, c, preposition))
            })
    }

    fn inner(&self, draft: &Draft, done: &[Parties], side: fn(&Parties) -> &[u32]) -> Vec<u32> {
        let mut all = Vec::new();
        for parties in draft.inner.iter().filter_map(|&d| done.get(d)) {
            for &e in side(parties) {
                push(&mut all, e);
            }
        }
        all
    }

    /// The entities of a noun phrase and of what is coordinated with it.
    pub fn nominals(&self, token: Option<usize>) -> Vec<u32> {
        let mut all = Vec::new();
        let Some(token) = token else { return all };
        let second = self.second_subject(token);
        let list = with_conjuncts(self.r, token).into_iter().chain(self.going_on(token));
        for t in list.chain(second) {
            let members = self.members(t);
            for &e in &members {
                push(&mut all, e);
            }
            let listed = if members.is_empty() { self.listed(t) } else { Vec::new() };
            for &e in &listed {
                push(&mut all, e);
            }
            if let Some(e) = self.nominal(t).filter(|_| members.is_empty() && listed.is_empty()) {
                push(&mut all, e);
            }
            for e in self.included(t) {
                push(&mut all, e);
            }
        }
        all
    }

    /// The entities that head a noun phrase and what is coordinated with it.
    pub(super) fn heads(&self, token: usize) -> Vec<u32> {
        let all = with_conjuncts(self.r, token).into_iter();
        all.filter_map(|t| {
            let head = meant(self.r, t);
            let named = self.named_beside(head);
            named.or_else(|| self.party(head)).or_else(|| self.party(t))
        })
        .collect()
    }

    /// The entity of one noun phrase: its head, what "dozens of" counts, else its nearest named modifier.
    fn nominal(&self, token: usize) -> Option<u32> {
        let r = self.r;
        let head = meant(r, token);
        // "*one* of them": not all of them
        if head != token && r.upos(head) == Upos::Pron && !matches!(r.lemma(token), "all" | "most" | "many") {
            return None;
        }
        if let Some(e) = self.titled(head) {
            return Some(e);
        }
        if let Some(e) = self.party(head).or_else(|| self.party(token)) {
            return Some(self.named_beside(head).unwrap_or(e));
        }
        if let Some(e) = self.named_beside(head) {
            return Some(e);
        }
        if r.upos(head) == Upos::Pron || (r.upos(head) == Upos::Verb && !has_determiner(r, head)) {
            return None;
        }
        let modifiers = [
            Deprel::Appos,
            Deprel::Flat,
            Deprel::NmodPoss,
            Deprel::Compound,
            Deprel::NmodDesc,
            Deprel::Amod,
        ];
        modifiers
            .iter()
            .find_map(|&relation| {
                kids(r, head)
                    .filter(|&c| r.deprel(c) == relation)
                    .find_map(|c| self.party(c))
                    .filter(|&e| relation != Deprel::Amod || self.is_of_country(e))
                    // "a Kabul bombing" is nothing that Kabul did
                    .filter(|&e| !(self.is_place(e) && HAPPENS.contains(&r.lemma(head)) && !self.is_state(e)))
                    .map(|e| if relation == Deprel::Amod { self.state(e) } else { e })
            })
            .or_else(|| {
                // "killed dozens in Kano" did nothing to Kano
                let counted = r.upos(head) == Upos::Num || is_measure(r, head);
                let places: &[&str] = if counted { &["of"] } else { &["of", "from"] };
                places
                    .iter()
                    .find_map(|p| after(r, head, p).and_then(|t| self.party(t)))
            })
    }
}

/// What happens in a place.
const HAPPENS: [&str; 16] = [
    "attack",
    "bombing",
    "blast",
    "explosion",
    "shooting",
    "raid",
    "strike",
    "clash",
    "violence",
    "protest",
    "ambush",
    "siege",
    "bomb",
    "rocket",
    "gunfire",
    "shelling",
];

/// Acts on people, who are not the body they belong to: "arrested the *leader* of a gang".
fn takes_people(draft: &Draft) -> bool {
    const MODES: [&str; 7] = [
        "arrest", "abduct", "convict", "deport", "release", "torture", "targeted",
    ];
    draft.mode.is_some_and(|mode| MODES.contains(&mode))
}

/// Adds what is not there yet.
pub(super) fn push(all: &mut Vec<u32>, e: u32) {
    if !all.contains(&e) {
        all.push(e);
    }
}
