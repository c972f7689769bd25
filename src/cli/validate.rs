//! `ecs-err validate`: the body of a request against the field tables of its operation.

mod field;
mod input;

use std::collections::HashSet;

use annotate_snippets::Level;
use ecs_err::check::Message;
use ecs_err::load::Places;
use ecs_err::text::printable_line;
use ecs_err::{Catalog, Direction, Operation, messages};
use ecs_err_openapi::{Problem, ProblemKind, Report, Subject, UnknownFields, validate};
use serde_json::{Value, json};

use super::args::{self, Args};
use super::error::CliError;
use super::languages::language_of_program;
use super::layout::wrap;
use super::nearest::nearest;
use super::output::Output;
use super::session::Session;
use super::source::Source;
use super::values::ReportFormat;
use super::{ExitStatus, annotation, snippet};

/// How many problems are printed in full.
const IN_FULL: usize = 50;

pub fn run(args: &Args, validate_args: &args::Validate, output: &mut Output) -> Result<ExitStatus, CliError> {
    let source = Source::open(args)?;
    let session = Session::new(&source, args)?;
    let (name, subject) = subject(session.catalog, &validate_args.operation)?;
    let path = printable_line(&validate_args.body.to_string_lossy());
    let text = input::read(&validate_args.body, &path)?;
    let unknown = if validate_args.allow_unknown { UnknownFields::Accept } else { UnknownFields::Refuse };
    let found = validate(session.catalog, &subject, &text, unknown);
    let printer = Printer { session: &session, path: &path, text: &text, places: Places::new(&text), found: &found };
    match validate_args.format {
        ReportFormat::Human => printer.human(&name, validate_args.all, output),
        ReportFormat::Json => output.json_list(found.problems.iter().map(|problem| printer.record(problem))),
        ReportFormat::Github => found.problems.iter().for_each(|problem| output.line(&printer.annotation(problem))),
    }
    if found.omitted > 0 && !matches!(validate_args.format, ReportFormat::Human) {
        session.note_message(&messages::more_problems(found.omitted));
    }
    Ok(match &found.problems[..] {
        [] => ExitStatus::Success,
        [first, ..] if first.kind == ProblemKind::Syntax => ExitStatus::Usage,
        _ => ExitStatus::ChecksFailed,
    })
}

/// What a name means: an operation, else a structure; with its id.
fn subject<'c>(catalog: Catalog<'c>, name: &str) -> Result<(String, Subject<'c>), CliError> {
    let shown = printable_line(name);
    let found: Vec<&Operation<'_>> = catalog.resolve_operation(name).collect();
    match found[..] {
        [operation] => match Subject::request(catalog, operation) {
            Some(subject) => Ok((operation.id.to_string(), subject)),
            None => Err(CliError::Stated(not_described(catalog, operation))),
        },
        [] => match catalog.structure(name.trim()) {
            Some(structure) => Ok((structure.id.to_string(), Subject::structure(structure))),
            None => Err(CliError::Stated(unknown(catalog, &shown))),
        },
        _ => {
            let ids = Message::list(found.iter().map(|operation| operation.id.as_str()));
            Err(CliError::Stated(messages::several_operations(shown, &ids)))
        }
    }
}

/// An operation without a described request, and the structures that can be checked in its place.
fn not_described(catalog: Catalog<'_>, operation: &Operation<'_>) -> Message {
    let message = messages::request_not_described(operation.id);
    let structures = catalog.structures_for_operation(operation.id.as_str());
    let structures = structures.filter(|structure| structure.direction == Direction::Request);
    let ids: Vec<&str> = structures.map(|structure| structure.id.as_str()).collect();
    if ids.is_empty() {
        return message;
    }
    messages::with_help(&message, &messages::has_structures(&Message::list(ids)))
}

fn unknown(catalog: Catalog<'_>, name: &str) -> Message {
    let message = messages::no_such_operation(name);
    let operations = catalog.suggest_operations(name).collect::<Vec<_>>();
    let structures = || nearest(name, catalog.structures().iter().map(|structure| structure.id.as_str()));
    let near = if operations.is_empty() { structures() } else { operations };
    match near.first() {
        Some(near) => messages::with_help(&message, &messages::did_you_mean(near)),
        None => message,
    }
}

/// The message of a problem behind its JSON Pointer, unless it is that of the whole body.
fn title(problem: &Problem<'_>, language: &str) -> String {
    let message = match problem.pointer.as_str() {
        "" => problem.message.clone(),
        pointer => messages::at_place(pointer, &problem.message),
    };
    message.in_language(language).to_owned()
}

/// Prints what is wrong with a body.
struct Printer<'r, 'c> {
    session: &'r Session<'c>,
    /// The path of the body, as shown.
    path: &'r str,
    text: &'r str,
    places: Places,
    found: &'r Report<'c>,
}

impl<'c> Printer<'_, 'c> {
    fn human(&self, subject: &str, all: bool, output: &mut Output) {
        let language = language_of_program();
        let Report { problems, omitted, .. } = self.found;
        let shown = if all { problems.len() } else { IN_FULL.min(problems.len()) };
        let mut explained = HashSet::new();
        for problem in &problems[..shown] {
            // A field is explained once.
            let field = problem.field.filter(|of| explained.insert((of.structure.id.as_str(), of.field.name)));
            let remarks = field.map(|of| field::remarks(self.session, of)).unwrap_or_default();
            let (line, column) = self.place(problem);
            let problem = snippet::Problem {
                level: Level::ERROR,
                word: &messages::error(),
                id: problem.kind.as_str(),
                message: &title(problem, language),
                path: self.path,
                text: self.text,
                range: &problem.range,
                line,
                column,
                help: problem.help.as_ref().map(|help| help.in_language(language)),
                remarks: &remarks,
            };
            output.line(&snippet::rendered(&problem, language, output));
            output.line("");
        }
        let mut line = |message: &Message| output.lines(&wrap(message.in_language(language), output.width()));
        if shown < problems.len() {
            line(&messages::more_not_shown(problems.len() - shown));
        }
        if *omitted > 0 {
            line(&messages::more_problems(omitted));
        }
        let summary = match problems.len() + omitted {
            0 => messages::fits_tables(self.path, subject),
            count => messages::has_problems(self.path, &messages::problems_of_body(count)),
        };
        line(&summary);
    }

    fn place(&self, problem: &Problem<'_>) -> (usize, usize) {
        self.places.position(self.text, problem.range.start)
    }

    fn record(&self, problem: &Problem<'c>) -> Value {
        let language = language_of_program();
        let (line, column) = self.place(problem);
        json!({
            "kind": problem.kind.as_str(),
            "pointer": problem.pointer,
            "line": line,
            "column": column,
            "message": problem.message.in_language(language),
            "help": problem.help.as_ref().map(|help| help.in_language(language)),
            "field": problem.field.map(|of| field::record(self.session, of)),
        })
    }

    fn annotation(&self, problem: &Problem<'_>) -> String {
        let message = &problem.message;
        let text = problem.help.as_ref().map_or_else(|| message.clone(), |help| messages::with_help(message, help));
        let (line, column) = self.place(problem);
        let place = (self.path.to_owned(), line, column);
        annotation::command("error", Some(place), problem.kind.as_str(), text.in_language(language_of_program()))
    }
}
