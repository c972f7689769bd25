//! Looking a code up, and translating a server's message, beside other crates in the same process.
//!
//! `peers [ROUNDS]` prints a line for each way, `WORK<TAB>WAY<TAB>NANOSECONDS`: the median of the rounds, in each of
//! which every way has its turn. Every way is checked to find the same record, or to write the same text.

mod lookup;
mod translation;

use std::time::Instant;

/// How often a way does its work in a round.
const REPEATS: u32 = 2_000;

/// A way to do some work: its name, and what does all items of the work once.
type Way<'a> = (&'static str, Box<dyn FnMut() + 'a>);

fn main() {
    let rounds = std::env::args().nth(1).and_then(|rounds| rounds.parse().ok()).unwrap_or(31);
    let catalog = ecs_err::embedded();
    lookup::with_ways(&catalog, |items, ways| measure("look-up", items, ways, rounds));
    translation::with_ways(&catalog, |items, ways| measure("translation", items, ways, rounds));
}

/// Prints the median time of each way for an item, in nanoseconds.
fn measure(work: &str, items: usize, mut ways: Vec<Way<'_>>, rounds: usize) {
    let mut times = vec![Vec::new(); ways.len()];
    for _ in 0..rounds {
        for ((_, way), times) in ways.iter_mut().zip(&mut times) {
            let start = Instant::now();
            for _ in 0..REPEATS {
                way();
            }
            times.push(start.elapsed().as_secs_f64() * 1e9 / f64::from(REPEATS) / items as f64);
        }
    }
    for ((name, _), times) in ways.iter().zip(&mut times) {
        times.sort_by(f64::total_cmp);
        println!("{work}\t{name}\t{:.2}", times[times.len() / 2]);
    }
}
