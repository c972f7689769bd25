//! Any directory can be checked, and everything works on one that is a catalog.

#![no_main]

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::{env, fs};

use ecs_err::check::check_dir;
use ecs_err::search::Index;
use ecs_err::site::{Options, OutputDir};
use ecs_err::{Catalog, Diagnostic, ErrorCode, Limits, Match, OwnedCatalog, Record, codegen, export, search, site};
use libfuzzer_sys::fuzz_target;

/// The files that a directory may have; the last ones belong to no catalog.
const PATHS: [&str; 27] = [
    "catalog.json",
    "pages.json",
    "retired.json",
    "statuses.json",
    "synonyms.json",
    "errors/a.json",
    "errors/b.json",
    "errors/c.json",
    "errors/d.json",
    "errors/e.json",
    "errors/a/a.json",
    "errors/a/b.json",
    "guides/de/anlegen.md",
    "guides/en/a.md",
    "guides/en/b.md",
    "guides/zh/a.md",
    "operations/a.json",
    "operations/b.json",
    "releases/a.json",
    "releases/b.json",
    "structures/a.json",
    "structures/b.json",
    "schema/catalog.json",
    "ui/en.json",
    "errors/.a.json",
    "errors/a.md",
    "guides/a.md",
];

fuzz_target!(|input: &[u8]| {
    let home = Home::new();
    let dir = home.0.join("catalog");
    write(&dir, input);
    let diagnostics = check_dir(&dir);
    for diagnostic in &diagnostics {
        check_diagnostic(&dir, diagnostic);
    }
    let has_error = diagnostics.iter().any(|diagnostic| diagnostic.severity == ecs_err::check::Severity::Error);
    match OwnedCatalog::open(&dir) {
        Ok(catalog) => {
            assert!(!has_error, "{diagnostics:?}");
            check_catalog(catalog.get());
            check_site(catalog.get(), &home.0);
        }
        Err(error) => {
            assert!(has_error, "{diagnostics:?}");
            assert_eq!(error.diagnostics, diagnostics);
        }
    }
});

/// Writes the files of an input: each consists of the lines after a line `=== path`.
fn write(dir: &Path, input: &[u8]) {
    fs::create_dir_all(dir).expect("a directory");
    let mut file: Option<(&str, Vec<u8>)> = None;
    let save = |file: Option<(&str, Vec<u8>)>| {
        let Some((path, bytes)) = file else { return };
        let path = dir.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a directory");
        fs::write(path, bytes).expect("a file");
    };
    for line in input.split_inclusive(|byte| *byte == b'\n') {
        let path = line.strip_prefix(b"=== ").map(<[u8]>::trim_ascii_end);
        let path = PATHS.into_iter().find(|known| path == Some(known.as_bytes()));
        match (path, &mut file) {
            (Some(path), _) => save(file.replace((path, Vec::new()))),
            (None, Some((_, bytes))) => bytes.extend_from_slice(line),
            (None, None) => {}
        }
    }
    save(file);
}

fn check_diagnostic(dir: &Path, diagnostic: &Diagnostic) {
    let path = Path::new(&diagnostic.file);
    assert!(path.components().all(|part| matches!(part, Component::Normal(_))), "{diagnostic}");
    assert!(!diagnostic.message.to_string().is_empty() && diagnostic.line > 0 && diagnostic.column > 0, "{diagnostic}");
    if let Ok(text) = fs::read_to_string(dir.join(path)) {
        assert!(text.get(diagnostic.range.clone()).is_some(), "{diagnostic}: {:?}", diagnostic.range);
    }
}

fn check_catalog(catalog: Catalog<'_>) {
    let index = Index::build(catalog).expect("an index");
    let languages: Vec<&str> = catalog.metadata().languages.iter().copied().collect();
    for error in catalog.errors() {
        check_error(catalog, error, &languages);
        let hits = index.search(error.code.as_str(), &search::Options::default());
        assert!(hits.iter().any(|hit| hit.record == Record::Error(error)), "{} is not found", error.code);
    }
    assert!(export::catalog_json(catalog).starts_with('{'));
    check_source(catalog);
}

