//! How long each room takes, and the whole path of an article, on articles written for this project.
//!
//! `cargo bench` prints the time for all of `benches/articles` together and the megabytes a second.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::entities::Entities;
use dateline::lexicon::Lexicon;
use dateline::pipeline::day;
use dateline::syntax::{self, Reading};
use dateline::text::Layout;
use dateline::time::Times;
use dateline::tokens::Tokens;
use dateline::{Extractor, Id, Options, events, quotes};

fn articles() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/articles");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the articles are part of the repository")
        .map(|entry| entry.expect("a folder can be listed").path())
        .collect();
    paths.sort();
    let read = |path| fs::read_to_string(path).expect("an article is UTF-8");
    paths.into_iter().map(read).collect()
}

fn reading(text: &str) -> Reading<'_> {
    let layout = Layout::read(text);
    let tokens = Tokens::read(text, &layout);
    syntax::read(text, layout, tokens)
}

fn rooms(criterion: &mut Criterion) {
    let articles = articles();
    let lexicon = Lexicon::builtin();
    let published = day("2026-05-04").ok();
    let mut group = criterion.benchmark_group("rooms");
    group.throughput(Throughput::Bytes(articles.iter().map(|a| a.len() as u64).sum()));

    group.bench_function("text", |b| {
        b.iter(|| articles.iter().for_each(|a| drop(black_box(Layout::read(a)))));
    });
    let layouts: Vec<_> = articles.iter().map(|a| (a, Layout::read(a))).collect();
    group.bench_function("tokens", |b| {
        b.iter(|| {
            layouts
                .iter()
                .for_each(|(a, layout)| drop(black_box(Tokens::read(a, layout))));
        });
    });
    let words: Vec<_> = layouts
        .iter()
        .map(|(a, l)| (a.as_str(), l.clone(), Tokens::read(a, l)))
        .collect();
    group.bench_function("syntax", |b| {
        b.iter(|| {
            for (text, layout, tokens) in &words {
                black_box(syntax::read(text, layout.clone(), tokens.clone()));
            }
        });
    });
    let readings: Vec<_> = articles.iter().map(|a| reading(a)).collect();
    group.bench_function("entities", |b| {
        b.iter(|| {
            readings
                .iter()
                .for_each(|r| drop(black_box(Entities::read(r, lexicon, None, None))));
        });
    });
    group.bench_function("time", |b| {
        b.iter(|| {
            readings
                .iter()
                .for_each(|r| drop(black_box(Times::read(r, lexicon, published))));
        });
    });
    let named: Vec<_> = readings
        .iter()
        .map(|r| (r, Entities::read(r, lexicon, None, None)))
        .collect();
    group.bench_function("quotes", |b| {
        b.iter(|| {
            named
                .iter()
                .for_each(|(r, e)| drop(black_box(quotes::read(r, e, lexicon, false))));
        });
    });
    let timed: Vec<_> = named
        .iter()
        .map(|(r, e)| (r, e, Times::read(r, lexicon, published)))
        .collect();
    group.bench_function("events", |b| {
        b.iter(|| {
            timed
                .iter()
                .for_each(|(r, e, t)| drop(black_box(events::read(r, e, t, lexicon, published))));
        });
    });
    group.finish();
}

fn pipeline(criterion: &mut Criterion) {
    let articles = articles();
    let extractor = Extractor::new(Options::default()).expect("the default options are good");
    let mut group = criterion.benchmark_group("pipeline");
    group.throughput(Throughput::Bytes(articles.iter().map(|a| a.len() as u64).sum()));
    group.bench_function("extract", |b| {
        b.iter(|| {
            for (i, article) in articles.iter().enumerate() {
                black_box(extractor.extract(article, Some("2026-05-04"), Id::Row(i as i64))).ok();
            }
        });
    });
    group.finish();
}

criterion_group!(benches, rooms, pipeline);
criterion_main!(benches);
