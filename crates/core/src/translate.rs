//! Translations: the meaning of a code in a language, with the values of the server's message.

use core::fmt;

use crate::catalog::Catalog;
use crate::model::{Case, Code, ErrorCode, Localized, Note, Retry, Seen, Status, Text};
use crate::template::Captures;

/// The meaning of a code in one language; see [`Catalog::translate`].
///
/// A text that the catalog does not have in the requested language is in another one; [`Localized::locale`] states
/// which. Nothing is allocated: texts with values are formatted when they are displayed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Translation<'a, 'm> {
    catalog: Catalog<'a>,
    /// The record that is translated. Its code differs from the requested one if the requested one was renamed.
    pub error: &'a ErrorCode<'a>,
    /// What happened: the first sentence of the description or message, without its full stop.
    pub title: Localized<'a>,
    /// The message as a template; [`message`](Self::message) inserts the values.
    pub template: Localized<'a>,
    /// What happened.
    pub description: Localized<'a>,
    /// What to do.
    pub action: Localized<'a>,
    /// The status that the reference gives for the code, and what it means.
    pub status: Option<&'a Status<'a>>,
    /// The server's message, unchanged. It may contain details that the catalog does not have.
    pub server_message: Option<&'m str>,
    /// The row of the reference that the server's message matches; `None` for the first one.
    pub case: Option<&'a Case<'a>>,
    /// The values in the server's message; `None` if the message does not match the code's template.
    pub arguments: Option<Captures<'a, 'm>>,
    /// The message seen in practice that the server's message matches, if it matches it better than the row's template.
    pub seen: Option<&'a Seen<'a>>,
}

impl<'a> Catalog<'a> {
    /// Translates a code into the language that [`Metadata::language`](crate::Metadata::language) chooses for a
    /// BCP 47 tag or POSIX locale. `None` for a code that the catalog does not have.
    ///
    /// `message` is the server's message, if there is one. Its values are inserted into the translated message, and it
    /// selects the [case](Case) of an error with several rows.
    ///
    /// ```
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/example/catalog.rs")); }
    /// # let catalog = example::catalog();
    /// use ecs_err_core::Code;
    ///
    /// let code = Code::from_static("Ecs.0085");
    /// let translation = catalog.translate(code, Some("NIC 7f2a does not exist."), "zh_CN.UTF-8").unwrap();
    /// assert_eq!(translation.message().to_string(), "网卡7f2a不存在。");
    /// assert_eq!(translation.action.text, "请更换网卡。");
    /// assert_eq!(translation.status.unwrap().reason(), "Bad Request");
    /// ```
    #[must_use]
    pub fn translate<'m>(&self, code: Code<'_>, message: Option<&'m str>, locale: &str) -> Option<Translation<'a, 'm>> {
        let replacement = || self.retired_code(code)?.replacement.and_then(|code| self.error(code));
        let error = self.error(code).or_else(replacement)?;
        let case = message.and_then(|message| self.fitting_case(error, message));
        let row = case.copied().unwrap_or_else(|| error.first_case());
        let language = self.metadata().language([locale]);
        let localized = |text: Text<'a>| {
            let none = Localized { text: "", locale: language };
            text.localized(language, self.metadata().message_language).unwrap_or(none)
        };
        let (description, template) = (localized(row.description), localized(row.message));
        let meaning = if description.text.is_empty() { template } else { description };
        let arguments = message.and_then(|message| self.template(self.row_message(row)?).capture(message));
        let fixed_len = arguments.and_then(|_| self.row_message(row)).map_or(0, |own| self.template(own).fixed_len());
        Some(Translation {
            catalog: *self,
            error,
            title: Localized { text: first_sentence(meaning.text), ..meaning },
            template,
            description,
            action: localized(row.action),
            status: row.statuses.first().and_then(|status| self.status(status)),
            server_message: message,
            case,
            arguments,
            seen: message.and_then(|message| self.fitting_seen(error, message, fixed_len)),
        })
    }

    /// The error whose message the text contains; of several, the one with the longest fixed text.
    ///
    /// Messages with almost no fixed text are ignored, because they match any text. Messages seen in practice count
    /// as well. The messages are found by an index, so the time grows with the length of the text, not with the number
    /// of messages.
    #[must_use]
    pub fn fitting(&self, message: &str) -> Option<&'a ErrorCode<'a>> {
        self.best_fit(message).map(|(_, error)| error)
    }

    /// The messages that [`fitting`](Self::fitting) recognizes an error by: that of the reference, then those seen in
    /// practice.
    #[doc(hidden)]
    pub fn recognized_messages(&self, error: &'a ErrorCode<'a>) -> impl Iterator<Item = &'a str> + use<'a> {
        const MIN_FIXED_BYTES: usize = 12;
        let catalog = *self;
        let seen = error.seen.iter().filter_map(|seen| seen.message);
        let messages = self.api_message(error).into_iter().chain(seen);
        messages.filter(move |message| catalog.template(message).fixed_len() > MIN_FIXED_BYTES)
    }

    /// The error whose message the text contains, and the length of the message's fixed text.
    fn best_fit(&self, message: &str) -> Option<(usize, &'a ErrorCode<'a>)> {
        let ranked = |rank: u32| {
            let (at, row) = *self.data().message_ranks.get(rank as usize)?;
            let error = self.data().errors.get(at as usize)?;
            Some((self.template(self.recognized_messages(error).nth(row as usize)?), error))
        };
        let fits = |rank| {
            ranked(rank).is_some_and(|(template, _)| {
                template.fixed_len() <= message.len() + 2 && template.capture(message).is_some()
            })
        };
        let (template, error) = ranked(self.data().message_index.first(message, fits)?)?;
        Some((template.fixed_len(), error))
    }

    /// The message seen in practice that a server's message matches, with more than `min_len` bytes of fixed text.
    fn fitting_seen(&self, error: &'a ErrorCode<'a>, message: &str, min_len: usize) -> Option<&'a Seen<'a>> {
        let fit = |seen: &'a Seen<'a>| {
            let template = self.template(seen.message?);
            let length = template.fixed_len();
            (length > min_len && template.capture(message).is_some()).then_some((length, seen))
        };
        error.seen.iter().filter_map(fit).reduce(longer).map(|(_, seen)| seen)
    }

    /// The further row of an error that a message matches better than the first row.
    fn fitting_case(&self, error: &'a ErrorCode<'a>, message: &str) -> Option<&'a Case<'a>> {
        let fit = |row: Case<'a>| {
            let fits = row.message.iter().filter_map(|(_, text)| {
                let template = self.template(text);
                template.capture(message).map(|_| template.fixed_len())
            });
            fits.max()
        };
        let best = error.cases.iter().filter_map(|case| Some((fit(*case)?, case)));
        let best = best.reduce(longer)?;
        (fit(error.first_case()) < Some(best.0)).then_some(best.1)
    }

    fn row_message(&self, row: Case<'a>) -> Option<&'a str> {
        row.message.get(self.metadata().message_language)
    }
}

