//! Completion by the shell: what can stand where the cursor is.
//!
//! A shell runs the program with `COMPLETE` set and shows what it prints. Only the embedded catalog
//! is asked, so that an answer is there before the next key is pressed.

use std::ffi::OsStr;
use std::io;

use clap::CommandFactory as _;
use clap_complete::env::{Bash, Elvish, EnvCompleter, Fish, Powershell, Shells, Zsh};
use clap_complete::{ArgValueCompleter, CompleteEnv, CompletionCandidate, Shell};
use ecs_err::check::RuleId;
use ecs_err::{Catalog, ErrorCode, Operation, Status, Text, embedded};

use super::args::Args;
use super::error::{CliError, usage};
use super::output::Output;
use super::{ExitStatus, languages};

/// The variable that names the shell that asks.
const VARIABLE: &str = "COMPLETE";
const PROGRAM: &str = env!("CARGO_BIN_NAME");
const SHELLS: Shells<'_> = Shells(&[&Bash, &Elvish, &Fish, &Powershell, &TolerantZsh]);

/// Answers a shell; `None` if none asks.
pub fn answer() -> Option<ExitStatus> {
    std::env::var_os(VARIABLE)?;
    let folder = std::env::current_dir().ok();
    let asked = CompleteEnv::with_factory(Args::command)
        .var(VARIABLE)
        .shells(SHELLS)
        .try_complete(std::env::args_os(), folder.as_deref());
    match asked {
        Ok(answered) => answered.then_some(ExitStatus::Success),
        Err(error) => Some(usage(&error)),
    }
}

/// `ecs-err completions`: the script that makes a shell ask.
pub fn run(shell: Shell, output: &mut Output) -> Result<ExitStatus, CliError> {
    let mut script = Vec::new();
    if let Some(shell) = SHELLS.completer(&shell.to_string()) {
        shell.write_registration(VARIABLE, PROGRAM, PROGRAM, PROGRAM, &mut script).map_err(CliError::Output)?;
    }
    output.raw(&String::from_utf8_lossy(&script));
    Ok(ExitStatus::Success)
}

/// Completes error codes: `ecs.00`, `ecs-8`, `03` and `85` begin some.
pub fn codes() -> ArgValueCompleter {
    completer(|catalog, language| {
        let choice = |error: &ErrorCode<'static>| {
            let (prefix, number) = (error.code.prefix(), error.code.number());
            Choice::new(&error.code, said(error.description, language))
                .or(error.code.digits())
                .or(&number.to_string())
                .or(&format!("{prefix}{number}"))
        };
        catalog.errors().iter().map(choice).collect()
    })
}

/// Completes names of fields.
pub fn fields() -> ArgValueCompleter {
    completer(|catalog, language| {
        let fields = catalog.structures().iter().flat_map(|structure| structure.fields);
        let mut choices: Vec<Choice> =
            fields.map(|field| Choice::new(&field.name, said(field.description, language))).collect();
        // A name that several structures have is offered once; the sort keeps their order.
        choices.sort_by(|one, next| one.value.cmp(&next.value));
        choices.dedup_by(|next, one| next.value == one.value);
        choices
    })
}

/// Completes operations.
pub fn operations() -> ArgValueCompleter {
    completer(|catalog, language| {
        let choice = |operation: &Operation<'static>| Choice::new(&operation.id, said(operation.title, language));
        catalog.operations().iter().map(choice).collect()
    })
}

/// Completes services.
pub fn services() -> ArgValueCompleter {
    completer(|catalog, language| {
        let services = catalog.metadata().services.iter();
        services.map(|service| Choice::new(&service.prefix, said(service.name, language))).collect()
    })
}

/// Completes the HTTP statuses that error codes have.
pub fn statuses() -> ArgValueCompleter {
    completer(|catalog, _| {
        let used = |status: &&Status<'_>| catalog.errors().iter().any(|error| error.status == status.status);
        let statuses = catalog.statuses().iter().filter(used);
        statuses.map(|status| Choice::new(&status.status, status.reason)).collect()
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

/// What an argument can be.
struct Choice {
    value: String,
    /// What it may be typed as, folded.
    spellings: Vec<String>,
    help: &'static str,
}

impl Choice {
    fn new(value: &impl ToString, help: &'static str) -> Self {
        let value = value.to_string();
        Self { spellings: vec![fold(&value)], value, help }
    }

    /// With another way to type it.
    fn or(mut self, spelling: &str) -> Self {
        self.spellings.push(fold(spelling));
        self
    }

    fn begins(&self, typed: &str) -> bool {
        let start = fold(typed);
        // Options begin with a hyphen, and separators alone begin nothing.
        !typed.starts_with('-')
            && (typed.is_empty() || !start.is_empty())
            && self.spellings.iter().any(|spelling| spelling.starts_with(&start))
    }
}

/// Completes what is typed to the choices that begin like it.
fn completer(choices: fn(Catalog<'static>, &str) -> Vec<Choice>) -> ArgValueCompleter {
    ArgValueCompleter::new(move |typed: &OsStr| {
        let (Some(typed), catalog) = (typed.to_str(), embedded()) else { return Vec::new() };
        let languages = languages::of_environment(catalog.metadata());
        let mut choices = choices(catalog, languages.first().copied().unwrap_or_default());
        choices.retain(|choice| choice.begins(typed));
        let candidate = |choice: Choice| {
            CompletionCandidate::new(choice.value).help((!choice.help.is_empty()).then(|| choice.help.into()))
        };
        choices.into_iter().map(candidate).collect()
    })
}

/// The text without letter case and separators.
fn fold(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn said(text: Text<'static>, language: &str) -> &'static str {
    text.localized(language, "en").map_or("", |localized| localized.text)
}

/// Zsh, made to accept candidates that do not begin letter for letter with what was typed.
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
