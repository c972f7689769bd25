//! The rules for data directories, one in each file.
//!
//! ```
//! use ecs_err_data::check::RuleId;
//!
//! let rule = RuleId::find("dangling-reference").unwrap().rule();
//! assert_eq!(rule.summary("en"), "Every reference names a record of the catalog.");
//! ```

mod rules;

use std::collections::HashSet;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

pub use crate::diagnostic::{Diagnostic, Severity};
pub use ecs_err_ui_text::diagnostics::Message;

use ecs_err_core::model::PlaceholderStyle;
use ecs_err_ui_text::diagnostics::RuleText;

use crate::identity::identities;
use crate::load::{Arena, DataDir};

/// Checks a data directory. Returns the errors and warnings, sorted by file and position.
///
/// ```
/// # let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
/// assert_eq!(ecs_err_data::check::check_dir(directory.as_ref()), []);
///
/// let diagnostics = ecs_err_data::check::check_dir("not a directory".as_ref());
/// assert!(diagnostics.iter().any(|diagnostic| diagnostic.rule.name() == "missing-file"));
/// ```
#[must_use]
pub fn check_dir(path: &Path) -> Vec<Diagnostic> {
    let arena = Arena::new();
    run(&DataDir::read(path, &arena))
}

/// A rule for data directories.
#[derive(Debug)]
#[non_exhaustive]
pub struct Rule {
    /// The identity of the rule.
    pub id: RuleId,
    text: &'static RuleText,
    /// Finds violations; `None` if reading the files finds them.
    check: Option<fn(&DataDir<'_>, &mut Vec<Diagnostic>)>,
}

impl Rule {
    /// The rule in one sentence, in a language (a BCP 47 tag); in English if the program does not have the language.
    #[must_use]
    pub fn summary(&self, language: &str) -> &'static str {
        self.text.summary(language)
    }

    /// Why the rule exists, and how to fix what breaks it, in a language.
    #[must_use]
    pub fn explanation(&self, language: &str) -> &'static str {
        self.text.explanation(language)
    }
}

macro_rules! rules {
    ($( $variant:ident = $code:literal $name:literal $severity:ident in $module:ident; )*) => {
        identities! {
            /// The identity of a rule.
            RuleId;
            $( #[doc = $name] $variant = $code $name; )*
        }

        impl RuleId {
            /// The severity of a violation. Some rules are stricter for a [complete](ecs_err_core::Metadata::complete)
            /// catalog.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $( Self::$variant => Severity::$severity, )* }
            }

            /// The rule with its texts.
            #[must_use]
            pub fn rule(self) -> &'static Rule {
                match self { $( Self::$variant => &rules::$module::RULE, )* }
            }
        }
    };
}

// The first digit of a code: 1 form of the files, 2 texts, 3 records, 4 releases, 5 style.
rules! {
    UnreadableFile = "D101" "unreadable-file" Error in unreadable_file;
    UnexpectedFile = "D102" "unexpected-file" Error in unexpected_file;
    MissingFile = "D103" "missing-file" Error in missing_file;
    JsonSyntax = "D104" "json-syntax" Error in json_syntax;
    UnknownKey = "D105" "unknown-key" Error in unknown_key;
    MissingKey = "D106" "missing-key" Error in missing_key;
    DuplicateKey = "D107" "duplicate-key" Error in duplicate_key;
    WrongType = "D108" "wrong-type" Error in wrong_type;
    MissingLanguage = "D201" "missing-language" Error in missing_language;
    UnknownLanguage = "D202" "unknown-language" Error in unknown_language;
    EmptyText = "D203" "empty-text" Error in empty_text;
    HalfWidthPunctuation = "D204" "half-width-punctuation" Error in half_width_punctuation;
    InvisibleCharacter = "D205" "invisible-character" Error in invisible_character;
    RawHtml = "D206" "raw-html" Error in raw_html;
    GuideTitle = "D207" "guide-title" Error in guide_title;
    WrongLanguage = "D208" "wrong-language" Warning in wrong_language;
    OuterBlanks = "D209" "outer-blanks" Warning in outer_blanks;
    MalformedCode = "D301" "malformed-code" Error in malformed_code;
    UnknownService = "D302" "unknown-service" Error in unknown_service;
    DuplicateId = "D303" "duplicate-id" Error in duplicate_id;
    Unsorted = "D304" "unsorted" Error in unsorted;
    UnknownStatus = "D305" "unknown-status" Error in unknown_status;
    Placeholders = "D306" "placeholders" Error in placeholders;
    DanglingReference = "D307" "dangling-reference" Error in dangling_reference;
    SchemaConflict = "D308" "schema-conflict" Error in schema_conflict;
    CodeFamily = "D309" "code-family" Error in code_family;
    SharedMessage = "D310" "shared-message" Warning in shared_message;
    StructureRecursion = "D311" "structure-recursion" Error in structure_recursion;
    UnsafeName = "D312" "unsafe-name" Error in unsafe_name;
    ReleaseSequence = "D401" "release-sequence" Error in release_sequence;
    StatusHistory = "D402" "status-history" Error in status_history;
    UnnamedCode = "D403" "unnamed-code" Warning in unnamed_code;
    NotCanonical = "D501" "not-canonical" Warning in not_canonical;
    WrongSchema = "D502" "wrong-schema" Warning in wrong_schema;
    PlainText = "D503" "plain-text" Warning in plain_text;
    EnglishStyle = "D504" "english-style" Warning in english_style;
    ChineseStyle = "D505" "chinese-style" Warning in chinese_style;
}

