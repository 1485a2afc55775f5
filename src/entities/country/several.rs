//! Parties of two countries: *US and British activists*, *Franco-German leaders*.

use super::super::chains::Chains;

/// Whether the words before a noun join names of different countries; its party is of none alone.
pub fn joined(chains: &Chains, first: usize, head: usize) -> bool {
    let reading = chains.reading;
    let mut last: Option<(&str, usize)> = None;
    for token in first..head {
        let Some(code) = chains
            .named(token)
            .and_then(|t| chains.things[t as usize].entity.country.as_deref())
        else {
            continue;
        };
        if let Some((before, at)) = last {
            let mut between = (at + 1..token).map(|t| reading.form(t));
            let joins = |form| matches!(form, "and" | "or" | "," | "-" | "–" | "/" | "&");
            if before != code && at + 1 < token && between.all(joins) {
                return true;
            }
        }
        last = Some((code, token));
    }
    false
}

/// Whether a thing without a name is such a party.
pub fn is_party(chains: &Chains, thing: usize, first: u32) -> bool {
    let first = chains.mentions.get(first as usize);
    chains.things[thing].entity.unnamed && first.is_some_and(|m| joined(chains, m.first as usize, m.head as usize))
}
