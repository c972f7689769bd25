fn main() -> std::process::ExitCode {
    ecs_err_data::embed("errors")
}
