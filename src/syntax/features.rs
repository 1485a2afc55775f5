//! What can be seen of a word alone: spelling, endings, shape (`Xx`, `dd`), its vector.
//!
//! *Reyes’* is looked up as `reyes'`: the treebanks write plain marks, news writes curly ones.

use std::borrow::Cow;

use super::vectors::{Vectors, murmur};

/// One table of learnt vectors that hashes point into.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    /// Rows of the table.
    pub rows: usize,
    /// Coordinates a row.
    pub width: usize,
}

const fn slot(rows: usize, width: usize) -> Slot {
    Slot { rows, width }
}

/// The tables: word (two hashes, so that a collision in one is told apart by the other), first three letters, last
/// three, shape, last two, last four.
pub const SLOTS: [Slot; 7] = [
    slot(8192, 32),
    slot(8192, 32),
    slot(2048, 24),
    slot(4096, 24),
    slot(1024, 20),
    slot(1024, 12),
    slot(4096, 16),
];

/// Coordinates of the shipped word vectors.
pub const VECTOR: usize = 64;
/// Yes-or-no questions about a word.
pub const FLAGS: usize = 12;
/// Yes-or-no questions about its place in the sentence.
pub const PLACE_FLAGS: usize = 4;

/// Coordinates of a word's input that has these tables.
pub const fn input_width(slots: &[Slot]) -> usize {
    let mut sum = VECTOR + FLAGS;
    let mut i = 0;
    while i < slots.len() {
        sum += slots[i].width;
        i += 1;
    }
    sum
}

/// A word as the tagger sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Features {
    /// A row of each table of [`SLOTS`].
    pub rows: [u32; SLOTS.len()],
    /// Its row among the word vectors.
    pub vector: Option<u32>,
    /// Capital, all capitals, digit, hyphen …
    pub flags: [bool; FLAGS],
}

