//! Errors in the arguments, in the language of the user. Those in English are as clap writes them.

use std::error::Error as _;
use std::ffi::OsString;
use std::io;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};
use ecs_err::UiText;

use super::ExitStatus;
use super::error::{CliError, eprint_line};
use super::help_page::usage_lines;
use super::languages::of_program;
use super::message::message;

/// The error of the parser; for `--json` and the like, with a tip about `--format` if the command has this format.
pub fn with_tip(mut error: clap::Error, root: &Command, raw: &[OsString]) -> clap::Error {
    if error.kind() == ErrorKind::UnknownArgument
        && let Some(ContextValue::String(argument)) = error.get(ContextKind::InvalidArg)
        && let Some(name) = argument.strip_prefix("--")
        && has_format(raw.iter().find_map(|word| root.find_subcommand(word)).unwrap_or(root), name)
    {
        let tip = format!("use '--format {name}'").into();
        error.remove(ContextKind::SuggestedArg);
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip]));
    }
    error
}

fn has_format(command: &Command, name: &str) -> bool {
    let formats = command.get_arguments().filter(|argument| argument.get_id() == "format");
    formats.flat_map(Arg::get_possible_values).any(|value| value.matches(name, false))
}

/// Reports an error in the arguments, or prints the help.
pub fn report(error: &clap::Error) -> ExitStatus {
    if error.use_stderr() {
        // The message quotes the arguments, which may have control characters.
        let rendered = error.render().to_string();
        let ui = of_program();
        let text = if ui.translations().next().is_some() { localized(error, &rendered, ui) } else { rendered };
        eprint_line(text.trim_end());
        return ExitStatus::Usage;
    }
    match error.print() {
        Ok(()) => ExitStatus::Success,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitStatus::Success,
        Err(error) => CliError::Output(error).report(),
    }
}

/// The parts of clap's message in a language, in the same order.
fn localized(error: &clap::Error, rendered: &str, ui: &UiText) -> String {
    let what = what(error, ui).unwrap_or_else(|| {
        // A message of the program itself, or one that clap seldom has.
        let first = rendered.split("\n\n").next().unwrap_or_default();
        ui.translated(first.trim_start_matches("error: ").trim_end()).to_owned()
    });
    let mut parts = vec![message(ui, "error: {message}", &[("message", &what)])];
    let tips: Vec<String> = tips(error, ui).iter().map(|tip| message(ui, "tip: {tip}", &[("tip", tip)])).collect();
    parts.extend((!tips.is_empty()).then(|| format!("  {}", tips.join("\n  "))));
    let usage = rendered.split("\n\n").find(|part| part.starts_with("Usage:"));
    parts.extend(usage.map(|usage| usage_lines(usage, ui, usize::MAX).join("\n")));
    parts.push(ui.translated("For more information, try '--help'.").to_owned());
    anstream::adapter::strip_str(&parts.join("\n\n")).to_string()
}

/// What is wrong; `None` if it is not one of the usual mistakes.
fn what(error: &clap::Error, ui: &UiText) -> Option<String> {
    let argument = texts(error, ContextKind::InvalidArg);
    let value = texts(error, ContextKind::InvalidValue).join(ui.comma);
    let first = argument.first().map_or("", String::as_str);
    let values = [("argument", first), ("value", &value)];
    Some(match error.kind() {
        ErrorKind::UnknownArgument => message(ui, "unexpected argument '{argument}' found", &values),
        ErrorKind::InvalidSubcommand => {
            let command = texts(error, ContextKind::InvalidSubcommand).concat();
            message(ui, "unrecognized subcommand '{argument}'", &[("argument", &command)])
        }
        ErrorKind::InvalidValue => {
            let text = if value.is_empty() {
                message(ui, "a value is required for '{argument}' but none was supplied", &values)
            } else {
                message(ui, "invalid value '{value}' for '{argument}'", &values)
            };
            let valid = texts(error, ContextKind::ValidValue);
            let valid = (!valid.is_empty()).then(|| {
                let values = valid.join(ui.comma);
                format!("\n  {}", message(ui, "[possible values: {values}]", &[("values", &values)]))
            });
            text + &valid.unwrap_or_default()
        }
        ErrorKind::ValueValidation if !first.is_empty() => {
            let reason = error.source().map(|source| reason(&source.to_string(), ui)).unwrap_or_default();
            let values = [("argument", first), ("value", &value), ("reason", &reason)];
            message(ui, "invalid value '{value}' for '{argument}': {reason}", &values)
        }
        ErrorKind::TooManyValues => {
            message(ui, "unexpected value '{value}' for '{argument}' found; no more were expected", &values)
        }
        ErrorKind::MissingRequiredArgument => {
            let text = ui.translated("the following required arguments were not provided:");
            format!("{text}\n  {}", argument.join("\n  "))
        }
        ErrorKind::ArgumentConflict if !first.is_empty() => {
            let other = texts(error, ContextKind::PriorArg).join(ui.comma);
            if other == first || other.is_empty() {
                message(ui, "the argument '{argument}' cannot be used multiple times", &values)
            } else {
                let values = [("argument", first), ("other", &other)];
                message(ui, "the argument '{argument}' cannot be used with '{other}'", &values)
            }
        }
        ErrorKind::InvalidUtf8 => ui.translated("an argument is not valid UTF-8").to_owned(),
        _ => return None,
    })
}

/// The reason why a value is not valid.
fn reason(text: &str, ui: &UiText) -> String {
    match text.split_once(" is not in ") {
        Some((value, range)) => message(ui, "{value} is not in {range}", &[("value", value), ("range", range)]),
        None => ui.translated(text).to_owned(),
    }
}

/// What may have been meant.
fn tips(error: &clap::Error, ui: &UiText) -> Vec<String> {
    let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let similar = kinds.iter().map(|kind| texts(error, *kind)).filter(|names| !names.is_empty());
    let mut tips: Vec<String> =
        similar.map(|names| message(ui, "did you mean '{names}'?", &[("names", &names.join(ui.comma))])).collect();
    for tip in texts(error, ContextKind::Suggested) {
        // clap: to pass '--x' as a value, use '-- --x'
        let quoted: Vec<&str> = tip.split('\'').collect();
        if let ["to pass ", value, " as a value, use ", usage, ""] = quoted[..] {
            let values = [("value", value), ("usage", usage)];
            tips.push(message(ui, "to pass '{value}' as a value, use '{usage}'", &values));
        } else if let ["use ", usage, ""] = quoted[..] {
            tips.push(message(ui, "use '{usage}'", &[("usage", usage)]));
        }
    }
    tips
}

/// The texts of the context of an error.
fn texts(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        Some(ContextValue::Number(number)) => vec![number.to_string()],
        _ => Vec::new(),
    }
}
