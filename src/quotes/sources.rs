//! The words that name the speaker: *said **Ana Reyes**, the mayor*, *the minister **who** said*, *, saying*.

use super::SpeakerVia;
use super::asides;
use super::complement;
use super::content;
use super::cues::{self, Found, Kind};
use super::ends;
use super::learned::{self, Model, Page};
use super::offices::named;
use crate::entities::{Entities, EntityType, Mention, MentionKind};
use crate::syntax::{Deprel, Reading, Upos};
use crate::text::Span;

/// The token that names the source, and the token that it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Source {
    /// What stands at the cue: `who`, `He`, `Reyes`.
    pub(super) token: usize,
    /// Whom it means inside the sentence: the antecedent of `who`, the controller of a participle.
    pub(super) meaning: usize,
    pub(super) via: Option<SpeakerVia>,
}

impl Source {
    fn plain(token: usize) -> Source {
        Source {
            token,
            meaning: token,
            via: None,
        }
    }
}

/// Who is named at the cue: whom the clues favour, else whom the rules find.
pub(super) fn best(page: &Page, cue: &Found, said: &[Span]) -> Option<Source> {
    if let Some(inserted) = asides::inserted(page.reading, cue) {
        return Some(Source::plain(inserted.source));
    }
    if let Some(named) = with(page.reading, cue) {
        return Some(Source::plain(named));
    }
    let rule = of(page.reading, cue, said).filter(|r| !is_told(page.reading, cue, r.token));
    let heard = cues::heard_from(page.reading, cue.token).is_some() || quoted(page.reading, cue.token).is_some();
    let Some(model) = Model::shipped().filter(|_| !heard) else {
        return rule;
    };
    let (token, _) = learned::source(model, page, cue.token, said);
    let token = token.filter(|t| !is_told(page.reading, cue, *t));
    let Some(token) = token else { return rule };
    let agrees = |r: &Source| r.token == token || r.meaning == token;
    // what hangs on *by*, and the subject that a participle takes, the tree tells better
    let surer = |r: &Source| {
        let loose = matches!(page.reading.deprel(token), Deprel::Obl | Deprel::Nmod | Deprel::Obj);
        page.reading.deprel(r.token) == Deprel::OblAgent || (loose && is_participle(page.reading, cue.token))
    };
    let rule = rule.filter(|r| agrees(r) || surer(r));
    Some(rule.unwrap_or_else(|| learnt(page.reading, cue.token, token)))
}

/// *…, with **the Herald** reporting that …*: who a participle has beside it.
fn with(reading: &Reading, cue: &Found) -> Option<usize> {
    let name = ends::name_before(reading, cue.token)?;
    let named = |&t: &usize| matches!(reading.upos(t), Upos::Propn | Upos::Noun | Upos::Pron);
    let with = name.start > 0 && reading.form(name.start - 1) == "with" && is_participle(reading, cue.token);
    with.then(|| name.rev().find(named))?
}

/// *rejected claims that …*: others claim it.
fn rejects(reading: &Reading, verb: usize) -> bool {
    matches!(
        reading.lemma(verb),
        "reject" | "deny" | "dismiss" | "refute" | "rebut" | "counter"
    )
}

/// *Residents were told that …*, *a man accused of theft*: whom it was said to or of, while nobody is named who said it;
/// *rejected claims that …*: others' claims.
fn is_told(reading: &Reading, cue: &Found, token: usize) -> bool {
    let verb = cue.token;
    if cue.kind == Kind::Noun {
        let above = reading
            .head(verb)
            .filter(|&v| reading.deprel(verb) == Deprel::Obj && rejects(reading, v));
        return above.is_some_and(|v| {
            reading
                .subject(v)
                .is_some_and(|s| s == token || reading.is_under(token, s))
        });
    }
    let own = reading.head(token) == Some(verb) && reading.deprel(token) == Deprel::NsubjPass;
    let noun = reading.head(verb) == Some(token) && matches!(reading.deprel(verb), Deprel::Acl | Deprel::Amod);
    cue.kind == Kind::Verb && (own || noun) && cue.lemma != "quote" && complement::is_undergone(reading, verb)
}

