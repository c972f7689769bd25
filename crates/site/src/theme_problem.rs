//! [`ThemeProblem`]: what is wrong with a file of a theme.

use std::fmt;

use ecs_err_ui_text::diagnostics::{Message, messages};

/// An error in a theme. `Display` prints `file:line:column: message; help` in English.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ThemeProblem {
    /// The path of the file relative to the directory of the theme, with `/` as the separator.
    pub file: String,
    /// The line and the column, counted from 1; `None` if it is about the file as a whole.
    pub at: Option<(usize, usize)>,
    /// What is wrong.
    pub message: Message,
    /// How to fix it.
    pub help: Option<Message>,
}

impl ThemeProblem {
    /// A problem of a whole file.
    pub(super) fn of_file(file: &str, message: Message, help: Option<Message>) -> Self {
        Self { file: file.to_owned(), at: None, message, help }
    }

    /// The file, with the line and the column if there are any.
    #[must_use]
    pub fn place(&self) -> String {
        match self.at {
            Some((line, column)) => format!("{}:{line}:{column}", self.file),
            None => self.file.clone(),
        }
    }

    /// The message and the help, in each language of the program.
    #[must_use]
    pub fn text(&self) -> Message {
        match &self.help {
            Some(help) => messages::with_help(&self.message, help),
            None => self.message.clone(),
        }
    }
}

impl fmt::Display for ThemeProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        messages::at_place(self.place(), &self.text()).fmt(f)
    }
}
