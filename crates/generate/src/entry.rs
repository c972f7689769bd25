//! [`Entry`]: a code in the source of a language.

use std::collections::HashMap;

use ecs_err_core::model::{Retry, Text};
use serde::Serialize;

use crate::code_info::CodeInfo;
use crate::target::Target;

/// The most characters of the meaning of a code in its comment.
const MAX_MEANING_CHARS: usize = 200;

/// A code with what its constant needs.
#[derive(Serialize)]
pub struct Entry<'v> {
    pub identifier: &'v str,
    /// In the language of comments, on one line.
    pub meaning: String,
    /// Statuses and retry, in English.
    pub facts: String,
    /// The member of the enumeration of retries.
    pub retry_identifier: &'static str,
    /// Why it is deprecated, on one line; empty if it is not.
    pub deprecation: String,
    #[serde(flatten)]
    pub info: &'v CodeInfo<'v>,
}

impl<'v> Entry<'v> {
    /// The entry of a code. `identifiers` has the constant of each code, `text` gives texts in the language of comments.
    pub fn new(
        target: Target,
        info: &'v CodeInfo<'v>,
        identifier: &'v str,
        identifiers: &HashMap<&str, &str>,
        text: impl Fn(Text<'_>) -> String,
    ) -> Self {
        let statuses: Vec<String> = info.statuses.iter().map(u16::to_string).collect();
        let statuses = (!statuses.is_empty()).then(|| format!("HTTP {}.", statuses.join(", ")));
        let retry = info.retry.map(|retry| match retry {
            Retry::NotNeeded => "No retry is needed.",
            Retry::AfterFix => "Retry only after a fix.",
            Retry::Backoff => "Retry with an increasing delay.",
            Retry::Never => "Do not retry.",
        });
        let facts: Vec<&str> = statuses.as_deref().into_iter().chain(retry).collect();
        let mut deprecation = first_paragraph(&text(info.reason));
        if let Some(identifier) = identifiers.get(info.replacement) {
            if !deprecation.is_empty() {
                let is_sentence = deprecation.ends_with(['.', '。', '!', '！', '?', '？', '…']);
                deprecation.push_str(if is_sentence { " " } else { ". " });
            }
            deprecation.push_str("Use ");
            deprecation.push_str(identifier);
            deprecation.push_str(" instead.");
        }
        if info.deprecated && deprecation.is_empty() {
            deprecation.push_str("The reference deprecates it.");
        }
        Self {
            identifier,
            meaning: first_paragraph(&text(info.meaning)),
            facts: facts.join(" "),
            retry_identifier: retry_identifier(target, info.retry),
            deprecation,
            info,
        }
    }
}

/// The member of the enumeration of retries, in mixed caps or in capitals.
fn retry_identifier(target: Target, retry: Option<Retry>) -> &'static str {
    let (mixed, capitals) = match retry {
        Some(Retry::NotNeeded) => ("NotNeeded", "NOT_NEEDED"),
        Some(Retry::AfterFix) => ("AfterFix", "AFTER_FIX"),
        Some(Retry::Backoff) => ("Backoff", "BACKOFF"),
        Some(Retry::Never) => ("Never", "NEVER"),
        None => ("Unknown", "UNKNOWN"),
    };
    if matches!(target, Target::Go | Target::Rust) { mixed } else { capitals }
}

/// The first paragraph of a text on one line, cut if it is long.
fn first_paragraph(text: &str) -> String {
    let lines = text.lines().map(str::trim).skip_while(|line| line.is_empty());
    let lines: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
    let text = lines.join(" ");
    match text.char_indices().nth(MAX_MEANING_CHARS) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_meaning_is_the_first_paragraph_on_one_line() {
        assert_eq!(first_paragraph("\n The NIC\n is missing.\n\n- Look."), "The NIC is missing.");
        assert_eq!(first_paragraph(&"网卡 ".repeat(200)).chars().count(), MAX_MEANING_CHARS + 1);
        assert_eq!(first_paragraph(""), "");
    }
}