/// The longer one of two matches; of equally long ones, the first.
fn longer<T>(best: (usize, T), next: (usize, T)) -> (usize, T) {
    if next.0 > best.0 { next } else { best }
}

impl<'a, 'm> Translation<'a, 'm> {
    /// The values in the server's message for the message [`seen`](Self::seen) in practice.
    #[must_use]
    pub fn seen_arguments(&self) -> Option<Captures<'a, 'm>> {
        self.catalog.template(self.seen?.message?).capture(self.server_message?)
    }
}

impl<'a> Translation<'a, '_> {
    /// The code. It differs from the requested one if the requested one was renamed.
    #[must_use]
    pub const fn code(&self) -> Code<'a> {
        self.error.code
    }

    /// The message with the values of the server's message in place of its placeholders, where they are known.
    #[must_use]
    pub fn message(&self) -> impl fmt::Display {
        self.catalog.template(self.template.text).translated(self.arguments)
    }

    /// Whether to send the same request again; `None` if neither the error nor its status says so.
    #[must_use]
    pub fn retry(&self) -> Option<Retry> {
        self.error.retry.or_else(|| self.status.map(Status::retry))
    }

    /// The notes of the record, in the language of the other texts.
    pub fn notes(&self) -> impl Iterator<Item = (Note<'a>, Localized<'a>)> {
        let (language, fallback) = (self.description.locale, self.catalog.metadata().message_language);
        self.error.notes.iter().filter_map(move |note| Some((*note, note.text.localized(language, fallback)?)))
    }

    /// The address of the code's page, if the catalog has addresses.
    #[must_use]
    pub fn page(&self) -> Option<impl fmt::Display + use<'a>> {
        self.catalog.page_address(self.code(), self.description.locale)
    }

    /// Another error whose message the server's message matches better than that of this code.
    ///
    /// If several errors have that message, this is the first one.
    #[must_use]
    pub fn better_fit(&self) -> Option<&'a ErrorCode<'a>> {
        let catalog = self.catalog;
        let seen = self.seen.and_then(|seen| seen.message);
        let own = seen.or_else(|| self.arguments.and_then(|_| self.api_template()));
        let own_length = own.map_or(0, |message| catalog.template(message).fixed_len());
        let (length, fit) = catalog.best_fit(self.server_message?)?;
        (length > own_length).then_some(fit)
    }

    /// The message of the row in the API's own language.
    fn api_template(&self) -> Option<&'a str> {
        let row = self.case.copied().unwrap_or_else(|| self.error.first_case());
        self.catalog.row_message(row)
    }
}

impl fmt::Display for Translation<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code(), self.title)
    }
}

impl core::error::Error for Translation<'_, '_> {}

/// A text up to the end of its first sentence, without the full stop.
fn first_sentence(text: &str) -> &str {
    let end = text.find('。').into_iter().chain(text.find(". ")).min().unwrap_or(text.len());
    text[..end].trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_ends_where_the_next_one_begins() {
        for (text, first) in [
            ("云服务器没有该网卡。请更换。", "云服务器没有该网卡"),
            ("The ECS does not have the NIC.", "The ECS does not have the NIC"),
            ("Use v1.2 of the API. It works.", "Use v1.2 of the API"),
            ("", ""),
        ] {
            assert_eq!(first_sentence(text), first);
        }
    }
}
