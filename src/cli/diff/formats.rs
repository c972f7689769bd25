//! Changes as text, JSON, release notes and annotations.

use ecs_err::check::Message;
use ecs_err::diff::{Change, ChangeRule};
use ecs_err::export::escape_markdown;
use ecs_err::text::printable_line;
use ecs_err::{ChangeKind, Deprecated, Text, UiText, messages};
use ecs_err_answers::first_paragraph;
use serde_json::{Value, json};

use super::Denied;
use super::side::Side;
use crate::cli::annotation;
use crate::cli::args::Args;
use crate::cli::code_table::numbers;
use crate::cli::error::CliError;
use crate::cli::languages::{self, language_of_program};
use crate::cli::layout::{STRONG, columns, labelled, styled};
use crate::cli::output::Output;
use crate::cli::values::Format;

/// The changes between two editions.
pub struct Report<'r> {
    pub base: &'r Side<'r>,
    pub head: &'r Side<'r>,
    pub changes: &'r [Change],
    pub denied: &'r Denied,
}

/// The kind of the changes in a section, and its heading.
type Section = (Option<ChangeKind>, fn() -> Message);

/// The sections of a report: what breaks clients, then the rest by kind.
const SECTIONS: [Section; 5] = [
    (None, messages::breaking_changes),
    (Some(ChangeKind::Added), messages::additions),
    (Some(ChangeKind::Deprecated), messages::deprecations),
    (Some(ChangeKind::Removed), messages::removals),
    (Some(ChangeKind::Changed), messages::other_changes),
];

/// A code, or `None` for the catalog, and what changed in it.
type Entry<'r> = (Option<&'r str>, Vec<&'r Change>);

impl<'r> Report<'r> {
    /// The changes of each section, by code.
    fn sections(&self) -> impl Iterator<Item = (Message, Vec<Entry<'r>>)> {
        let changes = self.changes;
        SECTIONS.into_iter().filter_map(move |(kind, heading)| {
            let is_here = |change: &&Change| match kind {
                None => change.rule.is_breaking(),
                Some(kind) => !change.rule.is_breaking() && change.rule.kind() == kind,
            };
            let mut entries: Vec<Entry<'r>> = Vec::new();
            for change in changes.iter().filter(is_here) {
                let code = change.code.as_ref().map(ecs_err::CodeBuf::as_str);
                match entries.last_mut().filter(|(last, _)| *last == code) {
                    Some((_, changes)) => changes.push(change),
                    None => entries.push((code, vec![change])),
                }
            }
            (!entries.is_empty()).then(|| (heading(), entries))
        })
    }

