//! The last sections of the help: examples from the catalog in use, and lists of terms.
//!
//! The manual pages have the same sections: see [`super::man`].

mod changing;

use clap::CommandFactory as _;
use ecs_err::Catalog;

use super::args::Args;
use super::layout::columns;
use super::samples::Samples;
use changing::{DIFF, DIFF_TEXT, INIT, NEW, NEW_TEXT};

/// The usage line: a look-up, or a command.
pub const USAGE: &str = "ecs-err [OPTIONS] [CODE]...\n       ecs-err [OPTIONS] <COMMAND>";

/// A command line with names of samples, and its purpose.
type Example = (&'static str, &'static str);

const EXAMPLES: &[Example] = &[
    ("ecs-err {code}", "explain a code"),
    ("ecs-err {loose} {number}", "in any spelling, several at once"),
    ("ecs-err {name}", "by its name"),
    ("ecs-err {range}", "list codes with a common prefix"),
    ("ecs-err {words}", "find codes, fields and more by words"),
    ("ecs-err {han}", "in any language"),
    ("ecs-err --lang {both} {code}", "explain a code in all languages"),
    ("ecs-err list --status {status}", "list codes"),
    ("grep ERROR app.log | ecs-err", "explain the codes in a text"),
];

const KEYS_OF_LOOKUP: &str = "\
Keys of JSON:
  query           of each record of the list, one for each query: the query
  found           whether it was found
  kind            error, retired, status, range, several, search or response; if nothing was found unknownCode, foreignCode and others
  code, status    of a code or status: the keys of \"ecs-err export\"
  successor       of a retired code: the code that replaces it
  pattern, codes  of a range: codes with a common prefix
  results         of several: the records that a number means
  also            a range that the query may also mean
  hits            of a search: kind, id, title, score, snippet, arguments
  suggestions     if nothing was found: similar records
  pointer         of a code of another service: where it is explained
  rootCause       of a response: see \"ecs-err explain --help\"";

/// The exit statuses of look-ups.
const EXIT_STATUS: &str = "\
Exit status:
  0  everything was found, or done
  1  something was not found
  2  wrong usage, input or output";

const ENVIRONMENT: &str = "\
Environment:
  ECS_ERR_DATA   the directory of the catalog, without --data
  ECS_ERR_LANG   the language, without --lang; else LC_ALL, LC_MESSAGES or LANG
  ECS_ERR_CACHE  the directory of the cache of large catalogs; off for none
  NO_COLOR       if not empty: no colors, without --color
  COLUMNS        the width of lines, if the output is not a terminal; without it they are not wrapped
  PAGER          the program that shows long output; the default is less";

/// The exit statuses of checks.
const EXIT_STATUS_OF_CHECKS: &str = "\
Exit status:
  0  no problems, or only warnings
  1  problems were found
  2  wrong usage, input or output";

/// The exit statuses of `import`.
const EXIT_STATUS_OF_IMPORT: &str = "\
Exit status:
  0  all rows were taken
  1  rows were refused
  2  wrong usage, input or output";

const SEARCH: &[Example] = &[
    ("ecs-err search {words}", ""),
    ("ecs-err search {han}", ""),
    ("ecs-err search --kind error {words}", ""),
    ("ecs-err search '{message}'", ""),
];

const EXPLAIN: &[Example] = &[
    ("ecs-err explain '{\"error\": {\"code\": \"{code}\", \"message\": \"...\"}}'", ""),
    ("ecs-err explain --format json 'error code : {code}, reason is : no key'", ""),
    ("terraform apply 2>&1 | ecs-err explain", ""),
    ("curl -si https://... | ecs-err explain", ""),
];

/// The input and output of `explain`.
const EXPLAIN_TEXT: &str = "\
The input is a response body, complete or truncated, or a text that contains one: an HTTP response, a message of an \
SDK or a tool, a log. Arguments that are files are read; others are the text itself. A list of codes, one on each \
line, is looked up as by \"ecs-err CODE\".

