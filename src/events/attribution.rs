//! On whose word an event rests, where the sentence says so outside a quotation: "*according to* the ministry",
//! "the rebels attacked first, *police said*".

use super::charges::{charge, deed};
use super::dates::is_speech;
use super::draft::Draft;
use super::roles::Filler;
use super::tree::{HOPS, kids, subject};
use crate::syntax::Deprel;

/// The entity.
pub(super) fn of(fill: &Filler, draft: &Draft) -> Option<u32> {
    let r = fill.r;
    // "*the ministry* accused rebels of shelling the town, killing six"
    let accuser = deed(r, draft.token).and_then(|d| charge(r, d));
    if let Some(verb) = accuser.filter(|&v| matches!(r.lemma(v), "accuse" | "blame")) {
        return fill.nominals(subject(r, verb)).first().copied();
    }
    let (mut at, mut below) = (draft.token, None);
    for _ in 0..HOPS {
        // "according to the hospital, which *sent* two doctors": what is told of a source is not its word
        for c in kids(r, at).filter(|&c| Some(c) != below) {
            let according = matches!(
                r.deprel(c),
                Deprel::Obl | Deprel::Nmod | Deprel::Advcl | Deprel::Parataxis
            ) && kids(r, c).any(|m| r.form(m).eq_ignore_ascii_case("according"));
            if according {
                return fill.nominals(Some(c)).first().copied();
            }
            if below.is_none_or(|b| b > c) && r.form(c).eq_ignore_ascii_case("according") {
                let source = kids(r, c).find(|&s| matches!(r.deprel(s), Deprel::Obl | Deprel::Nmod | Deprel::Obj));
                if source.is_some() {
                    return fill.nominals(source).first().copied();
                }
            }
            // "the king, Said": no word of speech
            let named = r.form(c).starts_with(char::is_uppercase);
            if r.deprel(c) == Deprel::Parataxis && is_speech(r, c) && !named {
                return fill.nominals(subject(r, c)).first().copied();
            }
        }
        below = Some(at);
        at = r.head(at)?;
    }
    None
}
