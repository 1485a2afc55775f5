//! Packs `places.tsv` into the table that [`Packed`](super::packed::Packed) looks things up in; the build script runs it.
//!
//! The table needs no reading at start: records of a fixed size, then the folded names in order, in blocks in which each
//! name repeats only what differs from the one before.
//!
//! | part | bytes |
//! |---|---|
//! | sizes: places, names, blocks, states, codes | 5 × 4 |
//! | a place: GeoNames id, population, lat, lon (hundredths), state, country, kind | 4 4 2 2 2 1 1 |
//! | start of each block | 4 |
//! | a name: shared, own length, own bytes, places (`index × 2 + main`, a varint each, after their number) | … |
//! | states and country codes, one a line | … |

use std::collections::{BTreeMap, BTreeSet};

use super::fold::fold;

/// Names in a block.
pub const BLOCK: usize = 16;
/// Bytes of a record.
pub const RECORD: usize = 16;
/// What a place can be, by number.
pub const KINDS: [&str; 4] = ["country", "admin1", "admin2", "city"];

/// One line of the sheet: names, kind, country, state, degrees, inhabitants, GeoNames id.
struct Line<'a> {
    names: &'a str,
    kind: u8,
    country: &'a str,
    state: &'a str,
    point: [i16; 2],
    numbers: [u32; 2],
}

fn line(text: &str) -> Option<Line<'_>> {
    let mut cells = text.split('\t');
    let (names, kind) = (cells.next()?, cells.next()?);
    let (country, state) = (cells.next()?, cells.next()?);
    let mut degrees = || Some((cells.next()?.parse::<f64>().ok()? * 100.0).round() as i16);
    let point = [degrees()?, degrees()?];
    let population = cells.next()?.parse().ok()?;
    Some(Line {
        names,
        kind: KINDS.iter().position(|k| *k == kind)? as u8,
        country,
        state,
        point,
        numbers: [cells.next()?.parse().ok()?, population],
    })
}

/// The packed table of a sheet with its header.
pub fn pack(sheet: &str) -> Vec<u8> {
    let lines: Vec<Line> = sheet.lines().skip(1).filter_map(line).collect();
    let states: Vec<&str> = BTreeSet::from_iter(lines.iter().map(|l| l.state)).into_iter().collect();
    let codes: Vec<&str> = BTreeSet::from_iter(lines.iter().map(|l| l.country))
        .into_iter()
        .collect();
    let mut names: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut records = Vec::with_capacity(lines.len() * RECORD);
    for (i, line) in lines.iter().enumerate() {
        for n in line.numbers {
            records.extend(n.to_le_bytes());
        }
        for n in line.point {
            records.extend(n.to_le_bytes());
        }
        records.extend((states.binary_search(&line.state).unwrap_or(0) as u16).to_le_bytes());
        records.push(codes.binary_search(&line.country).unwrap_or(0) as u8);
        records.push(line.kind);
        for (n, name) in line.names.split('|').enumerate() {
            let places = names.entry(fold(name)).or_default();
            if places.last().is_none_or(|last| last / 2 != i as u32) {
                places.push(i as u32 * 2 + u32::from(n == 0));
            }
        }
    }
    let (blocks, starts) = blocks(&names);
    let sizes = [lines.len(), names.len(), starts.len(), states.len(), codes.len()];
    let mut out: Vec<u8> = sizes.iter().flat_map(|n| (*n as u32).to_le_bytes()).collect();
    out.extend(records);
    out.extend(starts.iter().flat_map(|s| s.to_le_bytes()));
    out.extend(blocks);
    out.extend(format!("{}\n{}", states.join("\n"), codes.join("\n")).bytes());
    out
}

/// The names, and where each block of them starts; the last start is the end.
fn blocks(names: &BTreeMap<String, Vec<u32>>) -> (Vec<u8>, Vec<u32>) {
    let (mut out, mut starts) = (Vec::new(), Vec::new());
    let mut before: &[u8] = &[];
    for (i, (name, places)) in names.iter().enumerate() {
        let name = &name.as_bytes()[..name.len().min(255)];
        if i % BLOCK == 0 {
            starts.push(out.len() as u32);
            before = &[];
        }
        let shared = name.iter().zip(before).take_while(|(a, b)| a == b).count();
        out.extend([shared as u8, (name.len() - shared) as u8]);
        out.extend(&name[shared..]);
        varint(&mut out, places.len() as u32);
        for &place in places {
            varint(&mut out, place);
        }
        before = name;
    }
    starts.push(out.len() as u32);
    (out, starts)
}

fn varint(out: &mut Vec<u8>, mut n: u32) {
    while n >= 128 {
        out.push((n & 127) as u8 | 128);
        n >>= 7;
    }
    out.push(n as u8);
}
