//! The two ways to a server: standard input and output, and HTTP on this computer.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use rmcp::service::{QuitReason, ServerInitializeError, serve_server};
use rmcp::transport::async_rw::AsyncRwTransport;
use rmcp::transport::streamable_http_server::session::never::NeverSessionManager;
use rmcp::transport::streamable_http_server::{StreamableHttpServerConfig, StreamableHttpService};

use crate::knowledge::Knowledge;
use crate::server::Server;

/// The path of the server over HTTP.
pub const PATH: &str = "/mcp";

/// The maximum size of a message of a client, in bytes.
const MAX_MESSAGE_BYTES: usize = 64 << 20;

/// What pages of this computer send as `Origin`; others must not use the server (DNS rebinding).
const ORIGINS: [&str; 3] = ["http://localhost:*", "http://127.0.0.1:*", "http://[::1]:*"];

/// The time for open requests at shutdown.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(1);

/// Why a server ended early.
#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    /// The system refused something.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The client does not follow the protocol.
    #[error("the client does not speak the Model Context Protocol: {0}")]
    Protocol(String),
}

impl From<TransportError> for io::Error {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::Io(error) => error,
            TransportError::Protocol(_) => Self::other(error),
        }
    }
}

/// Serves the client on standard input and output until it closes the input. `version` is that of the server.
///
/// # Errors
/// If the client does not follow the protocol at its start.
pub fn serve_stdio(knowledge: Knowledge, version: &'static str) -> Result<(), TransportError> {
    run(async {
        let transport = AsyncRwTransport::new_server(tokio::io::stdin(), tokio::io::stdout());
        let server = Server::new(knowledge, version);
        let service = match serve_server(server, transport.with_max_line_length(MAX_MESSAGE_BYTES)).await {
            Ok(service) => service,
            Err(ServerInitializeError::ConnectionClosed(_)) => return Ok(()),
            Err(error) => return Err(TransportError::Protocol(error.to_string())),
        };
        match service.waiting().await {
            Ok(QuitReason::JoinError(error)) | Err(error) => Err(io::Error::other(error).into()),
            Ok(_) => Ok(()),
        }
    })
}

/// Serves clients over HTTP, at [`PATH`], until the future is ready that `start` gives when the server starts.
///
/// The server keeps no state of a client. It refuses requests of web pages and for other hosts than this computer.
///
/// # Errors
/// If the system refuses to serve.
pub fn serve_http<E: Future<Output = ()> + Send + 'static>(
    knowledge: Knowledge,
    version: &'static str,
    listener: TcpListener,
    start: impl FnOnce() -> io::Result<E>,
) -> Result<(), TransportError> {
    run(async {
        let ended = start()?;
        let server = Server::new(knowledge, version);
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let config = StreamableHttpServerConfig::default()
            .with_legacy_session_mode(false)
            .with_json_response(true)
            .with_allowed_origins(ORIGINS)
            .with_max_request_body_bytes(MAX_MESSAGE_BYTES);
        let stop = config.cancellation_token.clone();
        let service =
            StreamableHttpService::new(move || Ok(server.clone()), Arc::new(NeverSessionManager::default()), config);
        let app = Router::new().route_service(PATH, service);
        let ending = {
            let stop = stop.clone();
            async move {
                ended.await;
                stop.cancel();
            }
        };
        let serving = axum::serve(listener, app).with_graceful_shutdown(ending);
        let late = async {
            stop.cancelled().await;
            tokio::time::sleep(SHUTDOWN_TIMEOUT).await;
        };
        tokio::select! {
            result = serving => Ok(result?),
            () = late => Ok(()),
        }
    })
}

/// Runs a server to its end. What still reads or answers then is not waited for.
fn run(server: impl Future<Output = Result<(), TransportError>>) -> Result<(), TransportError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let result = runtime.block_on(server);
    runtime.shutdown_background();
    result
}
