//! Checks `data/` and embeds it, with its search index where that is wanted.

use std::process::ExitCode;

#[cfg(feature = "search")]
fn main() -> ExitCode {
    ecs_err_data::embed("data", ecs_err_search::codegen::write)
}

#[cfg(not(feature = "search"))]
fn main() -> ExitCode {
    ecs_err_data::embed("data", |_, _| Ok(()))
}
