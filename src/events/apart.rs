//! What keeps the time of a clause from an event inside it: "*after* he was arrested", "weeks of *protests*", "a ruling on
//! the *ban*".

use super::tree::{HOPS, is_marked, kids};
use crate::syntax::{Deprel, Reading, Upos};

/// Whether something between a token and its clause has a time of its own: "after last week's *protests*".
pub(super) fn is_apart(r: &Reading, token: usize) -> bool {
    let mut at = token;
    for _ in 0..HOPS {
        if r.upos(at) == Upos::Verb {
            return false;
        }
        // "who has *been* under arrest since June": a clause without a verb
        let told = kids(r, at).any(|c| r.deprel(c) == Deprel::Cop);
        if told || has_own_time(r, at) || is_topic(r, at) {
            return true;
        }
        match r.head(at) {
            Some(head) => at = head,
            None => return false,
        }
    }
    false
}

/// "*after* he was arrested", "since the *assault*", "sixteen *weeks* of protests", "the *anniversary* of the coup": the
/// time outside is not that inside.
pub(super) fn has_own_time(r: &Reading, i: usize) -> bool {
    const SEQUELS: [&str; 8] = [
        "after",
        "before",
        "since",
        "until",
        "following",
        "ahead",
        "amid",
        "despite",
    ];
    const SPANS: [&str; 11] = [
        "day",
        "week",
        "month",
        "year",
        "decade",
        "anniversary",
        "commemoration",
        "eve",
        "days",
        "weeks",
        "years",
    ];
    let sequel =
        matches!(r.deprel(i), Deprel::Advcl | Deprel::Obl | Deprel::Nmod) && SEQUELS.iter().any(|w| is_marked(r, i, w));
    sequel || (r.upos(i) == Upos::Noun && SPANS.contains(&r.lemma(i)))
}

/// "a ruling *on* the ban", "an inquiry *into* the raid": the day of the words is not that of their topic.
pub(super) fn is_topic(r: &Reading, i: usize) -> bool {
    const ABOUT: [&str; 3] = ["about", "regarding", "concerning"];
    const ON: [&str; 3] = ["over", "into", "on"];
    const WORDS: [&str; 10] = [
        "opinion",
        "ruling",
        "report",
        "statement",
        "inquiry",
        "investigation",
        "question",
        "verdict",
        "decision",
        "debate",
    ];
    let marked = |words: &[&str]| words.iter().any(|w| is_marked(r, i, w));
    let of_words = || r.head(i).is_some_and(|h| WORDS.contains(&r.lemma(h)));
    // "broke their silence about the *inquiries*"
    r.deprel(i) == Deprel::Nmod && (marked(&ABOUT) || marked(&ON) && of_words())
}

/// "the 50th *anniversary* of the coup": its day is not the coup's.
pub(super) fn is_anniversary(r: &Reading, i: usize) -> bool {
    matches!(r.lemma(i), "anniversary" | "commemoration" | "eve")
}

/// "sixteen weeks of *protests*".
pub(super) fn is_of_a_span(r: &Reading, i: usize) -> bool {
    r.deprel(i) == Deprel::Nmod && r.head(i).is_some_and(|h| r.upos(h) == Upos::Noun && has_own_time(r, h))
}
