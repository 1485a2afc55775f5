//! Background from well before the news: "the war *of 1991*", "*had* annexed the province *in 2014*".

use super::dates::is_long_before;
use super::draft::Draft;
use super::tree::kids;
use crate::syntax::{Deprel, Reading, Xpos};
use crate::time::{Day, Time};

/// Whether the event is history on the day of publication.
pub(super) fn is_historical(r: &Reading, draft: &Draft, time: Option<&Time>, published: Option<Day>) -> bool {
    if let Some(time) = time {
        // "since 1991, when troops occupied …" began and ended then; "have fought since 2014" goes on
        let open = time.edtf.as_deref().is_some_and(|e| e.ends_with("/.."));
        let perfect = kids(r, draft.token).any(|c| r.deprel(c) == Deprel::Aux && r.lemma(c) == "have");
        let past = matches!(r.xpos(draft.token), Xpos::Vbd | Xpos::Vbn) && !perfect;
        let last = if open {
            time.earliest.filter(|_| past)
        } else {
            time.latest
        };
        if let (Some(latest), Some(published)) = (last, published) {
            return is_long_before(latest, published);
        }
        // without a day of publication, a bare year or month of a year is background
        if published.is_none() && time.edtf.as_ref().is_some_and(|e| e.len() <= 7) && is_pluperfect(r, draft) {
            return true;
        }
    }
    kids(r, draft.token).any(|c| {
        matches!(r.deprel(c), Deprel::Amod | Deprel::Compound)
            && matches!(r.lemma(c), "former" | "historic" | "previous" | "past" | "bygone")
            && !draft.is_verb
    })
}

fn is_pluperfect(r: &Reading, draft: &Draft) -> bool {
    let verb = draft.host.unwrap_or(draft.token);
    kids(r, verb).any(|c| r.deprel(c) == Deprel::Aux && r.form(c).eq_ignore_ascii_case("had"))
}
