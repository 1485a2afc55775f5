//! Writes articles as the teacher of events reads them: `event_lessons FOLDER… > lessons.jsonl`.
//!
//! A folder holds annotated articles, one a file, as `benches/annotated/join.py` writes them; instead of a folder there may be
//! a file of plain articles (`.jsonl`: text, published). See data/models/event_teacher.py.

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use dateline::error::{Error, Result};
use dateline::train::annotated_events::Lesson;
use dateline::train::end;

fn run() -> Result<()> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    if paths.is_empty() {
        return Err(Error::new("event_lessons", "expected FOLDER… or FILE.jsonl…"));
    }
    let fault = |e: &dyn std::fmt::Display| Error::new("event_lessons", e.to_string());
    let mut out = BufWriter::new(std::io::stdout().lock());
    for path in &paths {
        for lesson in Lesson::articles(path)? {
            let line = serde_json::to_string(&lesson).map_err(|e| fault(&e))?;
            writeln!(out, "{line}").map_err(|e| fault(&e))?;
        }
    }
    out.flush().map_err(|e| fault(&e))
}

fn main() -> ExitCode {
    end(run())
}
