//! `ecs-err export --format pages`: Markdown pages for documentation sites.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::env::{Done, data, run};

const FLAVORS: [&str; 5] = ["mdbook", "docusaurus", "mkdocs", "starlight", "hugo"];

fn export(out: &Path, more: &[&str]) -> Done {
    let (data, out) = (data(), out.display().to_string());
    let data = data.display().to_string();
    let arguments = ["export", &data, "--format", "pages", "--out", &out];
    run(arguments.iter().chain(more)).done()
}

/// The files of a directory with their contents and when they were written.
fn files(directory: &Path) -> BTreeMap<String, (Vec<u8>, std::time::SystemTime)> {
    let entries = walkdir::WalkDir::new(directory).into_iter().map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    let read = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(directory).expect("a path below").display().to_string();
        let written = entry.metadata().expect("metadata").modified().expect("a time");
        (path, (fs::read(entry.path()).expect("a file"), written))
    };
    files.map(read).collect()
}

#[test]
fn each_flavor_has_a_page_of_each_code_and_a_second_run_writes_nothing() {
    for flavor in FLAVORS {
        let directory = tempfile::tempdir().expect("a directory");
        let out = directory.path().join("docs/errors");
        let first = export(&out, &["--flavor", flavor]);
        assert_eq!(first.code, Some(0), "{}", first.stderr);
        assert!(first.stdout.ends_with(" files\n"), "{}", first.stdout);
        let written = files(&out);
        let page = match flavor {
            "starlight" => "codes/ecs/ecs-0085.md",
            "hugo" => "codes/Ecs/Ecs.0085/index.md",
            _ => "codes/Ecs/Ecs.0085.md",
        };
        let text = String::from_utf8(written[page].0.clone()).expect("UTF-8");
        assert!(text.contains("The server does not have the interface."), "{text}");
        let codes = written.keys().filter(|path| path.to_lowercase().starts_with("codes/ecs/ecs")).count();
        assert!(codes > 150, "{flavor}: {codes}");
        let second = export(&out, &["--flavor", flavor]);
        assert_eq!((second.code, second.stdout.as_str()), (Some(0), ""), "{}", second.stderr);
        assert!(files(&out) == written, "{flavor}: the second run wrote something");
        let beside = fs::read_dir(directory.path().join("docs")).expect("the directory").count();
        assert_eq!(beside, 1, "{flavor}: something is left beside the pages");
    }
}

#[test]
fn pages_are_in_the_language_of_lang_and_not_of_the_locale() {
    let directory = tempfile::tempdir().expect("a directory");
    let out = directory.path().join("pages");
    let out_text = out.display().to_string();
    let arguments = ["export", "--format", "pages", "--flavor", "mkdocs", "--out", &out_text];
    let written = run(arguments).env("LANG", "zh_CN.UTF-8").done();
    assert_eq!(written.code, Some(0), "{}", written.stderr);
    let page = || fs::read_to_string(out.join("codes/Ecs/Ecs.0085.md")).expect("the page");
    assert!(page().contains("Use another NIC."), "{}", page());
    assert_eq!(export(&out, &["--flavor", "mkdocs", "--lang", "zh"]).code, Some(0));
    assert!(page().contains("请更换网卡"), "{}", page());
}

#[test]
fn files_of_others_are_kept_in_a_directory_of_pages_and_refused_elsewhere() {
    let directory = tempfile::tempdir().expect("a directory");
    let out = directory.path().join("errors");
    assert_eq!(export(&out, &["--flavor", "mdbook"]).code, Some(0));
    fs::write(out.join("own.md"), "mine").expect("a file");
    // Pages of another flavor replace the first ones.
    assert_eq!(export(&out, &["--flavor", "hugo"]).code, Some(0));
    assert_eq!(fs::read_to_string(out.join("own.md")).expect("the file"), "mine");
    assert!(!out.join("SUMMARY.md").exists() && out.join("_index.md").exists());

    let other = directory.path().join("other");
    fs::create_dir(&other).expect("a directory");
    fs::write(other.join("index.md"), "mine").expect("a file");
    let refused = export(&other, &["--flavor", "mdbook"]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.contains("can't write the pages: "), "{}", refused.stderr);
    assert!(refused.stderr.contains(".ecs-err-site.json"), "{}", refused.stderr);
    assert_eq!(files(&other).len(), 1);
}

#[test]
fn combinations_without_a_meaning_are_refused_in_both_languages() {
    let directory = tempfile::tempdir().expect("a directory");
    let out = directory.path().join("pages").display().to_string();
    let pages = ["--format", "pages", "--out", &out];
    for (arguments, english, chinese) in [
        (vec!["--flavor", "hugo"], "--flavor is for the format pages", "--flavor只用于pages格式"),
        (vec!["--format", "csv", "--flavor", "hugo"], "--flavor is for the format pages", "--flavor只用于pages格式"),
        (vec!["--format", "pages", "--flavor", "hugo"], "name it with --out", "请用--out指定目录"),
        (
            pages.to_vec(),
            "name it with --flavor: mdbook, docusaurus, mkdocs, starlight, hugo",
            "请用--flavor指定：mdbook、docusaurus、mkdocs、starlight、hugo",
        ),
        ([&pages[..], &["--flavor", "hugo", "--wide"]].concat(), "--wide is for the formats", "--wide只用于"),
    ] {
        let arguments = || ["export"].into_iter().chain(arguments.iter().copied());
        let refused = run(arguments()).dir(directory.path()).done();
        assert_eq!((refused.code, refused.stdout.as_str()), (Some(2), ""));
        assert!(refused.stderr.contains(english), "{}", refused.stderr);
        let refused = run(arguments().chain(["--lang", "zh"])).dir(directory.path()).done();
        assert!(refused.stderr.contains(chinese), "{}", refused.stderr);
    }
    let refused = export(directory.path(), &["--flavor", "hugo", "--lang", "both"]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.contains("pages are in one language"), "{}", refused.stderr);
    let refused = run(["export", "--regex", "re2", "--flavor", "hugo"]).dir(directory.path()).done();
    assert_eq!(refused.code, Some(2));
    assert_eq!(fs::read_dir(directory.path()).expect("the directory").count(), 0, "nothing is written");
}
