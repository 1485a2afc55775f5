//! Whom an act is aimed at where neither its frame nor its object says so: "a bullet fired by police hit *the girl*",
//! "*the senate* passed the law at the request of the king", "protested outside *the ministry*".

use super::draft::Draft;
use super::roles::Filler;
use super::tree::{after, calls_to_say, clause, is_marked, is_passive, kid, kids, object, subject, surface_subject};
use crate::syntax::{Deprel, Upos, Xpos};

/// Words that are looked at below a verb.
const WIDTH: usize = 24;

impl Filler<'_, '_> {
    /// "a shell fired by the army struck *a school*", "*the girl* was hit by a bullet fired by police".
    pub(super) fn struck(&self, draft: &Draft) -> Vec<u32> {
        const HITS: [&str; 9] = [
            "hit", "strike", "kill", "wound", "injure", "hurt", "destroy", "damage", "pierce",
        ];
        let r = self.r;
        let fired = draft.is_verb && matches!(r.deprel(draft.token), Deprel::Acl | Deprel::AclRelcl);
        let Some(weapon) = r.head(draft.token).filter(|_| fired) else {
            return Vec::new();
        };
        let hit = r.head(weapon).filter(|&v| HITS.contains(&r.lemma(v)));
        let whom = hit.and_then(|v| match r.deprel(weapon) {
            Deprel::Nsubj => object(r, v),
            Deprel::OblAgent | Deprel::Obl if is_passive(r, v) => surface_subject(r, v),
            _ => None,
        });
        self.nominals(whom)
    }

    /// "contacted *the minister* to ask for an inquiry": who is called is asked.
    pub(super) fn called(&self, draft: &Draft) -> Vec<u32> {
        let r = self.r;
        let verb = draft.host.unwrap_or(draft.token);
        let call = r.head(verb).filter(|&head| calls_to_say(r, head, verb));
        self.nominals(call.and_then(|call| object(r, call)))
    }

    /// "*the firm* is under investigation", "*the town* came under attack", "*ministers* under sanctions".
    pub(super) fn under(&self, draft: &Draft) -> Vec<u32> {
        let r = self.r;
        let noun = draft.token;
        // "*the clerk* was held pending an inquiry"
        let near = noun.saturating_sub(2)..noun;
        let pending = r
            .head(noun)
            .filter(|_| near.into_iter().any(|t| r.form(t) == "pending"));
        if let Some(verb) = pending.filter(|&v| is_passive(r, v)) {
            return self.nominals(surface_subject(r, verb));
        }
        if draft.is_verb || draft.host.is_some() || !is_marked(r, noun, "under") {
            return Vec::new();
        }
        if kid(r, noun, &[Deprel::Cop]).is_some() {
            return self.nominals(kid(r, noun, &[Deprel::Nsubj, Deprel::NsubjOuter]));
        }
        let stays = |v: usize| matches!(r.lemma(v), "come" | "remain" | "stay" | "go" | "be" | "live");
        self.nominals(r.head(noun).and_then(|head| match r.deprel(noun) {
            Deprel::Nmod | Deprel::NmodDesc => Some(head),
            Deprel::Obl if stays(head) => surface_subject(r, head),
            _ => None,
        }))
    }

    /// "*the senate* passed the law at the request of the king", "flew to Oslo on the invitation of".
    pub(super) fn complier(&self, draft: &Draft) -> Vec<u32> {
        const WAYS: [&str; 8] = ["at", "on", "upon", "following", "under", "after", "per", "by"];
        let r = self.r;
        let noun = draft.token;
        let is_way = !draft.is_verb && draft.host.is_none() && WAYS.iter().any(|w| is_marked(r, noun, w));
        let verb = r.head(noun).filter(|_| is_way).map(|_| clause(r, noun));
        let verb = verb.filter(|&v| r.upos(v) == Upos::Verb);
        self.nominals(verb.and_then(|v| subject(r, v)))
    }

