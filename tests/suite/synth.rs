//! The synthetic catalog of the benchmarks: valid, always the same, and searchable.

use std::convert::Infallible;
use std::fs;

use ecs_err::load::{self, Arena};
use ecs_err::search::{Index, Options};
use ecs_err::{Code, Record};

use super::env;

fn files(count: usize) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let written = synth::write(count, |path, text| {
        files.push((path.to_owned(), text.to_owned()));
        Ok::<(), Infallible>(())
    });
    assert!(written.is_ok());
    files
}

#[test]
fn a_synthetic_catalog_is_valid_and_can_be_searched() {
    let files = files(500);
    assert!(files == self::files(500), "two runs differ");

    let directory = tempfile::tempdir().expect("a directory");
    for (path, text) in &files {
        let path = directory.path().join(path);
        fs::create_dir_all(path.parent().expect("a file is in a directory")).expect("a directory");
        fs::write(path, text).expect("a file");
    }
    let data = directory.path().as_os_str();
    for args in [&["check".as_ref(), data][..], &["fmt".as_ref(), "--check".as_ref(), data]] {
        let done = env::run(args).done();
        assert_eq!(done.code, Some(0), "{}{}", done.stdout, done.stderr);
    }

    let arena = Arena::new();
    let catalog = load::open(directory.path(), &arena).expect("it is valid");
    assert_eq!(catalog.errors().len(), 500);
    let index = Index::build(catalog).expect("an index");
    let finds = |query: &str, code: Code| {
        let hits = index.search(query, &Options::default());
        hits.iter().any(|hit| matches!(hit.record, Record::Error(error) if error.code == code))
    };
    for error in catalog.errors().iter().step_by(25) {
        let family = catalog.family(error.code).expect("every code has a family");
        assert!(family.codes.matches(error.code), "{} is not of {}", error.code, family.codes);
        assert!(finds(error.code.as_str(), error.code), "{}", error.code);
        for (_, message) in error.message.iter() {
            let message = format!("Error: {} (x-1)", message.replace("%s", "abc-1"));
            assert!(finds(&message, error.code), "{message}");
        }
    }
}
