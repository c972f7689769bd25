//! Messages of commands and checks, and the texts of rules, in each language of the program.
//!
//! ```
//! use ecs_err_ui_text::diagnostics::messages;
//!
//! let message = messages::unknown_key("acton");
//! assert_eq!(message.to_string(), "unknown key \"acton\"");
//! assert_eq!(message.in_language("zh-TW"), "未知的键“acton”");
//! ```

#[doc(hidden)]
pub mod messages;
#[doc(hidden)]
pub mod rules;

use alloc::borrow::ToOwned as _;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;
use std::io;

use crate::is_chinese;

/// A message in each language of the program. `Display` prints the English one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Message {
    english: String,
    chinese: String,
}

impl Message {
    /// The message in a language (a BCP 47 tag); in English if the program does not have the language.
    #[must_use]
    pub fn in_language(&self, language: &str) -> &str {
        if is_chinese(language) { &self.chinese } else { &self.english }
    }

    /// A word that is the same in each language, such as a code.
    #[must_use]
    pub fn verbatim(word: impl fmt::Display) -> Self {
        Self::from(&*word.to_string())
    }

    /// Messages of a line each.
    #[must_use]
    pub fn lines(items: impl IntoIterator<Item = Self>) -> Self {
        let items: Vec<Self> = items.into_iter().collect();
        let join = |text: fn(&Self) -> &str| items.iter().map(text).collect::<Vec<_>>().join("\n");
        Self { english: join(|item| &item.english), chinese: join(|item| &item.chinese) }
    }

    /// A list: `a, b` in English, `a、b` in Chinese.
    #[must_use]
    pub fn list(items: impl IntoIterator<Item = impl Into<Self>>) -> Self {
        let mut items = items.into_iter().map(Into::into);
        let mut list = items.next().unwrap_or_else(|| Self::from(""));
        for item in items {
            list.english.push_str(", ");
            list.english.push_str(&item.english);
            list.chinese.push('、');
            list.chinese.push_str(&item.chinese);
        }
        list
    }
}

impl From<&str> for Message {
    fn from(word: &str) -> Self {
        Self { english: word.to_owned(), chinese: word.to_owned() }
    }
}

/// The reason that the operating system gives, in Chinese if it is a usual one.
impl From<&io::Error> for Message {
    fn from(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => messages::no_such_file(error),
            io::ErrorKind::PermissionDenied => messages::no_permission(error),
            io::ErrorKind::IsADirectory => messages::is_a_directory(error),
            io::ErrorKind::NotADirectory => messages::is_not_a_directory(error),
            io::ErrorKind::StorageFull => messages::no_space(error),
            io::ErrorKind::AddrInUse => messages::address_in_use(error),
            _ => Self::verbatim(error),
        }
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.english)
    }
}

/// What a rule says and why, in each language of the program.
#[derive(Debug)]
pub struct RuleText {
    summary: [&'static str; 2],
    explanation: [&'static str; 2],
}

impl RuleText {
    /// The rule in one sentence.
    #[must_use]
    pub fn summary(&self, language: &str) -> &'static str {
        self.summary[usize::from(is_chinese(language))]
    }

    /// Why the rule exists, and how to fix what breaks it.
    #[must_use]
    pub fn explanation(&self, language: &str) -> &'static str {
        self.explanation[usize::from(is_chinese(language))]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_lists_become_parts_of_messages_in_each_language() {
        let found = messages::expected_but_found(&messages::an_array(), &messages::a_string());
        assert_eq!(found.to_string(), "expected an array, found a string");
        assert_eq!(found.in_language("zh"), "应为数组，实际为字符串");
        let list = messages::languages_are(&Message::list(["zh", "en"]));
        assert_eq!(
            (list.in_language("fr"), list.in_language("zh")),
            ("its languages are zh, en", "手册的语言为zh、en")
        );
    }
}
