//! Words that look like a trigger and, by where they stand, are none: "a meeting of ministers *held* in Oslo",
//! "cash-*starved* towns", "this is a *threat* to security".

use super::draft::Draft;
use super::tree::{after, is_marked, is_passive, kid, kids};
use crate::lexicon::Lexicon;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::{Deprel, Reading, Xpos};

/// How far before "held" the gathering stands that is held.
const NEAR: usize = 14;

/// Whether a draft is only such a word.
pub(super) fn is_one(r: &Reading, lexicon: &Lexicon, draft: &Draft) -> bool {
    if draft.is_verb {
        return is_half(r, draft.token) || is_hosted(r, lexicon, draft) || is_answered(r, draft) || is_claim(r, draft);
    }
    draft.kind == Some("THREATEN") && is_danger(r, draft.token)
}

/// "a cash-*starved* town", "a rebel-*held* town": half of an adjective.
fn is_half(r: &Reading, i: usize) -> bool {
    matches!(r.deprel(i), Deprel::Amod | Deprel::Compound) && i > 0 && r.form(i - 1) == "-"
}

/// "a meeting between the officials of both states *held* in Oslo", "a summit to be *held* in May": nobody is arrested.
fn is_hosted(r: &Reading, lexicon: &Lexicon, draft: &Draft) -> bool {
    let i = draft.token;
    if draft.head != "hold" || draft.mode != Some("arrest") || !is_passive(r, i) {
        return false;
    }
    let start = r.sentence(i).tokens().start.max(i.saturating_sub(NEAR));
    let bare = kid(r, i, &[Deprel::NsubjPass]).is_none();
    let gathering = |t: usize| {
        lexicon
            .word_classes
            .has(WordClass::Gathering, &r.lemma(t).to_lowercase())
    };
    bare && (is_marked(r, i, "to") || (start..i).any(gathering))
}

/// "The move was *met* with what he called contempt": nobody meets.
fn is_answered(r: &Reading, draft: &Draft) -> bool {
    let i = draft.token;
    let met = draft.head == "meet" && is_passive(r, i);
    met && kid(r, i, &[Deprel::OblAgent]).is_none() && after(r, i, "by").is_none()
}

/// "*insisted* he was innocent": said; "insisted on a vote", "insisted that the law stay" ask for something.
fn is_claim(r: &Reading, draft: &Draft) -> bool {
    let i = draft.token;
    let asked = |c: usize| match r.deprel(c) {
        Deprel::Ccomp => {
            let modal = kids(r, c).any(|m| r.deprel(m) == Deprel::Aux && matches!(r.lemma(m), "should" | "must"));
            let one = kid(r, c, &[Deprel::Nsubj]).is_some_and(|s| matches!(r.xpos(s), Xpos::Nn | Xpos::Nnp));
            let bare = r.xpos(c) == Xpos::Vb || (r.xpos(c) == Xpos::Vbp && one);
            modal || (bare && kid(r, c, &[Deprel::Aux]).is_none())
        }
        _ => is_marked(r, c, "on") || is_marked(r, c, "upon"),
    };
    draft.head == "insist" && !kids(r, i).any(asked)
}

/// "is a *threat* to security", "poses a *threat*": a danger, not an act.
fn is_danger(r: &Reading, i: usize) -> bool {
    let told = kids(r, i).any(|c| r.deprel(c) == Deprel::Cop);
    let posed = r.head(i).is_some_and(|h| {
        matches!(
            r.lemma(h),
            "pose" | "represent" | "constitute" | "become" | "remain" | "see"
        ) && r.deprel(i) != Deprel::Nsubj
    });
    told || posed
}
