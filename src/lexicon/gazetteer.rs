//! Towns, provinces and countries of GeoNames, and first names with their gender (`data/gazetteer`).
//!
//! `Riga` is a city of Latvia at 56.95 N, 24.11 E; `ilse` is a woman's name.

use std::collections::HashMap;
use std::sync::OnceLock;

/// One place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// `country`, `admin1` or `city`.
    pub kind: &'static str,
    /// ISO 3166 alpha-3.
    pub country: &'static str,
    /// Code of the state or province, `TX`.
    pub admin1: &'static str,
    /// Degrees north.
    pub lat: f32,
    /// Degrees east.
    pub lon: f32,
    /// Inhabitants.
    pub population: u32,
    /// GeoNames id.
    pub geonames: u32,
}

/// Compiled tables, read once.
#[derive(Debug, Default)]
pub struct Gazetteer {
    places: Vec<Place>,
    /// Folded name → places, those with that main name first.
    names: HashMap<String, Vec<(u32, bool)>>,
    genders: HashMap<&'static str, &'static str>,
}

impl Gazetteer {
    /// The tables that ship with the crate.
    pub fn shipped() -> &'static Gazetteer {
        static SHIPPED: OnceLock<Gazetteer> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            let places = include_str!("../../data/gazetteer/places.tsv");
            let first_names = include_str!("../../data/gazetteer/first_names.tsv");
            Gazetteer::parse(places, first_names)
        })
    }

    fn parse(places: &'static str, first_names: &'static str) -> Gazetteer {
        let mut gazetteer = Gazetteer::default();
        for line in places.lines().skip(1) {
            gazetteer.add(line);
        }
        for line in first_names.lines().skip(1) {
            if let Some((name, gender)) = line.split_once('\t') {
                gazetteer
                    .genders
                    .insert(name, if gender == "f" { "female" } else { "male" });
            }
        }
        gazetteer
    }

    fn add(&mut self, line: &'static str) -> Option<()> {
        let mut cells = line.split('\t');
        let names = cells.next()?;
        let kind = match cells.next()? {
            "country" => "country",
            "admin1" => "admin1",
            _ => "city",
        };
        let place = Place {
            kind,
            country: cells.next()?,
            admin1: cells.next()?,
            lat: cells.next()?.parse().ok()?,
            lon: cells.next()?.parse().ok()?,
            population: cells.next()?.parse().ok()?,
            geonames: cells.next()?.parse().ok()?,
        };
        let id = self.places.len() as u32;
        self.places.push(place);
        for (i, name) in names.split('|').enumerate() {
            let entry = self.names.entry(fold(name)).or_default();
            if !entry.iter().any(|(p, _)| *p == id) {
                entry.push((id, i == 0));
            }
        }
        Some(())
    }

    /// Places of this name, and whether it is their main name.
    pub fn places(&self, name: &str) -> impl Iterator<Item = (&Place, bool)> {
        let found = self.names.get(&fold(name)).map(Vec::as_slice).unwrap_or_default();
        found.iter().map(|(i, main)| (&self.places[*i as usize], *main))
    }

    /// The country itself, by its alpha-3 code.
    pub fn country(&self, code: &str) -> Option<&Place> {
        // ~250 countries: found through a small table of their own
        static COUNTRIES: OnceLock<HashMap<&'static str, usize>> = OnceLock::new();
        let table = COUNTRIES.get_or_init(|| {
            let all = Gazetteer::shipped().places.iter().enumerate();
            all.filter(|(_, p)| p.kind == "country")
                .map(|(i, p)| (p.country, i))
                .collect()
        });
        table.get(code).and_then(|&i| Gazetteer::shipped().places.get(i))
    }

    /// `female` or `male` where the name is nearly always one of them.
    pub fn gender(&self, first_name: &str) -> Option<&'static str> {
        self.genders.get(fold(first_name).as_str()).copied()
    }
}

/// Lower case, without accents, full stops and apostrophes: what a name is compared by.
pub fn fold(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            '.' | '\'' | '’' | 'ʿ' | '`' | '‘' => {}
            '-' | '–' => out.push(' '),
            'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => out.push('a'),
            'æ' => out.push_str("ae"),
            'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => out.push('c'),
            'ď' | 'đ' => out.push('d'),
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ə' => out.push('e'),
            'ğ' | 'ģ' | 'ġ' | 'ĝ' => out.push('g'),
            'ħ' | 'ĥ' => out.push('h'),
            'ì'..='ï' | 'ī' | 'į' | 'ı' => out.push('i'),
            'ķ' => out.push('k'),
            'ł' | 'ļ' | 'ľ' => out.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => out.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => out.push('o'),
            'œ' => out.push_str("oe"),
            'ř' => out.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => out.push('s'),
            'ß' => out.push_str("ss"),
            'ţ' | 'ț' | 'ť' => out.push('t'),
            'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' => out.push('u'),
            'ý' | 'ÿ' => out.push('y'),
            'ź' | 'ż' | 'ž' => out.push('z'),
            // what is left of a decomposed accent
            '\u{300}'..='\u{36f}' => {}
            c => out.push(c),
        }
    }
    out
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
        assert!(gazetteer.places("Texas").any(|(p, main)| p.kind == "admin1" && main));
        assert_eq!(gazetteer.country("LVA").map(|p| p.kind), Some("country"));
        assert_eq!(gazetteer.gender("Ilse"), Some("female"));
        assert_eq!(gazetteer.gender("José"), Some("male"));
    }
}
