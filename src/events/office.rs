//! Parties by office: an arrest without agent is the police's, a sentence the court's, a protest the protesters', where the
//! article names them.

use super::Event;
use super::context::is_near;
use crate::entities::{Entities, Entity, EntityType};

/// How many mentions back and forth are looked at.
const REACH: usize = 200;

/// Who can act: not the "police *station*".
fn is_body(entity: &Entity) -> bool {
    let house = ["station", "headquarters", "office", "post"]
        .iter()
        .any(|w| entity.name.to_lowercase().ends_with(w));
    !house && matches!(entity.kind, EntityType::Org | EntityType::Group)
}

/// The actor by office.
pub(super) fn actor(entities: &Entities, event: &mut Event) {
    // "was arrested *in 2020*": by others
    if event.historical {
        return;
    }
    let arrest = matches!(event.mode.as_deref(), Some("arrest" | "seize"));
    // police arrest, a court sentences
    let sentence = matches!(event.lemma.as_str(), "condemn" | "sentence" | "sentencing");
    let is_office = |e: u32| {
        let Some(entity) = entities.entities.get(e as usize) else {
            return false;
        };
        match event.kind {
            "COERCE" if sentence => {
                let name = entity.name.to_lowercase();
                entity.sector == Some("JUD")
                    && ["court", "judge", "magistrate", "tribunal"]
                        .iter()
                        .any(|w| name.contains(w))
            }
            "COERCE" if arrest => entity.sector == Some("COP") && is_body(entity),
            "ACCUSE" if event.mode.as_deref() == Some("investigate") => entity.sector == Some("COP") && is_body(entity),
            "ASSAULT" if event.mode.as_deref() == Some("crowd-control") => {
                entity.sector == Some("COP") && is_body(entity)
            }
            "SANCTION" if event.mode.as_deref() == Some("convict") => entity.sector == Some("JUD"),
            "PROTEST" => is_crowd(entity),
            _ => false,
        }
    };
    // "Korean police … was arrested *in the Philippines*": by others
    let country = |e: u32| entities.entities.get(e as usize).and_then(|e| e.country.as_deref());
    let place = event.place.and_then(country);
    let foreign = |e: u32| place.is_some_and(|at| country(e).is_some_and(|own| own != at));
    let fits = |e: u32| is_office(e) && !event.recipients.contains(&e) && !foreign(e);
    // "the police" rather than "two policewomen"
    let body = |e: u32| fits(e) && entities.entities[e as usize].kind == EntityType::Org;
    if let Some(actor) = nearest(entities, event, body).or_else(|| nearest(entities, event, fits)) {
        event.actors.push(actor);
        event.confidence *= 0.8;
        event.why.push_str(", actor by office");
    }
}

/// Whom it befalls by office: protesters the tear gas of police, police the stones of protesters, a country its curfew.
pub(super) fn recipient(entities: &Entities, event: &mut Event) {
    let entity = |e: u32| entities.entities.get(e as usize);
    let police = |e: u32| entity(e).is_some_and(|e| e.sector == Some("COP") && is_body(e));
    let crowd = |e: u32| entity(e).is_some_and(is_crowd);
    let acts = |who: &dyn Fn(u32) -> bool| event.actors.iter().any(|&a| who(a));
    let mode = event.mode.as_deref();
    let home = event.actors.iter().find_map(|&a| entity(a)?.country.clone());
    let state = |e: u32| {
        let site = entity(e)
            .and_then(|e| e.site.as_ref())
            .is_some_and(|s| s.kind == "country");
        site && home.is_some() && entity(e).is_some_and(|e| e.country == home)
    };
    let found = match event.kind {
        "ASSAULT" if mode == Some("crowd-control") && !acts(&crowd) => nearest(entities, event, crowd),
        "ASSAULT" if acts(&crowd) && mode != Some("destroy") => nearest(entities, event, police),
        "COERCE" if matches!(mode, Some("curfew" | "martial-law")) => {
            event.place.or_else(|| nearest(entities, event, state))
        }
        _ => None,
    };
    if let Some(found) = found.filter(|e| !event.actors.contains(e)) {
        event.recipients.push(found);
        event.confidence *= 0.8;
        event.why.push_str(", recipient by office");
    }
}

/// Protesters, whatever they are called.
fn is_crowd(entity: &Entity) -> bool {
    const CROWD: [&str; 4] = ["protest", "demonstrat", "marcher", "striker"];
    let name = entity.name.to_lowercase();
    entity.kind != EntityType::Person && CROWD.iter().any(|w| name.contains(w))
}

/// The nearest mention before the trigger, else after it.
fn nearest(entities: &Entities, event: &Event, fits: impl Fn(u32) -> bool) -> Option<u32> {
    let upto = entities
        .mentions
        .partition_point(|m| m.span.start < event.trigger.start);
    let before = entities.mentions[..upto].iter().rev().take(REACH);
    let mut near = before.chain(entities.mentions[upto..].iter().take(REACH));
    let found = near.find(|m| fits(m.entity)).map(|m| m.entity);
    found.filter(|&e| is_near(entities, event, e))
}
