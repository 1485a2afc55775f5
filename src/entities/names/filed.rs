//! The place of a dateline is a place, whatever the word is elsewhere: *BRIDGETOWN, Barbados, May 4 (Reuters) –*.

use super::NameClass;
use super::tag::Tagged;
use crate::syntax::Reading;

/// Makes a name of the place from which a report was filed, and one of what holds it: *Barbados*.
///
/// A line of capitals that is nothing but a place is left to the model, since it may be a headline.
pub(super) fn place(names: &mut Vec<Tagged>, reading: &Reading) {
    let Some(line) = reading.layout.dateline else { return };
    let Some(place) = line.place.filter(|&place| place != line.span) else {
        return;
    };
    let Some(sentence) = reading.tokens.sentences.iter().find(|s| s.span == place) else {
        return;
    };
    let tokens = sentence.tokens();
    let filed = |first: usize, end: usize| Tagged {
        first,
        end,
        class: NameClass::Loc,
        confidence: 1.0,
    };
    let mut found = Vec::new();
    let mut first = tokens.start;
    for i in tokens.clone() {
        // "occupied" in *Ramallah, occupied West Bank* is not of the name
        let lies = i == first && reading.form(i).starts_with(char::is_lowercase);
        if lies || reading.form(i) == "," {
            found.extend((first < i).then(|| filed(first, i)));
            first = i + 1;
        }
    }
    found.extend((first < tokens.end).then(|| filed(first, tokens.end)));
    let [from, to] = [tokens.start, tokens.end].map(|at| names.partition_point(|n| n.first < at));
    names.splice(from..to, found);
}
