//! Parties that the parser hung beside their verb: "after *the mayor*, a retired judge, was stabbed", "was held up by
//! protesting *farmers*".

use super::tree::{HOPS, is_marked, is_passive, kid, kids};
use crate::syntax::{Deprel, Reading, Upos, Xpos};

/// "after *the mayor*, a retired judge, was stabbed": the parser may take the conjunction for a preposition, and the
/// subject of its clause for a phrase of the clause above.
pub(super) fn stranded_subject(r: &Reading, verb: usize, above: usize) -> Option<usize> {
    const CONJUNCTIONS: [&str; 6] = ["after", "before", "since", "until", "as", "because"];
    let finite = |c: usize| {
        matches!(r.deprel(c), Deprel::Aux | Deprel::AuxPass)
            && matches!(r.xpos(c), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md)
    };
    let joined = r.deprel(verb) == Deprel::Conj && kid(r, verb, &[Deprel::Cc]).is_none();
    let clause = r.deprel(verb) == Deprel::Advcl || joined;
    if !clause || !kids(r, verb).any(finite) || is_marked(r, verb, "to") {
        return None;
    }
    let led = |&c: &usize| {
        let noun = matches!(r.upos(c), Upos::Propn | Upos::Noun | Upos::Pron);
        let between = (c + 1..verb).all(|t| r.upos(t) != Upos::Verb);
        noun && c < verb && r.deprel(c) == Deprel::Obl && between && CONJUNCTIONS.iter().any(|w| is_marked(r, c, w))
    };
    kids(r, above).filter(led).last()
}

/// "the two *leaders* are due to meet": the parser may take the noun for what is told of nobody.
pub(super) fn due_noun(r: &Reading, word: usize, noun: usize) -> Option<usize> {
    let due = r.upos(word) == Upos::Adj && matches!(r.lemma(word), "due" | "set" | "ready" | "likely" | "poised");
    let told = matches!(r.upos(noun), Upos::Noun | Upos::Propn) && kid(r, noun, &[Deprel::Cop]).is_some();
    (due && told && noun < word && kid(r, noun, &[Deprel::Nsubj]).is_none()).then_some(noun)
}

/// "was held up by protesting *farmers*": who does what the participle tells, and not to whom.
pub(super) fn described_agent(r: &Reading, verb: usize) -> Option<usize> {
    let participle = r.xpos(verb) == Xpos::Vbg && r.deprel(verb) == Deprel::Advcl && is_marked(r, verb, "by");
    let above = r.head(verb).filter(|&h| participle && is_passive(r, h))?;
    let noun = kid(r, verb, &[Deprel::Obj]).filter(|&o| o == verb + 1)?;
    (above < verb && r.xpos(noun) == Xpos::Nns).then_some(noun)
}

/// "hoped *officials* would be indicted": the parser may take the subject of a finite clause for an object of the verb
/// before.
pub(super) fn before_auxiliary(r: &Reading, verb: usize) -> Option<usize> {
    let modal = kids(r, verb).find(|&c| r.deprel(c) == Deprel::Aux && r.xpos(c) == Xpos::Md && c < verb)?;
    let mut at = modal.checked_sub(1)?;
    for _ in 0..HOPS {
        if r.deprel(at) == Deprel::Obj {
            return Some(at);
        }
        at = r.head(at).filter(|&h| h < modal && r.upos(h) != Upos::Aux)?;
    }
    None
}
