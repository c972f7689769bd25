//! Searching in process: the queries of the relevance set, one after another.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use ecs_err::search::{self, Options};

fn queries() -> Vec<String> {
    let set: serde_json::Value =
        serde_json::from_str(include_str!("../tests/relevance.json")).expect("the set is JSON");
    let queries = set.as_array().expect("the set is a list");
    queries.iter().filter_map(|query| query["query"].as_str().map(str::to_owned)).collect()
}

fn searching(criterion: &mut Criterion) {
    let queries = queries();
    let options = Options::default();
    criterion
        .bench_function("open the embedded index", |bencher| bencher.iter(|| black_box(search::embedded()).is_ok()));

    let index = search::embedded().expect("the embedded index opens");
    let mut times: Vec<_> = queries
        .iter()
        .map(|query| {
            let _warm = index.search(query, &options);
            let start = std::time::Instant::now();
            let _hits = black_box(index.search(black_box(query), &options));
            start.elapsed()
        })
        .collect();
    times.sort();
    println!(
        "{} queries: median {:?}, 95 % under {:?}",
        times.len(),
        times[times.len() / 2],
        times[times.len() * 95 / 100]
    );

    criterion.bench_function("search for 网卡", |bencher| {
        bencher.iter(|| index.search(black_box("网卡"), &options).len());
    });
    criterion.bench_function("search for flavor sold out", |bencher| {
        bencher.iter(|| index.search(black_box("flavor sold out"), &options).len());
    });
}

criterion_group!(benches, searching);
criterion_main!(benches);
