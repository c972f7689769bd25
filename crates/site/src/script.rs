//! Minification of the scripts of the pages.
//!
//! ```
//! use ecs_err_site::script::shipped;
//!
//! assert_eq!(shipped("// Adds.\nlet sum = 'a b' + c;\n"), "let sum='a b' + c;\n");
//! ```

/// The parts of the script of every page, in order. They share one scope.
const PARTS: [&str; 6] = ["text", "store", "search", "snippet", "box", "page"];

/// The script that parses codes, which is part of the search data.
pub(super) const READER: &str = "codes";

/// The script at the beginning of the search data of a large catalog.
pub(super) const SHARDS: &str = include_str!("../../../site/shards.js");

/// Joins the parts of the script of every page.
pub(super) fn joined<'p>(part: impl Fn(&str) -> Option<&'p str>) -> String {
    let parts = PARTS.iter().filter_map(|name| part(name));
    format!("(() => {{\n'use strict';\n{}}})();\n", parts.map(shipped).collect::<String>())
}

/// Removes comments, indentation and optional spaces from a script.
///
/// Only comments on lines of their own are removed. Lines with a slash outside of
/// strings, which may begin a regular expression, keep their spaces.
#[must_use]
pub fn shipped(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let comment =
        |line: &str| line.starts_with("//") || line.starts_with("/*") || line.starts_with("* ") || line == "*/";
    lines.filter(|line| !line.is_empty() && !comment(line)).map(|line| squeezed(line) + "\n").collect()
}

/// Removes the spaces next to punctuation.
fn squeezed(line: &str) -> String {
    // The space between two pluses or minuses is significant.
    let mark = |letter: Option<char>| letter.is_some_and(|letter| ",;:=<>?&|{}()[]!*".contains(letter));
    let mut result = String::new();
    let mut quote = None;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match quote {
            None if letter == '/' => return line.to_owned(),
            None if letter == ' ' && (mark(result.chars().last()) || mark(letters.peek().copied())) => continue,
            None if matches!(letter, '\'' | '"' | '`') => quote = Some(letter),
            Some(open) if letter == open => quote = None,
            _ => {}
        }
        result.push(letter);
        if quote.is_some() && letter == '\\' {
            result.extend(letters.next());
        }
    }
    result
}
