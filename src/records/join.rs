//! Entities, quotes, times and events become the records of one article.
//!
//! "I ordered the raid," said Ana Reyes. → `I` is a mention of Ana Reyes, the raid an event told in her quote
//! and attributed to her. This is the only place where quotes and events meet.

use super::ids::Ids;
use super::{
    Cue, Cutter, Dateline, Document, Entity, Event, Id, Medium, Mention, Quantity, Quote, Role, Scope, Time, Trigger,
    attribution, scale,
};
use crate::entities::{Entities, EntityType, MentionKind};
use crate::events;
use crate::quotes;
use crate::syntax::Reading;
use crate::text::Span;
use crate::time::{Day, Times};

/// What the rooms found in one article.
pub struct Findings<'a> {
    /// The article up to its trees.
    pub reading: &'a Reading<'a>,
    /// Who and what.
    pub entities: &'a Entities,
    /// When and how many.
    pub times: &'a Times,
    /// Who said what.
    pub quotes: &'a [quotes::Quote],
    /// Who did what to whom.
    pub events: &'a [events::Event],
}

/// Builds the records. Unnamed entities that neither speak nor act are left out; ids are dense, by first mention.
pub fn join(found: &Findings, id: Id, published: Option<Day>) -> Document {
    let reading = found.reading;
    let cutter = Cutter::new(reading.text);
    let sentence_of = reading.tokens.sentences.iter().map(|s| cutter.range(s.span).into());
    let carriers = attribution::carriers(found);
    let ids = Ids::new(found);
    let mut warnings = reading.layout.warnings.clone();
    warnings.extend(found.times.warnings.iter().cloned());
    let entities = entity_records(found, &cutter, &ids);
    Document {
        id,
        published: published.map(|d| d.to_string()),
        dateline: dateline(found, &cutter),
        language_ok: true,
        warnings,
        focus_country: found.entities.focus.clone(),
        focus_place: focus_place(&entities),
        entities,
        quotes: quote_records(found, &cutter, &ids),
        events: event_records(found, &cutter, &ids, &carriers),
        times: time_records(found.times, &cutter),
        quantities: quantity_records(found.times, &cutter),
        sentences: sentence_of.collect(),
        scope: Scope::Everything,
    }
}

/// The most salient place below a country; the first of several.
fn focus_place(entities: &[Entity]) -> Option<u32> {
    let local = |e: &&Entity| e.kind == EntityType::Gpe && matches!(e.place_kind, Some("city" | "admin1" | "admin2"));
    let places = entities.iter().filter(local);
    places
        .rev()
        .max_by(|a, b| a.salience.total_cmp(&b.salience))
        .map(|e| e.id)
}

fn dateline(found: &Findings, cutter: &Cutter) -> Option<Dateline> {
    let line = found.reading.layout.dateline?;
    let (start, end) = cutter.range(line.span);
    let day = found.times.dateline.map(|d| d.to_string());
    Some(Dateline {
        place: line.place.map(|s| cutter.string(s)),
        date: line.date.map(|s| day.unwrap_or_else(|| cutter.string(s))),
        agency: line.agency.map(|s| cutter.string(s)),
        start,
        end,
    })
}

fn entity_records(found: &Findings, cutter: &Cutter, ids: &Ids) -> Vec<Entity> {
    let selves = attribution::first_persons(found);
    let mut records: Vec<Entity> = ids
        .order
        .iter()
        .enumerate()
        .map(|(new, &old)| entity_record(found, cutter, ids, new as u32, old))
        .collect();
    for (speaker, token) in selves {
        let Some(id) = ids.get(Some(speaker)) else { continue };
        let mention = mention_record(
            found.reading,
            cutter,
            found.reading.span(token),
            token,
            (MentionKind::Pronoun, "first-person"),
        );
        records[id as usize].mentions.push(mention);
    }
    for record in &mut records {
        record.mentions.sort_by_key(|m| (m.start, m.end));
    }
    records
}

fn entity_record(found: &Findings, cutter: &Cutter, ids: &Ids, id: u32, old: usize) -> Entity {
    let entity = &found.entities.entities[old];
    let mentions = entity
        .mentions
        .iter()
        .filter_map(|&m| found.entities.mentions.get(m as usize));
    let roles = entity.roles.iter().map(|role| {
        let words = cutter.words(role.span);
        let org = ids.get(role.org);
        Role {
            text: words.text,
            start: words.start,
            end: words.end,
            head: role.noun.clone(),
            status: role.status,
            org,
        }
    });
    let site = entity.site.as_ref();
    Entity {
        id,
        name: entity.name.clone(),
        kind: entity.kind,
        country: entity.country.clone(),
        country_via: entity.country_via,
        sector: entity.sector,
        roles: roles.collect(),
        aliases: entity.aliases.clone(),
        gender: entity.gender,
        geonames: site.and_then(|s| s.geonames),
        wikidata: entity.wikidata.clone(),
        own_id: entity.own_id.clone(),
        members: entity.members.iter().filter_map(|&m| ids.get(Some(m))).collect(),
        lat: site.map(|s| s.lat),
        lon: site.map(|s| s.lon),
        place_kind: site.map(|s| s.kind),
        place_confidence: site.map(|s| (s.confidence * 100.0).round() / 100.0),
        salience: entity.salience,
        mentions: mentions
            .map(|m| mention_record(found.reading, cutter, m.span, m.head as usize, (m.kind, m.rule)))
            .collect(),
    }
}