/// Whether two messages have the same placeholders, as the rule for them demands of translations.
#[doc(hidden)]
#[must_use]
pub fn have_same_placeholders(one: &str, other: &str, style: PlaceholderStyle) -> bool {
    rules::placeholders::agree(one, other, style)
}

/// Checks a directory that has been read. Returns the errors and warnings, sorted by file and position.
#[doc(hidden)]
#[must_use]
pub fn run(dir: &DataDir<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = dir.diagnostics.clone();
    let mut found = in_parallel(dir);
    // The rules for records see a substitute for a value that could not be read.
    let unread: HashSet<_> = dir.diagnostics.iter().map(|one| (&one.file, &one.range)).collect();
    found.retain(|one| one.rule < RuleId::MalformedCode || !unread.contains(&(&one.file, &one.range)));
    diagnostics.append(&mut found);
    diagnostics.sort_by(|one, other| order(one).cmp(&order(other)));
    diagnostics
}

/// Diagnostics are in the order of files and positions; a missing or broken file comes before its consequences.
fn order(diagnostic: &Diagnostic) -> impl Ord + '_ {
    let Diagnostic { rule, file, range, message, .. } = diagnostic;
    let is_consequence = !matches!(rule, RuleId::UnreadableFile | RuleId::MissingFile | RuleId::JsonSyntax);
    (is_consequence, file, range.start, range.end, rule, message)
}

/// The diagnostics of all rules, in any order.
fn in_parallel(dir: &DataDir<'_>) -> Vec<Diagnostic> {
    // The last rules first: those about style read every character and take longest.
    let rules = Mutex::new(RuleId::ALL.iter().rev().filter_map(|rule| rule.rule().check));
    let next = || rules.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = || {
        let mut found = Vec::new();
        while let Some(check) = next() {
            check(dir, &mut found);
        }
        found
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(work);
        let mut found = work();
        match other.join() {
            Ok(more) => found.extend(more),
            Err(panic) => std::panic::resume_unwind(panic),
        }
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ecs_err_core::text::is_han;

    #[test]
    fn each_rule_is_explained_in_english_and_in_chinese() {
        for id in RuleId::ALL {
            let rule = id.rule();
            let (english, chinese) = (rule.summary("en"), rule.summary("zh-TW"));
            assert!(english.ends_with('.') && !english.contains(is_han), "{id}: {english}");
            assert!(chinese.ends_with('。') && chinese.contains(is_han), "{id}: {chinese}");
            let (english, chinese) = (rule.explanation("fr"), rule.explanation("zh"));
            let is_example = matches!(id, RuleId::HalfWidthPunctuation);
            assert!(english.len() > 80 && (is_example || !english.contains(is_han)), "{id}: {english}");
            assert!(chinese.chars().filter(|letter| is_han(*letter)).count() > 30, "{id}: {chinese}");
            assert_eq!(english.matches("\n\n").count(), chinese.matches("\n\n").count(), "{id}: {chinese}");
            assert_eq!(english.contains("To fix it"), chinese.contains("修复方法："), "{id}: {chinese}");
        }
    }

    #[test]
    fn each_rule_is_registered_once() {
        for (at, id) in RuleId::ALL.iter().enumerate() {
            let rule = id.rule();
            assert_eq!(rule.id, *id, "the file of {id} declares another rule");
            assert!(
                RuleId::ALL[..at].iter().all(|other| other.code() < id.code() && other.name() != id.name()),
                "{id} is not in order"
            );
            assert_eq!((RuleId::find(id.code()), RuleId::find(id.name())), (Some(*id), Some(*id)));
        }
    }
}
