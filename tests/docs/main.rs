//! Runs the console examples in the documentation and compiles the Rust ones.
//!
//! `SNAPSHOTS=overwrite cargo test --test docs` writes the current output into the documents.

#![cfg(unix)]

mod library;
mod readme;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use snapbox::data::DataFormat;
use snapbox::{Assert, Data};

/// The maximum length of a README, in lines.
const MAX_README_LINES: usize = 150;

/// The last line of an output that is not shown completely.
const ELISION: &str = "…";

#[test]
fn console_examples_show_the_output_of_the_program() {
    let assert = Assert::new().action_env("SNAPSHOTS").normalize_paths(false);
    for path in documents() {
        let text = fs::read_to_string(&path).unwrap();
        let dir = tempfile::tempdir().unwrap();
        copy_dir(&root().join("data"), &dir.path().join("data"));
        let expected = Data::read_from(&path, Some(DataFormat::Text)).raw();
        assert.eq(Data::text(run_examples(&text, dir.path())), expected);
    }
}

#[test]
fn every_command_is_documented() {
    let help = shell("ecs-err --help", &root());
    let commands = help.split("Commands:\n").nth(1).unwrap().lines().take_while(|line| !line.is_empty());
    let text: String = documents().iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    // Further lines of a text are indented more.
    let commands =
        commands.filter_map(|line| line.strip_prefix("  ")?.split(' ').next()).filter(|name| !name.is_empty());
    for command in commands {
        assert!(text.contains(&format!("ecs-err {command}")), "no example of {command}");
    }
}

#[test]
fn rust_examples_are_compiled() {
    let sources = ["tests/docs", "examples/own-catalog"].map(|dir| root().join(dir));
    let sources = sources.iter().flat_map(walkdir::WalkDir::new).map(|entry| entry.unwrap().into_path());
    let sources: Vec<String> = sources.filter_map(|path| fs::read_to_string(path).ok()).collect();
    for path in documents() {
        let text = fs::read_to_string(&path).unwrap();
        for block in blocks(&text).filter(|block| block.language == "rust") {
            let code = block.lines.join("\n");
            assert!(sources.iter().any(|source| source.contains(&code)), "{}: not compiled:\n{code}", path.display());
        }
    }
}

#[test]
fn relative_links_lead_to_files() {
    for path in documents() {
        // Links in code are examples.
        let text: String = fs::read_to_string(&path).unwrap().split('`').step_by(2).collect();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next()) {
            let is_relative = !target.is_empty() && !target.contains(':');
            assert!(!is_relative || path.with_file_name(target).exists(), "{}: {target}", path.display());
        }
    }
}

#[test]
fn readmes_are_short() {
    for path in documents().iter().filter(|path| path.parent() == Some(&root())) {
        let lines = fs::read_to_string(path).unwrap().lines().count();
        assert!(lines <= MAX_README_LINES, "{}: {lines} lines", path.display());
    }
}

/// The documents for users.
fn documents() -> Vec<PathBuf> {
    let is_markdown = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "md");
    let docs = fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path()).filter(is_markdown);
    let mut documents: Vec<PathBuf> = ["README.md", "README.zh.md"].map(|name| root().join(name)).into();
    documents.extend(docs);
    // Their examples import, generate or validate.
    documents.retain(|path| cfg!(feature = "generate") || !path.ends_with("generate.md"));
    documents.retain(|path| cfg!(feature = "import") || !path.ends_with("import.md") && !path.ends_with("adopt.md"));
    documents.retain(|path| cfg!(feature = "openapi") || !path.ends_with("validate.md"));
    documents.sort();
    documents
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// A fenced block of a document.
struct Block<'t> {
    language: &'t str,
    lines: Vec<&'t str>,
}

fn blocks(text: &str) -> impl Iterator<Item = Block<'_>> {
    let mut lines = text.lines();
    std::iter::from_fn(move || {
        let language = lines.find_map(|line| line.strip_prefix("```"))?;
        Some(Block { language, lines: lines.by_ref().take_while(|line| *line != "```").collect() })
    })
}

/// A document with the current output in its examples.
///
/// The commands run in a directory with the files that the document shows before: a block after a
/// line such as "`app.log`:" is the content of that file.
fn run_examples(text: &str, dir: &Path) -> String {
    let mut rendered = Vec::new();
    let (mut lines, mut previous) = (text.lines(), "");
    while let Some(line) = lines.next() {
        rendered.push(line.to_owned());
        if let Some(language) = line.strip_prefix("```") {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            if language == "console" {
                for example in block.chunk_by(|_, next| !next.starts_with("$ ")) {
                    rendered.extend(run_example(example, dir));
                }
            } else {
                if let Some(name) = file_name(previous) {
                    write_file(&dir.join(name), &block);
                }
                rendered.extend(block.iter().map(ToString::to_string));
            }
            rendered.push("```".to_owned());
        }
        if !line.is_empty() {
            previous = line;
        }
    }
    rendered.join("\n") + "\n"
}

/// The file that a line such as "`app.log`:" introduces.
fn file_name(line: &str) -> Option<&str> {
    line.strip_suffix([':', '：'])?.strip_prefix('`')?.strip_suffix('`').filter(|name| !name.contains('`'))
}

/// The command of an example, and its output as far as the example shows it.
fn run_example(example: &[&str], dir: &Path) -> Vec<String> {
    let [first, shown @ ..] = example else { return Vec::new() };
    let command = first.strip_prefix("$ ").expect("a block of examples begins with a command");
    let output = shell(command, dir);
    let mut lines = vec![(*first).to_owned()];
    lines.extend(output.lines().map(str::to_owned));
    if shown.last() == Some(&ELISION) && lines.len() > example.len() - 1 {
        lines.truncate(example.len() - 1);
        lines.push(ELISION.to_owned());
    }
    lines
}

/// What a command prints on standard output and standard error, in a known environment.
fn shell(command: &str, dir: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_ecs-err")).parent().unwrap();
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .args(["-c", &format!("exec 2>&1\n{command}")])
        .current_dir(dir)
        .env_clear()
        .envs([("LANG", "C.UTF-8"), ("COLUMNS", "80"), ("PATH", &format!("{}:{path}", program.display()))])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn write_file(path: &Path, lines: &[&str]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, lines.join("\n") + "\n").unwrap();
}

fn copy_dir(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).unwrap();
        } else {
            fs::copy(entry.path(), &target).unwrap();
        }
    }
}
