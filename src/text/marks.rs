//! Quotation marks, paired and nested: “…”, "…", ‘…’, «…», „…“, ``…''. An opener that its paragraph leaves
//! unclosed goes on in the next paragraph; `the boys' team` and `rock ’n’ roll` open nothing.

use super::{Paragraph, ParagraphKind, Quotation, Span};

/// Openers deeper than this are counted but not kept.
const DEEPEST: usize = 8;

/// Pairs the marks of all paragraphs that are read for news.
pub fn read(text: &str, paragraphs: &[Paragraph]) -> Vec<Quotation> {
    let mut reader = Reader {
        text,
        out: Vec::new(),
        dropped: Vec::new(),
    };
    let mut open_before = None;
    for paragraph in paragraphs {
        if matches!(paragraph.kind, ParagraphKind::Body | ParagraphKind::Headline) && !paragraph.body.is_empty() {
            open_before = reader.paragraph(paragraph.body, open_before);
        }
    }
    reader.finish()
}

/// Marks that may close each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    /// `“ ” " „ `` ''`
    Double,
    /// `‘ ’ '`
    Single,
    /// `« »`
    Guillemet,
}

/// What a mark may do where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Open,
    Close,
    /// Opens if nothing is open, closes otherwise: a straight mark between two letters.
    Either,
    /// `s'` before a blank: closes only if no surer mark follows.
    Possessive,
}

/// One mark.
#[derive(Debug, Clone, Copy)]
struct Mark {
    span: Span,
    family: Family,
    role: Role,
}

struct Reader<'a> {
    text: &'a str,
    out: Vec<Quotation>,
    /// Whether a quotation turned out to be none (a lone single mark).
    dropped: Vec<bool>,
}

/// One opener that waits for its closer.
#[derive(Clone, Copy)]
struct Waiting {
    index: usize,
    family: Family,
}

impl Reader<'_> {
    /// Reads one paragraph; returns the quotation that it leaves open.
    fn paragraph(&mut self, body: Span, open_before: Option<usize>) -> Option<usize> {
        let marks = marks(self.text, body);
        let balance = balances(&marks);
        let sure = sure_closers(&marks);
        let mut stack: Vec<Waiting> = Vec::new();
        let mut too_deep = 0usize;
        let mut carried = open_before;
        for (i, mark) in marks.iter().enumerate() {
            let at = stack.iter().rposition(|w| w.family == mark.family);
            let opens = match mark.role {
                Role::Open => true,
                Role::Close => false,
                Role::Either => at.is_none(),
                Role::Possessive if sure[i] => continue,
                Role::Possessive => false,
            };
            if opens {
                if mark.family == Family::Single && !sure[i] && !self.leads(mark, body) {
                    continue;
                }
                if let Some(outer) = at.filter(|_| mark.family != Family::Single) {
                    // the outer one was never closed, unless enough closers follow for both
                    if balance[i] < 2 {
                        self.cut(stack[outer], mark.span.start);
                        stack.truncate(outer);
                    }
                }
                if stack.len() >= DEEPEST {
                    too_deep += 1;
                    continue;
                }
                let continues = carried.take().filter(|_| mark.span.start == body.start);
                self.open(mark, &mut stack, body, continues);
            } else if too_deep > 0 {
                too_deep -= 1;
            } else if let Some(at) = at {
                self.close(stack[at].index, mark.span);
                for inner in stack.drain(at..).skip(1) {
                    self.give_up(inner, mark.span.start);
                }
            } else if let Some(before) = carried
                .take()
                .filter(|_| mark.family != Family::Single && stack.is_empty())
            {
                self.carry(before, body, mark.span);
            }
        }
        self.leave(&stack, body)
    }

    /// Whether a single mark without a closer still opens: a British ‘ at the head of a paragraph.
    fn leads(&self, mark: &Mark, body: Span) -> bool {
        mark.span.start == body.start && mark.span.of(self.text) == "‘"
    }

    fn open(&mut self, mark: &Mark, stack: &mut Vec<Waiting>, body: Span, continues: Option<usize>) {
        let parent = stack.last().map(|w| w.index as u32);
        stack.push(Waiting {
            index: self.out.len(),
            family: mark.family,
        });
        self.push(Quotation {
            open: mark.span,
            content: Span {
                start: mark.span.end,
                end: body.end,
            },
            close: None,
            parent,
            continues: continues.map(|q| q as u32),
        });
    }

    fn push(&mut self, quotation: Quotation) {
        self.out.push(quotation);
        self.dropped.push(false);
    }

    fn close(&mut self, index: usize, mark: Span) {
        self.out[index].content.end = mark.start;
        self.out[index].close = Some(mark);
    }

    /// A paragraph that goes on with a quotation without repeating the opener.
    fn carry(&mut self, before: usize, body: Span, close: Span) {
        self.push(Quotation {
            open: Span {
                start: body.start,
                end: body.start,
            },
            content: Span {
                start: body.start,
                end: close.start,
            },
            close: Some(close),
            parent: None,
            continues: Some(before as u32),
        });
    }

    /// Ends an outer quotation that was never closed where the next one opens.
    fn cut(&mut self, outer: Waiting, at: u32) {
        let content = &mut self.out[outer.index].content;
        let words = Span {
            start: content.start,
            end: at,
        }
        .of(self.text);
        content.end = content.start + words.trim_end().len() as u32;
    }

    /// An inner quotation that its outer one closed over.
    fn give_up(&mut self, inner: Waiting, at: u32) {
        if inner.family == Family::Single {
            self.dropped[inner.index] = true;
        } else {
            self.cut(inner, at);
        }
    }

    /// The end of a paragraph: what is open stays open.
    fn leave(&mut self, stack: &[Waiting], body: Span) -> Option<usize> {
        for inner in stack.iter().skip(1) {
            self.give_up(*inner, body.end);
        }
        stack.first().map(|w| w.index)
    }

    /// Takes out what was dropped and renumbers.
    fn finish(self) -> Vec<Quotation> {
        let mut number = Vec::with_capacity(self.out.len());
        let mut kept = 0u32;
        for dropped in &self.dropped {
            number.push(kept);
            kept += u32::from(!dropped);
        }
        let alive = |mut at: Option<u32>| {
            while let Some(i) = at.filter(|i| self.dropped[*i as usize]) {
                at = self.out[i as usize].parent;
            }
            at.map(|i| number[i as usize])
        };
        let mut out = Vec::with_capacity(kept as usize);
        for (i, quotation) in self.out.iter().enumerate().filter(|(i, _)| !self.dropped[*i]) {
            debug_assert_eq!(number[i] as usize, out.len());
            out.push(Quotation {
                parent: alive(quotation.parent),
                continues: alive(quotation.continues),
                ..*quotation
            });
        }
        out
    }
}

