//! Text cut finer than tokens, so that `2019-21`, `US$7.2bn` and `45-year-old` can be read.

/// Cuts text finer than tokens: runs of letters (`a.m.` is one), runs of digits, single signs.
pub fn pieces(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += blank(&text[at..]);
        let start = at;
        at += match text.as_bytes().get(at)? {
            byte if byte.is_ascii_digit() => digits(&text[at..]),
            byte if byte.is_ascii_alphabetic() => letters(&text[at..]),
            byte if byte.is_ascii() => 1,
            _ => match text[at..].chars().next()? {
                first if first.is_alphabetic() => letters(&text[at..]),
                first => first.len_utf8(),
            },
        };
        Some((start, at))
    })
}

/// How many bytes of space the text begins with.
fn blank(text: &str) -> usize {
    let ascii = text.bytes().take_while(u8::is_ascii_whitespace).count();
    match text.as_bytes().get(ascii) {
        Some(byte) if byte.is_ascii_graphic() => ascii,
        _ => text.len() - text.trim_start().len(),
    }
}

/// `1,250.5`: a comma or point counts where digits follow it.
fn digits(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    while end < bytes.len() {
        let joins = |b: u8| (b == b',' && thousands(&bytes[end + 1..])) || b == b'.';
        let digit = bytes[end].is_ascii_digit();
        let joined = joins(bytes[end]) && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !digit && !joined {
            break;
        }
        end += 1;
    }
    end
}

fn thousands(after: &[u8]) -> bool {
    let run = after.iter().take(4).take_while(|b| b.is_ascii_digit()).count();
    run == 2 || run == 3
}

/// A run of letters; single letters with points between them stay together (`a.m.`, `U.S.`).
fn letters(text: &str) -> usize {
    let run = |from: usize| {
        let tail = &text[from..];
        let ascii = tail.bytes().take_while(u8::is_ascii_alphabetic).count();
        match tail.as_bytes().get(ascii) {
            Some(byte) if !byte.is_ascii() => tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len()),
            _ => ascii,
        }
    };
    let mut end = run(0);
    let single = |from: usize, to: usize| to - from <= 4 && text[from..to].chars().nth(1).is_none();
    let mut last = 0;
    while single(last, end) && text[end..].starts_with('.') {
        let next = run(end + 1);
        if next == 0 || !single(end + 1, end + 1 + next) {
            return if last > 0 { end + 1 } else { end };
        }
        last = end + 1;
        end = last + next;
    }
    end
}
