//! Compares two editions of a catalog: what changed, and what breaks clients.
//!
//! Clients rely on codes, names, statuses, retry advice and the placeholders of messages. Texts are for people and may
//! change, except for messages that the catalog calls stable (`stableMessages`).
//!
//! ```
//! use ecs_err_data::{OwnedCatalog, diff};
//!
//! # let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
//! let catalog = OwnedCatalog::open(directory.as_ref())?;
//! assert_eq!(diff::compare(catalog.get(), catalog.get()), []);
//! # Ok::<(), ecs_err_data::LoadError>(())
//! ```

mod codes;
mod message;
mod placeholders;
mod record;
mod rule;

pub use rule::ChangeRule;

use ecs_err_core::Catalog;
use ecs_err_core::model::CodeBuf;

/// A change from one edition of a catalog to another.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// What kind of change it is.
    pub rule: ChangeRule,
    /// The code that it is about; `None` if it is about the catalog.
    pub code: Option<CodeBuf>,
    /// The key that changed, such as `status`.
    pub key: Option<&'static str>,
    /// The language of the text that changed, as a BCP 47 tag.
    pub language: Option<String>,
    /// What it was.
    pub before: Option<String>,
    /// What it is now.
    pub after: Option<String>,
}

/// The changes from one edition of a catalog to another: those of the catalog, then those of each code, by code.
#[must_use]
pub fn compare(base: Catalog<'_>, head: Catalog<'_>) -> Vec<Change> {
    let mut changes = Changes::default();
    about(base, head, &mut changes);
    codes::compare(base, head, &mut changes);
    let mut changes = changes.0;
    changes.sort_by(|one, other| {
        let code = |change: &Change| change.code;
        let by_code = match (code(one), code(other)) {
            (Some(one), Some(other)) => one.as_code().natural_cmp(&other.as_code()).then(one.cmp(&other)),
            (one, other) => one.is_some().cmp(&other.is_some()),
        };
        by_code.then(one.rule.cmp(&other.rule))
    });
    changes
}

/// Changes of catalog.json.
fn about(base: Catalog<'_>, head: Catalog<'_>, changes: &mut Changes) {
    let (before, after) = (base.metadata(), head.metadata());
    if before.stable_messages && !after.stable_messages {
        changes.push(Change { key: Some("stableMessages"), ..Change::new(ChangeRule::StabilityWithdrawn, None) });
    }
    let (old, new) = (before.languages.as_slice(), after.languages.as_slice());
    for language in old.iter().filter(|language| !new.contains(language)) {
        let change = Change::new(ChangeRule::LanguageRemoved, None).from(Some(*language));
        changes.push(Change { key: Some("languages"), ..change });
    }
    for language in new.iter().filter(|language| !old.contains(language)) {
        let change = Change::new(ChangeRule::LanguageAdded, None).to(Some(*language));
        changes.push(Change { key: Some("languages"), ..change });
    }
}

/// The changes that were found.
#[derive(Default)]
struct Changes(Vec<Change>);

impl Changes {
    fn push(&mut self, change: Change) {
        self.0.push(change);
    }
}

impl Change {
    fn new(rule: ChangeRule, code: Option<CodeBuf>) -> Self {
        Self { rule, code, key: None, language: None, before: None, after: None }
    }

    fn key(self, key: &'static str) -> Self {
        Self { key: Some(key), ..self }
    }

    fn from(self, before: Option<impl Into<String>>) -> Self {
        Self { before: before.map(Into::into), ..self }
    }

    fn to(self, after: Option<impl Into<String>>) -> Self {
        Self { after: after.map(Into::into), ..self }
    }
}
