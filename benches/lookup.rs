//! Looking up a code's record, compared with a `HashMap` of the same keys.

use std::collections::HashMap;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ecs_err::{Code, ErrorCode};

fn lookup(criterion: &mut Criterion) {
    let catalog = ecs_err::embedded();
    let map: HashMap<&str, &ErrorCode<'_>> =
        catalog.errors().iter().map(|error| (error.code.as_str(), error)).collect();
    // Every code, in an order that the branch predictor can't learn from the table.
    let mut texts: Vec<String> = catalog.errors().iter().map(|error| error.code.to_string()).collect();
    texts.sort_by_key(|text| text.bytes().rev().collect::<Vec<_>>());

    let mut group = criterion.benchmark_group("lookup");
    group.throughput(Throughput::Elements(texts.len() as u64));
    group.bench_function("HashMap<&str, _>", |bencher| {
        bencher.iter(|| texts.iter().filter_map(|text| map.get(black_box(text.as_str()))).count());
    });
    group.bench_function("Code::new + Catalog::error", |bencher| {
        let find = |text| Code::new(text).and_then(|code| catalog.error(code));
        bencher.iter(|| texts.iter().filter_map(|text| find(black_box(text))).count());
    });
    group.bench_function("Catalog::resolve", |bencher| {
        bencher.iter(|| texts.iter().map(|text| catalog.resolve(black_box(text))).filter(is_found).count());
    });
    group.finish();
}

fn is_found(meaning: &ecs_err::Match<'_>) -> bool {
    matches!(meaning, ecs_err::Match::Found(_))
}

criterion_group!(benches, lookup);
criterion_main!(benches);
