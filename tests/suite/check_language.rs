//! The language of `ecs-err check`, and of the diagnostics that other commands print.

use std::fs;
use std::path::Path;

use ecs_err::check::check_dir;
use serde_json::Value;
use tempfile::TempDir;

use super::env::{self, run};

fn is_han(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

/// A text without what is in quotation marks, which may be in any language.
fn own_words(text: &str) -> String {
    text.split('"').step_by(2).collect()
}

/// Whether what is wrong with a directory is said in Chinese and in English.
pub fn each_message_is_in_both_languages(dir: &Path) {
    for diagnostic in check_dir(dir) {
        for message in [&diagnostic.message].into_iter().chain(&diagnostic.help) {
            let (english, chinese) = (own_words(message.in_language("en")), message.in_language("zh"));
            assert!(!english.contains(is_han), "{english}");
            assert!(chinese.contains(is_han), "{chinese}");
        }
    }
}

/// The data with a misspelt key and a code of another form.
fn faulty() -> TempDir {
    let dir = env::copy_of(&env::data());
    let path = dir.path().join("errors/pdp.json");
    let text = fs::read_to_string(&path).expect("a file").replacen("\"status\"", "\"staus\"", 1);
    fs::write(path, text).expect("a file");
    dir
}

const MESSAGE: &str = "未知的键“staus”";
const HELP: &str = "是否应为“status”？";

#[test]
fn people_get_it_in_chinese() {
    let dir = faulty();
    let done = run(["check".as_ref(), "--lang".as_ref(), "zh-TW".as_ref(), dir.path().as_os_str()])
        .env("COLUMNS", "100")
        .done();
    let file = dir.path().join("errors/pdp.json").display().to_string();
    let expected = format!(
        "错误[D105 unknown-key]: {MESSAGE}
 --> {file}:7:7
  |
7 |       \"staus\": 403,
  |       ^^^^^^^
  |
  = 提示: {HELP}
"
    );
    assert!(done.stdout.starts_with(&expected), "{}", done.stdout);
    let end = format!("{}：1个错误；“ecs-err check --explain D105”可查看规则的说明", dir.path().display());
    assert_eq!(done.stdout.lines().skip(8).collect::<String>(), end, "{}", done.stdout);
    assert_eq!((done.stderr.as_str(), done.code), ("", Some(1)));
}

#[test]
fn the_language_is_that_of_the_argument_else_of_the_environment() {
    let dir = faulty();
    let asked = |arguments: &[&str], variables: &[(&str, &str)]| {
        let arguments = arguments.iter().map(AsRef::as_ref).chain(["check".as_ref(), dir.path().as_os_str()]);
        let run = variables.iter().fold(run(arguments), |run, (name, value)| run.env(name, value));
        let printed = run.done().stdout;
        assert!(printed.contains(MESSAGE) != printed.contains("unknown key \"staus\""), "{printed}");
        printed.contains(MESSAGE)
    };
    assert!(!asked(&[], &[]) && !asked(&[], &[("LANG", "C")]) && !asked(&["--lang", "de"], &[("LANG", "zh_CN")]));
    assert!(asked(&[], &[("LANG", "zh_CN.UTF-8")]) && asked(&[], &[("LC_ALL", "zh_HK"), ("LANG", "en_US")]));
    assert!(asked(&[], &[("ECS_ERR_LANG", "zh"), ("LC_ALL", "en_US")]));
    assert!(!asked(&["--lang", "en"], &[("ECS_ERR_LANG", "zh")]) && asked(&["--lang", "both"], &[("LANG", "zh_CN")]));
}

#[test]
fn programs_get_the_same_rules_and_severities_in_each_language() {
    let dir = faulty();
    let check = |format: &str, language: &str| {
        let arguments = ["check".as_ref(), "--format".as_ref(), format.as_ref(), dir.path().as_os_str()];
        run(arguments).env("ECS_ERR_LANG", language).done().stdout
    };
    let json = |language: &str| serde_json::from_str::<Value>(&check("json", language)).expect("JSON");
    let (mut english, mut chinese) = (json("en"), json("zh"));
    let texts = |problem: &mut Value| ["message", "help"].map(|key| problem[key].take());
    assert_eq!(texts(&mut chinese[0]), [MESSAGE, HELP]);
    assert_eq!(texts(&mut english[0]), ["unknown key \"staus\"", "did you mean \"status\"?"]);
    assert_eq!(english, chinese);
    let annotation = check("github", "zh");
    assert!(annotation.starts_with("::error file="), "{annotation}");
    assert!(annotation.ends_with(&format!(",title=D105 unknown-key::{MESSAGE}；{HELP}\n")), "{annotation}");
}

#[test]
fn commands_that_need_a_valid_directory_print_it_too() {
    let dir = faulty();
    let place = dir.path().join("errors/pdp.json").display().to_string();
    let expected = format!("{place}:7:7: {MESSAGE} [D105 unknown-key]；{HELP}\n");
    let out = tempfile::tempdir().expect("a directory");
    for command in [&["list"][..], &["build", "--out", &out.path().join("site").display().to_string()], &["fmt"]] {
        let arguments =
            ["--data".as_ref(), dir.path().as_os_str()].into_iter().chain(command.iter().map(AsRef::as_ref));
        let done = run(arguments).env("LANG", "zh_CN.UTF-8").done();
        assert!(done.stderr.contains(&expected), "{command:?}: {}", done.stderr);
        assert_eq!(done.code, Some(2));
    }
}

#[test]
fn rules_are_explained_in_chinese() {
    let explain = |rule: &str| run(["--lang", "zh", "check", "--explain", rule]).done().stdout;
    assert!(explain("D307").starts_with("D307 dangling-reference\n\n每个引用都指向手册中的记录。\n\n"));
    assert!(explain("").starts_with("D101  unreadable-file           数据目录中的每个文件"));
}

#[test]
fn the_contents_of_valid_data_are_counted_in_chinese() {
    let done = run(["check".as_ref(), env::data().as_os_str()]).env("LANG", "zh_CN").env("COLUMNS", "100").done();
    let printed: String = done.stdout.lines().collect();
    let catalog = ecs_err::embedded();
    for expected in [
        format!("个文件（zh、en）：{}个错误码、", catalog.errors().len()),
        format!("个字段（{}个结构）、", catalog.structures().len()),
        format!("条变更（{}次发布）、", catalog.releases().len()),
        format!("{}个页面；没有问题", catalog.pages().len()),
    ] {
        assert!(printed.contains(&expected), "no {expected}: {printed}");
    }
}
