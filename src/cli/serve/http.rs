//! The HTTP server of the preview.

use std::sync::Arc;

use axum::Router;
use axum::extract;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use percent_encoding::percent_decode_str;
use tokio::sync::watch::Receiver;
use tower_http::compression::CompressionLayer;

use super::events;
use super::file::File;
use super::state::State;

/// The headers of each response that does not set them itself.
const HEADERS: [(HeaderName, &str); 7] = [
    (
        CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (CACHE_CONTROL, "no-cache"),
];

/// The state that the routes share.
#[derive(Clone)]
struct Shown {
    states: Receiver<Arc<State>>,
    stopped: Receiver<()>,
}

impl Shown {
    fn state(&self) -> Arc<State> {
        self.states.borrow().clone()
    }
}

/// The routes of the server; `stopped` fails when the server must stop.
pub fn router(states: Receiver<Arc<State>>, stopped: Receiver<()>) -> Router {
    let own = |path: &'static str, text: &'static str| {
        get(move |headers: HeaderMap| async move { File::new(path, text).respond(StatusCode::OK, &headers) })
    };
    Router::new()
        .route("/-/events", get(async |shown: extract::State<Shown>| events::stream(shown.0.states, shown.0.stopped)))
        .route("/-/problems", get(problems))
        .route("/-/reload.js", own("reload.js", include_str!("reload.js")))
        .route("/-/preview.css", own("preview.css", include_str!("preview.css")))
        .fallback(get(file))
        .with_state(Shown { states, stopped })
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn(guard))
}

/// The problems of the newest files.
async fn problems(shown: extract::State<Shown>, headers: HeaderMap) -> Response {
    shown.state().problems().respond(StatusCode::OK, &headers)
}

/// A file of the site, which is in memory: no path leads to the file system.
async fn file(shown: extract::State<Shown>, address: Uri, headers: HeaderMap) -> Response {
    let state = shown.state();
    let Some(site) = state.site() else {
        return state.problems().respond(StatusCode::INTERNAL_SERVER_ERROR, &headers);
    };
    if let Ok(path) = percent_decode_str(address.path()).decode_utf8()
        && let Some(path) = path.strip_prefix('/')
    {
        let is_dir = path.is_empty() || path.ends_with('/');
        let page = format!("{path}{}index.html", if is_dir { "" } else { "/" });
        if let Some(file) = site.file(if is_dir { &page } else { path }) {
            return file.respond(StatusCode::OK, &headers);
        }
        if !is_dir && site.file(&page).is_some() {
            let query = address.query().map(|query| format!("?{query}")).unwrap_or_default();
            return Redirect::temporary(&format!("{}/{query}", address.path())).into_response();
        }
    }
    match site.file("404.html") {
        Some(missing) => missing.respond(StatusCode::NOT_FOUND, &headers),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Refuses requests for foreign hosts and adds the security headers.
async fn guard(request: extract::Request, next: Next) -> Response {
    let header = || request.headers().get(HOST).and_then(|host| host.to_str().ok());
    let host = request.uri().authority().map(Authority::as_str).or_else(header).unwrap_or_default();
    let mut response =
        if is_own(host) { next.run(request).await } else { StatusCode::MISDIRECTED_REQUEST.into_response() };
    for (name, value) in HEADERS {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Whether a host name belongs to this computer. Another site can point its own name to the address of this computer
/// (DNS rebinding); its scripts could then read the preview.
fn is_own(host: &str) -> bool {
    let name = host
        .rsplit_once(':')
        .map_or(host, |(name, port)| if port.bytes().all(|digit| digit.is_ascii_digit()) { name } else { host });
    let is_address = name.trim_matches(['[', ']']).parse::<std::net::IpAddr>().is_ok();
    is_address || name.eq_ignore_ascii_case("localhost") || name.to_ascii_lowercase().ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_computer_are_its_own() {
        for own in
            ["127.0.0.1:8000", "localhost:8000", "localhost", "preview.LOCALHOST:1", "[::1]:8000", "[::1]", "10.0.0.7"]
        {
            assert!(is_own(own), "{own}");
        }
        for foreign in ["", "example.org", "example.org:8000", "localhost.example.org", "127.0.0.1.example.org:80"] {
            assert!(!is_own(foreign), "{foreign}");
        }
    }

    #[test]
    fn the_policy_is_that_of_the_pages() {
        let base = include_str!("../../../templates/base.html");
        let (policy, _) = HEADERS[0].1.split_once("; frame-ancestors").expect("it has more than the pages");
        assert!(base.contains(&format!("content=\"{policy}\"")), "{policy}");
    }
}
