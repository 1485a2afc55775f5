//! The words that say that somebody said it: *urged*, *pointed out*, *according to*, *the claim that*.

use super::content;
use crate::lexicon::Lexicon;
use crate::lexicon::quote_cues::CueRow;
use crate::syntax::{Deprel, Reading, Upos, Xpos};
use crate::text::Span;

/// What part of speech carries the cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Verb,
    Noun,
    Preposition,
}

/// A cue seen in the article; whether anything was said there is for `content` to find.
#[derive(Debug, Clone)]
pub(super) struct Found<'l> {
    pub(super) token: usize,
    pub(super) span: Span,
    pub(super) lemma: String,
    pub(super) kind: Kind,
    pub(super) row: &'l CueRow,
    /// Whether the sheet holds it, in this frame; else it was learnt.
    pub(super) listed: bool,
}

/// The cue headed by this token, if it is one.
pub(super) fn at<'l>(reading: &Reading, lexicon: &'l Lexicon, token: usize) -> Option<Found<'l>> {
    match reading.upos(token) {
        Upos::Verb => verb(reading, lexicon, token),
        Upos::Noun => noun(reading, lexicon, token),
        _ => preposition(reading, lexicon, token),
    }
}

/// A word that may report though the sheet does not hold it so: its row if there is one, else that of no class.
pub(super) fn learnt<'l>(reading: &Reading, lexicon: &'l Lexicon, token: usize) -> Option<Found<'l>> {
    let cues = &lexicon.quote_cues;
    let (kind, row) = match reading.upos(token) {
        Upos::Noun => (Kind::Noun, cues.nouns.get(reading.lemma(token))),
        Upos::Verb | Upos::Adj => (Kind::Verb, None),
        _ => return None,
    };
    Some(Found {
        token,
        span: reading.span(token),
        lemma: reading.lemma(token).to_owned(),
        kind,
        row: row.unwrap_or(&cues.unlisted),
        listed: false,
    })
}

fn verb<'l>(reading: &Reading, lexicon: &'l Lexicon, token: usize) -> Option<Found<'l>> {
    let joined =
        token > 0 && reading.form(token - 1) == "-" && reading.span(token - 1).end == reading.span(token).start;
    if joined || reading.deprel(token) == Deprel::Amod || preposition(reading, lexicon, token).is_some() {
        return preposition(reading, lexicon, token);
    }
    if is_named(reading, token) {
        return None;
    }
    let table = &lexicon.quote_cues.verbs;
    let lemma = reading.lemma(token);
    let next = token + 1;
    if next < reading.len() && reading.sentence(token).tokens().contains(&next) {
        let two = format!("{lemma} {}", reading.form(next).to_lowercase());
        if let Some(row) = table.get(&two) {
            let span = reading.cover(token, next);
            return Some(Found {
                token,
                span,
                lemma: two,
                kind: Kind::Verb,
                row,
                listed: true,
            });
        }
    }
    // *ruled **out** an apology*: another word
    let out = |c: usize| c == next && reading.form(c).eq_ignore_ascii_case("out");
    if reading.children_by(token, &[Deprel::CompoundPrt]).any(out) {
        return None;
    }
    let row = table.get(lemma)?;
    Some(Found {
        token,
        span: reading.span(token),
        lemma: lemma.to_owned(),
        kind: Kind::Verb,
        row,
        listed: true,
    })
}

/// How many words to either side tell whether all of a sentence have capitals, so that a long one costs no square.
const NEAR: usize = 64;

