//! Recipients that stand further from the trigger than the slots of its frame: "took a swipe *at the minister*", "signed
//! the deal that lets in the *Union*'s mission", "approached *the bureau* and demanded help".
//!
//! Asked only where the frame left the side empty; each step is a class of paths in the tree whose precision was
//! measured, the surest first.

use super::draft::Draft;
use super::roles::{Filler, push};
use super::tree::{after, is_marked, is_passive, kid, kids, object, with_conjuncts};
use crate::syntax::{Deprel, Upos};

/// Words of a noun phrase that are looked at.
const WIDTH: usize = 24;
/// Steps down from the head of a noun phrase.
const DEPTH: usize = 4;

/// "condemned the detention of activists", "criticised Berg's arrest": who suffered it is not blamed for it.
fn accuses_of_act(draft: &Draft) -> bool {
    draft.kind == Some("ACCUSE") && !draft.inner.is_empty()
}

impl<'a, 'r> Filler<'a, 'r> {
    /// The recipients, and the class of path that led to them.
    pub(super) fn reach(&self, draft: &Draft, actors: &[u32]) -> Option<(Vec<u32>, &'static str)> {
        if draft.frame.reciprocal || draft.mode == Some("resign") {
            return None;
        }
        let kind = draft.kind?;
        let steps: [(&'static str, &[&str], Step<'a, 'r>); 16] = [
            (
                "target of it",
                &["ACCUSE", "ASSAULT", "COERCE", "SANCTION"],
                Self::target,
            ),
            ("struck by it", &["ASSAULT"], Self::struck),
            ("under it", &["ACCUSE", "ASSAULT", "COERCE", "SANCTION"], Self::under),
            ("died of it", &["ASSAULT"], Self::dead),
            ("called for it", SPOKEN, Self::called),
            ("does as asked", &["REQUEST", "AGREE"], Self::complier),
            ("outside it", &["PROTEST"], Self::before),
            ("object", SPOKEN, Self::spoken_to),
            ("beside it", &[], Self::towards),
            ("asked from", &["REQUEST"], Self::asked_of),
            ("within the object", OWNED, Self::owned),
            ("within the infinitive", WORDS, Self::infinitive),
            ("subject of the clause", &["REQUEST", "ACCUSE"], Self::clause_subject),
            ("agent of the complaint", &["ACCUSE"], Self::complained_of),
            ("object of the purpose", &["ASSAULT", "COERCE"], Self::purpose),
            ("object of the verb beside", BESIDE, Self::beside),
        ];
        let asked = steps
            .iter()
            .filter(|(_, kinds, _)| kinds.is_empty() || kinds.contains(&kind));
        for (how, _, step) in asked {
            let mut found = step(self, draft);
            found.retain(|e| !actors.contains(e));
            if !found.is_empty() {
                return Some((found, *how));
            }
        }
        None
    }

    /// "denied *them* help", "*I* was told not to speak".
    fn spoken_to(&self, draft: &Draft) -> Vec<u32> {
        let r = self.r;
        let verb = draft.host.unwrap_or(draft.token);
        // "hit *the port* with sanctions"
        let hit = draft
            .host
            .filter(|&h| is_marked(r, draft.token, "with") && r.head(draft.token) == Some(h));
        if let Some(whom) = hit.and_then(|h| kid(r, h, &[Deprel::Obj])) {
            return self.nominals(Some(whom));
        }
        let found = self.nominals(kid(r, verb, &[Deprel::Iobj]));
        if found.is_empty() && draft.is_verb && is_passive(r, verb) {
            return self.nominals(object(r, verb));
        }
        found
    }

    /// "criticism *of*", "a swipe *at*", "demanded a bribe *from*": on the trigger, its verb, its object.
    fn towards(&self, draft: &Draft) -> Vec<u32> {
        let r = self.r;
        let verb = draft.host.unwrap_or(draft.token);
        let thing = object(r, verb).filter(|_| draft.is_verb && !accuses_of_act(draft));
        // "demanding and taking a bribe *from* the farmer": it may hang on the last verb
        let last = thing.and_then(|o| r.head(o)).filter(|&v| r.deprel(v) == Deprel::Conj);
        let nodes = [Some(draft.token), draft.host, thing, last];
        let prepositions = draft.kind.map_or(&[][..], prepositions);
        // "thanked the guests *for* their support": why, not whom
        let thanks = [
            "applaud",
            "commend",
            "congratulate",
            "hail",
            "praise",
            "thank",
            "welcome",
        ]
        .contains(&draft.head);
        // "defended the bill *from* critics": against them
        let guards = matches!(draft.head, "defend" | "protect" | "shield");
        let found = prepositions
            .iter()
            .filter(|p| !(thanks && **p == "for" || guards && **p == "from"))
            .find_map(|p| nodes.into_iter().flatten().find_map(|node| after(r, node, p)));
        if draft.kind == Some("PROTEST") {
            return self.opposed(found);
        }
        let own = self.nominals(found);
        // "voiced opposition to the appointment of *Berg*"
        let deep = found.filter(|_| own.is_empty() && matches!(draft.kind, Some("ACCUSE" | "REJECT" | "SUPPORT")));
        deep.map_or(own, |noun| self.within(noun))
    }

    /// Whom a protest is against: "the government", not the schools in "the closure of the schools".
    pub(super) fn opposed(&self, token: Option<usize>) -> Vec<u32> {
        token.map(|t| self.heads(t)).unwrap_or_default()
    }

    /// Whose thing the object is: "notes made *by the officer*", "plants that belong to *the company*".
    fn owned(&self, draft: &Draft) -> Vec<u32> {
        let noun = object(self.r, draft.host.unwrap_or(draft.token));
        let noun = noun.filter(|_| draft.is_verb && !accuses_of_act(draft));
        noun.map(|noun| self.within(noun)).unwrap_or_default()
    }

    /// "agreed to release *the crew*", "refused to meet *envoys*".
    fn infinitive(&self, draft: &Draft) -> Vec<u32> {
        let r = self.r;
        let verb = kid(r, draft.token, &[Deprel::Xcomp, Deprel::Ccomp]).filter(|&v| r.upos(v) == Upos::Verb);
        // "denied pushing *her*" denies her nothing
        let Some(verb) = verb.filter(|_| draft.head != "deny") else {
            return Vec::new();
        };
        // "urged anyone who saw it to contact police": somebody unnamed is asked
        let asked = kid(r, draft.token, &[Deprel::Obj, Deprel::Iobj]).filter(|_| draft.kind == Some("REQUEST"));
        if asked.is_some_and(|o| self.nominals(Some(o)).is_empty()) {
            return Vec::new();
        }
        let own = self.nominals(object(r, verb));
        if !own.is_empty() {
            return own;
        }
        let along = ["to", "with", "against", "from", "for"];
        let far = |p: &str| {
            kids(r, verb)
                .filter(|&c| r.deprel(c) != Deprel::Advcl)
                .find_map(|c| after(r, c, p))
        };
        let near = along.iter().find_map(|p| after(r, verb, p));
        // "to provide data on the dams *to Pakistan*"
        self.nominals(near.or_else(|| far("to")).or_else(|| far("with")))
    }

    /// "demanded that *the ministry* pay", "alleged *officers* took bribes", "a call for *the army* to intervene".
    fn clause_subject(&self, draft: &Draft) -> Vec<u32> {
        let r = self.r;
        let verb = kid(r, draft.token, &[Deprel::Ccomp]);
        let told = verb.and_then(|v| kid(r, v, &[Deprel::Nsubj, Deprel::NsubjPass]));
        let clause = |&c: &usize| matches!(r.deprel(c), Deprel::Advcl | Deprel::Acl | Deprel::Xcomp);
        let asked = |c: usize| {
            let bidden = draft.kind == Some("REQUEST") && is_marked(r, c, "for") && is_marked(r, c, "to");
            kid(r, c, &[Deprel::Nsubj]).filter(|_| bidden)
        };
        let below = || kids(r, draft.token).filter(clause).find_map(asked);
        self.nominals(told.or_else(below))
    }

    /// "complained of beatings *by guards*", "alleged being held *by police*".
    fn complained_of(&self, draft: &Draft) -> Vec<u32> {
        let r = self.r;
        let complement = kids(r, draft.token).filter(|&c| {
            let clause = matches!(r.deprel(c), Deprel::Advcl | Deprel::Xcomp | Deprel::Ccomp);
            clause || matches!(r.deprel(c), Deprel::Obj | Deprel::Obl | Deprel::Nmod)
        });
        let mut queue: Vec<usize> = complement.collect();
        let mut at = 0;
        while let Some(&token) = queue.get(at) {
            at += 1;
            if kids(r, token).any(|m| r.deprel(m) == Deprel::Case && r.form(m) == "by") {
                let found = self.nominals(Some(token));
                if !found.is_empty() {
                    return found;
                }
            }
            if queue.len() < WIDTH {
                let inside = |&c: &usize| r.deprel(c) != Deprel::AclRelcl && r.deprel(c) != Deprel::Punct;
                queue.extend(kids(r, token).filter(inside));
            }
        }
        Vec::new()
    }

    /// "*the port* was the target of an attack", "defended *the port* against the attack".
    fn target(&self, draft: &Draft) -> Vec<u32> {
        const GUARD: [&str; 9] = [
            "defend", "protect", "support", "help", "back", "shield", "guard", "save", "assist",
        ];
        let r = self.r;
        let Some(head) = r.head(draft.token).filter(|_| !draft.is_verb) else {
            return Vec::new();
        };
        let is_target = r.deprel(draft.token) == Deprel::Nmod
            && matches!(r.lemma(head), "target" | "victim" | "object" | "subject");
        if is_target {
            return self.nominals(kid(r, head, &[Deprel::Nsubj]));
        }
        let against = ["against", "from"].iter().any(|p| is_marked(r, draft.token, p));
        let guarded = against && GUARD.contains(&r.lemma(head));
        self.nominals(object(r, head).filter(|_| guarded))
    }

    /// "fired shots to disperse *the crowd*".
    fn purpose(&self, draft: &Draft) -> Vec<u32> {
        let r = self.r;
        let verb = draft.host.unwrap_or(draft.token);
        let to = |c: &usize| kids(r, *c).any(|m| r.deprel(m) == Deprel::Mark && r.form(m).eq_ignore_ascii_case("to"));
        let aim = kids(r, verb)
            .filter(|&c| matches!(r.deprel(c), Deprel::Advcl | Deprel::Xcomp))
            .find(to);
        self.nominals(aim.and_then(|v| object(r, v)))
    }

    /// "approached *the bureau* and demanded help", "seized the drugs and arrested *two men*".
    fn beside(&self, draft: &Draft) -> Vec<u32> {
        let r = self.r;
        if !draft.is_verb {
            return Vec::new();
        }
        let own = |v: usize| kid(r, v, &[Deprel::Obj]).filter(|&o| r.head(o) == Some(v));
        let before = r.head(draft.token).filter(|_| r.deprel(draft.token) == Deprel::Conj);
        let bare = |&v: &usize| r.deprel(v) == Deprel::Conj && kid(r, v, &[Deprel::Nsubj, Deprel::NsubjPass]).is_none();
        let after = kids(r, draft.token).find(bare);
        // "swooped in, *seized* the drugs and arrested two men"
        let sibling = before.and_then(|v| kids(r, v).filter(bare).find(|&c| c > draft.token));
        let verbs = [before, after, sibling].into_iter().flatten();
        verbs
            .filter(|&v| r.upos(v) == Upos::Verb)
            .filter_map(own)
            .map(|o| {
                let mut found: Vec<u32> = with_conjuncts(r, o).into_iter().filter_map(|t| self.party(t)).collect();
                found.retain(|&e| !self.is_place(e));
                found
            })
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    /// The first party within a noun phrase, level by level, and what is coordinated with it.
    fn within(&self, noun: usize) -> Vec<u32> {
        const SIDES: [&str; 10] = [
            "of", "from", "by", "between", "against", "with", "to", "for", "inside", "among",
        ];
        let r = self.r;
        let of_clause =
            |v: usize, c: usize| r.upos(v) == Upos::Verb && matches!(r.deprel(c), Deprel::Obj | Deprel::OblAgent);
        let mut queue = vec![(noun, 0)];
        let mut at = 0;
        while let Some(&(token, depth)) = queue.get(at) {
            at += 1;
            if depth > 0
                && let Some(first) = self.party(token)
            {
                let mut all = vec![first];
                for t in &with_conjuncts(r, token)[1..] {
                    self.party(*t).into_iter().for_each(|e| push(&mut all, e));
                }
                return all;
            }
            if depth == DEPTH || queue.len() >= WIDTH {
                continue;
            }
            for c in kids(r, token) {
                let sided = || {
                    SIDES
                        .iter()
                        .any(|p| kids(r, c).any(|m| r.form(m).eq_ignore_ascii_case(p)))
                };
                let inside = match r.deprel(c) {
                    Deprel::NmodPoss | Deprel::Appos | Deprel::Compound | Deprel::Amod => true,
                    // not in "allegations *that bribes helped Norvia win*", "rallies *not cleared by police*"
                    Deprel::Acl => depth < 2 && !is_marked(r, c, "that") && !is_marked(r, c, "not"),
                    Deprel::Nmod | Deprel::NmodDesc => sided(),
                    Deprel::Obl => r.upos(token) == Upos::Verb && sided(),
                    _ => of_clause(token, c),
                };
                if inside {
                    queue.push((c, depth + 1));
                }
            }
        }
        Vec::new()
    }
}

/// Looks for recipients in one class of places.
type Step<'a, 'r> = fn(&Filler<'a, 'r>, &Draft) -> Vec<u32>;

/// Acts whose object may be a thing of the recipient's.
const OWNED: &[&str] = &[
    "ACCUSE",
    "REJECT",
    "REQUEST",
    "AGREE",
    "SUPPORT",
    "CONCEDE",
    "SANCTION",
    "COERCE",
    "ASSAULT",
    "AID",
    "COOPERATE",
    "THREATEN",
];
/// Acts that are said to somebody.
const SPOKEN: &[&str] = &["REQUEST", "ACCUSE", "THREATEN", "REJECT", "AGREE", "AID", "SANCTION"];
/// Acts of words, which tell what is to be done.
const WORDS: &[&str] = &["AGREE", "REJECT", "THREATEN"];
/// Acts that share the object of the verb they are coordinated with.
const BESIDE: &[&str] = &["REQUEST", "ACCUSE", "THREATEN", "COERCE", "ASSAULT"];

/// The prepositions before whom an act is aimed at.
fn prepositions(kind: &str) -> &'static [&'static str] {
    match kind {
        "ACCUSE" => &["against", "at", "of", "on"],
        "ASSAULT" => &["against", "at", "on", "upon", "inside", "into", "toward", "towards"],
        "COERCE" => &["against", "from", "on", "at", "of"],
        "REQUEST" => &["to", "from", "of", "upon", "on"],
        "REJECT" => &["from", "to", "with", "by"],
        "AGREE" | "SUPPORT" | "COOPERATE" | "AID" | "CONCEDE" => &["with", "to", "for", "toward", "towards", "from"],
        "SANCTION" => &["against", "on", "upon", "from", "with"],
        "THREATEN" => &["against", "to", "at", "toward", "towards"],
        "PROTEST" => &["against", "at"],
        "RETREAT" => &["to"],
        "MOBILIZE" => &["against", "toward", "towards"],
        _ => &[],
    }
}
