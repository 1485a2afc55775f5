//! What is still to come is an act already when it is announced: cooperation to come is an AGREE, "will not release" a
//! REJECT, "we will arrest them" a THREAT; and so is what is bidden: "*Release* them" is a REQUEST.

use super::Factuality;
use super::dates::is_speech;
use super::draft::Draft;
use super::factuality::is_reported_future;
use super::tree::{kids, surface_subject};
use crate::syntax::{Deprel, Reading, Xpos};

/// What an act becomes by being announced or bidden.
pub(super) struct Change {
    pub kind: &'static str,
    pub mode: Option<&'static str>,
    /// `announced`, `bidden`.
    pub how: &'static str,
}

/// What becomes of an act so told; it is asserted then.
pub(super) fn change(r: &Reading, draft: &Draft, kind: &'static str, told: Factuality) -> Option<Change> {
    let made = |(kind, mode), how| Change { kind, mode, how };
    // PLOVER: cooperation that is still to come is an agreement to it
    let agreed = told == Factuality::Future && matches!(kind, "CONSULT" | "SUPPORT" | "COOPERATE" | "AID");
    let announced = act(r, draft, kind).or(agreed.then_some(("AGREE", None)));
    let announced = announced.map(|act| made(act, "announced"));
    announced.or_else(|| bidden(r, draft, kind).map(|mode| made(("REQUEST", mode), "bidden")))
}

/// Type and mode of the announcement, if it is one.
fn act(r: &Reading, draft: &Draft, kind: &'static str) -> Option<(&'static str, Option<&'static str>)> {
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

/// "*Release* the prisoners," the minister said: what a speaker bids is a request of his; its mode.
fn bidden(r: &Reading, draft: &Draft, kind: &str) -> Option<Option<&'static str>> {
    let verb = draft.host.unwrap_or(draft.token);
    if kind == "REQUEST" || !(draft.is_verb || draft.host.is_some()) || r.quotation(verb).is_none() {
        return None;
    }
    let first = |v: usize| r.deprel(v) != Deprel::Conj || r.head(v).is_some_and(|h| is_bare(r, h));
    (is_bare(r, verb) && first(verb)).then_some(match kind {
        "RETREAT" | "CONCEDE" => Some("yield"),
        "AID" | "COOPERATE" | "SUPPORT" => Some("assist"),
        "CONSULT" => Some("meet"),
        _ => None,
    })
}

/// "*Release* …", "Do not *attack* …", "… and *leave*": the bare verb that opens a sentence, or goes on after one.
fn is_bare(r: &Reading, verb: usize) -> bool {
    let spoken = match r.deprel(verb) {
        Deprel::Root | Deprel::Parataxis | Deprel::Conj => true,
        Deprel::Ccomp => r.head(verb).is_some_and(|h| h > verb && is_speech(r, h)),
        _ => false,
    };
    let subject = |c: usize| r.deprel(c).is_subject() || r.deprel(c) == Deprel::Mark;
    let helper = |c: usize| r.deprel(c) == Deprel::Aux && r.lemma(c) != "do";
    let opens = |c: usize| {
        c > verb
            || matches!(
                r.deprel(c),
                Deprel::Punct | Deprel::Advmod | Deprel::Discourse | Deprel::Cc | Deprel::Aux
            )
    };
    // "[call an emergency]" explains what was said
    let added = verb > 0 && matches!(r.form(verb - 1), "[" | "(");
    spoken
        && !added
        && matches!(r.xpos(verb), Xpos::Vb | Xpos::Vbp)
        && kids(r, verb).all(|c| !subject(c) && !helper(c) && opens(c))
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
