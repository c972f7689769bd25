//! Error codes as path segments: the directory of a code's page.
//!
//! A code keeps its letters, digits, `.`, `_` and `-`. The rest is written with `~`, which no code contains, which a
//! URL never has to percent-encode, and which every file system allows:
//!
//! | in the code | in the segment | why |
//! | --- | --- | --- |
//! | `:` | `~-` | Windows forbids it, and it ends a URL's scheme |
//! | `/` | `~_` | it separates segments |
//! | a Windows device before the first dot | `~` after it: `CON~`, `nul~.1` | Windows opens the device |
//! | `index`, `index.html`, `feed.xml`, names ending in `.json` and `.md` | `~` at the end: `index~`, `x.json~` | the site writes these files itself |
//!
//! `PD:common:ErrX` becomes `PD~-common~-ErrX`. No digit follows `~`, so a segment is never the short name that Windows
//! gives to another file (`PDCOMM~1`). The escapes contain no letters, so two codes have segments that differ only in
//! letter case if, and only if, the codes do.
//!
//! The same in JavaScript (the lists are those of the module `reserved`):
//!
//! ```js
//! const segment = (code) => code.replace(/^(?:aux|con|nul|prn|(?:com|lpt)\d)(?=\.|$)/i, '$&~').replace(/^(?:feed\.xml|index|index\.html)$|\.(?:json|md)$/i, '$&~').replace(/:/g, '~-').replace(/\//g, '~_');
//! const codeOf = (segment) => segment.replace(/~([-_]?)/g, (_, sign) => ({ '-': ':', _: '/' })[sign] ?? '');
//! ```

use core::fmt::{self, Display, Write as _};

use crate::model::{Code, CodeBuf, CodeWriter};
use crate::reserved::{device_len, is_page_file};

/// The longest segment to which `.json` can be added: file names have at most 255 bytes.
const MAX_SEGMENT_BYTES: usize = 250;

/// A code as one safe path segment.
///
/// ```
/// use ecs_err_core::{Code, segment};
///
/// let segment_of = |code| segment(Code::from_static(code)).to_string();
/// assert_eq!(segment_of("E.0085"), "E.0085");
/// assert_eq!(segment_of("PD:common:ErrX"), "PD~-common~-ErrX");
/// assert_eq!(segment_of("nul.1"), "nul~.1");
/// ```
#[must_use]
pub fn segment(code: Code<'_>) -> impl Display + '_ {
    Segment(code)
}

/// Whether the segment of a code is at most 250 bytes long.
///
/// All codes fit but those of 127 characters of which at least 124 are `:` or `/`; a catalog should not contain one.
#[must_use]
pub fn fits_file_name(code: Code<'_>) -> bool {
    let mut len = Length(0);
    write!(len, "{}", Segment(code)).is_ok() && len.0 <= MAX_SEGMENT_BYTES
}

/// The code that has this segment; `None` if no code has it.
///
/// The inverse of [`segment`].
///
/// ```
/// use ecs_err_core::code_of;
///
/// assert_eq!(code_of("PD~-common~-ErrX").unwrap().as_str(), "PD:common:ErrX");
/// assert_eq!(code_of("index"), None);
/// ```
#[must_use]
pub fn code_of(segment: &str) -> Option<CodeBuf> {
    let mut writer = CodeWriter::new();
    let mut bytes = segment.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'~' if bytes.next_if_eq(&b'-').is_some() => writer.push(b':'),
            b'~' if bytes.next_if_eq(&b'_').is_some() => writer.push(b'/'),
            b'~' => {}
            _ => writer.push(byte),
        }
    }
    let code = writer.finish()?;
    // A `~` may be missing, or be where it means nothing.
    let mut rest = Rest(segment);
    let is_same = write!(rest, "{}", Segment(code.as_code())).is_ok() && rest.0.is_empty();
    is_same.then_some(code)
}

#[derive(Clone, Copy)]
struct Segment<'a>(Code<'a>);

impl Display for Segment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.0.as_str();
        let device = device_len(code);
        for (at, character) in code.char_indices() {
            if device == Some(at) {
                f.write_char('~')?;
            }
            match character {
                ':' => f.write_str("~-")?,
                '/' => f.write_str("~_")?,
                _ => f.write_char(character)?,
            }
        }
        if device == Some(code.len()) || is_page_file(code) { f.write_char('~') } else { Ok(()) }
    }
}

/// A writer that counts the bytes written to it.
struct Length(usize);

impl fmt::Write for Length {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

/// A writer that strips each written string from the beginning of a text, and fails if the text begins otherwise.
struct Rest<'a>(&'a str);

