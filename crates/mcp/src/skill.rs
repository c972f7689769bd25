//! The skill: the words of the tools, for agents that run commands.

use std::fmt::Write as _;

use ecs_err_core::Catalog;
use ecs_err_export::yaml_string;

use crate::tools::ALL;
use crate::words;

/// The text of a `SKILL.md` about a catalog.
///
/// `data` is the path of the catalog in the commands, quoted for a shell; `None` for the embedded one.
#[must_use]
pub fn skill(catalog: Catalog<'_>, language: &str, data: Option<&str>) -> String {
    let subject = words::subject(catalog, language);
    let services: Vec<&str> = catalog.services_by_size().map(|service| service.id.as_str()).take(8).collect();
    let example = catalog.errors().first().map_or("", |error| error.code.as_str());
    let option = data.map(|data| format!(" --data {data}")).unwrap_or_default();
    let mut text = format!(
        "---\nname: ecs-err\ndescription: {}\n---\n\n# Error codes\n\n{subject}. Codes of {}, such as `{example}`. The program `ecs-err` answers without a network.\n\n| To | Run |\n| --- | --- |\n",
        yaml_string(&format!(
            "{subject}. Use when an API call, a job or a log fails with an error code or message of this API."
        )),
        services.join(", "),
    );
    for tool in &ALL {
        let command = tool.words.command.replacen("ecs-err", &format!("ecs-err{option}"), 1);
        // Writing to a string does not fail.
        let _ = writeln!(text, "| {} | `{command}` |", tool.words.description);
    }
    let _ = write!(
        text,
        "\n`FILE` is a file, or `-` for standard input: `… 2>&1 | ecs-err{option} explain --format json -`. Options: `--lang {language}` chooses the language of texts, `--format markdown` is shorter. The exit status is 0 if everything was found, 1 if something was not, and 2 for wrong usage.\n\n{}\n\nAs a server of the Model Context Protocol: `ecs-err{option} mcp`.\n",
        words::ANSWERS,
    );
    text
}
