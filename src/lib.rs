//! `dateline` turns English news text into tables: who said what, and who did what to whom, where and when.

pub mod entities;
pub mod error;
pub mod events;
pub mod lexicon;
pub mod pipeline;
#[cfg(feature = "python")]
mod python;
pub mod quotes;
pub mod records;
pub mod syntax;
pub mod text;
pub mod time;
pub mod tokens;
#[cfg(feature = "train")]
pub mod train;
mod weights;

pub use error::{Error, Result};
pub use pipeline::{Extractor, Options};
pub use records::{Document, Id};
