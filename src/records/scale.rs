//! Quad class and conflict–cooperation score of an event type and mode (PLOVER manual, draft 0.8, 2021).
//!
//! `ASSAULT firearms` is material conflict (`MF`) at −9; `CONSULT visit` verbal cooperation (`VC`) at 4.

/// Type, mode (empty: the type itself), quad class, score.
#[rustfmt::skip]
const SCALE: &[(&str, &str, &str, f32)] = &[
    ("AGREE", "", "VC", 2.5),
    ("CONSULT", "", "VC", 2.5),
    ("CONSULT", "visit", "VC", 4.0),
    ("CONSULT", "third-party", "VC", 1.0),
    ("CONSULT", "multilateral", "VC", 4.0),
    ("CONSULT", "phone", "VC", 1.5),
    ("SUPPORT", "", "VC", 5.0),
    ("CONCEDE", "", "VC", 4.5),
    ("COOPERATE", "", "MC", 9.5),
    ("AID", "", "MC", 10.0),
    ("RETREAT", "", "MC", 6.5),
    ("RETREAT", "withdraw", "MC", 8.0),
    ("RETREAT", "release", "MC", 6.5),
    ("RETREAT", "disarm", "MC", 10.0),
    ("RETREAT", "ceasefire", "MC", 7.5),
    ("RETREAT", "access", "MC", 6.5),
    ("RETREAT", "resign", "MC", 4.5),
    ("REQUEST", "", "VF", 0.0),
    ("REQUEST", "assist", "VF", 0.5),
    ("REQUEST", "change", "VF", -1.0),
    ("REQUEST", "yield", "VF", -1.0),
    ("REQUEST", "meet", "VF", 0.0),
    ("ACCUSE", "", "VF", -3.0),
    ("ACCUSE", "disapprove", "VF", -2.0),
    ("ACCUSE", "investigate", "VF", -3.5),
    ("ACCUSE", "allege", "VF", -3.5),
    ("REJECT", "", "VF", -2.0),
    ("REJECT", "assist", "VF", -1.5),
    ("REJECT", "change", "VF", -2.0),
    ("REJECT", "yield", "VF", -2.0),
    ("REJECT", "meet", "VF", -2.0),
    ("THREATEN", "", "VF", -3.5),
    ("THREATEN", "restrict", "VF", -3.0),
    ("THREATEN", "arrest", "VF", -3.5),
    ("THREATEN", "relations", "VF", -3.5),
    ("THREATEN", "expel", "VF", -3.5),
    ("THREATEN", "territory", "VF", -4.0),
    ("THREATEN", "violence", "VF", -3.5),
    ("PROTEST", "", "MF", -5.0),
    ("PROTEST", "demo", "MF", -5.0),
    ("PROTEST", "riot", "MF", -7.0),
    ("PROTEST", "strike", "MF", -5.0),
    ("PROTEST", "hunger", "MF", -4.5),
    ("PROTEST", "boycott", "MF", -4.5),
    ("PROTEST", "obstruct", "MF", -4.5),
    ("SANCTION", "", "MF", -6.0),
    ("SANCTION", "convict", "MF", -6.0),
    ("SANCTION", "expel", "MF", -5.5),
    ("SANCTION", "withdraw", "MF", -6.0),
    ("SANCTION", "discontinue", "MF", -6.0),
    ("MOBILIZE", "", "MF", -5.5),
    ("MOBILIZE", "troops", "MF", -6.5),
    ("MOBILIZE", "weapons", "MF", -6.5),
    ("MOBILIZE", "police", "MF", -5.5),
    ("MOBILIZE", "militia", "MF", -6.0),
    ("COERCE", "", "MF", -7.0),
    ("COERCE", "seize", "MF", -7.0),
    ("COERCE", "restrict", "MF", -7.0),
    ("COERCE", "censor", "MF", -6.5),
    ("COERCE", "curfew", "MF", -6.5),
    ("COERCE", "martial-law", "MF", -7.5),
    ("COERCE", "arrest", "MF", -7.0),
    ("COERCE", "deport", "MF", -7.0),
    ("COERCE", "withhold", "MF", -7.0),
    ("COERCE", "misinformation", "MF", -6.5),
    ("COERCE", "cyber", "MF", -7.0),
    ("ASSAULT", "", "MF", -9.0),
    ("ASSAULT", "abduct", "MF", -8.5),
    ("ASSAULT", "beat", "MF", -7.5),
    ("ASSAULT", "torture", "MF", -8.5),
    ("ASSAULT", "sexual", "MF", -8.5),
    ("ASSAULT", "targeted", "MF", -9.5),
    ("ASSAULT", "destroy", "MF", -8.5),
    ("ASSAULT", "primitive", "MF", -8.0),
    ("ASSAULT", "firearms", "MF", -9.0),
    ("ASSAULT", "explosives", "MF", -9.0),
    ("ASSAULT", "suicide-attack", "MF", -9.5),
    ("ASSAULT", "aerial", "MF", -9.5),
    ("ASSAULT", "drone", "MF", -9.5),
    ("ASSAULT", "heavy-weapons", "MF", -9.5),
    ("ASSAULT", "crowd-control", "MF", -7.5),
    ("ASSAULT", "unconventional", "MF", -10.0),
];

/// Quad class and score; a mode without its own score has that of its type.
pub fn of(kind: &str, mode: Option<&str>) -> Option<(&'static str, f32)> {
    let find = |mode: &str| SCALE.iter().find(|row| row.0 == kind && row.1 == mode);
    let row = mode.and_then(find).or_else(|| find(""))?;
    Some((row.2, row.3))
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_mode_without_a_score_has_that_of_its_type() {
        assert_eq!(of("CONSULT", Some("visit")), Some(("VC", 4.0)));
        assert_eq!(of("PROTEST", Some("vandalize")), Some(("MF", -5.0)));
        assert_eq!(of("AGREE", None), Some(("VC", 2.5)));
        assert_eq!(of("WEATHER", None), None);
    }
}
