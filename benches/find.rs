//! Finding codes in a log, compared with an expression of the `regex` crate on the same log.
//!
//! `cargo bench --bench find`; `benches/peers/run.py scan` compares programs on the same log.

#![allow(missing_docs, reason = "a program")]

mod log;

use std::hint::black_box;
use std::time::{Duration, Instant};

use regex::bytes::Regex;

/// The size of the log.
const LOG_BYTES: usize = 200 << 20;
/// The number of rounds, of which the median is shown.
const ROUNDS: usize = 9;

fn main() {
    let catalog = ecs_err::embedded();
    let codes: Vec<&str> = catalog.errors().iter().map(|error| error.code.as_str()).collect();
    let log = log::log(&codes, LOG_BYTES);
    let ids: Vec<&str> = catalog.metadata().services.iter().map(|service| service.id.as_str()).collect();
    let expression = format!(r"(?-u:\b)(?:{})\.[0-9]{{4}}(?-u:\b)", ids.join("|"));
    let regex = Regex::new(&expression).expect("the ids are letters");

    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let mut counts = (0, 0);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        counts.0 = black_box(catalog.find_codes(black_box(&log)).count());
        ours.push(start.elapsed());
        let start = Instant::now();
        counts.1 = black_box(regex.find_iter(black_box(&log)).count());
        theirs.push(start.elapsed());
    }
    println!("{:<32}{:>10}{:>12}", "", "GB/s", "codes");
    println!("{:<32}{:>10.2}{:>12}", "find_codes", speed(&mut ours), counts.0);
    println!("{:<32}{:>10.2}{:>12}", expression, speed(&mut theirs), counts.1);
}

/// Gigabytes a second in the median round.
#[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
fn speed(times: &mut [Duration]) -> f64 {
    times.sort();
    LOG_BYTES as f64 / times[times.len() / 2].as_secs_f64() / 1e9
}
