//! Trains what annotated articles teach: `train_annotated senses|sides OUT.bin FOLDER… [--epochs 10] [--seed 1]
//! [--dev FOLDER…]`.
//!
//! `senses` is what words mean as events, `sides` which side of an event an entity is on. A folder holds annotated articles,
//! one a file, as `benches/annotated/join.py` writes them. Prints what the model does with the fifth of the articles that
//! it did not see, and with those after `--dev`. Recipe and scores of the shipped models: data/models/README.md.

use std::process::ExitCode;

use dateline::error::{Error, Result};
use dateline::train::annotated_events::{RECIPE, train_senses, train_sides};
use dateline::train::end;

const USAGE: &str =
    "expected senses or sides, OUT.bin, FOLDER… and perhaps --epochs, --seed with a number, --dev FOLDER…";

fn run() -> Result<()> {
    let mut recipe = RECIPE;
    let mut paths = [const { Vec::new() }; 2];
    let mut list = 0;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let Some(name) = arg.strip_prefix("--") else {
            paths[list].push(arg);
            continue;
        };
        let wrong = || Error::new(format!("--{name}"), USAGE);
        let mut number = || args.next().and_then(|v| v.parse::<u64>().ok()).ok_or_else(wrong);
        match name {
            "dev" => list = 1,
            "epochs" => recipe.epochs = number()? as usize,
            "seed" => recipe.seed = number()?,
            _ => return Err(wrong()),
        }
    }
    let [first, others] = &paths;
    match first.as_slice() {
        [what, out, folders @ ..] if what == "senses" && !folders.is_empty() => {
            train_senses(out, folders, others, recipe)
        }
        [what, out, folders @ ..] if what == "sides" && !folders.is_empty() => {
            train_sides(out, folders, others, recipe)
        }
        _ => Err(Error::new("train_annotated", USAGE)),
    }
}

fn main() -> ExitCode {
    end(run())
}
