//! The types of the PLOVER ontology (2021) and the CAMEO roots that correspond.
//!
//! "Police detained three reporters" is `COERCE`, root 17.

use super::{Row, Sheet};
use crate::error::Result;

/// The sixteen types, in the manual's order.
pub const TYPES: &[&str] = &[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
];

/// The type's static name.
pub fn kind(name: &str) -> Option<&'static str> {
    TYPES.iter().find(|t| **t == name).copied()
}

/// The type in a row's cell.
pub(super) fn kind_cell(sheet: &Sheet, row: &Row, name: &str) -> Result<&'static str> {
    kind(name).ok_or_else(|| {
        sheet.fault(
            row,
            format!("found the type {name}, expected one of {}", TYPES.join(" ")),
        )
    })
}

/// The modes of each type that has some.
const MODES: &[(&str, &[&str])] = &[
    ("CONSULT", &["visit", "third-party", "multilateral", "phone"]),
    (
        "RETREAT",
        &["withdraw", "release", "disarm", "ceasefire", "access", "resign"],
    ),
    ("REQUEST", &["assist", "change", "yield", "meet"]),
    ("ACCUSE", &["disapprove", "investigate", "allege"]),
    ("REJECT", &["assist", "change", "yield", "meet"]),
    (
        "THREATEN",
        &["restrict", "arrest", "relations", "expel", "territory", "violence"],
    ),
    (
        "PROTEST",
        &["demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"],
    ),
    ("SANCTION", &["convict", "expel", "withdraw", "discontinue"]),
    ("MOBILIZE", &["troops", "weapons", "police", "militia"]),
    (
        "COERCE",
        &[
            "seize",
            "restrict",
            "censor",
            "curfew",
            "martial-law",
            "arrest",
            "deport",
            "withhold",
            "misinformation",
            "cyber",
        ],
    ),
    (
        "ASSAULT",
        &[
            "abduct",
            "beat",
            "torture",
            "sexual",
            "targeted",
            "destroy",
            "primitive",
            "firearms",
            "explosives",
            "suicide-attack",
            "aerial",
            "drone",
            "heavy-weapons",
            "crowd-control",
            "unconventional",
            "sideAB",
        ],
    ),
];

/// The modes that a type has.
pub fn modes(kind: &str) -> &'static [&'static str] {
    MODES.iter().find(|(k, _)| *k == kind).map_or(&[], |(_, modes)| modes)
}

/// The mode in a row's cell, which must be one of the type's own; empty or `-` is none.
pub(super) fn mode_cell(sheet: &Sheet, row: &Row, kind: Option<&str>, cell: &str) -> Result<Option<String>> {
    let Some(mode) = some(cell) else { return Ok(None) };
    let Some(kind) = kind else { return Ok(Some(mode)) };
    let known = modes(kind);
    if known.contains(&mode.as_str()) {
        return Ok(Some(mode));
    }
    let expected = match known {
        [] => "an empty cell, because that type has no modes".to_string(),
        known => format!("one of {} or an empty cell", known.join(" ")),
    };
    Err(sheet.fault(row, format!("found the mode {mode} of {kind}, expected {expected}")))
}

/// The CAMEO root that corresponds to a type.
pub fn root(kind: &str) -> &'static str {
    const ROOTS: [&str; 16] = [
        "03", "04", "05", "08", "06", "07", "08", "10", "11", "12", "13", "14", "16", "15", "17", "19",
    ];
    TYPES.iter().position(|t| *t == kind).map_or("", |i| ROOTS[i])
}

/// A cell that may be empty.
pub(super) fn some(cell: &str) -> Option<String> {
    (!cell.is_empty() && cell != "-").then(|| cell.to_string())
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    fn fault(cells: &str) -> String {
        let text = format!("verb\ttype\tmode\tframe\tobject\tcameo\tcount\texample\n{cells}\n");
        let sheet = ("mine.tsv".to_string(), text);
        Lexicon::with_sheets(&[sheet]).unwrap_err().to_string()
    }

    #[test]
    fn a_wrong_row_is_told_with_its_line_and_its_cure() {
        let row =
            |kind: &str, mode: &str, frame: &str| format!("heckle\t{kind}\t{mode}\t{frame}\t\t\t\tThey heckled him.");
        for (kind, mode, frame, found, cure) in [
            ("HECKLE", "", "subject>object", "found the type HECKLE", "AGREE CONSULT"),
            (
                "PROTEST",
                "loud",
                "subject>object",
                "found the mode loud of PROTEST",
                "demo riot",
            ),
            (
                "AID",
                "arms",
                "subject>object",
                "found the mode arms of AID",
                "no modes",
            ),
            (
                "PROTEST",
                "",
                "subjekt>object",
                "found the slot subjekt",
                "subject>object",
            ),
        ] {
            let message = fault(&row(kind, mode, frame));
            assert!(message.starts_with("mine.tsv:2"), "{message}");
            assert!(message.contains(found) && message.contains(cure), "{message}");
        }
    }
}
