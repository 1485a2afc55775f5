//! Runs the Markdown cases under `tests/cases`: a claim in words, an article, and the records it must give.
//!
//! A fence ```` ```text published=2026-03-05 ```` holds the article; each table below it lists all records of one kind
//! (the first column's name chooses the kind), an empty cell is null. `tests/test_cases.py` reads the same files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use dateline::text::Layout;
use dateline::{Extractor, Id, Options};
use serde_json::{Value, json};

/// One claim with its article and tables.
#[derive(Default)]
struct Case {
    title: String,
    line: usize,
    info: BTreeMap<String, String>,
    text: String,
    tables: Vec<Table>,
}

#[derive(Default)]
struct Table {
    line: usize,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let (mut run, mut failures) = (0, Vec::new());
    for path in pages(&folder) {
        let page = fs::read_to_string(&path).expect("a case file is UTF-8");
        for case in cases_of(&page) {
            run += 1;
            let name = path.strip_prefix(&folder).unwrap_or(&path).display();
            failures.extend(
                differences(&case)
                    .into_iter()
                    .map(|(line, what)| format!("{name}:{line}: {}\n{what}", case.title)),
            );
        }
    }
    assert!(
        failures.is_empty(),
        "{} failures in {run} cases\n\n{}",
        failures.len(),
        failures.join("\n")
    );
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(pages(&path));
        } else if path.extension().is_some_and(|e| e == "md") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn cases_of(page: &str) -> Vec<Case> {
    let (mut cases, mut title) = (Vec::<Case>::new(), String::new());
    let mut lines = page.lines().enumerate().map(|(i, l)| (i + 1, l));
    let mut in_table = false;
    while let Some((line, content)) = lines.next() {
        if let Some(heading) = content.strip_prefix("## ") {
            heading.clone_into(&mut title);
        } else if let Some(info) = content.strip_prefix("```text") {
            let text: Vec<&str> = lines
                .by_ref()
                .map(|(_, l)| l)
                .take_while(|l| !l.starts_with("```"))
                .collect();
            let pairs = info
                .split_whitespace()
                .map(|p| p.split_once('=').unwrap_or((p, "true")));
            cases.push(Case {
                title: title.clone(),
                line,
                info: pairs.map(|(k, v)| (k.to_owned(), v.to_owned())).collect(),
                text: text.join("\n"),
                tables: Vec::new(),
            });
        }
        if !content.starts_with('|') {
            in_table = false;
            continue;
        }
        let Some(case) = cases.last_mut() else { continue };
        let cells = cells(content);
        if !in_table {
            case.tables.push(Table {
                line,
                header: cells,
                rows: Vec::new(),
            });
        } else if !cells
            .iter()
            .all(|c| c.len() >= 3 && c.chars().all(|c| c == '-' || c == ':'))
        {
            let table = case.tables.last_mut().expect("a row follows its header");
            table.rows.push(cells);
        }
        in_table = true;
    }
    cases
}

fn cells(line: &str) -> Vec<String> {
    let line = line.trim().trim_start_matches('|');
    let line = line.strip_suffix('|').unwrap_or(line).replace("\\|", "\u{0}");
    line.split('|').map(|c| c.trim().replace('\u{0}', "|")).collect()
}

/// Every table that does not hold, with its line.
fn differences(case: &Case) -> Vec<(usize, String)> {
    let options = Options {
        attitudes: case.info.contains_key("attitudes"),
        home: case.info.get("home").cloned(),
        ..Options::default()
    };
    let extractor = Extractor::new(options).expect("the options of a case are good");
    let published = case.info.get("published").map(String::as_str);
    let document = extractor
        .extract(&case.text, published, Id::Row(0))
        .expect("a case can be read");
    let document = serde_json::to_value(document).expect("a record is JSON");
    if case.tables.is_empty() {
        return vec![(case.line, "no table follows the text\n".into())];
    }
    let check = |table: &Table| {
        let found = records(&table.header[0], &case.text, &document, &extractor);
        let names = names(&document);
        let row = |record: &Value| {
            table
                .header
                .iter()
                .map(|c| cell(record, c, &table.header[0], &names))
                .collect()
        };
        let found: Vec<Vec<String>> = found.iter().map(row).collect();
        (found != table.rows).then(|| (table.line, show(&table.rows, &found)))
    };
    case.tables.iter().filter_map(check).collect()
}

