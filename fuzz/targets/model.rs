//! Any bytes as a model file: read or refused, never followed out of bounds.

#![no_main]

use dateline::{entities::names, readers, syntax, tokens};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, u32, &[u8])| {
    let (kind, at, bytes) = input;
    // bytes as they are, or written into a good file
    let damaged = |good: &[u8]| {
        if kind & 128 == 0 {
            return bytes.to_vec();
        }
        let mut file = good.to_vec();
        let at = at as usize % file.len();
        let end = (at + bytes.len()).min(file.len());
        file[at..end].copy_from_slice(&bytes[..end - at]);
        if kind & 64 != 0 {
            file.truncate(end);
        }
        file
    };
    match kind % 9 {
        0 => drop(syntax::model::Model::from_bytes(&damaged(include_bytes!("../../data/models/syntax.bin")))),
        1 => drop(syntax::vectors::Vectors::from_bytes(&damaged(include_bytes!("../../data/models/vectors.bin")))),
        2 => drop(tokens::boundary::Model::from_bytes(&damaged(include_bytes!("../../data/models/sentences.bin")))),
        3 => drop(readers::quotes(&damaged(include_bytes!("../../data/models/quotes.bin")))),
        4 => drop(readers::events(&damaged(include_bytes!("../../data/models/events.bin")))),
        5 => drop(readers::classes(&damaged(include_bytes!("../../data/models/sides.bin")))),
        6 => drop(readers::senses_net(&damaged(include_bytes!("../../data/models/senses_net.bin")))),
        7 => drop(names::net::Net::from_bytes(&damaged(include_bytes!("../../data/models/names_net.bin")))),
        _ => drop(names::model::Model::from_bytes(&damaged(include_bytes!("../../data/models/names.bin")))),
    }
});
