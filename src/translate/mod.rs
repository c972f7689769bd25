//! What a code means, in a person's language, with the values of the server's message.

#[cfg(feature = "json")]
mod localized;

use core::fmt;

use crate::catalog::Catalog;
use crate::model::{Code, ErrorCode, Localized, Note, Retry, Status, Text};
use crate::template::{Arguments, PLACEHOLDER, arguments, fixed_length};

#[cfg(feature = "json")]
pub use localized::LocalizedError;

/// What a code means, for one person: texts in the person's language where the catalog has them.
///
/// Nothing is allocated; texts that have to be put together are made when they are shown.
///
/// ```
/// let told = ecs_err::translate(ecs_err::Code::ECS_0085, None, "en").unwrap();
/// assert_eq!(told.title.text, "The ECS does not have the NIC");
/// assert_eq!(told.to_string(), "Ecs.0085: The ECS does not have the NIC");
/// ```
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

/// What a code means, by the embedded catalog; see [`Catalog::translate`].
///
/// ```
/// use ecs_err::{Code, translate};
///
/// let translation = translate(Code::ECS_0085, None, "en").unwrap();
/// assert_eq!(translation.action.text, "Use another NIC.");
/// ```
#[must_use]
pub fn translate<'m>(code: Code, message: Option<&'m str>, locale: &str) -> Option<Translation<'static, 'm>> {
    crate::embedded().translate(code, message, locale)
}

impl<'a> Catalog<'a> {
    /// What a code means, in the language that [`About::language`](crate::About::language) chooses for a
    /// BCP 47 tag or POSIX locale. `None` for a code that the catalog does not have.
    ///
    /// The message is the server's, if there is one: its values are put into the translated one, and
    /// it stays beside what the catalog says, because one code may come with many messages.
    ///
    /// ```
    /// use ecs_err::Code;
    ///
    /// let catalog = ecs_err::embedded();
    /// let said = "Current flavor s6.large.2 can not resize to flavor c7.large.2.";
    /// let translation = catalog.translate(Code::ECS_0812, Some(said), "zh-Hans-CN").unwrap();
    /// assert_eq!(translation.title.locale, "zh");
    /// assert!(translation.message().to_string().contains("s6.large.2"));
    /// assert_eq!(translation.server_message, Some(said));
    /// assert_eq!(translation.status.unwrap().reason, "Bad Request");
    /// assert!(catalog.translate(Code::new("Ecs.9999"), None, "zh").is_none());
    /// ```
    #[must_use]
    pub fn translate<'m>(&self, code: Code, message: Option<&'m str>, locale: &str) -> Option<Translation<'a, 'm>> {
        let replacement = || self.retired_code(code)?.replacement.and_then(|code| self.error(code));
        let error = self.error(code).or_else(replacement)?;
        let language = self.about.language([locale]);
        let localized = |text: Text<'a>| {
            let none = Localized { text: "", locale: language };
            text.localized(language, self.about.message_language).unwrap_or(none)
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
    ///
    /// ```
    /// let fit = ecs_err::embedded().fitting("Error: Current flavor a can not resize to flavor b.").unwrap();
    /// assert_eq!(fit.message.get("en"), Some("Current flavor %s can not resize to flavor %s."));
    /// assert!(ecs_err::embedded().fitting("It does not work.").is_none());
    /// ```
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
        self.errors.iter().filter_map(fit).reduce(better).map(|(_, error)| error)
    }

    /// The message with which the API itself tells of an error.
    fn said(&self, error: &ErrorCode<'a>) -> Option<&'a str> {
        error.message.get(self.about.message_language)
    }
}

impl<'a> Translation<'a, '_> {
    /// The code, which is another one than was asked for if that was renamed.
    ///
    /// ```
    /// let told = ecs_err::translate(ecs_err::Code::ECS_0085, None, "en").unwrap();
    /// assert_eq!(told.code().as_str(), "Ecs.0085");
    /// ```
    #[must_use]
    pub const fn code(&self) -> Code {
        self.error.code
    }

    /// The message with the values of the server's in place of `%s`, where they are known.
    ///
    /// ```
    /// use ecs_err::{Code, translate};
    ///
    /// let said = Some("Query job Error because timeout.");
    /// let translation = translate(Code::new("Common.0025"), said, "en").unwrap();
    /// assert_eq!(translation.message().to_string(), "Query job Error because timeout.");
    /// ```
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
    ///
    /// ```
    /// let told = ecs_err::translate(ecs_err::Code::ECS_0085, None, "en").unwrap();
    /// assert_eq!(told.retry(), Some(ecs_err::Retry::AfterFix));
    /// ```
    #[must_use]
    pub fn retry(&self) -> Option<Retry> {
        self.status.map(|status| status.retry)
    }

    /// Remarks, in the language of the other texts.
    ///
    /// ```
    /// let told = ecs_err::translate(ecs_err::Code::ECS_0812, None, "en").unwrap();
    /// assert!(told.notes().all(|(_, text)| text.locale == "en"));
    /// assert!(told.notes().count() > 0);
    /// ```
    pub fn notes(&self) -> impl Iterator<Item = (Note<'a>, Localized<'a>)> {
        let (language, fallback) = (self.description.locale, self.catalog.about.message_language);
        self.error.notes.iter().filter_map(move |note| Some((*note, note.text.localized(language, fallback)?)))
    }

    /// The address of the code's page, if the catalog tells where its pages are.
    ///
    /// ```
    /// use ecs_err::Code;
    ///
    /// let mut catalog = *ecs_err::embedded();
    /// catalog.about.page_url = Some("https://errors.example.org/{lang}/errors/{code}/");
    /// let translation = catalog.translate(Code::ECS_0085, None, "zh").unwrap();
    /// assert_eq!(translation.page().unwrap().to_string(), "https://errors.example.org/zh/errors/Ecs.0085/");
    /// ```
    #[must_use]
    pub fn page(&self) -> Option<impl fmt::Display + use<'a>> {
        self.catalog.about.page(self.code(), self.description.locale)
    }

    /// The error whose message the server's fits better than that of the code, if there is one.
    ///
    /// Of several with that message it is the first; [`Catalog::same_message`] has the others.
    ///
    /// ```
    /// use ecs_err::{Code, translate};
    ///
    /// let said = Some("Current flavor a can not resize to flavor b.");
    /// let translation = translate(Code::ECS_0005, said, "en").unwrap();
    /// assert!(translation.better_fit().unwrap().message.get("en").unwrap().starts_with("Current flavor"));
    /// assert!(translate(Code::ECS_0005, None, "en").unwrap().better_fit().is_none());
    /// ```
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
