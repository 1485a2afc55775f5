//! Trains the network that reads names beside the clues: `train_names_net NAMES.bin OUT.bin TRAIN… --dev DEV…
//! [--epochs 8] [--hidden 80] [--reaches 1,1,2] [--drop 0.2] [--weight 0.4] [--beside 0] [--seed 1]`.
//!
//! TRAIN are marked articles, or what a teacher wrote: then the chances of its labels are learnt (`name_teacher.py`).
//! `NAMES.bin` is what `train_names` made; both together are scored on the dev files after every epoch. The network of the
//! last one is kept, when the rate has fallen to nothing. Recipe and scores of the shipped model: data/models/README.md.
//!
//! `--beside` is the share of the sentences read by a teacher in which the scores of the clues are added before the network
//! learns, so that it learns what these lack.

use std::process::ExitCode;

use dateline::entities::names::model::Model;
use dateline::entities::names::net::Net;
use dateline::error::{Error, Result};
use dateline::train::end;
use dateline::train::names::{Article, Beside, NetRecipe, NetTrainer, score};

const USAGE: &str = "expected NAMES.bin OUT.bin TRAIN… --dev DEV… and perhaps --epochs, --hidden, --reaches, --drop, --weight, --beside, --seed with a value";

struct Options {
    names: String,
    out: String,
    train: Vec<String>,
    dev: Vec<String>,
    recipe: NetRecipe,
}

fn options() -> Result<Options> {
    let (mut paths, mut dev, mut recipe) = (Vec::new(), Vec::new(), NetRecipe::default());
    let mut is_dev = false;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.strip_prefix("--") {
            Some("dev") => is_dev = true,
            Some(name) => args
                .next()
                .and_then(|value| choose(&mut recipe, name, &value))
                .ok_or_else(|| Error::new(format!("--{name}"), USAGE))?,
            None if is_dev => dev.push(arg),
            None => paths.push(arg),
        }
    }
    if paths.len() < 3 || dev.is_empty() {
        return Err(Error::new("train_names_net", USAGE));
    }
    let train = paths.split_off(2);
    let (out, names) = (paths.remove(1), paths.remove(0));
    Ok(Options {
        names,
        out,
        train,
        dev,
        recipe,
    })
}

/// Sets one choice of the recipe.
fn choose(recipe: &mut NetRecipe, name: &str, value: &str) -> Option<()> {
    match name {
        "epochs" => recipe.epochs = value.parse().ok()?,
        "hidden" => recipe.hidden = value.parse().ok()?,
        "reaches" => recipe.reaches = value.split(',').map(|r| r.parse().ok()).collect::<Option<_>>()?,
        "drop" => recipe.drop = value.parse().ok()?,
        "beside" => recipe.beside = value.parse().ok()?,
        "weight" => recipe.weight = value.parse().ok()?,
        "seed" => recipe.seed = value.parse().ok()?,
        _ => return None,
    }
    Some(())
}

fn run() -> Result<()> {
    let options = options()?;
    let file = std::fs::read(&options.names).map_err(|e| Error::new(options.names, e.to_string()))?;
    let tagger = Model::from_bytes(&file)?;
    let train = Article::read_all(&options.train)?;
    let dev: Vec<Vec<Article>> = options.dev.iter().map(|p| Article::read(p)).collect::<Result<_>>()?;
    println!("{} articles to learn from", train.len());
    let epochs = options.recipe.epochs;
    let beside = if options.recipe.beside > 0.0 {
        Beside::of(&tagger, &train)
    } else {
        Beside::default()
    };
    let mut trainer = NetTrainer::new(options.recipe, &tagger.words, &train, beside);
    for epoch in 1..=epochs {
        println!("epoch {epoch} loss {:.4}", trainer.epoch()?);
        let file = trainer.export()?;
        let both = tagger.clone().with(Net::from_bytes(&file)?);
        for (path, articles) in options.dev.iter().zip(&dev) {
            println!("    {}  {path}", score(&both, articles));
        }
        std::fs::write(&options.out, &file).map_err(|e| Error::new(options.out.clone(), e.to_string()))?;
    }
    Ok(())
}

fn main() -> ExitCode {
    end(run())
}
