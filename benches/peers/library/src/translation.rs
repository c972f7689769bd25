//! The Chinese message for each English one that has values.
//!
//! Fluent and rust-i18n get the key and the values; `ecs_err` gets what a client has, the code and the server's message,
//! and takes the values out of the message.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;
use std::hint::black_box;

use ecs_err::{Catalog, Code, ErrorCode};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use rust_i18n::{Backend, SimpleBackend, replace_patterns};
use unic_langid::LanguageIdentifier;

use super::Way;

struct Message<'a> {
    code: Code<'a>,
    /// The key for other crates: a code has characters that Fluent doesn't allow.
    key: String,
    /// As the server writes it.
    english: String,
    names: Vec<&'a str>,
    values: Vec<String>,
}

/// Calls `measure` with the number of messages and the ways to translate them.
pub fn with_ways(catalog: &Catalog<'_>, measure: impl FnOnce(usize, Vec<Way<'_>>)) {
    let errors: Vec<_> = catalog.errors().iter().filter(|error| !error.placeholders.is_empty()).collect();
    let messages: Vec<_> = errors.iter().map(|error| message(catalog, error)).collect();

    let mut source = String::new();
    let mut texts = HashMap::new();
    for (error, message) in errors.iter().zip(&messages) {
        let named = |style: fn(&str) -> String| {
            let names: Vec<_> = message.names.iter().map(|name| style(name)).collect();
            filled(catalog, error, "zh", &names)
        };
        source += &format!("{} = {}\n", message.key, named(|name| format!("{{ ${name} }}")));
        texts.insert(Cow::Owned(message.key.clone()), Cow::Owned(named(|name| format!("%{{{name}}}"))));
    }
    let mut bundle = FluentBundle::new(vec!["zh".parse::<LanguageIdentifier>().expect("a language")]);
    bundle.set_use_isolating(false);
    bundle.add_resource(FluentResource::try_new(source).expect("valid Fluent")).expect("different keys");
    let mut backend = SimpleBackend::new();
    backend.add_translations("zh".into(), texts);

    let ours = |message: &Message<'_>| {
        let translation = catalog.translate(message.code, Some(&message.english), "zh")?;
        Some(translation.message().to_string())
    };
    let by_fluent = |message: &Message<'_>| {
        let pattern = bundle.get_message(&message.key)?.value()?;
        let mut arguments = FluentArgs::new();
        for (name, value) in message.names.iter().zip(&message.values) {
            arguments.set(*name, value.as_str());
        }
        Some(bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
    };
    let by_rust_i18n = |message: &Message<'_>| {
        let text = backend.translate("zh", &message.key)?;
        Some(replace_patterns(&text, &message.names, &message.values))
    };
    for message in &messages {
        let text = ours(message);
        assert!(
            text.is_some() && message.values.iter().all(|value| text.as_ref().is_some_and(|text| text.contains(value)))
        );
        assert_eq!(by_fluent(message), text);
        assert_eq!(by_rust_i18n(message), text);
    }
    measure(
        messages.len(),
        vec![
            ("ecs_err", Box::new(|| all(&messages, ours))),
            ("fluent", Box::new(|| all(&messages, by_fluent))),
            ("rust-i18n", Box::new(|| all(&messages, by_rust_i18n))),
        ],
    );
}

fn message<'a>(catalog: &Catalog<'_>, error: &ErrorCode<'a>) -> Message<'a> {
    let names: Vec<_> = error.placeholders.iter().map(|placeholder| placeholder.name).collect();
    let values: Vec<_> = (0..names.len()).map(|place| format!("4f8a21c{place}-server.large.2")).collect();
    let english = filled(catalog, error, "en", &values);
    Message { code: error.code, key: error.code.as_str().replace('.', "-"), english, names, values }
}

/// The message of an error in a language with a text in place of each placeholder, in order.
fn filled(catalog: &Catalog<'_>, error: &ErrorCode<'_>, language: &str, texts: &[String]) -> String {
    let next = Cell::new(0);
    let text = error.message.get(language).expect("the catalog has both languages");
    let filled =
        catalog.template(text).render(|_| texts.get(next.replace(next.get() + 1)).map(String::as_str)).to_string();
    filled
}

fn all(messages: &[Message<'_>], translate: impl Fn(&Message<'_>) -> Option<String>) {
    black_box(
        messages.iter().filter_map(|message| translate(black_box(message))).map(|text| text.len()).sum::<usize>(),
    );
}
