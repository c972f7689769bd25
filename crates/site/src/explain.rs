//! The script that explains pasted texts in the page, with the data that only it needs.
//!
//! It is fetched when the box of the home page is used, after the codes of the search data.

use serde_json::{Value, json};

use super::{encode, script};
use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{ErrorCode, LanguageTag, Retry, Status, Wraps};
use ecs_err_ui_text::UiText;

/// Stands for an error of which nothing says whether to try again; the four values are below it.
const NO_RETRY: u32 = 4;

/// The script for the pages of a language; `part` is the source of a part of the theme's scripts.
pub fn script<'p>(catalog: Catalog<'_>, language: LanguageTag<'_>, part: impl Fn(&str) -> Option<&'p str>) -> String {
    let data = encode::json_in_html(&data(catalog, language).to_string());
    script::explain(&format!("let data={data};\n"), part)
}

fn data(catalog: Catalog<'_>, language: LanguageTag<'_>) -> Value {
    let flags: String =
        catalog.errors().iter().filter_map(|error| char::from_digit(flags(catalog, error), 16)).collect();
    json!({
        "flags": flags,
        "isMessageLanguage": language.as_str() == catalog.metadata().message_language,
        "words": words(language.as_str()),
    })
}

/// Whether to send a request with this error again, by its number among the values or 4 for none, and five times
/// how the error only wraps another one: 2 if another code says what happened, 1 if its message does, else 0.
fn flags(catalog: Catalog<'_>, error: &ErrorCode<'_>) -> u32 {
    let of_status = || error.statuses.first().and_then(|status| catalog.status(status)).map(Status::retry);
    let retry = error.retry.or_else(of_status).map_or(NO_RETRY, |retry| retry as u32);
    let wraps = match error.wraps {
        None => 0,
        Some(Wraps::Message) => 1,
        Some(Wraps::Code) => 2,
    };
    retry + 5 * wraps
}

/// The labels of an explanation, in a language.
fn words(language: &str) -> Value {
    let words = UiText::for_language(language);
    let mut all = match ecs_err_core::negotiate([language], &["zh", "en"]) {
        Some("zh") => json!({
            "different": "{n}个不同的错误，第一个是{code}：",
            "line": "第{n}行",
            "lines": "第{n}行",
            "probably": "没有错误码，根据错误信息可能是：",
            "link": "复制链接",
            "linkTooLong": "内容太长",
            "clear": "清空",
        }),
        _ => json!({
            "different": "{n} different errors; the first is {code}:",
            "line": "line {n}",
            "lines": "lines {n}",
            "probably": "No error code; by the message, probably:",
            "link": "Copy link",
            "linkTooLong": "Too long for a link",
            "clear": "Clear",
        }),
    };
    let shared = json!({
        "rootCause": words.root_cause,
        "chain": words.chain,
        "serverMessage": words.server_message,
        "message": words.message,
        "seen": words.seen,
        "seenInEdition": words.seen_in_edition,
        "seenOn": words.seen_on,
        "action": words.action,
        "retry": words.retry,
        "retries": Retry::ALL.iter().map(|retry| words.retry(*retry)).collect::<Value>(),
        "status": words.status,
        "requestId": words.request_id,
        "didYouMean": words.did_you_mean,
        "comma": words.comma,
        "colon": words.colon,
        "none": words.no_code_in_text,
    });
    if let (Value::Object(all), Value::Object(shared)) = (&mut all, shared) {
        all.extend(shared);
    }
    all
}
