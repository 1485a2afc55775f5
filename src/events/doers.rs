//! Who acts, where the frame of the row asks elsewhere: "the *army*'s withdrawal", "a *Saudi*-led raid", "the *envoy* posted
//! a note blaming the army", "was held in the house *by rebels*".

use super::draft::Draft;
use super::owners::possessor;
use super::roles::Filler;
use super::tree::{after, clause, is_marked, is_passive, kid, kids, object, subject, surface_subject};
use crate::syntax::{Deprel, Reading, Upos, Xpos};

impl Filler<'_, '_> {
    /// Who acts, where the frame asks elsewhere: "the shelling of the port *by rebels*", "the *army*'s withdrawal", "a
    /// *rebel* attack", "the *envoy* posted a note blaming the army", "was held in the house *by rebels*".
    pub(super) fn doer(&self, draft: &Draft, not: &[u32]) -> Vec<u32> {
        let r = self.r;
        let mut found = if draft.is_verb {
            let own = self.nominals(participle_owner(r, draft.token).or_else(|| deep_agent(r, draft.token)));
            if own.is_empty() { self.paper(draft.token) } else { own }
        } else {
            let between = after(r, draft.token, "of").and_then(|t| after(r, t, "between"));
            let places = [
                after(r, draft.token, "by"),
                possessor(r, draft.token),
                led_by(r, draft.token),
                between,
                // "the execution of four activists *by the junta*", "a visit to Oslo *by the king*"
                after(r, draft.token, "of").and_then(|t| after(r, t, "by")),
                // "the crackdown in October by the army": the agent hangs on what stands between
                ["to", "in", "on", "at"]
                    .iter()
                    .find_map(|p| after(r, draft.token, p).and_then(|t| after(r, t, "by"))),
                // "under investigation *from* the prosecutors"
                after(r, draft.token, "from").filter(|_| draft.mode == Some("investigate")),
                author(r, draft.token),
                planner(r, draft),
                claimant(r, draft),
                blamed(r, draft),
                past_doer(r, draft),
                culprit(r, draft),
                attendant(r, draft),
            ];
            let told = places.into_iter().map(|p| self.nominals(p)).find(|f| !f.is_empty());
            told.map_or_else(
                || self.modifiers(draft, !not.is_empty()),
                |all| all.into_iter().map(|e| self.state(e)).collect(),
            )
        };
        found.retain(|e| !not.contains(e));
        found
    }

    /// "an *al-Shabaab* attack", "the *Houthi* rebellion".
    fn modifiers(&self, draft: &Draft, told: bool) -> Vec<u32> {
        let r = self.r;
        // "a *police* investigation"
        let acts = matches!(draft.kind, Some("ASSAULT" | "COERCE" | "PROTEST" | "MOBILIZE"))
            || draft.mode == Some("investigate");
        // "a *cabinet* meeting"
        let meets = draft.kind == Some("CONSULT") && draft.mode.is_none();
        let near = kids(r, draft.token).filter(|&c| matches!(r.deprel(c), Deprel::Compound | Deprel::Amod));
        // "a *German* promise to Kyiv": whose it is, if it is told whom it is for
        let towards = matches!(
            draft.kind,
            Some("ACCUSE" | "SUPPORT" | "REJECT" | "THREATEN" | "REQUEST" | "AGREE")
        );
        let given = towards && told && !draft.is_verb;
        near.filter_map(|c| Some((c, self.party(c)?)))
            .filter(|&(c, e)| {
                let people = given && r.deprel(c) == Deprel::Amod && self.is_of_country(e);
                people || (acts && !self.is_place(e)) || (meets && self.is_seat(e))
            })
            .map(|(_, e)| self.state(e))
            .take(1)
            .collect()
    }
}

/// The subject of the main verb, for "posted a note *blaming* …": what the participle hangs on is no party.
fn participle_owner(r: &Reading, verb: usize) -> Option<usize> {
    let noun = r
        .head(verb)
        .filter(|_| r.deprel(verb) == Deprel::Acl && r.xpos(verb) == Xpos::Vbg)?;
    let main = r
        .head(noun)
        .filter(|_| matches!(r.deprel(noun), Deprel::Obj | Deprel::Obl))?;
    subject(r, main)
}

/// "the *Russia*-brokered deal", "a *Saudi*-led raid": the word before the hyphen.
fn led_by(r: &Reading, noun: usize) -> Option<usize> {
    const BY: [&str; 7] = [
        "led",
        "brokered",
        "launched",
        "ordered",
        "organised",
        "organized",
        "run",
    ];
    const NEAR: usize = 5;
    let sentence = r.sentence(noun).tokens();
    let from = noun.saturating_sub(NEAR).max(sentence.start + 2);
    let led = (from..noun).find(|&i| BY.contains(&r.form(i)) && r.form(i - 1) == "-")?;
    Some(led - 2)
}

