//! Expressions find what `find_codes` finds.

mod common;

use std::sync::LazyLock;

use ecs_err_core::Catalog;
use ecs_err_data::OwnedCatalog;
use ecs_err_tables::{Dialect, expression};
use proptest::prelude::*;

use common::{CATALOGS, open};

/// The expressions of a catalog, without look-around and with it.
struct Expressions {
    simple: regex::Regex,
    looking: fancy_regex::Regex,
}

impl Expressions {
    fn of(catalog: Catalog<'_>) -> Self {
        let text = |dialect| expression(catalog, dialect).expect("codes");
        assert_eq!(text(Dialect::Re2).replace(r"\b", r"(?-u:\b)"), text(Dialect::Vrl));
        assert_eq!(text(Dialect::Pcre).replace("(?P<", "(?<"), text(Dialect::Grok));
        for dialect in [Dialect::Re2, Dialect::Pcre, Dialect::Vrl, Dialect::Grok, Dialect::Sql] {
            assert!(!text(dialect).contains('\''), "it can be between quotes");
        }
        Self {
            simple: regex::Regex::new(&text(Dialect::Vrl)).expect("an expression"),
            looking: fancy_regex::Regex::new(&text(Dialect::Pcre)).expect("an expression"),
        }
    }

    fn simple(&self, text: &str) -> Vec<String> {
        let group = |found: &regex::Captures<'_>| {
            let group = found.name("code").or_else(|| found.name("labelled"));
            group.expect("a group").as_str().to_owned()
        };
        self.simple.captures_iter(text).map(|found| group(&found)).collect()
    }

    fn looking(&self, text: &str) -> Vec<String> {
        let group = |found: fancy_regex::Captures<'_>| {
            let group = found.name("code").or_else(|| found.name("labelled"));
            group.expect("a group").as_str().to_owned()
        };
        self.looking.captures_iter(text).map(|found| group(found.expect("a match"))).collect()
    }
}

/// The codes that the library finds, as they are written.
fn found(catalog: Catalog<'_>, text: &str) -> Vec<String> {
    catalog.find_codes(text.as_bytes()).map(|found| text[found.range].to_owned()).collect()
}

/// Runs a check on each code of each catalog.
fn for_each_code(check: impl Fn(&str, Catalog<'_>, &Expressions, &str)) {
    for name in CATALOGS {
        let owned = open(name);
        let expressions = Expressions::of(owned.get());
        for error in owned.get().errors() {
            check(name, owned.get(), &expressions, error.code.as_str());
        }
    }
}

#[test]
fn each_code_is_found_in_texts() {
    for_each_code(|name, catalog, expressions, code| {
        for text in [
            code.to_owned(),
            format!("failed: {code}, again"),
            format!("({code})"),
            format!("error code: {code}."),
            format!("{{\"errorCode\":\"{code}\"}}"),
            format!("errno={code}\nnext"),
            format!("错误码{code}，请重试"),
            format!("\u{1b}[31m{code}\u{1b}[0m"),
            format!("before\\n{code} after"),
        ] {
            let expected = found(catalog, &text);
            assert_eq!(expressions.simple(&text), expected, "{name}: {text}");
            assert_eq!(expressions.looking(&text), expected, "{name}: {text}");
        }
    });
}

#[test]
fn parts_of_longer_words_are_not_found() {
    for_each_code(|name, catalog, expressions, code| {
        for text in [format!("x{code}"), format!("a.{code}"), format!("{code}x"), format!("{code}_x")] {
            if found(catalog, &text).is_empty() {
                // A shorter code before a dot is found without look-around.
                assert!(!expressions.simple(&text).iter().any(|found| found == code), "{name}: {text}");
            }
        }
        for text in [format!("{code}.log"), format!("{code}@example.com"), format!("{code}% of all")] {
            if found(catalog, &text).is_empty() {
                assert!(expressions.looking(&text).is_empty(), "{name}: {text}");
            }
        }
    });
}

proptest! {
    #[test]
    fn codes_among_words_are_found(
        parts in prop::collection::vec((0_usize..3, any::<prop::sample::Index>(), "[a-z]{1,6}", "( |, |; | \\(|\n)"), 1..12),
    ) {
        static DATA: LazyLock<(OwnedCatalog, Expressions)> = LazyLock::new(|| {
            let owned = open("data");
            let expressions = Expressions::of(owned.get());
            (owned, expressions)
        });
        let (owned, expressions) = &*DATA;
        let catalog = owned.get();
        let mut text = String::new();
        for (kind, index, word, separator) in parts {
            let code = index.get(catalog.errors()).code.as_str();
            match kind {
                0 => text.push_str(&word),
                1 => text.push_str(code),
                _ => text.push_str(&code.to_ascii_uppercase()),
            }
            text.push_str(&separator);
        }
        let expected = found(catalog, &text);
        prop_assert_eq!(expressions.simple(&text), expected.clone());
        prop_assert_eq!(expressions.looking(&text), expected);
    }
}

#[test]
fn expressions_of_forms_are_short() {
    let owned = open("data");
    let text = expression(owned.get(), Dialect::Re2).expect("codes");
    assert!(text.len() < 200, "{text}");
}
