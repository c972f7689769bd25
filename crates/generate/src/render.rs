//! Renders the template of a language.

use std::collections::HashMap;

use ecs_err_core::Catalog;
use ecs_err_core::model::{LanguageTag, Text};
use ecs_err_data::codegen::digest;
use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, TeraResult};

use crate::code_info::{CodeInfo, code_infos};
use crate::comment::{comment_text, wrapped};
use crate::error::GenerateError;
use crate::identifier::identifiers;
use crate::layout::{columns, fitted};
use crate::literal::literal;
use crate::target::Target;
use crate::{Options, java};

/// The most characters of the meaning of a code in its comment.
const MAX_MEANING_CHARS: usize = 200;

/// The columns of lines that are wrapped, unless a template says otherwise.
const DEFAULT_COLUMNS: usize = 100;

/// The variables of templates.
#[derive(Serialize)]
struct Variables<'v> {
    catalog: CatalogInfo<'v>,
    package: &'v str,
    class: &'v str,
    codes: &'v [Entry<'v>],
    /// The codes in parts of a class each, for constants of Java.
    constants: Vec<&'v [Entry<'v>]>,
    /// The codes in methods, and these in classes, for records of Java.
    classes: Vec<Vec<Vec<&'v Entry<'v>>>>,
}

#[derive(Serialize)]
struct CatalogInfo<'v> {
    id: &'v str,
    title: &'v str,
    edition: &'v str,
    digest: String,
    languages: &'v [&'v str],
}

/// A code with what its constant needs.
#[derive(Serialize)]
struct Entry<'v> {
    identifier: &'v str,
    /// In the language of comments, on one line.
    meaning: String,
    /// Statuses and retry, in English.
    facts: String,
    /// The member of the enumeration of retries.
    retry_identifier: &'static str,
    /// Why it is deprecated, on one line; empty if it is not.
    deprecation: String,
    #[serde(flatten)]
    info: &'v CodeInfo<'v>,
}

pub fn render(catalog: Catalog<'_>, options: &Options<'_>) -> Result<String, GenerateError> {
    let target = options.target;
    let metadata = catalog.metadata();
    let language = comment_language(catalog, options.language)?;
    let infos = code_infos(catalog);
    let identifiers = identifiers(target, infos.iter().map(|info| (info.name, info.code)))?;
    let by_code: HashMap<&str, &str> =
        infos.iter().map(|info| info.code).zip(identifiers.iter().map(String::as_str)).collect();
    let text =
        |text: Text<'_>| text.localized(language, metadata.message_language).map_or("", |found| found.text).to_owned();
    let mut codes: Vec<Entry<'_>> = infos
        .iter()
        .zip(&identifiers)
        .map(|(info, identifier)| entry(target, info, identifier, &by_code, text))
        .collect();
    // In the order of bytes, so that they can be searched.
    codes.sort_by_key(|entry| entry.info.code);
    // The digest is that of the facts, so that it is the same in each language and with other templates.
    let digest = format!("{:016x}", digest(&serde_json::to_string(&infos).unwrap_or_default()));
    let title = text(metadata.title);
    let (mut constants, mut classes) = (Vec::new(), Vec::new());
    if target == Target::Java {
        constants = codes.chunks(java::CLASS_FIELDS).collect();
        classes = java::classes(codes.iter().map(|entry| (weight(entry.info), entry)));
    }
    let variables = Variables {
        catalog: CatalogInfo {
            id: metadata.id.as_str(),
            title: &title,
            edition: metadata.edition.as_str(),
            digest,
            languages: metadata.languages.as_slice(),
        },
        package: options.package.as_ref().map_or(default_package(target), |package| package.as_str()),
        class: options.class.as_str(),
        codes: &codes,
        constants,
        classes,
    };
    let context = Context::from_serialize(&variables).map_err(|error| failed(&error))?;
    let tera = tera(options).map_err(|error| failed(&error))?;
    tera.render(&target.template_name(), &context).map_err(|error| failed(&error))
}

/// The language of comments: the chosen one, else that of the messages, else the first.
fn comment_language<'a>(catalog: Catalog<'a>, chosen: Option<LanguageTag<'_>>) -> Result<&'a str, GenerateError> {
    let metadata = catalog.metadata();
    let languages = metadata.languages.as_slice();
    let find = |wanted: &str| languages.iter().copied().find(|language| language.eq_ignore_ascii_case(wanted));
    match chosen {
        Some(tag) => find(tag.as_str()).ok_or_else(|| GenerateError::Language {
            language: tag.as_str().to_owned(),
            languages: languages.iter().map(|&language| language.to_owned()).collect(),
        }),
        None => Ok(find(metadata.message_language).or(languages.first().copied()).unwrap_or("en")),
    }
}

