//! Words that look like a trigger and, by where they stand, are none: "a meeting of ministers *held* in Oslo",
//! "cash-*starved* towns", "this is a *threat* to security".

use super::draft::Draft;
use super::tree::{after, is_marked, is_passive, kid, kids};
use crate::lexicon::Lexicon;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::{Deprel, Reading, Upos, Xpos};

/// How far before "held" the gathering stands that is held.
const NEAR: usize = 14;

/// Whether a draft is only such a word.
pub(super) fn is_one(r: &Reading, lexicon: &Lexicon, draft: &Draft) -> bool {
    if draft.is_verb {
        return is_half(r, draft.token)
            || is_hosted(r, lexicon, draft)
            || is_answered(r, draft)
            || is_claim(r, draft)
            || is_tasked(r, lexicon, draft)
            || is_session(r, draft)
            || is_any(r, lexicon, draft)
            || is_title(r, draft)
            || is_doomed(r, draft);
    }
    (draft.kind == Some("THREATEN") && is_danger(r, draft.token))
        || is_struggle(r, draft)
        || is_alarm(r, draft)
        || is_session(r, draft)
        || is_warded_off(r, lexicon, draft)
        || is_token(r, draft)
        || is_suffered(r, draft)
}

/// "prevent *attacks*", "detect the spread of *raids*": what may come, not what came; "prevented an attack" is one.
fn is_warded_off(r: &Reading, lexicon: &Lexicon, draft: &Draft) -> bool {
    const HOPS: usize = 3;
    let i = draft.token;
    let own = [Deprel::Det, Deprel::NmodPoss, Deprel::Nummod];
    if !matches!(draft.kind, Some("ASSAULT" | "COERCE" | "PROTEST"))
        || draft.host.is_some()
        || kid(r, i, &own).is_some()
    {
        return false;
    }
    let mut at = i;
    for _ in 0..HOPS {
        let Some(head) = r.head(at) else { return false };
        match r.deprel(at) {
            Deprel::Obj => return lexicon.word_classes.has(WordClass::Prevention, r.lemma(head)),
            Deprel::Conj => {}
            Deprel::Nmod if is_marked(r, at, "of") => {}
            _ => return false,
        }
        at = head;
    }
    false
}

/// "recalled the envoy *in protest*", "won a prize *in recognition* of her work": nobody marches, no state is recognised.
fn is_token(r: &Reading, draft: &Draft) -> bool {
    let i = draft.token;
    // "took *charge* of the farm"
    let taken = draft.head == "charge" && r.head(i).is_some_and(|v| r.lemma(v) == "take");
    taken
        || matches!(draft.head, "protest" | "recognition")
            && is_marked(r, i, "in")
            && kid(r, i, &[Deprel::Det, Deprel::Amod, Deprel::Compound]).is_none()
}

/// "adjourned for *sentencing*": nobody is sentenced yet.
fn is_session(r: &Reading, draft: &Draft) -> bool {
    let i = draft.token;
    let bare = kid(r, i, &[Deprel::Obj, Deprel::NmodPoss]).is_none() && after(r, i, "of").is_none();
    bare && r.form(i).eq_ignore_ascii_case("sentencing")
}

/// "a project *called* 'Lake'": how it is called.
fn is_title(r: &Reading, draft: &Draft) -> bool {
    let i = draft.token;
    let named = i + 1 < r.len() && !matches!(r.form(i + 1), "for" | "on" | "upon");
    r.form(i) == "called" && draft.kind == Some("REQUEST") && r.deprel(i) == Deprel::Acl && named
}

/// "people *accused* of crimes": whoever they are.
fn is_any(r: &Reading, lexicon: &Lexicon, draft: &Draft) -> bool {
    let i = draft.token;
    let told = draft.kind == Some("ACCUSE") && r.deprel(i) == Deprel::Acl && is_passive(r, i);
    let by = kid(r, i, &[Deprel::OblAgent]).is_some() || after(r, i, "by").is_some();
    // "an attack *attributed* to the rebels": by nobody named
    if told && !by && draft.head == "attribute" {
        return true;
    }
    let whose = r
        .head(i)
        .filter(|&n| told && !by && lexicon.word_classes.has(WordClass::Anyone, r.lemma(n)));
    whose.is_some_and(|n| !kids(r, n).any(|c| matches!(r.deprel(c), Deprel::Det | Deprel::Nummod)))
}

