//! The words that agents read: short, because they are part of each conversation.

use ecs_err_core::Catalog;

/// The words about a tool.
pub struct Words {
    /// The name of the tool.
    pub name: &'static str,
    /// What it is for, and what it answers.
    pub description: &'static str,
    /// The command of the program with the same answer.
    pub command: &'static str,
}

pub const EXPLAIN: Words = Words {
    name: "explain",
    description: "Explain a failed API call: give the response body, message, job result or log. Answers the root cause, and what each code means, what to do, and whether to retry.",
    command: "ecs-err explain --format json FILE",
};

pub const LOOKUP: Words = Words {
    name: "lookup",
    description: "Look up error codes in any spelling, HTTP statuses, or a range of codes (x for each further digit). An unknown code answers similar ones.",
    command: "ecs-err --format json CODE...",
};

pub const SEARCH: Words = Words {
    name: "search",
    description: "Find codes, fields, operations and guides by words in any language, or a code by its message.",
    command: "ecs-err search --format json WORDS",
};

pub const FIELD: Words = Words {
    name: "field",
    description: "Explain a field of a request or response, by name, path or structure: its type, limits and rules.",
    command: "ecs-err field --format json NAME",
};

pub const CHANGES: Words = Words {
    name: "changes",
    description: "What releases of the reference changed, newest first.",
    command: "ecs-err changes --format json ABOUT",
};

// Parameters of tools.
pub const TEXT: &str = "Unabridged; a log of megabytes is fine";
pub const NAME: &str = "A name, a path (a.b), or structure#field";
pub const ABOUT: &str = "A code, field, structure, or words";

/// What each answer means, in the words for all tools.
pub const ANSWERS: &str = "retry: notNeeded, afterFix (change the request first), backoff (retry with growing delays), never. found: false is an answer: the catalog does not have it; do not guess a meaning. Cite source and edition.";

/// The format of answers.
pub const FORMATS: &str = "responseFormat detailed adds all that is known, in all languages.";

/// What the server knows, for the beginning of a conversation.
pub fn instructions(catalog: Catalog<'_>, language: &str) -> String {
    format!("{}. {ANSWERS} {FORMATS}", subject(catalog, language))
}

/// The title and edition of the catalog.
pub fn subject(catalog: Catalog<'_>, language: &str) -> String {
    let metadata = catalog.metadata();
    let title = metadata.title.localized(language, metadata.message_language).map_or("", |title| title.text);
    format!("{title}, edition {}", metadata.edition.as_str())
}
