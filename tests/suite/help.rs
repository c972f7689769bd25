//! `--help`: its examples work.

use crate::env::{columns, copy_of, data, run};

/// The commands that the help lists.
pub fn commands() -> Vec<String> {
    let help = run(["--help"]).done().stdout;
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = listed.filter_map(|line| line.split_whitespace().next()).map(str::to_owned);
    names.filter(|name| name != "help").collect()
}

/// The arguments of the examples in the help of a command.
pub fn examples(command: &[&str]) -> Vec<Vec<String>> {
    examples_in(&run(command.iter().chain(&["--help"])).done().stdout)
}

/// The arguments of the examples in a help.
pub fn examples_in(help: &str) -> Vec<Vec<String>> {
    let (_, end) = help.split_once("Examples:\n").unwrap_or_default();
    end.lines().filter_map(|line| line.strip_prefix("  ecs-err ")).map(arguments).collect()
}

/// The words of a command line, up to a pipe, a redirection or a remark after two spaces.
fn arguments(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), String::new(), None);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            _ if quote == Some(letter) => quote = None,
            _ if quote.is_some() => word.push(letter),
            '\'' | '"' => quote = Some(letter),
            '<' | '>' | '|' => break,
            ' ' => {
                words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
                if letters.peek() == Some(&' ') {
                    break;
                }
            }
            _ => word.push(letter),
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

#[test]
fn the_program_and_every_command_have_examples() {
    assert!(commands().len() >= 7, "{:?}", commands());
    assert!(!examples(&[]).is_empty());
    for command in commands() {
        let examples = examples(&[&command]);
        assert!(!examples.is_empty(), "{command}");
        assert!(examples.iter().all(|example| example.contains(&command)), "{command}: {examples:?}");
    }
}

#[test]
fn every_example_works() {
    let mut commands = commands();
    // `serve` and `mcp` do not end, `annotate`, `import` and `validate` need input, `diff` another edition, `new` texts, and
    // `scan` says what it found; other tests run them.
    let others = ["serve", "mcp", "annotate", "import", "validate", "diff", "new", "scan"];
    commands.retain(|command| !others.contains(&command.as_str()));
    commands.retain(|command| cfg!(feature = "generate") || command != "generate");
    let all = commands.iter().map(|command| examples(&[command])).chain([examples(&[])]);
    let dir = tempfile::tempdir().expect("a temporary directory");
    for example in all.flatten() {
        let copy = copy_of(&data());
        std::fs::rename(copy.path(), dir.path().join("data")).expect("the directory of the examples");
        let done = run(&example).dir(dir.path()).done();
        let is_announced = ["build", "export", "generate"].contains(&example[0].as_str());
        let note = if is_announced { "using the catalog in \"data\"\n" } else { "" };
        assert_eq!((done.code, done.stderr.as_str()), (Some(0), note), "{example:?}: {}", done.stdout);
        std::fs::rename(dir.path().join("data"), copy.path()).expect("the directory of the examples");
    }
}

#[test]
fn the_short_help_has_the_examples_too() {
    for command in commands().iter().map(|command| vec![command.as_str()]).chain([vec![]]) {
        let short = run(command.iter().chain(&["-h"])).done().stdout;
        assert!(short.contains("Examples:\n  ecs-err "), "{command:?}: {short}");
    }
}

#[test]
fn the_full_help_has_exit_statuses_and_variables() {
    let help = run(["--help"]).done().stdout;
    for expected in ["Exit status:\n", "Environment:\n", "ECS_ERR_DATA", "ECS_ERR_LANG", "NO_COLOR", "PAGER"] {
        assert!(help.contains(expected), "{expected} in {help}");
    }
}

/// The help of the program and of each command, short and full, at a width.
fn pages(language: &str, width: &str) -> Vec<String> {
    let commands = commands();
    let commands = commands.iter().map(|command| vec![command.as_str()]).chain([vec![], vec!["help"]]);
    let calls = commands.flat_map(|command| ["-h", "--help"].map(|help| [&command[..], &[help]].concat()));
    let calls = calls.filter(|call| call[0] != "help").chain([vec!["help"], vec!["help", "help"]]);
    let page = |call: Vec<&str>| {
        let done = run(["--lang", language].iter().chain(&call)).env("COLUMNS", width).done();
        assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "{call:?}");
        done.stdout
    };
    calls.map(page).collect()
}

#[test]
fn the_help_of_every_command_is_in_chinese_in_a_chinese_locale() {
    let is_english = |line: &str| {
        let words = line.split(|letter: char| !letter.is_ascii_lowercase());
        words.filter(|word| ["the", "of", "and", "with", "default", "possible", "see"].contains(word)).count() > 0
    };
    for page in pages("zh", "100") {
        // Examples hold texts of the catalog.
        let lines = page.lines().filter(|line| !line.trim_start().starts_with("ecs-err"));
        let english: Vec<&str> = lines.filter(|line| is_english(line) || line.contains("Print")).collect();
        assert!(english.is_empty(), "{english:?} in {page}");
        assert!(page.contains("\n\n用法：ecs-err") && !page.contains("Usage"), "{page}");
    }
}

