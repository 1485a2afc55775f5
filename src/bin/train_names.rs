//! Trains the name recogniser: `train_names CLUES_DIR OUT.bin TRAIN… --dev DEV… [--epochs 6] [--least 120] [--seed 1]`.
//!
//! `CLUES_DIR` holds what data/models/name_clues.py writes. Prints F1 on the dev files after every epoch and keeps the
//! best model; with `--epochs 0` it only measures OUT.bin. Recipe and scores of the shipped model: data/models/README.md.

use std::process::ExitCode;

use dateline::entities::names::model::Model;
use dateline::error::{Error, Result};
use dateline::train::names::{Article, Recipe, Trainer, score, words};

const USAGE: &str =
    "expected CLUES_DIR OUT.bin TRAIN… --dev DEV… and perhaps --epochs, --least (in thousandths), --seed with a number";

struct Options {
    clues: String,
    out: String,
    train: Vec<String>,
    dev: Vec<String>,
    recipe: Recipe,
}

fn options() -> Result<Options> {
    let mut recipe = Recipe::default();
    let (mut paths, mut dev) = (Vec::new(), Vec::new());
    let mut is_dev = false;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let Some(name) = arg.strip_prefix("--") else {
            if is_dev {
                dev.push(arg)
            } else {
                paths.push(arg)
            }
            continue;
        };
        if name == "dev" {
            is_dev = true;
            continue;
        }
        let wrong = || Error::new(format!("--{name}"), USAGE);
        let value: u64 = args.next().and_then(|v| v.parse().ok()).ok_or_else(wrong)?;
        match name {
            "epochs" => recipe.epochs = value as usize,
            "least" => recipe.least = value as f32 / 1000.0,
            "seed" => recipe.seed = value,
            _ => return Err(wrong()),
        }
    }
    if paths.len() < 3 || dev.is_empty() {
        return Err(Error::new("train_names", USAGE));
    }
    let train = paths.split_off(2);
    let (out, clues) = (paths.remove(1), paths.remove(0));
    Ok(Options {
        clues,
        out,
        train,
        dev,
        recipe,
    })
}

fn run() -> Result<()> {
    let options = options()?;
    let (train, dev) = (Article::read_all(&options.train)?, Article::read_all(&options.dev)?);
    let missed: usize = dev.iter().map(|a| a.missed).sum();
    println!(
        "{} articles to learn from, {} to measure; {missed} names in these fit no words",
        train.len(),
        dev.len()
    );
    if options.recipe.epochs == 0 {
        let file = std::fs::read(&options.out).map_err(|e| Error::new(options.out.clone(), e.to_string()))?;
        println!("{}", score(&Model::from_bytes(&file)?, &dev));
        return Ok(());
    }
    let mut trainer = Trainer::new(options.recipe, words(&options.clues)?, &train);
    let mut best = 0.0;
    for epoch in 1..=options.recipe.epochs {
        let loss = trainer.epoch();
        let file = trainer.export();
        let scores = score(&Model::from_bytes(&file)?, &dev);
        println!("epoch {epoch} loss {loss:.4} {scores} ({} bytes)", file.len());
        if scores.f1() > best {
            best = scores.f1();
            std::fs::write(&options.out, &file).map_err(|e| Error::new(options.out.clone(), e.to_string()))?;
        }
    }
    Ok(())
}

fn main() -> ExitCode {
    run().map_or_else(
        |error| {
            eprintln!("{error}");
            ExitCode::FAILURE
        },
        |()| ExitCode::SUCCESS,
    )
}
