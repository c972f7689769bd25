//! Prints the first five hits of queries, for the browser tests: they compare them with those of the page.
//!
//! `cargo run --example first_hits -- FILE...` reads JSON lists of objects with a `query`, and prints one list for each.

use std::error::Error;

use ecs_err::search::{self, Options};
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let index = search::embedded()?;
    let mut options = Options::default();
    options.limit = 5;
    for path in std::env::args().skip(1) {
        let queries: Value = serde_json::from_str(&std::fs::read_to_string(&path)?)?;
        let queries = queries.as_array().ok_or_else(|| format!("{path} is not a list"))?;
        let hits = queries.iter().map(|query| {
            let hits = index.search(query["query"].as_str().unwrap_or_default(), &options);
            hits.iter().map(|hit| Value::from(format!("{}:{}", hit.record.kind(), hit.record.id()))).collect::<Value>()
        });
        println!("{}", hits.collect::<Value>());
    }
    Ok(())
}
