//! `ecs-err annotate`: a text is copied, and its codes are explained.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::Stdio;

use ecs_err::OwnedCatalog;
use ecs_err::annotate::{Annotator, MAX_BUFFERED_LINE_BYTES, Options, Style};
use serde_json::{Value, json};

use crate::env::{Done, run, second_catalog};
use crate::help::examples;

const LOG: &[u8] = b"started\r\nfailed: Ecs.0085, then APIGW.0301 (Ecs.0085)\r\nEcs.9999\nended";

fn annotated(args: &[&str], text: &[u8]) -> Done {
    run(["annotate"].iter().chain(args)).input(text).done()
}

/// The output of the library for a text in these chunks.
fn pushed<'t>(options: &Options<'static>, chunks: impl IntoIterator<Item = &'t [u8]>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut annotator = Annotator::new(ecs_err::embedded(), options);
    for chunk in chunks {
        annotator.push(chunk, &mut out).expect("memory takes everything");
    }
    annotator.finish(&mut out).expect("memory takes everything");
    out
}

/// Every way to annotate.
fn ways() -> Vec<Options<'static>> {
    let mut ways = Vec::new();
    for style in [Style::Below, Style::Inline, Style::Json] {
        for only_matching_lines in [false, true] {
            let mut options = Options::new(&["en"]);
            (options.style, options.only_matching_lines) = (style, only_matching_lines);
            ways.push(options);
        }
    }
    ways
}

/// The objects of a text in JSON Lines.
fn objects(text: &[u8]) -> Vec<Value> {
    text.split_inclusive(|byte| *byte == b'\n').map(|line| serde_json::from_slice(line).expect("JSON")).collect()
}

#[test]
fn explanations_are_below_the_lines() {
    let done = annotated(&[], LOG);
    assert_eq!(
        done.stdout,
        "started\r
failed: Ecs.0085, then APIGW.0301 (Ecs.0085)\r
  ↳ Ecs.0085 The ECS does not have the NIC. Use another NIC.\r
  ↳ APIGW.0301 a code of another service\r
Ecs.9999
  ↳ Ecs.9999 not in this catalog
ended"
    );
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""));
}

#[test]
fn explanations_after_the_codes() {
    let done = annotated(&["--style", "inline", "--lang", "zh"], LOG);
    assert_eq!(
        done.stdout,
        "started\r
failed: Ecs.0085, then APIGW.0301 (Ecs.0085)  ← Ecs.0085 虚拟机没有该网卡。请更换网卡  ← APIGW.0301 其他服务的错误码\r
Ecs.9999  ← Ecs.9999 本手册中没有
ended"
    );
}

#[test]
fn json_style_prints_an_object_for_every_line() {
    let done = annotated(&["--style", "json", "--lang", "both"], LOG);
    assert_eq!(
        objects(done.stdout.as_bytes()),
        [
            json!({"line": 1, "text": "started", "codes": []}),
            json!({"line": 2, "text": "failed: Ecs.0085, then APIGW.0301 (Ecs.0085)", "codes": [
                {
                    "code": "Ecs.0085",
                    "kind": "error",
                    "status": 400,
                    "description": {"zh": "虚拟机没有该网卡", "en": "The ECS does not have the NIC."},
                    "action": {"zh": "请更换网卡", "en": "Use another NIC."},
                    "retry": "afterFix",
                },
                {"code": "APIGW.0301", "kind": "foreignCode"},
            ]}),
            json!({"line": 3, "text": "Ecs.9999", "codes": [{"code": "Ecs.9999", "kind": "unknownCode"}]}),
            json!({"line": 4, "text": "ended", "codes": []}),
        ]
    );
    let only = annotated(&["--style", "json", "--only-matching-lines"], LOG);
    let lines: Vec<Value> = objects(only.stdout.as_bytes()).iter().map(|object| object["line"].clone()).collect();
    assert_eq!(lines, [2, 3]);
}

#[test]
fn both_languages_are_printed() {
    assert_eq!(
        annotated(&["--lang", "both"], b"Ecs.0085\n").stdout,
        "Ecs.0085\n  ↳ Ecs.0085 虚拟机没有该网卡。请更换网卡 / The ECS does not have the NIC. Use another NIC.\n"
    );
}

