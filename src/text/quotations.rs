//! Quotations: marks paired and nested, “…”, "…", ‘…’, «…», „…“, ``…''. An opener that its paragraph leaves
//! unclosed goes on in the next paragraph: `“We held the bridge.` – `“Then they left,” she said.`

use super::marks::{Family, Mark, Role, marks};
use super::{Paragraph, ParagraphKind, Quotation, Span};

/// Openers deeper than this are counted but not kept.
const DEEPEST: usize = 8;
/// How many paragraphs without a mark a quotation may run through.
const LONGEST_RUN: usize = 4;

/// Pairs the marks of all paragraphs that are read for news.
pub fn read(text: &str, paragraphs: &[Paragraph]) -> Vec<Quotation> {
    let mut reader = Reader {
        text,
        out: Vec::new(),
        dropped: Vec::new(),
        before: Before::default(),
    };
    for paragraph in paragraphs {
        if matches!(paragraph.kind, ParagraphKind::Body | ParagraphKind::Headline) && !paragraph.body.is_empty() {
            reader.paragraph(paragraph.body);
        }
    }
    reader.finish()
}

/// Says how many quotations had to be closed by guess: none of their paragraphs has a closing mark.
pub fn warning(marks: &[Quotation]) -> Option<String> {
    let mut goes_on = vec![false; marks.len()];
    for mark in marks {
        if let Some(earlier) = mark.continues {
            goes_on[earlier as usize] = true;
        }
    }
    let open = marks
        .iter()
        .zip(goes_on)
        .filter(|(m, on)| m.close.is_none() && !on)
        .count();
    let what = if open == 1 { "quotation was" } else { "quotations were" };
    (open > 0)
        .then(|| format!("{open} {what} never closed: read to the end of the paragraph or to the next opening mark"))
}

struct Reader<'a> {
    text: &'a str,
    out: Vec<Quotation>,
    /// Whether a quotation turned out to be none (a lone single mark).
    dropped: Vec<bool>,
    before: Before,
}

/// What earlier paragraphs left open.
#[derive(Default)]
struct Before {
    open: Option<usize>,
    /// Bodies of the paragraphs without a mark since then.
    between: Vec<Span>,
}

/// One opener that waits for its closer.
#[derive(Clone, Copy)]
struct Waiting {
    index: usize,
    family: Family,
}

/// The paragraph that is being read.
struct Page {
    body: Span,
    stack: Vec<Waiting>,
    /// Openers beyond the deepest.
    too_deep: usize,
    before: Before,
}

impl Reader<'_> {
    fn paragraph(&mut self, body: Span) {
        let marks = marks(self.text, body);
        if marks.is_empty() && self.before.open.is_some() {
            self.before.between.push(body);
            if self.before.between.len() > LONGEST_RUN {
                self.before = Before::default();
            }
            return;
        }
        let balance = balances(&marks);
        let closed = closed_later(&marks);
        let mut page = Page {
            body,
            stack: Vec::new(),
            too_deep: 0,
            before: std::mem::take(&mut self.before),
        };
        for (i, mark) in marks.iter().enumerate() {
            let open = page.stack.iter().rposition(|w| w.family == mark.family);
            match mark.role {
                Role::Possessive if closed[i] => {}
                Role::Open => self.opener(mark, open, balance[i], closed[i], &mut page),
                Role::Either if open.is_none() => self.opener(mark, open, balance[i], closed[i], &mut page),
                _ => self.closer(mark, open, &mut page),
            }
        }
        self.leave(&page);
    }

    /// An opener; `open` is the place of the outer one of its family.
    fn opener(&mut self, mark: &Mark, open: Option<usize>, balance: i32, closed: bool, page: &mut Page) {
        let leads = mark.span.start == page.body.start;
        if mark.family == Family::Single && !closed && !(leads && mark.span.of(self.text) == "‘") {
            return;
        }
        if let Some(outer) = open.filter(|_| mark.family != Family::Single && balance < 2) {
            // too few closers follow for both: the outer one was never closed
            for inner in page.stack.split_off(outer) {
                self.give_up(inner, mark.span.start);
            }
        }
        if page.stack.len() >= DEEPEST {
            page.too_deep += 1;
            return;
        }
        let before = std::mem::take(&mut page.before);
        let continues = before.open.filter(|_| leads && before.between.is_empty());
        let parent = page.stack.last().map(|w| w.index as u32);
        page.stack.push(Waiting {
            index: self.out.len(),
            family: mark.family,
        });
        self.push(Quotation {
            open: mark.span,
            content: Span {
                start: mark.span.end,
                end: page.body.end,
            },
            close: None,
            parent,
            continues: continues.map(|q| q as u32),
        });
    }

    fn closer(&mut self, mark: &Mark, open: Option<usize>, page: &mut Page) {
        if page.too_deep > 0 {
            page.too_deep -= 1;
        } else if let Some(at) = open {
            let quotation = &mut self.out[page.stack[at].index];
            quotation.content.end = mark.span.start;
            quotation.close = Some(mark.span);
            for inner in page.stack.drain(at..).skip(1) {
                self.give_up(inner, mark.span.start);
            }
        } else if mark.family != Family::Single && page.stack.is_empty() {
            let before = std::mem::take(&mut page.before);
            self.carry(before, page.body, mark.span);
        }
    }

    /// Paragraphs that go on with a quotation without repeating the opener.
    fn carry(&mut self, before: Before, body: Span, close: Span) {
        let Some(mut open) = before.open else { return };
        let last = Span {
            start: body.start,
            end: close.start,
        };
        for content in before.between.into_iter().chain([last]) {
            let start = Span {
                start: content.start,
                end: content.start,
            };
            let index = self.push(Quotation {
                open: start,
                content,
                close: (content == last).then_some(close),
                parent: None,
                continues: Some(open as u32),
            });
            open = index;
        }
    }

    fn push(&mut self, quotation: Quotation) -> usize {
        self.out.push(quotation);
        self.dropped.push(false);
        self.out.len() - 1
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

    /// The end of a paragraph: the outermost quotation may go on in the next.
    fn leave(&mut self, page: &Page) {
        for inner in page.stack.iter().skip(1) {
            self.give_up(*inner, page.body.end);
        }
        self.before.open = page.stack.first().map(|w| w.index);
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
        let kept = self.out.iter().zip(&self.dropped).filter(|(_, dropped)| !**dropped);
        kept.map(|(quotation, _)| Quotation {
            parent: alive(quotation.parent),
            continues: alive(quotation.continues),
            ..*quotation
        })
        .collect()
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
fn closed_later(marks: &[Mark]) -> Vec<bool> {
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