    /// "allegations of torture *by the army*": who is said to have done it, not who says so.
    pub(super) fn accused(&self, draft: &Draft) -> Option<Vec<u32>> {
        let r = self.r;
        let noun = Some(draft.token).filter(|_| !draft.is_verb && draft.mode == Some("allege"))?;
        if let Some(charged) = self.charged(noun) {
            return Some(charged);
        }
        let deed = after(r, noun, "of")?;
        let above = r.head(noun).filter(|&v| r.upos(v) == Upos::Verb && !is_passive(r, v));
        let nodes = [Some(deed), Some(noun), above];
        let mut agents = nodes.into_iter().flatten().filter_map(|node| after(r, node, "by"));
        let doer = agents.find(|&by| by > deed)?;
        Some(self.nominals(Some(doer))).filter(|found| !found.is_empty())
    }

    /// "*the clerk* was arrested on charges of fraud", "held *him* over allegations".
    fn charged(&self, noun: usize) -> Option<Vec<u32>> {
        const BROUGHT: [&str; 18] = [
            "appear", "arraign", "arrest", "book", "convict", "detain", "face", "hold", "imprison", "indict", "jail",
            "question", "remand", "sentence", "stand", "try", "want", "wanted",
        ];
        let r = self.r;
        let on = ["on", "over", "of"].iter().any(|w| is_marked(r, noun, w));
        let verb = r.head(noun).filter(|&v| BROUGHT.contains(&r.lemma(v)))?;
        let brought = match r.deprel(noun) {
            Deprel::Obl if on && matches!(r.lemma(verb), "appear" | "stand") => surface_subject(r, verb),
            Deprel::Obl if on => object(r, verb),
            _ => None,
        };
        Some(self.nominals(brought)).filter(|found| !found.is_empty())
    }

    /// "requested help in choosing a new leader *from all parties*": the parser may hang it anywhere below.
    pub(super) fn asked_of(&self, draft: &Draft) -> Vec<u32> {
        let r = self.r;
        let verb = draft.host.unwrap_or(draft.token);
        let gerund = |&c: &usize| r.deprel(c) == Deprel::Advcl && r.xpos(c) == Xpos::Vbg;
        let mut queue: Vec<usize> = object(r, verb)
            .into_iter()
            .chain(kids(r, verb).filter(gerund))
            .collect();
        queue.retain(|_| draft.is_verb);
        let mut at = 0;
        while let Some(&token) = queue.get(at) {
            at += 1;
            let found = self.nominals(after(r, token, "from"));
            if found.iter().any(|&e| !self.is_place(e)) {
                return found;
            }
            if queue.len() < WIDTH {
                let below = |&c: &usize| {
                    let noun = matches!(r.deprel(c), Deprel::Nmod | Deprel::Obj | Deprel::Obl | Deprel::Conj);
                    noun || (r.deprel(c) == Deprel::Acl && !is_passive(r, c))
                };
                queue.extend(kids(r, token).filter(below));
            }
        }
        Vec::new()
    }

    /// "protested outside *the ministry*", "in front of *the embassy*", "gathered around *the police station*": a body, not a
    /// square.
    pub(super) fn before(&self, draft: &Draft) -> Vec<u32> {
        let r = self.r;
        let nodes = [Some(draft.token), draft.host].into_iter().flatten();
        let place = nodes.into_iter().find_map(|node| {
            let front = after(r, node, "in").filter(|&t| r.lemma(t) == "front");
            let front = front.and_then(|t| after(r, t, "of"));
            front
                .or_else(|| after(r, node, "outside"))
                .or_else(|| after(r, node, "around"))
        });
        let mut found = self.nominals(place);
        found.retain(|&e| self.is_seat(e));
        found
    }

    /// "*a prisoner* died under torture", "died after the attack".
    pub(super) fn dead(&self, draft: &Draft) -> Vec<u32> {
        const WAYS: [&str; 7] = ["after", "from", "under", "during", "in", "of", "following"];
        let r = self.r;
        let noun = draft.token;
        let by_noun = !draft.is_verb && draft.host.is_none();
        let cause = r.head(noun).filter(|&h| matches!(r.lemma(h), "result" | "consequence"));
        let end = cause.unwrap_or(noun);
        let dies = r
            .head(end)
            .filter(|&v| matches!(r.lemma(v), "die" | "succumb" | "perish"));
        let due = cause.is_some() || kid(r, noun, &[Deprel::Fixed]).is_some();
        let told = by_noun && (due || WAYS.iter().any(|w| is_marked(r, noun, w)) || is_marked(r, noun, "due"));
        self.nominals(dies.filter(|_| told).and_then(|v| surface_subject(r, v)))
    }
}
