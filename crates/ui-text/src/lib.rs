//! The labels and sentences of the program, in each of its languages.
//!
//! ```
//! use ecs_err_ui_text::UiText;
//!
//! assert_eq!(UiText::for_language("zh-TW").message, "错误信息");
//! assert_eq!(UiText::for_language("fr").message, "Message");
//! ```

#![no_std]
#![forbid(unsafe_code)]

#[cfg(feature = "diagnostics")]
extern crate alloc;
#[cfg(feature = "diagnostics")]
extern crate std;

mod chinese;
#[cfg(feature = "diagnostics")]
pub mod diagnostics;
mod english;

use core::fmt;

use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{
    ChangeKind, Code, Direction, Field, NoteKind, ParameterLocation, Release, RetiredCode, Retry, Severity, Source,
    Status,
};
use ecs_err_core::resolve::RecordKind;

/// The labels and sentences around the texts of a catalog, in one language.
#[derive(Debug)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each is named after its text")]
pub struct UiText {
    pub message: &'static str,
    pub api_message: &'static str,
    pub placeholders: &'static str,
    pub description: &'static str,
    pub action: &'static str,
    pub retry: &'static str,
    /// For an error whose {status} suggests otherwise about a retry.
    pub misleading_status: &'static str,
    pub history: &'static str,
    /// For a code that no release mentions.
    pub no_history: &'static str,
    /// For a code without an addition in any release.
    pub added_unknown: &'static str,
    /// For a code that {code} replaces.
    pub replaced: &'static str,
    /// For a code without a replacement.
    pub retired: &'static str,
    /// The action for a code without a replacement.
    pub retired_action: &'static str,
    /// Before the codes that a code replaces.
    pub formerly: &'static str,
    pub same_message: &'static str,
    /// After codes, of which {count} more are omitted.
    pub more_codes: &'static str,
    pub family: &'static str,
    pub cause: &'static str,
    pub severity: &'static str,
    pub category: &'static str,
    pub parent: &'static str,
    pub listed_since: &'static str,
    pub same_as: &'static str,
    pub seen: &'static str,
    /// For a server's message that an earlier {edition} has.
    pub seen_in_edition: &'static str,
    /// For a server's message that was seen on {date}.
    pub seen_on: &'static str,
    pub check: &'static str,
    pub links: &'static str,
    pub case: &'static str,
    pub service: &'static str,
    pub name: &'static str,
    pub page: &'static str,
    pub codes: &'static str,
    /// Suggests {names}.
    pub did_you_mean: &'static str,
    /// Before other codes that a query may mean.
    pub also: &'static str,
    pub sub_codes: &'static str,
    /// For {asked}, which is not in the catalog of the {edition}.
    pub unknown_code: &'static str,
    pub unknown_number: &'static str,
    pub empty_range: &'static str,
    pub code_of_another_service: &'static str,
    /// Short form, for a code that the catalog does not have.
    pub outside: &'static str,
    /// Short form, for a code of another service.
    pub of_another_service: &'static str,
    /// For {asked}, with {examples} of codes and the {services}.
    pub not_a_code: &'static str,
    /// For a message that several codes have.
    pub ambiguous_message: &'static str,
    pub no_matching_codes: &'static str,
    pub root_cause: &'static str,
    /// Before the codes of a response, the cause first.
    pub chain: &'static str,
    /// Before the root causes of a response after the first one.
    pub further_causes: &'static str,
    /// Before the errors of a text that have no relation.
    pub errors: &'static str,
    /// For the {count} of these errors and the first {error}.
    pub different_errors: &'static str,
    /// For an error that a text has {count} times.
    pub times: &'static str,
    /// For a {text} and a {remark} about it.
    pub remark: &'static str,
    /// For an error that is in one line of a text.
    pub line: &'static str,
    /// For an error that is in several {lines}.
    pub in_lines: &'static str,
    /// For the {codes} that an error caused.
    pub caused: &'static str,
    /// For the {count} of errors that a list leaves out.
    pub more_errors: &'static str,
    /// Before the codes that a message without a code probably has.
    pub probably: &'static str,
    /// For these {codes}.
    pub guessed: &'static str,
    pub server_message: &'static str,
    pub request_id: &'static str,
    /// For a server's message that is that of another {code}.
    pub better_fit: &'static str,
    /// For a response without a code.
    pub no_code_in_response: &'static str,
    /// For a text of which no more than the first {size} are read.
    pub text_too_long: &'static str,
    /// For an input of no bytes.
    pub empty_input: &'static str,
    /// For a text without a code of the catalog.
    pub no_code_in_text: &'static str,
    pub path: &'static str,
    pub written_type: &'static str,
    pub required: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub not_specified: &'static str,
    pub format: &'static str,
    pub values: &'static str,
    /// For an enum to which other values may be added.
    pub other_values: &'static str,
    pub default: &'static str,
    pub range: &'static str,
    pub steps: &'static str,
    pub unit: &'static str,
    pub examples: &'static str,
    pub read_only: &'static str,
    pub deprecated: &'static str,
    pub rules: &'static str,
    pub microversion: &'static str,
    /// Before the first microversion.
    pub since: &'static str,
    pub ineffective: &'static str,
    pub structure: &'static str,
    pub fields: &'static str,
    pub operations: &'static str,
    /// Codes that belong together with a code.
    pub related: &'static str,
    pub operation: &'static str,
    pub direction: &'static str,
    pub summary: &'static str,
    pub asynchronous: &'static str,
    pub effects: &'static str,
    pub warnings: &'static str,
    pub parameters: &'static str,
    pub status: &'static str,
    pub optional: &'static str,
    pub mandatory: &'static str,
    /// For a field whose structure is shown above it.
    pub above: &'static str,
    /// The position of a {table} on a {page}.
    pub place: &'static str,
    /// How to get the result: {page} shows the status {success} of {job}.
    pub job: &'static str,
    /// For several fields with the name {asked}.
    pub several_fields: &'static str,
    /// For several operations with {asked} in their names.
    pub several_operations: &'static str,
    pub unknown_field: &'static str,
    pub unknown_operation: &'static str,
    pub no_matching_changes: &'static str,
    /// For several topics that no change has together: {asked}.
    pub no_change_with_all: &'static str,
    /// For {asked}, which is no guide.
    pub unknown_guide: &'static str,
    pub colon: &'static str,
    pub comma: &'static str,
    kinds: [&'static str; 7],
    notes: [&'static str; 4],
    severities: [&'static str; 4],
    changes: [&'static str; 5],
    retries: [&'static str; 4],
    directions: [&'static str; 2],
    locations: [&'static str; 3],
    /// The end of a sentence, and the separator before the next one.
    sentence: (&'static str, &'static str),
    release: (&'static str, &'static str),
    status_since: &'static str,
    /// The texts of the command line: each in English, and in this language.
    program: &'static [&'static [(&'static str, &'static str)]],
}

/// Whether a reader of a language (a BCP 47 tag) is answered in Chinese; all others are answered in English.
fn is_chinese(language: &str) -> bool {
    ecs_err_core::negotiate([language], &["zh", "en"]) == Some("zh")
}

impl UiText {
    /// The labels and sentences in a language (a BCP 47 tag); in English if the program does not have the language.
    #[must_use]
    pub fn for_language(language: &str) -> &'static Self {
        if is_chinese(language) { &chinese::UI_TEXT } else { &english::UI_TEXT }
    }

    /// A text of the command line, which is written in English where it is used; as it is if there is no translation.
    #[must_use]
    pub fn translated<'t>(&self, english: &'t str) -> &'t str {
        self.translations().find(|(text, _)| *text == english).map_or(english, |(_, text)| text)
    }

    /// The texts of the command line: each in English, and in this language; none in English itself.
    pub fn translations(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        self.program.iter().copied().flatten().copied()
    }

    /// The word for the records of a kind.
    #[must_use]
    pub const fn kind(&self, kind: RecordKind) -> &'static str {
        self.kinds[kind as usize]
    }

    /// The sentence about the replacement of a retired code.
    #[must_use]
    pub fn replacement_notice<'w>(&'w self, retired: &RetiredCode<'w>) -> impl fmt::Display + use<'w> {
        let replacement = retired.replacement;
        fmt::from_fn(move |f| match (replacement, self.replaced.split_once("{code}")) {
            (Some(code), Some((before, after))) => write!(f, "{before}{code}{after}"),
            _ => f.write_str(self.retired),
        })
    }

    /// The sentence about the origin of a server's message that was seen in practice.
    #[must_use]
    pub fn seen_notice<'w>(&'w self, source: &Source<'w>) -> impl fmt::Display + use<'w> {
        let (edition, date) = (source.edition, source.date);
        fmt::from_fn(move |f| {
            let (template, gap) = match edition {
                Some(_) => (self.seen_in_edition, "{edition}"),
                None => (self.seen_on, "{date}"),
            };
            let (before, after) = template.split_once(gap).unwrap_or((template, ""));
            f.write_str(before)?;
            match edition {
                Some(edition) => f.write_str(edition)?,
                None => write!(f, "{date}")?,
            }
            f.write_str(after)
        })
    }

    /// Joins two sentences; adds a full stop to the first if it has none.
    #[must_use]
    pub fn sentences<'s>(&self, first: &'s str, next: &'s str) -> impl fmt::Display + use<'s> {
        let (stop, gap) = self.sentence;
        let ended = first.ends_with(['.', '!', '?', '。', '！', '？']);
        fmt::from_fn(move |f| match next {
            "" => f.write_str(first),
            next => write!(f, "{first}{}{gap}{next}", if ended { "" } else { stop }),
        })
    }

    /// The word for a kind of note.
    #[must_use]
    pub const fn note(&self, kind: NoteKind) -> &'static str {
        match kind {
            NoteKind::Note | NoteKind::SharedMessage => self.notes[0],
            NoteKind::Erratum => self.notes[1],
            NoteKind::Hint => self.notes[2],
            NoteKind::Conflict => self.notes[3],
        }
    }

    /// The word for a severity.
    #[must_use]
    pub const fn severity_of(&self, severity: Severity) -> &'static str {
        self.severities[severity as usize]
    }

