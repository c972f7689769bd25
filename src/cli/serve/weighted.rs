//! The elements of headers such as `Accept`, with their qualities (RFC 9110, section 12.4).

use hyper::HeaderMap;
use hyper::header::HeaderName;

/// A quality in thousandths: 1000 is the best, 0 is not acceptable.
pub type Quality = u16;

/// The elements of a header, in order, without their parameters. Malformed elements are left out.
pub fn weighted(headers: &HeaderMap, name: HeaderName) -> impl Iterator<Item = (&str, Quality)> {
    let values = headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| unquoted_parts(value, ',')).filter_map(element)
}

fn element(text: &str) -> Option<(&str, Quality)> {
    let mut parts = unquoted_parts(text, ';').map(str::trim);
    let value = parts.next().filter(|value| !value.is_empty())?;
    let mut qualities = parts.filter_map(|part| part.strip_prefix(['q', 'Q'])?.trim_start().strip_prefix('='));
    let quality = qualities.next().map_or(Some(1000), |quality| self::quality(quality.trim()))?;
    Some((value, quality))
}

/// Reads `1`, `0.5` or `0.125`.
fn quality(text: &str) -> Option<Quality> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if !matches!(whole, "0" | "1") || decimals.len() > 3 || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    format!("{whole}{decimals:0<3}").parse().ok().filter(|quality| *quality <= 1000)
}

/// The parts between separators that are not inside a quoted string.
fn unquoted_parts(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    text.split(move |char| {
        match char {
            _ if is_escaped => is_escaped = false,
            '\\' if is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            _ => return char == separator && !is_quoted,
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use hyper::header::{ACCEPT, HeaderValue};

    use super::*;

    #[test]
    fn elements_are_read_with_their_qualities() {
        let read = |values: &[&'static str]| {
            let values = values.iter().map(|value| (ACCEPT, HeaderValue::from_static(value)));
            let headers: HeaderMap = values.collect();
            weighted(&headers, ACCEPT)
                .map(|(value, quality)| format!("{value} {quality}"))
                .collect::<Vec<_>>()
                .join(", ")
        };
        for (values, expected) in [
            (&["gzip, br;q=0.5 , identity ; Q = 0.25"][..], "gzip 1000, br 500, identity 250"),
            (&["a;q=1.000", "b;q=0.", "c;q=0"], "a 1000, b 0, c 0"),
            (&[r#"a;title="x,y;q=0.1\"";q=0.3, b"#], "a 300, b 1000"),
            (&["a;q=2, b;q=1.001, c;q=-1, d;q=NaN, e;q=0.1234, f;q=, ,, ;q=1, g;version=2;q=0.7"], "g 700"),
            (&[], ""),
        ] {
            assert_eq!(read(values), expected, "{values:?}");
        }
    }
}