Keys of JSON, in a list of one record:
  query          the beginning of the text
  found          whether the catalog has one of its codes
  rootCause      the code of the root cause; null without a code, and for several errors without relation
  errors         the different errors, in order of appearance: code, count, lines, httpStatus, and caused: the codes around it
  codes          the codes in order of appearance, including those outside the catalog
  guesses        codes that a message without a code probably has, guessed from its words
  message        the server's message
  requestId      the id of the request
  httpStatus     the HTTP status
  explanations   the codes, the root cause first: records as of \"ecs-err CODE\"
  serverMessage  of each explanation: the server's message
  arguments      the values in the message: name, value
  case           the row with this message: 0 the code's first row, n its n-th case
  seenMessage    the message seen in practice that the server's message matches, with its source, or null
  betterFit      another code with a message that matches better, or null
  retry, page    whether to retry; the address of the code's page

Exit status:
  0  the catalog has a code of the text
  1  it has none of them, or one of a list of codes is not in the catalog
  2  wrong usage, input or output";

const ANNOTATE: &[Example] = &[
    ("ecs-err annotate --only-matching-lines < app.log", "print only lines with codes"),
    ("ecs-err annotate --summary < app.log > /dev/null", "count the codes"),
    ("ecs-err annotate --style json < app.log | jq -r '.codes[].code'", ""),
    ("tail -f app.log | ecs-err annotate", "explain codes as they are logged"),
];

const ANNOTATE_TEXT: &str = "\
Keys of JSON:
  line       the number of the line
  text       the line without its end, or the first MiB of it
  bytes      the same in Base64, if it is not UTF-8
  truncated  true, if the line is longer
  codes      its codes, each once; none for a line without codes
  code, kind                   of each: the code; error, retired, unknownCode or foreignCode
  status, description, action  of an error, or of the replacement of a retired code
  replacement, text            of a retired code

Exit status:
  0  a code was found, or the reader closed the output early
  1  no code was found
  2  wrong usage, input or output";

const LIST: &[Example] = &[
    ("ecs-err list --service {service}", ""),
    ("ecs-err list --status {status} --format json", ""),
    ("ecs-err list --since {since}", ""),
    ("ecs-err list --format markdown", ""),
];

const FIELD: &[Example] = &[
    ("ecs-err field {field}", ""),
    ("ecs-err field {field_path}", ""),
    ("ecs-err field {structure_field}", ""),
    ("ecs-err field --recursive {nested_field}", ""),
];

const OPERATION: &[Example] = &[
    ("ecs-err operation {operation}", ""),
    ("ecs-err operation {call}", ""),
    ("ecs-err operation \"{operation_title}\"", ""),
];

const OPERATIONS: &[Example] = &[("ecs-err operations", ""), ("ecs-err operations --format markdown", "")];

const VALIDATE: &[Example] = &[
    ("ecs-err validate {operation} body.json", ""),
    ("jq .request log.json | ecs-err validate {operation} -", ""),
    ("ecs-err validate --format json --allow-unknown {operation} body.json", ""),
];

/// The output of `validate`.
const VALIDATE_TEXT: &str = "\
Keys of JSON, in a list of problems:
  kind          what kind of problem it is, as in docs/validate.md
  pointer       the JSON Pointer of the value, or of the object that a field is missing in
  line, column  its place in the body, counted from 1
  message       what is wrong
  help          what was perhaps meant, or null
  field         the field that it is about, or null: structure, name, facts, page, table, url

Exit status:
  0  the body has no problems
  1  problems were found
  2  the body can't be read, the operation is unknown, or wrong usage";

const CHANGES: &[Example] = &[
    ("ecs-err changes --since {since}", ""),
    ("ecs-err changes {changed_code}", ""),
    ("ecs-err changes {changed_field}", ""),
    ("ecs-err changes {change_word}", ""),
    ("ecs-err changes --release {release}", ""),
];

const GUIDE: &[Example] = &[("ecs-err guide", "list the guides"), ("ecs-err guide {guide}", "")];

