//! The countries and states that an article speaks of: what decides between places of one name.

use std::collections::BTreeMap;

use crate::lexicon::gazetteer::Place;

/// Weight by country and by state, and the places already found.
#[derive(Debug, Clone, Default)]
pub(super) struct Context {
    countries: BTreeMap<String, f32>,
    states: BTreeMap<(String, String), f32>,
    total: f32,
    points: Vec<(f32, f32, u32)>,
}

/// Places kept to measure distances to.
const POINTS: usize = 40;
/// Kilometres within which two places are neighbours.
const NEAR: f32 = 100.0;

impl Context {
    /// Adds weight to a country, and to a state unless its code is empty.
    pub fn add(&mut self, country: &str, state: &str, weight: f32) {
        *self.countries.entry(country.to_owned()).or_default() += weight;
        if !state.is_empty() {
            *self.states.entry((country.to_owned(), state.to_owned())).or_default() += weight;
        }
        self.total += weight;
    }

    /// Adds a place that the article names.
    pub fn place(&mut self, place: &Place, weight: f32) {
        let state = if place.kind == "country" { "" } else { place.admin1 };
        self.add(place.country, state, weight);
        if matches!(place.kind, "city" | "admin2") && self.points.len() < POINTS {
            self.points.push((place.lat, place.lon, place.geonames));
        }
    }

    /// How much the rest of the article speaks for a place; `own` is what its own name has put in.
    pub fn speaks_for(&self, place: &Place, own: Option<(&Place, f32)>) -> f32 {
        let own = own.filter(|(p, _)| p.country == place.country);
        let (own_country, own_state) =
            own.map_or((0.0, 0.0), |(p, w)| (w, if p.admin1 == place.admin1 { w } else { 0.0 }));
        let total = (self.total - own_country).max(1.0);
        let share = |n: f32| (1.0 + n.max(0.0)).ln() * (0.5 + n.max(0.0) / total);
        let country = self.countries.get(place.country).copied().unwrap_or(0.0) - own_country;
        let key = (place.country.to_owned(), place.admin1.to_owned());
        let state = self.states.get(&key).map_or(0.0, |n| n - own_state);
        let state = match place.kind {
            "country" => 0.0,
            "admin1" => 0.9 * share(state),
            _ => 1.8 * share(state),
        };
        1.6 * share(country) + state + if self.neighbours(place) { 1.2 } else { 0.0 }
    }

    fn neighbours(&self, place: &Place) -> bool {
        let near = |&(lat, lon, id): &(f32, f32, u32)| {
            let width = place.lat.to_radians().cos();
            let (north, east) = ((lat - place.lat) * 111.0, (lon - place.lon) * 111.0 * width);
            id != place.geonames && north.hypot(east) < NEAR
        };
        place.kind != "country" && self.points.iter().any(near)
    }
}
