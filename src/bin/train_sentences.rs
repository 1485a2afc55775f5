//! Trains the splitter of sentences: `train_sentences OUT.bin TREEBANK… [--plain ARTICLES.jsonl…] --dev TREEBANK…`
//! and perhaps `--epochs`, `--seed`, `--bold`, `--weight` with a number. Prints F1 of whole sentences on the dev files,
//! of the rules alone and with the model.

use std::process::ExitCode;

use dateline::error::{Error, Result};
use dateline::tokens::boundary::Model;
use dateline::train::end;
use dateline::train::sentences::{Page, Recipe, learn, score};

const USAGE: &str = "expected OUT.bin TREEBANK… [--plain ARTICLES.jsonl…] --dev TREEBANK… and perhaps --epochs, \
                     --seed, --bold, --weight with a number";

fn run() -> Result<()> {
    let mut recipe = Recipe::default();
    let mut paths: [Vec<String>; 3] = Default::default();
    let mut kind = 0;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let Some(name) = arg.strip_prefix("--") else {
            paths[kind].push(arg);
            continue;
        };
        let mut number = || {
            let value = args.next().and_then(|v| v.parse::<f32>().ok());
            value.ok_or_else(|| Error::new(format!("--{name}"), USAGE))
        };
        match name {
            "plain" => kind = 1,
            "dev" => kind = 2,
            "epochs" => recipe.epochs = number()? as usize,
            "seed" => recipe.seed = number()? as u64,
            "bold" => recipe.bold = number()?,
            "weight" => recipe.plain = number()?,
            _ => return Err(Error::new(format!("--{name}"), USAGE)),
        }
    }
    let [mut train, plain, dev] = paths;
    if train.len() < 2 {
        return Err(Error::new("train_sentences", USAGE));
    }
    let out = train.remove(0);
    let mut pages = Vec::new();
    for path in &train {
        pages.extend(Page::treebank(path)?);
    }
    for path in &plain {
        pages.extend(Page::plain(path)?);
    }
    let file = learn(&pages, recipe);
    let model = Model::from_bytes(&file)?;
    for path in &dev {
        let pages = Page::treebank(path)?;
        println!(
            "{path}: rules {:.1}, model {:.1}",
            score(None, &pages),
            score(Some(&model), &pages)
        );
    }
    std::fs::write(&out, &file).map_err(|e| Error::new(out, e.to_string()))
}

fn main() -> ExitCode {
    end(run())
}