fn check_error(catalog: Catalog<'_>, error: &ErrorCode<'_>, languages: &[&str]) {
    let code = error.code;
    let Match::Found(mut records) = catalog.resolve(code.as_str()) else { panic!("{code} is not resolved") };
    assert_eq!(records.next(), Some(Record::Error(error)));
    let segment = ecs_err::segment(code).to_string();
    assert_eq!(ecs_err::code_of(&segment).map(|code| code.to_string()).as_deref(), Some(code.as_str()));
    let message = catalog.api_message(error);
    for language in languages {
        let translation = catalog.translate(code, message, language).expect("the code is known");
        assert_eq!(translation.code(), code);
        let shown = translation.message().to_string();
        assert_eq!(shown.is_empty(), translation.template.text.is_empty());
        assert!(translation.to_string().starts_with(code.as_str()));
    }
    assert_eq!(export::error(catalog, error)["code"], code.as_str());
    assert!(export::record_json(catalog, &Record::Error(error)).starts_with('{'));
    assert!(export::error_markdown(catalog, error, languages).starts_with("## "));
    let body = format!(r#"{{"error": {{"code": "{code}", "message": "x"}}}}"#);
    let parsed = ecs_err::explain::parse(catalog, body.as_bytes(), Limits::default()).expect("an error");
    assert!(parsed.codes().iter().any(|found| found.as_code() == code), "{code} is not read");
    // Only some sequences of words are one listed code.
    let has_form =
        catalog.service_of(code).is_some_and(|service| service.forms.iter().any(|form| form.matches(code.as_str())));
    if has_form || code.as_str().bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        let text = format!("error code: {code}\n");
        assert!(catalog.find_codes(text.as_bytes()).any(|found| found.error == Some(error)), "{code} is not found");
    }
}

/// The Rust source has a constant with a unique name for each code.
fn check_source(catalog: Catalog<'_>) {
    let source = codegen::rust_source(catalog);
    let constants = source.lines().filter_map(|line| line.strip_prefix("pub const ")?.split_once(": Code<'static>"));
    let names: BTreeSet<&str> = constants.map(|(name, _)| name).collect();
    assert_eq!(names.len(), catalog.errors().len());
    for name in names {
        let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        assert!(is_name && !name.starts_with(|first: char| first.is_ascii_digit()), "{name}");
    }
}

/// The site has a page for each code, and nothing is written outside of it.
fn check_site(catalog: Catalog<'_>, home: &Path) {
    let out = home.join("site");
    let mut options = Options::default();
    options.base_url = Some("https://errors.example.org".to_owned());
    let dir = OutputDir::begin(&out).expect("a new directory");
    let summary = site::render(catalog, &options, &dir).expect("a site");
    dir.finish().expect("the directory is put in place");
    for language in catalog.metadata().languages.iter() {
        for error in catalog.errors() {
            let page = out.join(format!("{language}/errors/{}/index.html", ecs_err::segment(error.code)));
            assert!(page.is_file(), "{} is missing", page.display());
        }
    }
    assert_eq!(count_files(&out), summary.files + 1, "the files and the mark");
    assert_eq!(fs::read_dir(home).expect("a directory").count(), 2, "files next to the site");
}

/// How many files are in a directory; links do not count.
fn count_files(dir: &Path) -> usize {
    let entries = fs::read_dir(dir).expect("a directory").map(|entry| entry.expect("an entry"));
    let count = |entry: fs::DirEntry| match entry.file_type().expect("a type") {
        kind if kind.is_dir() => count_files(&entry.path()),
        kind => usize::from(kind.is_file()),
    };
    entries.map(count).sum()
}

/// A directory for one input, in memory where that is possible.
struct Home(PathBuf);

impl Home {
    fn new() -> Self {
        let memory = Path::new("/dev/shm");
        let parent = if memory.is_dir() { memory.to_owned() } else { env::temp_dir() };
        let home = parent.join(format!("ecs-err-fuzz-{}", std::process::id()));
        // A process has one at a time.
        let _ = fs::remove_dir_all(&home);
        fs::create_dir(&home).expect("a directory");
        Self(home)
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
