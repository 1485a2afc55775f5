//! The two sides of an event: who acts, who is acted upon, and who leads where both act.

/// The parties of one event.
#[derive(Debug, Clone, Default)]
pub(super) struct Parties {
    pub actors: Vec<u32>,
    pub recipients: Vec<u32>,
    /// How many of the actors of a mutual act are told first: "*Malta* met Fiji".
    pub led: usize,
    pub reciprocal: bool,
    /// Someone stands there, named or not.
    pub seen: bool,
    /// A side was filled from beyond its frame.
    pub reached: bool,
    /// The places of the frame that were filled, for `why`.
    pub path: String,
}

impl Parties {
    /// Those who are told first of a mutual act, else all who act.
    pub fn leaders(&self) -> &[u32] {
        if self.led > 0 {
            &self.actors[..self.led]
        } else {
            &self.actors
        }
    }

    /// Those whom they act with, else those acted upon.
    pub fn others(&self) -> &[u32] {
        if self.led > 0 {
            &self.actors[self.led..]
        } else {
            &self.recipients
        }
    }

    /// A meeting to come is agreed to by those told first, towards the others.
    pub fn agree(&mut self) {
        if self.led > 0 && self.led < self.actors.len() {
            self.recipients = self.actors.split_off(self.led);
            self.reciprocal = false;
        }
    }
}
