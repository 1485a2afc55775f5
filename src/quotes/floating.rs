//! Speech without a cue: *“We have waited for years.”* as a paragraph of its own belongs to whoever spoke last.

use super::assembly::kind;
use super::led;
use super::signature;
use super::turns;
use super::voices::Voice;
use super::{Quote, QuoteKind, SpeakerVia};
use crate::entities::Entities;
use crate::syntax::{Reading, Upos};

/// How many paragraphs back the last speaker may have spoken.
const REACH: u32 = 2;

/// What no cue claimed: it goes on with the quote before it in its paragraph, else its speaker is the last one's.
pub(super) fn add(reading: &Reading, entities: &Entities, voices: &[Voice], claimed: &[bool], quotes: &mut Vec<Quote>) {
    let mut spoken: Vec<usize> = (0..quotes.len()).filter(|&q| quotes[q].cue.is_some()).collect();
    spoken.sort_by_key(|&q| quotes[q].content[0].start);
    let starts: Vec<u32> = spoken.iter().map(|&q| quotes[q].content[0].start).collect();
    let mut floated: Option<usize> = None;
    for (v, voice) in voices.iter().enumerate() {
        if claimed[v] || !voice.goes_on() && !voice.may_be_signed() {
            continue;
        }
        let Some(sentence) = sentence_at(reading, voice.pieces[0].start) else {
            continue;
        };
        let signed = || signature::quote(reading, entities, voice, sentence);
        let led = || led::quote(reading, entities, voice, sentence);
        if let Some(signed) = turns::labelled(reading, entities, voice, sentence)
            .or_else(signed)
            .or_else(led)
        {
            floated = Some(quotes.len());
            quotes.push(signed);
            continue;
        }
        if !voice.goes_on() || !bare(reading, voice, sentence) {
            continue;
        }
        let before = starts.partition_point(|&s| s < voice.outer.start);
        let cued = before.checked_sub(1).map(|i| spoken[i]);
        let start = |q: usize| quotes[q].content[0].start;
        let latest = cued.into_iter().chain(floated).max_by_key(|&q| start(q));
        let paragraph = |s: usize| reading.tokens.sentences[s].paragraph;
        let apart = |q: usize| paragraph(sentence) - paragraph(quotes[q].sentence as usize);
        match latest {
            Some(q) if apart(q) == 0 && quotes[q].kind != QuoteKind::Indirect => {
                quotes[q].content.extend(voice.pieces.iter().copied());
                quotes[q].content.sort();
            }
            _ if !voice.stands_alone() => {}
            latest => {
                let speaker = latest.filter(|&q| apart(q) <= REACH).and_then(|q| quotes[q].speaker);
                let source = latest.filter(|&q| apart(q) == 0).and_then(|q| quotes[q].source);
                floated = Some(quotes.len());
                quotes.push(Quote {
                    source,
                    ..quote(reading, voice, sentence, speaker)
                });
            }
        }
    }
}

fn sentence_at(reading: &Reading, byte: u32) -> Option<usize> {
    let all = &reading.tokens.sentences;
    let i = all.partition_point(|s| s.span.end <= byte);
    (i < all.len() && all[i].span.start <= byte).then_some(i)
}

/// Whether nothing but the marks stands in this sentence.
fn bare(reading: &Reading, voice: &Voice, sentence: usize) -> bool {
    let mut words = reading.tokens.sentences[sentence].tokens();
    words.all(|t| voice.outer.contains(reading.span(t)) || reading.upos(t) == Upos::Punct)
}

fn quote(reading: &Reading, voice: &Voice, sentence: usize, speaker: Option<u32>) -> Quote {
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
