//! Whether an event is told as a fact: negation, future, condition.
//!
//! "did *not* attack" is negated, "*will* withdraw" future, "*if* the army attacks" hypothetical.

use super::Factuality;
use super::dates::is_speech;
use super::draft::Draft;
use super::owners::is_announced;
use super::retold::is_definite;
use super::tree::{calls_to_say, clause, is_marked, is_passive, kid, kids};
use crate::lexicon::event_operators::Told;
use crate::lexicon::light_verbs::Part;
use crate::syntax::{Deprel, Reading, Upos, Xpos};

const HOPS: usize = 6;

/// Reads it off the trigger's clause and the clauses above; `ahead` if its day is behind that of the article.
pub(super) fn of(r: &Reading, draft: &Draft, ahead: bool) -> Factuality {
    match draft.told {
        Told::Future => return Factuality::Future,
        Told::Hypothetical => return Factuality::Hypothetical,
        Told::Negated => return Factuality::Negated,
        Told::Own | Told::Kept | Told::Taken => {}
    }
    let verb = draft.host.unwrap_or(draft.token);
    if is_negated(r, draft.token) || (draft.host.is_some() && is_negated(r, verb)) {
        return Factuality::Negated;
    }
    // "expressed *no* regret", "was *unable* to attack"
    let part = |t: usize| r.head(t) == Some(draft.token) && r.deprel(t) == Deprel::Obj;
    if draft.is_verb && (draft.first..=draft.last).any(|t| part(t) && is_negated(r, t)) || is_unable(r, verb) {
        return Factuality::Negated;
    }
    if shares_negation(r, verb) || is_not_going(r, verb) || has_failed(r, draft) {
        return Factuality::Negated;
    }
    if let Some(modal) = by_modifier(r, draft.token) {
        return modal;
    }
    let is_verb = draft.is_verb || draft.host.is_some();
    if is_verb && let Some(modal) = by_modal(r, verb) {
        return modal;
    }
    let before = || {
        ["after", "before", "since"]
            .iter()
            .any(|w| is_marked(r, draft.token, w))
    };
    let known = || r.deprel(draft.token) == Deprel::Nsubj || before();
    let presupposed = !is_verb && is_definite(r, draft.token) && known();
    if !presupposed && is_conditional(r, verb) || (!is_verb && (is_any(r, draft.token) || is_needed(r, draft.token))) {
        return Factuality::Hypothetical;
    }
    if is_verb && is_yet_to_come(r, verb) || !is_verb && is_upcoming(r, draft.token) {
        return Factuality::Future;
    }
    if is_verb
        && draft.part != Some(Part::Event)
        && let Some(told) = by_infinitive(r, verb)
    {
        return told;
    }
    // "a summit in Rome on 25 March", told in February
    let told_of = !is_verb
        && ["after", "at", "during", "following"]
            .iter()
            .any(|w| is_marked(r, draft.token, w));
    if ahead && !told_of && matches!(draft.kind, Some("CONSULT" | "COOPERATE" | "PROTEST")) {
        return Factuality::Future;
    }
    Factuality::Asserted
}

/// "the summit *which is to be held* in May", "the meeting *is set to open* on Monday".
fn is_upcoming(r: &Reading, noun: usize) -> bool {
    const HELD: [&str; 7] = ["begin", "convene", "hold", "kick", "open", "start", "take"];
    let held = |v: usize| HELD.contains(&r.lemma(v));
    let relative = |c: usize| matches!(r.deprel(c), Deprel::AclRelcl | Deprel::Acl) && held(c) && is_marked(r, c, "to");
    let set = |v: usize| matches!(r.lemma(v), "set" | "due" | "expect" | "schedule" | "slate");
    let main = r.head(noun).filter(|&v| r.deprel(noun).is_subject() && set(v));
    // the parser may hang the clause on the last noun before it
    let nouns = std::iter::once(noun).chain(kids(r, noun).filter(|&c| r.deprel(c) == Deprel::Nmod));
    nouns.into_iter().any(|n| kids(r, n).any(relative))
        || main.is_some_and(|v| kids(r, v).any(|c| held(c) && is_marked(r, c, "to")))
}