    /// What a change means for a reader, in a language of the catalog: what a new code means, why one is deprecated.
    fn about(&self, change: &Change, languages: &[&str]) -> Option<String> {
        let text = |text: Text<'_>| {
            let localized = text.localized(languages.first()?, self.head.catalog.metadata().message_language)?;
            Some(printable_line(&first_paragraph(localized.text)))
        };
        let code = change.code.as_ref()?.as_code();
        match change.rule {
            ChangeRule::CodeAdded | ChangeRule::CodeReused => text(self.head.catalog.error(code)?.meaning()),
            ChangeRule::CodeRetired => text(self.head.catalog.retired_code(code)?.text?),
            ChangeRule::CodeDeprecated => match self.head.catalog.error(code)?.deprecated? {
                Deprecated::Because(reason) => text(reason),
                Deprecated::Yes => None,
            },
            _ => None,
        }
    }

    pub fn human(&self, args: &Args, output: &mut Output) -> Result<(), CliError> {
        let language = language_of_program();
        let ui = UiText::for_language(language);
        let languages = languages::choose(args, self.head.catalog.metadata())?;
        let catalog = messages::catalog_itself();
        for (heading, entries) in self.sections() {
            output.line(&styled(STRONG, heading.in_language(language)));
            let label = |code: Option<&'r str>| format!("  {}", code.unwrap_or(catalog.in_language(language)));
            let width = entries.iter().map(|(code, _)| columns(&label(*code))).max().unwrap_or_default();
            for (code, changes) in entries {
                let texts: Vec<String> = lines(&changes)
                    .map(|(change, message)| {
                        let message = message.in_language(language).to_owned();
                        let about = self.about(change, &languages).map(|about| format!("{}{about}", ui.colon));
                        let rule = change.rule.is_breaking().then(|| format!(" [{}]", change.rule));
                        printable_line(&[message, about.unwrap_or_default(), rule.unwrap_or_default()].concat())
                    })
                    .collect();
                output.lines(&labelled(&label(code), width, STRONG, &texts, output.width()));
            }
            output.line("");
        }
        let (base, head) = (&self.base.name, &self.head.name);
        let summary = match self.counts() {
            (0, 0) => messages::no_changes(base, head),
            (breaking, safe) => {
                let counts = [(breaking, messages::breaking(breaking)), (safe, messages::safe(safe))];
                let counts = counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, message)| message);
                messages::changes_between(base, head, &Message::list(counts))
            }
        };
        output.line(summary.in_language(language));
        Ok(())
    }

    /// The numbers of changes that break clients and of those that do not.
    fn counts(&self) -> (usize, usize) {
        let breaking = self.changes.iter().filter(|change| change.rule.is_breaking()).count();
        (breaking, self.changes.len() - breaking)
    }

    pub fn json(&self, output: &mut Output) {
        let side = |side: &Side<'_>| json!({"source": side.name, "edition": side.catalog.metadata().edition.as_str()});
        let changes: Value = self.changes.iter().map(|change| self.record(change)).collect();
        let document = json!({
            "base": side(self.base),
            "head": side(self.head),
            "breaking": self.counts().0,
            "changes": changes,
        });
        output.json(&document, Format::Json);
    }

    fn record(&self, change: &Change) -> Value {
        let place = change.code.as_ref().and_then(|code| self.head.place(code.as_code()));
        json!({
            "rule": change.rule.code(),
            "name": change.rule.name(),
            "kind": change.rule.kind().as_str(),
            "breaking": change.rule.is_breaking(),
            "code": change.code.as_ref().map(ecs_err::CodeBuf::as_str),
            "key": change.key,
            "language": change.language,
            "before": change.before,
            "after": change.after,
            "message": change.message().in_language(language_of_program()),
            "file": place.map(|(file, _)| file),
            "line": place.map(|(_, line)| line),
        })
    }

    pub fn markdown(&self, args: &Args, output: &mut Output) -> Result<(), CliError> {
        let about = self.head.catalog.metadata();
        let languages = languages::choose(args, about)?;
        let language = languages.first().copied().unwrap_or("en");
        let colon = UiText::for_language(language).colon;
        let title = about.title.localized(language, "en").map_or("", |title| title.text);
        let editions = messages::from_edition_to(self.base.catalog.metadata().edition, about.edition);
        let heading = format!("{title}{colon}{}", editions.in_language(language));
        output.line(&format!("## {}", escape_markdown(&heading)));
        let catalog = messages::catalog_itself();
        for (heading, entries) in self.sections() {
            output.line(&format!("\n### {}\n", heading.in_language(language)));
            for (code, changes) in entries {
                let subject = code.map_or_else(|| catalog.in_language(language).to_owned(), |code| format!("`{code}`"));
                let statuses = code.and_then(|_| changes.first()).and_then(|change| self.new_statuses(change));
                let texts = lines(&changes).map(|(change, message)| {
                    let message = escape_markdown(message.in_language(language));
                    match self.about(change, &languages) {
                        Some(about) if change.rule == ChangeRule::CodeAdded => escape_markdown(&about),
                        Some(about) => format!("{message}{colon}{}", escape_markdown(&about)),
                        None => message,
                    }
                });
                let texts: Vec<String> = texts.map(|text| printable_line(&text)).collect();
                let statuses = statuses.map(|statuses| format!(" ({statuses})")).unwrap_or_default();
                output.line(&format!("- **{subject}**{statuses}{colon}{}", texts.join("; ")));
            }
        }
        if self.changes.is_empty() {
            let (base, head) = (&self.base.name, &self.head.name);
            output.line(&format!("\n{}", escape_markdown(messages::no_changes(base, head).in_language(language))));
        }
        Ok(())
    }

    /// The statuses of a new code.
    fn new_statuses(&self, change: &Change) -> Option<String> {
        let is_new = change.rule == ChangeRule::CodeAdded;
        let error = self.head.catalog.error(change.code.as_ref().filter(|_| is_new)?.as_code())?;
        error.statuses.first().map(|_| numbers(error.statuses))
    }

    /// Breaking and denied changes, where the head has the code, else where the base has it.
    pub fn github(&self, output: &mut Output) {
        for change in self.changes.iter().filter(|change| change.rule.is_breaking() || self.denied.has(change)) {
            let level = if self.denied.has(change) { "error" } else { "warning" };
            let code = change.code.as_ref().map(|code| code.as_code());
            let place = code.and_then(|code| self.head.place(code)).map(|(file, line)| (file.clone(), *line, 1));
            let message = change.message();
            let message = message.in_language(language_of_program());
            let text = code.map_or_else(|| message.to_owned(), |code| format!("{code}: {message}"));
            output.line(&annotation::command(level, place, &change.rule.to_string(), &text));
        }
    }
}

/// The changes of a code with their messages. Changes of a text in several languages are one.
fn lines<'r>(changes: &[&'r Change]) -> impl Iterator<Item = (&'r Change, Message)> {
    let is_same = |one: &Change, other: &Change| {
        let kind = |change: &Change| (change.rule, change.key, change.before.is_some(), change.after.is_some());
        one.rule == ChangeRule::TextChanged && kind(one) == kind(other)
    };
    changes
        .chunk_by(move |one, other| is_same(one, other))
        .map(<[_]>::to_vec)
        .collect::<Vec<_>>()
        .into_iter()
        .filter_map(|group| {
            let first = *group.first()?;
            let languages: Vec<&str> = group.iter().filter_map(|change| change.language.as_deref()).collect();
            let mut whole = first.clone();
            whole.language = (!languages.is_empty()).then(|| languages.join(", "));
            Some((first, whole.message()))
        })
}
