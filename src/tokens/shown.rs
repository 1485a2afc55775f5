//! What the models are shown of the words, to which a word has no capitals: *IS fighters* as *ISIS fighters*, and *May said*
//! as *Brown said* in an article on Theresa May.
//!
//! The first only in articles on the Islamic State or its like, and in none where a line of capitals has an *IS* of its own.

use std::borrow::Cow;

use super::Tokens;
use super::spellings::Spellings;
use crate::lexicon::gazetteer::{Gazetteer, fold};

/// Words that an article on the group has.
const GROUP: [&str; 8] = [
    "ISIL",
    "ISIS",
    "Islamic",
    "Islamist",
    "Islamists",
    "jihadist",
    "jihadists",
    "militants",
];
/// What may stand before a surname.
const TITLES: [&str; 8] = ["Mrs", "Mrs.", "Ms", "Ms.", "Mr", "Mr.", "Minister", "Dr"];
/// Words before the month.
const BEFORE: [&str; 20] = [
    "in", "on", "by", "since", "until", "till", "late", "early", "mid", "last", "next", "this", "of", "during",
    "before", "after", "from", "to", "through", "every",
];
/// Words behind a verb that opens a question or a wish.
const BEHIND: [&str; 12] = [
    "i", "you", "he", "she", "it", "we", "they", "god", "the", "this", "his", "her",
];

/// Words as the models read them.
pub struct Shown<'t> {
    /// The words.
    pub forms: Cow<'t, [&'t str]>,
    /// Which of them are spelled alike.
    pub spellings: Cow<'t, Spellings>,
}

impl Tokens {
    /// The words, `forms`, as the models are to read them.
    pub fn shown<'t>(&'t self, forms: &'t [&'t str]) -> Shown<'t> {
        let mut shown = Shown {
            forms: Cow::Borrowed(forms),
            spellings: Cow::Borrowed(&self.spellings),
        };
        for (instead, places) in [("ISIS", group(forms)), ("Brown", surname(forms))] {
            if !places.is_empty() {
                let forms = shown.forms.to_mut();
                places.into_iter().for_each(|i| forms[i] = instead);
                shown.spellings = Cow::Owned(Spellings::of(forms.iter().copied()));
            }
        }
        shown
    }
}

/// Where *IS* is the group.
fn group(forms: &[&str]) -> Vec<usize> {
    let places: Vec<usize> = (0..forms.len()).filter(|&i| forms[i] == "IS").collect();
    let loud = |i: usize| {
        let form = forms.get(i).copied().unwrap_or_default();
        form.len() > 1 && form.chars().all(char::is_uppercase)
    };
    let verb = places.iter().any(|&i| i > 0 && loud(i - 1) && loud(i + 1));
    if places.is_empty() || verb || !forms.iter().any(|form| GROUP.contains(form)) {
        return Vec::new();
    }
    places
}

/// Where *May* is somebody's surname.
fn surname(forms: &[&str]) -> Vec<usize> {
    let number = |i: usize| {
        forms
            .get(i)
            .is_some_and(|form| form.starts_with(|c: char| c.is_ascii_digit()))
    };
    let before = |i: usize| i.checked_sub(1).map(|b| forms[b]).unwrap_or_default();
    let given = |word: &str| TITLES.contains(&word) || Gazetteer::shipped().gender(&fold(word)).is_some();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let dated = |i: usize| {
        let behind = forms.get(i + 1).map(|form| form.to_lowercase()).unwrap_or_default();
        let date = number(i + 1) || number(i.wrapping_sub(1)) || BEFORE.contains(&&*before(i).to_lowercase());
        date || BEHIND.contains(&&*behind)
    };
    let places: Vec<usize> = (0..forms.len()).filter(|&i| forms[i] == "May" && !dated(i)).collect();
    let named = places.iter().any(|&i| capital(before(i)) && given(before(i)));
    places.into_iter().filter(|_| named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Layout;
    use crate::text::furniture::Furniture;

    fn shown(text: &str) -> String {
        let tokens = Tokens::read(text, &Layout::read_with(text, &Furniture::default()));
        let forms: Vec<&str> = tokens.tokens.iter().map(|t| t.of(text)).collect();
        tokens.shown(&forms).forms.join(" ")
    }

    #[test]
    fn a_group_is_no_verb() {
        assert_eq!(shown("IS fighters are Islamists."), "ISIS fighters are Islamists .");
        assert_eq!(shown("IS he here?"), "IS he here ?");
        let loud = shown("THE TOWN IS FREE.\n\nThe Islamists left.");
        assert!(!loud.contains("ISIS"), "{loud}");
    }

    #[test]
    fn a_surname_is_no_month() {
        let told = shown("Theresa May left on 3 May. In May, May spoke. May I?");
        assert_eq!(told, "Theresa Brown left on 3 May . In May , Brown spoke . May I ?");
        assert_eq!(
            shown("May passed. Reyes left in May."),
            "May passed . Reyes left in May ."
        );
    }
}