/// "*any* attack": none so far.
fn is_any(r: &Reading, noun: usize) -> bool {
    kids(r, noun).any(|c| r.deprel(c) == Deprel::Det && r.lemma(c) == "any")
}

/// "needs the *support* of the allies", which it has not got yet.
fn is_needed(r: &Reading, noun: usize) -> bool {
    let wanted = r.head(noun).filter(|_| r.deprel(noun) == Deprel::Obj);
    wanted.is_some_and(|v| matches!(r.lemma(v), "need" | "require" | "await" | "deserve"))
}

/// "before the committee *starts* its inquiry".
fn is_yet_to_come(r: &Reading, verb: usize) -> bool {
    let present = matches!(r.xpos(verb), Xpos::Vbz | Xpos::Vbp);
    present && r.deprel(verb) == Deprel::Advcl && ["before", "until"].iter().any(|w| is_marked(r, verb, w))
}

/// "did not concede or *admit* defeat": a bare infinitive after one that is negated.
fn shares_negation(r: &Reading, verb: usize) -> bool {
    let bare = r.deprel(verb) == Deprel::Conj
        && r.xpos(verb) == Xpos::Vb
        && kid(r, verb, &[Deprel::Nsubj, Deprel::Aux]).is_none();
    let either = kids(r, verb).any(|c| r.deprel(c) == Deprel::Cc && matches!(r.lemma(c), "or" | "nor"));
    let first = r.head(verb).filter(|_| bare && either);
    first.is_some_and(|h| r.xpos(h) == Xpos::Vb && is_negated(r, h))
}

/// "is *not going* to attack", "*won't seek* to attack", "has *yet* to attack".
fn is_not_going(r: &Reading, verb: usize) -> bool {
    let aims = |h: usize| {
        let means = matches!(r.lemma(h), "intend" | "mean" | "plan" | "seek" | "want" | "wish");
        means || r.form(h).eq_ignore_ascii_case("going")
    };
    let yet = |h: usize| r.lemma(h) == "have" && kids(r, h).any(|c| r.lemma(c) == "yet");
    let above = r.head(verb).filter(|_| r.deprel(verb) == Deprel::Xcomp);
    above.is_some_and(|h| aims(h) && is_negated(r, h) || yet(h))
}

/// "the *withdrawal* failed to take place".
fn has_failed(r: &Reading, draft: &Draft) -> bool {
    let told = r
        .head(draft.token)
        .filter(|_| !draft.is_verb && r.deprel(draft.token) == Deprel::Nsubj);
    let begins = |v: usize| {
        matches!(
            r.lemma(v),
            "take" | "happen" | "occur" | "begin" | "start" | "materialise" | "materialize"
        )
    };
    told.is_some_and(|v| r.lemma(v) == "fail" && kid(r, v, &[Deprel::Xcomp]).is_some_and(begins))
}

/// "was *unable* to reach a deal", "had *not been able* to".
fn is_unable(r: &Reading, verb: usize) -> bool {
    let able = r.head(verb).filter(|_| is_marked(r, verb, "to"));
    able.is_some_and(|h| r.lemma(h) == "unable" || (r.lemma(h) == "able" && is_negated(r, h)))
}

/// "is believed *to have killed* him", "was reported *to have visited*": told of the past.
fn is_told_past(r: &Reading, teller: usize, verb: usize) -> bool {
    const TELL: [&str; 11] = [
        "allege",
        "believe",
        "claim",
        "confirm",
        "find",
        "know",
        "report",
        "say",
        "suspect",
        "think",
        "understand",
    ];
    let perfect = kids(r, verb).any(|c| r.deprel(c) == Deprel::Aux && r.lemma(c) == "have");
    perfect && TELL.contains(&r.lemma(teller)) && is_passive(r, teller)
}

