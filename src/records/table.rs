//! The tables: one row a record, flat, `doc` first.
//!
//! "We will appeal," said Ana Reyes. → a row of `quotes` with `speaker` 0 and `speaker_name` Ana Reyes.

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch, make_array};
use arrow_data::transform::MutableArrayData;

use super::frame::Frame;
use super::{Document, Entity, Event, Mention, Quantity, Quote, Scope, Time, dyads, labels};
use crate::events::Range;

/// A kind of table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Table {
    Docs,
    Entities,
    Mentions,
    Quotes,
    Events,
    Times,
    Quantities,
    /// Events unfolded into pairs of actor and recipient.
    Dyads,
}

impl Table {
    /// All kinds.
    pub const ALL: [Table; 8] = [
        Table::Docs,
        Table::Entities,
        Table::Mentions,
        Table::Quotes,
        Table::Events,
        Table::Times,
        Table::Quantities,
        Table::Dyads,
    ];

    /// The table's name.
    pub fn name(self) -> &'static str {
        match self {
            Table::Docs => "docs",
            Table::Entities => "entities",
            Table::Mentions => "mentions",
            Table::Quotes => "quotes",
            Table::Events => "events",
            Table::Times => "times",
            Table::Quantities => "quantities",
            Table::Dyads => "dyads",
        }
    }

    /// The table of that name.
    pub fn parse(name: &str) -> Option<Table> {
        Table::ALL.into_iter().find(|t| t.name() == name)
    }

    /// The rows of some articles; `named` if their ids are names rather than row numbers.
    pub fn batch(self, docs: &[Document], named: bool) -> RecordBatch {
        match self {
            Table::Docs => docs_table(docs, named),
            Table::Entities => entities(docs, named),
            Table::Mentions => mentions(docs, named),
            Table::Quotes => quotes(docs, named),
            Table::Events => events(docs, named),
            Table::Times => times(docs, named),
            Table::Quantities => quantities(docs, named),
            Table::Dyads => dyads::batch(docs, named),
        }
    }

    /// The rows of a batch of events or dyads that are asserted and not historical; `None` for other tables.
    pub fn facts(batch: &RecordBatch) -> Option<RecordBatch> {
        let factuality = batch.column_by_name("factuality")?.as_string_opt::<i32>()?;
        let historical = batch.column_by_name("historical")?.as_boolean_opt()?;
        let rows: Vec<usize> = (0..batch.num_rows())
            .filter(|&i| factuality.value(i) == "asserted" && !historical.value(i))
            .collect();
        let columns = batch.columns().iter().map(|column| gather(column, &rows));
        RecordBatch::try_new(batch.schema(), columns.collect::<Option<_>>()?).ok()
    }
}

/// The named rows of an array, in order.
fn gather(array: &ArrayRef, rows: &[usize]) -> Option<ArrayRef> {
    let data = array.to_data();
    let mut out = MutableArrayData::new(vec![&data], false, rows.len());
    for &row in rows {
        out.try_extend(0, row, row + 1).ok()?;
    }
    Some(make_array(out.freeze()))
}

impl Document {
    pub(super) fn entity(&self, id: Option<u32>) -> Option<&Entity> {
        id.and_then(|i| self.entities.get(i as usize))
    }

    pub(super) fn name(&self, id: Option<u32>) -> Option<&str> {
        self.entity(id).map(|e| e.name.as_str())
    }

    /// A number of records, unless they were not read.
    fn counted(&self, records: usize) -> Option<u32> {
        (self.scope == Scope::Everything).then_some(records as u32)
    }

    /// The number of quotes, unless they were not read.
    fn quotes_counted(&self) -> Option<u32> {
        (self.scope != Scope::Times).then_some(self.quotes.len() as u32)
    }

    fn names(&self, ids: &[u32]) -> Vec<&str> {
        ids.iter().map(|&i| self.name(Some(i)).unwrap_or_default()).collect()
    }

    /// The sentence that holds a character.
    fn sentence_at(&self, at: u32) -> Option<u32> {
        let i = self.sentences.partition_point(|s| s[0] <= at).checked_sub(1)?;
        (at < self.sentences[i][1]).then_some(i as u32)
    }
}

