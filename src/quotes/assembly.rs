//! Cue, content and marks put together, sentence by sentence; what no cue claims goes to whoever spoke last.

use super::content::{self, Rule};
use super::cues::{Found, Kind};
use super::learned::{self, Model, Page};
use super::reports::{self, Report};
use super::voices::{self, Voice};
use super::{Cue, Quote, QuoteKind, begins, complement, floating, setting, sources, turns};
use crate::entities::Entities;
use crate::lexicon::Lexicon;
use crate::stop;
use crate::syntax::{Reading, Upos};
use crate::text::Span;
use crate::tokens::Sentence;

/// The share of direct quotes that are right, and of those that are likeliest not to be (docs/quotes.md).
const SURE: f32 = 0.95;
const LEAST_SURE: f32 = 0.35;

/// All quotes, in no order.
pub(super) fn quotes(reading: &Reading, entities: &Entities, lexicon: &Lexicon, attitudes: bool) -> Vec<Quote> {
    let page = Page::new(reading, entities, lexicon);
    let mut voices = voices::all(reading);
    if let Some(model) = Model::shipped() {
        for voice in &mut voices {
            voice.chance = learned::voice_chance(model, &page, voice);
        }
    }
    let mut claimed = vec![false; voices.len()];
    let guest = turns::guest(entities);
    let mut quotes = Vec::new();
    let mut next = 0;
    for (s, sentence) in reading.tokens.sentences.iter().enumerate() {
        stop::point();
        while next < voices.len() && voices[next].outer.end <= sentence.span.start {
            next += 1;
        }
        let limit = limit(reading, sentence);
        let starts = |v: &&Voice| v.outer.start < limit.max(sentence.span.end) && v.pieces[0].start < limit;
        let here = next..next + voices[next..].iter().take_while(starts).count();
        let mut reports = reports::of(&page, sentence, attitudes);
        for v in here {
            if claimed[v] {
                continue;
            }
            if let Some(r) = reports::claim(reading, &reports, &voices[v], sentence) {
                reports[r].voices.push(v);
                claimed[v] = true;
            }
        }
        let before = quotes.len();
        quotes.extend(reports.iter().filter_map(|r| quote(&page, r, &voices, s)));
        if quotes.len() == before {
            quotes.extend(turns::quote(reading, entities, guest, s));
        }
    }
    floating::add(reading, entities, &voices, &claimed, &mut quotes);
    quotes
}

/// Where marks must open to be looked at with a sentence: within it, or just after its colon.
fn limit(reading: &Reading, sentence: &Sentence) -> u32 {
    let tokens = sentence.tokens();
    let colon = tokens.end > tokens.start && reading.form(tokens.end - 1) == ":";
    match reading.tokens.tokens.get(tokens.end) {
        Some(next) if colon => first_word(reading, tokens.end).map_or(next.end, |t| reading.span(t).end),
        _ => sentence.span.end,
    }
}

/// The first token from here that is no mark or other sign, if it is near.
fn first_word(reading: &Reading, from: usize) -> Option<usize> {
    (from..reading.len()).take(3).find(|&t| reading.upos(t) != Upos::Punct)
}

fn quote(page: &Page, report: &Report, voices: &[Voice], sentence: usize) -> Option<Quote> {
    let (reading, entities) = (page.reading, page.entities);
    let (content, rule) = contents(page, report, voices)?;
    let kind = kind(reading, &content);
    let words: usize = content.iter().map(|c| reading.tokens_in(*c).len()).sum();
    if kind == QuoteKind::Indirect && (words < 2 || !report.plain) {
        return None;
    }
    let cue = &report.cue;
    let source = sources::best(page, cue, &content);
    if kind == QuoteKind::Indirect && source.is_none_or(|source| infers(reading, cue, &source)) {
        return None;
    }
    // *is dubbed the “harbour law”*, *a man called “Shorty”*: a name
    let named = matches!(cue.lemma.as_str(), "dub" | "call" | "identify" | "label")
        && complement::is_undergone(reading, cue.token);
    if named {
        return None;
    }
    let found = source.map(|s| sources::speaker(reading, entities, cue.token, &s));
    let nested = reading.quotation(cue.token).is_some();
    if nested
        && !source
            .zip(found)
            .is_some_and(|(s, (by, _))| by.is_some() && may_be_told_of(reading, &s))
    {
        return None;
    }
    let (addressee, medium) = setting::of(reading, entities, page.lexicon, cue, &content);
    let class = if rule == Some(Rule::Infinitive) {
        &cue.row.infinitive_class
    } else {
        &cue.row.class
    };
    let confidence = match kind {
        QuoteKind::Direct => SURE,
        _ => LEAST_SURE + (SURE - LEAST_SURE) * report.chance,
    };
    let how = rule.map_or("quotation marks beside the cue", Rule::name);
    Some(Quote {
        kind,
        content,
        cue: Some(Cue {
            span: cue.span,
            token: cue.token as u32,
            lemma: cue.lemma.clone(),
            class: class.clone(),
        }),
        source: source.map(|s| sources::words(reading, entities, cue.token, &s)),
        speaker: found.and_then(|(e, _)| e),
        via: found.map(|(_, via)| via),
        addressee: addressee.filter(|a| found.and_then(|(e, _)| e) != Some(*a)),
        medium,
        inside: None,
        sentence: sentence as u32,
        confidence,
        why: format!("{} {} ({}): {how}", cue.row.row, cue.lemma, cue.span.of(reading.text)),
    })
}

