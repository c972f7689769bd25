//! `ecs-err new`: adds an error to the files of a catalog.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ecs_err::add::{self, Choice, NewError, Wish};
use ecs_err::check::{self, Diagnostic, Message, Severity};
use ecs_err::load::{Arena, DataDir, readable_catalog};
use ecs_err::text::printable_line;
use ecs_err::{Metadata, messages};

use super::args::{Args, CatalogDir, New};
use super::error::{CliError, diagnostic_line, eprint_line, eprint_message};
use super::languages::language_of_program;
use super::output::Output;
use super::write::replace;
use super::{ExitStatus, source};

pub fn run(args: &Args, new: &New, output: &mut Output) -> Result<ExitStatus, CliError> {
    let path = source::directory(args, &CatalogDir { dir: None })?;
    let arena = Arena::new();
    let dir = DataDir::read(&path, &arena);
    let catalog = readable_catalog(&dir, &arena).map_err(|diagnostics| {
        let errors = diagnostics.iter().filter(|one| one.severity == Severity::Error);
        for one in errors.clone() {
            eprint_line(&diagnostic_line(&path, one));
        }
        CliError::Catalog { path: path.clone(), count: errors.count() }
    })?;
    let texts = Texts { about: catalog.metadata(), lang: args.lang.as_deref() };
    let wish = Wish {
        code: new.code.as_deref(),
        service: new.service.as_deref(),
        family: new.family.as_deref(),
        is_random: new.random,
    };
    let stated = |error: add::AddError| CliError::Stated(error.message());
    let Choice { code, service } = add::choose(&dir, catalog, wish).map_err(stated)?;
    let error = NewError {
        code,
        service: &service,
        name: new.name.as_deref(),
        statuses: new.status.clone(),
        message: texts.read("message", &new.message)?,
        description: texts.read("description", &new.description)?,
        action: texts.read("action", &new.action)?,
        retry: new.retry.map(Into::into),
    };
    let inserted = add::insert(&dir, &error).map_err(stated)?;
    let before = check::run(&dir);
    let file = path.join(&inserted.path);
    if let Some(parent) = file.parent() {
        fs::create_dir_all(parent).map_err(|source| CliError::Write { path: parent.to_owned(), source })?;
    }
    replace(&file, &inserted.text)?;

    let dir = DataDir::read(&path, &arena);
    let place =
        dir.each_error().find(|(_, other)| other.code == code.as_code()).map(|(span, _)| span.key("code").place());
    let line = place.map_or(1, |(_, line, _)| line);
    let added = messages::added_at(code, file.display(), line);
    output.line(added.in_language(language_of_program()));
    if !args.quiet {
        report(&path, &before, &check::run(&dir));
        texts.report_missing(&error);
    }
    Ok(ExitStatus::Success)
}

/// Prints what is wrong now and was not before.
fn report(path: &Path, before: &[Diagnostic], after: &[Diagnostic]) {
    // Positions may have moved.
    let known: BTreeSet<_> = before.iter().map(|one| (one.rule, &one.file, &one.message)).collect();
    let new = after.iter().filter(|one| !known.contains(&(one.rule, &one.file, &one.message)));
    for one in new {
        eprint_line(&diagnostic_line(path, one));
    }
}

/// The texts of options, in the languages of the catalog.
struct Texts<'t> {
    about: &'t Metadata<'t>,
    /// The value of `--lang`.
    lang: Option<&'t str>,
}

impl<'t> Texts<'t> {
    /// Each `LANG=TEXT`. A text without a language is in that of `--lang`, else in that of messages, if the catalog
    /// has it, else in the main language.
    fn read(&self, argument: &'static str, values: &'t [String]) -> Result<Vec<(&'t str, &'t str)>, CliError> {
        let languages = self.about.languages.as_slice();
        let message_language = self.about.message_language;
        let known = |tag: &str| {
            let mut all = languages.iter().chain([&message_language]).copied();
            all.find(|language| language.eq_ignore_ascii_case(tag))
        };
        let refused = |value: &str| CliError::Argument {
            argument,
            value: printable_line(value),
            expected: messages::languages_of_texts(&Message::list(languages.iter().copied())),
        };
        let mut texts: Vec<(&str, &str)> = Vec::new();
        for value in values {
            let (tag, text) = match value.split_once('=') {
                Some((tag, text)) if known(tag).is_some() => (known(tag), text),
                _ => {
                    let default = languages.iter().find(|tag| **tag == message_language).or(languages.first()).copied();
                    (self.lang.map_or(default, known), value.as_str())
                }
            };
            let tag = tag.ok_or_else(|| refused(value))?;
            if texts.iter().any(|(other, _)| *other == tag) {
                return Err(refused(value));
            }
            texts.push((tag, text));
        }
        Ok(texts)
    }

    /// Says which texts the error does not have.
    fn report_missing(&self, error: &NewError<'_>) {
        let missing = |(key, texts): (&str, &[(&str, &str)])| {
            let has = |language: &&&str| texts.iter().all(|(tag, _)| *tag != **language);
            let languages: Vec<&str> = self.about.languages.iter().filter(has).copied().collect();
            (!languages.is_empty()).then(|| messages::text_in(key, &Message::list(languages)))
        };
        let keys = [("message", &error.message[..]), ("description", &error.description), ("action", &error.action)];
        let missing: Vec<Message> = keys.into_iter().filter_map(missing).collect();
        if !missing.is_empty() {
            eprint_message(&messages::texts_not_given(&Message::list(missing)));
        }
    }
}
