//! Looks names up in the packed table of places (`pack.rs` tells its form), without reading it first.
//!
//! `riga` is found by halving the blocks, then by walking through sixteen names.

use super::Place;
use super::pack::{BLOCK, KINDS, RECORD};

/// A packed table.
#[derive(Debug)]
pub struct Packed<'a> {
    records: &'a [u8],
    starts: &'a [u8],
    names: &'a [u8],
    states: Vec<&'a str>,
    codes: Vec<&'a str>,
}

/// The number of four bytes at a place, 0 past the end.
fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let four = bytes.get(at..at + 4).and_then(|b| b.try_into().ok());
    u32::from_le_bytes(four.unwrap_or([0; 4]))
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    let two = bytes.get(at..at + 2).and_then(|b| b.try_into().ok());
    u16::from_le_bytes(two.unwrap_or([0; 2]))
}

impl<'a> Packed<'a> {
    /// A table in its bytes; nothing if they are cut short.
    pub fn new(bytes: &'a [u8]) -> Option<Packed<'a>> {
        let size = |i: usize| u32_at(bytes, 4 * i) as usize;
        let (records, rest) = bytes.get(20..)?.split_at_checked(size(0) * RECORD)?;
        let (starts, rest) = rest.split_at_checked(size(2) * 4)?;
        let end = u32_at(starts, starts.len().checked_sub(4)?) as usize;
        let (names, words) = rest.split_at_checked(end)?;
        let mut words = std::str::from_utf8(words).ok()?.split('\n');
        Some(Packed {
            records,
            starts,
            names,
            states: words.by_ref().take(size(3)).collect(),
            codes: words.take(size(4)).collect(),
        })
    }

    /// The place of a record.
    pub fn place(&self, index: u32) -> Option<Place<'a>> {
        let at = index as usize * RECORD;
        let record = self.records.get(at..at + RECORD)?;
        let degrees = |at| f32::from(u16_at(record, at) as i16) / 100.0;
        Some(Place {
            kind: KINDS.get(record[15] as usize)?,
            country: self.codes.get(record[14] as usize)?,
            admin1: self.states.get(u16_at(record, 12) as usize)?,
            lat: degrees(8),
            lon: degrees(10),
            population: u32_at(record, 4),
            geonames: u32_at(record, 0),
        })
    }

    /// All places in the order of the table.
    pub fn places(&self) -> impl Iterator<Item = Place<'a>> {
        (0..(self.records.len() / RECORD) as u32).filter_map(|i| self.place(i))
    }

    /// Records of a folded name, and whether it is their main name.
    pub fn find(&self, name: &str) -> Vec<(u32, bool)> {
        let blocks = (self.starts.len() / 4).saturating_sub(1);
        let (mut low, mut high) = (0, blocks);
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.first(middle) <= name.as_bytes() {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low.checked_sub(1)
            .and_then(|block| self.walk(block, name))
            .unwrap_or_default()
    }

    fn block(&self, block: usize) -> &'a [u8] {
        let start = |b: usize| u32_at(self.starts, 4 * b) as usize;
        self.names.get(start(block)..start(block + 1)).unwrap_or_default()
    }

    /// The first name of a block.
    fn first(&self, block: usize) -> &'a [u8] {
        let bytes = self.block(block);
        let length = bytes.get(1).map_or(0, |&n| n as usize);
        bytes.get(2..2 + length).unwrap_or_default()
    }

    fn walk(&self, block: usize, wanted: &str) -> Option<Vec<(u32, bool)>> {
        let bytes = self.block(block);
        let (mut at, mut name) = (0, Vec::<u8>::with_capacity(32));
        for _ in 0..BLOCK {
            let (shared, own) = (*bytes.get(at)? as usize, *bytes.get(at + 1)? as usize);
            name.truncate(shared);
            name.extend(bytes.get(at + 2..at + 2 + own)?);
            at += 2 + own;
            let hit = name == wanted.as_bytes();
            let mut found = Vec::new();
            for _ in 0..varint(bytes, &mut at) {
                let place = varint(bytes, &mut at);
                if hit {
                    found.push((place / 2, place % 2 == 1));
                }
            }
            if hit {
                return Some(found);
            }
        }
        None
    }
}

fn varint(bytes: &[u8], at: &mut usize) -> u32 {
    let mut n = 0;
    for shift in [0, 7, 14, 21, 28] {
        let byte = bytes.get(*at).copied().unwrap_or(0);
        *at += 1;
        n |= u32::from(byte & 127) << shift;
        if byte < 128 {
            break;
        }
    }
    n
}

#[cfg(test)]
mod tests {
    use super::super::pack::pack;
    use super::*;

    #[test]
    fn what_was_packed_is_found() {
        let mut sheet = String::from("names\tkind\tcountry\tadmin1\tlat\tlon\tpopulation\tgeonames\n");
        for i in 0..40 {
            sheet += &format!(
                "Old Town {i}|Town\tcity\tLVA\t0{}\t56.9{}\t-24.1\t{i}000\t{i}\n",
                i % 3,
                i % 10
            );
        }
        let bytes = pack(&sheet);
        let table = Packed::new(&bytes).expect("a whole table");
        let (place, main) = table.find("old town 17")[0];
        let place = table.place(place).expect("its record");
        assert!(main && place.population == 17_000 && place.admin1 == "02");
        assert!((place.lat - 56.97).abs() < 1e-4 && (place.lon + 24.1).abs() < 1e-4);
        assert_eq!(table.find("town").len(), 40);
        assert!(table.find("old town").is_empty() && table.find("zz").is_empty() && table.find("").is_empty());
        assert!(Packed::new(&bytes[..30]).is_none());
    }
}