/// *Omar bin **Said**, the sultan, died*: a name, unless all words of the sentence have capitals.
fn is_named(reading: &Reading, token: usize) -> bool {
    let capital = |t: usize| reading.form(t).starts_with(char::is_uppercase);
    let sentence = reading.sentence(token).tokens();
    let after_word = token > sentence.start && reading.upos(token - 1) != Upos::Punct;
    if !after_word || !capital(token) || reading.form(token).chars().nth(1).is_none_or(char::is_uppercase) {
        return false;
    }
    let near = token.saturating_sub(NEAR).max(sentence.start)..sentence.end.min(token + NEAR);
    let words = || {
        near.clone()
            .filter(|&t| reading.form(t).starts_with(char::is_alphabetic))
    };
    2 * words().filter(|&t| capital(t)).count() <= words().count()
}

fn noun<'l>(reading: &Reading, lexicon: &'l Lexicon, token: usize) -> Option<Found<'l>> {
    let row = lexicon.quote_cues.nouns.get(reading.lemma(token))?;
    if content::clause_of(reading, token).is_none() {
        let alleged = row.frames.object && content::of_phrase(reading, token).is_some();
        alleged.then_some(())?;
    }
    let channel = lexicon.quote_cues.media.contains_key(reading.lemma(token));
    let told = |h: usize| lexicon.quote_cues.verbs.contains_key(reading.lemma(h));
    if channel && reading.deprel(token) == Deprel::Obl && reading.head(token).is_some_and(told) {
        return None;
    }
    let lemma = reading.lemma(token).to_owned();
    Some(Found {
        token,
        span: reading.span(token),
        lemma,
        kind: Kind::Noun,
        row,
        listed: true,
    })
}

/// `according to`, `in the words of`: found at their first word.
fn preposition<'l>(reading: &Reading, lexicon: &'l Lexicon, token: usize) -> Option<Found<'l>> {
    let first = reading.form(token);
    if !first.eq_ignore_ascii_case("according") && !first.eq_ignore_ascii_case("in") {
        return None;
    }
    let end = reading.sentence(token).last as usize;
    lexicon.quote_cues.prepositions.iter().find_map(|(phrase, row)| {
        let words = phrase.split(' ').count();
        let fits = token + words < end
            && phrase
                .split(' ')
                .enumerate()
                .all(|(i, w)| reading.form(token + i).eq_ignore_ascii_case(w));
        let span = reading.cover(token, (token + words - 1).min(end - 1));
        fits.then(|| Found {
            token,
            span,
            lemma: phrase.clone(),
            kind: Kind::Preposition,
            row,
            listed: true,
        })
    })
}

