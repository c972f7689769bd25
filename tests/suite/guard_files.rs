//! The action, the hooks and the container image are well formed, and use commands and options that exist.

use std::fs;
use std::path::Path;

use regex::Regex;
use serde_json::Value;

use crate::env::run;

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("a file")
}

fn yaml(name: &str) -> Value {
    serde_yaml_ng::from_str(&file(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The steps of the action that run a script, and their scripts.
fn scripts(action: &Value) -> Vec<(&Value, &str)> {
    let steps = action["runs"]["steps"].as_array().expect("steps");
    steps.iter().filter_map(|step| Some((step, step["run"].as_str()?))).collect()
}

/// The words of a command line of a script, with values for its variables.
fn words(line: &str) -> Vec<String> {
    let optional = Regex::new(r"\$\{[A-Z_]+:\+([^}]*)\}").expect("an expression");
    let variable = Regex::new(r"\$\{?[A-Za-z_]+(\[@\])?\}?").expect("an expression");
    let line = line.replace("$BASE_URL\"}", "https://errors.example.org\"}").replace("$DENY\"}", "breaking\"}");
    let line = optional.replace_all(&line, "$1");
    shlex::split(&variable.replace_all(&line, "x")).expect("a command line")
}

/// The parser of arguments takes a command line up to `--help`.
fn assert_exists(line: &str) {
    let mut words = words(line);
    assert_eq!(words.remove(0), "ecs-err");
    let at = words.iter().position(|word| word == "--").unwrap_or(words.len());
    words.insert(at, "--help".to_owned());
    let done = run(&words).done();
    assert_eq!((done.code, &*done.stderr), (Some(0), ""), "{line}");
}

#[test]
fn the_action_runs_commands_that_exist() {
    let action = yaml("action.yml");
    assert_eq!(action["runs"]["using"], "composite");
    let inputs = action["inputs"].as_object().expect("inputs");
    let named = Regex::new(r"inputs\.([a-z-]+)").expect("an expression");
    let mut count = 0;
    for (step, script) in scripts(&action) {
        assert!(step["shell"].is_string(), "{script}");
        // What a caller gives is data: it must not become a part of a script.
        assert!(!script.contains("${{"), "{script}");
        for (name, value) in step["env"].as_object().into_iter().flatten() {
            assert!(script.contains(&format!("${name}")) || script.contains(&format!("${{{name}")), "{name}: {script}");
            let value = value.as_str().expect("a text");
            assert!(named.captures_iter(value).all(|name| inputs.contains_key(&name[1])), "{value}");
        }
        for line in script.lines().map(str::trim).filter(|line| line.starts_with("ecs-err ")) {
            assert_exists(line);
            count += 1;
        }
    }
    assert_eq!(count, 4, "check, diff, scan and build");
}

#[test]
fn the_hooks_run_commands_that_exist() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let hooks = hooks.as_array().expect("a list");
    assert!(hooks.len() >= 3);
    for hook in hooks {
        for key in ["id", "name", "entry", "language"] {
            assert!(hook[key].is_string(), "{key} of {hook}");
        }
        assert_exists(hook["entry"].as_str().expect("a command line"));
    }
}

#[test]
fn the_image_builds_the_program_from_files_that_it_gets() {
    let image = file("Dockerfile");
    let stages = image.lines().filter(|line| line.starts_with("FROM ")).count();
    assert_eq!(stages, 2);
    assert!(image.contains("cargo install --locked --path . --features full"));
    assert!(image.contains("ENTRYPOINT [\"ecs-err\"]"));
    let usage = image.lines().next().and_then(|line| line.split_once("IMAGE ")).expect("an example").1;
    assert_exists(&format!("ecs-err {usage}"));
    let ignored = file(".dockerignore");
    let package = file("Cargo.toml");
    let included = package.lines().find_map(|line| line.strip_prefix("include = ")).expect("the files of the package");
    for name in ["build.rs", "generated", "src", "data", "templates", "crates", "Cargo.lock"] {
        assert!(!ignored.lines().any(|line| line == name), "{name}");
    }
    assert!(included.contains("/templates"));
}
