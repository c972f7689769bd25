//! Checks `data/` and embeds it.

fn main() -> std::process::ExitCode {
    ecs_err_data::embed("data")
}
