//! What stands before a dateline in its paragraph: a headline (`Ferry sinks. NAIROBI (AP) — Two …`), a byline;
//! and talks with a name at every turn, which have none.

use super::datelines::Head;
use super::furniture::Furniture;
use super::{Paragraph, ParagraphKind, Span};

/// How far into a paragraph a headline may reach that stands before a dateline.
const LONGEST_HEADLINE: usize = 200;

/// `Ferry sinks off the cape. NAIROBI (AP) — Two …` in one paragraph: the headline becomes a paragraph of its own.
pub(super) fn split_headline(text: &str, paragraphs: &mut Vec<Paragraph>, furniture: &Furniture) {
    let Some(at) = paragraphs.iter().position(|p| p.kind == ParagraphKind::Body) else {
        return;
    };
    let whole = paragraphs[at];
    if Head::new(text, whole.body, furniture).dateline().is_some() {
        return;
    }
    let mut head = whole.body.of(text);
    if head.len() > LONGEST_HEADLINE {
        let cut = (0..=LONGEST_HEADLINE).rev().find(|i| head.is_char_boundary(*i));
        head = &head[..cut.unwrap_or(0)];
    }
    for (stop, _) in head.match_indices(". ").take(3) {
        let start = whole.body.start + stop as u32 + 2;
        let rest = Span {
            start,
            end: whole.body.end,
        };
        let found = Head::new(text, rest, furniture).dateline();
        if found.is_some_and(|(line, _)| line.agency.is_some() && line.place.is_some()) {
            let title = Span {
                start: whole.span.start,
                end: start - 1,
            };
            paragraphs[at] = Paragraph {
                span: title,
                body: Span {
                    start: whole.body.start,
                    end: start - 1,
                },
                kind: ParagraphKind::Headline,
            };
            let span = Span {
                start,
                end: whole.span.end,
            };
            paragraphs.insert(
                at + 1,
                Paragraph {
                    span,
                    body: rest,
                    kind: ParagraphKind::Body,
                },
            );
            return;
        }
    }
}

/// Whether the text is a talk: three paragraphs or more with a short label and a colon, or two in a row whose labels
/// are in capitals.
pub(super) fn turn_labels(text: &str, paragraphs: &[Paragraph]) -> bool {
    let label = |p: &Paragraph| {
        let words = p.body.of(text);
        let label = &words[..words.find(": ").filter(|at| *at <= 40)?];
        (!label.contains(['.', '"', '“']) && label.split(' ').count() <= 4).then_some(label)
    };
    let capitals = |p: &Paragraph| label(p).is_some_and(|l| l.len() > 1 && !l.contains(char::is_lowercase));
    let many = paragraphs.iter().filter(|p| label(p).is_some()).take(3).count() > 2;
    many || paragraphs.windows(2).any(|pair| pair.iter().all(capitals))
}

impl Head<'_> {
    /// Past `By Ana Reyes` where a place in capitals follows in the same line.
    pub(super) fn after_byline(&self, start: usize) -> usize {
        let rest = self.rest(start);
        if !rest.starts_with("By ") {
            return start;
        }
        let mut at = 3;
        for word in rest[3..].split_inclusive(' ').take(6) {
            let name = word.trim_end();
            if name.len() >= 4 && name.chars().all(|c| c.is_uppercase() || c == ',') && at > 6 {
                return start + at;
            }
            at += word.len();
        }
        start
    }
}
