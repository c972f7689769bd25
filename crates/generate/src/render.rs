//! Renders the template of a language.

use std::collections::HashMap;

use ecs_err_core::Catalog;
use ecs_err_core::model::{LanguageTag, Text};
use ecs_err_data::codegen::digest;
use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, TeraResult};

use crate::code_info::{CodeInfo, code_infos};
use crate::comment::{comment_text, wrapped};
use crate::entry::Entry;
use crate::error::GenerateError;
use crate::identifier::identifiers;
use crate::layout::{columns, fitted};
use crate::literal::literal;
use crate::target::Target;
use crate::{Options, java};

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
        .map(|(info, identifier)| Entry::new(target, info, identifier, &by_code, text))
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
