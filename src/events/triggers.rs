//! Words that express an event: verbs, event nouns, and light verbs that carry an event noun.
//!
//! "The army *launched an offensive*", "Police *detained* three reporters", "*talks* between the two sides".

use std::collections::HashSet;

use super::draft::{Draft, Family};
use super::retold::is_definite;
use super::tree::{
    after, bare_adverbial, is_headless, is_passive, kids, meant, object, surface_subject, with_conjuncts,
};
use super::words::{is_noun_by_place, is_verbal, verb};
use crate::entities::{Entities, EntityType, MentionKind};
use crate::lexicon::Lexicon;
use crate::lexicon::event_words::EventWord;
use crate::lexicon::light_verbs::{LightVerb, Part};
use crate::stop;
use crate::syntax::{Deprel, Reading, Upos, Xpos};

/// Of a noun that is an event only where one was told before.
const TOLD: &str = "@told";
/// Of a noun that is one with `to` and a verb: "calls *to resign*".
const INFINITIVE: &str = "+@infinitive";

/// What the search reads.
pub(super) struct Search<'a, 'r> {
    pub r: &'a Reading<'r>,
    pub entities: &'a Entities,
    pub lexicon: &'a Lexicon,
    /// Tokens inside names, which trigger nothing.
    named: Vec<bool>,
}

impl<'a, 'r> Search<'a, 'r> {
    /// Marks the names.
    pub fn new(r: &'a Reading<'r>, entities: &'a Entities, lexicon: &'a Lexicon) -> Self {
        let mut named = vec![false; r.len()];
        for m in entities.mentions.iter().filter(|m| m.kind == MentionKind::Name) {
            let event = entities
                .entities
                .get(m.entity as usize)
                .is_some_and(|e| e.kind == EntityType::Event);
            if !event {
                named[m.first as usize..=(m.last as usize).min(r.len() - 1)].fill(true);
            }
        }
        Search {
            r,
            entities,
            lexicon,
            named,
        }
    }

