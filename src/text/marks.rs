//! Quotation marks and what each may do between its neighbours: “ opens, `"` before a letter opens, `s'` before a
//! blank may close or be a possessive; `the boys' team` and `rock ’n’ roll` hold no mark.

use super::Span;

/// Marks that may close each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// `“ ” " „ `` ''`
    Double,
    /// `‘ ’ '`
    Single,
    /// `« »`
    Guillemet,
}

/// What a mark may do where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Open,
    Close,
    /// Opens if nothing is open, closes otherwise: a straight mark between two letters.
    Either,
    /// `s'` before a blank: closes only if no surer mark follows.
    Possessive,
}

/// One mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) family: Family,
    pub(super) role: Role,
}

/// All marks of a paragraph that may open or close.
pub(super) fn marks(text: &str, body: Span) -> Vec<Mark> {
    let words = body.of(text);
    let mut out = Vec::new();
    let mut skip_to = 0;
    for (at, c) in words.char_indices() {
        if at < skip_to || c.is_alphanumeric() || c == ' ' {
            continue;
        }
        let pair = words[at..].starts_with("``")
            || words[at..].starts_with("''")
            || words[at..].starts_with("‘‘")
            || words[at..].starts_with("’’");
        let len = if pair { 2 * c.len_utf8() } else { c.len_utf8() };
        let before = words[..at].chars().next_back();
        let after = words[at + len..].chars().next();
        if let Some((family, role)) = role(c, pair, before, after, &words[at + len..]) {
            let start = body.start as usize + at;
            out.push(Mark {
                span: Span::new(start, start + len),
                family,
                role,
            });
            skip_to = at + len;
        }
    }
    out
}

/// What a mark may do between its neighbours.
fn role(c: char, pair: bool, before: Option<char>, after: Option<char>, rest: &str) -> Option<(Family, Role)> {
    let family = match c {
        '“' | '”' | '„' | '‟' | '"' | '＂' | '〝' | '〞' => Family::Double,
        '`' | '\'' | '‘' | '’' if pair => Family::Double,
        '‘' | '’' | '‛' | '\'' | '‚' => Family::Single,
        '«' | '»' | '‹' | '›' => Family::Guillemet,
        _ => return None,
    };
    let free_left = before.is_none_or(|b| {
        b.is_whitespace()
            || matches!(
                b,
                '(' | '[' | '{' | '—' | '–' | '-' | '/' | '“' | '"' | '‘' | '«' | '\'' | '`' | '\u{200b}' | '\u{feff}'
            )
    });
    let free_right = after.is_none_or(|a| {
        a.is_whitespace()
            || matches!(
                a,
                ',' | '.'
                    | ';'
                    | ':'
                    | '!'
                    | '?'
                    | ')'
                    | ']'
                    | '}'
                    | '—'
                    | '–'
                    | '-'
                    | '”'
                    | '"'
                    | '’'
                    | '»'
                    | '\''
                    | '…'
            )
    });
    if family == Family::Single {
        return single(c, before, after, rest, free_left, free_right).map(|role| (family, role));
    }
    let blank_right = after.is_none_or(char::is_whitespace);
    let role = match c {
        // `this, “ he said`: an opener before a blank may be a closer
        '“' | '«' | '„' | '‹' | '`' | '〝' | '‘' if blank_right && !matches!(c, '«' | '‹') => {
            if free_left { Role::Either } else { Role::Close }
        }
        '“' | '«' | '„' | '‹' | '`' | '〝' | '‘' if free_left || !free_right => Role::Open,
        '”' | '»' | '›' | '’' | '〞' if !(free_left && after.is_some_and(char::is_alphanumeric)) => Role::Close,
        // a mark turned the wrong way, or a straight one: its neighbours tell
        _ => match (free_left, free_right) {
            (true, false) => Role::Open,
            (false, true) => Role::Close,
            _ => Role::Either,
        },
    };
    Some((family, role))
}

/// Single marks are mostly apostrophes.
fn single(
    c: char,
    before: Option<char>,
    after: Option<char>,
    rest: &str,
    free_left: bool,
    free_right: bool,
) -> Option<Role> {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if letter(before) && letter(after) {
        return None;
    }
    if free_left && !after.is_none_or(char::is_whitespace) && c != '’' && !is_elision(rest) {
        // `"'` and `'"`: the neighbour tells which side of the words this is
        if !free_right || before.is_none_or(char::is_whitespace) {
            return Some(Role::Open);
        }
    }
    let closes = free_right && before.is_some_and(|b| !b.is_whitespace()) && c != '‘' && c != '‚';
    if !closes {
        return None;
    }
    let plural = before.is_some_and(|b| matches!(b, 's' | 'S' | 'x' | 'z')) && after.is_some_and(char::is_whitespace);
    Some(if plural { Role::Possessive } else { Role::Close })
}

/// `’90s`, `'em`, `’n’`: an apostrophe for letters left out.
fn is_elision(rest: &str) -> bool {
    let word = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
    let decade = word.len() == 3 && word.ends_with('s') && word.starts_with(|c: char| c.is_ascii_digit());
    let year = word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit());
    decade || year || matches!(word, "em" | "tis" | "til" | "twas" | "n" | "cause" | "bout" | "round")
}
