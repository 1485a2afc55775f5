//! Trains the quote models: `train_quotes OUT.bin TRAIN.jsonl WRITTEN.tsv DEV.jsonl [ANNOTATED…] [--epochs 6] [--least 30] [--seed 1]`.
//!
//! Prints on the dev file how well cues, contents and sources are chosen; with `--epochs 0` it only measures OUT.bin.
//! Recipe and scores of the shipped model: data/models/README.md.

use std::process::ExitCode;

use dateline::error::{Error, Result};
use dateline::train::end;
use dateline::train::quotes::{RECIPE, train};

const USAGE: &str = "expected OUT.bin TRAIN.jsonl WRITTEN.tsv DEV.jsonl, folders of annotated articles and perhaps --epochs, --rate, --pull, --drop, --least (the last four in thousandths), --seed with a number";

fn run() -> Result<()> {
    let mut recipe = RECIPE;
    let mut paths = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let Some(name) = arg.strip_prefix("--") else {
            paths.push(arg);
            continue;
        };
        let wrong = || Error::new(format!("--{name}"), USAGE);
        let value: u64 = args.next().and_then(|v| v.parse().ok()).ok_or_else(wrong)?;
        match name {
            "epochs" => recipe.epochs = value as usize,
            "rate" => recipe.rate = value as f32 / 1000.0,
            "pull" => recipe.pull = value as f32 / 1e5,
            "drop" => recipe.drop = value as f32 / 1000.0,
            "least" => recipe.least = value as f32 / 1000.0,
            "seed" => recipe.seed = value,
            _ => return Err(wrong()),
        }
    }
    let [out, corpus, written, dev, annotated @ ..] = paths.as_slice() else {
        return Err(Error::new("train_quotes", USAGE));
    };
    println!("{}", train(out, corpus, written, dev, annotated, recipe)?);
    Ok(())
}

fn main() -> ExitCode {
    end(run())
}