/// ***This** suggests that the dam is full*: whoever writes it infers it.
fn infers(reading: &Reading, cue: &Found, source: &sources::Source) -> bool {
    let pointed = matches!(reading.lemma(source.token), "this" | "that" | "these" | "which");
    pointed
        && source.token == source.meaning
        && matches!(
            cue.lemma.as_str(),
            "suggest" | "show" | "indicate" | "reveal" | "signal"
        )
}

/// Whose words somebody who speaks himself may tell: a noun's, or *he* and *she*, but not what *they* or *anyone* say.
fn may_be_told_of(reading: &Reading, source: &sources::Source) -> bool {
    reading.upos(source.token) != Upos::Pron || matches!(reading.lemma(source.token), "he" | "she" | "who")
}

/// The tree's pieces widened to the marks they touch, or the marks alone.
fn contents(page: &Page, report: &Report, voices: &[Voice]) -> Option<(Vec<Span>, Option<Rule>)> {
    let reading = page.reading;
    let marked: Vec<Span> = report
        .voices
        .iter()
        .flat_map(|&v| voices[v].pieces.iter().copied())
        .collect();
    let Some((pieces, rule)) = &report.tree else {
        return (!marked.is_empty()).then(|| (fragment(reading, report, voices).unwrap_or(marked), None));
    };
    let pieces = begins::settle(page, &report.cue, pieces);
    if marked.is_empty() {
        return Some((pieces.into_owned(), Some(*rule)));
    }
    if report.voices.iter().all(|&v| voices[v].is_sentence()) || is_interrupted(reading, report, voices) {
        return Some((marked, Some(*rule)));
    }
    let touched = pieces.iter().any(|p| marked.iter().any(|m| m.overlaps(*p)));
    if !touched {
        return Some((fragment(reading, report, voices).unwrap_or(marked), None));
    }
    let mut spans: Vec<Span> = marked.clone();
    for &piece in pieces.iter() {
        let inside = report.voices.iter().any(|&v| voices[v].outer.contains(piece));
        if !inside && !report.cue.span.overlaps(piece) {
            spans.push(piece);
        }
    }
    spans.sort();
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if last.overlaps(span) => *last = last.cover(span),
            _ => joined.push(span),
        }
    }
    joined.retain(|s| !s.overlaps(report.cue.span));
    (!joined.is_empty()).then_some((joined, Some(*rule)))
}

/// *“When it came,” **recalled** Reyes, standing at the lock, “we ran”*: marks that begin a sentence and close with a
/// comma before their cue hold all that is said, and what stands between them is told.
fn is_interrupted(reading: &Reading, report: &Report, voices: &[Voice]) -> bool {
    let first = &voices[report.voices[0]];
    let begins = first.outer.start <= reading.sentence(report.cue.token).span.start;
    begins && first.closed && first.outer.end <= report.cue.span.start
}

/// *said it was a “dangerous step” for the port*: a fragment in marks after its cue is part of what was said, not all.
fn fragment(reading: &Reading, report: &Report, voices: &[Voice]) -> Option<Vec<Span>> {
    let [v] = report.voices.as_slice() else { return None };
    let voice = &voices[*v];
    let sentence = reading.sentence(report.cue.token).tokens();
    let from = reading.tokens_in(report.cue.span).end;
    if from >= sentence.end {
        return None;
    }
    let inner = reading.tokens_in(voice.outer);
    let whole = voice.closed && voice.words >= 5 || report.cue.kind != Kind::Verb;
    let ahead = inner.start > from + usize::from(reading.form(from) == ",") && inner.end <= sentence.end;
    let plain = (from..inner.start).all(|t| !matches!(reading.form(t), ":" | ","));
    if whole || !ahead || !plain {
        return None;
    }
    let judged = report.cue.row.class == "judge";
    let clause = !judged && report.cue.row.frames.clause;
    let last = if clause { sentence.end } else { inner.end };
    content::trim(reading, from..=last - 1).map(|s| vec![s])
}

/// Direct if every word stands in marks, mixed if some do.
pub(super) fn kind(reading: &Reading, content: &[Span]) -> QuoteKind {
    let (mut inside, mut outside) = (false, false);
    for t in content.iter().flat_map(|c| reading.tokens_in(*c)) {
        if reading.upos(t) != Upos::Punct {
            match reading.quotation(t) {
                Some(_) => inside = true,
                None => outside = true,
            }
        }
    }
    match (inside, outside) {
        (true, false) => QuoteKind::Direct,
        (true, true) => QuoteKind::Mixed,
        _ => QuoteKind::Indirect,
    }
}