fn is_negated(r: &Reading, i: usize) -> bool {
    kids(r, i).any(|c| match r.deprel(c) {
        Deprel::Advmod => {
            let not = matches!(r.lemma(c), "not" | "never" | "n't" | "neither" | "nor") || r.form(c).ends_with("n’t");
            // "not *only* to attack" the town
            not && !(c + 1 < i && matches!(r.lemma(c + 1), "only" | "just" | "merely" | "simply"))
        }
        Deprel::Det => r.lemma(c) == "no",
        Deprel::Case | Deprel::Mark => r.lemma(c) == "without",
        // "they conceded *nothing*"
        Deprel::Obj => matches!(r.lemma(c), "nothing" | "nobody"),
        Deprel::Nsubj | Deprel::NsubjPass => {
            matches!(r.lemma(c), "nobody" | "none")
                || kids(r, c).any(|d| r.deprel(d) == Deprel::Det && r.lemma(d) == "no")
                // "*neither* the army nor the police attacked"
                || kids(r, c).any(|d| r.deprel(d) == Deprel::CcPreconj && r.form(d).eq_ignore_ascii_case("neither"))
        }
        _ => false,
    })
}

pub(super) fn by_modal(r: &Reading, verb: usize) -> Option<Factuality> {
    kids(r, verb)
        .filter(|&c| r.deprel(c) == Deprel::Aux)
        .find_map(|c| match r.form(c).to_lowercase().as_str() {
            "would" | "'d" | "’d" if is_reported_future(r, verb) => Some(Factuality::Future),
            "will" | "'ll" | "’ll" | "wo" | "shall" => Some(Factuality::Future),
            "would" | "'d" | "might" | "may" | "could" | "can" | "should" | "must" | "ca" => {
                let perfect = kids(r, verb).any(|a| r.deprel(a) == Deprel::Aux && r.lemma(a) == "have");
                (r.form(c) != "'d" || !perfect).then_some(Factuality::Hypothetical)
            }
            _ => None,
        })
}

/// "The junta said it *would* send observers": the future of what was said then, unless a condition follows.
pub(super) fn is_reported_future(r: &Reading, verb: usize) -> bool {
    let mut at = verb;
    for _ in 0..HOPS {
        let conditional = kids(r, at)
            .any(|c| r.deprel(c) == Deprel::Advcl && ["if", "unless", "were"].iter().any(|w| is_marked(r, c, w)));
        let Some(head) = r.head(at).filter(|_| !conditional) else {
            return false;
        };
        match r.deprel(at) {
            Deprel::Ccomp => return is_speech(r, head) && matches!(r.xpos(head), Xpos::Vbd | Xpos::Vbn),
            Deprel::Conj => at = head,
            _ => return false,
        }
    }
    false
}

fn by_modifier(r: &Reading, i: usize) -> Option<Factuality> {
    kids(r, i)
        .filter(|&c| matches!(r.deprel(c), Deprel::Amod | Deprel::Advmod))
        .find_map(|c| match r.lemma(c) {
            "planned" | "plan" | "upcoming" | "forthcoming" | "scheduled" | "future" | "next" => {
                Some(Factuality::Future)
            }
            "possible" | "potential" | "further" if r.upos(i) != Upos::Verb => Some(Factuality::Hypothetical),
            "possibly" | "perhaps" | "maybe" => Some(Factuality::Hypothetical),
            _ => None,
        })
}

fn is_conditional(r: &Reading, i: usize) -> bool {
    let mut at = clause(r, i);
    for _ in 0..HOPS {
        if ["if", "unless", "whether", "lest"].iter().any(|w| is_marked(r, at, w)) {
            return true;
        }
        match (r.deprel(at), r.head(at)) {
            (Deprel::Conj | Deprel::Xcomp | Deprel::Ccomp, Some(head)) => at = head,
            _ => return false,
        }
    }
    false
}

