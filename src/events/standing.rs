//! What an entity is as a party: a state, a place, a body with a name.

use super::roles::Filler;
use crate::entities::{Entity, EntityType};

/// Only this many entities are looked through for the state of a people.
const NAMES: usize = 256;

impl Filler<'_, '_> {
    /// A country as a place.
    pub(super) fn is_state(&self, e: u32) -> bool {
        let entity = self.entities.entities.get(e as usize);
        entity.is_some_and(|e| e.site.as_ref().is_some_and(|site| site.kind == "country"))
    }

    /// A palace that is visited, a gate that is marched to.
    pub(super) fn is_building(&self, e: u32) -> bool {
        let entity = self.entities.entities.get(e as usize);
        entity.is_some_and(|e| matches!(e.kind, EntityType::Fac | EntityType::Loc)) && !self.is_seat(e)
    }

    /// A body, or the house that it is called by: a ministry, the *police station*.
    pub(super) fn is_seat(&self, e: u32) -> bool {
        const SEATS: [&str; 12] = [
            "embassy",
            "consulate",
            "ministry",
            "court",
            "parliament",
            "headquarters",
            "commission",
            "council",
            "police station",
            "police complex",
            "prison",
            "legislature",
        ];
        let Some(entity) = self.entities.entities.get(e as usize) else {
            return false;
        };
        let name = entity.name.to_lowercase();
        let house = entity.kind == EntityType::Fac && SEATS.iter().any(|seat| name.ends_with(seat));
        house || entity.kind == EntityType::Org
    }

    /// "the *Chilean* minister", not "the *European* country".
    pub(super) fn is_of_country(&self, e: u32) -> bool {
        self.entities
            .entities
            .get(e as usize)
            .is_some_and(|e| e.country.is_some())
    }

    /// Whether a token heads a name, or what refers to one.
    pub(super) fn is_named(&self, token: usize) -> bool {
        let entity = self.party(token).and_then(|e| self.entities.entities.get(e as usize));
        entity.is_some_and(|e| !e.unnamed)
    }

    pub(super) fn is_place(&self, e: u32) -> bool {
        let entity = self.entities.entities.get(e as usize);
        entity.is_some_and(|e| matches!(e.kind, EntityType::Gpe | EntityType::Loc | EntityType::Fac))
    }

    /// "the *Russian* invasion" is Russia's, where the article names the country too.
    pub(super) fn state(&self, e: u32) -> u32 {
        let all = &self.entities.entities;
        let Some(people) = all.get(e as usize).filter(|e| e.kind == EntityType::Norp) else {
            return e;
        };
        if people.country.is_none() {
            return e;
        }
        (0..all.len().min(NAMES) as u32)
            .find(|&s| {
                all[s as usize].kind == EntityType::Gpe && all[s as usize].country == people.country && self.is_state(s)
            })
            .unwrap_or(e)
    }

    /// The person headed by a token.
    pub(super) fn person(&self, token: usize) -> Option<(u32, &Entity)> {
        let id = self.entities.entity_at(token)?;
        let entity = self.entities.entities.get(id as usize)?;
        (entity.kind == EntityType::Person).then_some((id, entity))
    }

    /// The person with a name that is headed by a token.
    pub(super) fn named_person(&self, token: usize) -> Option<u32> {
        let (id, person) = self.person(token)?;
        (!person.unnamed).then_some(id)
    }

    /// The entity headed by a token, if it can be a party.
    pub(super) fn party(&self, token: usize) -> Option<u32> {
        let id = self.entities.entity_at(token)?;
        let entity = self.entities.entities.get(id as usize)?;
        // "an *anti-Soviet* rally" is nobody's
        let foe = entity.kind == EntityType::Norp && entity.name.to_lowercase().starts_with("anti-");
        let can = !foe && !matches!(entity.kind, EntityType::Work | EntityType::Product | EntityType::Event);
        can.then_some(id)
    }
}
