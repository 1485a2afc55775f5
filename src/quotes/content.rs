//! What was said: the cue's clause, infinitive or noun phrase, in pieces where the cue interrupts it.
//!
//! *The bridge, **officials said**, will reopen*: two pieces around the cue and its subject.

use std::ops::RangeInclusive;

use super::asides;
use super::cues::{self, Found, Kind};
use crate::syntax::{Deprel, Reading, Upos, Xpos};
use crate::text::Span;

/// How the content was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    Complement,
    Infinitive,
    Object,
    Parataxis,
    Aside,
    According,
    Noun,
    Rest,
    Learnt,
}

impl Rule {
    pub(super) fn name(self) -> &'static str {
        match self {
            Rule::Complement => "complement clause",
            Rule::Infinitive => "infinitive",
            Rule::Object => "object",
            Rule::Parataxis => "clause around the cue",
            Rule::Aside => "sentence around the cue",
            Rule::According => "clause around the phrase",
            Rule::Noun => "clause of the noun",
            Rule::Rest => "rest of the sentence",
            Rule::Learnt => "as learnt",
        }
    }
}

/// The pieces of content of a cue, by the tree.
pub(super) fn of(reading: &Reading, cue: &Found) -> Option<(Vec<Span>, Rule)> {
    match cue.kind {
        Kind::Preposition => according(reading, cue),
        Kind::Noun => noun(reading, cue),
        Kind::Verb => verb(reading, cue),
    }
}

/// *the claim **that the port is safe***, *the claim by Reyes **that …***, *allegations of **tax fraud***.
fn noun(reading: &Reading, cue: &Found) -> Option<(Vec<Span>, Rule)> {
    if let Some((that, clause)) = clause_of(reading, cue.token) {
        let said = trim(reading, that..=reading.reach(clause).1)?;
        return Some((vec![said], Rule::Noun));
    }
    let of = of_phrase(reading, cue.token).filter(|_| cue.row.frames.object)?;
    let (first, mut last) = reading.reach(of);
    // *of fraud from Reyes*: who says so hangs on either noun
    if let Some(by) = says(reading, of) {
        last = last.min(reading.reach(by).0 - 1);
    }
    Some((vec![trim(reading, first + 1..=last)?], Rule::Object))
}

/// The *that* and the verb of the clause that tells what a noun says, right after it or after *by Reyes*.
pub(super) fn clause_of(reading: &Reading, noun: usize) -> Option<(usize, usize)> {
    if let Some(clause) = that_clause(reading, noun + 1) {
        return Some((noun + 1, clause));
    }
    let by = says(reading, noun)?;
    let that = reading.reach(by).1 + 1;
    let own = |c: usize| reading.is_under(c, noun) && reading.subject(c).is_some();
    that_clause(reading, that).filter(|&c| own(c)).map(|c| (that, c))
}

/// What a noun such as *allegations* is *of*.
pub(super) fn of_phrase(reading: &Reading, noun: usize) -> Option<usize> {
    let of = |&c: &usize| {
        reading
            .child(c, &[Deprel::Case])
            .is_some_and(|p| reading.lemma(p) == "of")
    };
    reading.children_by(noun, &[Deprel::Nmod]).find(|c| *c > noun && of(c))
}

/// Who says what a noun names: *the claim **by Reyes***.
pub(super) fn says(reading: &Reading, noun: usize) -> Option<usize> {
    let by = |&c: &usize| {
        let case = reading.child(c, &[Deprel::Case]);
        c > noun && case.is_some_and(|p| matches!(reading.lemma(p), "by" | "from"))
    };
    reading.children_by(noun, &[Deprel::Nmod]).find(by)
}

/// *learned from two diplomats **that the talks had failed***, whatever the tree hangs the clause on.
fn heard(reading: &Reading, cue: &Found) -> Option<(Vec<Span>, Rule)> {
    let from = cues::heard_from(reading, cue.token)?;
    let end = reading.sentence(cue.token).tokens().end;
    let that = (from + 1..end).take(12).find(|&t| reading.form(t) == "that")?;
    let near = (from + 1..that).all(|t| reading.is_under(t, from) && reading.upos(t) != Upos::Verb);
    let said = trim(reading, that + 1..=end - 1).filter(|_| near)?;
    Some((vec![said], Rule::Complement))
}

