//! Writes the public API of each crate of the workspace to `docs/public-api/`, or compares with what is there.
//!
//! ```text
//! RUSTC_BOOTSTRAP=1 cargo run --manifest-path tools/public-api/Cargo.toml [-- --check]
//! ```
//!
//! Items that are hidden from the documentation are not public. A signature that names a type of
//! another crate is refused: users would have to use the same version of that crate.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

/// The crates that the API may name: the standard library, our own, and those that features name.
const ALLOWED: [&str; 9] = ["core", "std", "alloc", "ecs_err", "serde", "serde_core", "http", "miette", "proc_macro"];

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let is_check = std::env::args().any(|argument| argument == "--check");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).ok_or("the tool has moved")?;
    let mut manifests = vec![root.join("Cargo.toml")];
    for entry in fs::read_dir(root.join("crates"))? {
        manifests.push(entry?.path().join("Cargo.toml"));
    }
    manifests.sort();
    let host = String::from_utf8(Command::new("rustc").args(["--print", "host-tuple"]).output()?.stdout)?;
    let mut is_same = true;
    for manifest in manifests {
        let json = rustdoc_json::Builder::default().manifest_path(&manifest).target(host.trim().to_owned()).all_features(true).quiet(true).build()?;
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

/// Whether a signature has a path into a crate that is not allowed.
fn names_other_crate(line: &str) -> bool {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == ':';
    line.split(|letter: char| !is_name(letter)).filter(|path| path.contains("::")).any(|path| {
        let first = path.split("::").next().unwrap_or_default();
        let is_path = first.starts_with(|letter: char| letter.is_ascii_lowercase());
        is_path && first != "self" && !ALLOWED.contains(&first) && !first.starts_with("ecs_err")
    })
}
