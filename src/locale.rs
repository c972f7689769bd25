//! Which of a catalog's languages to answer in.

/// The first of the requested languages that is available (RFC 4647, section 3.4, "lookup").
///
/// A request is a BCP 47 tag (`zh-Hant-TW`) or a POSIX locale (`zh_CN.UTF-8@pinyin`); letter case
/// does not matter. A tag that is not available is shortened from its end until one is; one that
/// is shorter than an available tag never matches it.
///
/// ```
/// use ecs_err::negotiate;
///
/// let available = ["zh", "en"];
/// assert_eq!(negotiate(["zh_CN.UTF-8"], &available), Some("zh"));
/// assert_eq!(negotiate(["fr-CA", "en-GB"], &available), Some("en"));
/// assert_eq!(negotiate(["C"], &available), None);
/// ```
#[must_use]
pub fn negotiate<'r, 'a>(requested: impl IntoIterator<Item = &'r str>, available: &[&'a str]) -> Option<&'a str> {
    requested.into_iter().find_map(|request| lookup(request, available))
}

fn lookup<'a>(request: &str, available: &[&'a str]) -> Option<&'a str> {
    let mut range = request.split(['.', '@']).next().unwrap_or_default().trim();
    while !range.is_empty() {
        if let Some(found) = available.iter().find(|tag| same_tag(range, tag)) {
            return Some(found);
        }
        range = range.rfind(['-', '_']).map_or("", |at| &range[..at]);
        // A single letter introduces an extension and goes with it.
        if let Some(at) = range.rfind(['-', '_'])
            && at + 2 == range.len()
        {
            range = &range[..at];
        }
    }
    None
}

fn same_tag(one: &str, other: &str) -> bool {
    one.len() == other.len()
        && one.bytes().zip(other.bytes()).all(|(one, other)| {
            let one = if one == b'_' { b'-' } else { one };
            one.eq_ignore_ascii_case(&other)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortens_a_request_until_it_is_available() {
        let available = ["zh", "en", "pt-BR"];
        for (request, found) in [
            ("zh", Some("zh")),
            ("ZH-cn", Some("zh")),
            ("zh-Hant-TW", Some("zh")),
            ("zh_CN.UTF-8", Some("zh")),
            ("zh_TW.Big5@stroke", Some("zh")),
            ("en_US", Some("en")),
            ("pt-br-x-old", Some("pt-BR")),
            ("pt", None),
            ("zhang", None),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("", None),
        ] {
            assert_eq!(negotiate([request], &available), found, "{request}");
        }
    }
}
