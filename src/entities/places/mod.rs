//! Which place a name means: coordinates, GeoNames id, country.
//!
//! *Paris, Texas* lies in America, *Tripoli* in Libya unless the article is about Lebanon. Each sense is weighed by its
//! inhabitants, by the countries and states the article names, and by what the text puts right beside it.

mod beside;
mod context;
mod senses;

use std::collections::BTreeMap;

use super::chains::{Chains, words};
use super::{EntityType, Site};
use crate::lexicon::countries::CountryForm;
use crate::lexicon::gazetteer::{Gazetteer, Place};
use crate::lexicon::word_classes::WordClass;
use crate::syntax::Upos;
use beside::{Area, Holder};
use context::Context;
use senses::Sense;

/// Times that the context is read anew from what was chosen.
const ROUNDS: usize = 3;

/// How sure two names must be of one place to be taken for one.
const SAME: f32 = 0.5;

/// Towns and regions are called so too, but inside a name these only say which one it is.
const ADJECTIVES: &[&str] = &[
    "Federal", "Central", "Centre", "Western", "Eastern", "Northern", "Southern", "North", "South", "East", "West",
    "Upper", "Lower", "National", "Royal", "Liberal", "General",
];

/// A name whose place is to be chosen.
struct Spot {
    /// Nothing for a place inside another name: `Athens` in *Athens Police Department*.
    thing: Option<u32>,
    weight: f32,
    senses: Vec<Sense>,
    holders: Vec<Holder>,
    /// Spots that stand right beside it as if inside, and how surely.
    holds: Vec<(usize, f32)>,
    /// Organisations and buildings with the place in their name.
    namesakes: Vec<u32>,
    /// The sense chosen last, and what it put into the context.
    chosen: Option<Choice>,
}

impl Spot {
    fn new(thing: Option<u32>, weight: f32, senses: Vec<Sense>) -> Spot {
        Spot {
            thing,
            weight,
            senses,
            holders: Vec::new(),
            holds: Vec::new(),
            namesakes: Vec::new(),
            chosen: None,
        }
    }

    /// Before anything is chosen: what all its senses together speak for. Towns of a few senses that share one state
    /// find it this way, however small they are.
    fn hint(&self, context: &mut Context) {
        let highest = self.senses.iter().map(|s| s.prior).fold(f32::MIN, f32::max);
        let likely = |s: &Sense| (s.prior - highest).exp();
        let (all, even) = (
            self.senses.iter().map(likely).sum::<f32>(),
            1.0 / self.senses.len().max(1) as f32,
        );
        for sense in &self.senses {
            let state = if sense.place.kind == "country" {
                ""
            } else {
                sense.place.admin1
            };
            let share = 0.5 * likely(sense) / all + 0.5 * even;
            context.add(sense.place.country, state, 0.5 * self.weight * share);
        }
    }
}

#[derive(Clone, Copy)]
struct Choice {
    sense: usize,
    confidence: f32,
    via: &'static str,
}

/// Gives every place its site and country; `home` and the dateline's place speak for their country.
pub(super) fn read(chains: &mut Chains, home: Option<&str>) {
    let mut certain = Context::default();
    if let Some(home) = home {
        certain.add(home, "", 2.0);
    }
    let mut spots = spots(chains, &mut certain);
    turn_holders(&mut spots);
    inside_names(chains, &mut spots, &mut certain);
    let filed = spots.len();
    spots.extend(dateline(chains));
    let mut context = certain.clone();
    for spot in &spots {
        spot.hint(&mut context);
    }
    for _ in 0..ROUNDS {
        let before = std::mem::replace(&mut context, certain.clone());
        for i in 0..spots.len() {
            spots[i].chosen = choose(&spots, i, &before);
        }
        for spot in &spots {
            if let Some(choice) = spot.chosen {
                context.place(&spot.senses[choice.sense].place, spot.weight * choice.confidence);
            }
        }
    }
    for (i, spot) in spots.iter().enumerate() {
        if let Some(choice) = spot.chosen {
            settle(chains, spot, choice);
            if i == filed {
                chains.filed = Some(spot.senses[choice.sense].place.country.to_owned());
            }
        }
    }
}

/// Writes down where a place is; what bears its name is in its country, and a building in the place itself.
fn settle(chains: &mut Chains, spot: &Spot, choice: Choice) {
    let place = &spot.senses[choice.sense].place;
    let found = site(place, choice.confidence, choice.via);
    if let Some(thing) = spot.thing {
        let entity = &mut chains.things[thing as usize].entity;
        (entity.country, entity.country_via) = (None, None);
        entity.belongs_to(place.country, choice.via);
        if place.kind == "country" {
            entity.wikidata = chains.lexicon.country_ids.get(place.country).cloned();
        }
        entity.site = Some(found.clone());
    }
    for &namesake in &spot.namesakes {
        let entity = &mut chains.things[namesake as usize].entity;
        // the Commonwealth of Independent States is of no town named CIS
        if chains.lexicon.organisations.is_international(&entity.name) {
            continue;
        }
        entity.belongs_to(place.country, "name");
        if entity.kind == EntityType::Fac {
            entity.site.get_or_insert(Site {
                geonames: None,
                kind: "facility",
                via: "inside",
                ..found.clone()
            });
        }
    }
}

