//! The languages of texts.

/// Whether the primary subtag of a language tag is this one.
pub fn is_language(tag: &str, primary: &str) -> bool {
    tag.split('-').next().is_some_and(|first| first.eq_ignore_ascii_case(primary))
}
