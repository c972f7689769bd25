//! `ecs-err man`: a manual page for each command, from the same definition as its help.

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::ExitStatus;
use super::args::{self, Args};
use super::error::CliError;
use super::help;
use super::help_page::term_and_text;
use super::output::Output;
use super::source::Source;
use super::write::refresh;

pub fn run(args: &Args, man: &args::Man, output: &mut Output) -> Result<ExitStatus, CliError> {
    let source = Source::open(args)?;
    let mut root = help::command(Some(source.catalog())).disable_help_subcommand(true);
    root.build();
    match &man.dir {
        None => output.text(&page(&root, &root).map_err(CliError::Output)?),
        Some(dir) => {
            let pages: Vec<(String, String)> = std::iter::once(&root)
                .chain(root.get_subcommands())
                .map(|command| Ok((format!("{}.1", name(command)), page(&root, command)?)))
                .collect::<Result<_, _>>()
                .map_err(CliError::Output)?;
            refresh(dir, pages, output)?;
        }
    }
    Ok(ExitStatus::Success)
}

/// The page of a command: the sections of clap, then the last sections of its help, then
/// those of the program that the command lacks.
fn page(root: &Command, command: &Command) -> std::io::Result<String> {
    let program = format!("{} {}", root.get_name(), root.get_version().unwrap_or_default());
    // An empty date would be omitted, and the next argument would be used instead.
    let man = Man::new(command.clone())
        .title(name(command).to_uppercase())
        .date(" ")
        .source(program)
        .manual(format!("{} manual", root.get_name()));
    let mut text = Vec::new();
    man.render_title(&mut text)?;
    man.render_name_section(&mut text)?;
    man.render_synopsis_section(&mut text)?;
    man.render_description_section(&mut text)?;
    man.render_options_section(&mut text)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut text)?;
    }
    let (own, general) = (end(command), end(root));
    let mut sections: Vec<(&str, Vec<&str>)> = help::sections(&own).collect();
    let is_general = |heading: &str| matches!(heading, "Exit status" | "Environment");
    for section in help::sections(&general).filter(|section| is_general(section.0) || command.has_subcommands()) {
        if sections.iter().all(|(heading, _)| *heading != section.0) {
            sections.push(section);
        }
    }
    // The order of man-pages(7).
    sections.sort_by_key(|(heading, _)| {
        ["Keys of JSON", "Exit status", "Environment", "Examples"].iter().position(|at| at == heading)
    });
    for (heading, lines) in sections {
        section(heading, &lines).to_writer(&mut text)?;
    }
    see_also(root, command).to_writer(&mut text)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// A section of terms, each followed by two spaces and a text about it.
fn section(heading: &str, lines: &[&str]) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", [heading.to_uppercase().as_str()]);
    for line in lines {
        let (term, about) = term_and_text(line);
        roff.control("TP", []).text([bold(term)]).text([roman(about)]);
    }
    roff
}

fn see_also(root: &Command, command: &Command) -> Roff {
    let others = std::iter::once(root).chain(root.get_subcommands()).map(name).filter(|other| *other != name(command));
    let mut roff = Roff::new();
    roff.control("SH", ["SEE ALSO"]);
    let others: Vec<_> = others.map(|other| format!("{other}(1)")).collect();
    roff.text([roman(others.join(", "))]);
    roff
}

fn end(command: &Command) -> String {
    command.get_after_long_help().or(command.get_after_help()).map(ToString::to_string).unwrap_or_default()
}

fn name(command: &Command) -> &str {
    command.get_display_name().unwrap_or(command.get_name())
}
