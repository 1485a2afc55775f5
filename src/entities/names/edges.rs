//! Where a name begins and ends: `the`, `'s`, marks and emoji are no part of it; `US$` is none.

use super::tag::Tagged;

/// Words that may stand at the head of a tagged name without belonging to it.
const HEADS: [&str; 3] = ["the", "a", "an"];
/// The same at its end.
const ENDS: [&str; 2] = ["'s", "’s"];

/// Trims every name; those of which nothing is left are dropped.
pub fn trim(names: &mut Vec<Tagged>, forms: &[&str]) {
    names.retain_mut(|name| {
        while name.first < name.end && (mute(forms[name.first]) || is_head(forms[name.first])) {
            name.first += 1;
        }
        while name.first < name.end && (mute(forms[name.end - 1]) || ENDS.contains(&forms[name.end - 1])) {
            name.end -= 1;
        }
        let words = &forms[name.first..name.end];
        words.iter().any(|form| form.contains(char::is_alphabetic)) && !words.iter().any(|form| form.ends_with('$'))
    });
}

fn is_head(form: &str) -> bool {
    HEADS.iter().any(|head| head.eq_ignore_ascii_case(form))
}

/// Brackets, quotation marks, dashes, emoji.
fn mute(form: &str) -> bool {
    !form.contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::names::NameClass;

    #[test]
    fn leaves_out_determiner_and_possessive() {
        let name = |first, end| Tagged {
            first,
            end,
            class: NameClass::Org,
            confidence: 0.9,
        };
        let mut names = vec![name(0, 4), name(4, 5), name(5, 6)];
        trim(&mut names, &["The", "Narva", "Bank", "'s", "1,000", "US$"]);
        assert_eq!(names, [name(1, 3)]);
        let mut names = vec![name(0, 4)];
        trim(&mut names, &["(", "Narva", "Bank", "🙂"]);
        assert_eq!(names, [name(1, 3)]);
    }
}
