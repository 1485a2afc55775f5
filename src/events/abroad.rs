//! What a state bars of another's is a sanction: "Norway *banned* the Malian airline"; of its own people, coercion.

use super::draft::Draft;
use super::parties::Parties;
use super::unrest::Recoded;
use crate::entities::{Entities, EntityType};

/// Type, mode and CAMEO code of the sanction, if what is barred is a body or state of another country.
pub(super) fn act(entities: &Entities, draft: &Draft, kind: &str, parties: &Parties) -> Option<Recoded> {
    const BARS: [&str; 5] = ["ban", "bar", "block", "prohibit", "restrict"];
    let bars = kind == "COERCE" && draft.mode == Some("restrict") && BARS.contains(&draft.head);
    let entity = |e: &u32| entities.entities.get(*e as usize);
    let country = |e: &u32| entity(e).and_then(|e| e.country.as_deref());
    let home = parties.actors.iter().find_map(country).filter(|_| bars)?;
    let foreign = |e: &u32| {
        let body = entity(e).is_some_and(|e| matches!(e.kind, EntityType::Org | EntityType::Gpe));
        body && country(e).is_some_and(|of| of != home)
    };
    let all = !parties.recipients.is_empty() && parties.recipients.iter().all(foreign);
    all.then_some(("SANCTION", "discontinue", "163", ", of another country"))
}
