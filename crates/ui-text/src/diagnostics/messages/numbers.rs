//! Numbers of things.

use alloc::format;

use crate::diagnostics::Message;

/// Declares numbers of things: the name, what is counted in English, a measure word and what is counted in Chinese.
macro_rules! numbers {
    ($( $name:ident = $english:literal, $chinese:literal; )*) => {
        $(
            #[must_use]
            pub fn $name(number: usize) -> Message {
                let ending = match number {
                    1 => "",
                    _ if $english.ends_with('s') => "es",
                    _ => "s",
                };
                Message {
                    english: format!("{number} {}{ending}", $english),
                    chinese: format!("{number}{}", $chinese),
                }
            }
        )*
    };
}

numbers! {
    errors = "error", "个错误";
    warnings = "warning", "个警告";
    files = "file", "个文件";
    codes = "error code", "个错误码";
    statuses = "status", "个HTTP状态码";
    fields = "field", "个字段";
    structures = "structure", "个结构";
    operations = "operation", "个接口";
    changes = "change", "条变更";
    breaking = "breaking change", "条不兼容的变更";
    safe = "safe change", "条兼容的变更";
    releases = "release", "次发布";
    guides = "guide", "篇指南";
    pages = "page", "个页面";
    problems_of_body = "problem", "个问题";
    placeholders = "placeholder", "个占位符";
}
