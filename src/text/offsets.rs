//! Bytes to Python characters and back: `text[start:end]` must equal the stored text in Python.

use super::Span;

/// Translates byte offsets of one text into code points; free for ASCII, linear to build otherwise.
#[derive(Debug, Clone)]
pub struct Offsets {
    /// Code points before every 64th byte; empty when the text is ASCII.
    table: Vec<u32>,
}

const STEP: usize = 64;

impl Offsets {
    /// Counts the text once.
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Offsets { table: Vec::new() };
        }
        let mut table = Vec::with_capacity(text.len() / STEP + 1);
        let mut seen = 0u32;
        for (i, b) in text.bytes().enumerate() {
            if i % STEP == 0 {
                table.push(seen);
            }
            seen += u32::from(is_start(b));
        }
        if text.len().is_multiple_of(STEP) {
            table.push(seen);
        }
        Offsets { table }
    }

    /// Code points before byte `at`, which must be a character boundary of `text`.
    pub fn chars(&self, text: &str, at: u32) -> u32 {
        if self.table.is_empty() {
            return at;
        }
        let at = at as usize;
        let block = at / STEP;
        let tail = &text.as_bytes()[block * STEP..at];
        self.table[block] + tail.iter().filter(|b| is_start(**b)).count() as u32
    }

    /// The span in code points.
    pub fn span(&self, text: &str, span: Span) -> (u32, u32) {
        (self.chars(text, span.start), self.chars(text, span.end))
    }
}

fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_code_points() {
        let text = "“Zelenskyy”, naïve 🙂 ".repeat(20);
        let offsets = Offsets::new(&text);
        for (chars, (bytes, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.chars(&text, bytes as u32), chars as u32);
        }
        assert_eq!(offsets.chars(&text, text.len() as u32), text.chars().count() as u32);
    }
}
