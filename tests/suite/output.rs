//! Output: width, colors, pager, and pipes that are closed or full.

use std::fs;

use tempfile::TempDir;

use crate::env::{Run, columns, copy_of, run, second_catalog};

const LANGUAGES: [&str; 3] = ["zh", "en", "both"];

/// Every code of the embedded catalog.
fn codes() -> Vec<String> {
    ecs_err::embedded().errors().iter().map(|error| error.code.to_string()).collect()
}

/// Every HTTP status that the embedded catalog describes.
fn statuses() -> Vec<String> {
    ecs_err::embedded().statuses().iter().map(|status| format!("http{}", status.status)).collect()
}

/// Every service and family of the embedded catalog.
fn groups() -> Vec<String> {
    let about = ecs_err::embedded().metadata();
    let services = about.services.iter().map(|service| service.id.as_str().to_owned());
    services.chain(about.families.iter().map(|family| family.codes.to_string())).collect()
}

/// The program, with a text to read if it is to annotate one.
fn start(args: &[String]) -> Run {
    let run = run(args);
    if args.first().is_some_and(|command| command == "annotate") { run.input(b"first\nEcs.0001\nlast\n") } else { run }
}

/// The arguments, printed at once and in a language.
fn plain(args: &[String], language: &str) -> Run {
    start(&[args, &words(&["--no-pager", "--lang", language])].concat())
}

/// The same, always with colors.
fn colored(args: &[String], language: &str) -> Run {
    plain(&[args, &words(&["--color", "always"])].concat(), language)
}

fn words(args: &[&str]) -> Vec<String> {
    args.iter().map(|arg| (*arg).to_owned()).collect()
}

/// The second catalog with several mistakes, some of which have long messages.
fn broken() -> TempDir {
    let copy = copy_of(&second_catalog());
    let replace = |file: &str, old: &str, new: &str| {
        let path = copy.path().join(file);
        let text = fs::read_to_string(&path).expect("a file");
        assert!(text.contains(old), "{file} has no {old}");
        fs::write(&path, text.replacen(old, new, 1)).expect("a file");
    };
    replace("errors/hbr.json", "\"message\"", "\"mesage\"");
    replace("errors/hbrx.json", "\"sharedMessage\"", "\"shared\"");
    replace("errors/quay.json", "%s ", "");
    replace("operations/liegeplatz-buchen.json", "\"page\": \"vorgang-abfragen\"", "\"page\": \"vorgang-erfragen\"");
    fs::write(copy.path().join("notiz.txt"), "Anker\n").expect("a file");
    copy
}

/// The arguments that check a directory.
fn check(dir: &TempDir) -> Vec<String> {
    vec!["check".to_owned(), dir.path().display().to_string()]
}

/// Arguments for every kind of output.
fn everything(broken: &TempDir) -> Vec<Vec<String>> {
    let with = |queries: Vec<String>, args: &[&str]| [queries, words(args)].concat();
    vec![
        codes(),
        statuses(),
        groups(),
        with(codes(), &["--format", "json"]),
        with(codes(), &["--format", "markdown"]),
        with(statuses(), &["--format", "markdown"]),
        with(groups(), &["--format", "markdown"]),
        words(&["annotate"]),
        words(&["annotate", "--style", "inline", "--line-buffered"]),
        words(&["annotate", "--style", "json", "--only-matching-lines"]),
        words(&["list"]),
        words(&["list", "--format", "json"]),
        words(&["list", "--format", "markdown"]),
        words(&["search", "网卡", "flavor"]),
        words(&["search", "--format", "json", "网卡"]),
        words(&["quota", "exceeded"]),
        words(&["field", "--recursive", "publicip"]),
        words(&["field", "name"]),
        words(&["operation", "changevpc"]),
        words(&["operations"]),
        words(&["changes"]),
        words(&["changes", "--since", "2023-01-01", "--format", "markdown"]),
        words(&["export", "data"]),
        words(&["check", "--explain"]),
        words(&["check", "--explain", "D307"]),
        words(&["check", &second_catalog().display().to_string()]),
        check(broken),
        with(check(broken), &["--format", "json"]),
        with(check(broken), &["--format", "github"]),
    ]
}

/// What is printed into a pipe.
fn piped(args: &[String], language: &str, width: usize) -> String {
    plain(args, language).env("COLUMNS", width.to_string()).done().stdout
}

