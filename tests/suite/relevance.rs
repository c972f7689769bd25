//! Measures the relevance of the search, which must not decrease.
//!
//! `tests/relevance.json` holds queries as people type them, each with the records that are right
//! answers, written without looking at how search works. `tests/held-out.json` holds harder ones
//! that were written later, from records that the first set did not ask for.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ecs_err::search;
use serde_json::Value;

#[derive(Default)]
struct Figures {
    queries: u32,
    first: u32,
    in_five: u32,
    reciprocal: f64,
}

impl Figures {
    fn add(&mut self, rank: Option<usize>) {
        self.queries += 1;
        self.first += u32::from(rank == Some(0));
        self.in_five += u32::from(rank.is_some_and(|rank| rank < 5));
        self.reciprocal += rank.map_or(0.0, |rank| 1.0 / f64::from(u32::try_from(rank + 1).unwrap_or(u32::MAX)));
    }

    fn share(&self, count: u32) -> f64 {
        f64::from(count) / f64::from(self.queries)
    }

    fn mean_reciprocal_rank(&self) -> f64 {
        self.reciprocal / f64::from(self.queries)
    }
}

#[test]
fn relevant_records_are_among_the_first_hits() {
    assert_good(include_str!("../relevance.json"), 0.97, 0.85);
}

#[test]
fn held_out_queries_are_relevant_too() {
    assert_good(include_str!("../held-out.json"), 0.9, 0.82);
}

/// Reports how well a set is answered, and fails under these figures of success@5 and MRR.
fn assert_good(set: &str, in_five: f64, reciprocal: f64) {
    let queries: Value = serde_json::from_str(set).expect("the set is JSON");
    let index = search::embedded().expect("the embedded index opens");
    let mut by_kind: BTreeMap<&str, Figures> = BTreeMap::new();
    let mut report = String::new();
    for query in queries.as_array().expect("the set is a list") {
        let text = query["query"].as_str().expect("a query");
        let answers: Vec<&str> =
            query["answers"].as_array().expect("answers").iter().filter_map(Value::as_str).collect();
        let hits = index.search(text, &search::Options::default());
        let found: Vec<String> = hits.iter().map(|hit| format!("{}:{}", hit.record.kind(), hit.record.id())).collect();
        let rank = found.iter().position(|id| answers.contains(&id.as_str()));
        for kind in [query["kind"].as_str().expect("a kind"), "all"] {
            by_kind.entry(kind).or_default().add(rank);
        }
        if rank.is_none_or(|rank| rank > 0) {
            let rank = rank.map_or("-".to_owned(), |rank| (rank + 1).to_string());
            let _ = writeln!(
                report,
                "{rank:>3}  {text}  wanted {}  got {}",
                answers[..answers.len().min(4)].join(" "),
                found[..found.len().min(4)].join(" ")
            );
        }
    }
    println!("{report}");
    for (kind, figures) in &by_kind {
        println!(
            "{kind:12} {:4} queries  success@1 {:.3}  success@5 {:.3}  MRR {:.3}",
            figures.queries,
            figures.share(figures.first),
            figures.share(figures.in_five),
            figures.mean_reciprocal_rank()
        );
    }
    let all = &by_kind["all"];
    assert!(all.queries >= 150);
    assert!(all.share(all.in_five) >= in_five, "success@5 is {:.3}", all.share(all.in_five));
    assert!(all.mean_reciprocal_rank() >= reciprocal, "MRR is {:.3}", all.mean_reciprocal_rank());
}