/// A source that the clues favour: a relative pronoun means its noun, a noun beside a participle is its subject.
fn learnt(reading: &Reading, cue: usize, token: usize) -> Source {
    let verb = reading.head(token).unwrap_or(cue);
    let source = antecedent(reading, verb, token);
    let loose = !reading.is_under(token, cue) && is_participle(reading, cue);
    Source {
        via: source.via.or(loose.then_some(SpeakerVia::Participle)),
        ..source
    }
}

/// Finds who is named at the cue by the rules.
pub(super) fn of(reading: &Reading, cue: &Found, content: &[Span]) -> Option<Source> {
    match cue.kind {
        Kind::Preposition => content::object(reading, cue).map(Source::plain),
        Kind::Noun => possessor(reading, cue.token, content),
        Kind::Verb => verb(reading, cue.token, content),
    }
}

/// *Reyes's claim*, *the claim by Reyes*, *Reyes made the claim*.
fn possessor(reading: &Reading, noun: usize, said: &[Span]) -> Option<Source> {
    let by = |&c: &usize| {
        let case = |&p: &usize| matches!(reading.lemma(p), "by" | "from" | "of");
        let own = !said.iter().any(|s| s.contains(reading.span(c)));
        own && reading.children_by(c, &[Deprel::Case]).any(|p| case(&p))
    };
    let own = reading
        .child(noun, &[Deprel::NmodPoss])
        .or_else(|| reading.children_by(noun, &[Deprel::Nmod]).find(by));
    let verb = || {
        let head = reading
            .head(noun)
            .filter(|&v| matches!(reading.deprel(noun), Deprel::Obj | Deprel::Obl) && !rejects(reading, v))?;
        subject(reading, head).map(|s| s.meaning)
    };
    let of = || content::of_phrase(reading, noun).and_then(|o| content::says(reading, o));
    own.or_else(of).or_else(verb).map(Source::plain)
}

fn verb(reading: &Reading, cue: usize, content: &[Span]) -> Option<Source> {
    if let Some(from) = cues::heard_from(reading, cue).or_else(|| quoted(reading, cue)) {
        return Some(Source::plain(from));
    }
    let outside = |s: &Source| !content.iter().any(|c| c.contains(reading.span(s.token)));
    subject(reading, cue)
        .filter(outside)
        .or_else(|| beside(reading, cue, content))
}

/// ***Reyes** took to the square: “…”*: the subject of the verb that stands highest before a colon.
pub(super) fn led(reading: &Reading, colon: usize) -> Option<Source> {
    const FAR: usize = 80;
    let before = reading.sentence(colon).tokens().start.max(colon.saturating_sub(FAR))..colon;
    let verb = |&t: &usize| reading.upos(t) == Upos::Verb && reading.quotation(t).is_none();
    let highest = |&t: &usize| reading.head(t).is_none_or(|h| !before.contains(&h));
    let top = before.clone().find(|t| verb(t) && highest(t))?;
    subject(reading, top).filter(|s| before.contains(&s.token))
}

/// *The Herald quoted **the mayor** as saying …*: whom the paper quotes.
fn quoted(reading: &Reading, cue: usize) -> Option<usize> {
    let says = |t: usize| {
        let mark = reading.child(t, &[Deprel::Mark, Deprel::Case]);
        is_participle(reading, t)
            && matches!(reading.deprel(t), Deprel::Advcl | Deprel::Xcomp)
            && mark.is_some_and(|m| reading.lemma(m) == "as")
    };
    let quotes = |t: usize| matches!(reading.lemma(t), "quote" | "cite");
    let own = || reading.children_by(cue, &[Deprel::Advcl, Deprel::Xcomp]).any(says);
    let verb = if says(cue) {
        reading.head(cue).filter(|&v| quotes(v))?
    } else {
        Some(cue).filter(|&v| quotes(v) && own())?
    };
    let passive = reading.child(verb, &[Deprel::NsubjPass, Deprel::AuxPass]).is_some();
    let whom = reading
        .child(verb, &[Deprel::Obj])
        .or_else(|| reading.child(verb, &[Deprel::Iobj]));
    whom.filter(|_| !passive)
}

