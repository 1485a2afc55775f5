//! What a word stands for once the article has told it: "*the blast*" after a bombing, and a missile shot at nobody in an
//! article on missile tests.

use super::draft::{Draft, Family};
use super::tree::{after, kids, object, surface_subject};
use super::words::is_day;
use crate::syntax::{Deprel, Reading};

/// Prepositions of a target.
const AT: [&str; 4] = ["at", "on", "against", "into"];
/// How what goes off was set off.
const BLASTS: [&str; 5] = ["explosives", "suicide-attack", "heavy-weapons", "aerial", "drone"];

/// Turns shots into tests, and drops retelling nouns of what has not been told.
pub(super) fn settle(r: &Reading, drafts: &mut [Draft]) {
    let tests = drafts.iter().any(|d| d.alive && is_test(d) && !d.retold);
    for draft in drafts.iter_mut().filter(|d| is_shot(r, d)) {
        if tests || is_test_fired(r, draft.token) {
            (draft.kind, draft.mode, draft.cameo) = (Some("MOBILIZE"), Some("weapons"), Some("150"));
        }
    }
    settle_strikes(r, drafts);
    let (mut told, mut blown, mut before) = (Vec::new(), None, Vec::new());
    for draft in drafts.iter_mut().filter(|d| d.alive) {
        let arms = is_test(draft);
        let how = draft
            .mode
            .filter(|m| draft.kind == Some("ASSAULT") && BLASTS.contains(m));
        if draft.retold {
            draft.alive = told.contains(&(draft.kind, arms));
            draft.mode = how.and(blown).or(draft.mode);
        } else if !told.contains(&(draft.kind, arms)) {
            told.push((draft.kind, arms));
        } else if draft.kind == Some("MOBILIZE") && draft.family == Family::Noun && is_definite(r, draft.token) {
            // "*the deployment* surprised nobody"
            draft.definite = true;
        }
        // "*the resignation* came a day later", "*the inquiry* went on"
        let known = matches!(draft.mode, Some("investigate" | "resign"));
        draft.definite |= before.contains(&draft.mode) && draft.family == Family::Noun && is_definite(r, draft.token);
        if known && !before.contains(&draft.mode) {
            before.push(draft.mode);
        }
        blown = blown.or(how.filter(|_| !draft.retold));
    }
}

/// "*the strike*" after one from the air is no strike of workers.
fn settle_strikes(r: &Reading, drafts: &mut [Draft]) {
    let mut aerial = false;
    for draft in drafts.iter_mut().filter(|d| d.alive) {
        let walks_out = draft.kind == Some("PROTEST") && draft.mode == Some("strike");
        if walks_out && draft.head != "strike" {
            return;
        }
        if walks_out && aerial && draft.family != Family::Verb && is_definite(r, draft.token) {
            (draft.kind, draft.mode, draft.cameo) = (Some("ASSAULT"), Some("aerial"), Some("195"));
        }
        aerial |= draft.kind == Some("ASSAULT") && matches!(draft.mode, Some("aerial" | "drone"));
    }
}

fn is_test(draft: &Draft) -> bool {
    draft.kind == Some("MOBILIZE") && draft.mode == Some("weapons")
}

/// "*fired* a missile", "the missile was *launched*", at nobody that is told.
fn is_shot(r: &Reading, draft: &Draft) -> bool {
    let missile = |o: usize| matches!(r.lemma(o), "missile" | "rocket");
    let shot = || object(r, draft.token).or_else(|| surface_subject(r, draft.token));
    draft.alive
        && draft.is_verb
        && matches!(draft.head, "fire" | "launch")
        && draft.mode == Some("heavy-weapons")
        && shot().is_some_and(missile)
        && !AT
            .iter()
            .any(|p| after(r, draft.token, p).is_some_and(|c| !is_day(r, c)))
}

/// "*test-fired*".
fn is_test_fired(r: &Reading, verb: usize) -> bool {
    verb >= 2 && r.form(verb - 1) == "-" && r.form(verb - 2).eq_ignore_ascii_case("test")
}

/// "*the* blast", "*Sunday's* launch": told of before.
pub(super) fn is_definite(r: &Reading, noun: usize) -> bool {
    kids(r, noun).any(|c| match r.deprel(c) {
        Deprel::Det => matches!(r.lemma(c), "the" | "this" | "that"),
        Deprel::NmodPoss => true,
        _ => false,
    })
}
