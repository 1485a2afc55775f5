//! CAMEO codes of what is made of another act: the promise to send food is 033, the refusal to release hostages 124.

/// Words that ask; what else makes a REQUEST demands.
const APPEALS: &[&str] = &[
    "appeal",
    "ask",
    "beg",
    "call",
    "encourage",
    "entreat",
    "exhort",
    "implore",
    "invite",
    "lobby",
    "petition",
    "plead",
    "press",
    "propose",
    "push",
    "request",
    "seek",
    "should",
    "suggest",
    "urge",
    "want",
    "wish",
];

/// Code of an operator's act by the type it takes in; `None` where only the root can be told.
pub(super) fn composed(kind: &str, operator: &str, inner: &str) -> Option<&'static str> {
    let appeal = APPEALS.contains(&operator);
    Some(match (kind, inner) {
        ("REQUEST", "COOPERATE") => ["101", "021"][usize::from(appeal)],
        ("REQUEST", "SUPPORT") => ["102", "022"][usize::from(appeal)],
        ("REQUEST", "AID") => ["103", "023"][usize::from(appeal)],
        ("REQUEST", "RETREAT" | "CONCEDE") => ["105", "025"][usize::from(appeal)],
        ("REQUEST", "CONSULT") => ["106", "026"][usize::from(appeal)],
        ("REQUEST", "AGREE") => ["107", "027"][usize::from(appeal)],
        ("REQUEST", _) => ["100", "020"][usize::from(appeal)],
        ("CONCEDE", "SANCTION") => "085",
        ("CONCEDE", "COERCE") => "081",
        ("CONCEDE", "PROTEST") => "082",
        ("RETREAT", "ASSAULT" | "MOBILIZE") => "087",
        ("SANCTION", "AID") => "162",
        ("SANCTION", "COOPERATE") => "163",
        ("SANCTION", "CONSULT") => "164",
        _ => return announced(kind, inner),
    })
}

/// Code of an announcement, by what is announced: "will send food" is 033, "will attack" 138.
pub(super) fn announced(kind: &str, of: &str) -> Option<&'static str> {
    Some(match (kind, of) {
        ("AGREE", "COOPERATE") => "031",
        ("AGREE", "SUPPORT") => "032",
        ("AGREE", "AID") => "033",
        ("AGREE" | "CONCEDE", "RETREAT" | "CONCEDE") => "035",
        ("AGREE", "CONSULT") => "036",
        ("REJECT", "COOPERATE") => "121",
        ("REJECT", "AID") => "122",
        ("REJECT", "CONSULT") => "125",
        ("REJECT", "RETREAT" | "CONCEDE") => "124",
        ("THREATEN", "SANCTION") => "131",
        ("THREATEN", "PROTEST") => "133",
        ("THREATEN", "COERCE") => "137",
        ("THREATEN", "ASSAULT") => "138",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asking_is_an_appeal_and_insisting_a_demand() {
        assert_eq!(composed("REQUEST", "urge", "AID"), Some("023"));
        assert_eq!(composed("REQUEST", "demand", "AID"), Some("103"));
        assert_eq!(composed("AGREE", "pledge", "RETREAT"), Some("035"));
        assert_eq!(composed("ACCUSE", "accuse", "ASSAULT"), None);
    }
}
