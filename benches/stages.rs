//! How long the stages take natively, one on top of the other: `cargo bench --bench stages`.
//!
//! The difference between two lines is what the later stage takes by itself. In WebAssembly, and beside other programs,
//! `make bench` measures.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::expect_used, reason = "macros of the harness; a bench may stop")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::{Analyzer, Model, Options, Stage};

const ARTICLES: [&str; 5] = [
    include_str!("../www/samples/business.txt"),
    include_str!("../www/samples/court.txt"),
    include_str!("../www/samples/diplomacy.txt"),
    include_str!("../www/samples/disaster.txt"),
    include_str!("../www/samples/sport.txt"),
];
const MODEL: &[u8] = include_bytes!("../models/english.dateline");

fn stages(criterion: &mut Criterion) {
    let analyzer = Analyzer::english().expect("the built-in model");
    let text = ARTICLES.join("\n\n");
    let mut group = criterion.benchmark_group("stages");
    group.throughput(Throughput::Bytes(text.len() as u64));
    let stages: [(&str, Option<Vec<Stage>>); 6] = [
        ("text", Some(Vec::new())),
        ("text, dates", Some(vec![Stage::Dates])),
        ("text, amounts", Some(vec![Stage::Amounts])),
        ("text, names", Some(vec![Stage::Names])),
        ("text, names, syntax, entities", Some(vec![Stage::Entities])),
        ("all", None),
    ];
    for (name, stages) in stages {
        let options = Options { stages, ..Options::default() };
        group.bench_function(name, |bench| bench.iter(|| analyzer.analyze(black_box(&text), &options)));
    }
    group.finish();
}

fn start(criterion: &mut Criterion) {
    criterion
        .bench_function("a model file is read", |bench| bench.iter(|| Model::from_bytes(black_box(MODEL))));
    let analysis = Analyzer::english().expect("the built-in model").analyze(ARTICLES[0], &Options::default());
    let analysis = analysis.expect("an article has an analysis");
    criterion.bench_function("an analysis is written as JSON", |bench| {
        bench.iter(|| serde_json::to_vec(&analysis))
    });
}

criterion_group!(benches, stages, start);
criterion_main!(benches);
