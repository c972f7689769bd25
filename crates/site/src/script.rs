//! Minification of the scripts of the pages.
//!
//! ```
//! use ecs_err_site::script::shipped;
//!
//! assert_eq!(shipped("// Adds.\nlet sum = 'a b' + c;\n"), "let sum='a b' + c;\n");
//! ```

use super::short_names::shortened;

/// The parts of the script of every page, in order. They share one scope.
const PARTS: [&str; 3] = ["load", "start", "page"];

/// The parts of the script of the search panel, which comes with the search data, in order. They share one scope.
const PANEL_PARTS: [&str; 7] = ["text", "store", "search", "options", "snippet", "recent", "panel"];

/// The parts of the script that searches words, which is part of the search data, in order. They share one scope.
const WORD_PARTS: [&str; 8] = ["terms", "stem", "synonyms", "index", "correct", "query", "intent", "rank"];

/// The parts of the script that explains pasted texts, in order. They share one scope.
const EXPLAIN_PARTS: [&str; 8] = ["find", "labels", "status", "read", "cause", "message", "answer", "box"];

/// The script that parses codes, which is part of the search data.
pub(super) const READER: &str = "script/codes";

/// The script at the beginning of the search data of a large catalog.
pub(super) const SHARDS: &str = include_str!("../../../site/shards.js");

/// Whether a file below `site/` is a part of a script that is joined from several.
pub(super) fn is_part(path: &str) -> bool {
    ["script/", "words/", "explain/"].iter().any(|directory| path.starts_with(directory))
}

/// Joins the parts of the script of every page.
pub(super) fn joined<'p>(part: impl Fn(&str) -> Option<&'p str>) -> String {
    in_one_scope("", PARTS.iter().filter_map(|name| part(&format!("script/{name}"))))
}

/// Joins the parts of the script of the search panel.
pub(super) fn panel<'p>(part: impl Fn(&str) -> Option<&'p str>) -> String {
    in_one_scope("", PANEL_PARTS.iter().filter_map(|name| part(&format!("script/{name}"))))
}

/// Joins the parts of the script that searches words.
pub(super) fn words<'p>(part: impl Fn(&str) -> Option<&'p str>) -> String {
    in_one_scope("", WORD_PARTS.iter().filter_map(|name| part(&format!("words/{name}"))))
}

/// Joins the parts of the script that explains pasted texts, with its data.
pub(super) fn explain<'p>(data: &str, part: impl Fn(&str) -> Option<&'p str>) -> String {
    let parts: Vec<&str> = EXPLAIN_PARTS.iter().filter_map(|name| part(&format!("explain/{name}"))).collect();
    let literals: Vec<String> =
        parts.iter().flat_map(|part| part.lines()).flat_map(|line| squeezed(line.trim()).1).collect();
    let script: String = parts.iter().map(|part| shipped(part)).collect();
    let script = shortened(&script, parts.iter().flat_map(|part| part.lines()).filter_map(declared), &literals);
    format!("(() => {{\n'use strict';\n{data}{script}}})();\n")
}

fn in_one_scope<'p>(begin: &str, parts: impl Iterator<Item = &'p str>) -> String {
    format!("(() => {{\n'use strict';\n{begin}{}}})();\n", parts.map(shipped).collect::<String>())
}

/// The name that a line at the outermost level declares.
fn declared(line: &str) -> Option<&str> {
    let rest = ["function ", "async function ", "const "].iter().find_map(|word| line.strip_prefix(word))?;
    let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')?;
    Some(&rest[..end]).filter(|name| !name.is_empty())
}

/// Removes comments, indentation, and optional spaces and line breaks from a script, which ends statements with semicolons.
///
/// Only comments that fill a line are removed.
#[must_use]
pub fn shipped(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let comment =
        |line: &str| line.starts_with("//") || line.starts_with("/*") || line.starts_with("* ") || line == "*/";
    let lines = lines.filter(|line| !line.is_empty() && !comment(line));
    // The shorter word declares the same: nothing that is `const` is assigned.
    let with_let =
        |line: &str| line.strip_prefix("const ").map_or_else(|| line.to_owned(), |rest| format!("let {rest}"));
    let ended = |line: String| if line.ends_with([';', '{', ',', '(', '[', '}']) { line } else { line + "\n" };
    lines.map(|line| ended(squeezed(&with_let(line)).0.replace("for(const ", "for(let "))).collect::<String>() + "\n"
}

/// Removes the spaces next to punctuation, outside of strings and regular expressions; returns these as well.
fn squeezed(line: &str) -> (String, Vec<String>) {
    // The space between two pluses or minuses is significant.
    let mark = |letter: Option<char>| letter.is_some_and(|letter| ",;:=<>?&|{}()[]!*".contains(letter));
    let (mut result, mut literals) = (String::new(), Vec::new());
    let mut begin = 0;
    // What ends the string or regular expression, and whether it is in a class of letters.
    let (mut end, mut is_in_class) = (None, false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match end {
            None if letter == ' ' && (mark(result.chars().last()) || mark(letters.peek().copied())) => continue,
            None if matches!(letter, '\'' | '"' | '`') || letter == '/' && begins_pattern(&result) => {
                end = Some(letter);
                begin = result.len();
            }
            Some('/') if matches!(letter, '[' | ']') => is_in_class = letter == '[',
            Some(close) if letter == close && !is_in_class => {
                end = None;
                literals.push(result[begin..].to_owned());
            }
            _ => {}
        }
        result.push(letter);
        if end.is_some() && letter == '\\' {
            result.extend(letters.next());
        }
    }
    // A template may go on in the next line.
    literals.extend(end.map(|_| result[begin..].to_owned()));
    (result, literals)
}

/// Whether a slash after this part of a line begins a regular expression: no operand is before it.
fn begins_pattern(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with(|letter: char| "(,=:[!&|?{};+".contains(letter)) || before.ends_with("return")
}
