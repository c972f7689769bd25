//! `ecs-err` alone, on a terminal: what there is, and what can be typed.

use ecs_err::load::Arena;
use ecs_err::{Catalog, negotiate};

use super::args::Args;
use super::error::CliError;
use super::layout::{DIM, STRONG, columns, labelled, styled, wrap};
use super::output::Output;
use super::{ExitStatus, languages, source};

/// The page in a language; what is in braces depends on the catalog.
struct Page {
    counts: &'static str,
    invitation: &'static str,
    /// What can be typed, and what it is good for.
    examples: [(&'static str, &'static str); 6],
    end: &'static str,
}

const ENGLISH: Page = Page {
    counts: "{codes} error codes, {statuses} HTTP statuses, {operations} operations and {fields} fields; edition {edition}",
    invitation: "Type a code, however it is written:",
    examples: [
        ("ecs-err {code}", "explain a code"),
        ("ecs-err {loose} {number}", "however it is written, and several at once"),
        ("ecs-err {family}", "list the codes that begin alike"),
        ("ecs-err list --status {status}", "list the codes that come with an HTTP status"),
        ("ecs-err --lang {lang} {code}", "answer in another language"),
        ("ecs-err --format json {code}", "answer for programs"),
    ],
    end: "A text can be piped in; its codes are explained. \"ecs-err --help\" tells the rest.",
};

const CHINESE: Page = Page {
    counts: "{codes}个错误码，{statuses}个HTTP状态码，{operations}个接口，{fields}个字段；{edition}版",
    invitation: "请输入错误码，写法不限：",
    examples: [
        ("ecs-err {code}", "解释一个错误码"),
        ("ecs-err {loose} {number}", "写法不限，可以一次查询多个"),
        ("ecs-err {family}", "列出开头相同的错误码"),
        ("ecs-err list --status {status}", "列出某个HTTP状态码对应的错误码"),
        ("ecs-err --lang {lang} {code}", "用另一种语言回答"),
        ("ecs-err --format json {code}", "供程序使用的回答"),
    ],
    end: "也可以用管道输入文本，其中的错误码会得到解释。其他用法见“ecs-err --help”。",
};

pub fn run(args: &Args, output: &mut Output) -> Result<ExitStatus, CliError> {
    let arena = Arena::new();
    let catalog = source::catalog(args, &arena)?;
    for (at, language) in languages::choose(args, catalog.metadata())?.into_iter().enumerate() {
        if at > 0 {
            output.line("");
        }
        let lines = lines(catalog, language, output.width());
        output.lines(&lines);
    }
    Ok(ExitStatus::Success)
}

fn lines(catalog: Catalog<'_>, language: &str, width: usize) -> Vec<String> {
    let page = match negotiate([language], &["zh", "en"]) {
        Some("zh") => &CHINESE,
        _ => &ENGLISH,
    };
    let values = values(catalog, language);
    let fill = |template: &str| {
        values.iter().fold(template.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    };
    // An example of what the catalog does not have would not work.
    let examples: Vec<(String, &str)> = page
        .examples
        .iter()
        .map(|(command, about)| (format!("  {}", fill(command)), *about))
        .filter(|(command, _)| !command.contains('{'))
        .collect();
    let widest = examples.iter().map(|(command, _)| columns(command)).max().unwrap_or_default();

    let title = catalog.metadata().title.localized(language, "en").map_or("", |title| title.text);
    let mut lines: Vec<String> = wrap(title, width).iter().map(|line| styled(STRONG, line)).collect();
    lines.extend(wrap(&fill(page.counts), width));
    lines.push(String::new());
    lines.extend(wrap(page.invitation, width));
    for (command, about) in examples {
        lines.extend(labelled(&command, widest, STRONG, &[about.to_owned()], width));
    }
    lines.push(String::new());
    lines.extend(wrap(page.end, width).iter().map(|line| styled(DIM, line)));
    lines
}

/// What stands for the names in braces; examples are of what the catalog has.
fn values(catalog: Catalog<'_>, language: &str) -> Vec<(&'static str, String)> {
    let about = catalog.metadata();
    let fields: usize = catalog.structures().iter().map(|structure| structure.fields.len()).sum();
    let mut values = vec![
        ("edition", about.edition.to_string()),
        ("codes", catalog.errors().len().to_string()),
        ("statuses", catalog.statuses().len().to_string()),
        ("operations", catalog.operations().len().to_string()),
        ("fields", fields.to_string()),
    ];
    // From the middle, where the largest service is.
    if let Some(error) = catalog.errors().get(catalog.errors().len() / 2) {
        let code = error.code;
        values.extend([
            ("code", code.to_string()),
            ("loose", format!("{}-{}", code.prefix().to_lowercase(), code.number())),
            ("number", code.digits().to_owned()),
            ("status", error.status.to_string()),
        ]);
        values.extend(catalog.family(code).map(|family| ("family", family.codes.to_string())));
    }
    let other = about.languages.iter().find(|other| **other != language);
    values.extend(other.map(|other| ("lang", (*other).to_owned())));
    values
}
