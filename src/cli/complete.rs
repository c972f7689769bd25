//! Shell completion, from the catalog in use.
//!
//! A shell runs the program with [`VARIABLE`] set and shows what it prints.

mod choice;

use std::ffi::{OsStr, OsString};
use std::sync::OnceLock;

use clap::CommandFactory as _;
use clap_complete::env::{Bash, Elvish, Fish, Powershell, Shells, Zsh};
use clap_complete::{ArgValueCompleter, CompleteEnv, CompletionCandidate, Shell};
use ecs_err::check::RuleId;
use ecs_err::{Catalog, ErrorCode, Guide, Operation, StatusCode, Text};

use super::args::Args;
use super::error::CliError;
use super::output::Output;
use super::source::Source;
use super::{ExitStatus, languages, usage};
use choice::{Choice, candidates};

/// The environment variable that names the shell.
const VARIABLE: &str = "ECS_ERR_COMPLETE";
const PROGRAM: &str = env!("CARGO_BIN_NAME");
const SHELLS: Shells<'_> = Shells(&[&Bash, &Elvish, &Fish, &Powershell, &Zsh]);

/// The end of the script for zsh. A file in `$fpath` becomes the body of a function, whose first call has to complete.
const ZSH_AUTOLOAD: &str = "\
if [[ ${funcstack[1]} == _ecs-err ]]; then
    _clap_dynamic_completer_ecs_err \"$@\"
fi
";

/// Completes for a shell; `None` if no shell called the program.
pub fn for_shell() -> Option<ExitStatus> {
    std::env::var_os(VARIABLE)?;
    let dir = std::env::current_dir().ok();
    let completed = CompleteEnv::with_factory(Args::command)
        .var(VARIABLE)
        .shells(SHELLS)
        .try_complete(std::env::args_os(), dir.as_deref());
    match completed {
        Ok(answered) => answered.then_some(ExitStatus::Success),
        Err(error) => Some(usage::report(&error)),
    }
}

/// `ecs-err completions`: the script that connects the program to a shell.
pub fn run(shell: Shell, output: &mut Output) -> Result<ExitStatus, CliError> {
    let mut script = Vec::new();
    if let Some(shell) = SHELLS.completer(&shell.to_string()) {
        shell.write_registration(VARIABLE, PROGRAM, PROGRAM, PROGRAM, &mut script).map_err(CliError::Output)?;
    }
    if shell == Shell::Zsh {
        script.extend_from_slice(ZSH_AUTOLOAD.as_bytes());
    }
    output.text(&String::from_utf8_lossy(&script));
    Ok(ExitStatus::Success)
}

/// Completes error codes and their names. Nothing is offered before something is typed: hundreds of codes would
/// hide the commands.
pub fn codes() -> ArgValueCompleter {
    completer(|catalog, language, typed| if typed.is_empty() { Vec::new() } else { code_choices(catalog, language) })
}

/// Completes what changes can be about: codes and fields.
pub fn change_topics() -> ArgValueCompleter {
    completer(|catalog, language, typed| {
        if typed.is_empty() {
            return Vec::new();
        }
        let mut choices = code_choices(catalog, language);
        choices.extend(field_names(catalog, language));
        choices
    })
}

/// Completes names and paths of fields, structures, and after `structure#` its fields.
pub fn fields() -> ArgValueCompleter {
    completer(|catalog, language, typed| {
        let mut choices = field_names(catalog, language);
        for structure in catalog.structures() {
            let title = localized(structure.title, language);
            choices.push(Choice::path(&structure.id.as_str(), title));
            choices.extend(structure.name.map(|name| Choice::path(&name, title)));
            // Paths are too many to list them all.
            if typed.is_empty() {
                continue;
            }
            for field in structure.fields {
                let help = localized(field.description, language);
                let paths = catalog.field_paths(structure, field).into_iter();
                choices.extend(paths.map(|path| Choice::path(&path, help)));
                if typed.contains('#') {
                    choices.push(Choice::path(&format!("{}#{}", structure.id.as_str(), field.name), help));
                }
            }
        }
        choices
    })
}

