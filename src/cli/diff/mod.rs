//! `ecs-err diff`: what changed from one edition of a catalog to another.

mod formats;
mod side;

use std::ffi::OsString;

use ecs_err::check::Message;
use ecs_err::diff::{self, Change, ChangeRule};
use ecs_err::load::Arena;
use ecs_err::messages;
use ecs_err::text::printable_line;

use super::args::{Args, CatalogDir, Diff};
use super::error::CliError;
use super::output::Output;
use super::values::DiffFormat;
use super::{ExitStatus, source};
use side::Side;

pub fn run(args: &Args, diff: &Diff, output: &mut Output) -> Result<ExitStatus, CliError> {
    let denied = Denied::parse(&diff.deny)?;
    let default = || source::directory(args, &CatalogDir { dir: None }).map(OsString::from);
    let head_source = diff.head.clone().map_or_else(default, Ok)?;
    let (base_arena, head_arena) = (Arena::new(), Arena::new());
    let base = Side::read(&diff.base, &head_source, &base_arena)?;
    let head = Side::read(&head_source, &head_source, &head_arena)?;
    let changes = diff::compare(base.catalog, head.catalog);
    let report = formats::Report { base: &base, head: &head, changes: &changes, denied: &denied };
    match diff.format {
        DiffFormat::Human => report.human(args, output)?,
        DiffFormat::Json => report.json(output),
        DiffFormat::Markdown => report.markdown(args, output)?,
        DiffFormat::Github => report.github(output),
    }
    let is_denied = changes.iter().any(|change| denied.has(change));
    Ok(if is_denied { ExitStatus::ChecksFailed } else { ExitStatus::Success })
}

/// The changes that fail the run.
struct Denied(Vec<ChangeRule>);

impl Denied {
    fn parse(words: &[String]) -> Result<Self, CliError> {
        let mut rules = Vec::new();
        for word in words {
            if word.eq_ignore_ascii_case("breaking") {
                rules.extend(ChangeRule::ALL.iter().filter(|rule| rule.is_breaking()));
                continue;
            }
            let names = Message::list(ChangeRule::ALL.iter().map(|rule| rule.name()));
            let unknown = || CliError::Argument {
                argument: "deny",
                value: printable_line(word),
                expected: messages::no_such_change(&names),
            };
            rules.push(ChangeRule::find(word).ok_or_else(unknown)?);
        }
        Ok(Self(rules))
    }

    fn has(&self, change: &Change) -> bool {
        self.0.contains(&change.rule)
    }
}
