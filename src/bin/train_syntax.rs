//! Trains tagger, parser and lemma rules: `train_syntax OUT_DIR TRAIN.conllu… --dev DEV.conllu…`.
//!
//! Prints the scores on the dev files after every epoch and keeps the best model. Recipe and scores of the shipped
//! model: data/models/README.md.

use std::process::ExitCode;

use dateline::error::{Error, Result};
use dateline::syntax::lemmas::Lemmas;
use dateline::syntax::model::Model;
use dateline::syntax::vectors::Vectors;
use dateline::train::syntax::{Recipe, Sample, Trainer, learn_lemmas, score};

const USAGE: &str =
    "expected OUT_DIR TRAIN.conllu… [--epochs N] [--hidden N] [--layers N] [--seed N] --dev DEV.conllu…";

struct Options {
    out: String,
    train: Vec<String>,
    dev: Vec<String>,
    recipe: Recipe,
}

fn options() -> Result<Options> {
    let mut recipe = Recipe::default();
    let (mut train, mut dev) = (Vec::new(), Vec::new());
    let mut args = std::env::args().skip(1);
    let mut is_dev = false;
    while let Some(arg) = args.next() {
        let wrong = || Error::new(arg.clone(), USAGE);
        let mut number = || args.next().and_then(|v| v.parse().ok()).ok_or_else(wrong);
        match arg.as_str() {
            "--dev" => is_dev = true,
            "--epochs" => recipe.epochs = number()?,
            "--hidden" => recipe.hidden = number()?,
            "--layers" => recipe.layers = number()?,
            "--seed" => recipe.seed = number()? as u64,
            _ if is_dev => dev.push(arg),
            _ => train.push(arg),
        }
    }
    if train.len() < 2 || dev.is_empty() {
        return Err(Error::new("train_syntax", USAGE));
    }
    Ok(Options {
        out: train.remove(0),
        train,
        dev,
        recipe,
    })
}

fn read_all(paths: &[String]) -> Result<Vec<Vec<Sample>>> {
    paths.iter().map(|p| Sample::read(p)).collect()
}

fn write(path: String, bytes: &[u8]) -> Result<()> {
    std::fs::write(&path, bytes).map_err(|e| Error::new(path, e.to_string()))
}

fn run() -> Result<()> {
    let options = options()?;
    let train = read_all(&options.train)?.concat();
    let dev = read_all(&options.dev)?;
    let table = learn_lemmas(&train);
    write(format!("{}/lemmas.tsv", options.out), table.as_bytes())?;
    let lemmas = Lemmas::parse(&table);
    let vectors = Vectors::shipped();
    let mut trainer = Trainer::new(options.recipe, &train);
    let mut best = 0.0;
    for epoch in 0..options.recipe.epochs {
        let (tags, steps) = trainer.epoch(epoch, &train, vectors);
        println!("epoch {} loss: tags {tags:.4} steps {steps:.4}", epoch + 1);
        let file = trainer.export();
        let model = Model::from_bytes(&file)?;
        let mut sum = 0.0;
        for (path, samples) in options.dev.iter().zip(&dev) {
            let scores = score(&model, &lemmas, vectors, samples);
            println!("  {} {scores}", path.rsplit('/').next().unwrap_or(path));
            sum += scores.las + scores.upos;
        }
        if sum > best {
            best = sum;
            write(format!("{}/syntax.bin", options.out), &file)?;
        }
    }
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
