//! A title tells a person, whatever the word behind it looks like: *Lt Col Okafor*, *Delegate Marin*.

use super::NameClass;
use super::tag::Tagged;
use crate::lexicon::Lexicon;
use crate::syntax::Reading;

/// Makes persons of single surnames behind a title that were taken for bodies, with the title or without;
/// `person` tells whether a word is a surname or first name.
pub(super) fn people(names: &mut [Tagged], reading: &Reading, lexicon: &Lexicon, person: impl Fn(&str) -> bool) {
    let text = |a: usize, b: usize| reading.cover(a, b).of(reading.text).to_string();
    for name in names.iter_mut() {
        let body = matches!(name.class, NameClass::Org | NameClass::Misc);
        let last = name.end - 1;
        let word = reading.form(last);
        // *Duke Energy*, *Harbour House*, *Prince Bank*: the last word is a surname too now and then
        let other = |text: &str| {
            lexicon.organisations.get(text).is_some()
                || lexicon.parties.get(&text.to_lowercase()).is_some()
                || lexicon.countries.get(text).is_some()
        };
        if !body || !word.contains(char::is_lowercase) || !person(word) || other(word) || other(&text(name.first, last))
        {
            continue;
        }
        let start = reading.sentence(last).first as usize;
        let titled = last > start
            && lexicon.titles.ending(start, last - 1, text).is_some_and(|(at, row)| {
                // *Mother Okafor* may be a shop, *Saint Marin* a church
                at <= name.first && row.sector != Some("REL") || last == name.first
            });
        if titled && reading.form(last - 1).starts_with(char::is_uppercase) {
            name.first = last;
            name.class = NameClass::Person;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Layout;
    use crate::tokens::Tokens;

    fn told(text: &str, first: usize, end: usize) -> (String, NameClass) {
        let lexicon = Lexicon::builtin();
        let layout = Layout::read_with(text, &lexicon.furniture);
        let tokens = Tokens::read(text, &layout);
        let reading = crate::syntax::read(text, layout, tokens);
        let mut names = [Tagged {
            first,
            end,
            class: NameClass::Org,
            confidence: 0.9,
        }];
        people(&mut names, &reading, lexicon, |word| matches!(word, "Okafor" | "Bank"));
        let [name] = names;
        (reading.cover(name.first, name.end - 1).of(text).to_string(), name.class)
    }

    #[test]
    fn a_surname_behind_a_title_is_a_person() {
        use NameClass::{Org, Person};
        let person = ("Okafor".to_string(), Person);
        assert_eq!(told("The army said Lt Col Okafor was safe.", 3, 6), person);
        assert_eq!(told("The army said Lt Col Okafor was safe.", 4, 6), person);
        assert_eq!(told("The army said Lt Col Okafor was safe.", 5, 6), person);
        assert_eq!(told("The army said Okafor was safe.", 3, 4), ("Okafor".into(), Org));
        assert_eq!(told("On Monday Duke Bank said no.", 2, 4), ("Duke Bank".into(), Org));
        assert_eq!(
            told("On Monday Duke Motors said no.", 2, 4),
            ("Duke Motors".into(), Org)
        );
        assert_eq!(
            told("On Monday Saint Okafor said no.", 2, 4),
            ("Saint Okafor".into(), Org)
        );
    }
}