/// *“We will not go back,” **smiled** Ana Reyes*: whatever verb follows marks that end in a comma, its subject beside
/// it, tells who spoke.
pub(super) fn closes_speech(reading: &Reading, token: usize) -> bool {
    let tensed = matches!(reading.xpos(token), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let Some(subject) = reading.subject(token).filter(|_| tensed) else {
        return false;
    };
    let (a, b) = reading.reach(subject);
    let first = match () {
        () if b + 1 == token => a,
        () if a == token + 1 => token,
        () => return false,
    };
    let sentence = reading.sentence(token);
    let inside = first.checked_sub(2).filter(|t| sentence.tokens().contains(t));
    let Some(mut mark) = inside.and_then(|t| reading.quotation(t)).map(|m| m as u32) else {
        return false;
    };
    let marks = &reading.layout.marks;
    while let Some(outer) = marks[mark as usize].parent {
        mark = outer;
    }
    let mark = marks[mark as usize];
    let closed = mark.close == Some(reading.span(first - 1));
    closed && mark.open.start <= sentence.span.start && mark.content.of(reading.text).ends_with(',')
}

/// Verbs whose negation says nothing: *did not say whether*, *had not been told that*.
const TELLING: [&str; 15] = [
    "say", "tell", "inform", "reveal", "disclose", "specify", "announce", "mention", "explain", "comment", "confirm",
    "report", "indicate", "clarify", "claim",
];

/// A verb that only names a possible saying: *to say*, *declined to comment*, *did not say*, *nobody could say*.
pub(super) fn is_unsaid(reading: &Reading, token: usize) -> bool {
    let infinitive = reading
        .children_by(token, &[Deprel::Mark])
        .any(|c| reading.lemma(c) == "to");
    let refused = matches!(reading.deprel(token), Deprel::Xcomp | Deprel::Advcl)
        && reading.head(token).is_some_and(|h| {
            matches!(reading.lemma(h), "decline" | "refuse" | "fail" | "want" | "stop") || is_yet(reading, h)
        });
    let aim = || reading.subject(token).is_none() && reading.deprel(token) != Deprel::Xcomp;
    (TELLING.contains(&reading.lemma(token)) && is_negated(reading, token))
        || infinitive && (refused || aim() && goes_on(reading, token).is_none())
}

/// *He **went** on to say …*: the verb whose subject says it.
pub(super) fn goes_on(reading: &Reading, token: usize) -> Option<usize> {
    let verb = reading.head(token).filter(|&h| reading.lemma(h) == "go" && h < token)?;
    let on = |c: usize| reading.form(c) == "on" && c == verb + 1;
    let parts = [Deprel::Advmod, Deprel::CompoundPrt];
    reading.children_by(verb, &parts).any(on).then_some(verb)
}

/// *has yet to say*.
fn is_yet(reading: &Reading, verb: usize) -> bool {
    let yet = |c: usize| reading.form(c).eq_ignore_ascii_case("yet");
    reading.lemma(verb) == "have" && reading.children_by(verb, &[Deprel::Advmod]).any(yet)
}

/// *did not say*, *never said*, *none of them could say*.
fn is_negated(reading: &Reading, token: usize) -> bool {
    let none = |w: &str| matches!(w, "no" | "none" | "nobody" | "neither");
    let own = |c: usize| reading.quotation(c) == reading.quotation(token);
    let not = |c: usize| matches!(reading.lemma(c), "not" | "n't" | "never") && own(c);
    let subject = reading.subject(token).filter(|&s| {
        let mut own = reading.children_by(s, &[Deprel::Det]);
        none(reading.lemma(s)) || own.any(|d| none(reading.lemma(d)))
    });
    subject.is_some() || reading.children_by(token, &[Deprel::Advmod, Deprel::Det]).any(not)
}

/// *learned from a port official*: who told those that only heard.
pub(super) fn heard_from(reading: &Reading, token: usize) -> Option<usize> {
    if !matches!(reading.lemma(token), "learn" | "hear") {
        return None;
    }
    let from = |&c: &usize| {
        let case = reading.child(c, &[Deprel::Case]);
        case.is_some_and(|p| reading.lemma(p) == "from")
    };
    reading.children_by(token, &[Deprel::Obl]).find(from)
}

/// *The army is saying that it left*, *they admit that it left*, *reports say it left*.
pub(super) fn says_that(reading: &Reading, token: usize) -> bool {
    let that = |c: usize| {
        reading
            .child(c, &[Deprel::Mark])
            .is_some_and(|m| reading.form(m) == "that")
    };
    let noun = |s: usize| matches!(reading.upos(s), Upos::Noun | Upos::Propn);
    let named = || matches!(reading.xpos(token), Xpos::Vbp | Xpos::Vbz) && reading.subject(token).is_some_and(noun);
    let mut clauses = reading.children_by(token, &[Deprel::Ccomp]);
    clauses.any(|c| that(c) || named())
}

/// Inside quotation marks a cue reports a third party's words (*"He told us that …"*), never the speaker's own (*"I say …"*).
pub(super) fn is_own_word(reading: &Reading, token: usize) -> bool {
    let mut verb = token;
    for _ in 0..4 {
        if let Some(s) = reading.subject(verb) {
            return matches!(reading.lemma(s), "i" | "I" | "we" | "you" | "it" | "what" | "one");
        }
        match (reading.deprel(verb), reading.head(verb)) {
            (Deprel::Conj | Deprel::Xcomp, Some(h)) => verb = h,
            _ => return true,
        }
    }
    true
}