/// Text without its ANSI styles.
fn without_styles(text: &str) -> String {
    let mut parts = text.split('\x1b');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |shown, part| shown + part.split_once('m').expect("an ANSI style").1)
}

fn assert_fits(text: &str, width: usize) {
    let wide: Vec<&str> = text.lines().filter(|line| columns(line) > width).collect();
    assert!(wide.is_empty(), "{} lines are wider than {width} columns:\n{}", wide.len(), wide.join("\n"));
}

fn no_line(text: &str, wrong: impl Fn(&str) -> bool, what: &str) {
    let lines: Vec<&str> = text.lines().filter(|line| wrong(line)).collect();
    assert!(lines.is_empty(), "{} lines {what}:\n{}", lines.len(), lines.join("\n"));
}

/// The lines of each code by itself.
fn sheets(text: &str) -> Vec<Vec<&str>> {
    let mut sheets: Vec<Vec<&str>> = Vec::new();
    for line in text.lines() {
        if line.starts_with(|letter: char| letter.is_ascii_alphabetic()) && line.contains("  HTTP ") {
            sheets.push(Vec::new());
        }
        sheets.last_mut().expect("the first line is a heading").push(line);
    }
    sheets
}

#[test]
fn no_line_has_white_space_at_its_end() {
    let broken = broken();
    for args in everything(&broken) {
        for width in [40, 80] {
            let text = piped(&args, "both", width);
            assert!(!text.is_empty(), "{args:?}");
            no_line(&text, |line| line.ends_with(char::is_whitespace), "end with white space");
        }
    }
}

#[test]
fn no_styled_line_has_white_space_at_its_end() {
    let broken = broken();
    for args in [codes(), statuses(), groups(), words(&["list"]), words(&["check", "--explain"]), check(&broken)] {
        let text = without_styles(&colored(&args, "both").env("COLUMNS", "60").done().stdout);
        no_line(&text, |line| line.ends_with(char::is_whitespace), "end with white space");
    }
}

#[test]
fn chinese_punctuation_neither_begins_a_line_nor_opens_at_its_end() {
    for width in [40, 43, 47, 52, 58, 61, 66, 70, 75, 80, 87, 93, 100] {
        for args in [codes(), statuses(), groups(), words(&["list"])] {
            let text = piped(&args, "zh", width);
            let closing = |line: &str| {
                line.trim_start().starts_with(['，', '。', '、', '；', '：', '！', '？', '”', '）', '》', '】'])
            };
            no_line(&text, closing, "begin with punctuation");
            no_line(&text, |line| line.ends_with(['“', '（', '《', '【']), "end with an opening mark");
        }
    }
}

#[test]
fn the_width_of_a_pipe_is_that_of_columns_or_not_limited() {
    let list = |value: &str| plain(&words(&["list"]), "en").env("COLUMNS", value).done().stdout;
    let codes = ecs_err::embedded().errors().len();
    let whole = plain(&words(&["list"]), "en").done().stdout;
    assert_eq!(whole.lines().count(), codes, "one line for each code");
    assert!(list("60").lines().count() > codes);
    for value in ["", "0", "wide", "-1", "99999999999999999999999"] {
        assert_eq!(list(value), whole, "COLUMNS={value}");
    }
    // A paragraph is one line, so that a search for a sentence finds it.
    for error in ecs_err::embedded().errors() {
        let page = plain(&words(&[error.code.as_str()]), "zh").done().stdout;
        let action = error.action.get("zh").expect("an action");
        assert!(action.lines().all(|line| page.contains(line)), "{page}");
    }
}

#[test]
fn text_is_never_wider_than_one_hundred_columns() {
    for args in [codes(), statuses(), words(&["list"])] {
        assert_fits(&piped(&args, "both", 500), 100);
    }
}

#[test]
fn a_tiny_width_is_accepted() {
    for width in [1, 2, 3, 7, 13, 20] {
        for args in [codes(), statuses(), groups(), words(&["list"])] {
            let done = plain(&args, "both").env("COLUMNS", width.to_string()).done();
            assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "COLUMNS={width}");
        }
    }
}

mod colors {
    use super::*;

    fn styled(text: &str) -> bool {
        text.contains('\x1b')
    }

