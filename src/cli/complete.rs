//! Shell completion, from the catalog in use.
//!
//! A shell runs the program with `COMPLETE` set and shows what it prints.

use std::ffi::{OsStr, OsString};
use std::io;
use std::sync::OnceLock;

use clap::CommandFactory as _;
use clap_complete::env::{Bash, Elvish, EnvCompleter, Fish, Powershell, Shells, Zsh};
use clap_complete::{ArgValueCompleter, CompleteEnv, CompletionCandidate, Shell};
use ecs_err::check::RuleId;
use ecs_err::{Catalog, ErrorCode, Operation, StatusCode, Text};

use super::args::Args;
use super::error::{CliError, usage};
use super::output::Output;
use super::source::Source;
use super::{ExitStatus, languages};

/// The environment variable that names the shell.
const VARIABLE: &str = "COMPLETE";
const PROGRAM: &str = env!("CARGO_BIN_NAME");
const SHELLS: Shells<'_> = Shells(&[&Bash, &Elvish, &Fish, &Powershell, &TolerantZsh]);

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
        Err(error) => Some(usage(&error)),
    }
}

/// `ecs-err completions`: the script that connects the program to a shell.
pub fn run(shell: Shell, output: &mut Output) -> Result<ExitStatus, CliError> {
    let mut script = Vec::new();
    if let Some(shell) = SHELLS.completer(&shell.to_string()) {
        shell.write_registration(VARIABLE, PROGRAM, PROGRAM, PROGRAM, &mut script).map_err(CliError::Output)?;
    }
    output.text(&String::from_utf8_lossy(&script));
    Ok(ExitStatus::Success)
}

/// Completes error codes: `ecs.00`, `ecs-8`, `00` and `85` complete to `Ecs.0085`. Names are completed too.
pub fn codes() -> ArgValueCompleter {
    completer(|catalog, language| {
        let choice = |error: &ErrorCode<'static>| {
            let (prefix, digits) = error.code.split_number();
            let number = digits.trim_start_matches('0');
            Choice::new(&error.code, localized(error.meaning(), language))
                .or(digits)
                .or(number)
                .or(&format!("{prefix}{number}"))
                .or(error.name.unwrap_or_default())
        };
        catalog.errors().iter().map(choice).collect()
    })
}

/// Completes names of fields.
pub fn fields() -> ArgValueCompleter {
    completer(|catalog, language| {
        let fields = catalog.structures().iter().flat_map(|structure| structure.fields);
        let mut choices: Vec<Choice> =
            fields.map(|field| Choice::new(&field.name, localized(field.description, language))).collect();
        // A name in several structures is offered once; the sort is stable.
        choices.sort_by(|one, next| one.value.cmp(&next.value));
        choices.dedup_by(|next, one| next.value == one.value);
        choices
    })
}

/// Completes operations.
pub fn operations() -> ArgValueCompleter {
    completer(|catalog, language| {
        let choice =
            |operation: &Operation<'static>| Choice::new(&operation.id.as_str(), localized(operation.title, language));
        catalog.operations().iter().map(choice).collect()
    })
}

/// Completes services.
pub fn services() -> ArgValueCompleter {
    completer(|catalog, language| {
        let services = catalog.metadata().services.iter();
        services.map(|service| Choice::new(&service.id.as_str(), localized(service.name, language))).collect()
    })
}

/// Completes the HTTP statuses that error codes have.
pub fn statuses() -> ArgValueCompleter {
    completer(|catalog, _| {
        let mut statuses: Vec<StatusCode> =
            catalog.errors().iter().flat_map(|error| error.statuses.as_slice()).copied().collect();
        statuses.sort_unstable();
        statuses.dedup();
        let reason = |status: &StatusCode| catalog.status(*status).map_or("", ecs_err::Status::reason);
        statuses.iter().map(|status| Choice::new(status, reason(status))).collect()
    })
}

/// Completes languages.
pub fn langs() -> ArgValueCompleter {
    completer(|catalog, _| {
        let languages = catalog.metadata().languages.iter().copied();
        languages.chain(["both"]).map(|language| Choice::new(&language, "")).collect()
    })
}

/// Completes rules of `ecs-err check`, by name or by code.
pub fn rules() -> ArgValueCompleter {
    completer(|_, _| {
        let choice = |rule: &RuleId| Choice::new(&rule.name(), rule.rule().summary).or(rule.code());
        RuleId::ALL.iter().map(choice).collect()
    })
}

/// A candidate for an argument.
struct Choice {
    value: String,
    /// Its spellings, folded.
    spellings: Vec<String>,
    help: &'static str,
}

impl Choice {
    fn new(value: &impl ToString, help: &'static str) -> Self {
        let value = value.to_string();
        Self { spellings: vec![fold(&value)], value, help }
    }

    /// Adds a spelling, unless it is empty.
    fn or(mut self, spelling: &str) -> Self {
        self.spellings.extend((!spelling.is_empty()).then(|| fold(spelling)));
        self
    }

    fn begins(&self, typed: &str) -> bool {
        let start = fold(typed);
        // A hyphen usually begins an option, and separators alone are not a prefix.
        (!typed.starts_with('-') || self.value.starts_with('-'))
            && (typed.is_empty() || !start.is_empty())
            && self.spellings.iter().any(|spelling| spelling.starts_with(&start))
    }
}

/// A completer of the candidates with the typed prefix.
fn completer(choices: fn(Catalog<'static>, &str) -> Vec<Choice>) -> ArgValueCompleter {
    ArgValueCompleter::new(move |typed: &OsStr| {
        let (Some(typed), Some(catalog)) = (typed.to_str(), catalog()) else { return Vec::new() };
        let languages = languages::of_environment(catalog.metadata());
        let mut choices = choices(catalog, languages.first().copied().unwrap_or_default());
        choices.retain(|choice| choice.begins(typed));
        let candidate = |choice: Choice| {
            CompletionCandidate::new(choice.value).help((!choice.help.is_empty()).then(|| choice.help.into()))
        };
        choices.into_iter().map(candidate).collect()
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

/// The text without letter case and separators.
fn fold(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn localized(text: Text<'static>, language: &str) -> &'static str {
    let text = text.localized(language, "en").map_or("", |localized| localized.text);
    text.lines().next().unwrap_or_default()
}

/// Zsh, configured to accept candidates that do not begin with the exact typed text.
struct TolerantZsh;

impl EnvCompleter for TolerantZsh {
    fn name(&self) -> &'static str {
        Zsh.name()
    }

    fn is(&self, name: &str) -> bool {
        Zsh.is(name)
    }

    fn write_registration(
        &self,
        var: &str,
        name: &str,
        bin: &str,
        completer: &str,
        buf: &mut dyn io::Write,
    ) -> io::Result<()> {
        let mut script = Vec::new();
        Zsh.write_registration(var, name, bin, completer, &mut script)?;
        let script = String::from_utf8_lossy(&script).replace("'values' other", "'values' other -U");
        buf.write_all(script.as_bytes())
    }

    fn write_complete(
        &self,
        cmd: &mut clap::Command,
        args: Vec<std::ffi::OsString>,
        current_dir: Option<&std::path::Path>,
        buf: &mut dyn io::Write,
    ) -> io::Result<()> {
        Zsh.write_complete(cmd, args, current_dir, buf)
    }
}
