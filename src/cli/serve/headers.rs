//! The headers of every response.

use hyper::HeaderMap;
use hyper::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};

/// The headers that a response has unless it sets them itself.
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

/// The headers to which a response adds its own.
pub fn security_headers() -> HeaderMap {
    HEADERS.map(|(name, value)| (name, HeaderValue::from_static(value))).into_iter().collect()
}

/// The header that names what a response depends on: the accepted media types, the accepted encodings.
pub fn vary(media_types: bool, encodings: bool) -> Option<HeaderValue> {
    let names = match (media_types, encodings) {
        (true, true) => "accept, accept-encoding",
        (true, false) => "accept",
        (false, true) => "accept-encoding",
        (false, false) => return None,
    };
    Some(HeaderValue::from_static(names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_that_of_the_pages() {
        let base = include_str!("../../../templates/base.html");
        let (policy, _) = HEADERS[0].1.split_once("; frame-ancestors").expect("it has more than the pages");
        assert!(base.contains(&format!("content=\"{policy}\"")), "{policy}");
    }
}