fn mention_record(
    reading: &Reading,
    cutter: &Cutter,
    span: Span,
    token: usize,
    (kind, rule): (MentionKind, &'static str),
) -> Mention {
    let words = cutter.words(span);
    let sentence = (token < reading.len()).then(|| reading.sentence_index(token));
    Mention {
        start: words.start,
        end: words.end,
        text: words.text,
        kind,
        sentence: sentence
            .filter(|&s| s < reading.tokens.sentences.len())
            .map(|s| s as u32),
        rule,
    }
}

fn quote_records(found: &Findings, cutter: &Cutter, ids: &Ids) -> Vec<Quote> {
    let quotes = found.quotes.iter().enumerate();
    quotes.map(|(i, q)| quote_record(q, i as u32, cutter, ids)).collect()
}

fn quote_record(quote: &quotes::Quote, id: u32, cutter: &Cutter, ids: &Ids) -> Quote {
    let content: Vec<_> = quote.content.iter().map(|&s| cutter.words(s)).collect();
    let text: Vec<&str> = content.iter().map(|w| w.text.as_str()).collect();
    let cue = quote.cue.as_ref().map(|cue| {
        let words = cutter.words(cue.span);
        Cue {
            start: words.start,
            end: words.end,
            text: words.text,
            lemma: cue.lemma.clone(),
            class: cue.class.clone(),
        }
    });
    Quote {
        id,
        kind: quote.kind,
        text: text.join(" "),
        content,
        cue,
        source: quote.source.map(|s| cutter.words(s)),
        speaker: ids.get(quote.speaker),
        speaker_via: quote.via,
        addressee: ids.get(quote.addressee),
        medium: quote.medium.as_ref().map(|m| Medium {
            text: cutter.string(m.span),
            kind: m.kind.clone(),
        }),
        inside: quote.inside,
        sentence: quote.sentence,
        confidence: quote.confidence,
        why: quote.why.clone(),
    }
}

fn event_records(found: &Findings, cutter: &Cutter, ids: &Ids, carriers: &[Option<u32>]) -> Vec<Event> {
    let events = found.events.iter().zip(carriers).enumerate();
    events
        .map(|(i, (event, &carrier))| {
            let attributed_to = attribution::attributed_to(found, event, carrier);
            let mut record = event_record(event, i as u32, cutter, ids, carrier, attributed_to);
            if event.first_person && record.actors.is_empty() {
                let speaker = carrier
                    .and_then(|q| found.quotes.get(q as usize))
                    .and_then(|q| q.speaker);
                record
                    .actors
                    .extend(ids.get(speaker).filter(|s| !record.recipients.contains(s)));
            }
            record
        })
        .collect()
}

fn event_record(
    event: &events::Event,
    id: u32,
    cutter: &Cutter,
    ids: &Ids,
    quote: Option<u32>,
    attributed_to: Option<u32>,
) -> Event {
    let words = cutter.words(event.trigger);
    let (quad, score) = scale::of(event.kind, event.mode.as_deref()).unzip();
    let actors = ids.all(&event.actors);
    let mut recipients = ids.all(&event.recipients);
    recipients.retain(|r| !actors.contains(r));
    Event {
        id,
        kind: event.kind,
        mode: event.mode.clone(),
        contexts: event.contexts.clone(),
        quad,
        score,
        cameo: event.cameo.clone(),
        trigger: Trigger {
            start: words.start,
            end: words.end,
            text: words.text,
            lemma: event.lemma.clone(),
        },
        actors,
        recipients,
        reciprocal: event.reciprocal,
        place: ids.get(event.place),
        date: event.date.clone(),
        date_start: event.earliest.map(|d| d.to_string()),
        date_end: event.latest.map(|d| d.to_string()),
        time: event.time,
        factuality: event.factuality,
        historical: event.historical,
        attributed_to: ids.get(attributed_to),
        quote,
        killed: event.killed,
        injured: event.injured,
        arrested: event.arrested,
        crowd: event.crowd,
        same_as: event.same_as,
        sentence: event.sentence,
        confidence: event.confidence,
        why: event.why.clone(),
    }
}

fn time_records(times: &Times, cutter: &Cutter) -> Vec<Time> {
    let record = |(i, time): (usize, &crate::time::Time)| {
        let words = cutter.words(time.span);
        Time {
            id: i as u32,
            start: words.start,
            end: words.end,
            text: words.text,
            kind: time.kind,
            value: time.value.clone(),
            edtf: time.edtf.clone(),
            earliest: time.earliest.map(|d| d.to_string()),
            latest: time.latest.map(|d| d.to_string()),
            modifier: time.modifier,
            basis: time.basis,
            anchor: time.anchor.map(|span| cutter.words(span)),
            alternatives: time.alternatives.clone(),
            confidence: time.confidence,
            why: time.why,
        }
    };
    times.times.iter().enumerate().map(record).collect()
}

fn quantity_records(times: &Times, cutter: &Cutter) -> Vec<Quantity> {
    let record = |(i, quantity): (usize, &crate::time::Quantity)| {
        let words = cutter.words(quantity.span);
        Quantity {
            id: i as u32,
            start: words.start,
            end: words.end,
            text: words.text,
            kind: quantity.kind,
            min: quantity.min,
            max: quantity.max,
            approx: quantity.approx,
            unit: quantity.unit.clone(),
            currency: quantity.currency.clone(),
            noun: quantity.noun.clone(),
            role: quantity.role,
            si_unit: quantity.si_unit.clone(),
            si_min: quantity.si_min,
            si_max: quantity.si_max,
        }
    };
    times.quantities.iter().enumerate().map(record).collect()
}

#[cfg(test)]
mod tests;
