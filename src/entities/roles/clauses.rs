//! Roles that a clause tells: *Brandt is the mayor of Riga*, *who serves as envoy*, *was named head of the bank*.

use crate::syntax::{Deprel, Reading};

/// Verbs whose complement is an office of their subject.
const HOLD: &[&str] = &["serve", "work", "act"];
/// Verbs whose passive gives one.
const GIVE: &[&str] = &["name", "appoint", "elect", "make", "swear"];

/// Nouns that such a clause says the person is.
pub fn heads(reading: &Reading, name: usize) -> Vec<usize> {
    let mut heads = Vec::new();
    if let Some(up) = reading.head(name).filter(|_| reading.deprel(name).is_subject()) {
        heads.extend(told(reading, up));
    }
    for clause in reading.children_by(name, &[Deprel::AclRelcl]) {
        let who = |c: usize| reading.form(c).eq_ignore_ascii_case("who") && reading.deprel(c).is_subject();
        if reading.children(clause).iter().any(|&c| who(c as usize)) {
            heads.extend(told(reading, clause));
        }
    }
    heads
}

/// The noun that the head of a clause gives as an office, if it does.
fn told(reading: &Reading, head: usize) -> Option<usize> {
    if reading.child(head, &[Deprel::Cop]).is_some() {
        let negated = reading
            .children(head)
            .iter()
            .any(|&c| matches!(reading.lemma(c as usize), "not" | "never" | "no"));
        return (!negated).then_some(head);
    }
    let verb = reading.lemma(head);
    if GIVE.contains(&verb) {
        let passive = reading.child(head, &[Deprel::AuxPass, Deprel::NsubjPass]).is_some();
        let object = reading.child(head, &[Deprel::Xcomp, Deprel::Obj]).filter(|_| passive);
        return object.or_else(|| as_noun(reading, head).filter(|_| passive));
    }
    as_noun(reading, head).filter(|_| HOLD.contains(&verb))
}

/// The noun after *as*.
fn as_noun(reading: &Reading, verb: usize) -> Option<usize> {
    let mut nouns = reading
        .children_by(verb, &[Deprel::Obl, Deprel::Advcl])
        .filter(|&c| c > verb);
    nouns.find(|&c| {
        reading
            .child(c, &[Deprel::Case, Deprel::Mark])
            .is_some_and(|m| reading.form(m) == "as")
    })
}