fn show(expected: &[Vec<String>], found: &[Vec<String>]) -> String {
    let mut out = String::new();
    for row in expected.iter().filter(|r| !found.contains(r)) {
        out += &format!("  expected | {} |\n", row.join(" | "));
    }
    for row in found.iter().filter(|r| !expected.contains(r)) {
        out += &format!("  found    | {} |\n", row.join(" | "));
    }
    if out.is_empty() {
        out = format!(
            "  the order or the number differs; found {} rows, expected {}\n",
            found.len(),
            expected.len()
        );
    }
    out
}

fn names(document: &Value) -> BTreeMap<u64, String> {
    let entities = document["entities"].as_array().into_iter().flatten();
    entities
        .filter_map(|e| Some((e["id"].as_u64()?, e["name"].as_str()?.to_owned())))
        .collect()
}

/// All records of the kind that a table's first column names, in order.
fn records(kind: &str, text: &str, document: &Value, extractor: &Extractor) -> Vec<Value> {
    let list = |key: &str| document[key].as_array().cloned().unwrap_or_default();
    match kind {
        "quote" => list("quotes"),
        "trigger" => list("events"),
        "entity" => list("entities"),
        "time" => list("times"),
        "quantity" => list("quantities"),
        "mention" => mentions(document),
        "dateline" => dateline(text, document),
        "sentence" | "token" => parsed(kind, text, extractor),
        "paragraph" => paragraphs(text),
        other => panic!("unknown first column {other:?}"),
    }
}

fn mentions(document: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    for entity in document["entities"].as_array().into_iter().flatten() {
        for mention in entity["mentions"].as_array().into_iter().flatten() {
            let mut mention = mention.clone();
            mention["entity"] = entity["id"].clone();
            found.push(mention);
        }
    }
    found.sort_by_key(|m| (m["start"].as_u64(), m["end"].as_u64()));
    found
}

fn dateline(text: &str, document: &Value) -> Vec<Value> {
    let mut line = document["dateline"].clone();
    if line.is_null() {
        return Vec::new();
    }
    let range = (line["start"].as_u64().unwrap_or(0) as usize)..(line["end"].as_u64().unwrap_or(0) as usize);
    line["text"] = text
        .chars()
        .skip(range.start)
        .take(range.len())
        .collect::<String>()
        .into();
    vec![line]
}

fn parsed(kind: &str, text: &str, extractor: &Extractor) -> Vec<Value> {
    let parse = extractor.parse(text).expect("a case can be read");
    let mut out = Vec::new();
    for sentence in &parse.sentences {
        if kind == "sentence" {
            let range = sentence.start as usize..sentence.end as usize;
            out.push(json!({"text": text.chars().skip(range.start).take(range.len()).collect::<String>()}));
        } else {
            for token in &sentence.tokens {
                let mut value = serde_json::to_value(token).expect("a token is JSON");
                value["head"] = token.head.map(|h| sentence.tokens[h as usize].text.clone()).into();
                out.push(value);
            }
        }
    }
    out
}

fn paragraphs(text: &str) -> Vec<Value> {
    let paragraphs = Layout::read(text).paragraphs;
    let value = |p: &dateline::text::Paragraph| json!({"text": p.span.of(text), "kind": format!("{:?}", p.kind).to_lowercase()});
    paragraphs.iter().map(value).collect()
}

/// What a record shows in one column.
fn cell(record: &Value, column: &str, kind: &str, names: &BTreeMap<u64, String>) -> String {
    let name = |value: &Value| {
        value
            .as_u64()
            .and_then(|id| names.get(&id).cloned())
            .unwrap_or_default()
    };
    let value = match column {
        "entity" if kind == "entity" => &record["name"],
        "via" => &record["speaker_via"],
        "class" => &record["cue"]["class"],
        "entity" | "speaker" | "addressee" | "place" | "attributed_to" if kind != "dateline" => {
            return name(&record[column]);
        }
        "actors" | "recipients" | "members" => {
            let ids = record[column].as_array().into_iter().flatten();
            return ids.map(name).collect::<Vec<_>>().join(", ");
        }
        column if column == kind && column != "trigger" => &record["text"],
        column => &record[column],
    };
    plain(value)
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Object(map) if map.contains_key("text") => plain(&map["text"]),
        Value::Object(map) => match (map["min"].as_i64(), map["max"].as_i64()) {
            (Some(min), Some(max)) if min == max => min.to_string(),
            (Some(min), Some(max)) => format!("{min}-{max}"),
            (Some(min), None) => format!("{min}+"),
            _ => String::new(),
        },
        Value::Number(number) => number.as_f64().map(|n| n.to_string()).unwrap_or_default(),
        other @ Value::Bool(_) => other.to_string(),
    }
}
