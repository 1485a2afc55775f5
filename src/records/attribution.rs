//! Where quotes meet events and pronouns: who vouches for an event, and who `I` is.
//!
//! "I ordered the raid," said Ana Reyes. → the raid is told in her quote, and `I` is Ana Reyes.

use super::Findings;
use crate::entities::EntityType;
use crate::events;
use crate::quotes::{self, QuoteKind};
use crate::syntax::{Deprel, Xpos};
use crate::text::Span;

/// For every event the innermost quote whose content holds its trigger.
pub fn carriers(found: &Findings) -> Vec<Option<u32>> {
    let triggers: Vec<Span> = found.events.iter().map(|e| e.trigger).collect();
    innermost(&contents(found.quotes, |_| true), &triggers)
}

/// The pieces of the quotes that pass, with the number of the quote.
fn contents(quotes: &[quotes::Quote], pass: impl Fn(&quotes::Quote) -> bool) -> Vec<(Span, u32)> {
    let passing = quotes.iter().enumerate().filter(|(_, q)| pass(q));
    passing
        .flat_map(|(i, q)| q.content.iter().map(move |&span| (span, i as u32)))
        .collect()
}

/// Quotes nest no deeper in any sane article; deeper ones are not searched, to stay linear.
const DEPTH: usize = 16;

/// For every span the piece that starts last among those that hold it; one sweep over both.
fn innermost(pieces: &[(Span, u32)], spans: &[Span]) -> Vec<Option<u32>> {
    let mut pieces = pieces.to_vec();
    pieces.sort_by_key(|(s, i)| (s.start, std::cmp::Reverse(s.end), *i));
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|&i| spans[i].start);
    let (mut next, mut open) = (0, Vec::<(Span, u32)>::new());
    let mut out = vec![None; spans.len()];
    for i in order {
        let at = spans[i];
        while next < pieces.len() && pieces[next].0.start <= at.start {
            open.push(pieces[next]);
            next += 1;
        }
        while open.last().is_some_and(|(s, _)| s.end <= at.start) {
            open.pop();
        }
        let mut near = open.iter().rev().take(DEPTH);
        out[i] = near.find(|(s, _)| s.contains(at)).map(|&(_, q)| q);
    }
    out
}

/// Whose words the event rests on: as its own sentence says (*…, according to its ministry*), else the speaker of the
/// innermost quote around it whose speaker is known.
pub fn attributed_to(found: &Findings, event: &events::Event, carrier: Option<u32>) -> Option<u32> {
    if event.attributed_to.is_some() {
        return event.attributed_to;
    }
    let mut quote = &found.quotes[carrier? as usize];
    for _ in 0..DEPTH {
        if quote.cue.as_ref().is_some_and(|c| is_act(found, event, c.span)) || demands(found, event, quote.speaker) {
            return None;
        }
        // who tells of his own support gives it
        let said = event.announced || event.kind == "SUPPORT";
        let own = said && quote.speaker.is_some_and(|s| event.actors.contains(&s));
        match quote.inside.and_then(|outer| found.quotes.get(outer as usize)) {
            Some(outer) if own => quote = outer,
            None if own => return None,
            Some(outer) if quote.speaker.is_none() || closes(quote, outer) => quote = outer,
            _ => break,
        }
    }
    quote.speaker
}

/// "She *urged* them to leave", "he *said* that they should leave": the speech is the act.
fn is_act(found: &Findings, event: &events::Event, cue: Span) -> bool {
    cue.overlaps(event.trigger) || cue.contains(found.reading.span(event.token as usize))
}

/// "We *want* an inquiry", "I *am pleading* with them": done by being said.
fn demands(found: &Findings, event: &events::Event, speaker: Option<u32>) -> bool {
    let (r, verb) = (found.reading, event.token as usize);
    let spoken = matches!(event.kind, "REQUEST" | "THREATEN" | "ACCUSE" | "REJECT" | "SUPPORT");
    let own = event.first_person || speaker.is_some_and(|s| event.actors == [s]) && r.quotation(verb).is_some();
    let now = |c: usize| matches!(r.form(c), "am" | "are" | "'m" | "’m" | "'re" | "’re");
    let goes_on = || r.xpos(verb) == Xpos::Vbg && r.children_by(verb, &[Deprel::Aux]).any(now);
    own && spoken && (r.xpos(verb) == Xpos::Vbp || goes_on())
}

/// Whether *according to* at the end of the sentence tells who vouches for all of it.
fn closes(inner: &quotes::Quote, outer: &quotes::Quote) -> bool {
    let according = outer
        .cue
        .as_ref()
        .is_some_and(|c| c.class == "say" && c.lemma == "according to");
    according && outer.speaker.is_some() && inner.sentence == outer.sentence
}

/// `I`, `me`, `my` between the marks of a direct quote: its speaker, and the token.
pub fn first_persons(found: &Findings) -> Vec<(u32, usize)> {
    let reading = found.reading;
    let is_person = |e: u32| {
        let entity = found.entities.entities.get(e as usize);
        entity.is_some_and(|e| e.kind == EntityType::Person)
    };
    let tokens: Vec<usize> = (0..reading.len())
        .filter(|&i| is_self(reading.form(i)) && found.entities.mention_at(i).is_none())
        .collect();
    let spans: Vec<Span> = tokens.iter().map(|&i| reading.span(i)).collect();
    let spoken = contents(found.quotes, |q| q.kind != QuoteKind::Indirect);
    let mut out = Vec::new();
    for (quote, token) in innermost(&spoken, &spans).into_iter().zip(tokens) {
        let Some(quote) = quote.map(|q| &found.quotes[q as usize]) else {
            continue;
        };
        let marked = quote.kind == QuoteKind::Direct || reading.quotation(token).is_some();
        if let Some(speaker) = quote.speaker.filter(|&s| marked && is_person(s)) {
            out.push((speaker, token));
        }
    }
    out
}

fn is_self(form: &str) -> bool {
    form == "I"
        || ["me", "my", "mine", "myself"]
            .iter()
            .any(|w| form.eq_ignore_ascii_case(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_piece_holds_a_span() {
        let pieces = [
            (Span::new(0, 50), 0),
            (Span::new(10, 20), 1),
            (Span::new(12, 15), 2),
            (Span::new(30, 40), 3),
        ];
        let at = [(13, 14), (11, 12), (25, 26), (38, 42), (60, 61), (31, 33)].map(|(a, b)| Span::new(a, b));
        assert_eq!(
            innermost(&pieces, &at),
            [Some(2), Some(1), Some(0), Some(0), None, Some(3)]
        );
    }

    #[test]
    fn selves_are_told_by_form() {
        assert!(is_self("I") && is_self("My") && is_self("myself"));
        assert!(!is_self("i") && !is_self("mine shaft") && !is_self("us"));
    }
}
