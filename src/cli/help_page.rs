//! The help of each command as a page: in the language of the user, and wrapped to the width of the terminal.
//!
//! clap can neither translate its own words nor wrap Chinese. It only chooses the page.

use anstyle::Style;
use clap::builder::StyledStr;
use clap::{Arg, Command};
use ecs_err::UiText;

use super::layout::{STRONG, columns, indented, styled, wrap};
use super::message::message;

/// The style of headings.
const HEADING: Style = STRONG.underline();
/// The indentation of terms, and the gap between a term and its text.
const GAP: usize = 2;
/// The indentation of a text below its term.
const BELOW: usize = 8;
/// The indentation of the text about an argument in the full help.
const TEXT_INDENT: usize = 10;
/// If less remains for a text beside its term, the text is below.
const MIN_TEXT_WIDTH: usize = 28;
/// The words of clap in usage lines.
const USAGE_WORDS: [&str; 3] = ["OPTIONS", "CODE", "COMMAND"];

/// The definition of the program with a short and a full page for each command.
pub fn with_pages(command: Command, ui: &UiText, width: usize) -> Command {
    let mut command = with_value_names(command, ui);
    command.build();
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let with_page = |command: Command| {
        let [short, full] = [false, true].map(|full| StyledStr::from(page(&command, full, ui, width)));
        command.help_template("{before-help}").term_width(0).before_help(short).before_long_help(full)
    };
    names.into_iter().fold(with_page(command), |root, name| root.mut_subcommand(name, with_page))
}

/// The definition with the names of values in a language.
pub fn with_value_names(command: Command, ui: &UiText) -> Command {
    let command = command.mut_args(|argument| {
        let name = argument.get_value_names().and_then(|names| names.first());
        let translation = name.and_then(|name| ui.translations().find(|(english, _)| *english == name.as_str()));
        match translation {
            Some((_, name)) => argument.value_name(name),
            None => argument,
        }
    });
    command.mut_subcommands(|command| with_value_names(command, ui))
}

/// The help of a command: what it does, its usage, commands and arguments, and the last sections.
fn page(command: &Command, full: bool, ui: &UiText, width: usize) -> String {
    let about = if full { command.get_long_about().or(command.get_about()) } else { command.get_about() };
    let mut sections = vec![wrap(&translated(about, ui), width), usage(command, ui, width)];
    let commands = command.get_subcommands().map(|command| {
        let name = command.get_name().to_owned();
        Row { shown: styled(STRONG, &name), term: name, text: translated(command.get_about(), ui), column: 0 }
    });
    sections.push(section("Commands:", aligned(commands.collect(), width), ui));
    let (positional, options): (Vec<&Arg>, Vec<&Arg>) = command
        .get_arguments()
        .filter(|argument| !argument.is_hide_set())
        .partition(|argument| argument.is_positional());
    for (heading, arguments) in [("Arguments:", positional), ("Options:", options)] {
        let lines = if full {
            blocks(arguments.iter().map(|argument| explained(argument, ui, width)))
        } else {
            aligned(arguments.iter().map(|argument| listed(argument, ui)).collect(), width)
        };
        sections.push(section(heading, lines, ui));
    }
    let end = if full { command.get_after_long_help().or(command.get_after_help()) } else { command.get_after_help() };
    let end = end.map(ToString::to_string).unwrap_or_default();
    sections.extend(end.split("\n\n").map(|section| end_section(section, ui, width)));
    blocks(sections.into_iter()).join("\n")
}

/// How the command is called.
fn usage(command: &Command, ui: &UiText, width: usize) -> Vec<String> {
    let text = command.clone().render_usage().to_string();
    usage_lines(&text, ui, width)
}

/// The usage that clap prints, in a language.
pub fn usage_lines(text: &str, ui: &UiText, width: usize) -> Vec<String> {
    let heading = ui.translated("Usage:");
    let gap = if heading.ends_with(':') { " " } else { "" };
    let indent = columns(heading) + gap.len();
    let mut text = text.trim_start().trim_start_matches("Usage:").to_owned();
    for word in USAGE_WORDS {
        for (open, close) in [("[", "]"), ("<", ">")] {
            text = text.replace(&format!("{open}{word}{close}"), &format!("{open}{}{close}", ui.translated(word)));
        }
    }
    let lines = text.lines().flat_map(|line| words_wrapped(line, width.saturating_sub(indent)));
    let lines = lines.enumerate().map(|(at, line)| match at {
        0 => format!("{}{gap}{line}", styled(HEADING, heading)),
        _ => format!("{}{line}", " ".repeat(indent)),
    });
    lines.collect()
}

