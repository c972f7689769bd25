//! Explains a code in one line.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::Options;
use ecs_err_core::catalog::Catalog;
use ecs_err_core::resolve::Record;
use ecs_err_core::text::one_line;
use ecs_err_core::{Code, Retry, StatusCode, Text};
use ecs_err_ui_text::UiText;

/// Explains codes.
#[derive(Debug)]
pub(super) struct Explainer<'a> {
    catalog: Catalog<'a>,
    languages: &'a [&'a str],
    retry: bool,
    ansi: (&'a str, &'a str),
}

impl<'a> Explainer<'a> {
    pub fn new(catalog: Catalog<'a>, options: &Options<'a>) -> Self {
        Self { catalog, languages: options.languages, retry: options.retry, ansi: options.ansi }
    }

    /// Writes the code, its meaning and the action.
    pub fn write(&self, code: Code<'_>, out: &mut impl Write) -> io::Result<()> {
        let (on, off) = self.ansi;
        write!(out, "{on}{}{off}", self.explanation(code))
    }

    /// The code, its meaning and the action, without color.
    pub fn explanation(&self, code: Code<'_>) -> String {
        format!("{code} {}", self.each(|language| self.meaning(code, language)))
    }

    /// The meaning of the code, without the action.
    pub fn summary(&self, code: Code<'_>) -> String {
        self.each(|language| match self.catalog.record_of(code) {
            Some(item) => one_line(&item.summary(language).to_string()),
            None => self.outside(code, language).to_owned(),
        })
    }

    /// The code as JSON.
    pub fn record(&self, code: Code<'_>) -> Value {
        let item = self.catalog.record_of(code);
        let kind = match item {
            Some(Record::Retired(..)) => "retired",
            Some(_) => "error",
            None if self.is_own(code) => "unknownCode",
            None => "foreignCode",
        };
        let mut record = json!({"code": code.as_str(), "kind": kind});
        if let Some(Record::Retired(retired, _)) = item {
            if let Some(replacement) = retired.replacement {
                record["replacement"] = replacement.as_str().into();
            }
            if let Some(text) = retired.text {
                record["text"] = self.text(text);
            }
        }
        if let Some(Record::Error(error) | Record::Retired(_, Some(error))) = item {
            record["status"] = error.statuses.first().map(StatusCode::get).into();
            record["description"] = self.text(error.description);
            record["action"] = self.text(error.action);
            record["retry"] = self.catalog.retry(error).map(Retry::as_str).into();
        }
        record
    }

    /// The meaning of the code and the action, in a language.
    fn meaning(&self, code: Code<'_>, language: &str) -> String {
        let Some(item) = self.catalog.record_of(code) else { return self.outside(code, language).to_owned() };
        let words = UiText::for_language(language);
        let (action, retry) = match item {
            Record::Error(error) | Record::Retired(_, Some(error)) => {
                let retry = self.catalog.retry(error).filter(|_| self.retry);
                (error.action.get(language).unwrap_or_default(), retry)
            }
            _ => (words.retired_action, None),
        };
        let advice = retry.map(|retry| format!("{}{}{}", words.retry, words.colon, words.retry(retry)));
        let meaning = words.sentences(&item.summary(language).to_string(), action).to_string();
        // Who reads the output by lines finds one for each code.
        one_line(&words.sentences(&meaning, &advice.unwrap_or_default()).to_string())
    }

    /// The explanation of a code outside the catalog.
    fn outside(&self, code: Code<'_>, language: &str) -> &'static str {
        let words = UiText::for_language(language);
        if self.is_own(code) { words.outside } else { words.of_another_service }
    }

    fn is_own(&self, code: Code<'_>) -> bool {
        self.catalog.service_of(code).is_some()
    }

    /// The text in each language.
    fn each(&self, text: impl Fn(&str) -> String) -> String {
        let mut texts = String::new();
        for language in self.languages {
            if !texts.is_empty() {
                texts.push_str(" / ");
            }
            texts.push_str(&text(language));
        }
        texts
    }

    /// A text in the requested languages.
    fn text(&self, text: Text<'_>) -> Value {
        let texts =
            self.languages.iter().filter_map(|language| Some(((*language).to_owned(), text.get(language)?.into())));
        Value::Object(texts.collect::<Map<_, _>>())
    }
}
