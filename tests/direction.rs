//! The rooms know only what comes before them: a `use crate::…` may point up the road, never down.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms that it may look at.
const ROADS: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("text", &["error", "lexicon"]),
    ("lexicon", &["error", "text"]),
    ("tokens", &["error", "text", "lexicon"]),
    ("syntax", &["error", "text", "lexicon", "tokens"]),
    ("entities", &["error", "text", "lexicon", "tokens", "syntax"]),
    ("quotes", &["error", "text", "lexicon", "tokens", "syntax", "entities"]),
    ("time", &["error", "text", "lexicon", "tokens", "syntax", "entities"]),
    (
        "events",
        &["error", "text", "lexicon", "tokens", "syntax", "entities", "time"],
    ),
    (
        "records",
        &[
            "error", "text", "lexicon", "tokens", "syntax", "entities", "quotes", "time", "events",
        ],
    ),
];

#[test]
fn rooms_look_only_up_the_road() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for (room, allowed) in ROADS {
        for path in files(&source, room) {
            let text = fs::read_to_string(&path).expect("a source file is UTF-8");
            // unit tests at the end of a file may drive the whole road
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for used in code.split("crate::").skip(1).map(first_word) {
                if used != *room && used.starts_with(char::is_lowercase) && !allowed.contains(&used) {
                    wrong.push(format!("{} uses crate::{used}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn first_word(code: &str) -> &str {
    code.split(|c: char| !c.is_alphanumeric() && c != '_')
        .next()
        .unwrap_or_default()
}

/// `room.rs`, or everything under `room/`.
fn files(source: &Path, room: &str) -> Vec<PathBuf> {
    let mut open = vec![source.join(format!("{room}.rs")), source.join(room)];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                fs::read_dir(&path)
                    .into_iter()
                    .flatten()
                    .flatten()
                    .map(|entry| entry.path()),
            );
        } else if path.is_file() {
            found.push(path);
        }
    }
    found
}