/// The subject of a verb: its own, a conjunct's, an auxiliary verb's, or that of the clause a participle hangs on.
fn subject(reading: &Reading, verb: usize) -> Option<Source> {
    let mut at = verb;
    for _ in 0..8 {
        let passive = reading.child(at, &[Deprel::NsubjPass]).is_some();
        if passive && at == verb {
            let agent = reading.child(at, &[Deprel::OblAgent]);
            if let Some(agent) = agent {
                return Some(Source::plain(agent));
            }
            if reading.lemma(at) != "quote" {
                return None;
            }
        }
        if let Some(s) = reading.subject(at) {
            return Some(antecedent(reading, at, s));
        }
        if let Some(after) = asides::inverted(reading, at).filter(|_| at == verb) {
            return Some(Source::plain(after));
        }
        let head = reading.head(at)?;
        match reading.deprel(at) {
            Deprel::Conj | Deprel::Xcomp => at = head,
            Deprel::Advcl if is_participle(reading, at) => {
                return subject_of_controller(reading, head);
            }
            Deprel::Acl => {
                let via = Some(SpeakerVia::Participle);
                return is_participle(reading, at).then_some(Source {
                    token: head,
                    meaning: head,
                    via,
                });
            }
            Deprel::Advcl if reading.lemma(head) == "quote" || cues::goes_on(reading, at).is_some() => at = head,
            _ => return None,
        }
    }
    None
}

fn subject_of_controller(reading: &Reading, mut head: usize) -> Option<Source> {
    for _ in 0..4 {
        if let Some(s) = reading.subject(head) {
            let found = antecedent(reading, head, s);
            return Some(Source {
                via: found.via.or(Some(SpeakerVia::Participle)),
                ..found
            });
        }
        match (reading.deprel(head), reading.head(head)) {
            (Deprel::Conj | Deprel::Xcomp | Deprel::Advcl, Some(h)) => head = h,
            _ => return None,
        }
    }
    None
}

fn is_participle(reading: &Reading, verb: usize) -> bool {
    reading.xpos(verb) == crate::syntax::Xpos::Vbg
}

/// *the minister, who said …*: the pronoun is the source, the noun its meaning.
fn antecedent(reading: &Reading, verb: usize, subject: usize) -> Source {
    let relative = matches!(reading.lemma(subject), "who" | "which" | "that");
    if relative
        && reading.deprel(verb) == Deprel::AclRelcl
        && let Some(noun) = reading.head(verb)
    {
        return Source {
            token: subject,
            meaning: noun,
            via: Some(SpeakerVia::Relative),
        };
    }
    Source::plain(subject)
}

/// Where the tree has no subject: *…, said Reyes* right after the cue, or the last noun phrase before *, said*.
fn beside(reading: &Reading, cue: usize, content: &[Span]) -> Option<Source> {
    let sentence = reading.sentence(cue).tokens();
    let free = |t: &usize| !content.iter().any(|c| c.contains(reading.span(*t))) && reading.quotation(*t).is_none();
    let nominal = |t: &usize| matches!(reading.upos(*t), Upos::Propn | Upos::Noun | Upos::Pron);
    let after = (cue + 1..sentence.end.min(cue + 4))
        .take_while(|t| reading.upos(*t) != Upos::Punct)
        .filter(free)
        .find(nominal);
    let before = || {
        (sentence.start.max(cue.saturating_sub(25))..cue)
            .filter(free)
            .find(|t| nominal(t) && is_phrase_head(reading, *t))
    };
    let token = before().or(after)?;
    Some(Source::plain(top(reading, token)))
}

fn is_phrase_head(reading: &Reading, t: usize) -> bool {
    !matches!(
        reading.deprel(t),
        Deprel::Compound | Deprel::Flat | Deprel::NmodPoss | Deprel::Obl | Deprel::Nmod
    )
}

/// From a modifier to the head of its name.
fn top(reading: &Reading, mut t: usize) -> usize {
    for _ in 0..6 {
        match (reading.deprel(t), reading.head(t)) {
            (Deprel::Compound | Deprel::Flat | Deprel::NmodPoss, Some(h)) => t = h,
            _ => break,
        }
    }
    t
}

