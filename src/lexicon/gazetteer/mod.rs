//! Towns, provinces and countries of GeoNames, and first names with their gender (`data/gazetteer`).
//!
//! `Riga` is a city of Latvia at 56.95 N, 24.11 E; `ilse` is a woman's name.

mod fold;
// the build script packs; here only its constants and the tests' tables are used
#[cfg_attr(not(test), allow(dead_code))]
mod pack;
mod packed;

use std::collections::HashMap;
use std::sync::OnceLock;

pub use fold::fold;
use packed::Packed;

/// One place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place<'a> {
    /// `country`, `admin1` (a state or province), `admin2` (a county or district) or `city`.
    pub kind: &'static str,
    /// ISO 3166 alpha-3.
    pub country: &'a str,
    /// Code of the state or province, `TX`.
    pub admin1: &'a str,
    /// Degrees north.
    pub lat: f32,
    /// Degrees east.
    pub lon: f32,
    /// Inhabitants.
    pub population: u32,
    /// GeoNames id.
    pub geonames: u32,
}

/// Places, packed by the build script, and first names.
#[derive(Debug, Default)]
pub struct Gazetteer {
    places: Option<Packed<'static>>,
    countries: HashMap<&'static str, Place<'static>>,
    genders: HashMap<&'static str, &'static str>,
}

impl Gazetteer {
    /// The tables that ship with the crate.
    pub fn shipped() -> &'static Gazetteer {
        static SHIPPED: OnceLock<Gazetteer> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            let places = Packed::new(include_bytes!(concat!(env!("OUT_DIR"), "/places.bin")));
            let all = places.iter().flat_map(|p| p.places());
            let countries = all
                .take_while(|p| p.kind == "country")
                .map(|p| (p.country, p))
                .collect();
            let first_names = include_str!("../../../data/gazetteer/first_names.tsv").lines().skip(1);
            let gender = |g| if g == "f" { "female" } else { "male" };
            let genders = first_names
                .filter_map(|l| l.split_once('\t'))
                .map(|(name, g)| (name, gender(g)))
                .collect();
            Gazetteer {
                places,
                countries,
                genders,
            }
        })
    }

    /// Places of this name, and whether it is their main name.
    pub fn places(&self, name: &str) -> impl Iterator<Item = (Place<'static>, bool)> {
        let table = self.places.as_ref();
        let found = table.map(|t| t.find(&fold(name))).unwrap_or_default();
        found
            .into_iter()
            .filter_map(move |(i, main)| Some((table?.place(i)?, main)))
    }

    /// The country itself, by its alpha-3 code.
    pub fn country(&self, code: &str) -> Option<Place<'static>> {
        self.countries.get(code).copied()
    }

    /// `female` or `male` where the name is nearly always one of them.
    pub fn gender(&self, first_name: &str) -> Option<&'static str> {
        self.genders.get(fold(first_name).as_str()).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_cities_countries_and_first_names() {
        let gazetteer = Gazetteer::shipped();
        assert!(
            gazetteer
                .places("Riga")
                .any(|(p, _)| p.country == "LVA" && p.kind == "city")
        );
        assert!(
            gazetteer
                .places("Laurel County")
                .any(|(p, _)| p.admin1 == "KY" && p.kind == "admin2")
        );
        assert!(gazetteer.places("Texas").any(|(p, main)| p.kind == "admin1" && main));
        assert_eq!(gazetteer.country("LVA").map(|p| p.kind), Some("country"));
        assert_eq!(gazetteer.gender("Ilse"), Some("female"));
        assert_eq!(gazetteer.gender("José"), Some("male"));
    }
}
