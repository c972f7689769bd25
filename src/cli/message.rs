//! The texts of the argument parser and of the help, in the language of the user.
//!
//! They are written in English where the parser has them. Their translations are in the crate `ecs-err-ui-text`, whose
//! functions make all other messages (`ecs_err::messages`).

use ecs_err::UiText;

/// A message in a language, with its values filled in: `{name}` stands for the value of that name.
pub fn message(ui: &UiText, english: &str, values: &[(&str, &str)]) -> String {
    let mut pieces = ui.translated(english).split('{');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let named = piece.split_once('}').and_then(|(name, rest)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((*value, rest))
        });
        match named {
            Some((value, rest)) => text.extend([value, rest]),
            None => text.extend(["{", piece]),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use regex::Regex;

    use super::*;
    use crate::cli::help;

    #[test]
    fn values_are_filled_in_once_and_as_they_are() {
        let ui = UiText::for_language("en");
        let values = [("value", "{argument}"), ("argument", "a {b} c")];
        assert_eq!(
            message(ui, "invalid value '{value}' for '{argument}'", &values),
            "invalid value '{argument}' for 'a {b} c'"
        );
    }

    /// The sources of the command line, without escapes in their literals.
    fn sources() -> String {
        let files = walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli")).into_iter();
        let files = files.filter_map(Result::ok).filter(|file| file.path().extension().is_some_and(|end| end == "rs"));
        let text: String = files.map(|file| std::fs::read_to_string(file.path()).expect("a source")).collect();
        text.replace("\\\"", "\u{1}")
    }

    #[test]
    fn every_text_of_the_command_line_is_in_chinese_and_every_translation_is_used() {
        let sources = sources();
        let literal = Regex::new(
            r#"\b(?:message|translated)\(\s*(?:ui|session\.ui|languages::of_program\(\)|of_program\(\)),\s*"([^"]*)""#,
        )
        .expect("a pattern");
        let said = literal.captures_iter(&sources).map(|call| (call[1].replace('\u{1}', "\""), "a message".to_owned()));
        // Texts of Rust and of the library, which are the reasons why values of arguments are not valid.
        let number = |text: &str| text.parse::<u8>().expect_err("not a number").to_string();
        let reasons = ["x", "", "999"].map(number).into_iter();
        let reasons = reasons.chain([
            "-999".parse::<i8>().expect_err("too small").to_string(),
            "x".parse::<ecs_err::Date>().expect_err("not a day").to_string(),
        ]);
        let reasons = reasons.map(|text| (text, "a reason".to_owned()));
        let used: Vec<(String, String)> = help::texts().into_iter().chain(said).chain(reasons).collect();
        let ui = UiText::for_language("zh");
        // The shell is named so in Chinese too.
        let missing: BTreeSet<String> = used
            .iter()
            .filter(|(text, _)| ui.translations().all(|(english, _)| english != text) && text != "SHELL")
            .map(|(text, place)| format!("    ({text:?}, \"…\"), // {place}"))
            .collect();
        let missing: Vec<String> = missing.into_iter().collect();
        assert!(
            missing.is_empty(),
            "add the Chinese of these texts to crates/ui-text/src/chinese/help/ or messages.rs:\n{}",
            missing.join("\n")
        );
        let is_used = |english: &str| {
            used.iter().any(|(text, _)| text == english)
                || sources.contains(&format!("\"{}\"", english.replace('"', "\u{1}")))
        };
        let stale: Vec<&str> =
            ui.translations().map(|(english, _)| english).filter(|english| !is_used(english)).collect();
        assert!(
            stale.is_empty(),
            "nothing uses these texts any more; remove them from crates/ui-text/src/chinese/: {stale:#?}"
        );
    }

    #[test]
    fn translations_keep_the_names_of_values_and_are_unique() {
        let names = |text: &str| -> BTreeSet<String> {
            let name = Regex::new(r"\{[a-z]+\}").expect("a pattern");
            name.find_iter(text).map(|name| name.as_str().to_owned()).collect()
        };
        let mut seen = BTreeSet::new();
        for (english, chinese) in UiText::for_language("zh").translations() {
            assert_eq!(names(english), names(chinese), "{english}");
            assert!(seen.insert(english), "twice: {english}");
            // A regular expression keeps its marks.
            let is_of_language = !english.contains("(?P<");
            assert!(!is_of_language || !chinese.contains(['"', '(', ')']), "half-width marks: {chinese}");
        }
    }
}