/// "*Two men* were accused of planning attacks": an act that a verb only prepares is its subject's.
fn planner(r: &Reading, draft: &Draft) -> Option<usize> {
    let plans = |v: &usize| {
        matches!(
            r.lemma(*v),
            "plan" | "prepare" | "plot" | "order" | "mount" | "commit" | "stage"
        )
    };
    // "accused of *planning* attacks", where the parser may take the participle for a noun
    let charged = r
        .head(draft.token)
        .filter(|&v| is_passive(r, v) && CHARGED.contains(&r.lemma(v)));
    let planned = draft.token >= 1 && PLANNED.contains(&r.form(draft.token - 1));
    if let Some(charge) = charged.filter(|_| planned) {
        return surface_subject(r, charge);
    }
    let verb = r.head(draft.token).filter(plans)?;
    (draft.host.is_none() && r.deprel(draft.token) == Deprel::Obj)
        .then(|| subject(r, verb))
        .flatten()
}

/// Passives of which somebody is charged.
const CHARGED: [&str; 5] = ["accuse", "suspect", "charge", "convict", "blame"];
/// What is charged before the deed itself.
const PLANNED: [&str; 7] = [
    "planning",
    "plotting",
    "preparing",
    "staging",
    "ordering",
    "committing",
    "organising",
];

/// "an attack, reportedly conducted *by rebels*", "another blast attributed *to the group*": who is said to have done it.
fn author(r: &Reading, noun: usize) -> Option<usize> {
    const DONE: [&str; 10] = [
        "conduct",
        "stage",
        "commit",
        "perpetrate",
        "launch",
        "mount",
        "claim",
        "execute",
        "carry",
        "organise",
    ];
    const TOLD: [&str; 5] = ["attribute", "ascribe", "link", "trace", "blame"];
    const NEAR: usize = 4;
    let end = (noun + NEAR + 1).min(r.sentence(noun).tokens().end);
    let between = |i: usize| (noun + 1..i).all(|b| matches!(r.upos(b), Upos::Punct | Upos::Adv));
    let verb = (noun + 1..end).find(|&i| r.xpos(i) == Xpos::Vbn && between(i))?;
    if DONE.contains(&r.lemma(verb)) {
        return kid(r, verb, &[Deprel::OblAgent]).or_else(|| after(r, verb, "by"));
    }
    let told = TOLD.contains(&r.lemma(verb)).then_some(verb)?;
    after(r, told, "to").or_else(|| after(r, told, "on"))
}

/// "*Sarr* flew to Oslo for talks with Berg", "*the envoy* said after the meeting with them": who is there with another.
fn attendant(r: &Reading, draft: &Draft) -> Option<usize> {
    const WAYS: [&str; 7] = ["for", "in", "during", "at", "after", "before", "following"];
    let noun = draft.token;
    let paired = draft.kind == Some("CONSULT") && draft.frame.reciprocal && after(r, noun, "with").is_some();
    // "*Malta* is in talks with the bank"
    if paired && kid(r, noun, &[Deprel::Cop]).is_some() {
        return kid(r, noun, &[Deprel::Nsubj]);
    }
    // "made the remark in a meeting *with Berg*"
    let deep = r.deprel(noun) == Deprel::Nmod && r.head(noun).is_some_and(|n| r.deprel(n) == Deprel::Obj);
    let way = paired && (deep || r.deprel(noun) == Deprel::Obl) && WAYS.iter().any(|w| is_marked(r, noun, w));
    let noun = r.head(noun).filter(|_| deep).unwrap_or(noun);
    // "*the king* is due in Oslo for talks with Berg"
    let told = |v: usize| r.upos(v) == Upos::Verb || kid(r, v, &[Deprel::Cop]).is_some();
    let verb = r.head(noun).filter(|&v| way && told(v))?;
    surface_subject(r, verb)
}

/// "*Mali* flew rice to the port in support of *the king*": who supports whom.
pub(super) fn in_favour(r: &Reading, draft: &Draft) -> Option<(Option<usize>, usize)> {
    let noun = draft.token;
    let stands = draft.kind == Some("SUPPORT") && !draft.is_verb && draft.host.is_none() && is_marked(r, noun, "in");
    let whom = after(r, noun, "of").filter(|_| stands && possessor(r, noun).is_none())?;
    let verb = r.head(noun).map(|head| clause(r, head));
    Some((verb.and_then(|v| surface_subject(r, v)), whom))
}

/// "a *Taliban* spokesman": for whom he speaks.
fn spoken_for(r: &Reading, who: usize) -> usize {
    let speaks = matches!(r.lemma(who), "spokesman" | "spokesperson" | "spokeswoman");
    let body = kid(r, who, &[Deprel::NmodPoss, Deprel::Compound, Deprel::Amod]).filter(|_| speaks);
    body.or_else(|| after(r, who, "for").filter(|_| speaks)).unwrap_or(who)
}

