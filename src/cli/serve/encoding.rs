//! Compressed bodies.

use std::io::{self, Write as _};

use hyper::HeaderMap;
use hyper::header::ACCEPT_ENCODING;

use super::weighted::{Quality, weighted};

/// Shorter bodies are sent as they are: they fit into a packet or two anyway.
const MIN_LEN: usize = 1024;
/// The usual level of gzip. Higher levels take much longer for a few percent.
const GZIP_LEVEL: u32 = 6;
/// The level of brotli that takes about as long as gzip.
const BROTLI_LEVEL: u32 = 5;
/// The logarithm of the window of brotli, its default.
const BROTLI_WINDOW: u32 = 22;

/// An encoding of bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Gzip,
    Brotli,
}

impl Encoding {
    /// Its name in headers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Brotli => "br",
        }
    }

    /// The best encoding for a request; `None` is the body as it is. Of equal ones, the smaller body is the best.
    pub fn preferred(request: &HeaderMap) -> Option<Self> {
        let (mut gzip, mut brotli, mut identity, mut other): (_, _, _, Option<Quality>) = (None, None, None, None);
        for (name, quality) in weighted(request, ACCEPT_ENCODING) {
            let is = |known: &str| name.eq_ignore_ascii_case(known);
            if is("gzip") || is("x-gzip") {
                gzip = Some(quality);
            } else if is("br") {
                brotli = Some(quality);
            } else if is("identity") {
                identity = Some(quality);
            } else if is("*") {
                other = Some(quality);
            }
        }
        let [gzip, brotli] = [gzip, brotli].map(|quality| quality.or(other).unwrap_or(0));
        let best = gzip.max(brotli);
        if best == 0 || best < identity.unwrap_or(0) {
            return None;
        }
        Some(if brotli == best { Self::Brotli } else { Self::Gzip })
    }

    /// The compressed body; `None` if it is not shorter.
    pub fn compress(self, body: &[u8]) -> Option<Vec<u8>> {
        let compressed = match self {
            Self::Gzip => gzip(body),
            Self::Brotli => brotli(body),
        };
        // Writing to memory does not fail; if it did, the body as it is would still be right.
        compressed.ok().filter(|compressed| compressed.len() < body.len())
    }
}

/// Whether a body is worth compressing; images and fonts are compressed already.
pub fn is_compressible(media_type: &str, body: &[u8]) -> bool {
    let is_text = media_type.starts_with("text/")
        || ["json", "xml", "wasm"].iter().any(|kind| media_type.split(';').next().unwrap_or_default().ends_with(kind));
    is_text && body.len() >= MIN_LEN
}

fn gzip(body: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(GZIP_LEVEL));
    encoder.write_all(body)?;
    encoder.finish()
}

fn brotli(body: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = brotli::CompressorWriter::new(Vec::new(), 4096, BROTLI_LEVEL, BROTLI_WINDOW);
    encoder.write_all(body)?;
    Ok(encoder.into_inner())
}

#[cfg(test)]
mod tests {
    use hyper::header::HeaderValue;

    use super::*;

    #[test]
    fn qualities_select_the_encoding() {
        for (accepted, expected) in [
            ("gzip", Some(Encoding::Gzip)),
            ("x-gzip", Some(Encoding::Gzip)),
            ("gzip, deflate, br, zstd", Some(Encoding::Brotli)),
            ("gzip;q=1.0, br;q=0.9", Some(Encoding::Gzip)),
            ("GZIP;q=0.5, br;q=0", Some(Encoding::Gzip)),
            ("*", Some(Encoding::Brotli)),
            ("br;q=0, *;q=0.1", Some(Encoding::Gzip)),
            ("identity, gzip;q=0.5", None),
            ("identity;q=0.5, gzip;q=0.5", Some(Encoding::Gzip)),
            ("gzip;q=0", None),
            ("deflate", None),
            ("", None),
        ] {
            let request = HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(accepted))]);
            assert_eq!(Encoding::preferred(&request), expected, "{accepted}");
        }
        assert_eq!(Encoding::preferred(&HeaderMap::new()), None);
    }

    #[test]
    fn only_long_texts_are_compressed() {
        let long = [b'a'; MIN_LEN];
        for media_type in ["text/html; charset=utf-8", "application/json", "image/svg+xml", "application/manifest+json"]
        {
            assert!(is_compressible(media_type, &long) && !is_compressible(media_type, &long[1..]), "{media_type}");
        }
        for media_type in ["image/png", "font/woff2", "application/octet-stream"] {
            assert!(!is_compressible(media_type, &long), "{media_type}");
        }
    }

    #[test]
    fn a_body_that_would_grow_stays_as_it_is() {
        for encoding in [Encoding::Gzip, Encoding::Brotli] {
            assert_eq!(encoding.compress(b"ab"), None);
            assert!(encoding.compress(&[b'a'; 1000]).is_some_and(|body| body.len() < 100));
        }
    }
}
