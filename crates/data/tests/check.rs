//! Rules in catalogs other than the embedded one.

use std::fs;

use ecs_err_data::check::{Diagnostic, RuleId, Severity, check_dir};

/// What is wrong with a directory of these files, apart from form.
fn diagnostics(files: &[(&str, &str)]) -> Vec<Diagnostic> {
    let dir = tempfile::tempdir().expect("a directory");
    for (path, content) in files {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
        fs::write(path, content).expect("a file");
    }
    let mut found = check_dir(dir.path());
    found.retain(|diagnostic| diagnostic.rule != RuleId::NotCanonical);
    found
}

/// The help in English.
fn help(diagnostic: &Diagnostic) -> Option<String> {
    diagnostic.help.as_ref().map(ToString::to_string)
}

const METADATA: &str = r#"{
    "id": "test", "title": {"zh": "测试", "en": "Test"}, "edition": "1", "languages": ["zh", "en"],
    "messageLanguage": "en", "complete": false,
    "services": [{"id": "all", "forms": ["E-{2}"], "name": {"zh": "全部", "en": "All"}, "description": {"zh": "全部。", "en": "All."}}]
}"#;
const ERRORS: &str =
    r#"{"service": "all", "errors": [{"code": "E-17", "message": {"zh": "消息。", "en": "Message."}}]}"#;
const GUIDE: &str = "# A guide\n\nText.\n";

#[test]
fn guides_whose_names_differ_only_in_letter_case_are_reported() {
    let files = [
        ("catalog.json", METADATA),
        ("guides/en/Start.md", GUIDE),
        ("guides/en/start.md", GUIDE),
        ("guides/zh/Start.md", GUIDE),
        ("guides/zh/start.md", GUIDE),
    ];
    let found = diagnostics(&files);
    let [only] = &found[..] else { panic!("{found:?}") };
    assert_eq!((only.rule, only.file.as_str()), (RuleId::DuplicateId, "guides/en/start.md"));
    assert_eq!(help(only).as_deref(), Some("the other is at guides/en/Start.md:1:1"));
}

#[test]
fn guides_of_the_same_name_in_other_languages_are_not_reported() {
    let files = [("catalog.json", METADATA), ("guides/en/start.md", GUIDE), ("guides/zh/start.md", GUIDE)];
    assert_eq!(diagnostics(&files), []);
}

#[test]
fn guides_whose_names_differ_only_in_letter_case_across_languages_are_reported() {
    let files = [("catalog.json", METADATA), ("guides/en/Start.md", GUIDE), ("guides/zh/start.md", GUIDE)];
    let found = diagnostics(&files);
    assert!(found.iter().any(|one| one.rule == RuleId::DuplicateId && one.file == "guides/zh/start.md"), "{found:?}");
}

#[test]
fn names_of_guides_in_several_unicode_forms_are_not_ids() {
    let files = [
        ("catalog.json", METADATA),
        ("guides/en/caf\u{e9}.md", GUIDE),
        ("guides/en/cafe\u{301}.md", GUIDE),
        ("guides/zh/caf\u{e9}.md", GUIDE),
        ("guides/zh/cafe\u{301}.md", GUIDE),
    ];
    let found = diagnostics(&files);
    assert!(found.iter().all(|one| one.rule == RuleId::UnsafeName), "{found:?}");
}

#[test]
fn help_for_links_has_a_code_of_the_catalog() {
    let help_of = |files: &[(&str, &str)]| {
        let guide = "# A guide\n\nText with [a link](E-17).\n";
        let guides = [("guides/en/start.md", guide), ("guides/zh/start.md", guide)];
        let files: Vec<_> = files.iter().copied().chain(guides).collect();
        let found = diagnostics(&files);
        assert!(found.iter().all(|one| one.rule == RuleId::DanglingReference), "{found:?}");
        help(&found[0]).expect("help")
    };
    assert_eq!(help_of(&[("catalog.json", METADATA), ("errors/all.json", ERRORS)]), "write, for example, error:E-17");
    assert_eq!(help_of(&[("catalog.json", METADATA)]), "write the kind of record, a colon and its identifier");
}

#[test]
fn the_explanation_of_unexpected_files_lists_the_files_of_the_help() {
    let found = diagnostics(&[("catalog.json", METADATA), ("error/all.json", ERRORS)]);
    let [only] = &found[..] else { panic!("{found:?}") };
    let help = help(only).expect("help");
    let files = help.strip_prefix("a data directory holds ").and_then(|help| help.strip_suffix(" and schema/"));
    assert!(RuleId::UnexpectedFile.rule().explanation("en").contains(files.expect("a list")), "{help}");
    assert!(help.contains("errors/SERVICE/*.json"), "{help}");
}

#[test]
fn control_characters_that_typing_leaves_behind_are_warnings_in_catalogs_that_are_not_complete() {
    let severity = |character: &str, is_complete: bool| {
        let metadata = METADATA.replace("\"complete\": false", &format!("\"complete\": {is_complete}"));
        let errors = ERRORS.replace("Message.", &format!("Message{character}."));
        let found = diagnostics(&[("catalog.json", &metadata), ("errors/all.json", &errors)]);
        found.iter().find(|one| one.rule == RuleId::InvisibleCharacter).map(|one| one.severity)
    };
    for character in [r"\b", r"\t", r"\u000b", r"\f", r"\r", r"\u007f", r"\u0085", r"\u200b"] {
        assert_eq!(severity(character, false), Some(Severity::Warning), "{character}");
        assert_eq!(severity(character, true), Some(Severity::Error), "{character}");
    }
    for character in [r"\u0000", r"\u001b", r"\u202e", r"\u2066"] {
        assert_eq!(severity(character, false), Some(Severity::Error), "{character}");
    }
}

#[test]
fn a_diagnostic_is_in_the_language_of_its_reader() {
    let errors = ERRORS.replace("\"message\"", "\"mesage\"");
    let found = diagnostics(&[("catalog.json", METADATA), ("errors/all.json", &errors)]);
    let unknown = found.iter().find(|one| one.rule == RuleId::UnknownKey).expect("a diagnostic");
    let place = "errors/all.json:1:48";
    let english = format!("{place}: unknown key \"mesage\" [D105 unknown-key]; did you mean \"message\"?");
    assert_eq!((unknown.to_string(), unknown.in_language("fr")), (english.clone(), english));
    let chinese = format!("{place}: 未知的键“mesage” [D105 unknown-key]；是否应为“message”？");
    assert_eq!((unknown.in_language("zh"), unknown.in_language("zh-Hant")), (chinese.clone(), chinese));
}
