//! `ecs-err` without arguments on a terminal: the contents of the catalog, and examples.

use ecs_err::{Catalog, negotiate};

use super::ExitStatus;
use super::args::Args;
use super::error::CliError;
use super::layout::{DIM, STRONG, columns, labelled, styled, wrap};
use super::output::Output;
use super::samples::Samples;
use super::session::Session;
use super::source::Source;

/// The page in a language.
struct Page {
    /// The numbers of error codes, HTTP statuses, operations and fields.
    counts: [&'static str; 4],
    separator: &'static str,
    edition: &'static str,
    invitation: &'static str,
    /// Command lines and their purposes.
    examples: [(&'static str, &'static str); 7],
    end: &'static str,
}

const ENGLISH: Page = Page {
    counts: ["{count} error codes", "{count} HTTP statuses", "{count} operations", "{count} fields"],
    separator: ", ",
    edition: "; edition {edition}",
    invitation: "Type a code or words:",
    examples: [
        ("ecs-err {code}", "explain a code"),
        ("ecs-err {loose} {number}", "in any spelling, several at once"),
        ("ecs-err {range}", "list codes with a common prefix"),
        ("ecs-err {words}", "search"),
        ("ecs-err list --status {status}", "list the codes with an HTTP status"),
        ("ecs-err --lang {other_language} {code}", "answer in another language"),
        ("ecs-err --format json {code}", "answer for programs"),
    ],
    end: "Piped text is searched for codes, which are explained. See also \"ecs-err --help\".",
};

const CHINESE: Page = Page {
    counts: ["{count}个错误码", "{count}个HTTP状态码", "{count}个接口", "{count}个字段"],
    separator: "，",
    edition: "；{edition}版",
    invitation: "请输入错误码或关键词：",
    examples: [
        ("ecs-err {code}", "解释一个错误码"),
        ("ecs-err {loose} {number}", "写法不限，可以一次查询多个"),
        ("ecs-err {range}", "列出前缀相同的错误码"),
        ("ecs-err {han}", "搜索"),
        ("ecs-err list --status {status}", "列出某个HTTP状态码对应的错误码"),
        ("ecs-err --lang {other_language} {code}", "用另一种语言回答"),
        ("ecs-err --format json {code}", "供程序使用的回答"),
    ],
    end: "也可以用管道输入文本，其中的错误码会得到解释。其他用法见“ecs-err --help”。",
};

pub fn run(args: &Args, output: &mut Output) -> Result<ExitStatus, CliError> {
    let source = Source::open(args)?;
    let session = Session::new(&source, args)?;
    for (at, language) in session.languages.iter().enumerate() {
        if at > 0 {
            output.line("");
        }
        let lines = lines(session.catalog, language, output.width());
        output.lines(&lines);
    }
    Ok(ExitStatus::Success)
}

fn lines(catalog: Catalog<'_>, language: &str, width: usize) -> Vec<String> {
    let page = match negotiate([language], &["zh", "en"]) {
        Some("zh") => &CHINESE,
        _ => &ENGLISH,
    };
    let samples = Samples::of(catalog);
    let other = catalog.metadata().languages.iter().find(|other| **other != language);
    let fill = |template: &str| {
        let template = match other {
            Some(other) => template.replace("{other_language}", other),
            None if template.contains("{other_language}") => return None,
            None => template.to_owned(),
        };
        samples.fill(&template)
    };
    let examples =
        page.examples.iter().filter_map(|(template, about)| Some((format!("  {}", fill(template)?), *about)));
    let examples: Vec<(String, &str)> = examples.collect();
    let label_width = examples.iter().map(|(command, _)| columns(command)).max().unwrap_or_default();

    let title = catalog.metadata().title.localized(language, "en").map_or("", |title| title.text);
    let mut lines: Vec<String> = wrap(title, width).iter().map(|line| styled(STRONG, line)).collect();
    lines.extend(wrap(&contents(catalog, page), width));
    lines.push(String::new());
    lines.extend(wrap(page.invitation, width));
    for (command, about) in examples {
        lines.extend(labelled(&command, label_width, STRONG, &[about.to_owned()], width));
    }
    lines.push(String::new());
    lines.extend(wrap(page.end, width).iter().map(|line| styled(DIM, line)));
    lines
}

/// The contents of the catalog, and its edition.
fn contents(catalog: Catalog<'_>, page: &Page) -> String {
    let fields = catalog.structures().iter().map(|structure| structure.fields.len()).sum();
    let counts = [catalog.errors().len(), catalog.statuses().len(), catalog.operations().len(), fields];
    let counts = page.counts.iter().zip(counts).filter(|(_, count)| *count > 0);
    let counts: Vec<String> = counts.map(|(text, count)| text.replace("{count}", &count.to_string())).collect();
    let edition = page.edition.replace("{edition}", catalog.metadata().edition.as_str());
    format!("{}{edition}", counts.join(page.separator))
}