const EXPORT: &[Example] = &[
    ("ecs-err export > catalog.json", ""),
    ("ecs-err export | jq '.errors[] | select(.status == {status}) | .code'", ""),
    ("ecs-err export --format csv --out codes.csv", ""),
    ("ecs-err export --regex re2", ""),
    ("ecs-err export --format json-schema --lang en --out bodies.schema.json", ""),
    ("ecs-err export --format openapi --lang en --out openapi.json", ""),
    ("ecs-err export --format rsyslog --lang en --out codes.json", ""),
    ("ecs-err export --format pages --flavor mkdocs --out docs/errors", ""),
    ("ecs-err export --format po --lang de --out de.po", ""),
];

const GENERATE: &[Example] = &[
    ("ecs-err generate --target typescript --out src/codes.ts", ""),
    ("ecs-err generate --target go --package errcodes --out errcodes", ""),
    ("ecs-err generate --target java --package com.example --out src/main/java", ""),
    ("ecs-err generate --target typescript --out src/codes.ts --check", "is it up to date?"),
];

/// The exit statuses of `generate` and `pack`.
const EXIT_STATUS_OF_GENERATE: &str = "\
Exit status:
  0  the file is written, or as it would be written
  1  with --check: the file is not as it would be written
  2  wrong usage, input or output";

const SCAN: &[Example] = &[
    ("ecs-err scan", "the current directory"),
    ("ecs-err scan --data data --deny unused .", ""),
    ("ecs-err scan --format sarif . > scan.sarif", ""),
];

const IMPORT: &[Example] = &[
    ("ecs-err import errors.html --into data", "a page with tables"),
    ("ecs-err import errors.json --map code=error.id --dry-run", "a registry"),
    ("ecs-err import zh.md --lang zh --into data", "the texts in another language"),
    ("ecs-err import de.po --into data --update", "translations of ecs-err export --format po"),
    ("ecs-err import codes.go --pattern '(?P<name>\\w+) = (?P<code>\\d+) // (?P<message>.*)'", "source code"),
];

const PACK: &[Example] = &[
    ("ecs-err pack data --out errors.pack", "for --data errors.pack"),
    ("ecs-err pack data --out errors.pack --check", "is it up to date?"),
];

const BUILD: &[Example] = &[
    ("ecs-err build", ""),
    ("ecs-err build --base-url https://errors.example.org", ""),
    ("ecs-err build --check --base-url https://errors.example.org", ""),
];

const SERVE: &[Example] =
    &[("ecs-err serve", ""), ("ecs-err serve data --open", ""), ("ecs-err serve data --theme . --port 0", "")];

const MCP: &[Example] = &[
    ("ecs-err mcp", "for the configuration of an agent"),
    ("ecs-err mcp --http 8080", ""),
    ("ecs-err mcp --skill > SKILL.md", ""),
];

const CHECK: &[Example] = &[
    ("ecs-err check data", ""),
    ("ecs-err check --strict --format github data", ""),
    ("ecs-err check --coverage data", ""),
    ("ecs-err check --explain dangling-reference", ""),
];

const FMT: &[Example] = &[("ecs-err fmt data", ""), ("ecs-err fmt --check data", "")];

const SCHEMA: &[Example] = &[("ecs-err schema data", "")];

const COMPLETIONS: &[Example] = &[
    ("ecs-err completions bash > ~/.local/share/bash-completion/completions/ecs-err", ""),
    ("ecs-err completions zsh > ~/.zfunc/_ecs-err", "with ~/.zfunc in $fpath"),
    ("ecs-err completions fish > ~/.config/fish/completions/ecs-err.fish", ""),
    ("ecs-err completions powershell >> $PROFILE", ""),
    ("ecs-err completions elvish >> ~/.config/elvish/rc.elv", ""),
];

const MAN: &[Example] = &[
    ("ecs-err man", "print the page of the program"),
    ("ecs-err man | man -l -", "read it"),
    ("ecs-err man man1", "write the pages of all commands to a directory"),
];

