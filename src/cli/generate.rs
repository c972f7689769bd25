//! `ecs-err generate`: constants and records for programs in other languages.

use std::path::{Path, PathBuf};

use ecs_err::text::printable_line;
use ecs_err::{LanguageTag, messages};
use ecs_err_generate::{ClassName, Options, Package, Target, Templates, generate};

use super::ExitStatus;
use super::args::{Args, Generate};
use super::error::CliError;
use super::output::Output;
use super::source::{self, Source};
use super::write::{check_file, refresh_file};

pub fn run(args: &Args, generate_args: &Generate, output: &mut Output) -> Result<ExitStatus, CliError> {
    let options = options(args, generate_args)?;
    let out = out(&generate_args.out, options.target)?;
    let (options, path) = match out {
        Out::File(path) => (with_class(options, &path)?, path),
        Out::Directory(directory) => {
            let packages = options.package.as_ref().filter(|_| options.target == Target::Java);
            let directory = packages.map_or(directory.clone(), |package| directory.join(package.directories()));
            let path = directory.join(options.target.file_name());
            (options, path)
        }
    };
    let choice = source::choose(args, &generate_args.catalog)?;
    choice.announce(args.quiet);
    let source = Source::open_dir(choice.dir.as_deref(), args.quiet)?;
    let text = generate(source.catalog(), &options)?;
    if generate_args.check {
        return check_file(&path, &text, output);
    }
    refresh_file(&path, text, output)?;
    Ok(ExitStatus::Success)
}

fn options<'a>(args: &'a Args, generate: &Generate) -> Result<Options<'a>, CliError> {
    let mut options = Options::new(generate.target.into());
    options.package = generate.package.as_deref().map(|name| Package::new(options.target, name)).transpose()?;
    if let Some(directory) = &generate.templates {
        options.templates = Templates::with_directory(directory)?;
    }
    // The locale does not count: the same command writes the same file everywhere.
    if let Some(tag) = &args.lang {
        let wrong =
            || CliError::Argument { argument: "lang", value: printable_line(tag), expected: messages::language_tag() };
        options.language = Some(LanguageTag::new(tag).ok_or_else(wrong)?);
    }
    Ok(options)
}

/// What `--out` names.
enum Out {
    File(PathBuf),
    Directory(PathBuf),
}

/// A file has the extension of the language; another name is that of a directory, which may be absent.
fn out(path: &Path, target: Target) -> Result<Out, CliError> {
    let has_extension = |target: Target| path.extension().is_some_and(|extension| extension == target.extension());
    if path.is_dir() {
        Ok(Out::Directory(path.to_owned()))
    } else if has_extension(target) {
        Ok(Out::File(path.to_owned()))
    } else if path.exists() || Target::ALL.into_iter().any(has_extension) {
        let expected = messages::file_of_another_target(target.extension(), target.name());
        Err(CliError::Argument { argument: "out", value: printable_line(&path.display().to_string()), expected })
    } else {
        Ok(Out::Directory(path.to_owned()))
    }
}

/// A public class of Java has the name of its file.
fn with_class<'o>(mut options: Options<'o>, path: &Path) -> Result<Options<'o>, CliError> {
    if options.target == Target::Java {
        options.class = ClassName::new(&path.file_stem().unwrap_or_default().to_string_lossy())?;
    }
    Ok(options)
}