/// Completes operations.
pub fn operations() -> ArgValueCompleter {
    completer(|catalog, language, _| {
        let choice =
            |operation: &Operation<'static>| Choice::path(&operation.id.as_str(), localized(operation.title, language));
        catalog.operations().iter().map(choice).collect()
    })
}

/// Completes guides.
pub fn guides() -> ArgValueCompleter {
    completer(|catalog, language, _| {
        let choice = |guide: &Guide<'static>| Choice::name(&guide.id.as_str(), localized(guide.title, language));
        catalog.guides().iter().map(choice).collect()
    })
}

/// Completes services.
pub fn services() -> ArgValueCompleter {
    completer(|catalog, language, _| {
        let services = catalog.metadata().services.iter();
        services.map(|service| Choice::name(&service.id.as_str(), localized(service.name, language))).collect()
    })
}

/// Completes the HTTP statuses that error codes have.
pub fn statuses() -> ArgValueCompleter {
    completer(|catalog, _, _| {
        let mut statuses: Vec<StatusCode> =
            catalog.errors().iter().flat_map(|error| error.statuses.as_slice()).copied().collect();
        statuses.sort_unstable();
        statuses.dedup();
        let reason = |status: &StatusCode| catalog.status(*status).map_or("", ecs_err::Status::reason);
        statuses.iter().map(|status| Choice::name(status, reason(status))).collect()
    })
}

/// Completes languages.
pub fn langs() -> ArgValueCompleter {
    completer(|catalog, _, _| {
        let languages = catalog.metadata().languages.iter().copied();
        languages.chain(["both"]).map(|language| Choice::name(&language, "")).collect()
    })
}

/// Completes rules of `ecs-err check`, by name or by code.
pub fn rules() -> ArgValueCompleter {
    completer(|_, language, _| {
        let choice = |rule: &RuleId| Choice::name(&rule.name(), rule.rule().summary(language)).or(1, &rule.code());
        RuleId::ALL.iter().map(choice).collect()
    })
}

fn code_choices(catalog: Catalog<'static>, language: &str) -> Vec<Choice> {
    let choice = |error: &ErrorCode<'static>| {
        let (prefix, digits) = error.code.split_number();
        let number = digits.trim_start_matches('0');
        Choice::code(&error.code, localized(error.meaning(), language))
            .or(0, &error.name.unwrap_or_default())
            .or(1, &digits)
            .or(2, &number)
            .or(2, &format!("{prefix}{number}"))
    };
    catalog.errors().iter().map(choice).collect()
}

/// The names of fields, sorted.
fn field_names(catalog: Catalog<'static>, language: &str) -> Vec<Choice> {
    let fields = catalog.structures().iter().flat_map(|structure| structure.fields);
    let mut names: Vec<(&str, &str)> =
        fields.map(|field| (field.name, localized(field.description, language))).collect();
    names.sort_by_key(|(name, _)| *name);
    names.into_iter().map(|(name, help)| Choice::path(&name, help)).collect()
}

/// A completer of the choices for a typed word.
fn completer(choices: fn(Catalog<'static>, &str, &str) -> Vec<Choice>) -> ArgValueCompleter {
    ArgValueCompleter::new(move |typed: &OsStr| {
        let (Some(typed), Some(catalog)) = (typed.to_str(), catalog()) else { return Vec::new() };
        let languages = languages::of_environment(catalog.metadata());
        let choices = choices(catalog, languages.first().copied().unwrap_or_default(), typed);
        let candidate = |(value, help): (String, &'static str)| {
            CompletionCandidate::new(value).help((!help.is_empty()).then(|| help.into()))
        };
        candidates(&choices, typed).into_iter().map(candidate).collect()
    })
}

/// The catalog of the completed command line, which follows the first `--`.
fn catalog() -> Option<Catalog<'static>> {
    static SOURCE: OnceLock<Option<Source>> = OnceLock::new();
    let source = SOURCE.get_or_init(|| {
        let line: Vec<OsString> = std::env::args_os().skip_while(|argument| argument != "--").skip(1).collect();
        Source::of_raw_arguments(&line)
    });
    source.as_ref().map(Source::catalog)
}

fn localized(text: Text<'static>, language: &str) -> &'static str {
    let text = text.localized(language, "en").map_or("", |localized| localized.text);
    text.lines().next().unwrap_or_default()
}
