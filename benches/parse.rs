//! Parsing a response body, compared with `serde_json` and a type made for the body.

#![allow(missing_docs, reason = "a program")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use serde::Deserialize;

/// 124 bytes.
const BODY: &str = r#"{"error":{"message":"The ECS quota is insufficient: 20 of 20 are in use.","code":"Ecs.0001"},"request_id":"4d8f0f3b2a9c71e"}"#;

#[derive(Deserialize)]
#[expect(dead_code, reason = "only parsed")]
struct Body {
    error: Inner,
    request_id: String,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only parsed")]
struct Inner {
    message: String,
    code: String,
}

fn parse(criterion: &mut Criterion) {
    assert_eq!(BODY.len(), 124);
    let body = BODY.as_bytes();
    let mut group = criterion.benchmark_group("parse");
    group.throughput(Throughput::Bytes(BODY.len() as u64));
    group.bench_function("serde_json::from_slice", |bencher| {
        bencher.iter(|| serde_json::from_slice::<Body>(black_box(body)).expect("the body is of this type"));
    });
    group.bench_function("ecs_err::parse", |bencher| {
        bencher.iter(|| ecs_err::parse(black_box(body)).expect("the body has an error"));
    });
    group.finish();
}

criterion_group!(benches, parse);
criterion_main!(benches);
