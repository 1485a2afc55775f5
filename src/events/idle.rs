//! Words of an act by which nobody does anything to anybody: "the main *threat*", "was *leaving his office*", "neighbours
//! *complained* of the smell".

use super::draft::{Draft, Family};
use super::parties::Parties;
use super::retold::is_definite;
use super::tree::{after, is_marked, is_passive, kid, kids, object, subject};
use crate::entities::Entities;
use crate::lexicon::Lexicon;
use crate::lexicon::word_classes::WordClass;
use crate::syntax::{Deprel, Reading, Upos, Xpos};

/// "had to *free* themselves", "*armed* himself": nobody else is helped or let go.
pub(super) fn is_for_oneself(r: &Reading, draft: &Draft, kind: &str) -> bool {
    let oneself = |o: usize| {
        let form = r.form(o).to_lowercase();
        form.ends_with("self") || form.ends_with("selves")
    };
    let act = matches!(kind, "AID" | "SUPPORT" | "ACCUSE") || draft.mode == Some("release");
    draft.is_verb && act && object(r, draft.token).is_some_and(oneself)
}

/// "I *promise*.": nothing is promised yet.
pub(super) fn is_bare_word(r: &Reading, draft: &Draft, kind: &str, parties: &Parties) -> bool {
    let content = |c: usize| {
        matches!(
            r.deprel(c),
            Deprel::Obj | Deprel::Obl | Deprel::Ccomp | Deprel::Xcomp | Deprel::Advcl | Deprel::Parataxis
        )
    };
    let word = matches!(draft.head, "promise" | "vow" | "pledge" | "swear");
    word && kind == "AGREE"
        && draft.is_verb
        && parties.actors.is_empty()
        && parties.recipients.is_empty()
        && draft.inner.is_empty()
        && !kids(r, draft.token).any(content)
}

/// "the main *threat* to the alliance": a danger, and nobody who threatens.
pub(super) fn is_danger(r: &Reading, draft: &Draft, parties: &Parties) -> bool {
    let had = || draft.host.is_some_and(|h| r.lemma(h) == "have");
    let bare = draft.family == Family::Noun && draft.host.is_none() || had();
    draft.head == "threat" && bare && parties.actors.is_empty()
}

/// "the *fight* against corruption", "the *battle* against warming": it needs a foe.
pub(super) fn lacks_foe(r: &Reading, draft: &Draft, parties: &Parties) -> bool {
    let noun = draft.family != Family::Verb && draft.kind == Some("ASSAULT") && parties.recipients.is_empty();
    let against = || ["against", "on"].iter().any(|p| after(r, draft.token, p).is_some());
    match draft.head {
        "fight" => noun,
        "battle" | "war" | "struggle" => noun && !parties.reciprocal && after(r, draft.token, "against").is_some(),
        "crusade" => noun && against(),
        _ => false,
    }
}

/// "*conceded* that the plan was costly": no concession but words.
pub(super) fn is_granted(r: &Reading, draft: &Draft) -> bool {
    draft.is_verb && draft.head == "concede" && kid(r, draft.token, &[Deprel::Ccomp]).is_some()
}

/// "*support* for the union was strong": a state of mind.
pub(super) fn is_mood(r: &Reading, draft: &Draft) -> bool {
    let noun = draft.family == Family::Noun && draft.kind == Some("SUPPORT") && r.deprel(draft.token) == Deprel::Nsubj;
    let state = r.head(draft.token).filter(|_| noun);
    state.is_some_and(|h| r.upos(h) == Upos::Adj && kid(r, h, &[Deprel::Cop]).is_some())
}

/// "was *leaving his office*": a room, and he stays in it tomorrow.
pub(super) fn is_room(r: &Reading, draft: &Draft) -> bool {
    let owned = |o: usize| r.lemma(o) == "office" && kid(r, o, &[Deprel::NmodPoss, Deprel::Det]).is_some();
    draft.head == "leave" && draft.mode == Some("resign") && object(r, draft.token).is_some_and(owned)
}

/// "will *look into* charging tolls": what one thinks of doing.
pub(super) fn is_thought(r: &Reading, draft: &Draft) -> bool {
    let into = |c: usize| r.xpos(c) == Xpos::Vbg && is_marked(r, c, "into");
    draft.head == "look" && draft.mode == Some("investigate") && kids(r, draft.token).any(into)
}

/// "neighbours *complained* of the smell": of nobody.
pub(super) fn is_grumble(entities: &Entities, draft: &Draft, parties: &Parties) -> bool {
    let folk = |e: &u32| {
        let entity = entities.entities.get(*e as usize);
        entity.is_some_and(|e| e.unnamed && matches!(e.sector, None | Some("CVL" | "EDU")))
    };
    matches!(draft.head, "complain" | "complaint")
        && !draft.specific
        && parties.recipients.is_empty()
        && !parties.actors.is_empty()
        && parties.actors.iter().all(folk)
}

