//! Trains what annotated articles teach: `train_annotated senses|senses_net|sides|modes OUT.bin FOLDER… [--taught FILE…]
//! [--epochs 10] [--seed 1] [--dev FOLDER…]`.
//!
//! `senses` is what words mean as events, `senses_net` the network that reads beside it, `sides` which side of an event an
//! entity is on, `modes` which mode an event has. A folder holds annotated articles, one a file, as
//! `benches/annotated/join.py` writes them; the files after `--taught` hold what a teacher thinks of plain articles
//! (`data/models/event_teacher.py`), of which `senses_net` learns too.
//! Prints what a model does with articles that it did not see: by fifths, and with those after `--dev`. Recipe and scores of
//! the shipped models: data/models/README.md.

use std::process::ExitCode;

use dateline::error::{Error, Result};
use dateline::train::annotated_events::{
    RECIPE, SensesNetRecipe, train_modes, train_senses, train_senses_net, train_sides,
};
use dateline::train::end;

const USAGE: &str = "expected senses, senses_net, sides or modes, OUT.bin, FOLDER… and perhaps --epochs, --seed with a number, --dev FOLDER…, for senses_net --taught FILE…";

fn run() -> Result<()> {
    let (mut recipe, mut net) = (RECIPE, SensesNetRecipe::default());
    let mut paths = [const { Vec::new() }; 3];
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
            "taught" => list = 2,
            "epochs" => {
                net.epochs = number()? as usize;
                recipe.epochs = net.epochs;
            }
            "seed" => {
                net.seed = number()?;
                recipe.seed = net.seed;
            }
            _ => return Err(wrong()),
        }
    }
    let [first, others, taught] = &paths;
    let [what, out, folders @ ..] = first.as_slice() else {
        return Err(Error::new("train_annotated", USAGE));
    };
    match what.as_str() {
        _ if folders.is_empty() => Err(Error::new("train_annotated", USAGE)),
        "senses" => train_senses(out, folders, others, recipe),
        "senses_net" => train_senses_net(out, folders, others, taught, net),
        "sides" => train_sides(out, folders, others, recipe),
        "modes" => train_modes(out, folders, others, recipe),
        _ => Err(Error::new("train_annotated", USAGE)),
    }
}

fn main() -> ExitCode {
    end(run())
}
