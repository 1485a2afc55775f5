//! What one is charged with: "accused *them* on Tuesday *of shelling* the town, *killing* six".

use super::tree::{is_marked, kid, kids};
use crate::syntax::{Deprel, Reading, Xpos};

const CHARGES: [&str; 7] = ["accuse", "blame", "charge", "convict", "indict", "sentence", "suspect"];

/// What comes of a deed.
const RESULTS: [&str; 13] = [
    "burn", "cause", "damage", "destroy", "displace", "force", "hurt", "injure", "kill", "leave", "maim", "ruin",
    "wound",
];

/// The verb that charges somebody with a deed, whether the parser hangs it on the verb or on the accused.
pub(super) fn charge(r: &Reading, deed: usize) -> Option<usize> {
    let told = ["of", "for", "with"].iter().any(|w| is_marked(r, deed, w));
    let above = r.head(deed).filter(|_| told)?;
    let verb = if r.deprel(deed) == Deprel::Acl {
        r.head(above)?
    } else {
        above
    };
    CHARGES.contains(&r.lemma(verb)).then_some(verb)
}

/// The deed that a bare participle behind it belongs to: "accused them of *shelling* the town, *killing* six".
pub(super) fn deed(r: &Reading, result: usize) -> Option<usize> {
    // "blamed them for the raid, *vowing* revenge" is the accuser's
    let comes = RESULTS.contains(&r.lemma(result));
    let bare = comes && r.deprel(result) == Deprel::Advcl && r.xpos(result) == Xpos::Vbg;
    let verb = r
        .head(result)
        .filter(|_| bare && kid(r, result, &[Deprel::Mark]).is_none())?;
    let accused = kid(r, verb, &[Deprel::Obj, Deprel::NsubjPass]);
    let mut below = kids(r, verb).chain(accused.into_iter().flat_map(|a| kids(r, a)));
    below.find(|&c| c < result && charge(r, c) == Some(verb))
}