/// Each command, its examples, and the last sections of its help.
const COMMANDS: &[(&str, &[Example], &str)] = &[
    ("annotate", ANNOTATE, ANNOTATE_TEXT),
    ("search", SEARCH, ""),
    ("explain", EXPLAIN, EXPLAIN_TEXT),
    ("list", LIST, ""),
    ("field", FIELD, ""),
    ("operation", OPERATION, ""),
    ("operations", OPERATIONS, ""),
    ("validate", VALIDATE, VALIDATE_TEXT),
    ("changes", CHANGES, ""),
    ("guide", GUIDE, ""),
    ("export", EXPORT, ""),
    ("generate", GENERATE, EXIT_STATUS_OF_GENERATE),
    ("init", INIT, ""),
    ("new", NEW, NEW_TEXT),
    ("scan", SCAN, EXIT_STATUS_OF_CHECKS),
    ("import", IMPORT, EXIT_STATUS_OF_IMPORT),
    ("pack", PACK, EXIT_STATUS_OF_GENERATE),
    ("build", BUILD, ""),
    ("serve", SERVE, ""),
    ("mcp", MCP, ""),
    ("check", CHECK, EXIT_STATUS_OF_CHECKS),
    ("diff", DIFF, DIFF_TEXT),
    ("fmt", FMT, EXIT_STATUS_OF_CHECKS),
    ("schema", SCHEMA, ""),
    ("completions", COMPLETIONS, ""),
    ("man", MAN, ""),
];

/// Whether a word is the name of a command.
pub fn is_command(word: &str) -> bool {
    command_names().any(|name| name == word)
}

/// The names of all commands.
pub fn command_names() -> impl Iterator<Item = &'static str> {
    COMMANDS.iter().map(|(name, ..)| *name).chain(["help"])
}

/// The program's definition, with examples from a catalog if there is one.
pub fn command(catalog: Option<Catalog<'_>>) -> clap::Command {
    let samples = catalog.map(Samples::of).unwrap_or_default();
    let examples = |examples: &[Example]| self::examples(examples, &samples);
    let short = joined(&[examples(EXAMPLES), EXIT_STATUS.to_owned()]);
    let full = joined(&[examples(EXAMPLES), KEYS_OF_LOOKUP.to_owned(), EXIT_STATUS.to_owned(), ENVIRONMENT.to_owned()]);
    let root = Args::command().after_help(short).after_long_help(full);
    COMMANDS.iter().fold(root, |root, (name, list, text)| {
        let end = joined(&[examples(list), (*text).to_owned()]);
        root.mut_subcommand(name, |command| command.after_help(end))
    })
}

/// A section of examples; empty if the catalog has nothing for any of them.
fn examples(examples: &[Example], samples: &Samples) -> String {
    let lines = examples.iter().filter_map(|(template, about)| Some((samples.fill(template)?, *about)));
    let lines: Vec<(String, &str)> = lines.collect();
    let width = lines.iter().filter(|(_, about)| !about.is_empty()).map(|(line, _)| columns(line)).max();
    let line = |(line, about): &(String, &str)| {
        let gap = " ".repeat(width.unwrap_or_default().saturating_sub(columns(line)));
        format!("  {line}{gap}  {about}").trim_end().to_owned()
    };
    let lines: Vec<String> = lines.iter().map(line).collect();
    if lines.is_empty() { String::new() } else { format!("Examples:\n{}", lines.join("\n")) }
}

/// Sections with an empty line between them.
fn joined(sections: &[String]) -> String {
    let sections: Vec<&str> = sections.iter().map(String::as_str).filter(|section| !section.is_empty()).collect();
    sections.join("\n\n")
}

/// The sections of such an end: their headings and lines.
pub fn sections(text: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
    text.split("\n\n").filter_map(|section| {
        let (heading, lines) = section.split_once(":\n")?;
        Some((heading, lines.lines().map(str::trim).collect()))
    })
}

/// Every text of the help that is translated, and what it is about.
#[cfg(test)]
pub fn texts() -> Vec<(String, String)> {
    let mut command = command(Some(ecs_err::embedded()));
    command.build();
    super::help_page::texts(&command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_all_commands_are_known() {
        let mut command = Args::command();
        command.build();
        assert!(command.get_subcommands().all(|command| is_command(command.get_name())));
        assert_eq!(command.get_subcommands().count(), COMMANDS.len() + 1);
    }
}