/// Names of one town are one thing: *Kyiv* and *Kiev*, *St. Petersburg* and *Saint Petersburg*.
pub(super) fn same(chains: &mut Chains) {
    let mut first: BTreeMap<u32, u32> = BTreeMap::new();
    let mut into: BTreeMap<u32, u32> = BTreeMap::new();
    for (id, thing) in chains.things.iter().enumerate() {
        let site = thing
            .entity
            .site
            .as_ref()
            .filter(|s| s.kind == "city" && s.confidence > SAME);
        let known = site
            .and_then(|s| s.geonames)
            .filter(|_| thing.entity.kind == EntityType::Gpe);
        if let Some(geonames) = known {
            match first.get(&geonames) {
                Some(&other) => {
                    into.insert(id as u32, other);
                }
                None => {
                    first.insert(geonames, id as u32);
                }
            }
        }
    }
    for m in 0..chains.mentions.len() {
        if let Some(&other) = into.get(&chains.mentions[m].entity) {
            chains.things[chains.mentions[m].entity as usize].seen -= 1;
            chains.things[other as usize].seen += 1;
            (chains.mentions[m].entity, chains.mentions[m].rule) = (other, "place");
        }
    }
}

fn site(place: &Place<'static>, confidence: f32, via: &'static str) -> Site {
    Site {
        geonames: Some(place.geonames),
        lat: place.lat,
        lon: place.lon,
        kind: place.kind,
        admin1: place.admin1,
        confidence,
        via,
    }
}

/// The places of the article; regions and nationalities need no choice.
fn spots(chains: &mut Chains, certain: &mut Context) -> Vec<Spot> {
    let mut holders = beside::read(chains);
    let mut spots = Vec::new();
    for id in 0..chains.things.len() {
        let weight = chains.things[id].seen.min(5) as f32;
        let kind = chains.things[id].entity.kind;
        match kind {
            EntityType::Norp => nationality(chains, id, certain),
            EntityType::Gpe | EntityType::Loc if !region(chains, id, certain) => {
                let thing = &chains.things[id];
                let name = thing.entity.name.as_str();
                let (town, state) = name.split_once(", ").unwrap_or((name, ""));
                let senses = senses::of(chains.lexicon, town, thing.is_country());
                let mut spot = Spot::new(Some(id as u32), weight, senses);
                spot.holders = holders.remove(&(id as u32)).unwrap_or_default();
                spot.holders.push(Holder::named(chains.lexicon, state));
                spots.push(spot);
            }
            _ => {}
        }
    }
    spots
}

/// *Athens, Georgia*: that Georgia holds an Athens tells which Georgia it is.
fn turn_holders(spots: &mut [Spot]) {
    let at: BTreeMap<u32, usize> = (0..spots.len()).filter_map(|i| Some((spots[i].thing?, i))).collect();
    for i in 0..spots.len() {
        for k in 0..spots[i].holders.len() {
            let holder = &spots[i].holders[k];
            let (thing, weight) = (holder.thing, holder.weight);
            if let Some(&other) = thing.and_then(|t| at.get(&t)).filter(|&&other| other != i) {
                spots[other].holds.push((i, weight));
            }
        }
    }
}

/// *Latvians* lead to Latvia.
fn nationality(chains: &mut Chains, thing: usize, certain: &mut Context) {
    let weight = 0.7 * chains.things[thing].seen.min(5) as f32;
    let entity = &mut chains.things[thing].entity;
    if let Some(code) = &entity.country {
        certain.add(code, "", weight);
        entity.site = Gazetteer::shipped().country(code).map(|p| site(&p, 0.9, "demonym"));
    }
}

fn region(chains: &mut Chains, thing: usize, certain: &mut Context) -> bool {
    let entity = &mut chains.things[thing].entity;
    let Some(region) = chains.lexicon.regions.get(&entity.name) else {
        return false;
    };
    if let Some(code) = &region.country {
        certain.add(code, "", 1.0);
    }
    if let Some(code) = &region.country {
        entity.belongs_to(code, "sheet");
    }
    entity.site = Some(Site {
        geonames: None,
        lat: region.lat,
        lon: region.lon,
        kind: region.kind,
        admin1: "",
        confidence: 0.9,
        via: "sheet",
    });
    true
}