fn docs_table(docs: &[Document], named: bool) -> RecordBatch {
    Frame::new(docs)
        .id("doc", named, |d| &d.id)
        .day("published", |d| d.published.as_deref())
        .text("dateline_place", |d| d.dateline.as_ref()?.place.as_deref())
        .text("dateline_date", |d| d.dateline.as_ref()?.date.as_deref())
        .text("dateline_agency", |d| d.dateline.as_ref()?.agency.as_deref())
        .flag("language_ok", |d| d.language_ok)
        .text("focus_country", |d| d.focus_country.as_deref())
        .int("focus_place", |d| d.focus_place)
        .texts("warnings", |d| d.warnings.iter().map(String::as_str).collect())
        .int("n_sentences", |d| Some(d.sentences.len() as u32))
        .int("n_entities", |d| d.counted(d.entities.len()))
        .int("n_quotes", |d| d.quotes_counted())
        .int("n_events", |d| d.counted(d.events.len()))
        .finish()
}

fn rows<'a, R: 'a>(docs: &'a [Document], list: fn(&Document) -> &[R]) -> impl Iterator<Item = (&'a Document, &'a R)> {
    docs.iter().flat_map(move |doc| list(doc).iter().map(move |r| (doc, r)))
}

fn entities(docs: &[Document], named: bool) -> RecordBatch {
    Frame::new(rows::<Entity>(docs, |d| &d.entities))
        .id("doc", named, |(d, _)| &d.id)
        .int("id", |(_, e)| Some(e.id))
        .text("name", |(_, e)| Some(&e.name))
        .text("type", |(_, e)| Some(labels::entity_type(e.kind)))
        .text("country", |(_, e)| e.country.as_deref())
        .text("country_via", |(_, e)| e.country_via)
        .text("sector", |(_, e)| e.sector)
        .texts("roles", |(_, e)| e.roles.iter().map(|r| r.text.as_str()).collect())
        .texts("role_statuses", |(_, e)| {
            e.roles.iter().map(|r| r.status.unwrap_or("")).collect()
        })
        .ints("role_orgs", |(_, e)| e.roles.iter().map(|r| r.org).collect())
        .texts("aliases", |(_, e)| e.aliases.iter().map(String::as_str).collect())
        .text("gender", |(_, e)| e.gender)
        .int("geonames", |(_, e)| e.geonames)
        .text("wikidata", |(_, e)| e.wikidata.as_deref())
        .text("own_id", |(_, e)| e.own_id.as_deref())
        .ints("members", |(_, e)| e.members.iter().map(|&m| Some(m)).collect())
        .float("lat", |(_, e)| e.lat)
        .float("lon", |(_, e)| e.lon)
        .text("place_kind", |(_, e)| e.place_kind)
        .float("place_confidence", |(_, e)| e.place_confidence)
        .float("salience", |(_, e)| Some(e.salience))
        .int("n_mentions", |(_, e)| Some(e.mentions.len() as u32))
        .int("sentence", |(_, e)| e.mentions.first()?.sentence)
        .int("start", |(_, e)| Some(e.mentions.first()?.start))
        .int("end", |(_, e)| Some(e.mentions.first()?.end))
        .finish()
}

fn mentions(docs: &[Document], named: bool) -> RecordBatch {
    let mut rows: Vec<(&Document, &Entity, &Mention)> = Vec::new();
    for doc in docs {
        let first = rows.len();
        for entity in &doc.entities {
            rows.extend(entity.mentions.iter().map(|m| (doc, entity, m)));
        }
        rows[first..].sort_by_key(|(_, e, m)| (m.start, m.end, e.id));
    }
    Frame::new(rows)
        .id("doc", named, |(d, ..)| &d.id)
        .int("entity", |(_, e, _)| Some(e.id))
        .text("name", |(_, e, _)| Some(&e.name))
        .text("type", |(_, e, _)| Some(labels::entity_type(e.kind)))
        .text("mention", |(.., m)| Some(&m.text))
        .text("kind", |(.., m)| Some(labels::mention_kind(m.kind)))
        .int("sentence", |(.., m)| m.sentence)
        .int("start", |(.., m)| Some(m.start))
        .int("end", |(.., m)| Some(m.end))
        .text("rule", |(.., m)| Some(m.rule))
        .finish()
}

