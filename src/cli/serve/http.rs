//! The responses of the preview.

use std::sync::Arc;

use http_body_util::{Either, Full};
use hyper::body::Bytes;
use hyper::header::{ALLOW, CONTENT_LOCATION, CONTENT_TYPE, HOST, HeaderName, HeaderValue, LOCATION, VARY};
use hyper::http::uri::Authority;
use hyper::{HeaderMap, Method, Request, Response, StatusCode, Uri};
use percent_encoding::percent_decode_str;
use tokio::sync::watch::Receiver;

use super::events::{self, Events};
use super::file::File;
use super::headers::{security_headers, vary};
use super::host::is_own;
use super::state::{Site, State};

/// The body of a response.
pub type Body = Either<Full<Bytes>, Events>;

/// What a server shows.
pub struct Preview {
    states: Receiver<Arc<State>>,
    /// It fails when the server must stop.
    stopped: Receiver<()>,
    script: Arc<File>,
    style: Arc<File>,
}

impl Preview {
    pub fn new(states: Receiver<Arc<State>>, stopped: Receiver<()>) -> Self {
        let own = |path, text: &'static str| Arc::new(File::new(path, text));
        Self {
            states,
            stopped,
            script: own("reload.js", include_str!("reload.js")),
            style: own("preview.css", include_str!("preview.css")),
        }
    }

    /// The response to a request, whose body does not matter.
    pub async fn respond<B>(&self, request: &Request<B>) -> Response<Body> {
        let headers = request.headers();
        let named = || headers.get(HOST).and_then(|host| host.to_str().ok());
        let host = request.uri().authority().map(Authority::as_str).or_else(named).unwrap_or_default();
        if !is_own(host) {
            return empty(StatusCode::MISDIRECTED_REQUEST);
        }
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return empty_with(StatusCode::METHOD_NOT_ALLOWED, ALLOW, HeaderValue::from_static("GET,HEAD"));
        }
        let state = || self.states.borrow().clone();
        match request.uri().path() {
            "/-/events" => self.events(),
            "/-/problems" => state().problems().respond(StatusCode::OK, headers).await,
            "/-/reload.js" => self.script.respond(StatusCode::OK, headers).await,
            "/-/preview.css" => self.style.respond(StatusCode::OK, headers).await,
            _ => {
                let state = state();
                match state.site() {
                    Some(site) => file(site, request.uri(), headers).await,
                    None => state.problems().respond(StatusCode::INTERNAL_SERVER_ERROR, headers).await,
                }
            }
        }
    }

    fn events(&self) -> Response<Body> {
        let events = events::stream(self.states.clone(), self.stopped.clone());
        let mut response = Response::new(Either::Right(events));
        *response.headers_mut() = security_headers();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
        response
    }
}

/// A file of the site, which is in memory: no path leads to the file system.
async fn file(site: &Site, address: &Uri, request: &HeaderMap) -> Response<Body> {
    if let Ok(path) = percent_decode_str(address.path()).decode_utf8()
        && let Some(path) = path.strip_prefix('/')
    {
        if let Some(file) = site.file(path) {
            let twin = file.preferred_twin(request).and_then(|path| Some((path, site.file(path)?)));
            return match twin {
                Some((path, twin)) => located(twin.respond(StatusCode::OK, request).await, path),
                None => file.respond(StatusCode::OK, request).await,
            };
        }
        if site.file(&format!("{path}/")).is_some() {
            let query = address.query().map(|query| format!("?{query}")).unwrap_or_default();
            if let Ok(location) = HeaderValue::try_from(format!("{}/{query}", address.path())) {
                return empty_with(StatusCode::TEMPORARY_REDIRECT, LOCATION, location);
            }
        }
    }
    match site.file("404.html") {
        Some(missing) => missing.respond(StatusCode::NOT_FOUND, request).await,
        None => empty(StatusCode::NOT_FOUND),
    }
}

/// Marks the response to a request for a page that got another file.
fn located(mut response: Response<Body>, path: &str) -> Response<Body> {
    let headers = response.headers_mut();
    if let Some(vary) = vary(true, headers.contains_key(VARY)) {
        headers.insert(VARY, vary);
    }
    if let Ok(location) = HeaderValue::try_from(format!("/{path}")) {
        headers.insert(CONTENT_LOCATION, location);
    }
    response
}

/// A response without a body.
fn empty(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Either::Left(Full::default()));
    *response.status_mut() = status;
    *response.headers_mut() = security_headers();
    response
}

/// A response without a body but with a header.
fn empty_with(status: StatusCode, name: HeaderName, value: HeaderValue) -> Response<Body> {
    let mut response = empty(status);
    response.headers_mut().insert(name, value);
    response
}
