//! `ecs-err mcp`: a server of the Model Context Protocol, for agents.

use std::io::{self, Write as _};
use std::net::TcpListener;

use ecs_err_mcp::{IndexError, Knowledge, PATH, serve_http, serve_stdio, skill};

use super::args::{Args, Mcp};
use super::error::CliError;
use super::output::Output;
use super::signals::ended;
use super::source::{Source, data};
use super::{ExitStatus, languages};

pub fn run(args: &Args, mcp: &Mcp, output: &mut Output) -> Result<ExitStatus, CliError> {
    // The server answers as long as the process lives.
    let source: &'static Source = Box::leak(Box::new(Source::open(args)?));
    let catalog = source.catalog();
    let languages = languages::choose(args, catalog.metadata())?;
    let language = languages.first().copied().unwrap_or(catalog.metadata().message_language);
    if mcp.skill {
        let path = data(args).map(|path| path.display().to_string());
        // A path with a null character does not exist.
        let quoted = path.as_deref().and_then(|path| shlex::try_quote(path).ok());
        output.text(&skill(catalog, language, quoted.as_deref()));
        return Ok(ExitStatus::Success);
    }
    let open_index = || source.index(true).map_err(|error| IndexError(error.text()));
    let knowledge = Knowledge::new(catalog, language, open_index);
    let version = env!("CARGO_PKG_VERSION");
    match mcp.http {
        None => serve_stdio(knowledge, version),
        Some(address) => {
            let failed = |source| CliError::Listen { address, source };
            let listener = TcpListener::bind(address).map_err(failed)?;
            let own = listener.local_addr().map_err(failed)?;
            serve_http(knowledge, version, listener, || {
                // Signals are waited for before anybody knows the address.
                let ended = ended()?;
                // Standard output may be closed.
                let _ = writeln!(io::stdout(), "http://{own}{PATH}").and_then(|()| io::stdout().flush());
                Ok(ended)
            })
        }
    }
    .map_err(|error| CliError::Serve(error.into()))?;
    Ok(ExitStatus::Success)
}
