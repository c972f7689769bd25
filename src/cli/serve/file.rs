//! A served file.

use axum::body::{Body, Bytes};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};

/// A file and its response headers.
pub struct File {
    body: Bytes,
    etag: HeaderValue,
    media_type: &'static str,
    cached: &'static str,
    /// The policy that the page itself declares.
    policy: Option<HeaderValue>,
}

impl File {
    /// A file with this path.
    pub fn new(path: &str, body: impl Into<Bytes>) -> Self {
        let body = body.into();
        // Weak: a compressed response has other bytes.
        let etag = HeaderValue::try_from(format!("W/\"{:08x}-{:x}\"", crc32fast::hash(&body), body.len()));
        // The name of an asset contains a hash of its content; browsers must revalidate the other files.
        let cached = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
        Self {
            policy: if is_page(path) { policy(&body) } else { None },
            etag: etag.unwrap_or_else(|_| HeaderValue::from_static("W/\"\"")),
            media_type: media_type(path),
            cached,
            body,
        }
    }

    /// The response to a request with these headers.
    pub fn respond(&self, status: StatusCode, request: &HeaderMap) -> Response {
        let common = [(ETAG, self.etag.clone()), (CACHE_CONTROL, HeaderValue::from_static(self.cached))];
        if status == StatusCode::OK && self.is_fresh(request) {
            return (StatusCode::NOT_MODIFIED, common).into_response();
        }
        let media_type = [(CONTENT_TYPE, HeaderValue::from_static(self.media_type))];
        let mut response = (status, common, media_type, Body::from(self.body.clone())).into_response();
        if let Some(policy) = &self.policy {
            response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy.clone());
        }
        response
    }

    /// Whether the client already has this version of the file.
    fn is_fresh(&self, request: &HeaderMap) -> bool {
        let weak = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
        let own = self.etag.to_str().map(weak).unwrap_or_default();
        let tags = request.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
        tags.flat_map(|tags| tags.split(',')).any(|tag| tag.trim() == "*" || weak(tag) == own)
    }
}

/// Whether the file with this path is a page.
pub fn is_page(path: &str) -> bool {
    media_type(path).starts_with("text/html")
}

/// The policy that a page declares, with `frame-ancestors`, which only a header can set.
fn policy(body: &[u8]) -> Option<HeaderValue> {
    let html = std::str::from_utf8(body).ok()?;
    let (_, declared) = html.split_once("http-equiv=\"Content-Security-Policy\" content=\"")?;
    let (declared, _) = declared.split_once('"')?;
    HeaderValue::try_from(format!("{declared}; frame-ancestors 'none'")).ok()
}

/// The media type of a file, by its name.
fn media_type(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    match (name, name.rsplit_once('.').map_or("", |(_, extension)| extension)) {
        ("feed.xml", _) => "application/atom+xml; charset=utf-8",
        (_, "html") => "text/html; charset=utf-8",
        (_, "css") => "text/css; charset=utf-8",
        (_, "js") => "text/javascript; charset=utf-8",
        (_, "json") => "application/json",
        (_, "webmanifest") => "application/manifest+json",
        (_, "md") => "text/markdown; charset=utf-8",
        (_, "txt") => "text/plain; charset=utf-8",
        (_, "xml") => "application/xml; charset=utf-8",
        (_, "svg") => "image/svg+xml",
        (_, "png") => "image/png",
        (_, "jpg" | "jpeg") => "image/jpeg",
        (_, "gif") => "image/gif",
        (_, "webp") => "image/webp",
        (_, "avif") => "image/avif",
        (_, "ico") => "image/x-icon",
        (_, "woff2") => "font/woff2",
        (_, "wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}