/// Replaces typographic marks by those of the treebanks.
pub fn plain(form: &str) -> Cow<'_, str> {
    if form.is_ascii() {
        return Cow::Borrowed(if form == "--" { "-" } else { form });
    }
    let mut out = String::with_capacity(form.len());
    for c in form.chars() {
        match c {
            '“' | '”' | '„' | '«' | '»' | '″' => out.push('"'),
            '‘' | '’' | '‚' | '′' | '`' => out.push('\''),
            '—' | '–' | '―' | '‐' | '‑' | '−' => out.push('-'),
            '…' => out.push_str("..."),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// The key of a word's spelling: lower case, digits as `0`.
pub fn spelling(plain: &str) -> u64 {
    murmur(folded(plain).as_bytes(), 11)
}

fn folded(plain: &str) -> String {
    let zero = |c: char| if c.is_ascii_digit() { '0' } else { c };
    plain.chars().flat_map(char::to_lowercase).map(zero).collect()
}

impl Features {
    /// Looks at a word; `known` says which spellings were met often enough in training to have a meaning of their own.
    pub fn of(form: &str, known: impl Fn(u64) -> bool, vectors: Option<&Vectors<'_>>) -> Features {
        let plain = plain(form);
        let low = folded(&plain);
        let key = murmur(low.as_bytes(), 11);
        let met = known(key);
        let word = if met { key } else { murmur(b"", 12) };
        let vector = vectors.and_then(|v| v.row(&plain));
        let hashes = [
            word,
            word.rotate_left(29).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 7,
            murmur(first(&low, 3).as_bytes(), 13),
            murmur(last(&low, 3).as_bytes(), 14),
            murmur(shape(&plain).as_bytes(), 15),
            murmur(last(&low, 2).as_bytes(), 16),
            murmur(last(&low, 4).as_bytes(), 17),
        ];
        let mut rows = [0; SLOTS.len()];
        for ((row, hash), slot) in rows.iter_mut().zip(hashes).zip(SLOTS) {
            *row = (hash % slot.rows as u64) as u32;
        }
        Features {
            rows,
            vector,
            flags: flags(&plain, met, vector.is_some()),
        }
    }
}

fn flags(plain: &str, met: bool, has_vector: bool) -> [bool; FLAGS] {
    let length = plain.chars().count();
    let capitals = plain.chars().filter(|c| c.is_uppercase()).count();
    let letters = plain.chars().filter(|c| c.is_alphabetic()).count();
    [
        is_capital(plain),
        capitals == length && length > 1,
        plain.chars().any(char::is_numeric),
        plain.contains('-'),
        !plain.chars().any(char::is_alphanumeric),
        length == 1,
        !has_vector,
        capitals > 1 && capitals < length,
        !met,
        plain.contains('.') && letters > 0,
        plain.contains('\''),
        plain.contains('@') || plain.contains("://") || plain.starts_with("www."),
    ]
}

/// Whether a word begins with a capital.
pub fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

fn is_small(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}

/// What a sentence as a whole tells about every word: mostly capitals as in a headline, all capitals.
pub fn sentence_flags<'f>(forms: impl Iterator<Item = &'f str>) -> (bool, bool) {
    let (mut words, mut small, mut tall, mut capital) = (0usize, 0usize, 0usize, 0usize);
    for form in forms {
        words += 1;
        small += usize::from(is_small(form));
        capital += usize::from(is_capital(form));
        tall += usize::from(form.len() > 1 && form.chars().all(|c| !c.is_lowercase()) && is_capital(form));
    }
    (small * 3 < words, capital > 2 && tall * 3 > capital * 2)
}

/// The place flags of word `i` of `n`: first, last, headline, all capitals.
pub fn place_flags(i: usize, n: usize, sentence: (bool, bool)) -> [bool; PLACE_FLAGS] {
    [i == 0, i + 1 == n, sentence.0, sentence.1]
}

/// `NATO-led` → `XXX-xxx`: kinds of letters, runs cut to three.
fn shape(word: &str) -> String {
    let mut out = String::new();
    let (mut last, mut run) = ('\0', 0);
    for c in word.chars() {
        let kind = match c {
            _ if c.is_numeric() => 'd',
            _ if c.is_uppercase() => 'X',
            _ if c.is_alphabetic() => 'x',
            _ => c,
        };
        run = if kind == last { run + 1 } else { 1 };
        last = kind;
        if run <= 3 {
            out.push(kind);
        }
    }
    out
}

fn first(word: &str, n: usize) -> &str {
    word.char_indices().nth(n).map_or(word, |(i, _)| &word[..i])
}

/// The last `n` letters of a word, or all of it.
pub fn last(word: &str, n: usize) -> &str {
    match word.char_indices().rev().nth(n.saturating_sub(1)) {
        Some((i, _)) if n > 0 => &word[i..],
        _ if n == 0 => "",
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_typographic_marks_like_plain_ones() {
        let of = |w: &str| Features::of(w, |_| true, None);
        assert_eq!(of("’s"), of("'s"));
        assert_eq!(of("“"), of("\""));
        assert_eq!(of("—"), of("--"));
        assert_eq!(of("…"), of("..."));
    }

    #[test]
    fn cuts_words_by_letters() {
        assert_eq!((first("état", 3), last("état", 3), last("é", 3)), ("éta", "tat", "é"));
        assert_eq!(shape("NATO-led"), "XXX-xxx");
        assert_eq!(shape("2,500m"), "d,dddx");
    }

    #[test]
    fn knows_a_headline() {
        assert_eq!(
            sentence_flags("Harbour Strike Enters Third Week".split(' ')),
            (true, false)
        );
        assert_eq!(
            sentence_flags("HARBOUR STRIKE ENTERS THIRD WEEK".split(' ')),
            (true, true)
        );
        assert_eq!(
            sentence_flags("The strike in Varna entered its third week".split(' ')),
            (false, false)
        );
    }
}