    /// A way to every command that styles its text.
    fn styling(broken: &TempDir) -> Vec<Vec<String>> {
        vec![
            words(&["Ecs.0001"]),
            words(&["404"]),
            words(&["Ecs.03xx"]),
            words(&["annotate"]),
            words(&["list", "--status", "503"]),
            words(&["check", "--explain"]),
            words(&["check", "--explain", "D101"]),
            check(broken),
        ]
    }

    #[test]
    fn a_pipe_gets_no_colours() {
        let broken = broken();
        for args in styling(&broken) {
            let done = plain(&args, "en").env("TERM", "xterm-256color").done();
            assert!(!done.stdout.is_empty() && !styled(&done.stdout), "{args:?}: {}", done.stdout);
        }
    }

    #[test]
    fn a_pipe_gets_colours_with_always() {
        let broken = broken();
        for args in styling(&broken) {
            let done = colored(&args, "en").env("NO_COLOR", "1").env("TERM", "dumb").done();
            assert!(styled(&done.stdout), "{args:?}: {}", done.stdout);
        }
    }

    #[test]
    fn colours_change_no_text() {
        let broken = broken();
        for args in styling(&broken) {
            let colored = colored(&args, "en").done();
            assert_eq!(without_styles(&colored.stdout), plain(&args, "en").done().stdout, "{args:?}");
        }
    }

    #[test]
    fn each_line_ends_without_a_style() {
        for args in [codes(), statuses(), groups(), words(&["list"])] {
            for line in colored(&args, "en").done().stdout.lines() {
                let last = line.rfind("\x1b[").map_or("\x1b[0m", |at| &line[at..]);
                assert!(last.starts_with("\x1b[0m"), "{line:?}");
            }
        }
    }

    #[test]
    fn text_for_programs_has_no_colours_on_request() {
        for args in [
            &["Ecs.0001", "--format", "json"][..],
            &["Ecs.0001", "404", "Ecs.03xx", "--format", "markdown"],
            &["list", "--format", "json"],
            &["list", "--format", "markdown"],
            &["export", "data"],
        ] {
            let done = colored(&words(args), "en").done();
            assert!(!done.stdout.is_empty() && !styled(&done.stdout), "{args:?}");
        }
    }