fn verb(reading: &Reading, cue: &Found) -> Option<(Vec<Span>, Rule)> {
    let frames = cue.row.frames;
    if let Some(heard) = heard(reading, cue) {
        return Some(heard);
    }
    if frames.clause {
        let clause = complement(reading, cue.token);
        if clause.is_none_or(|c| c < cue.token || reading.subject(c).is_none())
            && let Some(pieces) = asides::aside(reading, cue)
        {
            return Some((pieces, Rule::Aside));
        }
        if let Some(c) = clause {
            let pieces = around(reading, whole(reading, c), cue_clause(reading, cue.token, c));
            if !pieces.is_empty() {
                return Some((pieces, Rule::Complement));
            }
        }
        if let Some(pieces) = parataxis(reading, cue) {
            return Some((pieces, Rule::Parataxis));
        }
    }
    if frames.infinitive {
        let to = |&c: &usize| {
            reading
                .children_by(c, &[Deprel::Mark])
                .any(|m| reading.lemma(m) == "to")
        };
        let found = reading
            .children_by(cue.token, &[Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl])
            .find(to);
        let found = found.or_else(|| {
            let object = reading.child(cue.token, &[Deprel::Obj, Deprel::Obl])?;
            reading.children_by(object, &[Deprel::Acl]).find(to)
        });
        if let Some(c) = found.filter(|&c| c > cue.token) {
            let (_, last) = reading.reach(c);
            let mark = reading
                .children_by(c, &[Deprel::Mark])
                .find(|&m| reading.lemma(m) == "to")?;
            return Some((vec![trim(reading, mark..=last)?], Rule::Infinitive));
        }
    }
    if frames.object
        && let Some(said) = object_of(reading, cue)
    {
        return Some((vec![said], Rule::Object));
    }
    if frames.clause {
        let told = [Deprel::Obj, Deprel::Iobj, Deprel::Obl];
        let after = |o: usize| (o > cue.token).then(|| that_clause(reading, o + 1)).flatten();
        if let Some(clause) = reading.children_by(cue.token, &told).find_map(after) {
            let from = reading.child(clause, &[Deprel::Mark]).unwrap_or(clause);
            return Some((vec![trim(reading, from..=reading.reach(clause).1)?], Rule::Complement));
        }
    }
    if frames.clause && cue.row.class != "ask" {
        rest(reading, cue).map(|s| (vec![s], Rule::Rest))
    } else {
        None
    }
}

/// *called for **an end to the war***, *announced on Monday **the closing of the port***: the noun phrase that is told.
fn object_of(reading: &Reading, cue: &Found) -> Option<Span> {
    let relation = if cue.lemma.contains(' ') {
        [Deprel::Obl, Deprel::Obj].as_slice()
    } else {
        &[Deprel::Obj]
    };
    let object = reading.child(cue.token, relation).filter(|&c| c > cue.token)?;
    let (first, last) = reading.reach(object);
    trim(reading, first.max(reading.tokens_in(cue.span).end)..=last)
}