fn quotes(docs: &[Document], named: bool) -> RecordBatch {
    Frame::new(rows::<Quote>(docs, |d| &d.quotes))
        .id("doc", named, |(d, _)| &d.id)
        .int("id", |(_, q)| Some(q.id))
        .text("kind", |(_, q)| Some(labels::quote_kind(q.kind)))
        .text("quote", |(_, q)| Some(&q.text))
        .int("speaker", |(_, q)| q.speaker)
        .text("speaker_name", |(d, q)| d.name(q.speaker))
        .text("speaker_via", |(_, q)| q.speaker_via.map(labels::speaker_via))
        .text("source", |(_, q)| Some(&q.source.as_ref()?.text))
        .text("cue", |(_, q)| Some(&q.cue.as_ref()?.text))
        .text("cue_lemma", |(_, q)| Some(&q.cue.as_ref()?.lemma))
        .text("cue_class", |(_, q)| Some(&q.cue.as_ref()?.class))
        .int("addressee", |(_, q)| q.addressee)
        .text("addressee_name", |(d, q)| d.name(q.addressee))
        .text("medium", |(_, q)| Some(&q.medium.as_ref()?.text))
        .text("medium_kind", |(_, q)| Some(&q.medium.as_ref()?.kind))
        .int("inside", |(_, q)| q.inside)
        .int("sentence", |(_, q)| Some(q.sentence))
        .int("start", |(_, q)| q.content.iter().map(|c| c.start).min())
        .int("end", |(_, q)| q.content.iter().map(|c| c.end).max())
        .ints("content_starts", |(_, q)| {
            q.content.iter().map(|c| Some(c.start)).collect()
        })
        .ints("content_ends", |(_, q)| q.content.iter().map(|c| Some(c.end)).collect())
        .int("cue_start", |(_, q)| Some(q.cue.as_ref()?.start))
        .int("cue_end", |(_, q)| Some(q.cue.as_ref()?.end))
        .int("source_start", |(_, q)| Some(q.source.as_ref()?.start))
        .int("source_end", |(_, q)| Some(q.source.as_ref()?.end))
        .float("confidence", |(_, q)| Some(q.confidence))
        .text("why", |(_, q)| Some(&q.why))
        .finish()
}

fn events(docs: &[Document], named: bool) -> RecordBatch {
    let least = |range: Option<Range>| range.map(|r| r.min);
    let most = |range: Option<Range>| range.and_then(|r| r.max);
    Frame::new(rows::<Event>(docs, |d| &d.events))
        .id("doc", named, |(d, _)| &d.id)
        .int("id", |(_, e)| Some(e.id))
        .text("type", |(_, e)| Some(e.kind))
        .text("mode", |(_, e)| e.mode.as_deref())
        .texts("contexts", |(_, e)| e.contexts.iter().map(String::as_str).collect())
        .text("quad", |(_, e)| e.quad)
        .float("score", |(_, e)| e.score)
        .text("cameo", |(_, e)| e.cameo.as_deref())
        .text("trigger", |(_, e)| Some(&e.trigger.text))
        .text("lemma", |(_, e)| Some(&e.trigger.lemma))
        .ints("actors", |(_, e)| e.actors.iter().map(|&a| Some(a)).collect())
        .texts("actor_names", |(d, e)| d.names(&e.actors))
        .ints("recipients", |(_, e)| e.recipients.iter().map(|&a| Some(a)).collect())
        .texts("recipient_names", |(d, e)| d.names(&e.recipients))
        .flag("reciprocal", |(_, e)| e.reciprocal)
        .int("place", |(_, e)| e.place)
        .text("place_name", |(d, e)| d.name(e.place))
        .text("date", |(_, e)| e.date.as_deref())
        .day("date_start", |(_, e)| e.date_start.as_deref())
        .day("date_end", |(_, e)| e.date_end.as_deref())
        .int("time", |(_, e)| e.time)
        .text("factuality", |(_, e)| Some(labels::factuality(e.factuality)))
        .flag("historical", |(_, e)| e.historical)
        .int("attributed_to", |(_, e)| e.attributed_to)
        .text("attributed_to_name", |(d, e)| d.name(e.attributed_to))
        .int("quote", |(_, e)| e.quote)
        .long("killed_min", |(_, e)| least(e.killed))
        .long("killed_max", |(_, e)| most(e.killed))
        .long("injured_min", |(_, e)| least(e.injured))
        .long("injured_max", |(_, e)| most(e.injured))
        .long("arrested_min", |(_, e)| least(e.arrested))
        .long("arrested_max", |(_, e)| most(e.arrested))
        .long("crowd_min", |(_, e)| least(e.crowd))
        .long("crowd_max", |(_, e)| most(e.crowd))
        .int("same_as", |(_, e)| e.same_as)
        .int("sentence", |(_, e)| Some(e.sentence))
        .int("start", |(_, e)| Some(e.trigger.start))
        .int("end", |(_, e)| Some(e.trigger.end))
        .float("confidence", |(_, e)| Some(e.confidence))
        .text("why", |(_, e)| Some(&e.why))
        .finish()
}

