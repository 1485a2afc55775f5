//! What is still to come is an act already when it is announced: cooperation to come is an AGREE, "will not release" a
//! REJECT, "we will arrest them" a THREAT.

use super::dates::is_speech;
use super::draft::Draft;
use super::factuality::is_reported_future;
use super::tree::{kids, surface_subject};
use crate::syntax::{Deprel, Reading};

/// Type and mode of the announcement, if it is one.
pub(super) fn act(r: &Reading, draft: &Draft, kind: &'static str) -> Option<(&'static str, Option<&'static str>)> {
    let verb = draft.host.unwrap_or(draft.token);
    let will = kids(r, verb).find(|&c| {
        let form = r.form(c).to_lowercase();
        r.deprel(c) == Deprel::Aux && matches!(form.as_str(), "will" | "wo" | "'ll" | "’ll" | "would" | "shall")
    })?;
    // "said it would send food" is told as it was said: "we will"
    let would = r.form(will).eq_ignore_ascii_case("would") && !is_reported_future(r, verb);
    let refused = kids(r, verb).any(|c| r.deprel(c) == Deprel::Advmod && matches!(r.lemma(c), "not" | "never" | "n't"));
    match (kind, refused) {
        ("AID" | "COOPERATE" | "SUPPORT", true) => Some(("REJECT", Some("assist"))),
        ("CONSULT", true) => Some(("REJECT", Some("meet"))),
        ("RETREAT" | "CONCEDE", true) => Some(("REJECT", Some("yield"))),
        ("AID" | "COOPERATE" | "SUPPORT" | "CONSULT", false) if !would => Some(("AGREE", None)),
        ("RETREAT" | "CONCEDE", false) if !would => Some(("CONCEDE", None)),
        ("ASSAULT", false) if is_own_word(r, verb) => Some(("THREATEN", Some("violence"))),
        ("COERCE", false) if is_own_word(r, verb) => Some((
            "THREATEN",
            Some(if draft.mode == Some("arrest") {
                "arrest"
            } else {
                "restrict"
            }),
        )),
        ("SANCTION", false) if is_own_word(r, verb) => Some(("THREATEN", Some("relations"))),
        ("PROTEST", false) if is_own_word(r, verb) => Some(("THREATEN", None)),
        _ => None,
    }
}

/// Whether the one who would act says so: "we will …", "the union said it would …".
fn is_own_word(r: &Reading, verb: usize) -> bool {
    let Some(subject) = surface_subject(r, verb) else {
        return false;
    };
    match r.form(subject).to_lowercase().as_str() {
        "we" | "i" => true,
        "it" | "they" | "he" | "she" => {
            r.deprel(verb) == Deprel::Ccomp && r.head(verb).is_some_and(|head| is_speech(r, head))
        }
        _ => false,
    }
}
