//! Embeds a catalog in a crate, from its build script.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use crate::{codegen, load};

/// Checks a data directory and writes it as Rust source, for `ecs_err_core::include_catalog!`.
///
/// Call it from a build script. The directory is relative to the package. If the directory is not a valid catalog, each
/// diagnostic is printed as a build error and the exit code fails the build.
///
/// ```no_run
/// fn main() -> std::process::ExitCode {
///     ecs_err_data::embed("data")
/// }
/// ```
#[must_use]
pub fn embed(dir: &str) -> ExitCode {
    println!("cargo::rerun-if-changed={dir}");
    let (Some(root), Some(out)) = (env::var_os("CARGO_MANIFEST_DIR"), env::var_os("OUT_DIR")) else {
        println!("cargo::error=this is a build script: run it with cargo");
        return ExitCode::FAILURE;
    };
    let arena = load::Arena::new();
    let catalog = match load::open(&Path::new(&root).join(dir), &arena) {
        Ok(catalog) => catalog,
        Err(error) => {
            for diagnostic in error.diagnostics {
                println!("cargo::error={dir}/{diagnostic}");
            }
            return ExitCode::FAILURE;
        }
    };
    let out = Path::new(&out);
    match fs::write(out.join("catalog.rs"), codegen::rust_source(catalog)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error=can't write the embedded catalog: {error}");
            ExitCode::FAILURE
        }
    }
}
