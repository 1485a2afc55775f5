//! Pronouns that refer to nothing: *it rained*, *His Highness*.

use crate::syntax::{Deprel, Reading, Upos};

/// `His Highness`, `Her Royal Highness`: a title.
pub(in super::super) fn is_styled(reading: &Reading, token: usize) -> bool {
    const STYLES: [&str; 9] = [
        "Eminence",
        "Excellency",
        "Grace",
        "Highness",
        "Holiness",
        "Honor",
        "Honour",
        "Lordship",
        "Majesty",
    ];
    (token + 1..reading.len().min(token + 4))
        .take_while(|&t| reading.form(t).starts_with(char::is_uppercase))
        .any(|t| STYLES.contains(&reading.form(t)))
}

/// `It is clear that`, `it rained`: refers to nothing.
pub(in super::super) fn pleonastic(reading: &Reading, token: usize) -> bool {
    const CLAUSES: &[Deprel] = &[
        Deprel::Csubj,
        Deprel::CsubjPass,
        Deprel::Ccomp,
        Deprel::Advcl,
        Deprel::Xcomp,
        Deprel::Acl,
        Deprel::AclRelcl,
    ];
    if reading.deprel(token) == Deprel::Expl {
        return true;
    }
    let Some(head) = reading.head(token).filter(|_| reading.deprel(token).is_subject()) else {
        return false;
    };
    let clause = reading.children_by(head, CLAUSES).any(|c| c > head);
    let told = reading.children_by(head, &[Deprel::Ccomp, Deprel::Csubj]).any(|c| {
        let mark = reading.child(c, &[Deprel::Mark]).map(|m| reading.form(m));
        c > head && matches!(mark, Some("that" | "whether"))
    });
    let copula = reading.child(head, &[Deprel::Cop]).is_some();
    let seems = matches!(
        reading.lemma(head),
        "seem" | "appear" | "rain" | "snow" | "take" | "happen"
    );
    let passive = reading.deprel(token) == Deprel::NsubjPass;
    let turns_out = matches!(reading.lemma(head), "emerge" | "mean" | "follow" | "transpire" | "turn");
    let when = matches!(
        reading.lemma(head),
        "time" | "day" | "night" | "morning" | "year" | "month" | "week" | "o'clock"
    );
    (copula && (clause || when)) || (seems && reading.upos(head) == Upos::Verb) || (told && (passive || turns_out))
}
