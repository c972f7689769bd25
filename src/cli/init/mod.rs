//! `ecs-err init`: a new catalog with a few codes, and what publishes it.

mod place;

use std::path::{Path, PathBuf};

use ecs_err::messages;
use ecs_err::starter::{Started, Starter};
use ecs_err::text::printable_line;

use super::ExitStatus;
use super::args::Init;
use super::error::CliError;
use super::languages::language_of_program;
use super::layout::{STRONG, columns, labelled, wrap};
use super::output::Output;
use super::source::DEFAULT_DIR;

/// The workflow of GitHub Actions; the version of the program is filled in.
const WORKFLOW: &str = include_str!("error-codes.yml");
const SITE: &str = include_str!("site.toml");
/// Where the workflow is.
const WORKFLOW_PATH: &str = ".github/workflows/error-codes.yml";
/// How GitHub publishes a site.
const PAGES_HELP: &str = "https://docs.github.com/pages/getting-started-with-github-pages/configuring-a-publishing-source-for-your-github-pages-site";

pub fn run(init: &Init, output: &mut Output) -> Result<ExitStatus, CliError> {
    let language = language_of_program();
    let languages = if init.languages.is_empty() {
        if language == "zh" { vec!["zh".to_owned(), "en".to_owned()] } else { vec!["en".to_owned()] }
    } else {
        init.languages.iter().map(|tag| tag.trim().to_owned()).collect()
    };
    let starter =
        Starter { languages, form: init.form.clone(), title: init.title.clone(), service: init.service.clone() };
    let catalog = starter.files().map_err(|error| CliError::Argument {
        argument: error.option(),
        value: printable_line(&value(&starter, error.option())),
        expected: error.message(),
    })?;
    let service = catalog.service.clone();
    let written = place::write(&init.dir, files(catalog, init.ci.is_some()))?;
    for path in written {
        output.line(&path.display().to_string());
    }
    next_steps(init, &service, language, output);
    Ok(ExitStatus::Success)
}

/// The value that an option had.
fn value(starter: &Starter, option: &str) -> String {
    match option {
        "languages" => starter.languages.join(","),
        "form" => starter.form.clone(),
        "service" => starter.service.clone().unwrap_or_default(),
        _ => starter.title.clone().unwrap_or_default(),
    }
}

/// The files of the directory, by path.
fn files(catalog: Started, with_workflow: bool) -> Vec<(PathBuf, String)> {
    let data = catalog.files.into_iter().map(|(path, text)| (Path::new(DEFAULT_DIR).join(path), text));
    let site = (PathBuf::from("theme/site.toml"), SITE.to_owned());
    let workflow =
        with_workflow.then(|| (PathBuf::from(WORKFLOW_PATH), WORKFLOW.replace("{version}", env!("CARGO_PKG_VERSION"))));
    // The catalog comes last: a directory that has one is complete.
    workflow.into_iter().chain([site]).chain(data).collect()
}

fn next_steps(init: &Init, service: &str, language: &str, output: &mut Output) {
    let here = init.dir == Path::new(".");
    let data = if here { PathBuf::from(DEFAULT_DIR) } else { init.dir.join(DEFAULT_DIR) };
    let data = printable_line(&data.display().to_string());
    let data = shlex::try_quote(&data).map_or_else(|_| data.clone(), std::borrow::Cow::into_owned);
    let show = if cfg!(feature = "serve") { "serve" } else { "build" };
    let add = if here { "ecs-err new".to_owned() } else { format!("ecs-err --data {data} new") };
    let steps = [
        (format!("ecs-err check --strict {data}"), messages::step_check()),
        (
            format!("ecs-err {show} {data}"),
            if show == "serve" { messages::step_serve() } else { messages::step_build() },
        ),
        (format!("{add} --service {service} --description …"), messages::step_new()),
    ];
    output.line("");
    output.line(messages::next_steps().in_language(language));
    let width = steps.iter().map(|(command, _)| columns(command) + 2).max().unwrap_or_default();
    for (command, about) in steps {
        let about = [about.in_language(language).to_owned()];
        output.lines(&labelled(&format!("  {command}"), width, STRONG, &about, output.width()));
    }
    if init.ci.is_some() {
        let is_root = init.dir.join(".git").exists() || !is_in_repository(&init.dir);
        let note = if is_root { messages::step_pages(PAGES_HELP) } else { messages::workflow_must_move() };
        output.line("");
        output.lines(&wrap(note.in_language(language), output.width()));
    }
}

/// Whether a directory above this one is a repository.
fn is_in_repository(dir: &Path) -> bool {
    dir.canonicalize().is_ok_and(|dir| dir.ancestors().skip(1).any(|above| above.join(".git").exists()))
}
