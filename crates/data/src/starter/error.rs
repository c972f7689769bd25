//! Why there can be no such catalog.

use std::fmt;

use ecs_err_ui_text::diagnostics::{Message, messages};

/// Why there can be no such catalog. `Display` prints it in English.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StarterError {
    /// The text is not a tag of a language.
    Language(String),
    /// A language is named twice.
    LanguageTwice(String),
    /// The text is not a form, or one without digits.
    Form(String),
    /// The form has fewer codes than there are examples.
    FormTooShort(String),
    /// The text is not an id.
    Service(String),
    /// The title is empty.
    Title,
}

impl StarterError {
    /// The option of the command line that has the value.
    #[must_use]
    pub fn option(&self) -> &'static str {
        match self {
            Self::Language(_) | Self::LanguageTwice(_) => "languages",
            Self::Form(_) | Self::FormTooShort(_) => "form",
            Self::Service(_) => "service",
            Self::Title => "title",
        }
    }

    /// What is wrong, in each language of the program.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Language(tag) => messages::not_a_language(tag),
            Self::LanguageTwice(tag) => messages::language_twice(tag),
            Self::Form(form) => messages::not_a_form(form),
            Self::FormTooShort(form) => messages::form_is_too_short(form),
            Self::Service(id) => messages::not_an_id(id),
            Self::Title => messages::empty_title(),
        }
    }
}

impl fmt::Display for StarterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl std::error::Error for StarterError {}
