//! What a code means, in a person's language, with the values of the server's message.

use core::fmt;

use crate::catalog::Catalog;
use crate::model::{Code, ErrorCode, Localized, Note, Retry, Status, Text};
use crate::template::{Arguments, PLACEHOLDER, arguments, fixed_length};

/// What a code means, for one person: texts in the person's language where the catalog has them.
///
/// Nothing is allocated; texts that have to be put together are made when they are shown.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Translation<'a, 'm> {
    catalog: Catalog<'a>,
    /// The record that it is made from. Its code is another one than was asked for if that was renamed.
    pub error: &'a ErrorCode<'a>,
    /// What happened, in a few words.
    pub title: Localized<'a>,
    /// The message, as a template; [`message`](Self::message) has the values in it.
    pub template: Localized<'a>,
    /// What happened.
    pub description: Localized<'a>,
    /// What to do.
    pub action: Localized<'a>,
    /// The status that the reference gives for the code, and what it means.
    pub status: Option<&'a Status<'a>>,
    /// The server's own message, which may say more than the catalog knows.
    pub server_message: Option<&'m str>,
    /// The values in the server's message, if it is made from the code's template.
    pub arguments: Option<Arguments<'a, 'm>>,
}

impl<'a> Catalog<'a> {
    /// What a code means, in the language that [`Metadata::language`](crate::Metadata::language) chooses for a
    /// BCP 47 tag or POSIX locale. `None` for a code that the catalog does not have.
    ///
    /// The message is the server's, if there is one: its values are put into the translated one, and
    /// it stays beside what the catalog says, because one code may come with many messages.
    #[must_use]
    pub fn translate<'m>(&self, code: Code, message: Option<&'m str>, locale: &str) -> Option<Translation<'a, 'm>> {
        let replacement = || self.retired_code(code)?.replacement.and_then(|code| self.error(code));
        let error = self.error(code).or_else(replacement)?;
        let language = self.metadata().language([locale]);
        let localized = |text: Text<'a>| {
            let none = Localized { text: "", locale: language };
            text.localized(language, self.metadata().message_language).unwrap_or(none)
        };
        let description = localized(error.description);
        Some(Translation {
            catalog: *self,
            error,
            title: Localized { text: first_sentence(description.text), ..description },
            template: localized(error.message),
            description,
            action: localized(error.action),
            status: self.status(error.status),
            server_message: message,
            arguments: message.and_then(|message| arguments(self.said(error)?, message)),
        })
    }

    /// The error whose message, in the API's own language, a text is made from, or that it quotes.
    ///
    /// Of several that fit it is the one with the longest message, and of these the first.
    #[must_use]
    pub fn fitting(&self, message: &str) -> Option<&'a ErrorCode<'a>> {
        /// Shorter messages are part of others by chance.
        const TELLING: usize = 12;
        let fit = |error: &'a ErrorCode<'a>| {
            let said = self.said(error)?;
            let length = fixed_length(said);
            let fits = length > TELLING && length <= message.len() + 2 && arguments(said, message).is_some();
            fits.then_some((length, error))
        };
        let better = |best: (usize, &'a ErrorCode<'a>), next: (usize, _)| if next.0 > best.0 { next } else { best };
        self.errors().iter().filter_map(fit).reduce(better).map(|(_, error)| error)
    }

    /// The message with which the API itself tells of an error.
    fn said(&self, error: &ErrorCode<'a>) -> Option<&'a str> {
        error.message.get(self.metadata().message_language)
    }
}

impl<'a> Translation<'a, '_> {
    /// The code, which is another one than was asked for if that was renamed.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.error.code
    }

    /// The message with the values of the server's in place of `%s`, where they are known.
    #[must_use]
    pub fn message(&self) -> impl fmt::Display {
        let (template, values) = (self.template.text, self.arguments.clone());
        fmt::from_fn(move |f| {
            let mut values = values.clone().into_iter().flatten();
            let mut literals = template.split(PLACEHOLDER);
            f.write_str(literals.next().unwrap_or_default())?;
            for literal in literals {
                f.write_str(values.next().unwrap_or(PLACEHOLDER))?;
                f.write_str(literal)?;
            }
            Ok(())
        })
    }

    /// Whether to send the same request again.
    #[must_use]
    pub fn retry(&self) -> Option<Retry> {
        self.status.map(|status| status.retry)
    }

    /// Remarks, in the language of the other texts.
    pub fn notes(&self) -> impl Iterator<Item = (Note<'a>, Localized<'a>)> {
        let (language, fallback) = (self.description.locale, self.catalog.metadata().message_language);
        self.error.notes.iter().filter_map(move |note| Some((*note, note.text.localized(language, fallback)?)))
    }

    /// The address of the code's page, if the catalog tells where its pages are.
    #[must_use]
    pub fn page(&self) -> Option<impl fmt::Display + use<'a>> {
        self.catalog.page_address(self.code(), self.description.locale)
    }

    /// The error whose message the server's fits better than that of the code, if there is one.
    ///
    /// Of several with that message it is the first; [`Catalog::errors_with_same_message`] has the others.
    #[must_use]
    pub fn better_fit(&self) -> Option<&'a ErrorCode<'a>> {
        let own = self.arguments.as_ref().and_then(|_| self.catalog.said(self.error));
        let fit = self.catalog.fitting(self.server_message?)?;
        let length = |said: Option<&str>| said.map_or(0, fixed_length);
        (length(self.catalog.said(fit)) > length(own)).then_some(fit)
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
