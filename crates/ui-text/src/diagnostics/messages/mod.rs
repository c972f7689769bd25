//! The messages: a function for each, in English and in Chinese.

/// Declares messages: the name, the arguments, the English text, the Chinese text.
///
/// Arguments before a semicolon are the same in each language; those after it are messages themselves, such as words
/// and lists. The texts are formats, so a brace is written twice.
macro_rules! messages {
    ($( $name:ident $(( $($same:ident),* $(; $($message:ident),+)? ))? = $english:literal, $chinese:literal; )*) => {
        $(
            #[must_use]
            pub fn $name(
                $( $($same: impl core::fmt::Display,)* $($($message: &$crate::diagnostics::Message),+)? )?
            ) -> $crate::diagnostics::Message {
                $crate::diagnostics::Message {
                    english: {
                        $($($(let $message = &$message.english;)+)?)?
                        alloc::format!($english)
                    },
                    chinese: {
                        $($($(let $message = &$message.chinese;)+)?)?
                        alloc::format!($chinese)
                    },
                }
            }
        )*
    };
}

mod add;
mod command;
mod diff;
mod export;
mod files;
mod generate;
mod git;
mod import;
mod numbers;
mod openapi;
mod records;
mod releases;
mod report;
mod site;
mod syntax;
mod texts;
mod validate;
mod values;

pub use add::*;
pub use command::*;
pub use diff::*;
pub use export::*;
pub use files::*;
pub use generate::*;
pub use git::*;
pub use import::*;
pub use numbers::*;
pub use openapi::*;
pub use records::*;
pub use releases::*;
pub use report::*;
pub use site::*;
pub use syntax::*;
pub use texts::*;
pub use validate::*;
pub use values::*;
