//! What the words beside a verb make of it: rubber bullets are no live fire, attacking a party *for breaking promises* is
//! criticism, and only *martial* law is martial law.

use super::draft::Draft;
use super::tree::{is_marked, kids, meant, object, subject};
use super::triggers::Search;
use crate::lexicon::event_words::EventWord;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::{Deprel, Upos, Xpos};

/// Words between an object and the "for" that tells why it is attacked.
const NEAR: usize = 14;

impl Search<'_, '_> {
    /// Gives a draft the type that its company tells.
    pub(super) fn shade(&self, draft: &mut Draft) {
        let i = draft.token;
        if draft.mode == Some("troops") && self.keeps_peace(i) {
            (draft.kind, draft.mode, draft.cameo) = (Some("AID"), None, Some("074"));
        }
        if draft.mode == Some("crowd-control") && self.is_live(i) {
            (draft.mode, draft.cameo) = (Some("firearms"), Some("190"));
        }
        if draft.head == "sentence" && self.is_conviction(i) {
            (draft.kind, draft.mode, draft.cameo) = (Some("SANCTION"), Some("convict"), Some("116"));
        }
        if draft.head == "attack" && draft.kind == Some("ASSAULT") && self.is_criticism(i) {
            (draft.kind, draft.mode, draft.cameo) = (Some("ACCUSE"), Some("disapprove"), Some("111"));
        }
    }

    fn is_called(&self, class: WordClass, word: &str) -> bool {
        self.lexicon.word_classes.has(class, word)
    }

    /// "sentenced *for* corruption", not "to ten years".
    fn is_conviction(&self, verb: usize) -> bool {
        let r = self.r;
        let marked = |word: &str| kids(r, verb).any(|c| is_marked(r, c, word));
        let below = kids(r, verb).flat_map(|c| std::iter::once(c).chain(kids(r, c)));
        marked("for") && !marked("to") && !below.into_iter().any(|c| self.is_called(WordClass::Term, r.lemma(c)))
    }

    /// "attacked the party *for breaking* its promises".
    fn is_criticism(&self, verb: usize) -> bool {
        let r = self.r;
        let Some(whom) = object(r, verb) else { return false };
        // gunmen and soldiers attack otherwise, whatever for
        let armed = |s: usize| {
            let entity = self
                .entities
                .entity_at(s)
                .and_then(|e| self.entities.entities.get(e as usize));
            entity.is_none_or(|e| matches!(e.sector, Some("REB" | "MIL" | "COP" | "CRM")))
        };
        let finite = matches!(r.xpos(verb), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vbn);
        if !finite || subject(r, verb).is_none_or(armed) {
            return false;
        }
        let end = r.sentence(verb).tokens().end.min(whom.max(verb) + NEAR);
        let mut after = whom.max(verb) + 1..end.saturating_sub(1);
        let reason = after.find(|&t| matches!(r.upos(t), Upos::Verb | Upos::Punct | Upos::Sconj | Upos::Adp));
        reason.is_some_and(|t| r.form(t) == "for" && r.xpos(t + 1) == Xpos::Vbg)
    }

    /// "declared *martial* law", "a state of *emergency*": not "declared the law unlawful".
    pub(super) fn is_martial(&self, row: &EventWord, extra: &[usize]) -> bool {
        let r = self.r;
        let told = |t: usize| {
            let below = kids(r, t).flat_map(|c| std::iter::once(c).chain(kids(r, c)));
            let mut below = below.chain(t.checked_sub(1));
            below.any(|c| self.is_called(WordClass::Emergency, &r.lemma(c).to_lowercase()))
        };
        let ruled = |w: &String| matches!(w.as_str(), "law" | "state");
        row.mode.as_deref() != Some("martial-law") || !row.words.iter().any(ruled) || extra.iter().any(|&t| told(t))
    }

    /// "fired a *bullet*", which is none of rubber.
    fn is_live(&self, verb: usize) -> bool {
        let r = self.r;
        let soft = |c: usize| self.is_called(WordClass::Baton, r.lemma(c));
        let bullet = object(r, verb).map(|o| meant(r, o)).filter(|&o| r.lemma(o) == "bullet");
        bullet.is_some_and(|o| !kids(r, o).any(soft))
    }

    /// "deployed soldiers *as peacekeepers*", "sent troops to the *peacekeeping* mission".
    fn keeps_peace(&self, verb: usize) -> bool {
        let r = self.r;
        let peace = |t: usize| matches!(r.lemma(t), "peacekeeping" | "peacekeeper" | "peacekeepers");
        let near = kids(r, verb).filter(|&c| matches!(r.deprel(c), Deprel::Obj | Deprel::Obl | Deprel::NsubjPass));
        near.flat_map(|c| std::iter::once(c).chain(kids(r, c)))
            .flat_map(|c| std::iter::once(c).chain(kids(r, c)))
            .any(peace)
    }
}
