//! Words beside a trigger that tell it is meant otherwise: "struck a *balance*", "*sanctions* targeting a bank".

use std::collections::HashSet;

use super::draft::Draft;
use super::lookalikes;
use super::tree::{after, kid, kids, object};
use super::triggers::Search;
use crate::lexicon::event_objects::Where;
use crate::syntax::Deprel;

impl Search<'_, '_> {
    /// Whether a row of the blockers, or its place, makes a draft no event; `sentence` holds the lemmas of its sentence.
    pub(super) fn is_blocked(&self, draft: &Draft, sentence: &HashSet<&str>) -> bool {
        let r = self.r;
        if lookalikes::is_one(r, self.lexicon, draft) {
            return true;
        }
        self.lexicon
            .event_blockers
            .of(draft.head)
            .iter()
            .any(|(words, place)| match place {
                Where::Sentence => words.iter().any(|w| sentence.contains(w.as_str())),
                Where::Article => false,
                Where::Argument => {
                    let near = kids(r, draft.token).filter(|&c| !matches!(r.deprel(c), Deprel::Advcl | Deprel::Conj));
                    let object = object(r, draft.token).into_iter();
                    near.chain(object)
                        .flat_map(|c| {
                            std::iter::once(c)
                                .chain(kid(r, c, &[Deprel::Compound]))
                                .chain(after(r, c, "of"))
                        })
                        .chain(
                            r.head(draft.token)
                                // "sanctions *targeting* a bank"
                                .filter(|_| {
                                    matches!(r.deprel(draft.token), Deprel::Compound | Deprel::Acl | Deprel::AclRelcl)
                                }),
                        )
                        .any(|c| words.contains(r.lemma(c)))
                }
            })
    }
}
