//! Who is subject and object of a clause, however the sentence turns it: passives, relative clauses, participles,
//! control and coordination.
//!
//! "The rebels, who were urged to leave, attacked the convoy": `rebels` is the subject of `leave` and of `attacked`.

use crate::syntax::{Deprel, Reading, Upos, Xpos};
use crate::text::{MONTHS, WEEKDAYS};

use super::charges::deed;
use super::owners::{is_announced, proposer};
use super::strays::{before_auxiliary, due_noun, stranded_subject};
pub(super) use super::voice::is_passive;

/// At most this many children are looked at, so that a list of 100,000 words costs no square.
pub(super) const WIDTH: usize = 48;
/// At most this many steps up.
pub(super) const HOPS: usize = 8;

/// Children, as token indices.
pub(super) fn kids<'r>(r: &'r Reading, i: usize) -> impl Iterator<Item = usize> + Clone + 'r {
    r.children(i).iter().take(WIDTH).map(|&c| c as usize)
}

/// The first child with one of these relations.
pub(super) fn kid(r: &Reading, i: usize, relations: &[Deprel]) -> Option<usize> {
    kids(r, i).find(|&c| relations.contains(&r.deprel(c)))
}

/// The token and what is coordinated with it, or with what it measures: "a number of *ministers* and *officials*".
pub(super) fn with_conjuncts(r: &Reading, i: usize) -> Vec<usize> {
    let joined = |i: usize| kids(r, i).filter(|&c| r.deprel(c) == Deprel::Conj);
    let measured = Some(meant(r, i)).filter(|&inner| inner != i);
    let mut all = vec![i];
    all.extend(joined(i));
    all.extend(measured.into_iter().flat_map(joined));
    all
}

/// Whether a child of relation case or mark is this word.
pub(super) fn is_marked(r: &Reading, i: usize, word: &str) -> bool {
    kids(r, i).any(|c| {
        matches!(r.deprel(c), Deprel::Case | Deprel::Mark | Deprel::Advmod) && r.form(c).eq_ignore_ascii_case(word)
    })
}

/// A nominal dependent of `i` after this preposition.
pub(super) fn after(r: &Reading, i: usize, preposition: &str) -> Option<usize> {
    kids(r, i).find(|&c| {
        matches!(
            r.deprel(c),
            Deprel::Obl | Deprel::Nmod | Deprel::OblAgent | Deprel::NmodDesc | Deprel::Advcl
        ) && (r.upos(c) != Upos::Verb || has_determiner(r, c))
            && kids(r, c).any(|m| r.deprel(m) == Deprel::Case && r.form(m).eq_ignore_ascii_case(preposition))
    })
}

/// "a *target*", which the tagger may take for a verb.
pub(super) fn has_determiner(r: &Reading, i: usize) -> bool {
    kids(r, i).any(|c| r.deprel(c) == Deprel::Det)
}

/// A relative pronoun's antecedent, else the token itself.
fn antecedent(r: &Reading, verb: usize, token: usize) -> usize {
    let relative = r.upos(token) == Upos::Pron && matches!(r.form(token), "who" | "which" | "that" | "whom" | "whose");
    if !relative {
        return token;
    }
    let mut at = verb;
    for _ in 0..HOPS {
        let Some(head) = r.head(at) else { break };
        if matches!(r.deprel(at), Deprel::AclRelcl | Deprel::Acl) {
            return head;
        }
        at = head;
    }
    token
}

/// A subject of the clause itself; in "*the minister* is to visit Oslo" the parser may call it an outer one.
fn is_own_subject(r: &Reading, verb: usize, c: usize) -> bool {
    match r.deprel(c) {
        Deprel::Nsubj | Deprel::NsubjPass => true,
        Deprel::NsubjOuter => r.upos(verb) == Upos::Verb && kid(r, verb, &[Deprel::Nsubj, Deprel::NsubjPass]).is_none(),
        _ => false,
    }
}