#[test]
fn a_missing_last_line_end_stays_missing() {
    let expected = "a\nEcs.0085\n  ↳ Ecs.0085 The ECS does not have the NIC. Use another NIC.";
    assert_eq!(annotated(&[], b"a\nEcs.0085").stdout, expected);
    assert!(annotated(&["--style", "inline"], b"Ecs.0085").stdout.ends_with("Use another NIC."));
    assert_eq!(annotated(&[], b"").stdout, "");
}

#[test]
fn a_text_without_codes_is_copied_and_ends_with_one() {
    let text: Vec<u8> = (0..=255).cycle().take(70_000).chain(*b"\n\r\n\n").collect();
    let mut command = run(["annotate"]).input(&text).into_command();
    let output = command.output().expect("the program runs");
    assert!(output.stdout == text && output.stderr.is_empty());
    assert_eq!(output.status.code(), Some(1));
    let done = annotated(&["--only-matching-lines", "--summary"], &text);
    assert_eq!((done.code, done.stdout.as_str(), done.stderr.as_str()), (Some(1), "", ""));
}

#[test]
fn bytes_that_are_not_utf8_are_kept() {
    let line = b"\xff\xfe Ecs.0085 \xe9\x94\n";
    for options in ways() {
        let out = pushed(&options, [&line[..]]);
        if options.style == Style::Json {
            let object = &objects(&out)[0];
            assert_eq!(object["text"], "\u{fffd}\u{fffd} Ecs.0085 \u{fffd}");
            assert_eq!(object["bytes"], "//4gRWNzLjAwODUg6ZQ=");
        } else {
            assert!(out.starts_with(&line[..line.len() - 1]), "{}", String::from_utf8_lossy(&out));
        }
    }
}

#[test]
fn only_lines_with_codes() {
    let done = annotated(&["--only-matching-lines", "--style", "inline"], LOG);
    assert_eq!(done.stdout.lines().count(), 2);
    assert!(!done.stdout.contains("started") && !done.stdout.contains("ended"), "{}", done.stdout);
}

#[test]
fn the_summary_counts_every_occurrence() {
    let done = annotated(&["--summary"], b"Ecs.0085 Ecs.0085\nPdp.0001\nEcs.0085 APIGW.0301\nCommon.0024\n");
    assert_eq!(
        done.stderr,
        "      3 Ecs.0085  The ECS does not have the NIC.
      1 APIGW.0301  a code of another service
      1 Common.0024  The request was throttled by flow control (rate limiting).
      1 Pdp.0001  API authorization failed.\n"
    );
    let chinese = annotated(&["--summary", "--lang", "zh"], b"Ecs.0085").stderr;
    assert_eq!(chinese, "      1 Ecs.0085  虚拟机没有该网卡\n");
}

