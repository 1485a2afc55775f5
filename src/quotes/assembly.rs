//! Cue, content and marks put together, sentence by sentence; what no cue claims goes to whoever spoke last.

use super::content::{self, Rule};
use super::cues::{self, Found, Kind};
use super::voices::{self, Voice};
use super::{Cue, Quote, QuoteKind, SpeakerVia, setting, sources, turns};
use crate::entities::Entities;
use crate::lexicon::Lexicon;
use crate::syntax::{Reading, Upos};
use crate::text::Span;
use crate::tokens::Sentence;

/// How far (in tokens) a cue may stand from the marks it introduces or closes.
const NEAR: usize = 30;

/// A cue with what the tree and the marks give it.
struct Report<'l> {
    cue: Found<'l>,
    tree: Option<(Vec<Span>, Rule)>,
    voices: Vec<usize>,
}

/// All quotes, in no order.
pub(super) fn quotes(reading: &Reading, entities: &Entities, lexicon: &Lexicon, attitudes: bool) -> Vec<Quote> {
    let voices = voices::all(reading);
    let mut claimed = vec![false; voices.len()];
    let mut quotes = Vec::new();
    let mut next = 0;
    for (s, sentence) in reading.tokens.sentences.iter().enumerate() {
        while next < voices.len() && voices[next].outer.end <= sentence.span.start {
            next += 1;
        }
        let here = next..next
            + voices[next..]
                .iter()
                .take_while(|v| v.outer.start < sentence.span.end)
                .count();
        let mut reports = reports(reading, lexicon, sentence, attitudes);
        for v in here {
            if claimed[v] {
                continue;
            }
            if let Some(r) = claim(reading, &reports, &voices[v], sentence) {
                reports[r].voices.push(v);
                claimed[v] = true;
            }
        }
        let before = quotes.len();
        quotes.extend(
            reports
                .iter()
                .filter_map(|r| quote(reading, entities, lexicon, r, &voices, s)),
        );
        if quotes.len() == before {
            quotes.extend(turns::quote(reading, entities, s));
        }
    }
    float(reading, &voices, &claimed, &mut quotes);
    quotes
}

fn reports<'l>(reading: &Reading, lexicon: &'l Lexicon, sentence: &Sentence, attitudes: bool) -> Vec<Report<'l>> {
    let cues = sentence.tokens().filter_map(|t| cues::at(reading, lexicon, t));
    let said = |c: &Found| attitudes || !c.row.is_attitude();
    let told = |c: &Found| c.kind != Kind::Verb || !cues::is_unsaid(reading, c.token);
    let nested = |r: &Report| {
        let third = reading.quotation(r.cue.token).is_none() || !cues::is_own_word(reading, r.cue.token);
        let clause = r.tree.as_ref().is_some_and(|(_, rule)| *rule == Rule::Complement);
        reading.quotation(r.cue.token).is_none() || (third && clause)
    };
    cues.filter(|c| said(c) && told(c))
        .map(|cue| Report {
            tree: content::of(reading, &cue),
            cue,
            voices: Vec::new(),
        })
        .filter(nested)
        .collect()
}

/// The report that a stretch in marks belongs to: the one whose content holds it most tightly, else the nearest cue
/// outside all marks with nothing but its own clause between.
fn claim(reading: &Reading, reports: &[Report], voice: &Voice, sentence: &Sentence) -> Option<usize> {
    let outside = |r: &Report| !voice.outer.contains(r.cue.span);
    let size = |r: &Report| {
        r.tree
            .as_ref()
            .map_or(usize::MAX, |(p, _)| p.iter().map(|s| s.len()).sum())
    };
    let holds = |r: &Report| {
        let touches = |p: &Span| voice.pieces.iter().any(|v| v.overlaps(*p));
        outside(r) && r.tree.as_ref().is_some_and(|(pieces, _)| pieces.iter().any(touches))
    };
    let by_tree = (0..reports.len())
        .filter(|&i| holds(&reports[i]))
        .min_by_key(|&i| (size(&reports[i]), i));
    if by_tree.is_some() || !voice.may_be_said() {
        return by_tree;
    }
    let span = reading.tokens_in(voice.outer);
    let gap = |r: &Report| {
        let t = r.cue.token;
        if t < span.start {
            span.start - t
        } else {
            (t + 1).saturating_sub(span.end)
        }
    };
    let near = |r: &Report| {
        let short = voice.words < 5 && !voice.closed;
        let reach = if short { 4 } else { NEAR };
        r.cue.kind != Kind::Noun
            && outside(r)
            && sentence.tokens().contains(&r.cue.token)
            && gap(r) <= reach
            && !parted(reading, r, &span)
    };
    (0..reports.len())
        .filter(|&i| near(&reports[i]))
        .min_by_key(|&i| (gap(&reports[i]), i))
}

/// Whether other speech stands between the cue and the marks.
fn parted(reading: &Reading, report: &Report, voice: &std::ops::Range<usize>) -> bool {
    let t = report.cue.token;
    let between = if t < voice.start {
        t + 1..voice.start
    } else {
        voice.end..t
    };
    let mut words = between.filter(|&b| reading.quotation(b).is_some() && reading.upos(b) != Upos::Punct);
    words.next().is_some()
}

