//! `ecs-err serve`: a local preview of the website, which is rebuilt when its files change.

mod build_error;
mod connections;
mod encoding;
mod events;
mod file;
mod headers;
mod host;
mod http;
mod media;
mod rebuild;
mod state;
mod watch;
mod weighted;

use std::io::{self, Write as _};
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::{Duration, Instant};

use ecs_err::messages;
use ecs_err::site::SiteError;
use tokio::sync::watch as channel;

use super::args::{Args, Serve};
use super::build::theme_directory;
use super::error::{CliError, eprint_line, eprint_message};
use super::languages::language_of_program;
use super::signals::ended;
use super::{ExitStatus, source};
use build_error::BuildError;
use connections::HEAD_TIMEOUT;
use http::Preview;
use rebuild::Source;
use state::State;
use watch::Watch;

/// The ports that are tried if none is given.
const PORTS: std::ops::Range<u16> = 8000..8100;
/// The timeout for open connections at shutdown.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(1);

pub fn run(args: &Args, serve: &Serve) -> Result<ExitStatus, CliError> {
    let choice = source::choose(args, &serve.catalog)?;
    let language = language_of_program();
    let theme = theme_directory(serve.theme.as_deref(), choice.dir.as_deref());
    let source = Source { data: choice.dir.clone(), theme, language };
    if let Some(theme) = source.theme.as_ref().filter(|theme| !theme.is_dir()) {
        return Err(SiteError::NoTheme(theme.clone()).into());
    }
    let quiet = args.quiet;
    let listener = listen(serve.host, serve.port)?;
    let address = listener.local_addr().map_err(CliError::Serve)?;
    if !quiet && !host::is_loopback(address) {
        eprint_message(&messages::public_address(address));
    }
    choice.announce(quiet);
    // Watching starts before the first build, so that no change is missed.
    let watch = Watch::new(source.trees(), source.flat());
    let (states, shown) = channel::channel(Arc::new(rebuilt(&source, &State::new(language), quiet)));
    if let Some(watch) = watch {
        std::thread::spawn(move || {
            watch.follow(|| {
                let before = states.borrow().clone();
                states.send_replace(Arc::new(rebuilt(&source, &before, quiet)));
            });
        });
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(CliError::Serve)?;
    runtime.block_on(listening(listener, shown, serve.open)).map_err(CliError::Serve)?;
    Ok(ExitStatus::Success)
}

/// Listens on a port of an address.
fn listen(host: IpAddr, port: Option<u16>) -> Result<TcpListener, CliError> {
    let address = |port| SocketAddr::from((host, port));
    let bind =
        |port| TcpListener::bind(address(port)).map_err(|source| CliError::Listen { address: address(port), source });
    if let Some(port) = port {
        return bind(port);
    }
    let taken = |result: &Result<_, CliError>| matches!(result, Err(CliError::Listen { source, .. }) if source.kind() == io::ErrorKind::AddrInUse);
    PORTS.map(bind).find(|result| !taken(result)).unwrap_or_else(|| bind(PORTS.start))
}

/// The state after another build, which is reported on the terminal; if the run is quiet, only its errors.
fn rebuilt(source: &Source, before: &State, quiet: bool) -> State {
    let start = Instant::now();
    let state = before.next(source.build());
    for error in state.errors() {
        eprint_line(&error.to_string());
    }
    let message = match state.errors().len() {
        0 if quiet => return state,
        0 => messages::built_in(start.elapsed().as_millis()),
        count if state.site().is_some() => messages::site_unchanged(count),
        count => messages::no_site_yet(count),
    };
    eprint_line(message.in_language(source.language));
    state
}

/// Serves until a signal ends it.
async fn listening(listener: TcpListener, shown: channel::Receiver<Arc<State>>, open: bool) -> io::Result<()> {
    let own = listener.local_addr()?;
    let address = format!("http://{}/", host::reachable(own));
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let ended = ended()?;
    // Standard output may be closed.
    let _ = writeln!(io::stdout(), "{address}").and_then(|()| io::stdout().flush());
    if open && let Err(error) = open::that_detached(&address) {
        eprint_message(&messages::cannot_open_browser(error));
    }
    // Dropping one end notifies the other ends.
    let (running, stopped) = channel::channel(());
    let preview = Preview::new(shown, stopped.clone());
    let server = connections::serve(listener, preview, stopped, HEAD_TIMEOUT);
    let shutdown = async move {
        ended.await;
        drop(running);
        tokio::time::sleep(SHUTDOWN_TIMEOUT).await;
    };
    tokio::select! {
        () = server => {}
        () = shutdown => {}
    }
    Ok(())
}
