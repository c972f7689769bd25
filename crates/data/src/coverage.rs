//! How much of a catalog is written: texts in each language, actions, retry advice and evidence.

use std::collections::HashMap;

use ecs_err_core::Catalog;
use ecs_err_core::model::{ErrorCode, Service, Text};

/// What the errors of a catalog, or of one of its services, have.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Coverage {
    /// How many codes there are.
    pub codes: usize,
    /// The texts in each language of the catalog.
    pub texts: Vec<TextCoverage>,
    /// How many codes have an action in any language.
    pub actions: usize,
    /// How many codes say whether to retry.
    pub retry_stated: usize,
    /// How many codes have only the retry advice of their status.
    pub retry_from_status: usize,
    /// How many codes have evidence from practice.
    pub seen: usize,
}

/// How many codes have a text, in each language.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TextCoverage {
    /// The key of the text: `message`, `description` or `action`.
    pub key: &'static str,
    /// The languages in the order of the catalog, each with the number of codes.
    pub languages: Vec<(String, usize)>,
}

impl Coverage {
    /// The coverage of a whole catalog.
    #[must_use]
    pub fn of_catalog(catalog: Catalog<'_>) -> Self {
        Self::of(catalog, &catalog.errors().iter().collect::<Vec<_>>())
    }

    /// The coverage of each service, in the order of the catalog.
    #[must_use]
    pub fn of_services<'a>(catalog: Catalog<'a>) -> Vec<(&'a Service<'a>, Self)> {
        let mut errors: HashMap<&str, Vec<&ErrorCode<'a>>> = HashMap::new();
        for error in catalog.errors() {
            if let Some(service) = catalog.service_of(error.code) {
                errors.entry(service.id.as_str()).or_default().push(error);
            }
        }
        let own = |service: &Service<'a>| errors.get(service.id.as_str()).map_or(&[][..], Vec::as_slice);
        catalog.metadata().services.iter().map(|service| (service, Self::of(catalog, own(service)))).collect()
    }

    /// How many codes do not say whether to retry, not even by their status.
    #[must_use]
    pub fn without_retry(&self) -> usize {
        self.codes - self.retry_stated - self.retry_from_status
    }

    fn of<'a>(catalog: Catalog<'a>, errors: &[&ErrorCode<'a>]) -> Self {
        let count = |has: &dyn Fn(&ErrorCode<'a>) -> bool| errors.iter().filter(|error| has(error)).count();
        let languages = catalog.metadata().languages.as_slice();
        // The API may write its messages in a language that the catalog does not have otherwise.
        let other = Some(catalog.metadata().message_language).filter(|tag| !languages.contains(tag));
        let text = |key, text: fn(&ErrorCode<'a>) -> Text<'a>, other: Option<&str>| {
            let languages = languages.iter().copied().chain(other);
            let in_language = |tag: &str| (tag.to_owned(), count(&|error| text(error).get(tag).is_some()));
            TextCoverage { key, languages: languages.map(in_language).collect() }
        };
        Self {
            codes: errors.len(),
            texts: vec![
                text("message", |error| error.message, other),
                text("description", |error| error.description, None),
                text("action", |error| error.action, None),
            ],
            actions: count(&|error| !error.action.is_empty()),
            retry_stated: count(&|error| error.retry.is_some()),
            retry_from_status: count(&|error| error.retry.is_none() && catalog.retry(error).is_some()),
            seen: count(&|error| !error.seen.is_empty()),
        }
    }
}
