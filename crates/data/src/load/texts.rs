//! The texts of all records, each with its position and the keys that lead to it.

use ecs_err_ui_text::diagnostics::Message;

use super::{DataDir, File};
use crate::check::RuleId;
use crate::diagnostic::Diagnostic;

/// A text in one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TextSpan<'a> {
    /// The index of the file.
    pub(super) file: usize,
    pub(super) range: (usize, usize),
    /// The key of the record with the text, such as `errors`, `cases` or `notes`.
    pub parent: &'static str,
    /// The key of the text, such as `description`.
    pub key: &'static str,
    pub language: &'a str,
    pub text: &'a str,
}

impl TextSpan<'_> {
    /// A warning about the text.
    pub fn warning(&self, dir: &DataDir<'_>, rule: RuleId, message: Message) -> Diagnostic {
        let file: &File<'_> = &dir.files[self.file];
        file.diagnostic(rule, self.range.0..self.range.1, message).warning()
    }
}

impl<'a> DataDir<'a> {
    /// Every text in every language, except those of guides and values of the API.
    pub(crate) fn each_text(&self) -> impl Iterator<Item = &TextSpan<'a>> {
        self.texts.iter()
    }

    /// Whether a text is a message as the API returns it, byte for byte.
    pub(crate) fn is_of_the_api(&self, text: &TextSpan<'_>) -> bool {
        let language = self.about.as_ref().map_or("", |about| about.value.message_language);
        text.key == "message" && text.language == language
    }
}
