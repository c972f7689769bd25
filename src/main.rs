//! `ecs-err`: error codes of a cloud API, explained on the command line.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run().into()
}