/// "*The group* claimed responsibility for the attack", "the attack was claimed by *the group*".
fn claimant(r: &Reading, draft: &Draft) -> Option<usize> {
    let claim = r
        .head(draft.token)
        .filter(|&v| r.deprel(draft.token) == Deprel::NsubjPass && r.lemma(v) == "claim");
    if let Some(by) = claim.and_then(|v| subject(r, v)) {
        return Some(spoken_for(r, by));
    }
    let owned = r
        .head(draft.token)
        .filter(|&n| matches!(r.lemma(n), "responsibility" | "credit"))?;
    let verb = r
        .head(owned)
        .filter(|&v| matches!(r.lemma(v), "claim" | "take" | "accept" | "admit"))?;
    subject(r, verb).map(|who| spoken_for(r, who))
}

/// "*the sect*'s history of attacks".
fn past_doer(r: &Reading, draft: &Draft) -> Option<usize> {
    const RECORD: [&str; 7] = [
        "campaign", "history", "pattern", "policy", "practice", "record", "tactic",
    ];
    let of = r.deprel(draft.token) == Deprel::Nmod && is_marked(r, draft.token, "of");
    let record = r.head(draft.token).filter(|&h| of && RECORD.contains(&r.lemma(h)))?;
    possessor(r, record)
}

/// Whether who acts is only blamed for it, or claims it.
pub(super) fn is_alleged(r: &Reading, draft: &Draft) -> bool {
    !draft.is_verb && (claimant(r, draft).is_some() || blamed(r, draft).is_some())
}

/// "blamed *the clans* for the attacks", "*the clans* were blamed for them".
fn blamed(r: &Reading, draft: &Draft) -> Option<usize> {
    const BLAME: [&str; 11] = [
        "accuse", "arrest", "blame", "charge", "convict", "detain", "hang", "imprison", "jail", "sentence", "suspect",
    ];
    const WIDE: [&str; 6] = ["series", "wave", "string", "spate", "number", "rash"];
    let above = |n: usize| {
        r.head(n)
            .filter(|&h| r.deprel(n) == Deprel::Nmod && WIDE.contains(&r.lemma(h)))
    };
    let noun = above(draft.token).unwrap_or(draft.token);
    let told = r.deprel(noun) == Deprel::Obl && is_marked(r, noun, "for");
    let verb = r.head(noun).filter(|&v| told && BLAME.contains(&r.lemma(v)))?;
    object(r, verb)
}

/// "*Sudan* was behind the attacks", wherever the parser hung the subject.
fn culprit(r: &Reading, draft: &Draft) -> Option<usize> {
    let noun = Some(draft.token).filter(|&i| is_marked(r, i, "behind"))?;
    let be = kid(r, noun, &[Deprel::Cop])?;
    kid(r, noun, &[Deprel::Nsubj]).or_else(|| {
        be.checked_sub(1)
            .filter(|&s| matches!(r.upos(s), Upos::Propn | Upos::Noun))
    })
}

/// "was beaten in a raid *by police*": the agent hangs on a noun of the passive clause.
fn deep_agent(r: &Reading, verb: usize) -> Option<usize> {
    // "was killed in an encounter *with police*"
    const MET: [&str; 5] = ["encounter", "confrontation", "exchange", "standoff", "battle"];
    let met = kids(r, verb).find(|&c| r.deprel(c) == Deprel::Obl && MET.contains(&r.lemma(c)));
    if let Some(foe) = met.filter(|_| is_passive(r, verb)).and_then(|m| after(r, m, "with")) {
        return Some(foe);
    }
    let bare = is_passive(r, verb) && subject(r, verb).is_none();
    let nouns = kids(r, verb).filter(|&c| match r.deprel(c) {
        // "was promised a job by police"
        Deprel::Obj => true,
        relation => bare && matches!(relation, Deprel::Obl | Deprel::Conj),
    });
    nouns.filter(|_| is_passive(r, verb)).find_map(|c| {
        after(r, c, "by").or_else(|| {
            // "shown arrested in two cases *filed* by a trader": who filed them arrests nobody
            let nouns = kids(r, c).filter(|&n| r.upos(n) != Upos::Verb);
            nouns.into_iter().find_map(|n| after(r, n, "by"))
        })
    })
}

/// "*Malta* expressed readiness to help", "the minister signalled willingness".
pub(super) fn voiced_by(r: &Reading, noun: usize) -> Option<usize> {
    const VOICE: [&str; 16] = [
        "affirm",
        "announce",
        "confirm",
        "convey",
        "declare",
        "express",
        "indicate",
        "reaffirm",
        "reiterate",
        "repeat",
        "show",
        "signal",
        "state",
        "stress",
        "underline",
        "voice",
    ];
    let verb = r.head(noun).filter(|_| r.deprel(noun) == Deprel::Obj)?;
    VOICE.contains(&r.lemma(verb)).then(|| subject(r, verb)).flatten()
}