impl fmt::Write for Rest<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = self.0.strip_prefix(text).ok_or(fmt::Error)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;
    use crate::reserved::is_reserved;

    #[test]
    fn a_code_has_this_segment() {
        for (code, expected) in [
            ("Ecs.0085", "Ecs.0085"),
            ("1062", "1062"),
            ("-32601", "-32601"),
            ("ERR_TLS_X", "ERR_TLS_X"),
            ("0x80070005", "0x80070005"),
            ("PD:common:ErrX", "PD~-common~-ErrX"),
            ("AWS::EC2", "AWS~-~-EC2"),
            ("errors/quota", "errors~_quota"),
            ("a:/b", "a~-~_b"),
            ("CON", "CON~"),
            ("con.1", "con~.1"),
            ("con:1", "con~-1"),
            ("CON.json", "CON~.json~"),
            ("-CON", "-CON"),
            ("NULL", "NULL"),
            ("lpt1", "lpt1~"),
            ("index", "index~"),
            ("Index.html", "Index.html~"),
            ("index.htm", "index.htm"),
            ("feed.xml", "feed.xml~"),
            ("x.json", "x.json~"),
            ("x.MD", "x.MD~"),
            ("x:json", "x~-json"),
        ] {
            assert_eq!(segment(Code::new(code).unwrap()).to_string(), expected);
            assert_eq!(code_of(expected), CodeBuf::new(code));
        }
    }

    #[test]
    fn a_segment_that_no_code_has_gives_none() {
        for text in " ~ a~ a~b a~.b CON con.1 con.1~ index x.json a:b a/b .. a~- ~-a -~ é a%2fb x.json~~".split(' ') {
            assert_eq!(code_of(text), None, "{text:?}");
        }
        assert_eq!(code_of(&"x".repeat(Code::MAX_LEN + 1)), None);
    }

    #[test]
    fn only_very_long_codes_do_not_fit_a_file_name() {
        let fits = |text: &str| fits_file_name(Code::new(text).unwrap());
        let code = |separators: usize| format!("a{}b", ":".repeat(separators));
        assert!(fits("Ecs.0085") && fits(&code(121)) && fits(&code(124)) && !fits(&code(125)));
        assert!(fits(&format!("con.{}.json", ":".repeat(114))));
    }

    /// Every code of up to four pieces that are likely to collide.
    #[test]
    fn segments_are_unique_among_all_short_codes() {
        const PIECES: [&str; 18] = [
            "a",
            "A",
            "1",
            ".",
            "_",
            ":",
            "/",
            "-",
            "con",
            "NUL",
            "com1",
            "index",
            "index.html",
            "feed.xml",
            ".json",
            ".md",
            "html",
            "invalid",
        ];
        let mut texts = vec![String::new()];
        let mut codes = Vec::new();
        for _ in 0..4 {
            texts = texts.iter().flat_map(|text| PIECES.map(|piece| format!("{text}{piece}"))).collect();
            codes.extend(texts.iter().filter(|text| Code::new(text).is_some()).cloned());
        }
        let mut seen = HashMap::new();
        for code in &codes {
            let segment = check(code);
            let other = seen.insert(segment.to_ascii_lowercase(), code);
            assert!(other.is_none_or(|other| other.eq_ignore_ascii_case(code)), "{code} {other:?}");
        }
        assert!(seen.len() > 10_000);
        // A segment is not the name of a file next to another page.
        assert!(seen.keys().all(|segment| !seen.contains_key(&format!("{segment}.json"))));
        assert!(seen.keys().all(|segment| !seen.contains_key(&format!("{segment}.md"))));
    }

    /// Checks what holds for the segment of each code, and returns it.
    fn check(code: &str) -> String {
        let code = Code::new(code).unwrap();
        let segment = segment(code).to_string();
        assert!(!segment.is_empty() && segment.len() <= 2 * Code::MAX_LEN);
        assert_eq!(fits_file_name(code), segment.len() <= MAX_SEGMENT_BYTES);
        assert!(fits_file_name(code) || code.as_str().len() == Code::MAX_LEN);
        assert!(segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._~-".contains(&byte)), "{segment}");
        assert!(!segment.starts_with(['.', '~']) && !segment.ends_with('.'), "{segment}");
        assert!(!segment.as_bytes().windows(2).any(|two| two[0] == b'~' && two[1].is_ascii_digit()), "{segment}");
        assert!(!is_reserved(&segment), "{segment}");
        assert_eq!(code_of(&segment), Some(code.into()));
        segment
    }

    /// Codes of any form and length, and short ones that are likely to collide.
    fn code() -> impl Strategy<Value = String> {
        let any = "-?[A-Za-z0-9]([A-Za-z0-9._:/-]{0,124}[A-Za-z0-9])?";
        let separators = "-?[A-Za-z0-9][._:/-]{0,124}[A-Za-z0-9]";
        let short = "(-?[aA]|con|Nul|com[0-9]|index|feed)[._:/-]{0,3}(a|A|html|xml|json|MD)?[.:]?(json|md|a)?";
        prop_oneof![any, separators, short].prop_filter("a code", |text| Code::new(text).is_some())
    }

    proptest! {
        #[test]
        fn a_code_is_one_safe_segment_and_back(code in code()) {
            check(&code);
        }

        #[test]
        fn segments_differ_unless_codes_differ_only_in_case(one in code(), other in code()) {
            let same = check(&one).eq_ignore_ascii_case(&check(&other));
            prop_assert_eq!(same, one.eq_ignore_ascii_case(&other));
        }

        #[test]
        fn a_segment_with_a_code_is_that_of_the_code(text in "[a-zA-Z0-9._~-]{0,9}|(con|index|x)(~|\\.|json|md|~-|~_|a){0,5}") {
            if let Some(code) = code_of(&text) {
                prop_assert_eq!(segment(code.as_code()).to_string(), text);
            }
        }
    }
}
