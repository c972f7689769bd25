//! A served file.

use std::sync::Arc;

use http_body_util::{Either, Full};
use hyper::body::Bytes;
use hyper::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderValue,
    IF_NONE_MATCH, VARY,
};
use hyper::{HeaderMap, Response, StatusCode};
use tokio::sync::OnceCell;

use super::encoding::{Encoding, is_compressible};
use super::headers::{security_headers, vary};
use super::http::Body;
use super::media;

/// A file and its bodies, which are each made once.
pub struct File {
    media_type: &'static str,
    plain: Representation,
    /// `None` inside if the encoding does not make the body shorter.
    gzip: OnceCell<Option<Representation>>,
    brotli: OnceCell<Option<Representation>>,
    is_compressible: bool,
    /// The media types and paths of the files with the same content as this page.
    twins: Vec<(&'static str, String)>,
}

/// A body and its response headers.
struct Representation {
    body: Bytes,
    headers: HeaderMap,
}

impl File {
    /// A file with this path.
    pub fn new(path: &str, body: impl Into<Bytes>) -> Self {
        let (media_type, body) = (media_type(path), body.into());
        let html = is_page(path).then(|| std::str::from_utf8(&body).ok()).flatten();
        let twins = html.map(|html| twins(path, html)).unwrap_or_default();
        let is_compressible = is_compressible(media_type, &body);
        let mut headers = security_headers();
        // The name of an asset contains a hash of its content; browsers must revalidate the other files.
        if path.starts_with("assets/") {
            headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
        }
        if let Some(policy) = html.and_then(policy) {
            headers.insert(CONTENT_SECURITY_POLICY, policy);
        }
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        if let Some(vary) = vary(!twins.is_empty(), is_compressible) {
            headers.insert(VARY, vary);
        }
        Self {
            media_type,
            plain: Representation::new(body, headers, None),
            gzip: OnceCell::new(),
            brotli: OnceCell::new(),
            is_compressible,
            twins,
        }
    }

    /// The path of the file that a request prefers to this page, if there is one.
    pub fn preferred_twin(&self, request: &HeaderMap) -> Option<&str> {
        if self.twins.is_empty() {
            return None;
        }
        let own = self.media_type.split(';').take(1);
        let media_type = media::preferred(request, own.chain(self.twins.iter().map(|(media_type, _)| *media_type)))?;
        self.twins.iter().find(|twin| twin.0 == media_type).map(|(_, path)| path.as_str())
    }

    /// The response to a request with these headers.
    pub async fn respond(self: &Arc<Self>, status: StatusCode, request: &HeaderMap) -> Response<Body> {
        let representation = match Encoding::preferred(request).filter(|_| self.is_compressible) {
            Some(encoding) => self.encoded(encoding).await.unwrap_or(&self.plain),
            None => &self.plain,
        };
        representation.respond(status, request)
    }

    /// The compressed file, which is made at the first request for it.
    async fn encoded(self: &Arc<Self>, encoding: Encoding) -> Option<&Representation> {
        let cell = match encoding {
            Encoding::Gzip => &self.gzip,
            Encoding::Brotli => &self.brotli,
        };
        let made = cell.get_or_init(async || {
            let file = Arc::clone(self);
            // Other requests are answered in the meantime.
            let compressed = tokio::task::spawn_blocking(move || encoding.compress(&file.plain.body)).await;
            let compressed = compressed.ok().flatten()?;
            Some(Representation::new(compressed.into(), self.plain.headers.clone(), Some(encoding)))
        });
        made.await.as_ref()
    }
}

impl Representation {
    fn new(body: Bytes, mut headers: HeaderMap, encoding: Option<Encoding>) -> Self {
        let mut etag = format!("\"{:08x}-{:x}", crc32fast::hash(&body), body.len());
        if let Some(encoding) = encoding {
            etag = etag + "-" + encoding.name();
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding.name()));
        }
        if let Ok(etag) = HeaderValue::try_from(etag + "\"") {
            headers.insert(ETAG, etag);
        }
        headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
        Self { body, headers }
    }

    fn respond(&self, status: StatusCode, request: &HeaderMap) -> Response<Body> {
        let is_fresh = status == StatusCode::OK && self.is_fresh(request);
        let body = if is_fresh { Bytes::new() } else { self.body.clone() };
        let mut response = Response::new(Either::Left(Full::new(body)));
        *response.status_mut() = if is_fresh { StatusCode::NOT_MODIFIED } else { status };
        *response.headers_mut() = self.headers.clone();
        if is_fresh {
            for name in [CONTENT_TYPE, CONTENT_ENCODING, CONTENT_LENGTH] {
                response.headers_mut().remove(name);
            }
        }
        response
    }

    /// Whether the client already has this version of the file.
    fn is_fresh(&self, request: &HeaderMap) -> bool {
        let own = self.headers.get(ETAG).and_then(|etag| etag.to_str().ok());
        let tags = request.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
        let mut tags = tags.flat_map(|tags| tags.split(',')).map(str::trim);
        // The comparison is the weak one.
        tags.any(|tag| tag == "*" || Some(tag.trim_start_matches("W/")) == own)
    }
}

/// Whether the file with this path is a page.
pub fn is_page(path: &str) -> bool {
    media_type(path).starts_with("text/html")
}

/// The policy that a page declares, with `frame-ancestors`, which only a header can set.
fn policy(html: &str) -> Option<HeaderValue> {
    let (_, declared) = html.split_once("http-equiv=\"Content-Security-Policy\" content=\"")?;
    let (declared, _) = declared.split_once('"')?;
    HeaderValue::try_from(format!("{declared}; frame-ancestors 'none'")).ok()
}

/// The files that a page declares to have the same content.
fn twins(path: &str, html: &str) -> Vec<(&'static str, String)> {
    let declared = |media_type| {
        let (_, link) = html.split_once(&format!("<link rel=\"alternate\" type=\"{media_type}\" href=\""))?;
        let (mut link, _) = link.split_once('"')?;
        let mut dir = path.rsplit_once('/').map_or("", |(dir, _)| dir);
        while let Some(rest) = link.strip_prefix("../") {
            link = rest;
            dir = dir.rsplit_once('/').map_or("", |(above, _)| above);
        }
        Some((media_type, if dir.is_empty() { link.to_owned() } else { format!("{dir}/{link}") }))
    };
    ["text/markdown", "application/json"].into_iter().filter_map(declared).collect()
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