fn entry<'v>(
    target: Target,
    info: &'v CodeInfo<'v>,
    identifier: &'v str,
    identifiers: &HashMap<&str, &str>,
    text: impl Fn(Text<'_>) -> String,
) -> Entry<'v> {
    let statuses: Vec<String> = info.statuses.iter().map(u16::to_string).collect();
    let statuses = (!statuses.is_empty()).then(|| format!("HTTP {}.", statuses.join(", ")));
    let retry = match info.retry {
        "notNeeded" => Some("No retry is needed."),
        "afterFix" => Some("Retry only after a fix."),
        "backoff" => Some("Retry with an increasing delay."),
        "never" => Some("Do not retry."),
        _ => None,
    };
    let facts: Vec<&str> = statuses.as_deref().into_iter().chain(retry).collect();
    let replacement = identifiers.get(info.replacement).map(|identifier| format!("Use {identifier} instead."));
    let reason = first_paragraph(&text(info.reason));
    let deprecation: Vec<String> =
        [Some(reason), replacement].into_iter().flatten().filter(|text| !text.is_empty()).collect();
    let mut deprecation = deprecation.join(" ");
    if info.deprecated && deprecation.is_empty() {
        "The reference deprecates it.".clone_into(&mut deprecation);
    }
    Entry {
        identifier,
        meaning: first_paragraph(&text(info.meaning)),
        facts: facts.join(" "),
        retry_identifier: retry_identifier(target, info.retry),
        deprecation,
        info,
    }
}

/// The member of the enumeration of retries, in mixed caps or in capitals.
fn retry_identifier(target: Target, retry: &str) -> &'static str {
    let is_mixed = matches!(target, Target::Go | Target::Rust);
    match retry {
        "notNeeded" if is_mixed => "NotNeeded",
        "notNeeded" => "NOT_NEEDED",
        "afterFix" if is_mixed => "AfterFix",
        "afterFix" => "AFTER_FIX",
        "backoff" if is_mixed => "Backoff",
        "backoff" => "BACKOFF",
        "never" if is_mixed => "Never",
        "never" => "NEVER",
        _ if is_mixed => "Unknown",
        _ => "UNKNOWN",
    }
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

/// The package of a source that names none.
fn default_package(target: Target) -> &'static str {
    if target == Target::Go { "errcodes" } else { "" }
}

/// How many values a record has.
fn weight(info: &CodeInfo<'_>) -> usize {
    let texts = info.messages.len() + info.descriptions.len() + info.actions.len();
    4 + info.statuses.len() + 2 * texts
}

/// The templates with their filters and functions.
fn tera(options: &Options<'_>) -> TeraResult<Tera> {
    let target = options.target;
    let mut tera = Tera::default();
    tera.autoescape_on(Vec::<String>::new());
    tera.register_filter("string", move |text: &str, _: Kwargs, _: &State<'_>| literal(target, text));
    tera.register_filter("width", move |text: &str, _: Kwargs, _: &State<'_>| columns(target, text));
    tera.register_filter("comment", move |text: &str, _: Kwargs, _: &State<'_>| comment_text(target, text));
    tera.register_filter("wrap", move |text: &str, kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let prefix: &str = kwargs.get("prefix")?.unwrap_or_default();
        let width: usize = kwargs.get("width")?.unwrap_or(DEFAULT_COLUMNS);
        let used: usize = kwargs.get("used")?.unwrap_or_else(|| columns(target, prefix));
        Ok(wrapped(target, text, prefix, width, used))
    });
    tera.register_function("fitted", move |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let items: Vec<String> = kwargs.must_get("items")?;
        let (width, indent) = (kwargs.must_get("width")?, kwargs.must_get("indent")?);
        Ok(fitted(target, kwargs.must_get("head")?, &items, kwargs.must_get("tail")?, width, indent))
    });
    tera.add_raw_templates(options.templates.of(target))?;
    Ok(tera)
}

/// The message of tera with its causes.
fn failed(error: &tera::Error) -> GenerateError {
    let causes = std::iter::successors(std::error::Error::source(error), |cause| cause.source());
    let texts: Vec<String> = std::iter::once(error.to_string()).chain(causes.map(ToString::to_string)).collect();
    GenerateError::Template(texts.join(": "))
}
