//! `ecs-err`: explains the error codes of an API on the command line.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run().into()
}
