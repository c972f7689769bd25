//! Expressions in each dialect.

use std::fmt::Write as _;

use super::Dialect;
use super::source::{Alternative, Joints, Sources};

/// Characters of words.
const WORD: &str = "0-9A-Za-z_";
/// What ends with a letter and is no part of the word after it: an escape in a string, and a colour of a terminal.
const ESCAPES: &str = r"\\[bfnrt]|\x1b\[[0-9;]*m";

/// What may be between a label and a code, and between `code` and a code, where `>` may end a tag.
const GAP: &str = r"(?:[ \t\x22\x27`=:>\]\[()<\\]|：|【|】|（|）|“|”|‘|’|「|」|《|》|\x1b\[[0-9;]*m)";
const GAP_AFTER_CODE: &str = r"(?:[ \t\x22\x27`=:\]\[()<\\]|：|【|】|（|）|“|”|‘|’|「|」|《|》|\x1b\[[0-9;]*m)";

pub(super) fn write(sources: &Sources, dialect: Dialect) -> Option<String> {
    let anywhere = (!sources.anywhere.is_empty()).then(|| anywhere(&sources.anywhere, dialect));
    let name = if anywhere.is_some() { "labelled" } else { "code" };
    let labelled = (!sources.labelled.is_empty()).then(|| labelled(sources, name, dialect));
    match (anywhere, labelled) {
        (Some(anywhere), Some(labelled)) => Some(format!("(?:{anywhere}|{labelled})")),
        (one, other) => one.or(other),
    }
}

impl Dialect {
    const fn has_look_around(self) -> bool {
        matches!(self, Self::Pcre | Self::Grok)
    }

    /// A group with a name, where groups have names.
    fn group(self, name: &str, body: &str) -> String {
        match self {
            Self::Re2 | Self::Pcre | Self::Vrl => format!("(?P<{name}>{body})"),
            Self::Grok => format!("(?<{name}>{body})"),
            Self::Sql => format!("({body})"),
        }
    }

    /// The end of a word.
    const fn word_end(self) -> &'static str {
        match self {
            Self::Pcre | Self::Grok => r"(?![0-9A-Za-z_])(?!@[0-9A-Za-z-]+\.[A-Za-z])(?!%(?:[ ,;.)\n]|$))",
            // By default, the crate counts letters of all scripts.
            Self::Vrl => r"(?-u:\b)",
            Self::Re2 | Self::Sql => r"\b",
        }
    }
}

fn anywhere(alternatives: &[Alternative], dialect: Dialect) -> String {
    let start = if dialect.has_look_around() {
        format!("(?:(?<![{WORD}])|{ESCAPES})")
    } else {
        let joints = common(alternatives);
        let Joints { words, numbers } = &joints;
        let numbers_joint = if numbers.is_empty() { String::new() } else { format!("|(?:^|[^0-9])[{numbers}]") };
        // The hyphen is last.
        format!("(?:^|[^{WORD}{numbers}{words}]|(?:^|[^{WORD}])[{words}]{numbers_joint}|{ESCAPES})")
    };
    let body = bodies(alternatives, dialect, true);
    format!("{start}{}{}", dialect.group("code", &body), dialect.word_end())
}

fn labelled(sources: &Sources, name: &str, dialect: Dialect) -> String {
    // A word after "error" is prose more often than a code.
    let error = if sources.has_words { "" } else { "|error" };
    let identifiers =
        format!("(?:^|[^{WORD}-])(?i:err(?:or)?[ _.-]?(?:code|no|number)|sql[ _-]?state{error}){GAP}{{1,12}}");
    // After a word it may be an exit code, or a postal code.
    let code = format!("(?:^|[^{WORD} \\t.-][ \\t]?)(?i:code){GAP_AFTER_CODE}{{1,12}}");
    let chinese = format!("错误(?:码|代码|编码){GAP}{{0,12}}");
    let body = bodies(&sources.labelled, dialect, false);
    format!("(?:{identifiers}|{code}|{chinese}){}{}", dialect.group(name, &body), dialect.word_end())
}

/// The alternatives, with their joints where the dialect can look around.
fn bodies(alternatives: &[Alternative], dialect: Dialect, looks_back: bool) -> String {
    let body = |one: &Alternative| {
        if !dialect.has_look_around() {
            return one.body.clone();
        }
        let Joints { words, numbers } = &one.joints;
        // Writing to a string does not fail.
        let mut before = if looks_back { format!("(?<![{WORD}][{words}])") } else { String::new() };
        let mut after = format!("(?![{words}][{WORD}])");
        if !numbers.is_empty() {
            if looks_back {
                let _ = write!(before, "(?<![0-9][{numbers}])");
            }
            let _ = write!(after, "(?![{numbers}][0-9])");
        }
        format!("{before}{}{after}", one.body)
    };
    alternatives.iter().map(body).collect::<Vec<_>>().join("|")
}

/// The joints that all have in common: what is not joined for one of them is found.
fn common(alternatives: &[Alternative]) -> Joints {
    let mut joints = alternatives.iter().map(|one| one.joints.clone());
    let first = joints.next().unwrap_or(Joints { words: ".".to_owned(), numbers: String::new() });
    joints.fold(first, |common, joints| common.common(&joints))
}