/// A line wrapped between its words only: Chinese in the name of an argument is not broken.
fn words_wrapped(line: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in line.split_whitespace() {
        match lines.last_mut().filter(|last| columns(last) + " ".len() + columns(word) <= width) {
            Some(last) => last.extend([" ", word]),
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A section with its heading; nothing if it has no lines.
fn section(heading: &str, mut lines: Vec<String>, ui: &UiText) -> Vec<String> {
    if !lines.is_empty() {
        lines.insert(0, styled(HEADING, ui.translated(heading)));
    }
    lines
}

/// Blocks of lines with an empty line between them.
fn blocks(blocks: impl Iterator<Item = Vec<String>>) -> Vec<String> {
    blocks.filter(|lines| !lines.is_empty()).collect::<Vec<_>>().join(&String::new())
}

/// A section at the end: a paragraph, or a heading and lines.
fn end_section(text: &str, ui: &UiText, width: usize) -> Vec<String> {
    let Some((heading, lines)) = text.split_once(":\n") else {
        return if text.is_empty() { Vec::new() } else { wrap(ui.translated(text), width) };
    };
    let rows = lines.lines().map(|line| {
        let (term, about) = term_and_text(line);
        let column = columns(line) - columns(about);
        Row { shown: term.to_owned(), term: term.to_owned(), text: ui.translated(about).to_owned(), column }
    });
    section(&format!("{heading}:"), table(&rows.collect::<Vec<_>>(), width), ui)
}

/// The term of a line of a section, and the text about it, which is after at least two spaces.
pub fn term_and_text(line: &str) -> (&str, &str) {
    let line = line.trim();
    line.split_once("  ").map_or((line, ""), |(term, about)| (term, about.trim_start()))
}

/// A term, and a text about it.
struct Row {
    /// The term with its styles.
    shown: String,
    term: String,
    text: String,
    /// Where the text begins, if there is room for it beside the term.
    column: usize,
}

/// Rows with their texts in one column.
fn aligned(mut rows: Vec<Row>, width: usize) -> Vec<String> {
    let column = rows.iter().map(|row| columns(&row.term)).max().unwrap_or_default() + 2 * GAP;
    for row in &mut rows {
        row.column = column;
    }
    table(&rows, width)
}

/// Terms with their texts beside them, or all below them on narrow screens. Terms are not wrapped: some are there to be
/// pasted.
fn table(rows: &[Row], width: usize) -> Vec<String> {
    let has_room = |row: &Row| {
        row.text.is_empty() || row.column + MIN_TEXT_WIDTH <= width || row.column + columns(&row.text) <= width
    };
    let is_beside = rows.iter().all(has_room);
    let lines = rows.iter().flat_map(|row| {
        let start = format!("{}{}", " ".repeat(GAP), row.shown);
        if row.text.is_empty() || !is_beside {
            return std::iter::once(start).chain(below(&row.text, BELOW, width)).collect();
        }
        let gap = " ".repeat(row.column.saturating_sub(GAP + columns(&row.term)));
        let mut lines = below(&row.text, row.column, width);
        lines[0] = format!("{start}{gap}{}", lines[0].trim_start());
        lines
    });
    lines.collect()
}

/// A text that is indented.
fn below(text: &str, indent: usize, width: usize) -> Vec<String> {
    if text.is_empty() { Vec::new() } else { indented(wrap(text, width.saturating_sub(indent)), indent).collect() }
}

/// An argument of the short help.
fn listed(argument: &Arg, ui: &UiText) -> Row {
    let (shown, term) = names(argument);
    let values: Vec<String> = values(argument).iter().map(|value| value.get_name().to_owned()).collect();
    let mut text = vec![translated(argument.get_help(), ui)];
    text.extend(remarks(argument, ui));
    if !values.is_empty() {
        text.push(message(ui, "[possible values: {values}]", &[("values", &values.join(ui.comma))]));
    }
    Row { shown, term, text: text.join(" ").trim().to_owned(), column: 0 }
}

/// An argument of the full help.
fn explained(argument: &Arg, ui: &UiText, width: usize) -> Vec<String> {
    let text = translated(argument.get_long_help().or(argument.get_help()), ui);
    let values = values(argument).into_iter().map(|value| {
        let text = translated(value.get_help(), ui);
        let colon = if text.is_empty() { "" } else { ui.colon.trim_end() };
        let term = format!("- {}{colon}", value.get_name());
        Row { shown: term.clone(), term, text, column: 0 }
    });
    let values: Vec<Row> = values.collect();
    // Also if the longest value has no text.
    let name_width = values.iter().map(|value| columns(value.term.trim_end_matches(ui.colon.trim_end())));
    let column = GAP + name_width.max().unwrap_or_default() + columns(ui.colon);
    let values: Vec<Row> = values.into_iter().map(|value| Row { column, ..value }).collect();
    let indent = TEXT_INDENT - GAP;
    let mut values: Vec<String> = indented(table(&values, width.saturating_sub(indent)), indent).collect();
    if !values.is_empty() {
        values.insert(0, format!("{}{}", " ".repeat(TEXT_INDENT), ui.translated("Possible values:")));
    }
    let remarks = remarks(argument, ui).iter().flat_map(|remark| below(remark, TEXT_INDENT, width)).collect();
    let text = below(&text, TEXT_INDENT, width);
    let head = vec![format!("{}{}", " ".repeat(GAP), names(argument).0)];
    [head, blocks([text, values, remarks].into_iter())].concat()
}

/// The names of an argument and of its values, styled and plain; long names of options are in one column.
fn names(argument: &Arg) -> (String, String) {
    let long = argument.to_string();
    let short = match argument.get_short() {
        Some(short) => format!("-{short}, "),
        None if argument.is_positional() => String::new(),
        None => "    ".to_owned(),
    };
    let term = format!("{short}{long}");
    let (name, value) = if argument.is_positional() {
        ("", term.as_str())
    } else {
        term.split_at(term.find(" <").or(term.find(" [")).unwrap_or(term.len()))
    };
    let (indent, name) = name.split_at(name.len() - name.trim_start().len());
    let name = if name.is_empty() { String::new() } else { styled(STRONG, name) };
    (format!("{indent}{name}{value}"), term)
}

/// The values that an argument can have, if they are listed.
fn values(argument: &Arg) -> Vec<clap::builder::PossibleValue> {
    let takes_values = argument.get_action().takes_values() && !argument.is_hide_possible_values_set();
    let values = if takes_values { argument.get_possible_values() } else { Vec::new() };
    values.into_iter().filter(|value| !value.is_hide_set()).collect()
}

/// The environment variable and the default value of an argument.
fn remarks(argument: &Arg, ui: &UiText) -> Vec<String> {
    if !argument.get_action().takes_values() {
        return Vec::new();
    }
    let variable = argument.get_env().filter(|_| !argument.is_hide_env_set());
    let variable = variable.map(|name| message(ui, "[env: {name}]", &[("name", &name.to_string_lossy())]));
    let default = argument.get_default_values().first().filter(|_| !argument.is_hide_default_value_set());
    let default = default.map(|value| message(ui, "[default: {value}]", &[("value", &value.to_string_lossy())]));
    variable.into_iter().chain(default).collect()
}

/// A text of clap in a language, paragraph by paragraph.
fn translated(text: Option<&StyledStr>, ui: &UiText) -> String {
    let text = text.map(ToString::to_string).unwrap_or_default();
    text.split("\n\n").map(|paragraph| ui.translated(paragraph)).collect::<Vec<_>>().join("\n\n")
}

/// Every text of the help that is translated, in English, and what it is about.
#[cfg(test)]
pub fn texts(command: &Command) -> Vec<(String, String)> {
    let place = |argument: &Arg| format!("{} {argument}", command.get_name());
    let mut texts = Vec::new();
    let mut add = |text: &str, place: String| {
        texts.extend(text.split("\n\n").filter(|text| !text.is_empty()).map(|text| (text.to_owned(), place.clone())));
    };
    let text = |text: Option<&StyledStr>| text.map(ToString::to_string).unwrap_or_default();
    add(&text(command.get_about()), command.get_name().to_owned());
    add(&text(command.get_long_about()), command.get_name().to_owned());
    for argument in command.get_arguments() {
        add(&text(argument.get_help()), place(argument));
        add(&text(argument.get_long_help()), place(argument));
        // clap gives names to the values of flags too, which have none.
        let names = argument.get_value_names().filter(|_| argument.get_action().takes_values());
        names.unwrap_or_default().iter().for_each(|name| add(name, place(argument)));
        for value in values(argument) {
            add(&text(value.get_help()), place(argument));
        }
    }
    for end in [command.get_after_help(), command.get_after_long_help()] {
        for section in text(end).split("\n\n") {
            let (heading, lines) = section.split_once(":\n").unwrap_or((section, ""));
            add(
                &if lines.is_empty() { heading.to_owned() } else { format!("{heading}:") },
                command.get_name().to_owned(),
            );
            lines.lines().for_each(|line| add(term_and_text(line).1, command.get_name().to_owned()));
        }
    }
    texts.extend(command.get_subcommands().flat_map(self::texts));
    texts
}
