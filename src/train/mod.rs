//! How the models of `data/models` are made; never part of a wheel (feature `train`).

mod adagrad;
mod annotated;
mod chance;
mod classes;
mod event_lessons;
mod events_data;
mod events_trainer;
mod lines;
mod modes_data;
mod modes_trainer;
mod names_beside;
mod names_crf;
mod names_cut;
mod names_data;
mod names_folds;
mod names_lessons;
mod names_net;
mod names_score;
mod names_trainer;
mod quotes_data;
mod quotes_score;
mod quotes_trainer;
mod senses_data;
mod senses_lessons;
mod senses_net;
mod senses_trainer;
pub mod sentences;
mod sides_data;
mod sides_trainer;
mod syntax_data;
mod syntax_encoder;
mod syntax_export;
mod syntax_lemmas;
mod syntax_names;
mod syntax_net;
mod syntax_oracle;
mod syntax_score;
mod syntax_trainer;

pub use adagrad::Recipe;

use std::process::ExitCode;

use crate::error::Result;

/// How a trainer ends: what went wrong goes to standard error.
pub fn end(run: Result<()>) -> ExitCode {
    match run {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Tagger, parser and lemmas.
pub mod syntax {
    pub use super::syntax_data::Sample;
    pub use super::syntax_lemmas::learn as learn_lemmas;
    pub use super::syntax_names::label_names;
    pub use super::syntax_score::{Scores, score};
    pub use super::syntax_trainer::{Recipe, Trainer};
}

/// Which triggers are events.
pub mod events {
    pub use super::events_data::Corpus;
    pub use super::events_trainer::{RECIPE, Scores, train};
}

/// What words mean as events, and which side of an event an entity is on.
pub mod annotated_events {
    pub use super::classes::RECIPE;
    pub use super::event_lessons::Lesson;
    pub use super::modes_trainer::train as train_modes;
    pub use super::senses_net::{SensesNetRecipe, train as train_senses_net};
    pub use super::senses_trainer::train as train_senses;
    pub use super::sides_trainer::train as train_sides;
}

/// The name recogniser.
pub mod names {
    pub use super::names_beside::Beside;
    pub use super::names_data::Article;
    pub use super::names_folds::first_readings;
    pub use super::names_lessons::Lesson;
    pub use super::names_net::{NetRecipe, NetTrainer};
    pub use super::names_score::{Scores, score};
    pub use super::names_trainer::{RECIPE, Trainer, words};
}

/// Cues, contents and sources of quotes.
pub mod quotes {
    pub use super::quotes_data::Corpus;
    pub use super::quotes_score::Scores;
    pub use super::quotes_trainer::{RECIPE, train};
}
