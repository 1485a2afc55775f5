//! The rooms build on each other in one direction: a file may use its own room and those before it.
//!
//! `quotes` and `events` never ask each other: they are joined in `records`. `train` may read anything, and nothing
//! reads `train`.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms and how far along the path of an article each stands; equal numbers may not use each other,
/// but `events` reads `time`.
const ROOMS: [(&str, u8); 18] = [
    ("error", 0),
    ("cursor", 1),
    ("shelf", 0),
    ("stop", 0),
    ("weights", 1),
    ("classes", 2),
    ("text", 1),
    ("lexicon", 2),
    ("kept", 3),
    ("tokens", 3),
    ("syntax", 4),
    ("entities", 5),
    ("time", 6),
    ("quotes", 7),
    ("events", 7),
    ("records", 8),
    ("pipeline", 9),
    ("python", 10),
];

fn rank(room: &str) -> Option<u8> {
    ROOMS.iter().find(|(name, _)| *name == room).map(|(_, rank)| *rank)
}

#[test]
fn imports_point_one_way() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let roots = reexports(&fs::read_to_string(src.join("lib.rs")).expect("the crate has a root"));
    let mut wrong = Vec::new();
    for path in files(&src) {
        let name = path
            .strip_prefix(&src)
            .expect("a file of src")
            .to_string_lossy()
            .into_owned();
        let room = name.split(['/', '\\', '.']).next().unwrap_or_default().to_owned();
        let Some(own) = rank(&room) else { continue };
        let code = fs::read_to_string(&path).expect("a source file is UTF-8");
        for (line, used) in imports(&code) {
            let used = roots
                .iter()
                .find(|(item, _)| *item == used)
                .map_or(used, |(_, room)| room.clone());
            let allowed = used == room || rank(&used).is_some_and(|other| other < own);
            if !allowed || room == "quotes" && used == "time" {
                wrong.push(format!("src/{name}:{line}: {room} uses {used}"));
            }
        }
    }
    assert!(wrong.is_empty(), "imports against the direction:\n{}", wrong.join("\n"));
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("src can be listed").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// `pub use records::{Document, Id}` in the crate's root: `Document` is of `records`.
fn reexports(root: &str) -> Vec<(String, String)> {
    let uses = root
        .lines()
        .filter_map(|l| l.strip_prefix("pub use ")?.split_once("::"));
    uses.flat_map(|(room, items)| {
        let items = items.trim_matches(|c| matches!(c, '{' | '}' | ';')).split(',');
        items.map(move |item| (item.trim().to_owned(), room.to_owned()))
    })
    .collect()
}

/// The first name after every `crate::`, also in `use crate::{events, quotes}`; tests and comments are left out.
fn imports(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let code = code.split("#[cfg(test)]").next().unwrap_or(code);
    for (number, line) in code.lines().enumerate() {
        let line = line.split("//").next().unwrap_or(line);
        for (at, _) in line.match_indices("crate::") {
            let rest = &line[at + "crate::".len()..];
            let names: Vec<&str> = match rest.strip_prefix('{') {
                Some(list) => list.split(',').collect(),
                None => vec![rest],
            };
            for name in names {
                let name: String = name
                    .trim()
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                if !name.is_empty() {
                    found.push((number + 1, name));
                }
            }
        }
    }
    found
}
