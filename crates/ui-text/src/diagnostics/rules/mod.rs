//! The texts of the rules for data directories.

/// Declares the texts of rules: the name, the summary in English and in Chinese, the explanation in both.
macro_rules! rules {
    ($( $name:ident = $english:expr, $chinese:expr, $explanation:expr, $in_chinese:expr; )*) => {
        $(
            pub static $name: $crate::diagnostics::RuleText = $crate::diagnostics::RuleText {
                summary: [$english, $chinese],
                explanation: [$explanation, $in_chinese],
            };
        )*
    };
}

mod form;
mod records;
mod releases;
mod style;
mod texts;

pub use form::*;
pub use records::*;
pub use releases::*;
pub use style::*;
pub use texts::*;
