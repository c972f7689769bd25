//! Which errors of a text caused others, apart from those whose objects contain them.
//!
//! An error is the cause of another one if the text says so (`Caused by:`, `由…引起`), if it is the body after a code
//! on the same line, if it follows a code that only wraps others, or if XML, YAML or a printed map nests it. Errors
//! that only follow one another are no causes.

use ecs_err_core::catalog::Catalog;
use ecs_err_core::{CodeBuf, Wraps};

use super::bytes::line_around;
use super::nesting::{Notation, containers};
use super::root::wraps;

/// An error with a code that no object contains.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    /// The node of the error.
    pub node: usize,
    /// The node of its root cause.
    pub root: usize,
    /// Where it begins.
    pub start: usize,
    /// Where the code of its root cause is.
    pub at: usize,
    /// Where its last code ends.
    pub end: usize,
    pub code: CodeBuf,
    /// Whether it is an object.
    pub is_body: bool,
    /// Whether it is a field of a text.
    pub is_field: bool,
}

/// The unit that each of the units caused, if the text says so. The units are in order of appearance.
pub fn links(catalog: Catalog<'_>, text: &str, units: &[Unit]) -> Vec<Option<usize>> {
    let mut links = vec![None; units.len()];
    for (at, pair) in units.windows(2).enumerate() {
        let [outer, inner] = pair else { continue };
        let Some(between) = text.get(outer.end..inner.start) else { continue };
        let follows = is_said_to_be_cause(text, outer, inner)
            || between.contains('\n') && is_next_cause(text, outer, inner)
            || !between.contains('\n')
                && (is_answer(between, outer, inner) || is_wrapped(between, wraps(catalog, outer.code)));
        if is_cause_first(between) || is_said_to_cause(between) {
            links[at] = Some(at + 1);
        } else if follows {
            links[at + 1] = Some(at);
        }
    }
    for notation in [Notation::Xml, Notation::Map, Notation::Yaml] {
        for (link, container) in links.iter_mut().zip(containers(notation, text, units)) {
            *link = link.or(container);
        }
    }
    without_cycles(links)
}

/// Whether a text between two errors says that the first one is the cause: Python and PHP print it first.
fn is_cause_first(between: &str) -> bool {
    between.contains("direct cause of the following exception")
        || between.contains("\n#0 ") && between.rfind("\nNext ").is_some_and(|at| !between[at + 1..].contains('\n'))
}

/// Whether the words between two errors say that the first one caused the second one: `Ecs.0012 led to Ecs.0204`.
fn is_said_to_cause(between: &str) -> bool {
    const WORDS: [&str; 4] = ["led to", "leads to", "导致", "導致"];
    let after = WORDS.iter().find_map(|words| between.split_once(words)).map(|(_, after)| after);
    // The words may be about the error before: `由A导致，另有B`.
    after.is_some_and(|after| !after.contains([',', '.', ';', '\n', '，', '。', '；', '、']))
}

/// Whether an error is the next one of a numbered chain of causes, as Rust prints it below `Caused by:`.
fn is_next_cause(text: &str, outer: &Unit, inner: &Unit) -> bool {
    /// The farthest that the heading of a chain is before one of its errors.
    const MAX_DISTANCE: usize = 2000;
    let number = |at: usize| {
        let line = text.get(line_around(text, at))?;
        let (number, _) = line.trim_start().split_once(": ")?;
        number.parse::<u32>().ok().filter(|_| line.starts_with(' '))
    };
    let is_next = number(outer.at).zip(number(inner.at)).is_some_and(|(one, other)| one.checked_add(1) == Some(other));
    let before = text.get(..line_around(text, outer.at).start).unwrap_or_default();
    let near = (before.len().saturating_sub(MAX_DISTANCE)..=before.len()).find_map(|start| before.get(start..));
    let heading = || near?.trim_end().lines().rev().find(|line| !line.starts_with(' '));
    is_next && heading().is_some_and(|line| line.eq_ignore_ascii_case("caused by:"))
}

/// Whether the text between two errors, or around the second one, says that the second one is the cause.
fn is_said_to_be_cause(text: &str, outer: &Unit, inner: &Unit) -> bool {
    /// The farthest that a code is after the words.
    const MAX_DISTANCE: usize = 200;
    /// The arrow is that of .NET.
    const WORDS: [&str; 12] = [
        "caused by",
        "due to",
        "because of",
        "as a result of",
        "root cause",
        "---> ",
        "[cause]: ",
        ", cause: ",
        "根因",
        "原因是",
        "底层报错",
        "底层错误",
    ];
    let Some(between) = text.get(outer.end..inner.start.max(outer.end)) else { return false };
    let near = (between.len().saturating_sub(MAX_DISTANCE)..=between.len()).find_map(|start| between.get(start..));
    let near = near.unwrap_or_default().to_ascii_lowercase();
    let said = WORDS.iter().filter_map(|words| near.rfind(words)).max().map(|at| &near[at..]);
    if let Some(said) = said {
        return said.matches('\n').count() <= 1 && is_same_event(between);
    }
    let is_between = near.trim_end().ends_with('由') && !near.contains('\n');
    let after = text.get(inner.end..).unwrap_or_default();
    let after: String = after.chars().take(MAX_DISTANCE).take_while(|letter| !matches!(letter, '\n' | '。')).collect();
    is_between && ["引起", "导致", "造成", "引发"].iter().any(|words| after.contains(words))
}

/// Whether the lines of a text continue the event that its first line is about, as in a stack trace.
fn is_same_event(text: &str) -> bool {
    let continues = |line: &str| {
        line.trim().is_empty()
            || line.starts_with([' ', '\t', '}', ')', ']'])
            || ["caused by", "... ", "root cause", "due to", "because of", "根因"]
                .iter()
                .any(|words| line.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words)))
    };
    text.lines().skip(1).all(continues)
}

/// Whether the second error is the body of an answer that the first one tells: `create failed, Ecs.0204: {…}`.
fn is_answer(between: &str, outer: &Unit, inner: &Unit) -> bool {
    inner.is_body && !outer.is_body && !between.contains(['|', '\t', '}']) && has_joint(between)
}

/// Whether a text after a code that only wraps others leads to what it wraps: `Common.0021: Sub job fail! (`.
fn is_wrapped(between: &str, wraps: Option<Wraps>) -> bool {
    let is_row = between.contains(['|', '\t', '、', '}']) || between.contains("</");
    match wraps {
        Some(Wraps::Code) => {
            let is_column = between.match_indices(',').any(|(at, _)| !between[at + 1..].starts_with([' ', '\n']));
            !is_row && !is_column && has_joint(between)
        }
        Some(Wraps::Message) => !is_row && !between.contains([',', ';', '，', '；']) && has_joint(between),
        None => false,
    }
}

/// Whether a text is more than the separator of a list.
fn has_joint(between: &str) -> bool {
    let words = between.trim_matches(|letter: char| letter.is_whitespace() || ",;/&+，；、".contains(letter));
    !matches!(words, "" | "and" | "or" | "和" | "与" | "及" | "或")
}

/// The links without those that lead back to where they begin.
fn without_cycles(mut links: Vec<Option<usize>>) -> Vec<Option<usize>> {
    for start in 0..links.len() {
        // A path without a cycle has fewer links than there are errors.
        let mut at = start;
        for _ in 0..links.len() {
            let Some(next) = links[at] else { break };
            if next == start {
                links[at] = None;
                break;
            }
            at = next;
        }
    }
    links
}
