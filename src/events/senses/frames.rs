//! Drafts of events that no row found: parties where most words of the type have them.

use std::sync::LazyLock;

use crate::events::draft::Draft;
use crate::events::words::{is_verbal, verb};
use crate::lexicon::Lexicon;
use crate::lexicon::event_frames::Frame;
use crate::lexicon::event_words::EventWord;
use crate::syntax::Reading;

/// Type, frame of a verb, frame of a noun.
const FRAMES: [(&str, &str, &str); 16] = [
    ("AGREE", "subject>with,to,object", "by,of,possessor,from>to,with"),
    ("CONSULT", "subject<>with,object,to", "by,of,possessor<>between,with,to"),
    ("SUPPORT", "subject>object,to,for", "by,from,possessor>of,to,for"),
    ("CONCEDE", "subject>object,to,against", "by,possessor>to,for"),
    ("COOPERATE", "subject<>with,object", "by,of,possessor<>between,with"),
    ("AID", "subject>to,object,for", "by,from,possessor>to,for,of"),
    ("RETREAT", "subject>object,from,to", "by,possessor>of,from"),
    ("REQUEST", "subject>object,to,from,on", "by,of,possessor,from>to,on"),
    (
        "ACCUSE",
        "subject>object,against,at,of",
        "by,from,possessor>against,of,into",
    ),
    ("REJECT", "subject>object,to,from", "by,possessor>of,to"),
    (
        "THREATEN",
        "subject>object,against,to",
        "by,of,possessor,from>against,to",
    ),
    ("PROTEST", "subject>against,object", "by,of,possessor,modifier>against"),
    (
        "SANCTION",
        "subject>object,against,on,from",
        "by,from>of,on,against,possessor",
    ),
    ("MOBILIZE", "subject>against", "by,of,possessor,modifier"),
    ("COERCE", "subject>object,against,on", "by>of,on,against,possessor"),
    (
        "ASSAULT",
        "subject>object,at,on,against",
        "by,modifier>of,on,against,possessor",
    ),
];

/// A frame for verbs and one for nouns, by type.
static PARSED: LazyLock<Vec<(&'static str, [Frame; 2])>> = LazyLock::new(|| {
    let parse = |text: &str| Frame::parse(text).unwrap_or_default();
    FRAMES
        .iter()
        .map(|(kind, verb, noun)| (*kind, [parse(verb), parse(noun)]))
        .collect()
});

/// An event of this type at a token; frame and mode are those of a row of the word, if one has the type.
pub(super) fn draft<'l>(r: &'l Reading, lexicon: &'l Lexicon, i: usize, kind: &'static str) -> Draft<'l> {
    let is_verb = is_verbal(r, i);
    let frames = PARSED.iter().find(|(of, _)| *of == kind);
    let mut draft = Draft::learnt(i, is_verb, kind, r.lemma(i));
    if let Some((_, [verb, noun])) = frames {
        draft.frame = if is_verb { verb } else { noun };
    }
    if let Some(row) = row(r, lexicon, i, is_verb, kind) {
        draft.frame = &row.frame;
        // a row that asks for an object tells how it is done with that object alone
        if row.object.is_empty() {
            (draft.mode, draft.cameo) = (row.mode.as_deref(), row.cameo.as_deref());
        }
    }
    draft
}

fn row<'l>(r: &Reading, lexicon: &'l Lexicon, i: usize, is_verb: bool, kind: &str) -> Option<&'l EventWord> {
    let fits = |row: &&EventWord| row.kind == Some(kind) && row.words.len() == 1;
    if is_verb {
        let verbs = &lexicon.event_verbs;
        let known = verb(r, i, |w| verbs.of(w).next().is_some())?;
        return verbs.of(&known).find(fits);
    }
    lexicon.event_nouns.of(&r.lemma(i).to_lowercase()).find(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::plover::TYPES;

    #[test]
    fn every_type_has_frames_that_can_be_read() {
        for kind in TYPES {
            let (_, verb, noun) = FRAMES.iter().find(|(of, ..)| of == kind).unwrap();
            assert!(!Frame::parse(verb).unwrap().actors.is_empty(), "{kind}");
            assert!(!Frame::parse(noun).unwrap().actors.is_empty(), "{kind}");
        }
    }
}
