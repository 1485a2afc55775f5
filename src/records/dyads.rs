//! Events unfolded into pairs of an actor and a recipient, the form that event data come in since WEIS.
//!
//! "Norway and Iceland sent aid to Chile." → Norway–Chile and Iceland–Chile.

use arrow_array::RecordBatch;

use super::frame::Frame;
use super::{Document, Entity, Event, labels};

/// An event between two parties; a side that the article does not name is empty.
struct Dyad<'a> {
    doc: &'a Document,
    event: &'a Event,
    actor: Option<&'a Entity>,
    recipient: Option<&'a Entity>,
}

fn unfold<'a>(doc: &'a Document, event: &'a Event) -> Vec<Dyad<'a>> {
    let side = |ids: &[u32]| -> Vec<Option<u32>> {
        if ids.is_empty() {
            vec![None]
        } else {
            ids.iter().map(|&i| Some(i)).collect()
        }
    };
    let among = event.reciprocal && event.actors.len() > 1;
    let recipients = side(if among { &event.actors } else { &event.recipients });
    let mut out = Vec::new();
    for &actor in &side(&event.actors) {
        for &recipient in recipients.iter().filter(|&&r| !among || r != actor) {
            let (actor, recipient) = (doc.entity(actor), doc.entity(recipient));
            out.push(Dyad {
                doc,
                event,
                actor,
                recipient,
            });
        }
    }
    out
}

/// The table of dyads.
pub fn batch(docs: &[Document], named: bool) -> RecordBatch {
    let events = docs
        .iter()
        .flat_map(|doc| doc.events.iter().map(move |event| (doc, event)));
    Frame::new(events.flat_map(|(doc, event)| unfold(doc, event)))
        .id("doc", named, |d| &d.doc.id)
        .int("event", |d| Some(d.event.id))
        .text("type", |d| Some(d.event.kind))
        .text("mode", |d| d.event.mode.as_deref())
        .text("cameo", |d| d.event.cameo.as_deref())
        .text("quad", |d| d.event.quad)
        .float("score", |d| d.event.score)
        .int("actor", |d| Some(d.actor?.id))
        .text("actor_name", |d| Some(&d.actor?.name))
        .text("actor_country", |d| d.actor?.country.as_deref())
        .text("actor_sector", |d| d.actor?.sector)
        .int("recipient", |d| Some(d.recipient?.id))
        .text("recipient_name", |d| Some(&d.recipient?.name))
        .text("recipient_country", |d| d.recipient?.country.as_deref())
        .text("recipient_sector", |d| d.recipient?.sector)
        .text("place_name", |d| d.doc.name(d.event.place))
        .text("date", |d| d.event.date.as_deref())
        .day("date_start", |d| d.event.date_start.as_deref())
        .day("date_end", |d| d.event.date_end.as_deref())
        .text("factuality", |d| Some(labels::factuality(d.event.factuality)))
        .flag("historical", |d| d.event.historical)
        .int("sentence", |d| Some(d.event.sentence))
        .int("start", |d| Some(d.event.trigger.start))
        .int("end", |d| Some(d.event.trigger.end))
        .float("confidence", |d| Some(d.event.confidence))
        .finish()
}
