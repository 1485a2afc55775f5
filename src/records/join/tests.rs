//! One sentence with a speaker, her office, a place, and a man who does nothing.

use super::*;
use crate::entities::{Entity as Thing, EntityType, Mention as Naming, Role as Office};
use crate::events::{Event as Deed, Factuality};
use crate::quotes::{Cue as Saying, Quote as Statement, QuoteKind};
use crate::syntax;
use crate::text::{Layout, Span};
use crate::tokens::Tokens;

const TEXT: &str = "“I ordered the raid,” Zoë Blick of the ministry said near a bridge as a man slept.";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).expect("the words stand in the text");
    Span::new(start, start + words.len())
}

fn thing(name: &str, kind: EntityType, mention: u32, unnamed: bool) -> Thing {
    Thing {
        name: name.into(),
        kind,
        country: None,
        country_via: None,
        sector: None,
        roles: Vec::new(),
        aliases: Vec::new(),
        gender: None,
        wikidata: None,
        own_id: None,
        members: Vec::new(),
        site: None,
        salience: 0.5,
        mentions: vec![mention],
        unnamed,
    }
}

/// A man who does nothing, a bridge where it happened, the ministry as employer, and the speaker.
fn entities(reading: &Reading) -> Entities {
    let names = ["a man", "a bridge", "ministry", "Zoë Blick"];
    let kinds = [EntityType::Group, EntityType::Fac, EntityType::Org, EntityType::Person];
    let mut found = Entities {
        by_head: vec![u32::MAX; reading.len()],
        ..Entities::default()
    };
    for (i, (name, kind)) in names.into_iter().zip(kinds).enumerate() {
        let tokens = reading.tokens_in(span(name));
        let (first, last) = (tokens.start as u32, tokens.end as u32 - 1);
        let (span, kind_of) = (span(name), MentionKind::Nominal);
        found.mentions.push(Naming {
            span,
            first,
            last,
            head: last,
            kind: kind_of,
            entity: i as u32,
            rule: "test",
        });
        found.entities.push(thing(name, kind, i as u32, i < 3));
    }
    found.entities[3].roles.push(Office {
        span: span("of the ministry"),
        head: 0,
        noun: "ministry".into(),
        status: None,
        org: Some(2),
    });
    found
}

fn statement() -> Statement {
    let cue = Saying {
        span: span("said"),
        token: 0,
        lemma: "say".into(),
        class: "say".into(),
    };
    Statement {
        kind: QuoteKind::Direct,
        content: vec![span("I ordered the raid")],
        cue: Some(cue),
        source: Some(span("Zoë Blick")),
        speaker: Some(3),
        via: None,
        addressee: None,
        medium: None,
        inside: None,
        sentence: 0,
        confidence: 1.0,
        why: String::new(),
    }
}

fn deed(trigger: Span) -> Deed {
    Deed {
        kind: "ASSAULT",
        mode: None,
        contexts: Vec::new(),
        cameo: None,
        trigger,
        token: 0,
        lemma: "raid".into(),
        actors: Vec::new(),
        recipients: Vec::new(),
        first_person: false,
        alleged: false,
        announced: false,
        reciprocal: false,
        place: Some(1),
        time: None,
        date: None,
        earliest: None,
        latest: None,
        factuality: Factuality::Asserted,
        historical: false,
        attributed_to: None,
        killed: None,
        injured: None,
        arrested: None,
        crowd: None,
        same_as: None,
        sentence: 0,
        confidence: 1.0,
        why: String::new(),
    }
}

fn document() -> Document {
    let layout = Layout::read(TEXT);
    let tokens = Tokens::read(TEXT, &layout);
    let reading = syntax::read(TEXT, layout, tokens);
    let entities = entities(&reading);
    let found = Findings {
        reading: &reading,
        entities: &entities,
        times: &Times::default(),
        quotes: &[statement()],
        events: &[deed(span("raid")), deed(span("said"))],
    };
    join(&found, Id::Row(0), None)
}

#[test]
fn who_neither_speaks_nor_acts_is_left_out_and_ids_are_by_first_mention() {
    let names: Vec<String> = document().entities.into_iter().map(|e| e.name).collect();
    assert_eq!(names, ["Zoë Blick", "ministry", "a bridge"]);
}

#[test]
fn ids_and_offsets_are_those_of_the_record() {
    let doc = document();
    assert_eq!(doc.entities[0].roles[0].org, Some(1));
    assert_eq!((doc.quotes[0].speaker, doc.events[0].place), (Some(0), Some(2)));
    let name = &doc.quotes[0].source.as_ref().expect("the source was given");
    let cut: String = TEXT
        .chars()
        .skip(name.start as usize)
        .take((name.end - name.start) as usize)
        .collect();
    assert_eq!(cut, "Zoë Blick");
}

#[test]
fn an_event_rests_on_the_speaker_of_the_quote_that_tells_it() {
    let doc = document();
    assert_eq!((doc.events[0].quote, doc.events[0].attributed_to), (Some(0), Some(0)));
    assert_eq!((doc.events[1].quote, doc.events[1].attributed_to), (None, None));
    assert_eq!((doc.events[0].quad, doc.events[0].score), (Some("MF"), Some(-9.0)));
}

#[test]
fn i_in_a_direct_quote_is_its_speaker() {
    let doc = document();
    let forms: Vec<&str> = doc.entities[0].mentions.iter().map(|m| m.text.as_str()).collect();
    assert_eq!(forms, ["I", "Zoë Blick"]);
}
