//! Signs that a text is not the English prose it should be: other languages, mojibake, mark-up.
//!
//! `Le ministre a démissionné lundi soir …` keeps its row, with a warning.

use crate::syntax::Reading;

/// Words that hardly a run of English news does without, and that few other languages write.
const FUNCTION_WORDS: &[&str] = &[
    "the", "of", "and", "to", "that", "for", "with", "by", "from", "his", "her", "which", "have", "has", "were",
    "been", "said", "their", "would", "who", "it", "they", "this", "but", "not", "at", "be", "after", "is", "was",
    "are", "he", "she", "as", "on", "in", "a", "an",
];
/// The share of such words in English news is about 0.4; in other languages of the Latin script at most 0.1.
const LEAST_SHARE: f32 = 0.13;
/// Shorter texts are given the benefit of the doubt.
const LEAST_WORDS: usize = 25;

/// Whether the text reads as English; warns if not.
pub fn is_english(reading: &Reading, warnings: &mut Vec<String>) -> bool {
    let (mut words, mut known, mut letters, mut latin) = (0, 0, 0usize, 0usize);
    for i in 0..reading.len() {
        let form = reading.form(i);
        let before = letters;
        for c in form.chars().filter(|c| c.is_alphabetic()) {
            letters += 1;
            latin += usize::from(c < '\u{250}');
        }
        if letters > before {
            words += 1;
            known += usize::from(is_function_word(form));
        }
    }
    let share = known as f32 / words.max(1) as f32;
    let foreign = letters > 0 && latin * 2 < letters;
    let ok = !foreign && letters > 0 && (words < LEAST_WORDS || share >= LEAST_SHARE);
    if !ok {
        let found = format!("{known} of {words} words are English function words");
        warnings.push(format!("language: the text does not read as English ({found})"));
    }
    ok
}

fn is_function_word(form: &str) -> bool {
    form.len() <= 5 && FUNCTION_WORDS.iter().any(|w| form.eq_ignore_ascii_case(w))
}

/// UTF-8 that was read as Windows-1252, and the replacement character.
const MOJIBAKE: &[&str] = &[
    "â€", "Ã©", "Ã¨", "Ã¼", "Ã¶", "Ã¡", "Ã³", "Ã±", "Â\u{a0}", "Â£", "\u{fffd}",
];
/// Tags and entities that a reader never sees.
const MARKUP: &[&str] = &[
    "</", "<p>", "<br", "<div", "<span", "<a ", "<img", "<script", "&nbsp;", "&quot;", "&amp;", "&#",
];

/// Warns of mojibake and mark-up.
pub fn page(text: &str, warnings: &mut Vec<String>) {
    if let Some((count, sign)) = count(text, MOJIBAKE).filter(|_| !text.is_ascii()) {
        let cure = "decode the source as UTF-8";
        warnings.push(format!("mojibake: found {count} sequences such as {sign:?}; {cure}"));
    }
    if let Some((count, sign)) = count(text, MARKUP) {
        let cure = "take the text out of the page first";
        warnings.push(format!("markup: found {count} pieces of HTML such as {sign:?}; {cure}"));
    }
}

/// How often the signs stand in the text, if more than once, and the first of them.
fn count(text: &str, signs: &[&'static str]) -> Option<(usize, &'static str)> {
    let counts = signs.iter().map(|sign| (text.matches(sign).count(), *sign));
    let seen: Vec<_> = counts.filter(|(n, _)| *n > 0).collect();
    let total = seen.iter().map(|(n, _)| n).sum();
    seen.first().filter(|_| total > 1).map(|(_, sign)| (total, *sign))
}

#[cfg(test)]
mod tests {
    use crate::{Extractor, Id, Options};

    fn warnings(text: &str) -> (bool, Vec<String>) {
        let extractor = Extractor::new(Options::default()).unwrap();
        let doc = extractor.extract(text, None, Id::Row(0)).unwrap();
        (doc.language_ok, doc.warnings)
    }

    #[test]
    fn english_news_passes() {
        let text = "The harbour council said on Monday that the ferry to the northern islands would be \
                    repaired before the summer, and that tickets bought for the old boat are still valid.";
        assert_eq!(warnings(text), (true, vec![]));
        assert!(warnings("Ferry hits pier; two hurt").0);
    }

    #[test]
    fn other_languages_are_told() {
        let french = "Le conseil du port a annoncé lundi que le traversier vers les îles du nord serait réparé \
                      avant le début de la saison, et que les billets achetés pour le vieux bateau resteraient valables.";
        let dutch = "De havenraad heeft maandag gezegd dat de veerboot naar de noordelijke eilanden voor de zomer \
                     wordt gerepareerd, en dat kaartjes voor de oude boot nog steeds geldig zijn voor alle reizigers.";
        for text in [french, dutch, "Совет порта сообщил в понедельник о ремонте парома."]
        {
            let (ok, told) = warnings(text);
            assert!(!ok && told[0].starts_with("language: "), "{told:?}");
        }
    }

    #[test]
    fn mojibake_and_markup_are_told() {
        let (_, told) = warnings("â€œWe waitâ€\u{9d}, she said. Itâ€™s late.");
        assert!(told.iter().any(|w| w.starts_with("mojibake: ")), "{told:?}");
        let (_, told) = warnings("<div><p>She waits.</p></div>");
        assert!(told.iter().any(|w| w.starts_with("markup: ")), "{told:?}");
    }
}
