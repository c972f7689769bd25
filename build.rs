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
#[cfg(feature = "search")]
#[path = "build/bake_search.rs"]
mod bake_search;
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
#[path = "src/resolve/mod.rs"]
mod resolve;
#[path = "src/sanitize.rs"]
mod sanitize;
#[cfg(feature = "search")]
#[path = "src/search/mod.rs"]
mod search;
#[cfg(feature = "search")]
#[path = "src/template.rs"]
mod template;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=data");
    // What only the library can do is left out where this script includes its modules.
    println!("cargo::rustc-cfg=embedded");
    let (Some(root), Some(out)) = (env::var_os("CARGO_MANIFEST_DIR"), env::var_os("OUT_DIR")) else {
        println!("cargo::error=this is a build script: run it with cargo");
        return ExitCode::FAILURE;
    };
    let arena = load::Arena::new();
    let catalog = match load::open(&Path::new(&root).join("data"), &arena) {
        Ok(catalog) => catalog,
        Err(rejected) => {
            for problem in rejected.problems {
                println!("cargo::error=data/{problem}");
            }
            return ExitCode::FAILURE;
        }
    };
    match write(&catalog, Path::new(&out)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error=can't write the embedded catalog: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(catalog: &catalog::Catalog<'_>, out: &Path) -> Result<(), Box<dyn Error>> {
    fs::write(out.join("catalog.rs"), bake::bake(catalog))?;
    #[cfg(feature = "search")]
    {
        let search = search::Baked::new(catalog)?;
        fs::write(out.join("index.bin"), &search.index)?;
        fs::write(out.join("search.rs"), bake_search::bake(&search))?;
    }
    Ok(())
}
