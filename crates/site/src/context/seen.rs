//! Evidence from practice, and the text of a code for a ticket.

use std::iter;

use ecs_err_core::model::{ErrorCode, Seen};

use super::super::value::{Map, map};
use super::super::{encode, text};
use super::Reader;

impl Reader<'_> {
    /// What was seen of an error: causes, then messages, each with its source.
    pub(super) fn evidence(&self, error: &ErrorCode<'_>) -> Vec<Map> {
        let language = self.catalog.metadata().message_language;
        let causes = error.seen.iter().filter(|seen| !seen.cause.is_empty());
        let causes = causes.map(|seen| source(seen, "cause", self.words.cause, self.blocks(seen.cause)));
        let messages = error.seen.iter().filter_map(|seen| {
            let html = format!("<p lang=\"{}\">{}</p>", encode::markup(language), text::visible(seen.message?));
            Some(source(seen, "message", self.words.message, html))
        });
        causes.chain(messages).collect()
    }

    /// What to check according to practice, each with its source.
    pub(super) fn checks(&self, error: &ErrorCode<'_>) -> Vec<Map> {
        let checks = error.seen.iter().filter(|seen| !seen.check.is_empty()).map(|seen| {
            let mut check = source(seen, "check", self.words.check, self.blocks(seen.check));
            check.insert("text", commands(self.text(seen.check)).into());
            check
        });
        checks.collect()
    }

    /// A code with its message, meaning and action, for a ticket.
    pub(super) fn ticket(&self, error: &ErrorCode<'_>) -> String {
        let words = self.words;
        let statuses: Vec<String> = error.statuses.as_slice().iter().map(ToString::to_string).collect();
        let code = match &statuses[..] {
            [] => error.code.to_string(),
            statuses => format!("{} (HTTP {})", error.code, statuses.join(", ")),
        };
        let facts = [
            (words.message, self.catalog.api_message(error).unwrap_or_default()),
            (words.description, self.text(error.description)),
            (words.action, self.text(error.action)),
        ];
        let facts = facts.into_iter().filter(|(_, text)| !text.is_empty());
        let facts = facts.map(|(label, text)| format!("{label}{}{text}", words.colon));
        iter::once(code).chain(facts).collect::<Vec<_>>().join("\n")
    }

    /// How often practice explains an error: its causes and checks, then all that was seen of it.
    pub(super) fn evidence_count(error: &ErrorCode<'_>) -> (usize, usize) {
        let causes = error.seen.iter().filter(|seen| !seen.cause.is_empty());
        let checks = error.seen.iter().filter(|seen| !seen.check.is_empty());
        (causes.count() * 2 + checks.count(), error.seen.len())
    }
}

/// A text with its source.
fn source(seen: &Seen<'_>, kind: &str, label: &str, html: String) -> Map {
    let url = seen.source.url.as_str();
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = host.split(['/', '?', '#']).next().unwrap_or(host);
    map! {
        "kind": kind,
        "label": label,
        "html": html,
        "url": url,
        "host": host,
        "date": seen.source.date.to_string(),
    }
}

/// What to copy of a check: the commands in it, which stand between backticks, else its text.
fn commands(text: &str) -> String {
    let commands: Vec<&str> = text.split('`').skip(1).step_by(2).collect();
    if commands.is_empty() { text.to_owned() } else { commands.join("\n") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commands_of_a_check_are_copied_without_its_words() {
        assert_eq!(commands("Run `date -u`, then `ntpq -p`."), "date -u\nntpq -p");
        assert_eq!(commands("Check the clock."), "Check the clock.");
    }
}
