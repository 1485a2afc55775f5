//! Reads articles as JSON Lines (`{"id", "text", "published"}`) from standard input and writes one record a line.
//!
//! `dump extract [--attitudes] [--quotes] < articles.jsonl` or `dump parse < articles.jsonl`.

use std::error::Error;
use std::io::{self, BufRead, BufWriter, Write};

use dateline::pipeline::Dated;
use dateline::records::Scope;
use dateline::{Extractor, Id, Options};
use serde::Deserialize;

#[derive(Deserialize)]
struct Article {
    id: Option<String>,
    text: String,
    published: Option<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let parse = match arguments.first().map(String::as_str) {
        Some("extract") => false,
        Some("parse") => true,
        _ => return Err("usage: dump extract|parse [--attitudes] [--quotes] < articles.jsonl".into()),
    };
    let extractor = Extractor::new(Options {
        attitudes: arguments.iter().any(|a| a == "--attitudes"),
        ..Options::default()
    })?;
    let scope = if arguments.iter().any(|a| a == "--quotes") {
        Scope::Quotes
    } else {
        Scope::Everything
    };
    let mut out = BufWriter::new(io::stdout().lock());
    for (row, line) in io::stdin().lock().lines().enumerate() {
        let article: Article = serde_json::from_str(&line?)?;
        let id = article.id.map_or(Id::Row(row as i64), Id::Name);
        if parse {
            serde_json::to_writer(&mut out, &extractor.parse(&article.text)?)?;
        } else {
            let day = article
                .published
                .as_deref()
                .map(Dated::parse)
                .transpose()?
                .unwrap_or_default()
                .day;
            let document = extractor.read_within(scope, &article.text, day, id)?;
            serde_json::to_writer(&mut out, &document)?;
        }
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}
