//! Plain look-ups, read without the argument parser.
//!
//! Look-ups are most runs of the program, and making the parser of all commands takes longer than a look-up.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ValueEnum as _;

use super::args::{Args, Lookup};
use super::help;
use super::source::DATA_VARIABLE;
use super::values::{Color, Format};

/// The arguments of a look-up that has no options but `--data`, `--lang`, `--format` and `--quiet`; `None` for all others,
/// valid or not.
pub fn read(raw: &[OsString]) -> Option<Args> {
    let (mut queries, mut data, mut lang, mut format, mut quiet) = (Vec::new(), None, None, None, false);
    let mut words = raw.iter().skip(1);
    while let Some(word) = words.next() {
        match word.to_str()? {
            "--data" | "-d" if data.is_none() => data = Some(PathBuf::from(value(words.next())?)),
            "--lang" | "-l" if lang.is_none() => lang = Some(value(words.next())?.to_owned()),
            "--format" | "-f" if format.is_none() => format = Some(Format::from_str(value(words.next())?, false).ok()?),
            "--quiet" | "-q" if !quiet => quiet = true,
            word if word.starts_with('-') || help::is_command(word) => return None,
            query => queries.push(query.to_owned()),
        }
    }
    (!queries.is_empty()).then(|| Args {
        command: None,
        lookup: Lookup { queries, format, all: false },
        data: data.or_else(|| std::env::var_os(DATA_VARIABLE).map(PathBuf::from)),
        lang,
        color: Color::Auto,
        quiet,
        no_pager: false,
    })
}

/// The value of an option: not another option.
fn value(word: Option<&OsString>) -> Option<&str> {
    word?.to_str().filter(|word| !word.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    #[test]
    fn plain_lookups_are_read_as_by_the_parser_of_all_commands() {
        const MAX_WORDS: usize = 4;
        let words =
            ["Ecs.0085", "", "--lang", "-l", "--lang=zh", "-lzh", "-f", "json", "-q", "-qf", "list", "-1", "-d"];
        let mut lines = vec![Vec::new()];
        let mut next = 0;
        while let Some(line) = lines.get(next).filter(|line| line.len() < MAX_WORDS).cloned() {
            lines.extend(words.iter().map(|word| [&line[..], &[*word]].concat()));
            next += 1;
        }
        lines.push(vec!["--format", "json", "Ecs.0085", "--lang", "zh", "--quiet", "85"]);
        let mut count = 0;
        for line in lines {
            let raw: Vec<OsString> = ["ecs-err"].iter().chain(&line).map(OsString::from).collect();
            let Some(plain) = read(&raw) else { continue };
            let parsed = Args::try_parse_from(&raw).unwrap_or_else(|error| panic!("{line:?}: {error}"));
            assert_eq!(format!("{plain:?}"), format!("{parsed:?}"), "{line:?}");
            count += 1;
        }
        assert!(count > 200, "{count}");
    }
}
