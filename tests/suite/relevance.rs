//! Measures the relevance of the search, which must not decrease.
//!
//! `tests/relevance.json` holds queries as people type them, each with the records that are right
//! answers, written without looking at how search works. `tests/held-out.json` holds harder ones
//! that were written later, from records that the first set did not ask for. `tests/kinds.json` holds queries of
//! the kinds that are hard: English of non-natives, negated, colloquial and Traditional Chinese, lines of logs,
//! questions about the reference, and words written as one. `tests/fresh.json` holds
//! queries by somebody who had not seen the search. Only its figures are printed, so that nobody tunes the
//! search for its queries; do not read them. Some of them were `replaced` after their author had read the data.

use std::collections::BTreeMap;

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
    let bar = Bar { queries: 562, first: 0.9, in_five: 0.97, reciprocal: 0.93 };
    bar.assert_reached(&answers(include_str!("../relevance.json")), Misses::Print);
}

#[test]
fn held_out_queries_are_relevant_too() {
    let bar = Bar { queries: 252, first: 0.9, in_five: 0.97, reciprocal: 0.92 };
    bar.assert_reached(&answers(include_str!("../held-out.json")), Misses::Print);
}

#[test]
fn every_kind_of_query_is_answered() {
    let bar = Bar { queries: 254, first: 0.88, in_five: 0.97, reciprocal: 0.92 };
    bar.assert_reached(&answers(include_str!("../kinds.json")), Misses::Print);
}

#[test]
fn fresh_queries_are_relevant_too() {
    let bar = Bar { queries: 100, first: 0.75, in_five: 0.94, reciprocal: 0.82 };
    bar.assert_reached(&answers(include_str!("../fresh.json")), Misses::Hide);
}

/// A query, what it should find and what it finds.
struct Answer {
    query: String,
    kind: String,
    is_replaced: bool,
    wanted: Vec<String>,
    found: Vec<String>,
}

impl Answer {
    fn rank(&self) -> Option<usize> {
        self.found.iter().position(|id| self.wanted.contains(id))
    }
}

/// Asks the queries of a set.
fn answers(set: &str) -> Vec<Answer> {
    let queries: Value = serde_json::from_str(set).expect("the set is JSON");
    let index = search::embedded().expect("the embedded index opens");
    let answer = |query: &Value| {
        let text = |key: &str| query[key].as_str().expect("a text").to_owned();
        let wanted = query["answers"].as_array().expect("answers").iter().filter_map(Value::as_str);
        let hits = index.search(&text("query"), &search::Options::default());
        Answer {
            query: text("query"),
            kind: text("kind"),
            is_replaced: query["replaced"] == true,
            wanted: wanted.map(str::to_owned).collect(),
            found: hits.iter().map(|hit| format!("{}:{}", hit.record.kind(), hit.record.id())).collect(),
        }
    };
    queries.as_array().expect("the set is a list").iter().map(answer).collect()
}

/// Whether to print the queries that do not find a right answer first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Misses {
    Print,
    Hide,
}

fn print_misses(answers: &[Answer]) {
    for answer in answers.iter().filter(|answer| answer.rank() != Some(0)) {
        let rank = answer.rank().map_or("-".to_owned(), |rank| (rank + 1).to_string());
        let first = |ids: &[String]| ids[..ids.len().min(4)].join(" ");
        println!("{rank:>3}  {}  wanted {}  got {}", answer.query, first(&answer.wanted), first(&answer.found));
    }
}

/// The number of queries in a set, and the lowest figures that it may have.
struct Bar {
    queries: u32,
    first: f64,
    in_five: f64,
    reciprocal: f64,
}

impl Bar {
    /// Prints how well a set is answered, and fails below the bar.
    fn assert_reached(&self, answers: &[Answer], misses: Misses) {
        if misses == Misses::Print {
            print_misses(answers);
        }
        let by_kind = figures_by_kind(answers);
        for (kind, figures) in &by_kind {
            println!(
                "{kind:14} {:4} queries  success@1 {:.3}  success@5 {:.3}  MRR {:.3}",
                figures.queries,
                figures.share(figures.first),
                figures.share(figures.in_five),
                figures.mean_reciprocal_rank()
            );
        }
        let all = &by_kind["all"];
        assert_eq!(all.queries, self.queries);
        assert!(all.share(all.first) >= self.first, "success@1 is {:.3}", all.share(all.first));
        assert!(all.share(all.in_five) >= self.in_five, "success@5 is {:.3}", all.share(all.in_five));
        assert!(all.mean_reciprocal_rank() >= self.reciprocal, "MRR is {:.3}", all.mean_reciprocal_rank());
    }
}

/// The figures of each kind of query, of all, and of those that were not replaced.
fn figures_by_kind(answers: &[Answer]) -> BTreeMap<&str, Figures> {
    let mut by_kind: BTreeMap<&str, Figures> = BTreeMap::new();
    let has_replaced = answers.iter().any(|answer| answer.is_replaced);
    for answer in answers {
        let not_replaced = (has_replaced && !answer.is_replaced).then_some("not replaced");
        for kind in [Some(answer.kind.as_str()), Some("all"), not_replaced].into_iter().flatten() {
            by_kind.entry(kind).or_default().add(answer.rank());
        }
    }
    by_kind
}