/// The words that name the source: the phrase around its head, without article, apposition and what follows.
pub(super) fn words(reading: &Reading, entities: &Entities, cue: usize, source: &Source) -> Span {
    let phrase = phrase(reading, source);
    let own = entities
        .mention_at(source.token)
        .filter(|m| m.kind == MentionKind::Name);
    match named(reading, entities, cue, source.token).or(own) {
        Some(name) if name.span.start >= phrase.start => phrase.cover(name.span),
        _ => phrase,
    }
}

fn phrase(reading: &Reading, source: &Source) -> Span {
    let head = source.token;
    let part = |c: usize| {
        matches!(
            reading.deprel(c),
            Deprel::Compound
                | Deprel::Flat
                | Deprel::Amod
                | Deprel::NmodPoss
                | Deprel::Nummod
                | Deprel::NmodDesc
                | Deprel::Goeswith
        )
    };
    let mut first = head;
    let mut last = head;
    for &c in reading.children(head) {
        let c = c as usize;
        let (a, b) = reading.reach(c);
        if part(c) && c < head && a < first {
            first = a;
        }
        let name = reading.upos(c) == Upos::Propn && a == last + 1 && reading.upos(a) != Upos::Adp;
        if c > head && (name || matches!(reading.deprel(c), Deprel::Flat | Deprel::Goeswith)) {
            last = last.max(b.min(end_of_name(reading, c)));
        }
    }
    while first < head && (reading.upos(first) == Upos::Punct || is_article(reading, first)) {
        first += 1;
    }
    reading.cover(first, last)
}

fn end_of_name(reading: &Reading, flat: usize) -> usize {
    reading
        .children_by(flat, &[Deprel::Flat])
        .last()
        .unwrap_or(flat)
        .max(flat)
}

fn is_article(reading: &Reading, t: usize) -> bool {
    matches!(reading.lemma(t), "the" | "a" | "an")
}

/// The entity that the source stands for, and how it is named.
pub(super) fn speaker(
    reading: &Reading,
    entities: &Entities,
    cue: usize,
    source: &Source,
) -> (Option<u32>, SpeakerVia) {
    let named = named(reading, entities, cue, source.meaning);
    let mention = named.or_else(|| mention(reading, entities, source.meaning));
    let named = match mention.map(|m| m.kind) {
        Some(MentionKind::Pronoun) => SpeakerVia::Pronoun,
        Some(MentionKind::Nominal) => SpeakerVia::Nominal,
        Some(MentionKind::Name) => SpeakerVia::Explicit,
        None if reading.upos(source.meaning) == Upos::Pron => SpeakerVia::Pronoun,
        None if reading.upos(source.meaning) == Upos::Noun => SpeakerVia::Nominal,
        None => SpeakerVia::Explicit,
    };
    (mention.map(|m| m.entity), source.via.unwrap_or(named))
}

/// The mention at a token; a person named in the same phrase comes first (*First Minister Ana Reyes*), and where the
/// head has none, a name that the phrase is built on.
pub(super) fn mention<'e>(reading: &Reading, entities: &'e Entities, token: usize) -> Option<&'e Mention> {
    let own = entities.mention_at(token);
    if own.is_some_and(|m| m.kind != MentionKind::Nominal) {
        return own;
    }
    let named = || {
        let next = reading.children(token).iter().map(|&c| c as usize).filter(|&c| {
            c > token
                && reading.upos(c) == Upos::Propn
                && reading.child(c, &[Deprel::Case]).is_none()
                && reading.upos(reading.reach(c).0.max(token + 1) - 1) != Upos::Punct
        });
        let mut names = next.filter_map(|c| entities.mention_at(c));
        names.find(|m| m.kind == MentionKind::Name && entities.entities[m.entity as usize].kind == EntityType::Person)
    };
    named().or(own).or_else(|| {
        let near = [
            Deprel::Flat,
            Deprel::NmodDesc,
            Deprel::Appos,
            Deprel::Compound,
            Deprel::NmodPoss,
        ];
        near.iter()
            .find_map(|r| reading.children_by(token, &[*r]).find_map(|c| entities.mention_at(c)))
    })
}
