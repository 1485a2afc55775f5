//! The label of a word in a name: `Bank/B of/I Narva/L` is one organisation, `Narva/U` alone a place.

use super::NameClass;

/// The classes that a label may have. Dates and money are recognised so that they are not taken for names.
pub const CLASSES: [&str; 9] = [
    "PERSON", "ORG", "LOC", "FAC", "NORP", "MISC", "PRODUCT", "DATE", "MONEY",
];

/// Outside of any name, and for each class: begin, inside, last, only.
pub const LABELS: usize = 1 + 4 * CLASSES.len();

/// Position of a word in its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Part {
    Begin,
    Inside,
    Last,
    Only,
}

/// The label of a class and a position.
pub fn label(class: usize, part: Part) -> usize {
    1 + 4 * class + part as usize
}

/// Class and position of a label; `None` for outside.
pub fn parts(label: usize) -> Option<(usize, Part)> {
    let l = label.checked_sub(1)?;
    let part = [Part::Begin, Part::Inside, Part::Last, Part::Only][l % 4];
    Some((l / 4, part))
}

/// Whether a sentence may begin with this label.
pub fn may_start(label: usize) -> bool {
    !matches!(parts(label), Some((_, Part::Inside | Part::Last)))
}

/// Whether a sentence may end with this label.
pub fn may_end(label: usize) -> bool {
    !matches!(parts(label), Some((_, Part::Begin | Part::Inside)))
}

/// Whether one label may follow another.
pub fn may_follow(before: usize, after: usize) -> bool {
    match (parts(before), parts(after)) {
        (Some((a, Part::Begin | Part::Inside)), Some((b, Part::Inside | Part::Last))) => a == b,
        _ => may_end(before) && may_start(after),
    }
}

/// The class as other rooms see it; dates and money are none.
pub fn name_class(class: usize) -> Option<NameClass> {
    match CLASSES.get(class).copied()? {
        "PERSON" => Some(NameClass::Person),
        "ORG" => Some(NameClass::Org),
        "LOC" => Some(NameClass::Loc),
        "FAC" => Some(NameClass::Fac),
        "NORP" => Some(NameClass::Norp),
        "MISC" => Some(NameClass::Misc),
        "PRODUCT" => Some(NameClass::Product),
        _ => None,
    }
}

/// The names that a row of labels spells: `(first, one past the last, class)`.
pub fn spans(labels: &[u8]) -> Vec<(usize, usize, usize)> {
    let mut spans = Vec::new();
    let mut first = 0;
    for (i, &l) in labels.iter().enumerate() {
        match parts(l.into()) {
            Some((_, Part::Begin)) => first = i,
            Some((class, Part::Last)) => spans.push((first, i + 1, class)),
            Some((class, Part::Only)) => spans.push((i, i + 1, class)),
            _ => (),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_follow_each_other_only_where_they_spell_names() {
        let (org, loc) = (1, 2);
        assert!(may_follow(label(org, Part::Begin), label(org, Part::Last)));
        assert!(!may_follow(label(org, Part::Begin), label(loc, Part::Last)));
        assert!(may_follow(label(org, Part::Last), label(loc, Part::Only)));
        assert!(!may_follow(0, label(org, Part::Inside)));
        let row = [
            0,
            label(org, Part::Begin),
            label(org, Part::Last),
            label(loc, Part::Only),
        ]
        .map(|l| l as u8);
        assert_eq!(spans(&row), [(1, 3, org), (3, 4, loc)]);
    }
}
