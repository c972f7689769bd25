//! [`CodeInfo`]: what sources say about a code, whatever their language.

use ecs_err_core::model::{Deprecated, ErrorCode, RetiredCode, Retry, Text};
use ecs_err_core::{Catalog, StatusCode};
use serde::{Serialize, Serializer};

/// A code of a catalog, or one that its reference no longer has.
#[derive(Debug, Serialize)]
pub struct CodeInfo<'a> {
    pub code: &'a str,
    /// What the identifier is made from: the name, else the code.
    #[serde(skip)]
    pub name: &'a str,
    /// The statuses of every case, each once.
    pub statuses: Vec<u16>,
    /// In sources as in the data files; empty if the catalog does not say.
    #[serde(serialize_with = "as_in_data")]
    pub retry: Option<Retry>,
    /// The address of its page, or of the first page about it; empty if there is none.
    pub url: String,
    pub messages: Vec<TextIn<'a>>,
    pub descriptions: Vec<TextIn<'a>>,
    pub actions: Vec<TextIn<'a>>,
    /// Whether it is deprecated or retired.
    pub deprecated: bool,
    /// Whether the reference no longer has it.
    pub retired: bool,
    /// Why it is deprecated, or what happened to it.
    pub reasons: Vec<TextIn<'a>>,
    /// The code that replaces a retired one; empty if there is none.
    pub replacement: &'a str,
    /// The description, else the message.
    #[serde(skip)]
    pub meaning: Text<'a>,
    #[serde(skip)]
    pub reason: Text<'a>,
}

/// A text in a language.
#[derive(Debug, Serialize)]
pub struct TextIn<'a> {
    /// The BCP 47 tag.
    pub language: &'a str,
    pub text: &'a str,
}

#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "so serde calls it")]
fn as_in_data<S: Serializer>(retry: &Option<Retry>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(retry.map_or("", Retry::as_str))
}

/// The codes of a catalog, then the retired ones.
pub fn code_infos(catalog: Catalog<'_>) -> Vec<CodeInfo<'_>> {
    let errors = catalog.errors().iter().map(|error| of_error(catalog, error));
    errors.chain(catalog.retired().iter().map(of_retired)).collect()
}

fn of_error<'a>(catalog: Catalog<'a>, error: &'a ErrorCode<'a>) -> CodeInfo<'a> {
    let reason = match error.deprecated {
        Some(Deprecated::Because(text)) => text,
        Some(Deprecated::Yes) | None => Text::new(&[]),
    };
    let page = catalog.metadata().languages.first().and_then(|language| catalog.page_address(error.code, language));
    let link = || error.links.first().map(|link| link.url.as_str().to_owned());
    CodeInfo {
        code: error.code.as_str(),
        name: error.name.unwrap_or(error.code.as_str()),
        statuses: error.all_statuses().map(StatusCode::get).collect(),
        retry: catalog.retry(error),
        url: page.map(|page| page.to_string()).or_else(link).unwrap_or_default(),
        messages: texts(error.message),
        descriptions: texts(error.description),
        actions: texts(error.action),
        deprecated: error.deprecated.is_some(),
        retired: false,
        reasons: texts(reason),
        replacement: "",
        meaning: error.meaning(),
        reason,
    }
}

fn of_retired<'a>(retired: &'a RetiredCode<'a>) -> CodeInfo<'a> {
    let reason = retired.text.unwrap_or(Text::new(&[]));
    CodeInfo {
        code: retired.code.as_str(),
        name: retired.code.as_str(),
        statuses: Vec::new(),
        retry: None,
        url: String::new(),
        messages: Vec::new(),
        descriptions: Vec::new(),
        actions: Vec::new(),
        deprecated: true,
        retired: true,
        reasons: texts(reason),
        replacement: retired.replacement.map_or("", |code| code.as_str()),
        meaning: Text::new(&[]),
        reason,
    }
}

fn texts(text: Text<'_>) -> Vec<TextIn<'_>> {
    text.iter().map(|(language, text)| TextIn { language, text }).collect()
}
