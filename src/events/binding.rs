//! Who a pronoun cannot be: nobody convicts *him* in a clause of which he is the subject.

use super::draft::Draft;
use super::roles::Filler;
use super::tree::{HOPS, kid, object, subject};
use crate::syntax::{Deprel, Upos};

impl Filler<'_, '_> {
    /// "he was sentencing *Wong*": a pronoun is not whom its own clause names; and in "the judge said that Wong had lied and
    /// convicted *him*" it is not who the parser takes to have done it, so that somebody above has.
    pub(super) fn unbind(&self, draft: &Draft, actors: &mut Vec<u32>) {
        let r = self.r;
        let him = kid(r, draft.token, &[Deprel::Obj]).filter(|&o| draft.is_verb && is_personal(r.form(o)));
        let joined = r.deprel(draft.token) == Deprel::Conj && kid(r, draft.token, &[Deprel::Nsubj]).is_none();
        if let Some(other) = him.filter(|_| joined).and_then(|o| self.party(o))
            && actors.contains(&other)
        {
            *actors = self.above(draft.token, other);
            return;
        }
        let who = subject(r, draft.token).filter(|&s| draft.is_verb && r.upos(s) == Upos::Pron);
        let named = who
            .and_then(|_| object(r, draft.token))
            .filter(|&o| r.upos(o) == Upos::Propn);
        if let Some(other) = named.and_then(|o| self.party(o)) {
            actors.retain(|&a| a != other);
        }
    }

    /// Who does what a clause above tells, if it is somebody else.
    fn above(&self, mut verb: usize, other: u32) -> Vec<u32> {
        for _ in 0..HOPS {
            let Some(head) = self.r.head(verb) else { break };
            let found = self.nominals(kid(self.r, head, &[Deprel::Nsubj]));
            if !found.is_empty() && !found.contains(&other) {
                return found;
            }
            verb = head;
        }
        Vec::new()
    }
}

/// "convicted *him*", not "himself".
fn is_personal(form: &str) -> bool {
    matches!(form.to_lowercase().as_str(), "him" | "her" | "them" | "it")
}
