//! Writes articles as the teacher of names reads them: `name_lessons FILES… [--read] > lessons.jsonl`.
//!
//! FILES are marked or plain articles (JSON Lines) or columns of word and tag; with `--read` each word comes with what
//! the shipped model thinks of it. See data/models/name_teacher.py.

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use dateline::entities::names::model::Model;
use dateline::error::{Error, Result};
use dateline::train::end;
use dateline::train::names::{Article, Lesson};

fn run() -> Result<()> {
    let (flags, paths): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|a| a.starts_with("--"));
    if paths.is_empty() || flags.iter().any(|f| f != "--read") {
        return Err(Error::new("name_lessons", "expected FILES… and perhaps --read"));
    }
    let model = if flags.is_empty() {
        None
    } else {
        Some(Model::shipped().map_err(Clone::clone)?)
    };
    let fault = |e: &dyn std::fmt::Display| Error::new("name_lessons", e.to_string());
    let mut out = BufWriter::new(std::io::stdout().lock());
    for article in Article::read_all(&paths)? {
        let line = serde_json::to_string(&Lesson::of(&article, model)).map_err(|e| fault(&e))?;
        writeln!(out, "{line}").map_err(|e| fault(&e))?;
    }
    out.flush().map_err(|e| fault(&e))
}

fn main() -> ExitCode {
    end(run())
}
