//! What is known of words before training: Brown clusters, groups of like vectors, lists of first names and cities.
//!
//! *Tbilisi* and *Yerevan* share a cluster, so a sentence about one teaches something about the other.

use crate::cursor::Cursor;
use crate::error::{Error, Result};
use crate::syntax::vectors::murmur;

const BUCKETS: usize = 1 << 16;

/// Numbers by word. No spellings are kept: the hash chooses a bucket, 16 further bits must agree.
#[derive(Debug, Clone, Default)]
pub struct Table {
    starts: Vec<u32>,
    prints: Vec<u16>,
    values: Vec<u16>,
}

impl Table {
    /// Builds the table; of words that cannot be told apart the first one stays.
    pub fn build<'a>(pairs: impl IntoIterator<Item = (&'a str, u16)>) -> Table {
        let mut entries: Vec<(u32, u16)> = pairs.into_iter().map(|(word, value)| (key(word), value)).collect();
        entries.sort_by_key(|e| e.0);
        entries.dedup_by_key(|e| e.0);
        let mut starts = vec![0u32; BUCKETS + 1];
        for (key, _) in &entries {
            starts[(key >> 16) as usize + 1] += 1;
        }
        for i in 0..BUCKETS {
            starts[i + 1] += starts[i];
        }
        Table {
            starts,
            prints: entries.iter().map(|e| e.0 as u16).collect(),
            values: entries.iter().map(|e| e.1).collect(),
        }
    }

    /// The number of a word, spelt exactly so.
    pub fn get(&self, word: &str) -> Option<u16> {
        let key = key(word);
        let bucket = (key >> 16) as usize;
        let range = *self.starts.get(bucket)? as usize..*self.starts.get(bucket + 1)? as usize;
        let at = self.prints[range.clone()].iter().position(|&p| p == key as u16)?;
        Some(self.values[range.start + at])
    }

    fn write(&self, out: &mut Vec<u8>) {
        put(out, self.prints.len() as u32);
        self.starts.iter().for_each(|&s| put(out, s));
        self.prints.iter().for_each(|p| out.extend(p.to_le_bytes()));
        self.values.iter().for_each(|v| out.extend(v.to_le_bytes()));
    }

    fn read(from: &mut Cursor<'_>) -> Result<Table> {
        let n = from.u32()? as usize;
        let table = Table {
            starts: from.u32s(BUCKETS + 1)?,
            prints: from.u16s(n)?,
            values: from.u16s(n)?,
        };
        let rising = table.starts.windows(2).all(|w| w[0] <= w[1]);
        if !rising || table.starts.last().is_none_or(|&end| end as usize != n) {
            return Err(from.fault("found entries that point outside a table"));
        }
        Ok(table)
    }
}

fn key(word: &str) -> u32 {
    (murmur(word.as_bytes(), 7) >> 32) as u32
}

/// Clusters and lists.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Index into `paths` by word.
    brown: Table,
    /// Brown clusters as bit paths, most general bit lowest.
    paths: Vec<u32>,
    /// Sum of list bits by lower-case word or phrase.
    lists: Table,
    /// Three groups by row of the word vectors.
    groups: Vec<[u16; 3]>,
}

impl Words {
    /// Reads the two files that `data/models/name_clues.py` writes.
    pub fn parse(words: &str, groups: &str) -> Result<Words> {
        let fault = |file: &str, i: usize| Error::new(format!("{file}:{}", i + 1), "expected a word and two numbers");
        let mut rows = Vec::new();
        for (i, line) in words.lines().enumerate() {
            let mut cells = line.split('\t');
            let (word, path, bits) = (cells.next(), number(cells.next()), number(cells.next()));
            let (Some(word), Some(path), Some(bits)) = (word, path, bits) else {
                return Err(fault("name_words.tsv", i));
            };
            rows.push((word, path, bits as u16));
        }
        let mut paths: Vec<u32> = rows.iter().map(|r| r.1).filter(|&p| p != 0).collect();
        paths.sort_unstable();
        paths.dedup();
        let brown = rows
            .iter()
            .filter_map(|r| Some((r.0, paths.binary_search(&r.1).ok()? as u16)));
        let mut sets = Vec::new();
        for (i, line) in groups.lines().enumerate() {
            let mut cells = line.split('\t').map(|c| number(Some(c)));
            let (Some(Some(a)), Some(Some(b)), Some(Some(c))) = (cells.next(), cells.next(), cells.next()) else {
                return Err(fault("vector_groups.tsv", i));
            };
            sets.push([a as u16, b as u16, c as u16]);
        }
        Ok(Words {
            brown: Table::build(brown),
            lists: Table::build(rows.iter().filter(|r| r.2 != 0).map(|r| (r.0, r.2))),
            paths,
            groups: sets,
        })
    }

    /// The Brown cluster of a word as written or, if unknown, in lower case.
    pub fn path(&self, word: &str, lower: &str) -> Option<u32> {
        let at = self.brown.get(word).or_else(|| self.brown.get(lower))?;
        self.paths.get(usize::from(at)).copied()
    }

    /// The lists that hold a lower-case word or phrase; zero if none does.
    pub fn lists(&self, lower: &str) -> u16 {
        self.lists.get(lower).unwrap_or(0)
    }

    /// The groups of a row of the word vectors.
    pub fn groups(&self, row: u32) -> Option<[u16; 3]> {
        self.groups.get(row as usize).copied()
    }

    /// Appends this to a model file.
    pub fn write(&self, out: &mut Vec<u8>) {
        self.brown.write(out);
        put(out, self.paths.len() as u32);
        self.paths.iter().for_each(|&p| put(out, p));
        self.lists.write(out);
        put(out, self.groups.len() as u32);
        self.groups.iter().flatten().for_each(|g| out.extend(g.to_le_bytes()));
    }

    /// Reads it back.
    pub fn read(from: &mut Cursor<'_>) -> Result<Words> {
        let brown = Table::read(from)?;
        let n = from.u32()? as usize;
        let paths = from.u32s(n)?;
        let lists = Table::read(from)?;
        let n = from.u32()? as usize;
        let groups = from.u16s(3 * n)?;
        let groups = groups.chunks_exact(3).map(|g| [g[0], g[1], g[2]]).collect();
        Ok(Words {
            brown,
            paths,
            lists,
            groups,
        })
    }
}

fn number(cell: Option<&str>) -> Option<u32> {
    cell?.parse().ok()
}

/// Appends a number to a model file.
pub fn put(out: &mut Vec<u8>, value: u32) {
    out.extend(value.to_le_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_words_and_comes_back_from_a_file() {
        let words = Words::parse("narva\t0\t4\nsaid\t1012\t0\nwrote\t1012\t0\n", "3\t20\t100\n").unwrap();
        let mut file = Vec::new();
        words.write(&mut file);
        let words = Words::read(&mut Cursor::new("names.bin", &file)).unwrap();
        assert_eq!(words.lists("narva"), 4);
        assert_eq!(words.lists("tartu"), 0);
        assert_eq!(words.path("Said", "said"), Some(1012));
        assert_eq!(words.path("wrote", "wrote"), words.path("said", "said"));
        assert_eq!(words.groups(0), Some([3, 20, 100]));
        assert!(Words::read(&mut Cursor::new("names.bin", &file[..file.len() - 1])).is_err());
    }
}
