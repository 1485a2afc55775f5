//! Trains which side of an event an entity is on: `train_sides OUT.bin FOLDER… [--dev FOLDER] [--epochs 10] [--seed 1]`.
//!
//! A folder holds annotated articles, one a file, as `benches/annotated/join.py` writes them. Prints what the model does
//! with the fifth of the articles that it did not see, and with those after `--dev`. Recipe and scores of the shipped
//! model: data/models/README.md.

use std::process::ExitCode;

use dateline::error::{Error, Result};
use dateline::train::end;
use dateline::train::sides::{Corpus, RECIPE, train};

const USAGE: &str = "expected OUT.bin FOLDER… and perhaps --dev FOLDER, and --epochs, --seed with a number";

fn run() -> Result<()> {
    let mut recipe = RECIPE;
    let mut corpora = [Corpus::default(), Corpus::default()];
    let mut list = 0;
    let mut out = None;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let Some(name) = arg.strip_prefix("--") else {
            match &out {
                None => out = Some(arg),
                Some(_) => corpora[list].folder(&arg)?,
            }
            continue;
        };
        let wrong = || Error::new(format!("--{name}"), USAGE);
        let mut number = || args.next().and_then(|v| v.parse::<f32>().ok()).ok_or_else(wrong);
        match name {
            "dev" => list = 1,
            "epochs" => recipe.epochs = number()? as usize,
            "seed" => recipe.seed = number()? as u64,
            "rate" => recipe.rate = number()?,
            "pull" => recipe.pull = number()?,
            "drop" => recipe.drop = number()?,
            "least" => recipe.least = number()?,
            _ => return Err(wrong()),
        }
    }
    let [corpus, dev] = &corpora;
    let out = out
        .filter(|_| corpus.articles() > 0)
        .ok_or_else(|| Error::new("train_sides", USAGE))?;
    train(&out, corpus, dev, recipe)
}

fn main() -> ExitCode {
    end(run())
}
