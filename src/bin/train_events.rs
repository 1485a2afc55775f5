//! Trains the gate of events: `train_events OUT.bin CODED.jsonl WRITTEN.tsv --news A.jsonl …
//! --other B.conllu … [--step 3] [--epochs 6] [--seed 1]`.
//!
//! Prints what it does with the quarter of the texts that it did not see. Recipe and scores of the shipped model:
//! data/models/README.md.

use std::process::ExitCode;

use dateline::error::{Error, Result};
use dateline::train::end;
use dateline::train::events::{Corpus, RECIPE, train};

const USAGE: &str = "expected OUT.bin CODED.jsonl WRITTEN.tsv --news A.jsonl … --other B.conllu … and perhaps --step, \
                     --epochs, --seed with a number";
/// Genres of EWT and GUM that are no news.
const OTHER: &[&str] = &[
    "reviews",
    "answers",
    "email",
    "academic",
    "bio",
    "conversation",
    "textbook",
    "vlog",
    "voyage",
    "fiction",
    "whow",
];

fn run() -> Result<()> {
    let (mut recipe, mut step, mut list) = (RECIPE, 3, 0);
    let mut paths = [const { Vec::new() }; 3];
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let Some(name) = arg.strip_prefix("--") else {
            paths[list].push(arg);
            continue;
        };
        let wrong = || Error::new(format!("--{name}"), USAGE);
        let mut number = || args.next().and_then(|v| v.parse::<u64>().ok()).ok_or_else(wrong);
        match name {
            "news" => list = 1,
            "other" => list = 2,
            "step" => step = number()? as usize,
            "epochs" => recipe.epochs = number()? as usize,
            "seed" => recipe.seed = number()?,
            _ => return Err(wrong()),
        }
    }
    let [first, news, other] = &paths;
    let [out, coded, written] = first.as_slice() else {
        return Err(Error::new("train_events", USAGE));
    };
    let mut corpus = Corpus::default();
    corpus.coded(coded)?;
    corpus.written(written)?;
    news.iter().try_for_each(|path| corpus.news(path, step))?;
    other.iter().try_for_each(|path| corpus.other(path, OTHER))?;
    print!("{}", train(out, &corpus, recipe)?);
    Ok(())
}

fn main() -> ExitCode {
    end(run())
}