fn times(docs: &[Document], named: bool) -> RecordBatch {
    Frame::new(rows::<Time>(docs, |d| &d.times))
        .id("doc", named, |(d, _)| &d.id)
        .int("id", |(_, t)| Some(t.id))
        .text("time", |(_, t)| Some(&t.text))
        .text("type", |(_, t)| Some(labels::time_type(t.kind)))
        .text("value", |(_, t)| t.value.as_deref())
        .text("edtf", |(_, t)| t.edtf.as_deref())
        .day("earliest", |(_, t)| t.earliest.as_deref())
        .day("latest", |(_, t)| t.latest.as_deref())
        .text("mod", |(_, t)| t.modifier)
        .text("basis", |(_, t)| Some(t.basis))
        .text("anchor", |(_, t)| Some(&t.anchor.as_ref()?.text))
        .int("anchor_start", |(_, t)| Some(t.anchor.as_ref()?.start))
        .int("anchor_end", |(_, t)| Some(t.anchor.as_ref()?.end))
        .texts("alternatives", |(_, t)| {
            t.alternatives.iter().map(String::as_str).collect()
        })
        .int("sentence", |(d, t)| d.sentence_at(t.start))
        .int("start", |(_, t)| Some(t.start))
        .int("end", |(_, t)| Some(t.end))
        .float("confidence", |(_, t)| Some(t.confidence))
        .text("why", |(_, t)| Some(t.why))
        .finish()
}

fn quantities(docs: &[Document], named: bool) -> RecordBatch {
    Frame::new(rows::<Quantity>(docs, |d| &d.quantities))
        .id("doc", named, |(d, _)| &d.id)
        .int("id", |(_, q)| Some(q.id))
        .text("quantity", |(_, q)| Some(&q.text))
        .text("kind", |(_, q)| Some(labels::quantity_kind(q.kind)))
        .double("min", |(_, q)| q.min)
        .double("max", |(_, q)| q.max)
        .flag("approx", |(_, q)| q.approx)
        .text("unit", |(_, q)| q.unit.as_deref())
        .text("currency", |(_, q)| q.currency.as_deref())
        .text("noun", |(_, q)| q.noun.as_deref())
        .text("role", |(_, q)| q.role)
        .text("si_unit", |(_, q)| q.si_unit.as_deref())
        .double("si_min", |(_, q)| q.si_min)
        .double("si_max", |(_, q)| q.si_max)
        .int("sentence", |(d, q)| d.sentence_at(q.start))
        .int("start", |(_, q)| Some(q.start))
        .int("end", |(_, q)| Some(q.end))
        .finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Id;

    #[test]
    fn no_articles_give_typed_empty_tables() {
        let doc = Document::unread(Id::Row(7), Some("2022-08-04".into()), "empty");
        for table in Table::ALL {
            let (none, one) = (table.batch(&[], false), table.batch(std::slice::from_ref(&doc), false));
            assert_eq!(none.num_rows(), 0);
            assert_eq!(none.schema(), one.schema());
            assert_eq!(none.schema().field(0).name(), "doc");
            assert!(none.schema().field_with_name("text").is_err());
        }
        assert_eq!(Table::Docs.batch(&[doc], true).num_rows(), 1);
    }
}
