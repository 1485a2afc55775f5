//! Trains tagger, parser and lemma rules: `train_syntax OUT_DIR TRAIN.conllu… --silver NEWS.conllu --dev DEV.conllu…`.
//!
//! Treebanks are seen twice an epoch when there are silver sentences, which have tags and trees but no lemmas; those of
//! articles with marked names (`--names`) teach these beside. Prints
//! the scores on the dev files after every epoch, keeps the best model and stops when three epochs bring none better.
//! Recipe and scores of the shipped model: data/models/README.md.

use std::process::ExitCode;

use dateline::error::{Error, Result};
use dateline::syntax::lemmas::Lemmas;
use dateline::syntax::model::Model;
use dateline::syntax::vectors::Vectors;
use dateline::train::end;
use dateline::train::names::Article;
use dateline::train::syntax::{Recipe, Sample, Trainer, label_names, learn_lemmas, score};

const USAGE: &str = "expected OUT_DIR TRAIN.conllu… [--silver NEWS.conllu…] [--names MARKED.jsonl…] --dev DEV.conllu… [--epochs N] [--hidden N] \
                     [--reaches 1,1,2,4] [--drop 0.2] [--rate 0.0015] [--least N] [--seed N]";
/// Epochs without a better model before training ends.
const PATIENCE: usize = 3;

struct Options {
    out: String,
    train: Vec<String>,
    silver: Vec<String>,
    names: Vec<String>,
    dev: Vec<String>,
    recipe: Recipe,
}

fn options() -> Result<Options> {
    let mut options = Options {
        out: String::new(),
        train: Vec::new(),
        silver: Vec::new(),
        names: Vec::new(),
        dev: Vec::new(),
        recipe: Recipe::default(),
    };
    let mut kind = "--train".to_owned();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match (arg.strip_prefix("--"), kind.as_str()) {
            (Some("silver" | "names" | "dev"), _) => kind = arg,
            (Some(name), _) => {
                let value = args.next().unwrap_or_default();
                choose(&mut options.recipe, name, &value).ok_or_else(|| Error::new(format!("{arg} {value}"), USAGE))?;
            }
            (None, "--silver") => options.silver.push(arg),
            (None, "--names") => options.names.push(arg),
            (None, "--dev") => options.dev.push(arg),
            _ => options.train.push(arg),
        }
    }
    if options.train.len() < 2 || options.dev.is_empty() {
        return Err(Error::new("train_syntax", USAGE));
    }
    options.out = options.train.remove(0);
    Ok(options)
}

/// Sets one choice of the recipe.
fn choose(recipe: &mut Recipe, name: &str, value: &str) -> Option<()> {
    match name {
        "epochs" => recipe.epochs = value.parse().ok()?,
        "hidden" => recipe.hidden = value.parse().ok()?,
        "reaches" => recipe.reaches = value.split(',').map(|r| r.parse().ok()).collect::<Option<_>>()?,
        "drop" => recipe.drop = value.parse().ok()?,
        "rate" => recipe.rate = value.parse().ok()?,
        "least" => recipe.least = value.parse().ok()?,
        "seed" => recipe.seed = value.parse().ok()?,
        _ => return None,
    }
    Some(())
}

fn read_all(paths: &[String]) -> Result<Vec<Vec<Sample>>> {
    paths.iter().map(|p| Sample::read(p)).collect()
}

fn write(path: String, bytes: &[u8]) -> Result<()> {
    std::fs::write(&path, bytes).map_err(|e| Error::new(path, e.to_string()))
}

fn run() -> Result<()> {
    let options = options()?;
    let mut train = read_all(&options.train)?.concat();
    let dev = read_all(&options.dev)?;
    let table = learn_lemmas(&train);
    write(format!("{}/lemmas.tsv", options.out), table.as_bytes())?;
    let lemmas = Lemmas::parse(&table);
    if !options.silver.is_empty() {
        train.extend_from_within(..);
        let mut silver = read_all(&options.silver)?.concat();
        let named = label_names(&mut silver, &Article::read_all(&options.names)?);
        println!("{} silver sentences, {named} of them with names", silver.len());
        train.extend(silver);
    }
    let vectors = Vectors::shipped();
    let epochs = options.recipe.epochs;
    let mut trainer = Trainer::new(options.recipe, &train);
    let mut best = (0.0, 0);
    for epoch in 1..=epochs {
        let (tags, steps) = trainer.epoch(epoch, &train, vectors);
        println!("epoch {epoch} loss: tags {tags:.4} steps {steps:.4}");
        let file = trainer.export()?;
        let model = Model::from_bytes(&file)?;
        let mut sum = 0.0;
        for (path, samples) in options.dev.iter().zip(&dev) {
            let scores = score(&model, &lemmas, vectors, samples);
            println!("  {} {scores}", path.rsplit('/').next().unwrap_or(path));
            sum += scores.las + scores.upos;
        }
        if sum > best.0 {
            best = (sum, epoch);
            write(format!("{}/syntax.bin", options.out), &file)?;
        } else if epoch >= best.1 + PATIENCE {
            break;
        }
    }
    Ok(())
}

fn main() -> ExitCode {
    end(run())
}