fn quote(
    reading: &Reading,
    entities: &Entities,
    lexicon: &Lexicon,
    report: &Report,
    voices: &[Voice],
    sentence: usize,
) -> Option<Quote> {
    let (content, rule) = contents(reading, report, voices)?;
    let kind = kind(reading, &content);
    let words: usize = content.iter().map(|c| reading.tokens_in(*c).len()).sum();
    if words < 2 && kind == QuoteKind::Indirect {
        return None;
    }
    let cue = &report.cue;
    let source = sources::of(reading, cue, &content);
    if source.is_none() && kind == QuoteKind::Indirect {
        return None;
    }
    let found = source.map(|s| sources::speaker(reading, entities, &s));
    let (addressee, medium) = setting::of(reading, entities, lexicon, cue, &content);
    let class = if rule == Some(Rule::Infinitive) {
        &cue.row.infinitive_class
    } else {
        &cue.row.class
    };
    let confidence = match (kind, rule) {
        (QuoteKind::Direct, _) => 0.95,
        (_, Some(rule)) => rule.confidence(),
        (_, None) => 0.8,
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
        source: source.map(|s| sources::words(reading, &s)),
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

/// The tree's pieces widened to the marks they touch, or the marks alone.
fn contents(reading: &Reading, report: &Report, voices: &[Voice]) -> Option<(Vec<Span>, Option<Rule>)> {
    let marked: Vec<Span> = report
        .voices
        .iter()
        .flat_map(|&v| voices[v].pieces.iter().copied())
        .collect();
    let Some((pieces, rule)) = &report.tree else {
        return (!marked.is_empty()).then(|| (fragment(reading, report, voices).unwrap_or(marked), None));
    };
    if marked.is_empty() {
        return Some((pieces.clone(), Some(*rule)));
    }
    let touched = pieces.iter().any(|p| marked.iter().any(|m| m.overlaps(*p)));
    if !touched {
        return Some((fragment(reading, report, voices).unwrap_or(marked), None));
    }
    let mut spans: Vec<Span> = marked.clone();
    for &piece in pieces {
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
fn kind(reading: &Reading, content: &[Span]) -> QuoteKind {
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

/// Speech without a cue: it goes on with the quote before it in its paragraph, else its speaker is the last one's.
fn float(reading: &Reading, voices: &[Voice], claimed: &[bool], quotes: &mut Vec<Quote>) {
    let mut spoken: Vec<usize> = (0..quotes.len())
        .filter(|&q| quotes[q].kind != QuoteKind::Indirect || quotes[q].cue.is_some())
        .collect();
    spoken.sort_by_key(|&q| quotes[q].content[0].start);
    let starts: Vec<u32> = spoken.iter().map(|&q| quotes[q].content[0].start).collect();
    let mut last_floating: Option<usize> = None;
    for (v, voice) in voices.iter().enumerate() {
        if claimed[v] || !voice.stands_alone() {
            continue;
        }
        let sentence = sentence_at(reading, voice.pieces[0].start);
        let Some(paragraph) = sentence.map(|s| reading.tokens.sentences[s].paragraph) else {
            continue;
        };
        let before = starts
            .partition_point(|&s| s < voice.outer.start)
            .checked_sub(1)
            .map(|i| spoken[i]);
        let after = starts
            .get(starts.partition_point(|&s| s < voice.outer.start))
            .map(|_| ());
        let _ = after;
        let latest = match (before, last_floating) {
            (Some(b), Some(f)) if quotes[f].content[0].start > quotes[b].content[0].start => Some(f),
            (b, f) => b.or(f),
        };
        let same = |q: usize| reading.tokens.sentences[quotes[q].sentence as usize].paragraph == paragraph;
        let alone = bare(reading, voice);
        match latest {
            Some(q) if same(q) && alone && quotes[q].kind != QuoteKind::Indirect => {
                quotes[q].content.extend(voice.pieces.iter().copied());
                quotes[q].content.sort();
            }
            Some(q) if alone && paragraph - reading.tokens.sentences[quotes[q].sentence as usize].paragraph <= 2 => {
                let quote = floating(reading, voice, sentence.unwrap_or(0), quotes[q].speaker);
                last_floating = Some(quotes.len());
                quotes.push(quote);
            }
            _ if alone => {
                last_floating = Some(quotes.len());
                quotes.push(floating(reading, voice, sentence.unwrap_or(0), None));
            }
            _ => {}
        }
    }
}

fn sentence_at(reading: &Reading, byte: u32) -> Option<usize> {
    let all = &reading.tokens.sentences;
    let i = all.partition_point(|s| s.span.end <= byte);
    (i < all.len() && all[i].span.start <= byte).then_some(i)
}

/// Whether nothing but the marks stands in the sentences of this stretch.
fn bare(reading: &Reading, voice: &Voice) -> bool {
    let Some(s) = sentence_at(reading, voice.pieces[0].start) else {
        return false;
    };
    let sentence = reading.tokens.sentences[s];
    let mut outside = sentence
        .tokens()
        .filter(|&t| !voice.outer.contains(reading.span(t)) && reading.upos(t) != Upos::Punct);
    outside.next().is_none()
}

fn floating(reading: &Reading, voice: &Voice, sentence: usize, speaker: Option<u32>) -> Quote {
    Quote {
        kind: kind(reading, &voice.pieces),
        content: voice.pieces.clone(),
        cue: None,
        source: None,
        speaker,
        via: speaker.map(|_| SpeakerVia::Floating),
        addressee: None,
        medium: None,
        inside: None,
        sentence: sentence as u32,
        confidence: if speaker.is_some() { 0.6 } else { 0.4 },
        why: "speech in quotation marks without a cue: the last speaker goes on".to_owned(),
    }
}