/// "police received the *call* at noon": somebody rang for help.
fn is_alarm(r: &Reading, draft: &Draft) -> bool {
    let i = draft.token;
    let bare = draft.head == "call" && draft.mode == Some("phone") && draft.first == draft.host.unwrap_or(i).min(i);
    let plain = !kids(r, i).any(|c| r.deprel(c) == Deprel::Compound) && after(r, i, "from").is_none();
    let got = draft
        .host
        .is_some_and(|h| matches!(r.lemma(h), "receive" | "get" | "answer"));
    bare && plain && got
}

/// "a body *charged* with defending the law": whose task it is.
fn is_tasked(r: &Reading, lexicon: &Lexicon, draft: &Draft) -> bool {
    let duty = |c: usize| lexicon.word_classes.has(WordClass::Task, r.lemma(c));
    let task = |c: usize| is_marked(r, c, "with") && r.xpos(c) == Xpos::Vbg && duty(c);
    draft.head == "charge" && kids(r, draft.token).any(task)
}

/// "*condemned* many to live in hiding": what brought it on them.
fn is_doomed(r: &Reading, draft: &Draft) -> bool {
    let to = |c: usize| matches!(r.deprel(c), Deprel::Advcl | Deprel::Xcomp) && is_marked(r, c, "to");
    draft.head == "condemn" && kid(r, draft.token, &[Deprel::Obj]).is_some() && kids(r, draft.token).any(to)
}

/// "a *battle* for control of the party", "the *fight* to keep the base": nobody is hurt.
fn is_struggle(r: &Reading, draft: &Draft) -> bool {
    let i = draft.token;
    let aim = kids(r, i).any(|c| r.deprel(c) == Deprel::Acl && is_marked(r, c, "to"));
    let prize = ["for", "over"].iter().find_map(|p| after(r, i, p));
    let thing = prize.is_some_and(|p| r.upos(p) == Upos::Noun && !kids(r, p).any(|c| r.upos(c) == Upos::Propn));
    matches!(draft.head, "battle" | "fight" | "war") && (aim || (thing && draft.head != "war"))
}

/// "a cash-*starved* town", "a rebel-*held* town": half of an adjective.
fn is_half(r: &Reading, i: usize) -> bool {
    let second = matches!(r.deprel(i), Deprel::Amod | Deprel::Compound) && i > 0 && r.form(i - 1) == "-";
    second || is_first_half(r, i)
}

/// "*fine*-tune": what a hyphen ties to the next word without a space.
fn is_first_half(r: &Reading, i: usize) -> bool {
    let tied = |a: usize, b: usize| r.cover(a, b).len() == (a..=b).map(|t| r.span(t).len()).sum::<usize>();
    i + 2 < r.len() && r.form(i + 1) == "-" && tied(i, i + 2)
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
    // "was held *virtually*", "is held *annually*": how a gathering is held
    let how = |c: usize| r.form(c).ends_with("ually") || r.form(c) == "online";
    let manner = kids(r, i).any(|c| r.deprel(c) == Deprel::Advmod && how(c));
    manner || bare && (is_marked(r, i, "to") || (start..i).any(gathering))
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

/// "had a *seizure*", "the currency took a *beating*": nothing is seized and nobody beaten.
fn is_suffered(r: &Reading, draft: &Draft) -> bool {
    let verb = r.head(draft.token).filter(|_| r.deprel(draft.token) == Deprel::Obj);
    verb.is_some_and(|v| match draft.head {
        "seizure" => matches!(r.lemma(v), "have" | "suffer"),
        "beating" => r.lemma(v) == "take",
        _ => false,
    })
}

/// "is a *threat* to security", "poses a *threat*", "the *threat* from the sect": a danger, not an act.
fn is_danger(r: &Reading, i: usize) -> bool {
    let of = after(r, i, "from").filter(|_| r.lemma(i) == "threat" && r.xpos(i) == Xpos::Nn);
    let from = of.is_some_and(|of| after(r, i, "against").or_else(|| after(r, of, "against")).is_none());
    let told = kids(r, i).any(|c| r.deprel(c) == Deprel::Cop);
    let posed = r.head(i).is_some_and(|h| {
        matches!(
            r.lemma(h),
            "pose" | "represent" | "constitute" | "become" | "remain" | "see"
        ) && r.deprel(i) != Deprel::Nsubj
    });
    told || posed || from
}