    #[test]
    fn an_unknown_color_value_is_refused() {
        let done = run(["--color", "sometimes", "Ecs.0001"]).done();
        assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""));
        assert!(done.stderr.contains("always"), "{}", done.stderr);
    }

    #[cfg(unix)]
    #[test]
    fn a_terminal_gets_colours() {
        let broken = broken();
        for args in styling(&broken) {
            let (text, _) = plain(&args, "en").env("TERM", "xterm-256color").on_terminal(80, 24);
            assert!(styled(&text), "{args:?}: {text}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_terminal_gets_no_colours_with_never_or_no_color() {
        let broken = broken();
        for args in styling(&broken) {
            let on = |run: Run| run.on_terminal(80, 24).0;
            let never = [args.clone(), words(&["--color", "never"])].concat();
            for text in [
                on(plain(&never, "en").env("TERM", "xterm-256color")),
                on(plain(&args, "en").env("TERM", "xterm-256color").env("NO_COLOR", "1")),
                on(plain(&args, "en").env("TERM", "dumb")),
                on(plain(&args, "en")),
            ] {
                assert!(!text.is_empty() && !styled(&text), "{args:?}: {text}");
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn an_empty_no_color_is_ignored() {
        let (text, _) = run(["Ecs.0001"]).env("TERM", "xterm-256color").env("NO_COLOR", "").on_terminal(80, 24);
        assert!(styled(&text), "{text}");
    }
}

#[cfg(unix)]
mod terminal {
    use super::*;

    const WIDTHS: [u16; 4] = [40, 60, 80, 120];

    /// The output on a terminal of this width, which equals that of a pipe with that width.
    fn shown(args: &[String], language: &str, width: u16) -> String {
        let (text, code) = plain(args, language).on_terminal(width, 24);
        let done = plain(args, language).env("COLUMNS", width.to_string()).done();
        assert_eq!((text.clone(), code), (done.stdout + &done.stderr, done.code), "{language} {width}");
        text
    }

    fn assert_all_fit(args: &[String], widths: &[u16]) {
        for language in LANGUAGES {
            for width in widths {
                let text = shown(args, language, *width);
                assert!(!text.is_empty(), "{args:?}");
                assert_fits(&text, usize::from(*width));
            }
        }
    }

    #[test]
    fn codes_fit_a_terminal() {
        assert_all_fit(&codes(), &[60, 80, 120]);
    }

    #[test]
    fn codes_fit_a_narrow_terminal() {
        assert_all_fit(&codes(), &[40]);
    }

    #[test]
    fn statuses_fit_every_terminal() {
        assert_all_fit(&statuses(), &WIDTHS);
    }

    #[test]
    fn the_list_fits_every_terminal() {
        assert_all_fit(&words(&["list"]), &WIDTHS);
    }

    #[test]
    fn groups_fit_every_terminal() {
        assert_all_fit(&groups(), &WIDTHS);
    }

    #[test]
    fn misses_fit_every_terminal() {
        let misses = words(&["Ecs.0999", "Abc.0001", "APIGW.0001", "3000", "http299", "wasser"]);
        for language in LANGUAGES {
            for width in WIDTHS {
                let (text, code) = plain(&misses, language).on_terminal(width, 24);
                assert!(code == Some(1) && text.contains("wasser"), "{text}");
                assert_fits(&text, width.into());
            }
        }
    }

    #[test]
    fn rules_fit_every_terminal() {
        assert_all_fit(&words(&["check", "--explain", "D102"]), &WIDTHS);
    }

    #[test]
    fn the_list_of_rules_fits_every_terminal() {
        assert_all_fit(&words(&["check", "--explain"]), &WIDTHS);
    }

    /// The report on a directory that is named by a short path.
    fn report(dir: &std::path::Path, width: u16) -> String {
        let parent = dir.parent().expect("a directory");
        let name = dir.file_name().expect("a name");
        let args = ["check".as_ref(), name, "--no-pager".as_ref()];
        run(args).dir(parent).on_terminal(width, 24).0
    }

    #[test]
    fn the_report_on_a_sound_directory_fits_every_terminal() {
        for width in WIDTHS {
            assert_fits(&report(&second_catalog(), width), width.into());
        }
    }

    #[test]
    fn the_report_on_a_broken_directory_fits_every_terminal() {
        let broken = broken();
        // The marked text is never truncated, so narrower widths do not always suffice.
        for width in [60, 80, 120] {
            let report = report(broken.path(), width);
            assert!(report.contains("mesage"), "{report}");
            // A path stays in one piece, so that it can be opened.
            let rest: Vec<&str> = report.lines().filter(|line| !line.contains("--> ")).collect();
            assert_fits(&rest.join("\n"), width.into());
        }
    }

    #[test]
    fn the_lines_that_are_wrong_fit_every_terminal() {
        let broken = broken();
        // The marked text is never truncated, so narrower widths do not always suffice.
        for width in [60, 80, 120] {
            let report = report(broken.path(), width);
            let quoted: Vec<&str> = report.lines().filter(|line| line.contains(" | ")).collect();
            assert!(quoted.len() >= 5, "{report}");
            assert_fits(&quoted.join("\n"), width.into());
        }
    }

    #[test]
    fn the_action_is_on_the_first_screen_for_every_code() {
        for (language, label) in [("zh", "处理措施"), ("en", "Action"), ("both", "处理措施")] {
            let (text, _) = plain(&codes(), language).on_terminal(80, 24);
            let sheets = sheets(&text);
            assert_eq!(sheets.len(), codes().len());
            for (code, sheet) in codes().iter().zip(sheets) {
                assert!(sheet[0].starts_with(code.as_str()), "{code}: {}", sheet[0]);
                let at = sheet.iter().position(|line| line.starts_with(label));
                assert!(at.is_some_and(|at| at < 24), "{code} in {language}: {label} is at {at:?}");
            }
        }
    }

    #[test]
    fn the_action_starts_on_the_line_of_its_label() {
        let (text, _) = plain(&codes(), "en").on_terminal(80, 24);
        for (sheet, error) in sheets(&text).iter().zip(ecs_err::embedded().errors()) {
            let line = sheet.iter().find_map(|line| line.strip_prefix("Action")).expect("a label").trim();
            let action = error.action.get("en").expect("a text");
            assert!(!line.is_empty() && action.starts_with(line), "{}: {line}", error.code);
        }
    }
}

#[cfg(unix)]
mod pager {
    use super::*;

    /// A directory with a shell script, and the command of the pager that it is.
    ///
    /// The shell reads the script: while another test starts a program, a new file can be busy and no program itself.
    fn pager(script: &str) -> (TempDir, String) {
        let dir = tempfile::tempdir().expect("a directory");
        let path = dir.path().join("pager");
        fs::write(&path, script).expect("a file");
        (dir, format!("sh {}", path.display()))
    }

    const MARKING: &str = "echo \"paged $*\"; cat";

    /// What appears without a pager.
    fn unpaged(args: &[&str]) -> String {
        run(args.iter().chain(&["--no-pager"])).on_terminal(80, 24).0
    }

    #[test]
    fn the_pager_shows_long_output() {
        let (_directory, pager) = pager(MARKING);
        for args in [&["list"][..], &["Ecs"], &["export", "data"], &["check", "--explain"]] {
            let (text, code) = run(args).env("PAGER", &pager).on_terminal(80, 24);
            assert_eq!((text, code), (format!("paged \n{}", unpaged(args)), Some(0)), "{args:?}");
        }
    }

    #[test]
    fn the_pager_is_off_for_short_output() {
        let (_directory, pager) = pager(MARKING);
        for args in [&["Ecs.0001"][..], &["404"], &["Ecs.04xx"], &["list", "--status", "503"]] {
            let (text, code) = run(args).env("PAGER", &pager).on_terminal(80, 60);
            assert_eq!((text, code), (unpaged(args), Some(0)), "{args:?}");
        }
    }

    #[test]
    fn the_pager_starts_when_output_fills_the_screen() {
        let (_directory, pager) = pager(MARKING);
        let lines = u16::try_from(unpaged(&["Ecs.0001"]).lines().count()).expect("a few lines");
        let used = |rows| run(["Ecs.0001"]).env("PAGER", &pager).on_terminal(80, rows).0.starts_with("paged");
        assert_eq!((used(lines - 1), used(lines), used(lines + 1)), (true, true, false));
    }

    #[test]
    fn the_pager_is_off_on_request() {
        let (_directory, pager) = pager(MARKING);
        let (text, _) = run(["list", "--no-pager"]).env("PAGER", &pager).on_terminal(80, 24);
        assert!(!text.contains("paged"), "{text}");
        let (text, code) = run(["list"]).env("PAGER", "").on_terminal(80, 24);
        assert_eq!((text, code), (unpaged(&["list"]), Some(0)));
    }

    #[test]
    fn a_pipe_needs_no_pager() {
        let (_directory, pager) = pager(MARKING);
        let done = run(["list"]).env("PAGER", &pager).env("COLUMNS", "80").done();
        assert_eq!((done.stdout, done.code), (unpaged(&["list"]), Some(0)));
    }

    #[test]
    fn the_pager_gets_its_arguments() {
        let (_directory, pager) = pager(MARKING);
        let (text, _) = run(["list"]).env("PAGER", format!("{pager} -R  +G")).on_terminal(80, 24);
        assert!(text.starts_with("paged -R +G\n"), "{text}");
    }

    #[test]
    fn less_shows_colours_unless_the_user_sets_its_options() {
        let (_directory, pager) = pager("echo \"LESS=$LESS\"; cat >/dev/null");
        let (text, _) = run(["list"]).env("PAGER", &pager).on_terminal(80, 24);
        assert!(text.starts_with("LESS=") && text.contains('R') && text.contains('F'), "{text}");
        let (text, _) = run(["list"]).env("PAGER", &pager).env("LESS", "S").on_terminal(80, 24);
        assert_eq!(text, "LESS=S\n");
    }

    #[test]
    fn the_pager_gets_the_colours() {
        let (_directory, pager) = pager(MARKING);
        let (text, _) = run(["list"]).env("PAGER", &pager).env("TERM", "xterm-256color").on_terminal(80, 24);
        assert!(text.starts_with("paged \n\x1b["), "{text}");
        assert_eq!(without_styles(&text), format!("paged \n{}", unpaged(&["list"])));
    }

    #[test]
    fn output_without_a_pager_is_printed() {
        let empty = tempfile::tempdir().expect("a directory");
        let (text, code) = run(["list"]).without_env("PAGER").env("PATH", empty.path()).on_terminal(80, 24);
        assert_eq!((text, code), (unpaged(&["list"]), Some(0)));
        let (text, code) = run(["list"]).env("PAGER", empty.path().join("pager")).on_terminal(80, 24);
        assert_eq!((text, code), (unpaged(&["list"]), Some(0)));
    }

    #[test]
    fn quitting_the_pager_early_is_not_an_error() {
        for (script, seen) in [("exit 0", ""), ("exec <&-; echo enough", "enough\n"), ("head -n 1; exit 1", "{\n")] {
            let (_directory, pager) = pager(script);
            let (text, code) = run(["export", "data"]).env("PAGER", &pager).on_terminal(80, 24);
            assert_eq!((text.as_str(), code), (seen, Some(0)), "{script}");
        }
    }

    #[test]
    fn the_pager_does_not_change_the_exit_status() {
        let (_directory, pager) = pager(MARKING);
        let (text, code) = run(["Ecs", "Ecs.9999"]).env("PAGER", &pager).on_terminal(80, 24);
        assert_eq!(code, Some(1));
        assert!(text.contains("paged") && text.contains("Ecs.9999"), "{text}");
    }
}

mod pipes {
    use super::*;
    use std::io::{BufRead as _, BufReader, PipeReader, PipeWriter, Read as _};
    use std::process::{ExitStatus, Stdio};

    /// The ways to every command that prints, with how it ends when all is read.
    fn commands(broken: &TempDir) -> Vec<(Vec<String>, i32)> {
        let mut commands: Vec<_> = everything(broken).into_iter().map(|args| (args, 0)).collect();
        for (args, code) in &mut commands {
            let broken = args.iter().any(|arg| *arg == broken.path().display().to_string());
            *code = i32::from(broken);
        }
        commands.extend([
            (words(&["--help"]), 0),
            (words(&["-h"]), 0),
            (words(&["list", "--help"]), 0),
            (words(&["help", "check"]), 0),
            (words(&["--version"]), 0),
        ]);
        commands
    }

    fn pipe() -> (PipeReader, PipeWriter) {
        std::io::pipe().expect("a pipe")
    }

    /// Runs the program with this standard output, and returns its standard error.
    fn into(args: &[String], stdout: impl Into<Stdio>) -> (ExitStatus, String) {
        let mut command = start(args).into_command();
        command.stdout(stdout).stderr(Stdio::piped());
        let output = command.spawn().and_then(std::process::Child::wait_with_output).expect("the program runs");
        (output.status, String::from_utf8(output.stderr).expect("the messages are UTF-8"))
    }

    #[test]
    fn a_closed_pipe_ends_every_command_quietly() {
        let broken = broken();
        for (args, code) in commands(&broken) {
            let (reader, writer) = pipe();
            drop(reader);
            let (status, stderr) = into(&args, writer);
            assert!(status.code() == Some(0) || status.code() == Some(code), "{args:?}: {status}");
            assert_eq!(stderr, "", "{args:?}");
        }
    }

    #[test]
    fn a_pipe_closed_after_a_line_ends_every_command_quietly() {
        let broken = broken();
        for (args, code) in commands(&broken) {
            let mut command = start(&args).into_command();
            let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
            let mut line = String::new();
            BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut line).expect("a line");
            assert!(line.ends_with('\n'), "{args:?} prints no line");
            let output = child.wait_with_output().expect("the program ends");
            let ended = output.status.code();
            assert!(ended == Some(0) || ended == Some(code), "{args:?}: {}", output.status);
            assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
        }
    }

    #[cfg(target_os = "linux")]
    fn full() -> fs::File {
        fs::File::options().write(true).open("/dev/full").expect("a device")
    }

    #[cfg(target_os = "linux")]
    fn assert_fails_when_full(args: &[String]) {
        let (status, stderr) = into(args, full());
        assert_eq!(status.code(), Some(2), "{args:?}");
        assert!(stderr.contains("can't write the output"), "{args:?}: {stderr}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_device_fails_every_command_with_a_message() {
        let broken = broken();
        for args in everything(&broken) {
            assert_fails_when_full(&args);
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_device_fails_the_help_with_a_message() {
        for args in [&["--help"][..], &["-h"], &["list", "--help"], &["help", "check"], &["--version"]] {
            assert_fails_when_full(&words(args));
        }
    }

    /// Runs that print to standard error, with their exit statuses.
    fn complaining(broken: &TempDir) -> Vec<(Vec<String>, i32)> {
        let broken = broken.path().display().to_string();
        vec![
            (words(&["Ecs.9999"]), 1),
            (words(&["Ecs.0001", "wasser"]), 1),
            (words(&["list", "--status", "418"]), 1),
            (words(&["Ecs.0001", "--lang", "tlh"]), 2),
            (words(&["list", "--service", "wasser"]), 2),
            (words(&["--wasser"]), 2),
            (words(&[]), 1),
            (words(&["export", "--data", &broken]), 2),
            (words(&["fmt", "--check", &broken]), 2),
            (words(&["check", "--explain", "wasser"]), 2),
        ]
    }

    /// Where messages can't be written, the run ends as if they had been.
    fn assert_mute(stderr: impl Fn() -> Stdio) {
        let broken = broken();
        for (args, code) in complaining(&broken) {
            let mut command = run(&args).into_command();
            let output = command.stdout(Stdio::piped()).stderr(stderr()).output().expect("the program runs");
            assert_eq!(output.status.code(), Some(code), "{args:?}");
        }
    }

    #[test]
    fn a_closed_pipe_for_messages_keeps_the_exit_status() {
        assert_mute(|| pipe().1.into());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_device_for_messages_keeps_the_exit_status() {
        assert_mute(|| full().into());
    }

    #[cfg(unix)]
    #[test]
    fn closed_standard_streams_keep_the_exit_status() {
        let broken = broken();
        for (args, code) in complaining(&broken) {
            for closing in ["2>&-", "2>&- >&-", "2>&- >&- <&-"] {
                let mut command = std::process::Command::new("sh");
                command.args(["-c", &format!("exec \"$@\" {closing}"), "sh", env!("CARGO_BIN_EXE_ecs-err")]);
                let status = command.args(&args).stdout(Stdio::null()).status().expect("the shell runs");
                assert_eq!(status.code(), Some(code), "{args:?} {closing}");
            }
        }
    }

    #[test]
    fn results_and_messages_are_on_separate_streams() {
        let (mut reader, writer) = pipe();
        let (status, stderr) = into(&words(&["Ecs.0001", "Ecs.9999"]), writer);
        let mut stdout = String::new();
        reader.read_to_string(&mut stdout).expect("the output is UTF-8");
        assert_eq!(status.code(), Some(1));
        assert!(stdout.contains("Ecs.0001  HTTP") && !stdout.contains("Ecs.9999"), "{stdout}");
        assert!(stderr.contains("Ecs.9999") && !stderr.contains("HTTP 400"), "{stderr}");
    }
}

#[cfg(unix)]
mod links {
    use super::*;

    const START: &str = "\x1b]8;;https://errors.example/de/";

    fn lookup() -> crate::env::Run {
        let path = second_catalog();
        let code = ecs_err::OwnedCatalog::open(&path).expect("a catalog").get().errors()[0].code.to_string();
        run([code.as_str()]).env("ECS_ERR_DATA", path).env("TERM", "xterm-256color")
    }

    #[test]
    fn the_heading_of_a_code_links_to_its_page_on_terminals_that_know_links() {
        let known = |run: crate::env::Run| run.env("VTE_VERSION", "7600");
        let (text, _) = known(lookup()).on_terminal(80, 50);
        assert_eq!(text.matches(START).count(), 1, "{text:?}");
        let (plain, _) = lookup().on_terminal(80, 50);
        assert!(!plain.contains("\x1b]8"), "{plain:?}");
        let shown = |text: &str| {
            text.split("\x1b]8;;")
                .map(|part| part.split_once("\x1b\\").map_or(part, |(_, rest)| rest))
                .collect::<String>()
        };
        assert_eq!(shown(&text), plain, "links take no room");
        for (variable, value) in [("NO_COLOR", "1"), ("TERM", "dumb")] {
            let (text, _) = known(lookup()).env(variable, value).on_terminal(80, 50);
            assert!(!text.contains('\x1b'), "{variable}: {text:?}");
        }
        // What is paged is shown without links: not all pagers know them.
        let (text, _) = known(lookup()).env("PAGER", "cat").on_terminal(80, 5);
        assert!(!text.contains("\x1b]8"), "{text:?}");
    }

    #[test]
    fn there_are_no_links_in_a_pipe() {
        for args in [&[][..], &["--color", "always"], &["--format", "json"], &["--format", "markdown"]] {
            let mut command = lookup().env("VTE_VERSION", "7600").env("FORCE_HYPERLINK", "1").into_command();
            let output = command.args(args).output().expect("the program starts");
            assert!(!String::from_utf8_lossy(&output.stdout).contains("\x1b]8"), "{args:?}");
        }
    }
}