/// The subject as the clause has it, or as it is understood.
pub(super) fn surface_subject(r: &Reading, verb: usize) -> Option<usize> {
    let mut at = verb;
    for _ in 0..HOPS {
        if let Some(own) = kids(r, at).find(|&c| is_own_subject(r, at, c)) {
            return Some(antecedent(r, at, own));
        }
        let head = r.head(at)?;
        if let Some(lent) = lent_subject(r, at, head).filter(|_| is_headless(r, at)) {
            return Some(lent);
        }
        if let Some(owner) = proposer(r, at) {
            return owner;
        }
        match r.deprel(at) {
            Deprel::Conj | Deprel::Parataxis => {
                if let Some(stranded) = stranded_subject(r, at, head) {
                    return Some(stranded);
                }
            }
            Deprel::Xcomp | Deprel::Advcl | Deprel::Ccomp | Deprel::Obl => {
                let found = before_auxiliary(r, at)
                    .or_else(|| stranded_subject(r, at, head))
                    .or_else(|| due_noun(r, at, head));
                if found.is_some() {
                    return found;
                }
                if let Some(controller) = controller(r, head, at) {
                    return Some(controller);
                }
            }
            Deprel::Acl | Deprel::Amod | Deprel::AclRelcl => {
                if is_marked(r, at, "to") {
                    if let Some(owner) = kid(r, head, &[Deprel::NmodPoss]).or_else(|| after(r, head, "by")) {
                        return Some(owner);
                    }
                    if matches!(r.deprel(head), Deprel::Obj | Deprel::NsubjPass) && is_person_like(r, head) {
                        return Some(head);
                    }
                    // "Committee *to question* the minister": what a headline announces
                    if is_announced(r, head, at) {
                        return Some(head);
                    }
                    at = r.head(head)?;
                    continue;
                }
                return Some(head);
            }
            _ => return None,
        }
        if !matches!(r.upos(head), Upos::Verb | Upos::Aux | Upos::Adj | Upos::Noun) {
            return None;
        }
        at = head;
    }
    None
}

/// A bare object of "urged leaders to …", which the parser may hang the infinitive on.
fn is_person_like(r: &Reading, noun: usize) -> bool {
    r.xpos(noun) == Xpos::Nns || matches!(r.upos(noun), Upos::Propn | Upos::Pron)
}

/// The object of the governing verb, where that is who does the dependent act: "urged them to leave", "accused him of
/// killing", "stopped her from speaking".
fn controller(r: &Reading, head: usize, dependent: usize) -> Option<usize> {
    if r.lemma(head) == "promise" || calls_to_say(r, head, dependent) {
        return None;
    }
    let dependent = deed(r, dependent).unwrap_or(dependent);
    let gerund = ["of", "for", "from", "with", "into"]
        .iter()
        .any(|w| is_marked(r, dependent, w));
    let infinitive = is_marked(r, dependent, "to");
    let complement = infinitive && r.deprel(dependent) != Deprel::Advcl;
    if !(gerund || complement || r.deprel(dependent) == Deprel::Xcomp) {
        return None;
    }
    if is_passive(r, head) {
        return surface_own(r, head);
    }
    kid(r, head, &[Deprel::Obj, Deprel::Iobj]).or_else(|| {
        let called = matches!(r.lemma(head), "call" | "appeal" | "plead");
        called
            .then(|| {
                after(r, head, "on")
                    .or_else(|| after(r, head, "to"))
                    .or_else(|| after(r, head, "upon"))
            })
            .flatten()
    })
}

/// "*contacted* the editor *to ask* him": who calls, says it, and so it is said.
pub(super) fn calls_to_say(r: &Reading, head: usize, verb: usize) -> bool {
    let calls = matches!(
        r.lemma(head),
        "approach" | "call" | "contact" | "phone" | "telephone" | "write" | "meet"
    );
    let says = matches!(
        r.lemma(verb),
        "apologise" | "apologize" | "ask" | "beg" | "complain" | "congratulate" | "demand" | "thank" | "urge" | "warn"
    );
    calls && says && r.upos(verb) == Upos::Verb
}

fn surface_own(r: &Reading, verb: usize) -> Option<usize> {
    kids(r, verb)
        .find(|&c| r.deprel(c).is_subject())
        .map(|c| antecedent(r, verb, c))
}

/// Who acts.
pub(super) fn subject(r: &Reading, verb: usize) -> Option<usize> {
    if is_passive(r, verb) {
        let agent = kid(r, verb, &[Deprel::OblAgent]).filter(|&a| !is_marked(r, a, "according"));
        return agent.or_else(|| after(r, verb, "by"));
    }
    surface_subject(r, verb)
}

/// Who or what is acted upon.
pub(super) fn object(r: &Reading, verb: usize) -> Option<usize> {
    if is_passive(r, verb) {
        return surface_subject(r, verb);
    }
    if let Some(own) = kid(r, verb, &[Deprel::Obj]).or_else(|| bare_adverbial(r, verb)) {
        return Some(antecedent(r, verb, own));
    }
    if is_headless(r, verb) {
        return r.head(verb);
    }
    if let Some(own) = kid(r, verb, &[Deprel::Iobj]) {
        return Some(own);
    }
    if r.deprel(verb) == Deprel::AclRelcl {
        let subject = kid(r, verb, &[Deprel::Nsubj])?;
        let own = r.upos(subject) != Upos::Pron || !matches!(r.form(subject), "who" | "which" | "that");
        // "the town *where* he helped"
        let where_or_when = kids(r, verb).any(|c| matches!(r.lemma(c), "where" | "when" | "why"));
        return Some(verb).filter(|_| own && !where_or_when).and_then(|v| r.head(v));
    }
    // "arrested and beat the man": the object stands with the last verb
    let shared = |c: usize| r.deprel(c) == Deprel::Conj && r.upos(c) == Upos::Verb && r.xpos(c) == r.xpos(verb);
    let next = kids(r, verb).find(|&c| shared(c))?;
    let near = next - verb.min(next) <= 3 && kid(r, next, &[Deprel::Nsubj]).is_none();
    near.then(|| kid(r, next, &[Deprel::Obj])).flatten()
}

