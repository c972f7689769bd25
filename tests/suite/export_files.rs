//! Formats of `ecs-err export` that are not text: a database and a Parquet file.

use std::fs;
use std::path::{Path, PathBuf};

use crate::env::{data, run};

fn awkward() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/generate/awkward")
}

/// The bytes of a file of the format.
fn export(catalog: &Path, format: &str, more: &[&str]) -> Vec<u8> {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("new").join(format!("codes.{format}"));
    let (catalog, out) = (catalog.to_str().expect("a path"), path.to_str().expect("a path"));
    let args = ["--quiet", "export", catalog, "--format", format, "--out", out];
    let done = run(args.iter().chain(more)).done();
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""));
    assert_eq!(done.stdout, format!("{out}\n"));
    // A file that is as it would be is left alone.
    assert_eq!(run(args.iter().chain(more)).done().stdout, "");
    let files = fs::read_dir(path.parent().expect("a directory")).expect("a directory").count();
    assert_eq!(files, 1, "a temporary file was left");
    fs::read(path).expect("a file")
}

#[test]
fn the_same_catalog_gives_the_same_bytes() {
    for catalog in [data(), awkward()] {
        for (format, more, start) in [
            ("sqlite", [].as_slice(), "SQLite format 3\0"),
            ("parquet", &[], "PAR1"),
            ("parquet", &["--wide", "--lang", "en"], "PAR1"),
        ] {
            let bytes = export(&catalog, format, more);
            assert!(bytes.starts_with(start.as_bytes()));
            assert_eq!(bytes, export(&catalog, format, more), "{format}");
        }
    }
}

#[test]
fn files_that_are_not_text_need_a_name() {
    for format in ["sqlite", "parquet"] {
        let done = run(["export", "--format", format]).done();
        assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""));
        assert!(done.stderr.contains(&format!("--out codes.{format}")), "{}", done.stderr);
    }
    let done = run(["export", "--format", "sqlite", "--wide", "--out", "codes.sqlite"]).done();
    assert!(done.code == Some(2) && done.stderr.contains("--wide"), "{}", done.stderr);
}

#[test]
fn a_file_that_cannot_be_written_is_left_as_it_was() {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("codes");
    fs::create_dir(&path).expect("a directory");
    for format in ["sqlite", "parquet"] {
        let done = run(["--quiet", "export", "--format", format, "--out", path.to_str().expect("a path")]).done();
        assert!(done.code == Some(2) && done.stderr.contains("codes"), "{}", done.stderr);
        assert_eq!(fs::read_dir(dir.path()).expect("a directory").count(), 1);
    }
}
