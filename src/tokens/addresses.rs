//! Addresses and markup in the text: `desk@example.org`, `https://example.org/a`, `@harbour_news` are one word each;
//! `<b>` and `&nbsp;` are none.

use super::stops::is_ending;
use super::words::Words;

/// Tags that are passed over, in order.
const TAGS: [&str; 67] = [
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "blockquote",
    "body",
    "br",
    "button",
    "center",
    "cite",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "label",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "s",
    "script",
    "section",
    "small",
    "source",
    "span",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "title",
    "tr",
    "u",
    "ul",
    "video",
];

impl Words<'_> {
    /// A URL or e-mail address in the chunk `from..to`.
    pub(super) fn address(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let chunk = self.slice(from, to);
        let bytes = chunk.find("://").map(|at| {
            chunk[..at]
                .rfind(|c: char| !c.is_ascii_alphabetic())
                .map_or(0, |i| i + chunk[i..].chars().next().map_or(1, char::len_utf8))
        });
        let bytes = bytes.or_else(|| chunk.find("www.")).or_else(|| {
            let at = chunk.find('@')?;
            let host = chunk[at + 1..].find('.')?;
            let name = chunk[..at]
                .rfind(|c: char| !(c.is_ascii_alphanumeric() || "._-+%".contains(c)))
                .map_or(0, |i| i + chunk[i..].chars().next().map_or(1, char::len_utf8));
            (at > name
                && host > 0
                && chunk[at + 1..at + 1 + host]
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-'))
            .then_some(name)
        })?;
        let start = from + chunk[..bytes].chars().count();
        let mut end = to;
        while end > start
            && matches!(
                self.c(end - 1),
                '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '>' | '"' | '\'' | '”' | '’' | '»' | '…'
            )
        {
            end -= 1;
        }
        if let Some(cut) = (start..end).find(|i| matches!(self.c(*i), '<' | '>' | '"' | '”' | '“')) {
            end = cut;
        }
        let apart = start == from || !self.is_word(start - 1);
        (apart && end > start + 3).then_some((start, end))
    }

    /// Past `<b>`, `</p>`, `&nbsp;`: markup that was left in the text.
    pub(super) fn markup(&self, at: usize) -> Option<usize> {
        match self.c(at) {
            '&' => {
                let end = (at + 1..at + 9).find(|i| self.c(*i) == ';')?;
                let name = self.slice(at + 1, end);
                let known = matches!(
                    name,
                    "amp"
                        | "quot"
                        | "nbsp"
                        | "lt"
                        | "gt"
                        | "apos"
                        | "ldquo"
                        | "rdquo"
                        | "lsquo"
                        | "rsquo"
                        | "mdash"
                        | "ndash"
                        | "hellip"
                );
                (known || name.starts_with('#') && name.len() > 2).then_some(end + 1)
            }
            '<' if self.c(at + 1) == '!' => self.tag_end(at + 1),
            '<' => {
                let from = at + 1 + usize::from(self.c(at + 1) == '/');
                let end = (from..from + 12).find(|i| !self.c(*i).is_ascii_alphanumeric())?;
                let name = self.slice(from, end.min(self.chars.len() - 1)).to_ascii_lowercase();
                if TAGS.binary_search(&name.as_str()).is_err() {
                    return None;
                }
                self.tag_end(end)
            }
            _ => None,
        }
    }

    /// Past the `>` of a tag; a tag is not long.
    fn tag_end(&self, from: usize) -> Option<usize> {
        let last = (from + 300).min(self.chars.len());
        (from..last).find(|i| self.c(*i) == '>').map(|i| i + 1)
    }

    /// `@harbour_news`, `#portstrike`.
    pub(super) fn handle(&self, from: usize) -> usize {
        (from..self.chars.len())
            .find(|i| !self.is_word(*i) && self.c(*i) != '_')
            .unwrap_or(self.chars.len() - 1)
    }

    /// The end of a path that follows a bare host: `example.org` with `/news/a1`.
    pub(super) fn path(&self, from: usize, end: usize) -> usize {
        let host = self.slice(from, end);
        let ending = host.rsplit_once('.').map_or("", |(_, last)| last);
        if self.c(end) != '/' || !self.is_word(end + 1) || !is_ending(ending) {
            return end;
        }
        let in_path = |c: char| c.is_ascii_alphanumeric() || "/-_.?=&%#~+".contains(c);
        let mut to = (end..self.chars.len()).find(|i| !in_path(self.c(*i))).unwrap_or(end);
        while to > end && matches!(self.c(to - 1), '.' | '?' | '/' | '-') {
            to -= 1;
        }
        to
    }
}
