//! How much of the article's attention a thing has, 0 to 1: headline, first sentence, subjects, number of mentions.

use super::MentionKind;
use super::chains::Chains;

/// Scores every thing against the most salient one.
pub(super) fn read(chains: &mut Chains) {
    let mut scores = vec![0.0f32; chains.things.len()];
    for m in &chains.mentions {
        let head = m.head as usize;
        let sentence = chains.reading.sentence_index(head);
        let subject = if chains.reading.deprel(head).is_subject() {
            0.5
        } else {
            0.0
        };
        let early = match sentence {
            0 => 2.0,
            1 | 2 => 0.7,
            _ => 0.0,
        };
        let kind = if m.kind == MentionKind::Name { 1.0 } else { 0.6 };
        scores[m.entity as usize] += kind + subject + early;
    }
    let most = scores.iter().copied().fold(1.0, f32::max);
    for (thing, score) in chains.things.iter_mut().zip(scores) {
        let share = (1.0 + score).ln() / (1.0 + most).ln();
        thing.entity.salience = (share * 100.0).round() / 100.0;
    }
}
