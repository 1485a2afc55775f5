//! The examples of the sheets, and inputs that must not break anything.

use super::{Day, Quantity, Time, Times};
use crate::lexicon::{Lexicon, Sheet};
use crate::syntax::Reading;
use crate::text::Layout;
use crate::tokens::Tokens;

pub(super) fn reading(text: &str) -> Reading<'_> {
    let layout = Layout::read(text);
    let tokens = Tokens::read(text, &layout);
    crate::syntax::read(text, layout, tokens)
}

pub(super) fn read(text: &str, published: Option<&str>) -> Times {
    let day: Option<Day> = published.and_then(|d| d.parse().ok());
    Times::read(&reading(text), Lexicon::builtin(), day)
}

/// Fails with every row of a sheet whose example does not show the row at work.
fn examples(sheet: &str, works: impl Fn(&[&str], &Times, &str) -> bool) {
    let sheet = Sheet::parse("sheet", sheet).expect("the sheet is well formed");
    let failing: Vec<String> = sheet
        .rows
        .iter()
        .filter(|row| {
            let example = row.cells[row.cells.len() - 1];
            !works(&row.cells, &read(example, Some("2026-03-05")), example)
        })
        .map(|row| format!("{}: {}", row.line, row.cells.join(" | ")))
        .collect();
    assert!(failing.is_empty(), "rows that do no work:\n{}", failing.join("\n"));
}

fn has_time(times: &Times, pick: impl Fn(&Time) -> bool) -> bool {
    times.times.iter().any(pick)
}

fn has_quantity(times: &Times, pick: impl Fn(&Quantity) -> bool) -> bool {
    times.quantities.iter().any(pick)
}

/// Whether a time or quantity covers the words.
fn covered(times: &Times, example: &str, words: &str) -> bool {
    let lower = example.to_lowercase();
    let Some(at) = lower.find(&words.to_lowercase()) else {
        return false;
    };
    let at = crate::text::Span::new(at, at + words.len());
    has_time(times, |t| t.span.contains(at)) || has_quantity(times, |q| q.span.contains(at))
}

#[test]
fn months() {
    examples(include_str!("../../data/lexicon/months.tsv"), |row, times, _| {
        let month: i8 = row[1].parse().unwrap_or(0);
        has_time(times, |t| t.earliest.is_some_and(|d| d.month() == month))
    });
}

#[test]
fn weekdays() {
    examples(
        include_str!("../../data/lexicon/weekdays.tsv"),
        |row, times, example| covered(times, example, row[0]) && has_time(times, |t| t.earliest.is_some()),
    );
}

#[test]
fn time_units() {
    examples(
        include_str!("../../data/lexicon/time_units.tsv"),
        |row, times, example| {
            covered(times, example, row[0])
                && has_time(times, |t| t.value.as_deref().is_some_and(|v| v.starts_with('P')))
        },
    );
}

#[test]
fn time_words() {
    examples(
        include_str!("../../data/lexicon/time_words.tsv"),
        |row, times, example| {
            let shown = match row[1] {
                "vague" | "set" => has_time(times, |t| t.value.as_deref() == Some(row[2])),
                "decade" => has_time(times, |t| t.value.as_deref() == row[2].get(..3)),
                "edge" => has_time(times, |t| t.modifier == Some(row[2])),
                "part" | "season" => has_time(times, |t| t.value.as_deref().is_some_and(|v| v.ends_with(row[2]))),
                "night" => has_time(times, |t| t.value.as_deref().is_some_and(|v| v.ends_with("NI"))),
                "clock" => has_time(times, |t| t.value.as_deref().is_some_and(|v| v.contains(row[2]))),
                _ => has_time(times, |t| t.value.is_some()),
            };
            shown && covered(times, example, row[0])
        },
    );
}

#[test]
fn holidays() {
    examples(
        include_str!("../../data/lexicon/holidays.tsv"),
        |row, times, example| covered(times, example, row[0]) && has_time(times, |t| t.earliest.is_some()),
    );
}

#[test]
fn national_holidays() {
    examples(
        include_str!("../../data/lexicon/national_holidays.tsv"),
        |row, times, example| covered(times, example, row[0]) && has_time(times, |t| t.earliest.is_some()),
    );
}

#[test]
fn number_words() {
    examples(
        include_str!("../../data/lexicon/number_words.tsv"),
        |row, times, example| {
            let known = has_quantity(times, |q| q.min.is_some()) || has_time(times, |t| t.value.is_some());
            covered(times, example, row[0]) && known
        },
    );
}

#[test]
fn currencies() {
    examples(include_str!("../../data/lexicon/currencies.tsv"), |row, times, _| {
        has_quantity(times, |q| q.currency.as_deref() == Some(row[1]) && q.min == Some(300.0))
    });
}

#[test]
fn measures() {
    examples(include_str!("../../data/lexicon/measures.tsv"), |row, times, _| {
        has_quantity(times, |q| {
            let si = q.si_unit.as_deref() == Some(row[2]) && q.si_min.is_some();
            q.unit.as_deref() == Some(row[1]) && q.min == Some(40.0) && si
        })
    });
}

#[test]
fn quantity_roles() {
    examples(
        include_str!("../../data/lexicon/quantity_roles.tsv"),
        |row, times, _| has_quantity(times, |q| q.min == Some(40.0) && q.role == Some(row[2])),
    );
}

#[test]
fn approximators() {
    examples(
        include_str!("../../data/lexicon/approximators.tsv"),
        |row, times, example| {
            let limits = match row[1] {
                "MORE_THAN" | "EQUAL_OR_MORE" => (Some(40.0), None),
                "LESS_THAN" | "EQUAL_OR_LESS" => (None, Some(40.0)),
                _ => (Some(40.0), Some(40.0)),
            };
            covered(times, example, row[0]) && has_quantity(times, |q| q.approx && (q.min, q.max) == limits)
        },
    );
}

#[test]
fn time_zones() {
    examples(include_str!("../../data/lexicon/time_zones.tsv"), |row, times, _| {
        let winter = row[1].split(' ').next().unwrap_or_default();
        let offset = if winter == "+00:00" { "Z" } else { winter };
        has_time(times, |t| t.edtf.as_deref().is_some_and(|e| e.ends_with(offset)))
    });
}

#[test]
fn nothing_breaks() {
    let mut bad: Vec<String> = [
        "2022 decades ago",
        "99999 years ago, 9999999 millennia later",
        "in the year 9999 and 99999999999999999999999 years later",
        "the 31st of February 0000, 00/00/0000, 9999-99-99, 2022-W99",
        "Feb. 29, the 99th century, 25:61 p.m., 13 a.m., 9999 GMT",
        "$ $ $ 1,2,3,4 -- 5-6-7-8-9 %",
        "the next 9223372036854775807 years; 0.0000000000000000001 percent",
        "½ ¾ ٣ ٢ 三 １２３ \u{200b}’’’",
        "",
    ]
    .iter()
    .map(|t| (*t).to_owned())
    .collect();
    bad.push("between 3 and ".repeat(600));
    bad.push("from May to ".repeat(600));
    bad.push("Thursday ".repeat(600));
    bad.push("the last ".repeat(600));
    bad.push("twenty-".repeat(600));
    for text in bad {
        let reading = reading(&text);
        for published in [None, Some("2022-08-04"), Some("0001-01-01"), Some("9999-12-31")] {
            let day: Option<Day> = published.and_then(|d| d.parse().ok());
            let _ = Times::read(&reading, Lexicon::builtin(), day);
        }
    }
}
