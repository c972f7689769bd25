//! Writes the public API of each crate of the workspace to `docs/public-api/`, or compares with what is there.
//!
//! ```text
//! cargo run --manifest-path tools/public-api/Cargo.toml [-- --check]
//! ```
//!
//! Items that are hidden from the documentation are not public. A signature that names a type of
//! another crate is refused: users would have to use the same version of that crate.

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// The crates that the API may name: the standard library, our own, and those that features name.
const ALLOWED: [&str; 9] = ["core", "std", "alloc", "ecs_err", "serde", "serde_core", "http", "miette", "proc_macro"];

/// Set where this program is run in place of rustdoc.
const AS_RUSTDOC: &str = "LIST_PUBLIC_API_AS_RUSTDOC";

fn main() -> Result<ExitCode, Box<dyn Error>> {
    if env::var_os(AS_RUSTDOC).is_some() {
        return rustdoc();
    }
    let is_check = env::args().any(|argument| argument == "--check");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).ok_or("the tool has moved")?;
    let mut is_same = true;
    for json in documents(root)? {
        let name = json.file_stem().ok_or("a file without a name")?.to_string_lossy().into_owned();
        let api = public_api::Builder::from_rustdoc_json(&json)
            .omit_blanket_impls(true)
            .omit_auto_trait_impls(true)
            .omit_auto_derived_impls(true)
            .build()?;
        let text: String = api.items().map(|item| format!("{item}\n")).collect();
        for line in text.lines().filter(|line| names_other_crate(line)) {
            eprintln!("{name}: a type of another crate: {line}");
            is_same = false;
        }
        let path = root.join(format!("docs/public-api/{name}.txt"));
        if !is_check {
            fs::create_dir_all(root.join("docs/public-api"))?;
            fs::write(path, text)?;
        } else if fs::read_to_string(&path).unwrap_or_default() != text {
            eprintln!("{} differs: run the tool without --check and review the change", path.display());
            is_same = false;
        }
    }
    Ok(if is_same { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Documents the library of each crate of the workspace as JSON, in the target directory of the workspace: what the
/// crates depend on was compiled for their documentation.
fn documents(root: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let host = String::from_utf8(Command::new("rustc").args(["--print", "host-tuple"]).output()?.stdout)?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let out = target.join(host.trim()).join("doc");
    // What is there may be of crates that are gone.
    for json in json_files(&out)? {
        fs::remove_file(json)?;
    }
    let mut crates = vec![root.join("Cargo.toml")];
    for entry in fs::read_dir(root.join("crates"))? {
        crates.push(entry?.path().join("Cargo.toml"));
    }
    let mut cargo = Command::new("cargo");
    cargo.args(["doc", "--quiet", "--locked", "--all-features", "--lib", "--no-deps", "--target", host.trim()]);
    for manifest in &crates {
        cargo.args(["--package", &package(manifest)?]);
    }
    let status = cargo
        .current_dir(root)
        .env(AS_RUSTDOC, "1")
        .env("RUSTDOC", env::current_exe()?)
        .env("RUSTDOCFLAGS", "-Z unstable-options --output-format json")
        .status()?;
    if !status.success() {
        return Err("cargo doc failed".into());
    }
    let mut found = json_files(&out)?;
    found.sort();
    if found.len() != crates.len() {
        return Err(format!("{} crates have {} documents", crates.len(), found.len()).into());
    }
    Ok(found)
}

/// The name of the package of a manifest.
fn package(manifest: &Path) -> Result<String, Box<dyn Error>> {
    let text = fs::read_to_string(manifest)?;
    let name = text.lines().find_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'));
    Ok(name.ok_or("a manifest without a name")?.to_owned())
}

fn json_files(dir: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    if !dir.is_dir() {
        return Ok(Vec::new());
    }
    let paths = fs::read_dir(dir)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    Ok(paths.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "json")).collect())
}

/// Runs rustdoc with unstable options. Cargo itself must not have them: they change what it compiles.
fn rustdoc() -> Result<ExitCode, Box<dyn Error>> {
    let status = Command::new("rustdoc").args(env::args_os().skip(1)).env("RUSTC_BOOTSTRAP", "1").status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Whether a signature has a path into a crate that is not allowed.
fn names_other_crate(line: &str) -> bool {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == ':';
    line.split(|letter: char| !is_name(letter)).filter(|path| path.contains("::")).any(|path| {
        let first = path.split("::").next().unwrap_or_default();
        let is_path = first.starts_with(|letter: char| letter.is_ascii_lowercase());
        is_path && first != "self" && !ALLOWED.contains(&first) && !first.starts_with("ecs_err")
    })
}
