//! The HTTP status codes of the IANA registry, and when a client may retry after one.
//!
//! Registry: <https://www.iana.org/assignments/http-status-codes>, as of 2026.

use crate::model::{Retry, Status, StatusCode, Text};

/// All assigned statuses with their reason phrases, in ascending order.
#[must_use]
pub fn all() -> &'static [Status<'static>] {
    &STATUSES
}

/// The default retry class of a status.
///
/// Unassigned numbers get the class of their hundred (RFC 9110, section 15: treat an unknown status as `x00`).
/// Numbers outside 100 to 599 are not valid and count as `5xx` (same section).
#[must_use]
pub const fn default_retry(status: u16) -> Retry {
    match status {
        // Interim responses, success and redirection. To follow a redirection is not to retry (RFC 9110, 15.2 to 15.4).
        100..=399 => Retry::NotNeeded,
        // 408: the server did not wait any longer; the client may repeat the request (RFC 9110, 15.5.9).
        // 425: the request came in early data; it can be repeated after the TLS handshake (RFC 8470, 5.2).
        // 429: too many requests in a given time; Retry-After may say how long to wait (RFC 6585, 4).
        408 | 425 | 429 => Retry::Backoff,
        // 4xx: the client seems to have erred (RFC 9110, 15.5). This includes 409, 423 and 424, which depend on the state
        // of a resource, and 428 and 431, whose requests must be changed (RFC 6585, 3 and 5).
        // 501: the server does not support the method (RFC 9110, 15.6.2).
        // 505: the server does not support the version of HTTP (RFC 9110, 15.6.6).
        // 506: the server's content negotiation is configured wrongly (RFC 2295, 8.1).
        // 507: no space; the request must not be repeated until a user asks for it again (RFC 4918, 11.5).
        // 508: the resource contains itself, and it still does when asked again (RFC 5842, 7.2).
        // 510: the request lacks an extension that the server needs (RFC 2774, 7).
        // 511: the client must first authenticate to the network (RFC 6585, 6).
        400..=499 | 501 | 505..=508 | 510 | 511 => Retry::AfterFix,
        // The server failed or a gateway got no valid response in time; 503 is temporary (RFC 9110, 15.6).
        _ => Retry::Backoff,
    }
}

/// The status as the registry names it, without texts.
pub(crate) fn status(status: StatusCode) -> Option<&'static Status<'static>> {
    let at = STATUSES.binary_search_by_key(&status, |known| known.status).ok()?;
    STATUSES.get(at)
}

const fn row(number: u16, reason: &'static str) -> Status<'static> {
    Status {
        status: StatusCode::from_static(number),
        declared_reason: Some(reason),
        declared_retry: None,
        description: Text::new(&[]),
        action: Text::new(&[]),
        notes: &[],
    }
}

/// Left out: 104, whose registration is temporary, 306 and 418, which are registered as unused.
static STATUSES: [Status<'static>; 61] = [
    row(100, "Continue"),
    row(101, "Switching Protocols"),
    row(102, "Processing"),
    row(103, "Early Hints"),
    row(200, "OK"),
    row(201, "Created"),
    row(202, "Accepted"),
    row(203, "Non-Authoritative Information"),
    row(204, "No Content"),
    row(205, "Reset Content"),
    row(206, "Partial Content"),
    row(207, "Multi-Status"),
    row(208, "Already Reported"),
    row(226, "IM Used"),
    row(300, "Multiple Choices"),
    row(301, "Moved Permanently"),
    row(302, "Found"),
    row(303, "See Other"),
    row(304, "Not Modified"),
    row(305, "Use Proxy"),
    row(307, "Temporary Redirect"),
    row(308, "Permanent Redirect"),
    row(400, "Bad Request"),
    row(401, "Unauthorized"),
    row(402, "Payment Required"),
    row(403, "Forbidden"),
    row(404, "Not Found"),
    row(405, "Method Not Allowed"),
    row(406, "Not Acceptable"),
    row(407, "Proxy Authentication Required"),
    row(408, "Request Timeout"),
    row(409, "Conflict"),
    row(410, "Gone"),
    row(411, "Length Required"),
    row(412, "Precondition Failed"),
    row(413, "Content Too Large"),
    row(414, "URI Too Long"),
    row(415, "Unsupported Media Type"),
    row(416, "Range Not Satisfiable"),
    row(417, "Expectation Failed"),
    row(421, "Misdirected Request"),
    row(422, "Unprocessable Content"),
    row(423, "Locked"),
    row(424, "Failed Dependency"),
    row(425, "Too Early"),
    row(426, "Upgrade Required"),
    row(428, "Precondition Required"),
    row(429, "Too Many Requests"),
    row(431, "Request Header Fields Too Large"),
    row(451, "Unavailable For Legal Reasons"),
    row(500, "Internal Server Error"),
    row(501, "Not Implemented"),
    row(502, "Bad Gateway"),
    row(503, "Service Unavailable"),
    row(504, "Gateway Timeout"),
    row(505, "HTTP Version Not Supported"),
    row(506, "Variant Also Negotiates"),
    row(507, "Insufficient Storage"),
    row(508, "Loop Detected"),
    row(510, "Not Extended"),
    row(511, "Network Authentication Required"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_ascending_and_each_has_a_reason() {
        assert!(all().is_sorted_by(|one, next| one.status < next.status));
        assert!(all().iter().all(|known| !known.reason().is_empty()));
        let numbers = (100..600).filter_map(StatusCode::new);
        assert_eq!(numbers.filter(|number| status(*number).is_some()).count(), all().len());
        for unused in [104, 306, 418, 419, 427, 430, 499, 509] {
            assert!(StatusCode::new(unused).and_then(status).is_none(), "{unused}");
        }
        assert_eq!(status(StatusCode::from_static(413)).unwrap().reason(), "Content Too Large");
    }

    #[test]
    fn retry_classes_follow_the_rfcs() {
        for number in 100..400 {
            assert_eq!(default_retry(number), Retry::NotNeeded, "{number}");
        }
        for number in [400, 401, 404, 409, 413, 418, 421, 423, 428, 431, 451, 499, 501, 505, 507, 510, 511] {
            assert_eq!(default_retry(number), Retry::AfterFix, "{number}");
        }
        for number in [408, 425, 429, 500, 502, 503, 504, 509, 520, 599] {
            assert_eq!(default_retry(number), Retry::Backoff, "{number}");
        }
        // Not valid: as 5xx.
        for number in [0, 99, 600, 999, u16::MAX] {
            assert_eq!(default_retry(number), Retry::Backoff, "{number}");
        }
    }
}
