//! The cache answers as the whole catalog does, or not at all.

use std::fs;
use std::path::Path;

use clap::Parser as _;
use serde_json::Value;
use tempfile::TempDir;

use ecs_err::search::Options;
use ecs_err_answers::Report;

use super::*;
use crate::cli::args::{Args, Command};
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::source::Source;
use crate::cli::values::Color;
use crate::cli::{ExitStatus, lookup};

/// The cache of the package's own catalog, which is the embedded one.
fn filled() -> (TempDir, Cache) {
    let dir = tempfile::tempdir().expect("a directory");
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut cache = Cache::below(dir.path().join("cache"), &data).expect("a large catalog");
    // A checkout may be seconds old.
    cache.state.is_settled = true;
    cache.keep_records(ecs_err::embedded());
    cache.index(ecs_err::embedded()).expect("an index");
    assert!(Kind::ALL.iter().all(|kind| cache.path(*kind).exists()));
    (dir, cache)
}

fn args(words: &[&str]) -> Args {
    Args::try_parse_from(["ecs-err", "--quiet"].iter().chain(words)).expect("arguments")
}

/// What the answer to a look-up needs, if the cache has it.
fn for_lookup(cache: &Cache, queries: &[String]) -> Option<PartOfCatalog> {
    cache.usable(stored::for_lookup(cache, queries))
}

/// The answer to a look-up.
fn answer(source: &Source, args: &Args) -> (String, ExitStatus) {
    let mut output = Output::new(Color::Always, true);
    let status = lookup::answer(source, args, &args.lookup, &mut output);
    (output.into_text(), status.unwrap_or_else(|error| panic!("{:?}: {error:?}", args.lookup.queries)))
}

/// Whether the cache answers a look-up; the answer must then be that of the whole catalog.
fn is_answered(cache: &Cache, words: &[&str]) -> bool {
    let args = args(words);
    let Some(part) = for_lookup(cache, &args.lookup.queries) else { return false };
    assert_eq!(answer(&Source::Part(part), &args), answer(&Source::Embedded, &args), "{words:?}");
    true
}

#[test]
fn each_code_is_shown_as_from_the_whole_catalog() {
    let (_dir, cache) = filled();
    for error in ecs_err::embedded().errors() {
        let code = error.code.as_str();
        for format in ["human", "json", "markdown"] {
            assert!(is_answered(&cache, &["--lang", "all", "--format", format, "--all", code]), "{code}");
        }
    }
}

#[test]
fn codes_in_any_spelling_are_answered() {
    let (_dir, cache) = filled();
    for words in [
        &["ecs-85"][..],
        &["ECS0085"],
        &["85"],
        &["Ecs.00xx"],
        &["Ecs"],
        &["Ecs.OO85"],
        &["“Ecs.0085”,"],
        &["ecs.12"],
        &["Ecs.0085", "Ecs.0219", "319"],
    ] {
        assert!(is_answered(&cache, words), "{words:?}");
        assert!(is_answered(&cache, &[words, &["--format", "json"]].concat()), "{words:?}");
    }
    // These depend on all codes.
    for words in [&["Ecs.9999"][..], &["403"], &["EVS.2024"], &["Ecs.0085", "nonsense"], &["error Ecs.0085"]] {
        assert!(!is_answered(&cache, words), "{words:?}");
    }
}

/// The texts of the sets of queries.
fn queries() -> Vec<String> {
    fn collect(value: &Value, texts: &mut Vec<String>) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| collect(value, texts)),
            Value::Object(members) => {
                texts.extend(members.get("query").and_then(Value::as_str).map(str::to_owned));
                members.values().for_each(|value| collect(value, texts));
            }
            _ => {}
        }
    }
    let mut texts = Vec::new();
    for set in ["relevance", "held-out", "kinds", "golden"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(set).with_extension("json");
        let set = serde_json::from_slice(&fs::read(&path).expect("a set")).expect("JSON");
        collect(&set, &mut texts);
    }
    assert!(texts.len() > 1000, "{}", texts.len());
    texts
}

#[test]
fn words_find_what_they_find_in_the_whole_catalog() {
    let (_dir, cache) = filled();
    let (mut answered, mut count) = (0, 0);
    for (at, query) in queries().iter().enumerate() {
        let format = if at % 8 == 0 { "human" } else { "json" };
        count += 1;
        answered += usize::from(is_answered(&cache, &["--format", format, "--", query]));
    }
    // The others are codes or texts.
    assert!(answered * 10 > count * 8, "{answered} of {count}");
}

#[test]
fn options_of_a_search_are_kept() {
    let (_dir, cache) = filled();
    for words in [
        &["search", "quota", "--limit", "3"][..],
        &["search", "网卡", "--limit", "60"],
        &["search", "disk", "--kind", "field"],
        &["search", "qwrtzpsdf"],
    ] {
        let args = args(words);
        let Some(Command::Search(search)) = &args.command else { panic!("{words:?}") };
        let mut options = Options::default();
        options.kind = search.kind.map(Into::into);
        options.limit = search.limit;
        let words = search.words.join(" ");
        let part = Source::Part(stored::for_search(&cache, &words, &options).expect("an answer"));
        let [part, whole] = [&part, &Source::Embedded].map(|source| {
            let session = Session::new(source, &args).expect("a session");
            let report = Report::search(session.index().expect("an index"), &words, &options);
            let mut output = Output::new(Color::Always, true);
            crate::cli::report::print(&report, &session, search.format.into(), &mut output);
            output.into_text()
        });
        assert_eq!(part, whole, "{words}");
    }
}

#[test]
fn a_damaged_file_gives_the_right_answer_or_none() {
    let (_dir, cache) = filled();
    let whole = Kind::ALL.map(|kind| fs::read(cache.path(kind)).expect("a file"));
    let (mut answered, mut refused) = (0, 0);
    for (kind, bytes) in Kind::ALL.into_iter().zip(&whole) {
        // Steps without a pattern that fits that of blocks.
        for (number, at) in (0..64).step_by(3).chain((64..bytes.len()).step_by(bytes.len() / 41 + 1)).enumerate() {
            let mut damaged = bytes.clone();
            match number % 3 {
                0 => damaged.truncate(at),
                1 => damaged[at] ^= 0x40,
                _ => damaged[at..].fill(0),
            }
            for (other, bytes) in Kind::ALL.into_iter().zip(&whole) {
                fs::write(cache.path(other), if other == kind { &damaged } else { bytes }).expect("a file");
            }
            for words in [&["Ecs.0085"][..], &["网卡"], &["how", "do", "i", "resize"]] {
                let is_right = is_answered(&cache, words);
                answered += u32::from(is_right);
                refused += u32::from(!is_right);
            }
            // What was found to be damaged is deleted, so that it is made anew.
            cache.keep_records(ecs_err::embedded());
            assert!(is_answered(&cache, &["Ecs.0085"]));
        }
    }
    assert!(answered > 50 && refused > 50, "{answered} {refused}");
}

#[test]
fn the_cache_of_another_state_is_not_read() {
    let (_dir, mut cache) = filled();
    assert!(for_lookup(&cache, &["Ecs.0085".to_owned()]).is_some());
    cache.state.key += 1;
    assert!(for_lookup(&cache, &["Ecs.0085".to_owned()]).is_none());
    assert!(for_lookup(&cache, &["网卡".to_owned()]).is_none());
    cache.keep_records(ecs_err::embedded());
    // The data files did not change, so this is not their state.
    assert!(cache.records().is_err());
}
