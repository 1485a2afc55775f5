//! Who speaks the quotation that a pronoun stands in, as far as its sentence tells.
//!
//! *"He lied," Brandt said. "He must go."* is not about Brandt; the quotes themselves are read only later.

use super::super::chains::Chains;
use crate::syntax::Deprel;

/// Who speaks the quotation around a token: *"He lied," Brandt said. "He must go."* is not about Brandt.
pub(super) fn speaker(chains: &Chains, token: usize) -> Option<u32> {
    let reading = chains.reading;
    let quotation = reading.quotation(token)?;
    let told = speaker_of(chains, quotation, token);
    told.or_else(|| {
        let before = quotation.checked_sub(1)?;
        let (open, close) = (
            reading.layout.marks[quotation].open,
            reading.layout.marks[before].close?,
        );
        let between = reading.text.get(close.end as usize..open.start as usize)?;
        let near = between.len() < 120 && !between.contains('\n');
        near.then(|| {
            speaker_of(
                chains,
                before,
                reading.tokens_in(reading.layout.marks[before].content).start,
            )
        })?
    })
}

/// The subject of the verb that one of the quotation's sentences hangs on, or of the clause that hangs on it.
fn speaker_of(chains: &Chains, quotation: usize, token: usize) -> Option<u32> {
    let reading = chains.reading;
    let inside = reading.tokens_in(reading.layout.marks[quotation].content);
    let edges = [token, inside.end.saturating_sub(1), inside.start];
    edges.into_iter().filter(|t| inside.contains(t)).find_map(|t| {
        let mut top = t;
        for _ in 0..32 {
            match reading.head(top).filter(|h| inside.contains(h)) {
                Some(up) => top = up,
                None => break,
            }
        }
        let around = reading.head(top).filter(|h| !inside.contains(h));
        let beside = || {
            reading
                .children_by(top, &[Deprel::Parataxis])
                .find(|c| !inside.contains(c))
        };
        let subject = reading.subject(around.or_else(beside)?)?;
        let mention = chains.mentions.get(chains.by_head[subject] as usize)?;
        (!inside.contains(&subject)).then_some(mention.entity)
    })
}
