//! What one report of an event takes over from another in its sentence.

use super::Event;

impl Event {
    /// Takes over whom a noun that repeats it names: "were killed in *Israeli* shelling", "flew to Oslo for talks *with the
    /// king*".
    pub(super) fn learn(&mut self, noun: Event) {
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

    /// Takes over what another report of the same event adds.
    pub(super) fn adopt(&mut self, other: Event) {
        if self.actors.is_empty() {
            self.actors = other.actors;
        }
        if self.recipients.is_empty() {
            self.recipients = other.recipients;
        }
        self.place = self.place.or(other.place);
        self.killed = self.killed.or(other.killed);
        self.injured = self.injured.or(other.injured);
        self.arrested = self.arrested.or(other.arrested);
        self.attributed_to = self.attributed_to.or(other.attributed_to);
    }
}