/// Places inside the names of organisations and buildings: no mentions, but they tell where the article plays.
fn inside_names(chains: &Chains, spots: &mut Vec<Spot>, certain: &mut Context) {
    const WEIGHT: f32 = 0.5;
    let open: BTreeMap<&str, usize> = spots
        .iter()
        .enumerate()
        .filter_map(|(i, s)| Some((chains.things[s.thing? as usize].entity.name.as_str(), i)))
        .collect();
    let (mut again, mut new) = (Vec::new(), Vec::new());
    for m in &chains.mentions {
        if !matches!(
            chains.things[m.entity as usize].entity.kind,
            EntityType::Org | EntityType::Fac
        ) {
            continue;
        }
        let (mut at, last) = (m.first as usize, m.last as usize);
        let party = is_party(chains, at, last);
        while at < last {
            let found = (at..last.min(at + 3)).rev().find(|&end| {
                let name = words(chains.reading, at, end);
                if let Some(&spot) = open.get(&*name) {
                    again.push((spot, m.entity));
                    return true;
                }
                let country = chains.lexicon.countries.get(&name);
                if let Some(word) = country.filter(|w| w.form != CountryForm::Capital) {
                    certain.add(&word.code, "", WEIGHT);
                    return true;
                }
                let senses: Vec<Sense> = senses::of(chains.lexicon, &name, false);
                let leads = at == m.first as usize || chains.reading.upos(at - 1) != Upos::Propn;
                let large = |s: &Sense| s.place.kind == "admin1" || (s.place.kind == "city" && s.prior > 4.2);
                if leads
                    && !party
                    && !ADJECTIVES.contains(&&*name)
                    && name.len() > 3
                    && chains.lexicon.parties.get(&name.to_lowercase()).is_none()
                    && senses.iter().any(large)
                {
                    let mut spot = Spot::new(None, WEIGHT, senses);
                    spot.namesakes.push(m.entity);
                    new.push(spot);
                    return true;
                }
                false
            });
            at = found.unwrap_or(at) + 1;
        }
    }
    for (spot, namesake) in again {
        spots[spot].weight += WEIGHT;
        spots[spot].namesakes.push(namesake);
    }
    spots.extend(new);
}

/// *Unity Party*: what a party or front calls itself is no place.
fn is_party(chains: &Chains, first: usize, last: usize) -> bool {
    (first..=last).any(|t| {
        let word = chains.reading.form(t).to_lowercase();
        chains.lexicon.word_classes.has(WordClass::Faction, &word)
    })
}

/// Where the report was filed.
fn dateline(chains: &Chains) -> Option<Spot> {
    let reading = chains.reading;
    let place = reading.layout.dateline?.place?.of(reading.text);
    let (name, holder) = place.split_once(',').unwrap_or((place, ""));
    let mut spot = Spot::new(None, 2.0, senses::of(chains.lexicon, name.trim(), false));
    spot.holders.push(Holder::named(chains.lexicon, holder.trim()));
    Some(spot)
}

/// The best sense of a spot.
fn choose(spots: &[Spot], i: usize, context: &Context) -> Option<Choice> {
    let spot = &spots[i];
    let held = |s: &Sense| {
        let inside = |h: &&Holder| h.areas.iter().any(|a| a.holds(&s.place));
        spot.holders.iter().filter(inside).map(|h| h.weight).fold(0.0, f32::max)
    };
    let holding = |s: &Sense| {
        let area = Area::of(&s.place);
        let inside = |&&(k, _): &&(usize, f32)| spots[k].senses.iter().any(|t| area.holds(&t.place));
        spot.holds.iter().filter(inside).map(|h| h.1).fold(0.0, f32::max)
    };
    let own = spot
        .chosen
        .map(|c| (&spot.senses[c.sense].place, spot.weight * c.confidence));
    let score = |s: &Sense| s.prior + 7.0 * held(s) + 5.6 * holding(s) + context.speaks_for(&s.place, own);
    let scores: Vec<f32> = spot.senses.iter().map(score).collect();
    let order = |&a: &usize, &b: &usize| {
        let id = |i: usize| spot.senses[i].place.geonames;
        scores[a].total_cmp(&scores[b]).then(id(b).cmp(&id(a)))
    };
    let best = (0..scores.len()).max_by(order)?;
    let second = (0..scores.len()).filter(|&i| i != best).max_by(order);
    let margin = second.map_or(4.0, |s| scores[best] - scores[s]);
    let likeliest = spot.senses.iter().all(|s| s.prior <= spot.senses[best].prior);
    Some(Choice {
        sense: best,
        confidence: 1.0 - 0.5 * (-margin / 1.5).exp(),
        via: match (held(&spot.senses[best]) > 0.0, likeliest) {
            (true, _) => "beside",
            (_, true) => "prior",
            _ => "context",
        },
    })
}