#[test]
fn counts_equal_those_of_a_regular_expression() {
    let codes = ecs_err::embedded().errors().iter().cycle().step_by(7).take(3000);
    let line =
        |(at, error): (usize, &ecs_err::ErrorCode<'_>)| format!("{at} x{} {},{}.5", error.code, error.code, error.code);
    let text = codes.enumerate().map(line).collect::<Vec<_>>().join("\n") + "\n";
    let regex = regex::Regex::new(r"\b(?:Common|Ecs|Pdp)\.[0-9]{4}\b").expect("an expression");
    let mut expected: HashMap<&str, u64> = HashMap::new();
    // A number that continues after another dot is not a code, which the expression can't express.
    regex
        .find_iter(&text)
        .filter(|found| !text[found.end()..].starts_with(".5"))
        .for_each(|found| *expected.entry(found.as_str()).or_default() += 1);
    let mut annotator = Annotator::new(ecs_err::embedded(), &Options::new(&["en"]));
    annotator.push(text.as_bytes(), &mut std::io::sink()).expect("a sink takes everything");
    let counts = annotator.counts();
    assert_eq!(counts.iter().map(|(code, times)| (code.as_str(), *times)).collect::<HashMap<_, _>>(), expected);
    assert!(counts.is_sorted_by(|one, next| one.1 > next.1 || one.1 == next.1 && one.0 < next.0));
}

#[test]
fn the_number_of_counted_codes_is_limited() {
    let mut annotator = Annotator::new(ecs_err::embedded(), &Options::new(&["en"]));
    for number in 0..20_000 {
        let code = format!("A{}.{:04} ", if number < 10_000 { 'A' } else { 'B' }, number % 10_000);
        annotator.push(code.as_bytes(), &mut std::io::sink()).expect("a sink takes everything");
    }
    let mut out = Vec::new();
    annotator.push(b"Ecs.0085 ZZ.9999 AA.0001\n", &mut out).expect("memory takes everything");
    let counted: u64 = annotator.counts().iter().map(|(_, times)| times).sum();
    assert!(annotator.overflow_count() > 3000 && annotator.counts().len() > 10_000);
    assert_eq!(counted + annotator.overflow_count(), 20_003);
    assert!(annotator.counts().iter().any(|(code, times)| (code.as_str(), *times) == ("AA.0001", 2)));
    assert!(String::from_utf8_lossy(&out).contains("↳ Ecs.0085 The ECS"));
}

mod chunks {
    use super::*;

    /// Lines of all kinds.
    const SAMPLE: &[u8] = "no code\nEcs.0085\r\nEcs.0085 Ecs.0085,Pdp.0001\n\n\r\n错误码Ecs.0219，APIGW.0301\nEcs.0005.5 vecs.1000 xEcs.0005 \\nEcs.0001 \x1b[1;31mEcs.0319\x1b[0m\n%22Ecs.0005%22".as_bytes();

    #[test]
    fn the_output_does_not_depend_on_chunks() {
        for options in ways() {
            let whole = pushed(&options, [SAMPLE]);
            for cut in 0..=SAMPLE.len() {
                let (one, next) = SAMPLE.split_at(cut);
                assert_eq!(pushed(&options, [one, next]), whole, "{options:?} {cut}");
            }
            for size in 1..20 {
                assert_eq!(pushed(&options, SAMPLE.chunks(size)), whole, "{options:?} {size}");
            }
        }
    }

    /// Long lines with codes everywhere and without any.
    fn long_lines() -> Vec<u8> {
        let mut text = Vec::new();
        for (length, end) in [(65_500, "\r\n"), (65_536, "\n"), (140_000, "\r\n")] {
            let mut line = Vec::new();
            while line.len() < length {
                let filler = "é \x1b[1;31m\\n%22xy.".chars().cycle().skip(line.len() % 13).take(line.len() % 61);
                line.extend(filler.collect::<String>().bytes());
                line.extend(ecs_err::embedded().errors()[line.len() % 200].code.as_str().bytes());
                line.extend(b" .,;"[line.len() % 4..][..1].iter());
            }
            text.extend(line);
            text.extend(end.bytes());
            text.extend("no code: ".bytes());
            text.extend(std::iter::repeat_n(b'z', length));
            text.extend(end.bytes());
        }
        text
    }

    #[test]
    fn long_lines_are_the_same_in_any_chunks() {
        let text = long_lines();
        for options in ways() {
            let whole = pushed(&options, [&text[..]]);
            for size in [1021, 65_535, 65_536, 131_072] {
                assert!(pushed(&options, text.chunks(size)) == whole, "{options:?} {size}");
            }
        }
    }

    #[test]
    fn codes_of_a_long_line_are_found_across_parts() {
        let options = Options::new(&["en"]);
        // Around the first place where a long line is cut.
        for at in (64 << 10) - 200..(64 << 10) + 100 {
            let mut text = vec![b' '; at];
            text.extend(b"\x1b[38;5;196;1;4mVoucherCommon.00115 \x1b[1;31mEcs.0005 Ecs.0085.5 Ecs.00011");
            text.extend(vec![b' '; 70_000]);
            let out = pushed(&options, text.chunks(1000));
            let expected = [&text[..], "\n  ↳ Ecs.0005 ".as_bytes()].concat();
            assert!(out.starts_with(&expected), "{at}");
            assert_eq!(out[text.len()..].split(|byte| *byte == b'\n').count() - 1, 1, "{at}");
        }
    }

    #[test]
    fn memory_for_a_long_line_is_bounded() {
        let line = |length: usize, end: &str| ["Ecs.0085 ", &"é".repeat(length / 2), " Pdp.0001", end].concat();
        let text = line(3 * MAX_BUFFERED_LINE_BYTES, "\r\n");
        for options in ways() {
            let out = pushed(&options, text.as_bytes().chunks(100_000));
            let printed = String::from_utf8(out).expect("no character is cut");
            match options.style {
                Style::Json => {
                    let object = &objects(printed.as_bytes())[0];
                    assert_eq!(object["truncated"], true);
                    assert_eq!(object["text"].as_str().map(str::len), Some(MAX_BUFFERED_LINE_BYTES - 1));
                    assert_eq!(object["codes"].as_array().map(Vec::len), Some(2));
                }
                _ if options.only_matching_lines => {
                    assert!(printed.len() < MAX_BUFFERED_LINE_BYTES + 300 && printed.contains("é …"));
                    assert!(printed.contains("Ecs.0085 The ECS") && printed.contains("Pdp.0001 API"));
                }
                _ => assert!(printed.starts_with(text.trim_end()) && printed.contains("Pdp.0001 API")),
            }
        }
        let whole = format!("{}Ecs.0085", " ".repeat(MAX_BUFFERED_LINE_BYTES - 8));
        for end in ["", "\n", "\r\n"] {
            let mut options = Options::new(&["en"]);
            options.only_matching_lines = true;
            let out = pushed(&options, [whole.as_bytes(), end.as_bytes()]);
            assert!(out.starts_with(whole.as_bytes()) && !String::from_utf8_lossy(&out).contains('…'), "{end:?}");
        }
    }
}

mod streaming {
    use super::*;

    /// Writes lines one by one, and reads the output of each before the next one is written.
    fn conversation(args: &[&str], lines: &[(&str, &[&str])]) {
        let mut command = run(["annotate"].iter().chain(args)).into_command();
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
        for (line, expected) in lines {
            stdin.write_all(line.as_bytes()).expect("the program reads");
            for expected in *expected {
                let mut read = String::new();
                stdout.read_line(&mut read).expect("a line");
                assert_eq!(read, *expected);
            }
        }
        drop(stdin);
        assert_eq!(child.wait().expect("the program ends").code(), Some(0));
    }

    #[test]
    fn a_line_is_explained_before_the_next_one_comes() {
        let explanation = "  ↳ Ecs.0085 The ECS does not have the NIC. Use another NIC.\n";
        conversation(
            &["--line-buffered"],
            &[
                ("started\n", &["started\n"]),
                ("Ecs.0085\nnex", &["Ecs.0085\n", explanation]),
                ("t\n", &["next\n"]),
                ("a\nb\nc", &["a\n", "b\n"]),
            ],
        );
        conversation(
            &["--line-buffered", "--style", "inline", "--only-matching-lines"],
            &[
                ("started\n", &[]),
                (
                    "Pdp.0001\n",
                    &[
                        "Pdp.0001  ← Pdp.0001 API authorization failed. Find the action in the list of supported actions, and grant the permission in IAM.\n",
                    ],
                ),
            ],
        );
    }

    #[test]
    fn output_is_buffered_by_default() {
        let mut command = run(["annotate"]).into_command();
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        for _ in 0..1000 {
            stdin.write_all(b"Ecs.0085\n").expect("the program reads");
        }
        drop(stdin);
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(output.stdout.split(|byte| *byte == b'\n').count() - 1, 2000);
    }

    #[cfg(unix)]
    #[test]
    fn on_a_terminal_explanations_are_dim_and_nothing_else_is() {
        let (text, code) = run(["annotate"]).input(b"a\nEcs.0085\n").env("TERM", "xterm").on_terminal(80, 24);
        assert_eq!(
            (text.as_str(), code),
            ("a\nEcs.0085\n  ↳ \x1b[2mEcs.0085 The ECS does not have the NIC. Use another NIC.\x1b[0m\n", Some(0))
        );
        let colored = annotated(&["--color", "always", "--style", "inline"], b"a\nEcs.0085\n").stdout;
        assert!(colored.starts_with("a\nEcs.0085  ← \x1b[2mEcs.0085 ") && colored.ends_with("\x1b[0m\n"), "{colored}");
        let json = annotated(&["--color", "always", "--style", "json"], b"Ecs.0085\n").stdout;
        assert!(!json.contains("\\u001b") && !json.contains('\x1b'), "{json}");
    }

    #[cfg(unix)]
    #[test]
    fn an_input_that_cannot_be_read_is_an_error() {
        let mut command = run(["annotate"]).into_command();
        command.stdin(std::fs::File::open(env!("CARGO_MANIFEST_DIR")).expect("a directory"));
        let output = command.output().expect("the program runs");
        assert_eq!(output.status.code(), Some(2));
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(stderr.starts_with("error: can't read the input: "), "{stderr}");
    }
}

#[test]
fn another_catalog_explains_its_own_codes() {
    let done =
        annotated(&["--data", &second_catalog().display().to_string()], b"Hbr.101 Hbr.150 Quay.00999 Ecs.0085\n");
    let lines: Vec<&str> = done.stdout.lines().collect();
    assert!(lines[1].starts_with("  ↳ Hbr.101 "), "{lines:?}");
    assert!(lines[2].starts_with("  ↳ Hbr.150 → Hbr.101 "), "{lines:?}");
    assert!(lines[3].starts_with("  ↳ Quay.00999 Der Dampfkran ist abgebaut. If the API"), "{lines:?}");
    assert_eq!(lines.len(), 4, "the codes of a service have its number of digits, others two capitals: {lines:?}");
}

/// Programs that read lines find one for each line, and below one for each code, whatever the texts of a catalog have.
#[test]
fn each_explanation_is_on_one_line() {
    let mut breaks = 0;
    for directory in ["data", "tests/generate/awkward"] {
        let owned = OwnedCatalog::open(Path::new(directory)).expect("a catalog");
        let catalog = owned.get();
        let languages: Vec<&str> = catalog.metadata().languages.iter().copied().collect();
        for style in [Style::Inline, Style::Below] {
            let mut options = Options::new(&languages);
            options.style = style;
            for error in catalog.errors() {
                let texts = error.description.iter().chain(error.action.iter());
                breaks += texts.filter(|(_, text)| text.contains('\n')).count();
                let mut out = Vec::new();
                let mut annotator = Annotator::new(catalog, &options);
                let line = format!("failed: \"{}\"\n", error.code);
                annotator.push(line.as_bytes(), &mut out).expect("memory");
                annotator.finish(&mut out).expect("memory");
                let out = String::from_utf8(out).expect("UTF-8");
                let found = out.chars().filter(|letter| matches!(letter, '\n' | '\r' | '\u{85}' | '\u{2028}')).count();
                let codes = if style == Style::Below { catalog.find_codes(line.as_bytes()).count() } else { 0 };
                assert_eq!(found, 1 + codes, "{}: {out}", error.code);
            }
        }
    }
    assert!(breaks > 0, "some texts have several lines");
}

#[test]
fn the_examples_work() {
    let examples = examples(&["annotate"]);
    assert_eq!(examples.len(), 3);
    for example in examples {
        let done = run(&example).input(b"Ecs.0085\n").done();
        assert_eq!(done.code, Some(0), "{example:?}");
        assert!(done.stdout.contains("Use another NIC."), "{example:?}: {}", done.stdout);
    }
}

#[test]
fn files_are_read_one_after_the_other() {
    let dir = tempfile::tempdir().expect("a directory");
    std::fs::write(dir.path().join("a.log"), "started\nfailed: Ecs.0085").expect("a file");
    std::fs::write(dir.path().join("b.log"), "Ecs.0319\n").expect("a file");
    let files = |args: &[&str]| run([&["annotate", "--only-matching-lines", "--style", "inline"], args].concat());
    let done = files(&["a.log", "-", "b.log"]).dir(dir.path()).input(b"Ecs.0003").done();
    let codes: Vec<&str> =
        done.stdout.lines().filter_map(|line| line.find("Ecs.").map(|at| &line[at..at + 8])).collect();
    assert_eq!((codes, done.code), (vec!["Ecs.0085", "Ecs.0003", "Ecs.0319"], Some(0)), "{}", done.stdout);
    let done = files(&["missing.log", "b.log"]).dir(dir.path()).done();
    assert_eq!(done.stderr, "error: can't read missing.log: No such file or directory (os error 2)\n");
    assert!(done.stdout.starts_with("Ecs.0319") && done.code == Some(2), "{}", done.stdout);
}