/// For every mark: closers minus openers of doubles from here to the end of the paragraph (this one left out).
fn balances(marks: &[Mark]) -> Vec<i32> {
    let mut out = vec![0; marks.len()];
    let mut sum = 0;
    for (i, mark) in marks.iter().enumerate().rev() {
        out[i] = sum;
        sum += match (mark.family, mark.role) {
            (Family::Single, _) => 0,
            (_, Role::Close) => 1,
            (_, Role::Open) => -1,
            _ => 0,
        };
    }
    out
}

/// For every mark: whether a sure closer of singles follows before the next single opener; for an opener also
/// whether any closer does.
fn sure_closers(marks: &[Mark]) -> Vec<bool> {
    let mut out = vec![false; marks.len()];
    let (mut sure, mut maybe) = (false, false);
    for (i, mark) in marks.iter().enumerate().rev() {
        if mark.family != Family::Single {
            continue;
        }
        match mark.role {
            Role::Open | Role::Either => {
                out[i] = sure || maybe;
                (sure, maybe) = (false, false);
            }
            Role::Close => sure = true,
            Role::Possessive => {
                out[i] = sure;
                maybe = true;
            }
        }
    }
    out
}

/// All marks of a paragraph that may open or close.
fn marks(text: &str, body: Span) -> Vec<Mark> {
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
    let role = match c {
        '“' | '«' | '„' | '‹' | '`' | '〝' | '‘' if !(free_right && !free_left) => Role::Open,
        '”' | '»' | '›' | '’' if !(free_left && !free_right && before.is_none_or(char::is_whitespace)) => {
            Role::Close
        }
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
        if !(free_right && !before.is_none_or(char::is_whitespace)) {
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

#[cfg(test)]
mod tests {
    use super::super::Layout;

    /// The contents in order; `>` for nested, `+` for continuing, `…` for unclosed.
    fn read(text: &str) -> Vec<String> {
        let show = |q: &super::Quotation| {
            let nested = if q.parent.is_some() { ">" } else { "" };
            let joined = if q.continues.is_some() { "+" } else { "" };
            let open = if q.close.is_none() { "…" } else { "" };
            format!("{nested}{joined}{}{open}", q.content.of(text))
        };
        Layout::read(text).marks.iter().map(show).collect()
    }

    #[test]
    fn pairs_all_styles() {
        assert_eq!(read("“We won,” she said. “We did.”"), ["We won,", "We did."]);
        assert_eq!(read("\"We won,\" she said. \"We did.\""), ["We won,", "We did."]);
        assert_eq!(read("She said: ‘We won’t go.’ He left."), ["We won’t go."]);
        assert_eq!(read("She said 'we won' and 'they lost'."), ["we won", "they lost"]);
        assert_eq!(read("«We won», she said."), ["We won"]);
        assert_eq!(read("„We won“, she said."), ["We won"]);
        assert_eq!(read("``We won,'' she said."), ["We won,"]);
        assert_eq!(read("“We won,\" she said. \"We did.”"), ["We won,", "We did."]);
    }

    #[test]
    fn apostrophes_open_nothing() {
        for text in [
            "The boys' team met the girls' team.",
            "Rock 'n' roll of the '90s",
            "It’s the ’90s and the Reyes’ boat.",
            "He said 'we will go and left.",
        ] {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(read("She called it 'the boys' game' again."), ["the boys' game"]);
    }

    #[test]
    fn nests() {
        assert_eq!(
            read("“He told me ‘go home’ twice,” she said."),
            ["He told me ‘go home’ twice,", ">go home"]
        );
        assert_eq!(
            read("‘He told me “go home” twice,’ she said."),
            ["He told me “go home” twice,", ">go home"]
        );
        assert_eq!(
            read("\"He told me 'go home,'\" she said."),
            ["He told me 'go home,'", ">go home,"]
        );
    }

    #[test]
    fn goes_on_over_paragraphs() {
        let text = "“We held the bridge for days, she began.\n“We had no food.\n“Then they left,” she said.";
        assert_eq!(
            read(text),
            [
                "We held the bridge for days, she began.…",
                "+We had no food.…",
                "+Then they left,"
            ]
        );
        assert_eq!(
            read("“We held the bridge.\nThen they left,” she said."),
            ["We held the bridge.…", "+Then they left,"]
        );
    }

    #[test]
    fn ten_thousand_marks_are_no_trouble() {
        let text = "“".repeat(10_000) + "word" + &"”".repeat(10_000);
        let marks = Layout::read(&text).marks;
        assert!(!marks.is_empty() && marks.len() <= 10_000);
        let text = "“a ‘b ".repeat(10_000);
        Layout::read(&text);
    }
}