/// "is to visit", "going to attack", an infinitive of purpose, or what depends on a verb in the future.
fn by_infinitive(r: &Reading, verb: usize) -> Option<Factuality> {
    // "confessed to killing" is no infinitive
    let to = r.xpos(verb) != Xpos::Vbg
        && kids(r, verb).any(|c| r.deprel(c) == Deprel::Mark && r.form(c).eq_ignore_ascii_case("to"));
    // "Officials *to be questioned*", in a headline
    if to && r.deprel(verb) == Deprel::Root {
        return Some(Factuality::Future);
    }
    // "the minister *is to* visit Oslo"
    if to && kids(r, verb).any(|c| r.deprel(c) == Deprel::Cop && r.lemma(c) == "be") {
        return Some(Factuality::Future);
    }
    // "the two *are to* meet"
    let bound = |c: usize| r.deprel(c) == Deprel::Aux && matches!(r.form(c), "is" | "are" | "was" | "were");
    if to && r.xpos(verb) == Xpos::Vb && kids(r, verb).any(bound) {
        return Some(Factuality::Future);
    }
    let head = r.head(verb)?;
    // "are *due to* investigate": the two words may be one
    let to = to || r.lemma(head) == "due" && kids(r, head).any(|c| r.form(c) == "to");
    if is_courtesy(r, head, verb) {
        return None;
    }
    match r.deprel(verb) {
        // "is due to *withdraw*", which the parser may coordinate
        Deprel::Conj if r.lemma(head) == "due" => Some(Factuality::Future),
        Deprel::Conj if r.upos(head) == Upos::Verb => {
            let own = kid(r, verb, &[Deprel::Nsubj, Deprel::Aux]).is_some();
            let same = r.xpos(head) == r.xpos(verb);
            if own || !same {
                None
            } else {
                by_modal(r, head).or_else(|| by_infinitive_of_head(r, head))
            }
        }
        // "Committee to question the minister"
        Deprel::Acl if is_announced(r, head, verb) => Some(Factuality::Future),
        Deprel::Xcomp | Deprel::Advcl | Deprel::Acl | Deprel::Ccomp if to => Some(match r.lemma(head) {
            // "went to help" is an aim
            "go" if r.xpos(head) != Xpos::Vbg => Factuality::Hypothetical,
            "go" | "be" | "expect" | "schedule" | "due" => Factuality::Future,
            _ if is_told_past(r, head, verb) => return by_modal(r, head),
            // "proud *to endorse* the senator"
            "proud" | "happy" | "glad" | "pleased" | "delighted" | "honoured" | "honored" => return by_modal(r, head),
            // "called to ask for help": asked by calling
            "call" | "phone" | "telephone" | "write" if r.deprel(verb) == Deprel::Advcl => return by_modal(r, head),
            _ if calls_to_say(r, head, verb) => return by_modal(r, head),
            // "the *last* premier to visit"
            _ if r.deprel(verb) == Deprel::Acl && is_ranked(r, head) => return None,
            "continue" | "begin" | "start" | "manage" | "proceed" | "help" | "able" | "vote" | "prompt" | "lead" => {
                return by_modal(r, head);
            }
            _ => Factuality::Hypothetical,
        }),
        _ => None,
    }
}

/// "the *first* minister to resign" has resigned.
fn is_ranked(r: &Reading, noun: usize) -> bool {
    // "*one* of the ministers to resign"
    if r.lemma(noun) == "one"
        || r.head(noun)
            .is_some_and(|h| r.lemma(h) == "one" && r.deprel(noun) == Deprel::Nmod)
    {
        return true;
    }
    let rank = |c: usize| matches!(r.lemma(c), "first" | "second" | "third" | "last" | "latest" | "only");
    kids(r, noun).any(|c| matches!(r.deprel(c), Deprel::Amod | Deprel::Advmod) && rank(c))
}

fn by_infinitive_of_head(r: &Reading, head: usize) -> Option<Factuality> {
    let to = kids(r, head).any(|c| r.deprel(c) == Deprel::Mark && r.form(c).eq_ignore_ascii_case("to"));
    to.then_some(Factuality::Hypothetical)
}

/// "I want to *thank* the guards": done as it is said.
pub(super) fn is_courtesy(r: &Reading, head: usize, verb: usize) -> bool {
    const DONE: [&str; 12] = [
        "apologise",
        "apologize",
        "appreciate",
        "commend",
        "condemn",
        "congratulate",
        "convey",
        "express",
        "praise",
        "salute",
        "thank",
        "welcome",
    ];
    let wish = matches!(r.lemma(head), "want" | "wish" | "like") && r.deprel(verb) == Deprel::Xcomp;
    let own = kid(r, head, &[Deprel::Nsubj]).is_some_and(|s| matches!(r.form(s), "I" | "We" | "we"));
    wish && own && DONE.contains(&r.lemma(verb))
}
