//! Active or passive, also where no auxiliary tells: "reporters *detained* in Kano", "Minister *found* guilty".

use super::draft::Draft;
use super::tree::{HOPS, after, bare_adverbial, kid, kids};
use crate::syntax::{Deprel, Reading, Upos, Xpos};

/// Verbs that headlines leave without their auxiliary: "Bank *accused* of fraud", "Hostages *released*". In a sentence their object
/// may stand elsewhere.
const HEADLINED: [&str; 52] = [
    "accuse",
    "approve",
    "ask",
    "attack",
    "ban",
    "bar",
    "beat",
    "blame",
    "block",
    "bomb",
    "cancel",
    "capture",
    "charge",
    "condemn",
    "criticise",
    "criticize",
    "deploy",
    "destroy",
    "dismiss",
    "evict",
    "expel",
    "extradite",
    "fine",
    "hold",
    "impeach",
    "impose",
    "investigate",
    "invite",
    "lift",
    "order",
    "oust",
    "overthrow",
    "praise",
    "question",
    "raid",
    "rape",
    "recall",
    "reject",
    "release",
    "remove",
    "rescue",
    "sack",
    "seize",
    "shell",
    "sign",
    "sue",
    "summon",
    "suspend",
    "target",
    "tell",
    "torture",
    "urge",
];

/// A line that no mark ends.
fn is_line(r: &Reading, i: usize) -> bool {
    let end = r.sentence(i).tokens().end;
    end > 0 && r.upos(end - 1) != Upos::Punct
}

/// "*Minister found guilty*", "hundreds of rebels *killed*", "Ms Lund, a member of the party *jailed* last year": the
/// short passive of headlines and of participles read as the past, of verbs that always have an object.
fn is_short_passive(r: &Reading, i: usize) -> bool {
    const TRANSITIVE: [&str; 23] = [
        "abduct",
        "acquit",
        "arrest",
        "assassinate",
        "behead",
        "convict",
        "deport",
        "detain",
        "execute",
        "free",
        "hang",
        "indict",
        "injure",
        "jail",
        "kidnap",
        "kill",
        "lynch",
        "murder",
        "poison",
        "sentence",
        "shoot",
        "stab",
        "wound",
    ];
    let form = matches!(r.xpos(i), Xpos::Vbn | Xpos::Vbd)
        && matches!(
            r.deprel(i),
            Deprel::Root | Deprel::Conj | Deprel::Parataxis | Deprel::Advcl | Deprel::Acl | Deprel::Appos
        );
    if !form {
        return false;
    }
    let lemma = r.lemma(i);
    let guilty = lemma == "find" && kids(r, i).any(|c| r.deprel(c) == Deprel::Xcomp && r.lemma(c) == "guilty");
    let taken = |c: usize| {
        is_whole(r, c)
            || matches!(r.deprel(c), Deprel::Iobj | Deprel::Aux | Deprel::Ccomp)
            || (r.deprel(c) == Deprel::Conj && r.upos(c) == Upos::Verb)
    };
    let headlined = || HEADLINED.contains(&lemma) && is_line(r, i);
    (guilty || TRANSITIVE.contains(&lemma) || headlined())
        && kid(r, i, &[Deprel::Nsubj]).is_some_and(|s| r.upos(s) != Upos::Pron)
        && !kids(r, i).any(taken)
        && bare_adverbial(r, i).is_none()
        // "the guards shot *at* them"
        && !(matches!(lemma, "shoot" | "charge") && after(r, i, "at").is_some())
}

/// "*had met* them": a past before the past.
pub(super) fn is_pluperfect(r: &Reading, verb: usize) -> bool {
    kids(r, verb).any(|c| r.deprel(c) == Deprel::Aux && r.form(c).eq_ignore_ascii_case("had"))
}

/// "*arrested*", "has been *summoned*": told as done.
pub(super) fn is_past(r: &Reading, draft: &Draft) -> bool {
    let verb = draft.host.unwrap_or(draft.token);
    let ahead = |c: usize| r.deprel(c) == Deprel::Aux && !matches!(r.lemma(c), "be" | "have" | "do");
    (draft.is_verb || draft.host.is_some())
        && matches!(r.xpos(verb), Xpos::Vbd | Xpos::Vbn)
        && !kids(r, verb).any(ahead)
}

/// "a party *opposed to* the treaty" opposes it.
fn is_stance(r: &Reading, i: usize) -> bool {
    r.form(i).eq_ignore_ascii_case("opposed") && after(r, i, "to").is_some() && after(r, i, "by").is_none()
}

/// An object that is no amount.
fn is_whole(r: &Reading, c: usize) -> bool {
    let counted = || r.upos(c) == Upos::Num || kid(r, c, &[Deprel::Nummod]).is_some();
    r.deprel(c) == Deprel::Obj && !(r.head(c).is_some_and(|v| r.lemma(v) == "fine") && counted())
}

/// Whether the verb stands in the passive.
pub(super) fn is_passive(r: &Reading, i: usize) -> bool {
    if is_short_passive(r, i) {
        return true;
    }
    if is_stance(r, i) {
        return false;
    }
    let mut at = i;
    for _ in 0..HOPS {
        let marked = |c: usize| {
            matches!(r.deprel(c), Deprel::AuxPass | Deprel::NsubjPass | Deprel::CsubjPass)
                || (r.deprel(c) == Deprel::Aux && r.xpos(at) == Xpos::Vbn && r.lemma(c) == "be")
        };
        if kids(r, at).any(marked) {
            return true;
        }
        if !matches!(r.xpos(at), Xpos::Vbn | Xpos::Jj | Xpos::Vbd) {
            return false;
        }
        let has = |relations: &[Deprel]| kid(r, at, relations).is_some();
        match r.deprel(at) {
            Deprel::Amod if has(&[Deprel::Nsubj]) => return false,
            Deprel::Acl | Deprel::Amod => return r.xpos(at) != Xpos::Vbd || !has(&[Deprel::Obj]),
            Deprel::Advcl | Deprel::Xcomp => {
                // "with two guards *hacked* to death"
                let with = kids(r, at).any(|c| r.deprel(c) == Deprel::Mark && r.form(c).eq_ignore_ascii_case("with"));
                let bare = !has(&[Deprel::Aux, Deprel::Obj]) && (with || !has(&[Deprel::Nsubj]));
                return r.xpos(at) == Xpos::Vbn && bare;
            }
            // "was jailed and *fined* 300 dollars": how much, not whom
            Deprel::Conj if !has(&[Deprel::Aux, Deprel::Nsubj]) && !kids(r, at).any(|c| is_whole(r, c)) => {
                match r.head(at) {
                    // "were *ministers* and *accused* of disloyalty"
                    Some(head) if r.xpos(at) == Xpos::Vbn && kid(r, head, &[Deprel::Cop]).is_some() => return true,
                    Some(head) => at = head,
                    None => return false,
                }
            }
            _ => return false,
        }
    }
    false
}