/// "is being *treated* in Oslo": by nobody.
pub(super) fn is_cure(draft: &Draft, parties: &Parties) -> bool {
    draft.head == "treat" && draft.kind == Some("AID") && parties.actors.is_empty()
}

/// "the fruit is *banned* in some towns": a thing, by nobody.
pub(super) fn is_ware(draft: &Draft, parties: &Parties) -> bool {
    let ruled = draft.head == "ban" && draft.mode == Some("restrict");
    draft.is_verb && ruled && parties.actors.is_empty() && parties.recipients.is_empty()
}

/// "the union *supporting* the bill", "should be *supported*": a side that is taken, and nothing done for it.
pub(super) fn is_leaning(r: &Reading, draft: &Draft, parties: &Parties) -> bool {
    let finite = matches!(r.xpos(draft.token), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let aside = matches!(r.deprel(draft.token), Deprel::Acl | Deprel::Advcl);
    let who = kid(r, draft.token, &[Deprel::Nsubj]).map(|s| r.form(s).to_lowercase());
    let ours = who.is_some_and(|w| matches!(w.as_str(), "i" | "we"));
    let told = (finite || is_marked(r, draft.token, "to")) && !aside;
    draft.head == "support"
        && draft.kind == Some("SUPPORT")
        && draft.is_verb
        && draft.inner.is_empty()
        && (!told || parties.actors.is_empty() && !ours)
}

/// "*has* popular *support*": of nobody who is named.
pub(super) fn is_popular(draft: &Draft, parties: &Parties) -> bool {
    draft.head == "have" && draft.kind == Some("SUPPORT") && parties.actors.is_empty()
}

/// "may not work without *approval*": none was given.
pub(super) fn is_lack(r: &Reading, draft: &Draft) -> bool {
    draft.kind == Some("SUPPORT") && !draft.is_verb && is_marked(r, draft.token, "without")
}

/// "a bill *legalising* divorce": what it would do.
pub(super) fn is_bill(r: &Reading, lexicon: &Lexicon, draft: &Draft) -> bool {
    let whose = r.head(draft.token).filter(|_| r.deprel(draft.token) == Deprel::Acl);
    let whose = whose.or_else(|| kid(r, draft.token, &[Deprel::Nsubj]).and_then(|_| subject(r, draft.token)));
    let paper = |n: usize| {
        let lemma = r.lemma(n).to_lowercase();
        lemma == "bill" || lexicon.word_classes.has(WordClass::Norm, &lemma)
    };
    matches!(draft.head, "legalise" | "legalize" | "decriminalise" | "decriminalize")
        && r.xpos(draft.token) != Xpos::Vbn
        && whose.is_some_and(paper)
}

/// "can be *sentenced* to five years": by the law.
pub(super) fn is_penalty(r: &Reading, draft: &Draft) -> bool {
    let may = |c: usize| r.deprel(c) == Deprel::Aux && matches!(r.lemma(c), "can" | "could" | "may");
    let by_law = matches!(draft.head, "sentence" | "jail" | "fine" | "imprison") && is_passive(r, draft.token);
    draft.is_verb && by_law && kids(r, draft.token).any(may)
}

/// "*violence* and unrest are rampant": nobody's, nowhere.
pub(super) fn is_rampant(r: &Reading, draft: &Draft, parties: &Parties) -> bool {
    let place = ["in", "at", "near", "across", "on"]
        .iter()
        .any(|p| after(r, draft.token, p).is_some());
    let nobody = parties.actors.is_empty() && parties.recipients.is_empty();
    matches!(draft.head, "violence" | "unrest")
        && !draft.is_verb
        && draft.host.is_none()
        && nobody
        && !place
        && !is_definite(r, draft.token)
        && draft.first == draft.token
}

/// "*quit* being a partner": no office.
pub(super) fn is_pastime(r: &Reading, draft: &Draft) -> bool {
    let doing = |c: usize| r.deprel(c) == Deprel::Xcomp || r.deprel(c) == Deprel::Obj && r.xpos(c) == Xpos::Vbg;
    draft.is_verb && draft.head == "quit" && kids(r, draft.token).any(doing)
}

/// "was *ordered* detained": it is done.
pub(super) fn is_done(r: &Reading, draft: &Draft) -> bool {
    let done = |c: usize| r.deprel(c) == Deprel::Xcomp && r.xpos(c) == Xpos::Vbn && !is_marked(r, c, "to");
    draft.is_verb && draft.head == "order" && is_passive(r, draft.token) && kids(r, draft.token).any(done)
}