/// The finite clause that the cue governs: *said **the port is safe***, *which he said **would help***, *asked **if …***.
fn complement(reading: &Reading, cue: usize) -> Option<usize> {
    let subject = |c: usize| reading.subject(c).is_some();
    let marked = |c: usize, words: &[&str]| {
        reading
            .children_by(c, &[Deprel::Mark])
            .any(|m| words.contains(&reading.lemma(m)))
    };
    let tensed = |c: usize| {
        matches!(reading.xpos(c), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
            || reading.child(c, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).is_some()
    };
    // *he **is to** send a bill*
    let bound = |c: usize| subject(c) && reading.child(c, &[Deprel::Aux, Deprel::Cop]).is_some();
    let finite = |&c: &usize| {
        (!marked(c, &["to"]) || bound(c)) && (subject(c) || tensed(c) || marked(c, &["that", "if", "whether"]))
    };
    let question = |&c: &usize| marked(c, &["if", "whether"]) && c > cue;
    reading
        .children_by(cue, &[Deprel::Ccomp])
        .find(finite)
        .or_else(|| {
            reading
                .children_by(cue, &[Deprel::Parataxis, Deprel::Xcomp])
                .find(|c| subject(*c) && finite(c))
        })
        .or_else(|| {
            let asks = matches!(reading.lemma(cue), "ask" | "wonder" | "inquire");
            reading
                .children_by(cue, &[Deprel::Advcl])
                .find(question)
                .filter(|_| asks)
        })
}

/// The clause whose *that* stands at this token.
pub(super) fn that_clause(reading: &Reading, token: usize) -> Option<usize> {
    let here = token < reading.len() && reading.lemma(token) == "that" && reading.deprel(token) == Deprel::Mark;
    reading
        .head(token.min(reading.len() - 1))
        .filter(|&h| here && h > token)
}

/// The tokens of a clause, with what is joined to it.
fn whole(reading: &Reading, c: usize) -> RangeInclusive<usize> {
    let (first, last) = reading.reach(c);
    first..=last
}

/// The tokens of the cue with its subject and its own modifiers, when they stand inside or beside `content`.
fn cue_clause(reading: &Reading, cue: usize, content: usize) -> RangeInclusive<usize> {
    let (mut first, mut last) = (cue, cue);
    for &c in reading.children(cue) {
        let c = c as usize;
        if c == content
            || reading.is_under(content, c)
            || matches!(reading.deprel(c), Deprel::Punct | Deprel::Conj | Deprel::Cc)
        {
            continue;
        }
        let (a, b) = reading.reach(c);
        if (content < cue) == (b < content) && content < cue {
            continue;
        }
        first = first.min(a);
        last = last.max(b);
    }
    first..=last
}

/// `content` without `cut`: one piece, or two where the cue stands inside.
fn around(reading: &Reading, content: RangeInclusive<usize>, cut: RangeInclusive<usize>) -> Vec<Span> {
    let (a, b) = content.into_inner();
    let (x, y) = cut.into_inner();
    if y < a || x > b {
        return trim(reading, a..=b).into_iter().collect();
    }
    let left = (x > a).then(|| trim(reading, a..=x - 1)).flatten();
    let right = (y < b).then(|| trim(reading, y + 1..=b)).flatten();
    left.into_iter().chain(right).collect()
}

/// *The bridge will reopen, officials said*: the parser hangs the cue on the clause it reports.
fn parataxis(reading: &Reading, cue: &Found) -> Option<Vec<Span>> {
    if !matches!(
        reading.deprel(cue.token),
        Deprel::Parataxis | Deprel::Advcl | Deprel::Ccomp
    ) {
        return None;
    }
    let head = reading.head(cue.token)?;
    let own = reading.reach(cue.token);
    if reading.deprel(cue.token) != Deprel::Parataxis {
        let subject = reading.subject(cue.token).is_some();
        let comma = own.0 > 0 && reading.upos(own.0 - 1) == Upos::Punct;
        let mark = reading
            .child(cue.token, &[Deprel::Mark, Deprel::Advmod])
            .is_some_and(|m| m == own.0);
        if !subject || !comma || mark || head > cue.token {
            return None;
        }
    }
    let pieces = around(reading, whole(reading, head), own.0..=own.1);
    (!pieces.is_empty()).then_some(pieces)
}

/// *According to police, two people were held*: the clause that the phrase hangs on, without the phrase.
fn according(reading: &Reading, cue: &Found) -> Option<(Vec<Span>, Rule)> {
    let noun = object(reading, cue)?;
    let mut clause = reading.head(noun)?;
    while matches!(reading.upos(clause), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num) {
        match (reading.child(clause, &[Deprel::Cop]), reading.head(clause)) {
            (None, Some(h)) => clause = h,
            _ => break,
        }
    }
    let (first, last) = reading.reach(noun);
    let sentence = reading.sentence(cue.token).tokens();
    let closes = cue.token > sentence.start && reading.form(cue.token - 1) == "," && last + 2 >= sentence.end;
    if closes {
        let whole = trim(reading, sentence.start..=cue.token - 1)?;
        return Some((vec![whole], Rule::According));
    }
    let (a, mut b) = reading.reach(clause);
    if let Some(c) = reading
        .children_by(clause, &[Deprel::Conj])
        .find(|&c| c > last && first > clause)
    {
        b = b.min(reading.reach(c).0.saturating_sub(1)).max(last);
    }
    let pieces = around(reading, a..=b, first.min(cue.token)..=last);
    (!pieces.is_empty()).then_some((pieces, Rule::According))
}

/// The noun after *according to*.
pub(super) fn object(reading: &Reading, cue: &Found) -> Option<usize> {
    let words = cue.lemma.split(' ').count();
    let sentence = reading.sentence(cue.token).tokens();
    let noun = [Some(cue.token), Some(cue.token + 1)]
        .into_iter()
        .flatten()
        .filter_map(|t| reading.head(t))
        .find(|&h| h >= cue.token + words && matches!(reading.upos(h), Upos::Noun | Upos::Propn | Upos::Pron));
    noun.or_else(|| {
        (cue.token + words..sentence.end).take(8).find(|&t| {
            matches!(reading.upos(t), Upos::Noun | Upos::Propn | Upos::Pron)
                && !matches!(reading.deprel(t), Deprel::Compound | Deprel::NmodPoss)
        })
    })
}

/// *Officials said the bridge …* where the tree shows no clause: all after the cue and its own phrases.
fn rest(reading: &Reading, cue: &Found) -> Option<Span> {
    let sentence = reading.sentence(cue.token).tokens();
    let mut from = reading.tokens_in(cue.span).end;
    let phrase = [
        Deprel::Obl,
        Deprel::OblUnmarked,
        Deprel::Advmod,
        Deprel::Obj,
        Deprel::Iobj,
    ];
    for c in reading.children_by(cue.token, &phrase) {
        let (a, b) = reading.reach(c);
        let verb = (a..=b).any(|t| reading.upos(t) == Upos::Verb);
        if a == from && !verb && (cue.row.class == "say" || reading.deprel(c) != Deprel::Obj) {
            from = b + 1;
        }
    }
    let plain = matches!(cue.lemma.as_str(), "say" | "add" | "tell");
    let begins = (from..sentence.end).next().is_some_and(|t| {
        reading.lemma(t) == "that" || (plain && reading.upos(t) != Upos::Punct && reading.lemma(t) != "to")
    });
    let verb = (from + 1..sentence.end).any(|t| matches!(reading.upos(t), Upos::Verb | Upos::Aux));
    let subject = reading.subject(cue.token).is_some_and(|s| s < cue.token);
    (begins && verb && subject).then(|| trim(reading, from..=sentence.end - 1))?
}

/// Leaves out *that*, commas, marks and the full stop at the ends.
pub(super) fn trim(reading: &Reading, tokens: RangeInclusive<usize>) -> Option<Span> {
    let (mut a, mut b) = tokens.into_inner();
    let outer = |t: usize| reading.upos(t) == Upos::Punct && !is_inner(reading.form(t));
    while a <= b && (outer(a) || (reading.form(a).eq_ignore_ascii_case("that") && reading.deprel(a) == Deprel::Mark)) {
        a += 1;
    }
    while b > a && outer(b) {
        b -= 1;
    }
    if b > a && reading.form(b) == ")" && !(a..b).any(|t| reading.form(t) == "(") {
        b -= 1;
    }
    (a < b || (a == b && reading.upos(a) != Upos::Punct)).then(|| reading.cover(a, b))
}

/// Signs that may begin or end a content.
pub(super) fn is_inner(sign: &str) -> bool {
    matches!(sign, "(" | ")" | "[" | "]" | "$" | "#")
}
