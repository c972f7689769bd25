//! The costs of a catalog of any size: `cargo bench --bench scale -- DIR` (see `benches/scale.sh`).

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use ecs_err::load::{self, Arena, DataDir};
use ecs_err::search::{Index, Options};
use ecs_err::{Catalog, ErrorCode, Record, check};

/// The number of errors from which queries are made.
const SAMPLE_SIZE: usize = 100;

fn main() {
    // Cargo adds arguments.
    let Some(dir) = std::env::args().skip(1).find(|argument| !argument.starts_with('-')) else {
        println!("usage: cargo bench --bench scale -- DIR");
        return;
    };
    let path = Path::new(&dir);
    let (read, checked) = read_and_check(path);
    let arena = Arena::new();
    let start = Instant::now();
    let catalog = match load::open(path, &arena) {
        Ok(catalog) => catalog,
        Err(error) => panic!("{} problems in {}", error.diagnostics.len(), path.display()),
    };
    let opened = start.elapsed();
    let loaded_memory = peak_memory();
    let start = Instant::now();
    let index = Index::build(catalog).expect("the index can be made");
    let indexed = start.elapsed();
    println!("{} errors", catalog.errors().len());
    println!("  read                {:9.2} s", read.as_secs_f64());
    println!("  check               {:9.2} s", checked.as_secs_f64());
    println!("  open (read, check)  {:9.2} s", opened.as_secs_f64());
    println!("  index               {:9.2} s", indexed.as_secs_f64());
    println!("  size of the index   {:9} kB", index.size() / 1000);
    println!("  peak memory, opened {loaded_memory:>9} kB");
    println!("  peak memory         {:>9} kB", peak_memory());
    query(catalog, &index);
}

/// How long reading the files takes, and checking them.
fn read_and_check(path: &Path) -> (Duration, Duration) {
    let arena = Arena::new();
    let start = Instant::now();
    let dir = DataDir::read(path, &arena);
    let read = start.elapsed();
    let start = Instant::now();
    let diagnostics = check::run(&dir);
    assert!(diagnostics.is_empty(), "the directory has {} problems", diagnostics.len());
    (read, start.elapsed())
}

/// Asks everything twice and prints the times.
fn query(catalog: Catalog<'_>, index: &Index<'_>) {
    let options = Options::default();
    let mut all = [Vec::new(), Vec::new()];
    println!("  queries                  first: median       95 %   again: median       95 %   found");
    for (kind, make) in KINDS {
        let mut times = [Vec::new(), Vec::new()];
        let mut found = 0;
        let sample = (0..SAMPLE_SIZE).map(|number| &catalog.errors()[number * catalog.errors().len() / SAMPLE_SIZE]);
        let queries: Vec<_> = sample.filter_map(|error| Some((error, make(error)?))).collect();
        for (error, query) in &queries {
            for times in &mut times {
                let start = Instant::now();
                let hits = black_box(index.search(black_box(query), &options));
                times.push(start.elapsed());
                found += usize::from(
                    hits.iter().any(|hit| matches!(hit.record, Record::Error(hit) if hit.code == error.code)),
                );
            }
        }
        line(kind, &mut times, &format!("{} of {}", found / 2, queries.len()));
        for (all, times) in all.iter_mut().zip(times) {
            all.extend(times);
        }
    }
    line("all", &mut all, "");
}

fn line(kind: &str, times: &mut [Vec<Duration>; 2], found: &str) {
    let [(first, first_most), (again, again_most)] = times.each_mut().map(|times| {
        times.sort();
        let at = |percent: usize| times.get(times.len() * percent / 100).map_or(0, Duration::as_micros);
        (at(50), at(95))
    });
    println!("  {kind:24} {first:10} µs {first_most:7} µs {again:10} µs {again_most:7} µs   {found}");
}

/// A kind of query, and how one is made from an error.
type QueryKind = (&'static str, fn(&ErrorCode<'_>) -> Option<String>);

const KINDS: &[QueryKind] = &[
    ("code", |error| Some(error.code.to_string())),
    ("2 Chinese characters", |error| part(error, 2)),
    ("4 Chinese characters", |error| part(error, 4)),
    ("2 English words", |error| Some(long_words(error)?.join(" "))),
    ("misspelt English word", |error| Some(misspelt(long_words(error)?[0]))),
    ("Chinese description", |error| Some(error.description.get("zh")?.to_owned())),
    ("pasted message", |error| {
        Some(format!("Error: {} (request 7f3a)", error.message.get("en")?.replace("%s", "x-17")))
    }),
    ("misspelt message", |error| Some(misspelt(error.message.get("en")?))),
];

/// A number of adjacent characters of the Chinese description.
fn part(error: &ErrorCode<'_>, count: usize) -> Option<String> {
    let text: Vec<char> = error.description.get("zh")?.chars().collect();
    let han = |part: &&[char]| part.iter().all(|letter| matches!(letter, '\u{4e00}'..='\u{9fff}'));
    let parts: Vec<&[char]> = text.windows(count).filter(han).collect();
    Some(parts.get(number(error) % parts.len().max(1))?.iter().collect())
}

/// The number at the end of the code.
fn number(error: &ErrorCode<'_>) -> usize {
    error.code.split_number().1.parse().unwrap_or_default()
}

/// The two longest words of the English description.
fn long_words<'a>(error: &ErrorCode<'a>) -> Option<[&'a str; 2]> {
    let mut words: Vec<&str> = error.description.get("en")?.split_whitespace().collect();
    words.retain(|word| word.len() > 5 && word.bytes().all(|byte| byte.is_ascii_lowercase()));
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    Some([*words.first()?, words.get(1)?])
}

/// The text with two letters in the middle of its longest word exchanged.
fn misspelt(text: &str) -> String {
    let Some(longest) = text.split_whitespace().max_by_key(|word| word.len()) else { return text.to_owned() };
    let mut letters: Vec<char> = longest.chars().collect();
    let middle = letters.len() / 2;
    letters.swap(middle - 1, middle);
    text.replacen(longest, &letters.into_iter().collect::<String>(), 1)
}

/// The most memory that the process had resident so far, in kB, if the system reports it.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or("unknown".to_owned(), |line| line.trim().trim_end_matches(" kB").to_owned())
}