/// An object that the parser took for an adverbial: "burned down the *shop*", "freed 37 *prisoners* late on Tuesday".
pub(super) fn bare_adverbial(r: &Reading, verb: usize) -> Option<usize> {
    if r.upos(verb) != Upos::Verb {
        return None;
    }
    let bare = |&c: &usize| {
        c > verb
            && matches!(r.deprel(c), Deprel::Obl | Deprel::OblUnmarked)
            && matches!(r.upos(c), Upos::Noun | Upos::Propn)
            && !kids(r, c).any(|m| matches!(r.deprel(m), Deprel::Case | Deprel::Mark))
            && !is_extent(r, c)
    };
    let measured = |c: usize| r.deprel(c) == Deprel::Advmod;
    let below = kids(r, verb).filter(|&c| measured(c)).flat_map(|c| kids(r, c));
    kids(r, verb).find(bare).or_else(|| below.into_iter().find(bare))
}

/// Words that tell without a preposition when, how long or how far.
fn is_extent(r: &Reading, i: usize) -> bool {
    const EXTENTS: &[&str] = &[
        "afternoon",
        "autumn",
        "century",
        "day",
        "decade",
        "degree",
        "evening",
        "fall",
        "foot",
        "fortnight",
        "half",
        "hour",
        "inch",
        "kilometer",
        "kilometre",
        "km",
        "lot",
        "meter",
        "metre",
        "mile",
        "minute",
        "moment",
        "month",
        "morning",
        "night",
        "percent",
        "period",
        "quarter",
        "season",
        "second",
        "spring",
        "summer",
        "time",
        "today",
        "tomorrow",
        "tonight",
        "way",
        "week",
        "weekend",
        "winter",
        "yard",
        "year",
        "yesterday",
    ];
    let lemma = r.lemma(i).to_lowercase();
    let word = lemma.as_str();
    let march = word == "march" && r.upos(i) != Upos::Propn;
    !march && (EXTENTS.contains(&word) || MONTHS.contains(&word) || WEEKDAYS.contains(&word))
}

/// A verb that the parser took for the attribute of its own object: "The king ended talks".
pub(super) fn is_headless(r: &Reading, verb: usize) -> bool {
    if r.deprel(verb) != Deprel::Amod {
        return false;
    }
    let Some(noun) = r.head(verb).filter(|&h| h > verb) else {
        return false;
    };
    kids(r, verb).any(|c| r.deprel(c) == Deprel::Nsubj) || lent_subject(r, verb, noun).is_some()
}

/// The subject that hangs on the object of such a verb, right before the verb: "*Bolivia* severed contact".
fn lent_subject(r: &Reading, verb: usize, noun: usize) -> Option<usize> {
    let own = |c: &usize| matches!(r.deprel(*c), Deprel::Cop | Deprel::Aux | Deprel::Expl);
    let before = kids(r, noun).find(|&c| r.deprel(c) == Deprel::Nsubj && c + 1 == verb);
    before.filter(|_| r.form(verb).ends_with("ed") && !kids(r, noun).any(|c| own(&c)))
}

/// The verb of the clause that a token belongs to.
pub(super) fn clause(r: &Reading, token: usize) -> usize {
    let mut at = token;
    for _ in 0..HOPS {
        if r.upos(at) == Upos::Verb {
            return at;
        }
        match r.head(at) {
            Some(head) => at = head,
            None => return at,
        }
    }
    at
}

/// Words that only measure what follows "of": "dozens of students", "a group of lawyers".
const MEASURES: &[&str] = &[
    "dozen",
    "hundred",
    "thousand",
    "million",
    "score",
    "number",
    "group",
    "member",
    "worth",
    "one",
    "some",
    "many",
    "several",
    "majority",
    "lot",
    "couple",
    "handful",
    "host",
    "slew",
    "raft",
    "array",
    "crowd",
    "part",
    "all",
    "two",
    "three",
    "most",
    "scores",
    "team",
    "contingent",
    "series",
    "spate",
    "wave",
    "string",
    "round",
    "act",
    "case",
    "kind",
    "form",
    "set",
];

/// The noun that is meant: past "dozens of", "a series of".
pub(super) fn meant(r: &Reading, token: usize) -> usize {
    if is_measure(r, token)
        && let Some(inner) = after(r, token, "of")
    {
        return inner;
    }
    token
}

/// "dozens", "a group": a word that only measures.
pub(super) fn is_measure(r: &Reading, token: usize) -> bool {
    MEASURES.contains(&r.lemma(token).to_lowercase().as_str())
}
