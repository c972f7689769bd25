//! The HTTP status that a text states.

use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::StatusCode;

/// Phrases of SDKs for some statuses.
const PHRASES: [(&str, u16); 8] = [
    ("Bad request with: [", 400),
    ("Action forbidden: [", 403),
    ("Resource not found: [", 404),
    ("Method not allowed: [", 405),
    ("The server timed out waiting for the request", 408),
    ("Too many requests have been sent in a given amount of time", 429),
    ("Internal Server Error: [", 500),
    ("The service is currently unable to handle the request due to a temporary", 503),
];

/// Texts before the number of a status.
const BEFORE_STATUS: [&str; 7] = ["HTTP/1.1 ", "HTTP/1.0 ", "HTTP/2 ", "HTTP ", "status code ", "but got ", "<title>"];

/// The status that a text states by a number, a phrase or a name.
pub fn stated(text: &str, catalog: Catalog<'_>) -> Option<StatusCode> {
    let after = |(at, words): (usize, &str)| {
        let number = text[at + words.len()..].split(|letter: char| !letter.is_ascii_digit()).next()?;
        number.parse().ok().filter(|status| *status >= 400).and_then(StatusCode::new)
    };
    let numbered = BEFORE_STATUS.iter().find_map(|words| text.match_indices(words).find_map(after));
    let phrased =
        || PHRASES.iter().find(|(words, _)| text.contains(words)).and_then(|(_, status)| StatusCode::new(*status));
    numbered.or_else(phrased).or_else(|| with_reason(text, catalog)).or_else(|| constant(text, catalog))
}

/// A number that is the status of an error.
pub fn of(number: &str) -> Option<StatusCode> {
    number.parse().ok().filter(|status| (400..600).contains(status)).and_then(StatusCode::new)
}

/// The status before its own name: `400 Bad Request`, `404 Client Error`.
pub fn with_reason(text: &str, catalog: Catalog<'_>) -> Option<StatusCode> {
    text.match_indices(' ').find_map(|(at, _)| {
        let before = text[..at].trim_end_matches(':');
        let start = before.len().checked_sub(3)?;
        let status = of(before.get(start..)?)?;
        let is_word =
            before[..start].ends_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '_' | '-'));
        let named = |name: &str| !name.is_empty() && text[at + 1..].starts_with(name);
        let reason = catalog.status(status).map_or("", ecs_err_core::Status::reason);
        let is_named = named(reason) || named("Client Error") || named("Server Error");
        (!is_word && is_named).then_some(status)
    })
}

/// The status after the name of an exception: `BadRequestException: 400: …`, `HttpError: 503`.
pub fn of_exception(text: &str) -> Option<StatusCode> {
    ["Exception: ", "Error: "].iter().find_map(|name| {
        text.match_indices(name).find_map(|(at, _)| {
            let rest = &text[at + name.len()..];
            let (number, rest) = rest.split_at_checked(3)?;
            let is_whole = rest.is_empty() || rest.starts_with([':', ' ', ',', '\n']);
            of(number).filter(|_| is_whole)
        })
    })
}

/// The constant of a programming language for a status: `http.StatusForbidden`, `HttpStatus.BAD_REQUEST`,
/// `HttpStatusCode.Conflict`, `StatusCode::NOT_FOUND`, `requests.codes.not_found`, `HTTP_404_NOT_FOUND`.
fn constant(text: &str, catalog: Catalog<'_>) -> Option<StatusCode> {
    const MAX_NAME_LEN: usize = 40;
    ["Status", "STATUS.", "requests.codes.", "HTTP_"].iter().find_map(|start| {
        text.match_indices(start).find_map(|(at, _)| {
            let (before, rest) = (&text[..at], &text[at + start.len()..]);
            if before.ends_with(|letter: char| letter.is_alphanumeric()) && !ends_with_http(before) {
                return None;
            }
            let rest = match rest.strip_prefix("Codes").or_else(|| rest.strip_prefix("Code")) {
                // Those of gRPC are other statuses.
                Some(rest) if rest.starts_with('.') && !ends_with_http(before) => return None,
                Some(rest) => rest,
                None => rest,
            };
            let rest = rest.strip_prefix("::").or_else(|| rest.strip_prefix('.')).unwrap_or(rest);
            let name = rest.bytes().take(MAX_NAME_LEN).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
            let name = &rest[..name.count()];
            name.get(..3).filter(|_| *start == "HTTP_").and_then(of).or_else(|| named(name, catalog))
        })
    })
}

fn ends_with_http(text: &str) -> bool {
    text.len().checked_sub(4).and_then(|at| text.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case("http"))
}

/// The status of an error with this name in any style.
fn named(name: &str, catalog: Catalog<'_>) -> Option<StatusCode> {
    fn letters(name: &str) -> impl Iterator<Item = u8> + '_ {
        name.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase())
    }
    let is_named = |status: &StatusCode| {
        let reason = catalog.status(*status).map_or("", ecs_err_core::Status::reason);
        !reason.is_empty() && letters(reason).eq(letters(name))
    };
    // The shortest name is "Gone"; no status is assigned beyond these.
    let mut statuses = (400..452).chain(500..512).filter(|_| name.len() >= 4).filter_map(StatusCode::new);
    statuses.find(is_named)
}

/// The text after an address for which a client reports a status: `404: Client Error for url: https://…, no such flavor`.
pub fn text_after_address(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once(" Error for url: ")?;
    let line = rest.lines().next().unwrap_or_default();
    line.split_once(", ").map(|(_, text)| text.trim()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exceptions_state_a_status_after_their_names() {
        for (text, expected) in [
            ("ConflictException: 409: Client Error for url: x", Some(409)),
            ("HTTPError: 503", Some(503)),
            ("ForbiddenException: 403, no", Some(403)),
            ("Error: 4041", None),
            ("Error: 200", None),
            ("Error: 错误", None),
            ("Errors: 404", None),
        ] {
            assert_eq!(of_exception(text).map(StatusCode::get), expected, "{text}");
        }
    }

    #[test]
    fn the_text_after_an_address_is_told_apart() {
        assert_eq!(text_after_address("404: Client Error for url: https://a/b, no such x\nc"), Some("no such x"));
        assert_eq!(text_after_address("404 Client Error: Not Found for url: https://a/b"), None);
        assert_eq!(text_after_address("404: Client Error for url: https://a/b"), None);
    }
}
