//! `ecs-err build`: builds the website in a directory.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use ecs_err::Catalog;
use ecs_err::messages;
use ecs_err::site::{self, Comparison, Options, OutputDir, SiteError, SiteWriter, Sources, Summary, Theme};

use super::ExitStatus;
use super::args::{Args, Build};
use super::error::{CliError, eprint_message};
use super::output::Output;
use super::progress::with_progress;
use super::source::{self, Source};

/// The directory beside a catalog with the theme of its site.
const DEFAULT_THEME: &str = "theme";

pub fn run(args: &Args, build: &Build, output: &mut Output) -> Result<ExitStatus, CliError> {
    if build.check {
        return check(args, build, output);
    }
    // First of all, so that what a killed build left is put in order even if this one fails.
    let directory = OutputDir::begin_waiting(&build.out, |process| {
        let path = build.out.display();
        if !args.quiet {
            eprint_message(&match process {
                Some(process) => messages::waiting_for_process(process, path),
                None => messages::waiting_for_another_process(path),
            });
        }
    })?;
    let start = Instant::now();
    let source = open(args, build)?;
    let options = build_options(&source, build, directory.temporary())?;
    let summary = render(source.catalog(), &options, &directory, args.quiet)?;
    directory.finish()?;
    if summary.sharded && !args.quiet {
        eprint_message(&messages::texts_are_long());
    }
    output.line(&summarized(&build.out, &summary, start.elapsed()));
    Ok(ExitStatus::Success)
}

/// A catalog and its directory, if it is not the embedded one.
struct Opened {
    source: Source,
    directory: Option<PathBuf>,
}

impl Opened {
    fn catalog(&self) -> Catalog<'_> {
        self.source.catalog()
    }
}

fn open(args: &Args, build: &Build) -> Result<Opened, CliError> {
    let choice = source::choose(args, &build.catalog)?;
    choice.announce(args.quiet);
    let source = Source::open_dir(choice.dir.as_deref(), args.quiet)?;
    Ok(Opened { source, directory: choice.dir })
}

/// Prints the files that differ from what would be built.
fn check(args: &Args, build: &Build, output: &mut Output) -> Result<ExitStatus, CliError> {
    let source = open(args, build)?;
    let options = build_options(&source, build, &build.out)?;
    let comparison = Comparison::with(&build.out);
    render(source.catalog(), &options, &comparison, args.quiet)?;
    let failed = |source| CliError::Read { path: build.out.clone(), source };
    let differences = comparison.differences().map_err(failed)?;
    for path in &differences {
        output.line(&build.out.join(path).display().to_string());
    }
    Ok(if differences.is_empty() { ExitStatus::Success } else { ExitStatus::ChecksFailed })
}

/// The options of a build to the file system of a directory.
fn build_options(source: &Opened, build: &Build, directory: &Path) -> Result<Options, SiteError> {
    let data = source.directory.as_deref();
    let theme = theme_directory(build.theme.as_deref(), data);
    let mut options = site_options(source.catalog(), data, theme.as_deref())?;
    options.base_url.clone_from(&build.base_url);
    options.lower_case = OutputDir::supports_lower_case(directory);
    Ok(options)
}

/// The directory of the theme: that of the option, else `theme` beside the catalog if it has a `site.toml`.
pub fn theme_directory(given: Option<&Path>, data: Option<&Path>) -> Option<PathBuf> {
    let beside = || {
        let theme = data?.parent()?.join(DEFAULT_THEME);
        theme.join("site.toml").is_file().then_some(theme)
    };
    given.map(Path::to_owned).or_else(beside)
}

/// How to build the site of the catalog in a directory, or of the embedded one, with the theme of a directory or the
/// built-in one.
pub fn site_options(catalog: Catalog<'_>, data: Option<&Path>, theme: Option<&Path>) -> Result<Options, SiteError> {
    let mut options = Options::default();
    if let Some(theme) = theme {
        options.theme = Theme::with_directory(theme)?;
    }
    let needs_sources =
        options.theme.has_repository() || catalog.metadata().links.is_some_and(|links| links.edit.is_some());
    // A pack has no sources.
    if let Some(data) = data.filter(|data| needs_sources && data.is_dir()) {
        options.sources = Sources::read(data);
    }
    // A reader's program knows the codes of its embedded catalog only.
    if catalog.metadata().id != ecs_err::embedded().metadata().id {
        options.command = None;
    }
    Ok(options)
}

/// Renders the site, with a progress display on a terminal unless the run is quiet.
fn render(catalog: Catalog<'_>, options: &Options, writer: &dyn SiteWriter, quiet: bool) -> Result<Summary, SiteError> {
    let (all, done) = (site::pages(catalog), AtomicUsize::new(0));
    let bar = || {
        let done = done.load(Ordering::Relaxed);
        format!("[{:30}] {done}/{all}", "#".repeat(done * 30 / all.max(1)))
    };
    with_progress(quiet, bar, || site::render_counting(catalog, options, writer, &done))
}

fn summarized(out: &Path, summary: &Summary, time: Duration) -> String {
    let Summary { pages, files, bytes, .. } = summary;
    let tenths = bytes * 10 / (1 << 20);
    format!(
        "{}: {pages} pages, {files} files, {}.{} MB, {} ms",
        out.display(),
        tenths / 10,
        tenths % 10,
        time.as_millis()
    )
}
