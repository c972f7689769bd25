//! Checks `data/` and writes it as Rust source for `src/embedded.rs`.

#![allow(
    dead_code,
    unused_imports,
    missing_docs,
    reason = "the modules are the library's; this script uses a part of them"
)]

#[macro_use]
#[path = "src/model/mod.rs"]
mod model;

#[path = "build/bake.rs"]
mod bake;
#[path = "src/catalog.rs"]
mod catalog;
#[path = "src/check/mod.rs"]
mod check;
#[path = "src/distance.rs"]
mod distance;
#[path = "src/json.rs"]
mod json;
#[path = "src/load/mod.rs"]
mod load;
#[path = "src/problem.rs"]
mod problem;
#[path = "src/sanitize.rs"]
mod sanitize;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=data");
    let (Some(root), Some(out)) = (env::var_os("CARGO_MANIFEST_DIR"), env::var_os("OUT_DIR")) else {
        println!("cargo::error=this is a build script: run it with cargo");
        return ExitCode::FAILURE;
    };
    let arena = load::Arena::new();
    match load::open(&Path::new(&root).join("data"), &arena) {
        Ok(catalog) => match fs::write(Path::new(&out).join("catalog.rs"), bake::bake(&catalog)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                println!("cargo::error=can't write the embedded catalog: {error}");
                ExitCode::FAILURE
            }
        },
        Err(rejected) => {
            for problem in rejected.problems {
                println!("cargo::error=data/{problem}");
            }
            ExitCode::FAILURE
        }
    }
}