#[test]
fn the_language_of_the_help_is_chosen_as_that_of_answers() {
    let is_chinese = |variables: &[(&str, &str)], args: &[&str]| {
        let set = variables.iter().fold(run(args), |run, (name, value)| run.env(name, value));
        set.done().stdout.contains("用法：")
    };
    for value in ["zh_CN.UTF-8", "zh_TW.UTF-8", "zh-HK", "zh"] {
        for variable in ["ECS_ERR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"] {
            assert!(is_chinese(&[(variable, value)], &["list", "--help"]), "{variable}={value}");
        }
    }
    assert!(is_chinese(&[("LANG", "en_US.UTF-8")], &["--lang", "zh", "-h"]));
    assert!(
        is_chinese(&[], &["help", "list", "--lang=zh-Hant"]) || is_chinese(&[], &["--lang=zh-Hant", "help", "list"])
    );
    for (variables, args) in [
        (&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C")][..], &["--help"][..]),
        (&[("LANG", "zh_CN.UTF-8")], &["--lang", "en", "--help"]),
        (&[("LANG", "de_DE.UTF-8")], &["--help"]),
        (&[], &["--help"]),
    ] {
        assert!(!is_chinese(variables, args), "{variables:?} {args:?}");
    }
}

#[test]
fn the_help_fits_its_width_without_bad_breaks() {
    for language in ["en", "zh"] {
        for width in [40, 60, 80, 100] {
            for page in pages(language, &width.to_string()) {
                let mut before = "";
                for line in page.lines() {
                    // Command lines are there to be pasted.
                    let is_command = ["ecs-err ", "| ecs-err", "Usage", "用法"].iter().any(|part| line.contains(part));
                    assert!(columns(line) <= width || is_command, "{width}: {line}");
                    assert!(!line.ends_with(' '), "{line:?}");
                    let text = line.trim_start();
                    assert!(!text.starts_with(['，', '。', '、', '；', '：', '”', '）']), "{width}: {before}\n{line}");
                    // A short line in the middle of a paragraph: wrapped twice.
                    let indent = |line: &str| line.len() - line.trim_start().len();
                    let is_word =
                        |line: &str| line.trim_start().starts_with(|letter: char| letter.is_ascii_lowercase());
                    let continues = is_word(line) && indent(line) == indent(before) && indent(line) != 2;
                    let word = text.split(' ').next().unwrap_or_default();
                    let room = width.saturating_sub(columns(before));
                    assert!(language != "en" || !continues || columns(word) >= room, "{width}: {before}\n{line}");
                    before = line;
                }
            }
        }
    }
}

#[test]
fn the_help_is_not_wrapped_in_a_pipe() {
    for (language, sentence) in
        [("en", "as by \"ecs-err CODE\"."), ("zh", "参数是文件时读取文件，否则参数就是文本本身。")]
    {
        let help = run(["explain", "--help", "--lang", language]).done().stdout;
        let line = help.lines().find(|line| line.contains(sentence)).expect("the sentence");
        assert!(columns(line) > 150, "{line}");
    }
}

#[test]
fn wrong_usage_is_explained_in_chinese() {
    for (args, expected) in [
        (
            &["list", "--stat"][..],
            &["错误：不支持参数“--stat”", "提示：您是不是要用“--status”", "用法：ecs-err list"][..],
        ),
        (&["list", "--status", "9"], &["“--status <数字>”的值“9”无效：9不在100..=599范围内"]),
        (&["list", "--status"], &["“--status <数字>”缺少值"]),
        (&["list", "--since", "x"], &["“--since <日期>”的值“x”无效：应为YYYY-MM-DD格式的日期"]),
        (&["list", "--format", "jso"], &["的值“jso”无效", "[可选值：human、json、jsonl、markdown]", "“json”"]),
        (&["list", "--no-pager", "--no-pager"], &["参数“--no-pager”不能重复使用"]),
        (&["search"], &["缺少以下必需的参数：\n  <关键词>..."]),
        (&["help", "nope"], &["没有命令“nope”"]),
        (
            &["--format", "json", "list"],
            &["命令之前的错误码、--format和--all不属于该命令", "用法：ecs-err [选项] [错误码]..."],
        ),
        (&["--all", "list"], &["不属于该命令"]),
        (&["build", "--base-url", "x"], &["应为https://errors.example.org"]),
        (&["explain", "--x"], &["要将“--x”作为值，请使用“-- --x”"]),
        (&["--data", "/nope", "85"], &["错误：/nope不是可读的目录"]),
        (&["list", "--service", "x"], &["--service x：手册的服务有"]),
        (&["check", "--explain", "x"], &["没有这条规则"]),
        (&["build", "--theme", "/nope"], &["/nope不是存放模板和资源的目录"]),
    ] {
        let done = run(args).env("LANG", "zh_CN.UTF-8").done();
        assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""), "{args:?}");
        assert!(expected.iter().all(|part| done.stderr.contains(part)), "{args:?}: {}", done.stderr);
        assert!(!done.stderr.contains('\x1b') && !done.stderr.contains("error:"), "{args:?}: {}", done.stderr);
    }
}
