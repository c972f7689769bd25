//! Resources: the records of codes as Markdown.

use std::borrow::Cow;

use ecs_err_answers::{Answer, Report, View};
use ecs_err_core::model::Code;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use rmcp::model::{Resource, ResourceTemplate};

use crate::knowledge::Knowledge;

/// The address of a code; the language is optional.
pub const TEMPLATE: &str = "ecs-err://error/{code}{?language}";
/// The media type of resources.
pub const MARKDOWN: &str = "text/markdown";

const PREFIX: &str = "ecs-err://error/";
/// How many codes a page of the list has.
const PAGE_LEN: usize = 100;
/// What an address needs no escapes for (RFC 3986).
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Why a resource is not read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResourceError {
    /// The address has another form.
    #[error("{0} has not the form {TEMPLATE}")]
    Address(String),
    /// The catalog does not have the code.
    #[error("{0}")]
    Code(String),
    /// The catalog does not have the language.
    #[error("{0}")]
    Language(String),
}

/// The template of the addresses.
pub fn template() -> ResourceTemplate {
    ResourceTemplate::new(TEMPLATE, "error")
        .with_description("An error code, with its message, meaning, action and history")
        .with_mime_type(MARKDOWN)
}

/// A page of the codes, from a position on, and the position of the next page.
pub fn page(view: &View<'_>, start: usize) -> (Vec<Resource>, Option<usize>) {
    let errors = view.catalog.errors();
    let resources = errors.iter().skip(start).take(PAGE_LEN).map(|error| {
        let code = error.code.as_str();
        Resource::new(format!("{PREFIX}{}", utf8_percent_encode(code, ESCAPED)), code)
            .with_description(view.line(error.meaning()))
            .with_mime_type(MARKDOWN)
    });
    let next = start.saturating_add(PAGE_LEN);
    (resources.collect(), (next < errors.len()).then_some(next))
}

/// The record of a code as Markdown.
pub fn read(knowledge: &Knowledge, address: &str) -> Result<String, ResourceError> {
    let (code, language) = parts(address).ok_or_else(|| ResourceError::Address(address.to_owned()))?;
    let view = knowledge.view(language.as_deref()).map_err(|error| ResourceError::Language(error.to_string()))?;
    let answer = Answer::new(&view, &code);
    if Code::new(&code).is_some_and(|code| view.catalog.record_of(code).is_some()) {
        return Ok(Report::Answers(vec![answer]).markdown(&view));
    }
    let reason = if answer.is_found() {
        format!("no error has the code {}; its spelling must be exact", answer.query)
    } else {
        answer.messages(&view).join(" ")
    };
    Err(ResourceError::Code(reason))
}

/// The code and the language of an address.
fn parts(address: &str) -> Option<(Cow<'_, str>, Option<Cow<'_, str>>)> {
    let rest = address.strip_prefix(PREFIX)?;
    let (code, query) = rest.split_once('?').unwrap_or((rest, ""));
    let language = match query {
        "" => None,
        query => Some(percent_decode_str(query.strip_prefix("language=")?).decode_utf8().ok()?),
    };
    let code = percent_decode_str(code).decode_utf8().ok()?;
    (!code.is_empty()).then_some((code, language))
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn an_address_names_a_code_and_perhaps_a_language() {
        for (address, expected) in [
            ("ecs-err://error/Ecs.0085", Some(("Ecs.0085", None))),
            ("ecs-err://error/PD%3Acommon%3AX", Some(("PD:common:X", None))),
            ("ecs-err://error/a/b?language=zh", Some(("a/b", Some("zh")))),
            ("ecs-err://error/Ecs.0085?", Some(("Ecs.0085", None))),
            ("ecs-err://error/Ecs.0085?lang=zh", None),
            ("ecs-err://error/", None),
            ("ecs-err://error/%ff", None),
            ("ecs-err://status/404", None),
            ("", None),
        ] {
            let found = parts(address);
            let found = found.as_ref().map(|(code, language)| (code.as_ref(), language.as_deref()));
            assert_eq!(found, expected, "{address}");
        }
    }
}