    /// The word for a kind of change.
    #[must_use]
    pub const fn change(&self, kind: ChangeKind) -> &'static str {
        self.changes[kind as usize]
    }

    /// The sentence for a retry class.
    #[must_use]
    pub const fn retry(&self, retry: Retry) -> &'static str {
        self.retries[retry as usize]
    }

    /// The sentence for a retry class, and one on the status if that suggests otherwise.
    #[must_use]
    pub fn retry_advice<'w>(&'w self, retry: Retry, misleading: Option<&Status<'_>>) -> impl fmt::Display + use<'w> {
        let number = misleading.map(|status| status.status);
        fmt::from_fn(move |f| {
            f.write_str(self.retry(retry))?;
            match (number, self.misleading_status.split_once("{status}")) {
                (Some(number), Some((before, after))) => write!(f, "{}{before}{number}{after}", self.sentence.1),
                _ => Ok(()),
            }
        })
    }

    /// The word for a direction.
    #[must_use]
    pub const fn direction(&self, direction: Direction) -> &'static str {
        self.directions[direction as usize]
    }

    /// The word for the location of a parameter.
    #[must_use]
    pub const fn location(&self, location: ParameterLocation) -> &'static str {
        self.locations[location as usize]
    }

    /// The word for whether a field is required.
    #[must_use]
    pub const fn requirement(&self, required: Option<bool>) -> &'static str {
        match required {
            Some(true) => self.yes,
            Some(false) => self.no,
            None => self.not_specified,
        }
    }

    /// The type of a field, and whether it is required if that is known.
    #[must_use]
    pub fn field_traits<'f>(&'f self, field: &'f Field<'_>) -> impl fmt::Display + 'f {
        fmt::from_fn(move |f| {
            f.write_str(field.written_type)?;
            match field.required {
                Some(required) => write!(f, "{}{}", self.comma, if required { self.mandatory } else { self.optional }),
                None => Ok(()),
            }
        })
    }

    /// A release: its day and its number.
    #[must_use]
    pub fn release<'w>(&'w self, release: &Release<'_>) -> impl fmt::Display + use<'w> {
        let (date, number) = (release.date, release.number);
        let (before, after) = self.release;
        fmt::from_fn(move |f| write!(f, "{date}{before}{number}{after}"))
    }

    /// The note on a history without the addition of the code; `None` in a catalog without releases.
    #[must_use]
    pub fn history_note(&self, catalog: Catalog<'_>, code: Code<'_>) -> Option<&'static str> {
        let mut events = catalog.history(code).peekable();
        let note = match events.peek() {
            None => Some(self.no_history),
            Some(_) => events.all(|event| event.kind != ChangeKind::Added).then_some(self.added_unknown),
        };
        let is_dated = catalog.error(code).is_some_and(|error| error.since.is_some());
        note.filter(|_| !is_dated && !catalog.releases().is_empty())
    }

    /// A line of a record's history: the day, the release, what happened.
    #[must_use]
    pub fn event<'w>(&'w self, event: &'w ecs_err_core::HistoryEntry<'_>) -> impl fmt::Display + 'w {
        fmt::from_fn(move |f| {
            let (before, after) = self.release;
            write!(f, "{} ", event.date)?;
            match event.status {
                Some(status) => write!(f, "{} {status}", self.status_since)?,
                None => f.write_str(self.change(event.kind))?,
            }
            write!(f, "{before}{}{after}", event.release)
        })
    }
}
