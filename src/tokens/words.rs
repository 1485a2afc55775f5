//! One paragraph into words: `The U.S.-backed group didn't pay $2.5m` gives `U.S.|-|backed`, `did|n't`, `$|2.5|m`.
//! Hyphens part words except after a prefix (`anti-graft`); addresses, numbers and dates stay whole.

use super::Span;
use crate::lexicon::abbreviations::Abbreviations;
use crate::stop;
use crate::text::paragraphs::is_blank;

/// Splits paragraphs; keeps its buffer from one to the next.
pub struct Words<'a> {
    text: &'a str,
    pub(super) abbreviations: &'a Abbreviations,
    /// The characters of the paragraph with their offsets, and one past the last.
    pub(super) chars: Vec<(u32, char)>,
}

impl<'a> Words<'a> {
    /// A splitter for one text.
    pub fn new(text: &'a str, abbreviations: &'a Abbreviations) -> Self {
        Words {
            text,
            abbreviations,
            chars: Vec::new(),
        }
    }

    /// Appends the tokens of `body`.
    pub fn read(&mut self, body: Span, out: &mut Vec<Span>) {
        self.chars.clear();
        self.chars.extend(
            body.of(self.text)
                .char_indices()
                .map(|(i, c)| (body.start + i as u32, c)),
        );
        self.chars.push((body.end, ' '));
        let end = self.chars.len() - 1;
        let (mut at, mut chunk) = (0, 0);
        while at < end {
            if is_blank(self.c(at)) {
                at += 1;
                continue;
            }
            if at >= chunk {
                stop::point();
                chunk = (at..end).find(|i| is_blank(self.c(*i))).unwrap_or(end);
                if let Some((from, to)) = self.address(at, chunk) {
                    while at < from {
                        at = self.step(at, out);
                    }
                    // a word may have run into it: `U.S.https://…`
                    if at == from {
                        self.emit(from, to, out);
                        at = to;
                    }
                    continue;
                }
            }
            at = self.step(at, out);
        }
    }

    pub(super) fn c(&self, at: usize) -> char {
        self.chars.get(at).map_or(' ', |c| c.1)
    }

    pub(super) fn slice(&self, from: usize, to: usize) -> &'a str {
        &self.text[self.chars[from].0 as usize..self.chars[to].0 as usize]
    }

    pub(super) fn emit(&self, from: usize, to: usize, out: &mut Vec<Span>) {
        if from < to {
            out.push(Span {
                start: self.chars[from].0,
                end: self.chars[to].0,
            });
        }
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        let c = self.c(at);
        c.is_alphanumeric() || is_joined_mark(c)
    }

    /// One past the run of word characters.
    pub(super) fn run(&self, from: usize) -> usize {
        (from..self.chars.len())
            .find(|i| !self.is_word(*i))
            .unwrap_or(self.chars.len() - 1)
    }

    /// Reads one token (or a tag, which is none) and returns where the next begins.
    fn step(&self, at: usize, out: &mut Vec<Span>) -> usize {
        let c = self.c(at);
        if self.is_word(at) {
            return self.word(at, out);
        }
        if let Some(end) = self.markup(at) {
            return end;
        }
        let end = match c {
            '.' | '!' | '?' | '-' | '*' | '=' | '_' | '~' | '+' | '#' | '<' | '>' | '…' => self.repeated(at),
            '`' | '\'' if self.c(at + 1) == c => at + 2,
            '\'' | '’' if self.is_cut_number(at) => self.run(at + 1),
            '@' if self.is_word(at + 1) => self.handle(at + 1),
            ':' | ';' => self.smiley(at),
            c if is_pictograph(c) => self.pictograph(at),
            _ => at + 1,
        };
        let end = match c {
            '#' if end == at + 1 && self.c(end).is_alphabetic() => self.handle(end),
            '+' if end == at + 1 && self.c(end).is_ascii_digit() && !self.before_is_word(at) => self.run(end),
            _ => end,
        };
        self.emit(at, end, out);
        end
    }

    pub(super) fn before_is_word(&self, at: usize) -> bool {
        at > 0 && self.is_word(at - 1)
    }

    /// `...`, `--`, `!!!`, `?!`.
    fn repeated(&self, at: usize) -> usize {
        let c = self.c(at);
        let same =
            |d: char| d == c || matches!((c, d), ('!' | '?', '!' | '?')) || matches!((c, d), ('.' | '…', '.' | '…'));
        (at..self.chars.len())
            .find(|i| !same(self.c(*i)))
            .unwrap_or(self.chars.len() - 1)
    }

    /// `'90s`, `’72`.
    fn is_cut_number(&self, at: usize) -> bool {
        let end = self.run(at + 1);
        let word = self.slice(at + 1, end);
        !self.before_is_word(at)
            && (word.len() == 2 || word.len() == 3 && word.ends_with('s'))
            && word.bytes().take(2).all(|b| b.is_ascii_digit())
    }

    /// `:)`, `;-)` at the end of a chunk.
    fn smiley(&self, at: usize) -> usize {
        let nose = usize::from(self.c(at + 1) == '-');
        let mouth = at + 1 + nose;
        if matches!(self.c(mouth), ')' | '(' | 'D' | 'P' | '/') && is_blank(self.c(mouth + 1)) {
            mouth + 1
        } else {
            at + 1
        }
    }

    /// An emoji with its modifiers and joiners; a flag is two letters.
    fn pictograph(&self, at: usize) -> usize {
        let mut end = at + 1;
        let flag = |c: char| ('\u{1F1E6}'..='\u{1F1FF}').contains(&c);
        loop {
            let c = self.c(end);
            let modifier =
                matches!(c, '\u{FE0F}' | '\u{FE0E}' | '\u{20E3}') || ('\u{1F3FB}'..='\u{1F3FF}').contains(&c);
            if modifier || flag(c) && flag(self.c(end - 1)) && end == at + 1 {
                end += 1;
            } else if c == '\u{200D}' && is_pictograph(self.c(end + 1)) {
                end += 2;
            } else {
                return end;
            }
        }
    }

    /// A word, its inner marks, its full stop and its clitics.
    fn word(&self, from: usize, out: &mut Vec<Span>) -> usize {
        let (mut end, mut segment) = (self.run(from), from);
        loop {
            if self.c(end) == '.' && self.dotted_start(from, segment, end) {
                return self.stop_inside(from, end, out);
            }
            if !self.is_word(end + 1) || !self.joins(from, segment, end) {
                break;
            }
            segment = end + 1;
            end = self.run(segment);
        }
        if segment > from {
            end = self.path(from, end);
        }
        if self.c(end) == '.' && self.keeps_stop(from, segment, end) {
            end += 1;
        }
        if self.c(end) == '$' && end - from <= 3 && self.slice(from, end).bytes().all(|b| b.is_ascii_uppercase()) {
            end += 1;
        }
        self.parts(from, end, out);
        end
    }
}

/// Accents that are characters of their own, and joiners inside words.
fn is_joined_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{1ab0}'..='\u{1aff}')
}

fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27BF}' | '\u{1F000}'..='\u{1FAFF}' | '\u{2B00}'..='\u{2BFF}')
}
