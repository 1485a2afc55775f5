//! The page before any word is read: paragraphs and their kinds, the dateline, quotation marks, offsets.

mod agencies;
pub mod datelines;
mod dates;
pub mod furniture;
mod headlines;
mod marks;
pub mod offsets;
pub mod paragraphs;
mod places;
pub mod quotations;
pub mod span;

pub(crate) use dates::{MONTHS, WEEKDAYS};
use furniture::Furniture;
pub use span::Span;

/// What the shell of an article looks like: which paragraphs are news and which are furniture.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    /// All paragraphs in order; together they cover every non-blank character.
    pub paragraphs: Vec<Paragraph>,
    /// `BRUSSELS (AP) —`: where the report was filed; never an event's place.
    pub dateline: Option<Dateline>,
    /// Quotation marks, paired and nested, in order of their openers.
    pub marks: Vec<Quotation>,
    /// Trouble seen in this article, for its row.
    pub warnings: Vec<String>,
}

/// One paragraph (a block between line breaks).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Without surrounding white space; a dateline at its head is left out of `body`.
    pub span: Span,
    /// What is read for sentences: `span` without dateline or URL furniture at the head.
    pub body: Span,
    /// News or furniture.
    pub kind: ParagraphKind,
}

/// What a paragraph is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Running news text.
    Body,
    /// A headline or crosshead: no full stop, title case, capitals or first line.
    Headline,
    /// `By Ana Reyes`: an author is not an actor.
    Byline,
    /// Subscription lines, credits, "Read more", URLs, cookies: nothing is extracted.
    Boilerplate,
}

/// Where, when and by whom a report was filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dateline {
    /// The whole dateline.
    pub span: Span,
    /// `BRUSSELS`.
    pub place: Option<Span>,
    /// `July 18`; may stand in a line of its own above `span`.
    pub date: Option<Span>,
    /// `AP`.
    pub agency: Option<Span>,
}

/// One stretch between quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// The opening mark.
    pub open: Span,
    /// What stands between the marks.
    pub content: Span,
    /// The closing mark; `None` where the paragraph ended first.
    pub close: Option<Span>,
    /// Index of the quotation this one is nested in.
    pub parent: Option<u32>,
    /// Index of the quotation in an earlier paragraph that this one continues (unclosed openers).
    pub continues: Option<u32>,
}

impl Layout {
    /// Reads the page: paragraphs, then the dateline at the head of the report, then quotation marks.
    pub fn read_with(text: &str, furniture: &Furniture) -> Layout {
        let mut paragraphs = paragraphs::read(text, furniture);
        let dateline = datelines::read(text, &mut paragraphs, furniture);
        let marks = quotations::read(text, &paragraphs);
        Layout {
            warnings: quotations::warning(&marks).into_iter().collect(),
            paragraphs,
            dateline,
            marks,
        }
    }
}
