//! Trains the name recogniser: `train_names CLUES_DIR OUT.bin TRAIN… [--silver MORE…] --dev DEV…
//! [--epochs 3] [--least 140] [--seed 1]`.
//!
//! `CLUES_DIR` holds what data/models/name_clues.py writes. Prints F1 on the dev files after every epoch and keeps the
//! model that is best on the first; with `--epochs 0` it only measures OUT.bin. Recipe and scores of the shipped model: data/models/README.md.

use std::process::ExitCode;

use dateline::entities::names::model::Model;
use dateline::error::{Error, Result};
use dateline::train::names::{Article, RECIPE, Trainer, first_readings, score, words};
use dateline::train::{Recipe, end};

const USAGE: &str = "expected CLUES_DIR OUT.bin TRAIN… --dev DEV… and perhaps --silver MORE…, --epochs, --least (in thousandths), --seed with a number";

struct Options {
    clues: String,
    out: String,
    train: Vec<String>,
    silver: Vec<String>,
    dev: Vec<String>,
    recipe: Recipe,
}

fn options() -> Result<Options> {
    let mut recipe = RECIPE;
    let (mut paths, mut silver, mut dev) = (Vec::new(), Vec::new(), Vec::new());
    let mut list = "";
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let Some(name) = arg.strip_prefix("--") else {
            match list {
                "dev" => dev.push(arg),
                "silver" => silver.push(arg),
                _ => paths.push(arg),
            }
            continue;
        };
        let wrong = || Error::new(format!("--{name}"), USAGE);
        list = match name {
            "dev" => "dev",
            "silver" => "silver",
            _ => {
                let value: u64 = args.next().and_then(|v| v.parse().ok()).ok_or_else(wrong)?;
                match name {
                    "epochs" => recipe.epochs = value as usize,
                    "least" => recipe.least = value as f32 / 1000.0,
                    "seed" => recipe.seed = value,
                    _ => return Err(wrong()),
                }
                continue;
            }
        };
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
        silver,
        dev,
        recipe,
    })
}

/// Prints the scores on every dev file; returns F1 on the first.
fn measure(file: &[u8], dev: &[(String, Vec<Article>)]) -> Result<f64> {
    let model = Model::from_bytes(file)?;
    let scores: Vec<_> = dev
        .iter()
        .map(|(path, articles)| (path, score(&model, articles)))
        .collect();
    scores
        .iter()
        .for_each(|(path, scores)| println!("    {scores}  {path}"));
    Ok(scores.first().map_or(0.0, |(_, scores)| scores.f1()))
}

fn run() -> Result<()> {
    let Options {
        clues,
        out,
        train,
        silver,
        dev,
        recipe,
    } = options()?;
    let dev: Vec<(String, Vec<Article>)> = dev
        .into_iter()
        .map(|path| Ok((path.clone(), Article::read(&path)?)))
        .collect::<Result<_>>()?;
    if recipe.epochs == 0 {
        let file = std::fs::read(&out).map_err(|e| Error::new(out, e.to_string()))?;
        return measure(&file, &dev).map(|_| ());
    }
    let train = Article::read_all(&train)?;
    let silver = Article::read_all(&silver)?;
    println!(
        "{} articles to learn from, {} read by a teacher",
        train.len(),
        silver.len()
    );
    let words = words(&clues)?;
    let [first, silver_first] = first_readings(recipe, &words, &train, &silver)?;
    let all = train.iter().chain(&silver).zip(first.iter().chain(&silver_first));
    let lessons: Vec<_> = all
        .map(|(article, labels)| (article, Some(labels.as_slice())))
        .collect();
    let mut trainer = Trainer::new(recipe, words, &lessons);
    let mut best = 0.0;
    for epoch in 1..=recipe.epochs {
        let loss = trainer.epoch()?;
        let file = trainer.export(recipe.least);
        println!("epoch {epoch} loss {loss:.4}, {} bytes", file.len());
        let f1 = measure(&file, &dev)?;
        if f1 > best {
            best = f1;
            std::fs::write(&out, &file).map_err(|e| Error::new(out.clone(), e.to_string()))?;
        }
    }
    Ok(())
}

fn main() -> ExitCode {
    end(run())
}
