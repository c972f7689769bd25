//! Selects a media type by the `Accept` header.

use std::cmp::Reverse;

use hyper::HeaderMap;
use hyper::header::ACCEPT;

use super::weighted::weighted;

/// The best of the offered media types for a request; `None` if it accepts none of them. Of types with the same
/// quality, the one that the header names more exactly is the best, then the one that it names first. Parameters of
/// types are ignored.
pub fn preferred<'a>(request: &HeaderMap, offers: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let ranges: Vec<_> = weighted(request, ACCEPT).collect();
    let rated = offers.enumerate().filter_map(|(place, offer)| {
        let fitting = ranges.iter().enumerate().filter_map(|(at, (range, quality))| {
            let exactness = exactness(range, offer)?;
            Some((exactness, Reverse(at), *quality))
        });
        let (exactness, at, quality) = fitting.max()?;
        (quality > 0).then_some((quality, exactness, at, Reverse(place), offer))
    });
    rated.max().map(|(.., offer)| offer)
}

/// How exactly a range such as `text/*` names a media type; `None` if it does not.
fn exactness(range: &str, media_type: &str) -> Option<u8> {
    if range.eq_ignore_ascii_case(media_type) {
        return Some(2);
    }
    if range == "*/*" {
        return Some(0);
    }
    let (kind, _) = media_type.split_once('/')?;
    range.strip_suffix("/*").filter(|range| range.eq_ignore_ascii_case(kind)).map(|_| 1)
}

#[cfg(test)]
mod tests {
    use hyper::header::HeaderValue;

    use super::*;

    const CHROME: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7";

    #[test]
    fn the_best_acceptable_type_is_selected() {
        let offers = ["text/html", "text/markdown", "application/json"];
        for (accept, expected) in [
            (CHROME, Some("text/html")),
            ("*/*", Some("text/html")),
            ("text/*", Some("text/html")),
            ("text/markdown", Some("text/markdown")),
            ("Application/JSON", Some("application/json")),
            ("application/json, text/plain, */*", Some("application/json")),
            ("text/markdown, text/html, */*", Some("text/markdown")),
            ("text/html, text/markdown", Some("text/html")),
            ("text/html;q=0.5, application/json;q=0.4, text/markdown;q=0.6", Some("text/markdown")),
            ("text/*;q=0.9, text/html;q=0.1, application/json;q=0.5", Some("text/markdown")),
            ("text/markdown;q=0, text/*;q=0.3, application/*;q=0.2", Some("text/html")),
            ("text/html;q=0, */*;q=0.1", Some("text/markdown")),
            ("text/markdown; variant=CommonMark; q=0.9, text/html; q=0.8", Some("text/markdown")),
            ("image/png", None),
            ("*/*;q=0", None),
            ("", None),
        ] {
            let request = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static(accept))]);
            assert_eq!(preferred(&request, offers.into_iter()), expected, "{accept}");
        }
    }
}