    /// All drafts, by token.
    pub fn drafts(&self) -> Vec<Draft<'a>> {
        let mut drafts = Vec::new();
        for sentence in &self.r.tokens.sentences {
            stop::point();
            let lemmas: HashSet<&str> = sentence.tokens().map(|i| self.r.lemma(i)).collect();
            let first = drafts.len();
            let mut used = vec![false; sentence.tokens().len()];
            for i in sentence.tokens() {
                let draft = self.verb(i, &mut used, sentence.tokens().start);
                drafts.extend(draft.filter(|d| !self.is_blocked(d, &lemmas)));
            }
            let verbs = drafts.len();
            for i in sentence.tokens().filter(|&i| !used[i - sentence.tokens().start]) {
                let draft = self.noun(i);
                drafts.extend(draft.filter(|d| !self.is_blocked(d, &lemmas)));
            }
            self.drop_light(&mut drafts, first, verbs);
            drafts[first..].sort_by_key(|d| d.token);
        }
        drafts
    }

    /// A verb that only carries an event noun is no event of its own.
    fn drop_light(&self, drafts: &mut [Draft], first: usize, verbs: usize) {
        let hosts: HashSet<usize> = drafts[verbs..]
            .iter()
            .filter(|d| d.part != Some(Part::Event))
            .filter_map(|d| d.host)
            .collect();
        for draft in &mut drafts[first..verbs] {
            if hosts.contains(&draft.token) {
                draft.alive = false;
            }
        }
    }

    fn verb(&self, i: usize, used: &mut [bool], base: usize) -> Option<Draft<'a>> {
        let r = self.r;
        // "the *honoured* poet", "a respected and *honoured* poet"
        let joined = r.head(i).filter(|_| r.deprel(i) == Deprel::Conj).unwrap_or(i);
        let attribute = matches!(r.deprel(joined), Deprel::Amod | Deprel::Compound)
            && r.form(i).ends_with("ed")
            && !is_headless(r, joined);
        let headless = r.upos(i) == Upos::Adj && is_headless(r, i);
        // "has been *critical* of the mayor"
        let predicate = r.upos(i) == Upos::Adj && kids(r, i).any(|c| r.deprel(c) == Deprel::Cop);
        if !(is_verbal(r, i) || attribute || headless || predicate) || self.named[i] {
            return None;
        }
        if matches!(r.deprel(i), Deprel::Amod | Deprel::Compound) && r.xpos(i) == Xpos::Vbg {
            return None;
        }
        // "the injured", "200 wounded"
        let counted = |c: usize| matches!(r.deprel(c), Deprel::Det | Deprel::Nummod);
        if kids(r, i).any(counted) && !is_passive(r, i) {
            return None;
        }
        let lemma = verb(r, i, |w| self.lexicon.event_verbs.of(w).next().is_some())?;
        let mut best: Option<(usize, &EventWord, Vec<usize>)> = None;
        for row in self.lexicon.event_verbs.of(&lemma) {
            let Some(extra) = self.extras(i, &row.words[1..]) else {
                continue;
            };
            let fit = self
                .fits_object(i, row, &extra)
                .filter(|_| self.is_martial(row, &extra));
            let Some(fit) = fit else { continue };
            // "spoke by *telephone* with" tells more than "spoke *with*"
            let nouns = extra.iter().filter(|&&e| r.upos(e) == Upos::Noun).count();
            let score = 2 * extra.len() + nouns + 3 * fit;
            if best.as_ref().is_none_or(|b| score > b.0) {
                best = Some((score, row, extra));
            }
        }
        let (score, row, extra) = best?;
        // "the detained editors" is an arrest; "the committed union", "a suspended sentence" are none, and "exiled
        // leaders" only live abroad, "prohibited areas" and "occupied towns" are what they are
        let lasts = matches!(row.mode.as_deref(), Some("deport" | "restrict")) || lemma == "occupy";
        if attribute && (!matches!(row.kind, Some("COERCE" | "ASSAULT")) || lasts) {
            return None;
        }
        let mut draft = Draft::of_word(i, row, Family::Verb);
        draft.specific = score > 0;
        self.shade(&mut draft);
        for &e in &extra {
            let adposition = matches!(r.deprel(e), Deprel::Case | Deprel::Mark);
            if !adposition {
                draft.first = draft.first.min(e);
                draft.last = draft.last.max(e);
                if let Some(seen) = used.get_mut(e.wrapping_sub(base)) {
                    *seen = true;
                }
            }
        }
        if draft.last - draft.first > 6 {
            (draft.first, draft.last) = (i, i);
        }
        Some(draft)
    }

    /// `Some(0)` where the row asks nothing of the object, `Some(1)` where the object is what it asks.
    fn fits_object(&self, i: usize, row: &EventWord, extra: &[usize]) -> Option<usize> {
        if row.object.is_empty() {
            return Some(0);
        }
        // "turned *in* their weapons": the parser may take the particle for a preposition
        let taken = extra
            .iter()
            .find(|&&e| e == i + 1 && self.r.deprel(e) == Deprel::Case && !row.object.iter().any(|w| w == "@none"));
        let object = object(self.r, i).or_else(|| taken.and_then(|&e| self.r.head(e)));
        let object = object.map(|o| meant(self.r, o));
        let ok = row.object.iter().any(|wanted| match (wanted.as_str(), object) {
            ("@none", object) => object.is_none(),
            (wanted, _) if wanted.starts_with('^') => self.has_subject(i, &wanted[1..]),
            (_, None) => false,
            // "received 192", after a vote
            (_, Some(o)) if row.kind == Some("CONSULT") && self.r.upos(o) == Upos::Num => false,
            (wanted, Some(o)) => self.is_of(o, wanted),
        });
        ok.then_some(usize::from(
            object.is_some() || row.object.iter().any(|w| w.starts_with('^')),
        ))
    }

    /// `^bomb`: "a *bomb* exploded", what an act happens to rather than who does it.
    fn has_subject(&self, i: usize, wanted: &str) -> bool {
        let subject = surface_subject(self.r, i).map(|s| meant(self.r, s));
        subject.is_some_and(|s| with_conjuncts(self.r, s).into_iter().any(|t| self.is_of(t, wanted)))
    }

    /// Whether a nominal is the noun, or of the `@class`.
    pub(super) fn is_of(&self, token: usize, wanted: &str) -> bool {
        let form = self.r.form(token).to_lowercase();
        let singular = form.strip_suffix('s').unwrap_or(&form);
        let Some(class) = wanted.strip_prefix('@') else {
            return self.r.lemma(token).eq_ignore_ascii_case(wanted) || singular == wanted;
        };
        if self.lexicon.event_objects.has(class, singular) || self.lexicon.event_objects.has(class, &form) {
            return true;
        }
        if self
            .lexicon
            .event_objects
            .has(class, &self.r.lemma(token).to_lowercase())
        {
            return true;
        }
        let entity = self.entities.entity_at(token);
        let entity = entity.and_then(|e| self.entities.entities.get(e as usize));
        let kind = entity.map(|e| e.kind);
        match class {
            // "freed 12 of them"
            "person" if self.r.upos(token) == Upos::Num => true,
            "person" => matches!(kind, Some(EntityType::Person | EntityType::Norp | EntityType::Group)),
            "official" | "diplomat" => kind == Some(EntityType::Person),
            "place" => matches!(kind, Some(EntityType::Fac | EntityType::Gpe | EntityType::Loc)),
            // "fought the *Taliban*"
            "troops" => entity.is_some_and(|e| e.kind == EntityType::Org && matches!(e.sector, Some("REB" | "MIL"))),
            "body" => matches!(kind, Some(EntityType::Org | EntityType::Gpe | EntityType::Norp)),
            "region" => matches!(kind, Some(EntityType::Gpe | EntityType::Loc)),
            _ => false,
        }
    }

    fn noun(&self, i: usize) -> Option<Draft<'a>> {
        let r = self.r;
        let by_place = is_noun_by_place(r, i);
        if !(by_place || matches!(r.upos(i), Upos::Noun | Upos::Propn)) || self.named[i] {
            return None;
        }
        if matches!(r.deprel(i), Deprel::Compound | Deprel::Amod | Deprel::Flat) || is_verbal(r, i) {
            return None;
        }
        if r.upos(i) == Upos::Propn && r.form(i) == "March" {
            return None;
        }
        if kids(r, i).any(|c| r.deprel(c) == Deprel::Amod && matches!(r.lemma(c), "attempted" | "alleged" | "attempt"))
        {
            return None;
        }
        let mut lemma = r.lemma(i).to_lowercase();
        if by_place {
            lemma = r.form(i).to_lowercase();
            lemma.truncate(lemma.strip_suffix('s').unwrap_or(&lemma).len());
        }
        let mut best: Option<(usize, &EventWord, usize)> = None;
        for row in self.lexicon.event_nouns.of(&lemma) {
            let Some(first) = self.before(i, &row.words[..row.words.len() - 1]) else {
                continue;
            };
            let fit = match row.object.as_slice() {
                [] => 0,
                [told] if told == TOLD && is_definite(r, i) => 0,
                wanted if self.has_modifier(i, wanted) || self.has_complement(i, wanted) => 3,
                _ => continue,
            };
            let score = 4 * row.words.len() + fit;
            if best.as_ref().is_none_or(|b| score > b.0) {
                best = Some((score, row, first));
            }
        }
        let (score, row, first) = best?;
        let mut draft = Draft::of_word(i, row, Family::Noun);
        draft.first = first;
        draft.specific = score > 4;
        draft.retold = row.object.iter().any(|w| w == TOLD);
        // "the talks", "the allegations": told of before, so somebody's
        draft.definite = draft.retold
            || (row.kind == Some("CONSULT") || row.mode.as_deref() == Some("allege"))
                && kids(r, i).any(|c| r.deprel(c) == Deprel::Det && matches!(r.lemma(c), "the" | "this" | "these"));
        if let Some((host, light)) = self.light(i) {
            draft.host = Some(host);
            // "*he* has 12 arrests", which others made
            let undergone = light.subject == Part::Actor && matches!(row.mode.as_deref(), Some("arrest" | "convict"));
            let had = undergone && self.r.lemma(host) == "have";
            draft.part = Some(if had { Part::Recipient } else { light.subject });
            draft.family = Family::Light;
            draft.why = format!("{}, {}", light.name, row.name);
            if light.subject != Part::Event && host.abs_diff(i) <= 6 {
                draft.first = draft.first.min(host);
                draft.last = draft.last.max(host);
            }
        }
        Some(draft)
    }

    /// First token of a compound `words… i`.
    fn before(&self, i: usize, words: &[String]) -> Option<usize> {
        let mut first = i;
        for w in words.iter().rev() {
            let is = |t: usize| self.r.lemma(t).eq_ignore_ascii_case(w) || self.r.form(t).eq_ignore_ascii_case(w);
            first = (first.saturating_sub(2)..first)
                .rev()
                // "protests *and* marches" are no protest marches
                .take_while(|&t| self.r.deprel(t) != Deprel::Cc)
                .find(|&t| is(t) && self.r.sentence_index(t) == self.r.sentence_index(i))?;
        }
        Some(first)
    }

    fn has_modifier(&self, i: usize, wanted: &[String]) -> bool {
        kids(self.r, i)
            .filter(|&c| {
                // "the *rocket* barrage", whatever the parser takes the word before the noun for
                (c + 1 == i && self.r.upos(c) == Upos::Noun)
                    || matches!(
                        self.r.deprel(c),
                        Deprel::Compound | Deprel::Amod | Deprel::Nmod | Deprel::NmodPoss | Deprel::NmodDesc
                    )
            })
            .any(|c| wanted.iter().any(|w| self.is_of(c, w)))
    }

    /// `+against`: the preposition that must follow the noun or the verb that carries it.
    fn has_complement(&self, i: usize, wanted: &[String]) -> bool {
        let host = self.r.head(i).filter(|_| self.r.deprel(i) == Deprel::Obj);
        let follows = |p: &str| after(self.r, i, p).or_else(|| host.and_then(|h| after(self.r, h, p)));
        let infinitive =
            |v: usize| v > i && self.r.xpos(v) == Xpos::Vb && kids(self.r, v).any(|c| c < v && self.r.lemma(c) == "to");
        let below = |at: usize| kids(self.r, at).any(infinitive);
        wanted.iter().any(|w| match w.as_str() {
            INFINITIVE => below(i) || host.is_some_and(below),
            w => w.strip_prefix('+').is_some_and(|p| follows(p).is_some()),
        })
    }

    /// The light verb that carries a noun.
    fn light(&self, i: usize) -> Option<(usize, &'a LightVerb)> {
        let r = self.r;
        let mut noun = i;
        if r.deprel(noun) == Deprel::Conj {
            noun = r.head(noun)?;
        }
        // "submitted a letter of *resignation*"
        let letter = |h: usize| r.lemma(h) == "letter" && after(r, h, "of") == Some(noun);
        if r.deprel(noun) == Deprel::Nmod && (meant(r, r.head(noun)?) == noun || letter(r.head(noun)?)) {
            noun = r.head(noun)?;
        }
        let relation = r.deprel(noun);
        // "a claim *made* by the king", not "the claim that money was *received*"
        let own = |c: usize| kids(r, c).any(|s| r.deprel(s).is_subject());
        let below = kids(r, i).find(|&c| r.deprel(c) == Deprel::Acl && is_passive(r, c) && !own(c));
        let (verb, as_subject) = match (relation, below) {
            (_, Some(c)) if self.light_lemma(c).is_some() => (c, false),
            (Deprel::AclRelcl, _) => return None,
            (Deprel::Obj | Deprel::Obl | Deprel::OblUnmarked | Deprel::NsubjPass, _) => (r.head(noun)?, false),
            (Deprel::Nsubj, _) => (r.head(noun)?, true),
            _ => return None,
        };
        let lemma = self.light_lemma(verb)?;
        self.lexicon.light_verbs.of(&lemma).iter().find_map(|row| {
            if (row.subject == Part::Event) != as_subject {
                return None;
            }
            let extra = &row.words[1..];
            let cased =
                |w: &String| kids(r, noun).any(|c| r.deprel(c) == Deprel::Case && r.form(c).eq_ignore_ascii_case(w));
            let fits = extra
                .iter()
                .all(|w| cased(w) || self.extras(verb, std::slice::from_ref(w)).is_some());
            let bare = relation != Deprel::Obl || extra.iter().any(cased) || bare_adverbial(r, verb) == Some(noun);
            (fits && bare).then_some((verb, row))
        })
    }

    fn light_lemma(&self, i: usize) -> Option<std::borrow::Cow<'a, str>> {
        verb(self.r, i, |w| !self.lexicon.light_verbs.of(w).is_empty())
    }
}
