//! A service that passes on errors of a cloud API as problem details (RFC 9457) in the language of its caller.
//!
//! It keeps its catalog in its state and can replace it while it runs. In the root of the repository:
//!
//! ```sh
//! cargo run -p axum-service
//! curl -i -H 'Accept-Language: zh' http://127.0.0.1:3000/servers
//! curl -i -X POST http://127.0.0.1:3000/reload
//! ```

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use ecs_err::{LoadError, OwnedCatalog, ProblemDetails};

/// The state of the service: the catalog that is in use, and where it comes from.
#[derive(Clone)]
pub struct Service {
    catalog: Arc<RwLock<OwnedCatalog>>,
    dir: Arc<PathBuf>,
}

impl Service {
    /// # Errors
    /// If the directory is not a valid catalog.
    pub fn open(dir: &Path) -> Result<Self, LoadError> {
        let catalog = OwnedCatalog::open(dir)?;
        Ok(Self { catalog: Arc::new(RwLock::new(catalog)), dir: Arc::new(dir.to_owned()) })
    }

    /// Reads the directory again. Running requests keep the catalog that they started with.
    ///
    /// # Errors
    /// If the directory is not a valid catalog any more; the current catalog stays in use.
    pub fn reload(&self) -> Result<(), LoadError> {
        let catalog = OwnedCatalog::open(&self.dir)?;
        *self.catalog.write().unwrap_or_else(PoisonError::into_inner) = catalog;
        Ok(())
    }

    /// The catalog in use. The lock is held only to clone the reference.
    fn catalog(&self) -> OwnedCatalog {
        self.catalog.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The routes of the service.
    pub fn router(self) -> Router {
        Router::new().route("/servers", post(create).get(create)).route("/reload", post(reload)).with_state(self)
    }
}

/// Creates a server, which fails.
async fn create(State(service): State<Service>, headers: HeaderMap) -> Response {
    match create_upstream() {
        Ok(server) => server.into_response(),
        Err(body) => problem(&service.catalog(), body, &headers),
    }
}

/// Reads the catalog again, apart from the threads that answer requests.
async fn reload(State(service): State<Service>) -> Response {
    match tokio::task::spawn_blocking(move || service.reload()).await {
        Ok(Ok(())) => StatusCode::NO_CONTENT.into_response(),
        Ok(Err(error)) => (StatusCode::UNPROCESSABLE_ENTITY, error.to_string()).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The response of the cloud API.
fn create_upstream() -> Result<&'static str, &'static [u8]> {
    Err(br#"{"error": {"message": "Current flavor s6 can not resize to flavor c7.", "code": "Ecs.0812"}}"#)
}

/// An error that is passed on.
fn problem(catalog: &OwnedCatalog, body: &[u8], headers: &HeaderMap) -> Response {
    let catalog = catalog.get();
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let language = catalog.metadata().accepted_language(wanted);
    let Ok(error) = ecs_err::explain::parse(catalog, body, ecs_err::Limits::default()) else {
        return StatusCode::BAD_GATEWAY.into_response();
    };
    let problem = error.problem_details(catalog, language);
    let status = problem.status.and_then(|status| StatusCode::from_u16(status).ok());
    let headers = [
        (header::CONTENT_TYPE, ProblemDetails::MEDIA_TYPE.to_owned()),
        (header::CONTENT_LANGUAGE, problem.language.clone()),
    ];
    (status.unwrap_or(StatusCode::BAD_GATEWAY), headers, problem.to_json()).into_response()
}
