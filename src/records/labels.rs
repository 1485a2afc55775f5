//! The words for kinds of records, as the tables write them; the same words as in the JSON.
//!
//! `EntityType::Person` is `PERSON`, `Factuality::Future` is `future`.

use crate::entities::{EntityType, MentionKind};
use crate::events::Factuality;
use crate::quotes::{QuoteKind, SpeakerVia};
use crate::time::{QuantityKind, TimeType};

/// `PERSON`.
pub fn entity_type(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "PERSON",
        EntityType::Org => "ORG",
        EntityType::Gpe => "GPE",
        EntityType::Loc => "LOC",
        EntityType::Fac => "FAC",
        EntityType::Norp => "NORP",
        EntityType::Event => "EVENT",
        EntityType::Product => "PRODUCT",
        EntityType::Work => "WORK",
        EntityType::Group => "GROUP",
    }
}

/// `pronoun`.
pub fn mention_kind(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Name => "name",
        MentionKind::Nominal => "nominal",
        MentionKind::Pronoun => "pronoun",
    }
}

/// `direct`.
pub fn quote_kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Indirect => "indirect",
        QuoteKind::Mixed => "mixed",
    }
}

/// `nominal`.
pub fn speaker_via(via: SpeakerVia) -> &'static str {
    match via {
        SpeakerVia::Explicit => "explicit",
        SpeakerVia::Pronoun => "pronoun",
        SpeakerVia::Nominal => "nominal",
        SpeakerVia::Relative => "relative",
        SpeakerVia::Participle => "participle",
        SpeakerVia::Floating => "floating",
    }
}

/// `asserted`.
pub fn factuality(kind: Factuality) -> &'static str {
    match kind {
        Factuality::Asserted => "asserted",
        Factuality::Negated => "negated",
        Factuality::Future => "future",
        Factuality::Hypothetical => "hypothetical",
    }
}

/// `DATE`.
pub fn time_type(kind: TimeType) -> &'static str {
    match kind {
        TimeType::Date => "DATE",
        TimeType::Time => "TIME",
        TimeType::Duration => "DURATION",
        TimeType::Set => "SET",
    }
}

/// `money`.
pub fn quantity_kind(kind: QuantityKind) -> &'static str {
    match kind {
        QuantityKind::Count => "count",
        QuantityKind::Money => "money",
        QuantityKind::Percent => "percent",
        QuantityKind::Age => "age",
        QuantityKind::Measure => "measure",
        QuantityKind::Ratio => "ratio",
        QuantityKind::Score => "score",
    }
}
