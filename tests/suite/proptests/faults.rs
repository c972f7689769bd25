//! Random catalogs with random faults in their files: they are reported, and nothing is lost.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

use super::catalogs::{self, documented};
use super::check;
use crate::site_dir::{names, tree};

/// How many random catalogs are tried; each is used by seven runs of the program.
const CASES: u32 = 48;

/// What happens to a file.
#[derive(Clone, Debug)]
enum Fault {
    Missing,
    Empty,
    /// The end is missing, as after a full disk.
    CutAt(Index),
    /// A byte is another one.
    Byte(Index, u8),
    /// A text is inserted.
    Inserted(Index, &'static str),
    /// A part is there twice.
    Repeated(Index, Index),
    /// Line ends are those of Windows.
    CarriageReturns,
    /// A line is not indented with spaces.
    Tabs,
    /// Another file has its content.
    Replaced(Index),
    /// A directory of this name.
    Directory,
    /// A link to a file outside, to itself, or to nothing.
    Link(&'static str),
    /// A pipe, which a reader would wait for.
    Pipe,
    /// A file of any bytes next to it.
    Neighbour(&'static str, Vec<u8>),
}

fn fault() -> impl Strategy<Value = Fault> {
    let inserted = [
        "\u{feff}",
        "<<<<<<< HEAD\n",
        "=======\n",
        ">>>>>>> other\n",
        "，",
        "“",
        "\"",
        "{",
        "}",
        "[]",
        ",",
        ":",
        "\0",
        "\t",
        "// x\n",
        "1e999",
        "-",
        "\\u12",
        "\\ud800",
        "null",
        "\u{202e}",
        "\u{3164}",
    ];
    let links = ["/etc/hostname", "/proc/self/environ", "catalog.json", "/nowhere", "."];
    let names = ["other.json", ".hidden.json", "x.md", "x.json~", "a b.json", "CATALOG.JSON"];
    prop_oneof![
        2 => Just(Fault::Missing),
        1 => Just(Fault::Empty),
        2 => any::<Index>().prop_map(Fault::CutAt),
        3 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Fault::Byte(at, byte)),
        4 => (any::<Index>(), prop::sample::select(inserted.to_vec())).prop_map(|(at, text)| Fault::Inserted(at, text)),
        2 => (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Fault::Repeated(from, to)),
        1 => Just(Fault::CarriageReturns),
        1 => Just(Fault::Tabs),
        1 => any::<Index>().prop_map(Fault::Replaced),
        1 => Just(Fault::Directory),
        1 => prop::sample::select(links.to_vec()).prop_map(Fault::Link),
        1 => Just(Fault::Pipe),
        2 => (prop::sample::select(names.to_vec()), prop::collection::vec(any::<u8>(), 0..40))
            .prop_map(|(name, bytes)| Fault::Neighbour(name, bytes)),
    ]
}

/// Damages one of the files.
fn damage(files: &[PathBuf], which: Index, fault: &Fault) {
    let path = which.get(files);
    // An earlier fault may have taken the file away, or made it something else.
    if !path.symlink_metadata().is_ok_and(|metadata| metadata.is_file()) {
        return;
    }
    let mut bytes = fs::read(path).expect("a file");
    let place = |at: &Index, bytes: &[u8]| at.index(bytes.len() + 1);
    match fault {
        Fault::Missing | Fault::Directory | Fault::Link(_) | Fault::Pipe => fs::remove_file(path).expect("a file"),
        Fault::Neighbour(name, other) => return fs::write(path.with_file_name(name), other).expect("a file"),
        Fault::Empty => bytes.clear(),
        Fault::CutAt(at) => bytes.truncate(place(at, &bytes)),
        Fault::Byte(at, byte) if !bytes.is_empty() => {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        Fault::Byte(..) => {}
        Fault::Inserted(at, text) => {
            let at = place(at, &bytes);
            bytes.splice(at..at, text.bytes());
        }
        Fault::Repeated(from, to) => {
            let (from, to) = (place(from, &bytes), place(to, &bytes));
            bytes.extend_from_within(from.min(to)..from.max(to));
        }
        Fault::CarriageReturns => bytes = String::from_utf8_lossy(&bytes).replace('\n', "\r\n").into_bytes(),
        Fault::Tabs => bytes = String::from_utf8_lossy(&bytes).replace("  ", "\t").into_bytes(),
        Fault::Replaced(by) => bytes = fs::read(by.get(files)).unwrap_or_default(),
    }
    match fault {
        Fault::Missing => {}
        Fault::Directory => fs::create_dir(path).expect("a directory"),
        Fault::Link(target) => symlink(target, path).expect("a link"),
        Fault::Pipe => assert!(Command::new("mkfifo").arg(path).status().expect("it runs").success()),
        _ => fs::write(path, bytes).expect("a file"),
    }
}

fn files_of(dir: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(dir).sort_by_file_name().into_iter().map(|entry| entry.expect("an entry"));
    entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

#[test]
fn faults_of_files_are_reported_and_lose_nothing() {
    let faults = prop::collection::vec((any::<Index>(), fault()), 1..4);
    let (mut broken, mut sound) = (0, 0);
    let counts = std::cell::RefCell::new((&mut broken, &mut sound));
    check(CASES, &(catalogs::catalog(), faults), |(catalog, faults)| {
        let home = tempfile::tempdir().expect("a temporary directory");
        let (dir, out) = (home.path().join("catalog"), home.path().join("site"));
        catalogs::write(&dir, &catalog);
        let (data, site) = (dir.to_str().expect("UTF-8"), out.to_str().expect("UTF-8"));
        documented(&["fmt", data], &[0, 1]);
        let has_site = documented(&["build", data, "--out", site], &[0, 2]).code == Some(0);
        let before = has_site.then(|| tree(&out));
        let files = files_of(&dir);
        for (which, fault) in &faults {
            damage(&files, *which, fault);
        }

        let damaged = tree(&dir);
        let report = documented(&["check", data, "--format", "json"], &[0, 1]);
        let diagnostics: Value = serde_json::from_str(&report.stdout).expect("the report is JSON");
        let is_valid = report.code == Some(0);
        prop_assert!(is_valid || !diagnostics.as_array().expect("a list").is_empty());
        prop_assert_eq!(documented(&["check", data], &[0, 1]).code, report.code);
        documented(&["fmt", "--check", data], &[0, 1, 2]);
        prop_assert!(tree(&dir) == damaged, "a check has changed the files");

        // What is opened is what is checked.
        let exported = documented(&["export", data], &[if is_valid { 0 } else { 2 }]);
        prop_assert!(is_valid || exported.stdout.is_empty(), "{}", exported.stdout);
        let built = documented(&["build", data, "--out", site], &[if is_valid { 0 } else { 2 }]);
        prop_assert_eq!(names(home.path()).iter().filter(|name| name.starts_with('.')).count(), 0);
        if let (Some(before), false) = (&before, is_valid) {
            prop_assert!(tree(&out) == *before, "the old site is not as it was: {}", built.stderr);
        }

        // Formatting takes nothing away, so a catalog stays valid or gets better.
        documented(&["fmt", data], &[0, 1, 2]);
        let after = tree(&dir);
        prop_assert!(damaged.keys().eq(after.keys()), "fmt has made or removed a file");
        for (path, bytes) in damaged.iter().filter(|(_, bytes)| std::str::from_utf8(bytes).is_err()) {
            prop_assert!(after[path] == *bytes, "fmt has changed {}, which is not UTF-8", path);
        }
        if is_valid {
            let again = documented(&["export", data], &[0]);
            prop_assert!(again.stdout == exported.stdout, "fmt has changed the catalog");
        }
        let mut counts = counts.borrow_mut();
        *if is_valid { &mut *counts.1 } else { &mut *counts.0 } += 1;
        Ok(())
    });
    assert!(broken > CASES / 4 && sound > 0, "{broken} broken and {sound} sound catalogs");
}
