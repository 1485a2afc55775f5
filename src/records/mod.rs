//! The records that leave the crate: plain structs, offsets in Python characters, ids local to the article.
//!
//! "We will appeal," said Ana Reyes. → one [`Entity`] (Ana Reyes), one [`Quote`] whose `speaker` is her id.

mod attribution;
mod document;
mod dyads;
mod entity;
mod event;
mod frame;
mod ids;
mod join;
mod labels;
mod parse;
mod quote;
mod scale;
mod scope;
mod table;
mod time;
mod words;

pub use document::{Dateline, Document, Id};
pub use entity::{Entity, Mention, Role};
pub use event::{Event, Trigger};
pub use join::{Findings, join};
pub use parse::{Parse, ParsedSentence, ParsedToken};
pub use quote::{Cue, Medium, Quote};
pub use scope::Scope;
pub use table::Table;
pub use time::{Quantity, Time};
pub use words::{Cutter, Words};
