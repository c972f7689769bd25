//! Language negotiation: which of a catalog's languages to answer in.

use crate::model::Metadata;

/// The first of the requested languages that is available (RFC 4647, section 3.4, "lookup").
///
/// A request is a BCP 47 tag (`zh-Hant-TW`) or a POSIX locale (`zh_CN.UTF-8@pinyin`); letter case
/// does not matter. A tag that is not available is shortened from its end until one is; one that
/// is shorter than an available tag never matches it.
///
/// ```
/// use ecs_err_core::negotiate;
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

impl<'a> Metadata<'a> {
    /// The language to answer in: the first of the requested ones that the catalog has, else
    /// English, else the catalog's first one.
    #[must_use]
    pub fn language<'r>(&self, requested: impl IntoIterator<Item = &'r str>) -> &'a str {
        negotiate(requested.into_iter().chain(["en"]), self.languages.as_slice())
            .or(self.languages.first().copied())
            .unwrap_or_default()
    }

    /// The language to answer a request with this `Accept-Language` header in (RFC 9110, section
    /// 12.5.4), chosen as by [`language`](Self::language).
    #[cfg(feature = "accept-language")]
    #[must_use]
    pub fn accepted_language(&self, header: &str) -> &'a str {
        // A quality that is not a number (`q=NaN`) can't be ordered.
        let is_number = |quality: &str| quality.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let is_sound = |entry: &&str| entry.split_once('=').is_none_or(|(_, quality)| is_number(quality.trim()));
        let header = header.split(',').filter(is_sound).collect::<Vec<_>>().join(",");
        let tags = accept_language::parse_with_quality(&header);
        self.language(tags.iter().filter(|(_, quality)| *quality > 0.0).map(|(tag, _)| tag.as_str()))
    }
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
