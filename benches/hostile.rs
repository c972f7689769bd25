//! Hostile input at one and at two megabytes: the times must be in proportion.

#![allow(missing_docs, reason = "a program")]

use std::time::{Duration, Instant};

fn main() {
    for unit in include_str!("../tests/vectors/hostile.txt").lines() {
        let [once, twice] = [1, 2].map(|megabytes| {
            let text = unit.repeat((megabytes << 20) / unit.len());
            (0..3).map(|_| time(&text)).min().unwrap_or_default()
        });
        let ratio = twice.as_secs_f64() / once.as_secs_f64();
        println!("{once:>10.1?} {twice:>10.1?} {ratio:>5.2}  {}", unit.escape_debug());
    }
}

fn time(text: &str) -> Duration {
    let start = Instant::now();
    let _ = ecs_err::parse(text.as_bytes());
    start.elapsed()
}
