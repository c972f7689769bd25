//! What the help ends with: sections of a heading, and lines of something typed and a word about it.
//!
//! The manual pages have the same sections: see [`super::man`].

/// The program is a look-up and a set of commands.
pub const USAGE: &str = "ecs-err [OPTIONS] [CODE]...\n       ecs-err [OPTIONS] <COMMAND>";

const EXAMPLES: &str = "\
Examples:
  ecs-err Ecs.0085              explain a code
  ecs-err ecs-85 0319 http403   however it is written
  ecs-err Ecs.03xx              list the codes that begin with Ecs.03
  ecs-err 网卡                  find codes, fields and more by words
  ecs-err --lang both Ecs.0001  explain it in Chinese and in English
  ecs-err list --status 403     list codes
  grep ERROR app.log | ecs-err  explain the codes in a text";

/// How commands end that find something or do not.
const EXIT_STATUS: &str = "\
Exit status:
  0  everything that was asked for was found, or done
  1  something was not found
  2  wrong usage, input or output";

const ENVIRONMENT: &str = "\
Environment:
  ECS_ERR_DATA  the catalog's folder, if --data gives none
  ECS_ERR_LANG  the language, if --lang gives none; else LC_ALL, LC_MESSAGES or LANG
  NO_COLOR      not empty: no colours, if --color is not given
  COLUMNS       how wide lines may be, where the output is no terminal
  PAGER         the program that shows long output, less if it is not set";

/// How commands end that find what is wrong.
pub const EXIT_STATUS_OF_CHECKS: &str = "\
Exit status:
  0  nothing is wrong
  1  something is wrong
  2  wrong usage, input or output";

/// What can be explained.
pub const EXPLAIN: &str = "\
Examples:
  ecs-err explain '{\"error\": {\"code\": \"Ecs.0085\", \"message\": \"...\"}}'
  ecs-err explain --format json 'error code : Ecs.0314, reason is : no key'
  terraform apply 2>&1 | ecs-err explain
  curl -si https://... | ecs-err explain

Read are bodies of every shape, whole or cut off, and texts around them: HTTP responses, messages of
SDKs and tools, logs. Arguments that are all files are read; others are the text itself.

JSON has root_cause, codes (in order of appearance), message, request_id, http_status and explanations
(the root cause first). Codes outside the catalog are among them.

Exit status:
  0  the text has a code
  1  it has none; what else it tells is printed
  2  wrong usage, input or output";

/// The end of the help of `ecs-err annotate`.
pub const ANNOTATE: &str = "\
Examples:
  ecs-err annotate --only-matching-lines < app.log  print only what has codes
  ecs-err annotate --summary < app.log > /dev/null  count the codes
  ecs-err annotate --style json < app.log | jq -r '.codes[].code'
  tail -f app.log | ecs-err annotate                explain the codes as they come

Keys of JSON:
  line       the number of the line
  text       the line without its end, or the first MiB of it
  bytes      the same in Base64, if it is not UTF-8
  truncated  true, if the line is longer
  codes      its codes, each once; none for a line without codes
  code, kind                   of each: the code; error, retired, unknown or foreign
  status, description, action  of an error, and of the one that took a retired code's place
  replacement, text            of a retired code

Exit status:
  0  a code was found, or nobody reads the output any more
  1  no code was found
  2  wrong usage, input or output";

/// How to complete, in each shell.
pub const COMPLETIONS: &str = "\
Examples:
  ecs-err completions bash > ~/.local/share/bash-completion/completions/ecs-err
  ecs-err completions zsh > ~/.zfunc/_ecs-err     with ~/.zfunc in $fpath
  ecs-err completions fish > ~/.config/fish/completions/ecs-err.fish
  ecs-err completions powershell >> $PROFILE
  ecs-err completions elvish >> ~/.config/elvish/rc.elv";

/// Where pages can go.
pub const MAN: &str = "\
Examples:
  ecs-err man             print the page of the program
  ecs-err man | man -l -  read it
  ecs-err man man1        write the pages of all commands to a folder";

/// The end of the help in short.
pub fn short() -> String {
    format!("{EXAMPLES}\n\n{EXIT_STATUS}")
}

/// The end of the help in full.
pub fn full() -> String {
    format!("{}\n\n{ENVIRONMENT}", short())
}

/// The sections of such an end: their headings and lines.
pub fn sections(text: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
    text.split("\n\n").filter_map(|section| {
        let (heading, lines) = section.split_once(":\n")?;
        Some((heading, lines.lines().map(str::trim).collect()))
    })
}
