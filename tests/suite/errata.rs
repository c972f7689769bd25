//! Language mistakes of the reference: for those who ask, and for no one else.

use ecs_err::{Note, NoteKind, Text, embedded};

use crate::env::run;
use crate::lookup::squeeze;

/// Every note on a language mistake of an error code, with the code.
fn errata() -> Vec<(String, &'static Note<'static>)> {
    let notes =
        embedded().errors().iter().flat_map(|error| error.notes.iter().map(|note| (error.code.to_string(), note)));
    let errata: Vec<_> = notes.filter(|(_, note)| note.kind == NoteKind::Erratum).collect();
    assert!(errata.len() > 30, "{}", errata.len());
    errata
}

fn english(text: Text<'_>) -> String {
    squeeze(text.get("en").expect("a text"))
}

fn output(args: &[&str]) -> String {
    squeeze(&run(args).done().stdout.replace('\\', ""))
}

#[test]
fn lookups_show_errata_only_if_asked_and_answers_to_responses_never() {
    let codes: Vec<String> = embedded().errors().iter().map(|error| error.code.to_string()).collect();
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    for format in ["human", "markdown"] {
        let plain = output(&[&["--lang", "en", "--format", format][..], &codes].concat());
        let all = output(&[&["--lang", "en", "--all", "--format", format][..], &codes].concat());
        for (code, note) in errata() {
            let text = english(note.text);
            assert!(!plain.contains(&text) && all.contains(&text), "{code} in {format}: {text}");
        }
    }
    for (code, note) in errata() {
        let body = format!(r#"{{"code": "{code}", "message": "x"}}"#);
        let explained = output(&["explain", "--lang", "en", &body]);
        assert!(explained.contains(&code) && !explained.contains(&english(note.text)), "{explained}");
    }
    let annotated = run(["annotate", "--lang", "en"]).input(codes.join("\n").as_bytes()).done();
    let annotated = squeeze(&annotated.stdout);
    assert!(errata().iter().all(|(_, note)| !annotated.contains(&english(note.text))), "{annotated}");
}

#[test]
fn fields_operations_and_changes_show_errata_only_if_asked() {
    for args in [&["field", "create-server.bandwidth#size"][..], &["operation", "create-server-v1"], &["changes"]] {
        for format in ["human", "markdown"] {
            let options = ["--lang", "en", "--format", format];
            let plain = output(&[args, &options].concat());
            let all = output(&[args, &options, &["--all"]].concat());
            assert!(!plain.contains("Erratum") && all.contains("Erratum"), "{args:?}\n{plain}\n{all}");
        }
    }
}
