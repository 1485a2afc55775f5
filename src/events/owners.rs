//! Whose a noun is, and whose the act that it leads to: "the *militia*'s traps and *bombings*", "the proposal *by the
//! senators* to cut aid".

use super::tree::{after, is_marked, kid};
use crate::syntax::{Deprel, Reading, Upos, Xpos};

/// Nouns for what somebody would have done.
const PROPOSALS: [&str; 18] = [
    "attempt",
    "bid",
    "call",
    "decision",
    "effort",
    "idea",
    "intention",
    "move",
    "offer",
    "plan",
    "pledge",
    "promise",
    "proposal",
    "suggestion",
    "threat",
    "time",
    "way",
    "vow",
];

/// "the *militia*'s traps and *bombings*": who owns the first owns what is joined to it without a word of its own.
pub(super) fn possessor(r: &Reading, noun: usize) -> Option<usize> {
    let own = kid(r, noun, &[Deprel::NmodPoss]);
    let joined = r.deprel(noun) == Deprel::Conj && kid(r, noun, &[Deprel::Det]).is_none();
    let first = || r.head(noun).filter(|&first| joined && r.upos(first) == Upos::Noun);
    own.or_else(|| first().and_then(|first| kid(r, first, &[Deprel::NmodPoss])))
}

/// "*Committee* to question the minister": a headline that is nothing but who and what.
pub(super) fn is_announced(r: &Reading, noun: usize, verb: usize) -> bool {
    let bare = r.deprel(noun) == Deprel::Root && kid(r, noun, &[Deprel::Cop, Deprel::Nsubj, Deprel::Det]).is_none();
    let infinitive = r.xpos(verb) == Xpos::Vb && is_marked(r, verb, "to") && noun < verb;
    bare && infinitive && !PROPOSALS.contains(&r.lemma(noun)) && r.form(noun).starts_with(char::is_uppercase)
}

/// What an infinitive does that a noun proposes: "welcomed *Niger*'s proposal to send troops"; `Some(None)` where the
/// sentence judges a proposal of which it does not say whose it is.
pub(super) fn proposer(r: &Reading, verb: usize) -> Option<Option<usize>> {
    const JUDGES: [&str; 24] = [
        "accept",
        "applaud",
        "approve",
        "attack",
        "back",
        "block",
        "condemn",
        "criticise",
        "criticize",
        "denounce",
        "discuss",
        "dismiss",
        "endorse",
        "hail",
        "oppose",
        "praise",
        "protest",
        "reject",
        "resist",
        "slam",
        "support",
        "veto",
        "vote",
        "welcome",
    ];
    if r.xpos(verb) != Xpos::Vb || !is_marked(r, verb, "to") {
        return None;
    }
    let above = r.head(verb)?;
    let noun = match r.deprel(verb) {
        Deprel::Acl => above,
        // the parser may hang the infinitive on the verb, or on the proposer
        Deprel::Advcl | Deprel::Xcomp => kid(r, above, &[Deprel::Obj, Deprel::NsubjPass])?,
        _ => return None,
    };
    let noun = if PROPOSALS.contains(&r.lemma(noun)) {
        noun
    } else {
        r.head(noun).filter(|&n| {
            r.deprel(noun) == Deprel::Nmod && is_marked(r, noun, "by") && PROPOSALS.contains(&r.lemma(n))
        })?
    };
    if let Some(owner) = possessor(r, noun).or_else(|| after(r, noun, "by")) {
        return Some(Some(owner));
    }
    let judge = r.head(noun).unwrap_or(above);
    JUDGES.contains(&r.lemma(judge)).then_some(None)
}
