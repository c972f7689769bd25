//! `ecs-err man`: the manual pages.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::env::run;
use crate::help::commands;

/// The files of a directory: their names and texts.
fn files(dir: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(dir).expect("a directory").map(|entry| entry.expect("an entry"));
    let text = |entry: &fs::DirEntry| fs::read_to_string(entry.path()).expect("a text");
    entries.map(|entry| (entry.file_name().into_string().expect("a name"), text(&entry))).collect()
}

/// The pages as the program writes them now.
fn pages() -> BTreeMap<String, String> {
    let dir = tempfile::tempdir().expect("a temporary directory");
    let done = run(["man", "deep/man1"]).dir(dir.path()).done();
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""));
    let pages = files(&dir.path().join("deep/man1"));
    assert_eq!(done.stdout.lines().count(), pages.len(), "{}", done.stdout);
    let again = run(["man", "deep/man1"]).dir(dir.path()).done();
    assert_eq!((again.code, again.stdout.as_str()), (Some(0), ""), "up-to-date pages are not written again");
    pages
}

#[test]
fn the_pages_of_the_package_are_fresh() {
    let present = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/man"));
    let fresh = pages();
    assert!(present.keys().eq(fresh.keys()), "write them with: ecs-err man docs/man");
    for (name, text) in &fresh {
        assert!(present[name] == *text, "{name} is old; write it with: ecs-err man docs/man");
    }
}

#[test]
fn every_command_has_a_page_with_every_section() {
    let pages = pages();
    let names = commands().into_iter().map(|command| format!("ecs-err-{command}.1"));
    let mut names: Vec<String> = names.chain(["ecs-err.1".to_owned()]).collect();
    names.sort();
    assert!(pages.keys().eq(&names), "{:?}", pages.keys());
    for (name, page) in &pages {
        let heading =
            |section: &str| page.find(&format!("\n.SH {section}\n")).or(page.find(&format!("\n.SH \"{section}\"\n")));
        let sections =
            ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "ENVIRONMENT", "EXAMPLES", "SEE ALSO"];
        let places = sections.map(|section| heading(section).unwrap_or_else(|| panic!("{section} in {name}")));
        assert!(places.is_sorted(), "{name}: {places:?}");
        assert!(page.contains(&format!(".TH {} 1 ", name.trim_end_matches(".1").to_uppercase())), "{name}");
    }
}

#[test]
fn without_a_directory_the_main_page_is_printed() {
    let done = run(["man"]).done();
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""));
    assert_eq!(Some(&done.stdout), pages().get("ecs-err.1"));
}

#[test]
fn a_directory_that_cannot_be_written_is_an_error() {
    let dir = tempfile::tempdir().expect("a temporary directory");
    fs::write(dir.path().join("file"), "").expect("a file");
    let done = run(["man", "file"]).dir(dir.path()).done();
    assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""));
    assert!(done.stderr.starts_with("error: "), "{}", done.stderr);
}

#[cfg(unix)]
#[test]
fn man_formats_the_pages_without_warnings() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/man");
    for name in files(&dir).keys() {
        let formatter = std::process::Command::new("groff")
            .args(["-K", "utf8", "-man", "-ww", "-Tutf8"])
            .arg(dir.join(name))
            .output();
        // Without groff, the test is skipped.
        let Ok(done) = formatter else { return };
        assert_eq!(String::from_utf8_lossy(&done.stderr), "", "{name}");
    }
}
