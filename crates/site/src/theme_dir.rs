//! Reads the directory of a theme, and finds files that have no effect.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ecs_err_core::model::LanguageTag;
use ecs_err_data::did_you_mean;
use ecs_err_ui_text::diagnostics::messages;

use super::SiteError;
use super::extra::ExtraPage;
use super::settings::{self, Settings, Target};
use super::theme::{FILES, STYLE, Theme};
use super::theme_problem::ThemeProblem;
use super::url::SitePath;

/// The style sheet that is loaded after the one of the theme.
pub const CUSTOM_STYLE: &str = "custom.css";
/// The pages, in a directory for each language.
const PAGES: &str = "pages";
/// The files that go to the root of the site.
const STATIC: &str = "static";

/// What the directory of a theme may have at its root.
const ENTRIES: [&str; 6] = [settings::FILE, CUSTOM_STYLE, "templates", "site", PAGES, STATIC];

/// The built-in theme with the files of a directory.
pub fn read(directory: &Path) -> Result<Theme, SiteError> {
    if !directory.is_dir() {
        return Err(SiteError::NoTheme(directory.to_owned()));
    }
    let mut theme = Theme::built_in();
    theme.directory = Some(directory.to_owned());
    let mut problems = misplaced(directory);
    let mut own = BTreeMap::new();
    for part in ["templates", "site"] {
        own.extend(files(directory, part)?);
    }
    // A site that was built next to its assets is no part of them.
    own.retain(|path, _| !path.starts_with("site/dist/"));
    let text = optional(directory, settings::FILE)?.unwrap_or_default();
    let text = String::from_utf8_lossy(&text).into_owned();
    let (read, mut wrong) = Settings::parse(&text);
    problems.append(&mut wrong);
    problems.extend(own.keys().filter(|path| !is_used(path, &own, &text)).map(|path| unused(path)));
    theme.files.extend(own.into_iter().map(|(path, bytes)| (path, Cow::Owned(bytes))));
    theme.custom_style = optional(directory, CUSTOM_STYLE)?;
    for (path, bytes) in files(directory, PAGES)? {
        match ExtraPage::read(&path, bytes) {
            Ok(page) => theme.pages.push(page),
            Err(problem) => problems.push(*problem),
        }
    }
    for (path, bytes) in files(directory, STATIC)? {
        match path.strip_prefix("static/").and_then(SitePath::below_root) {
            Some(below) => theme.statics.push((below, bytes)),
            None => problems.push(ThemeProblem::of_file(&path, messages::unsafe_static_name(), None)),
        }
    }
    problems.extend(unknown_names(&read, &theme));
    theme.settings = read;
    if problems.is_empty() { Ok(theme) } else { Err(SiteError::Theme { directory: directory.to_owned(), problems }) }
}

/// The files below a part of the directory, by path; hidden ones only of those that go to the root of the site.
fn files(directory: &Path, part: &str) -> Result<BTreeMap<String, Vec<u8>>, SiteError> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(directory.join(part)).sort_by_file_name() {
        // A part may be absent.
        let Ok(entry) = entry else { continue };
        let below = entry.path().strip_prefix(directory).unwrap_or(entry.path());
        let is_hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
        let is_skipped = part != STATIC && below.iter().any(is_hidden) || below.ends_with(".DS_Store");
        if entry.file_type().is_file() && !is_skipped {
            let failed = |source| SiteError::Read { path: entry.path().to_owned(), source };
            let bytes = fs::read(entry.path()).map_err(failed)?;
            files.insert(below.to_string_lossy().replace('\\', "/"), bytes);
        }
    }
    Ok(files)
}

/// A file of the directory, if it is there.
fn optional(directory: &Path, name: &str) -> Result<Option<Vec<u8>>, SiteError> {
    let path = directory.join(name);
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(SiteError::Read { path, source }),
    }
}

/// The entries at the root that are probably meant to be part of the theme. Others may be anything, because a theme may
/// be in a repository with other files.
fn misplaced(directory: &Path) -> Vec<ThemeProblem> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort_unstable();
    let templates = || FILES.iter().filter_map(|(path, _)| path.strip_prefix("templates/"));
    let problem = |name: &String| {
        if ENTRIES.contains(&name.as_str()) || name.starts_with('.') {
            return None;
        }
        let near = did_you_mean(name, ENTRIES).map(str::to_owned);
        let is_template = Path::new(name).extension().is_some_and(|extension| extension == "html");
        let template =
            || did_you_mean(name, templates().filter(|_| is_template)).map(|near| format!("templates/{near}"));
        let near = near.or_else(template)?;
        Some(ThemeProblem::of_file(name, messages::unused_file(), Some(messages::did_you_mean(near))))
    };
    names.iter().filter_map(problem).collect()
}

/// Whether a template or an asset has an effect: it replaces a built-in one, or another file names it.
fn is_used(path: &str, own: &BTreeMap<String, Vec<u8>>, settings: &str) -> bool {
    if FILES.iter().any(|(known, _)| *known == path) || path == STYLE {
        return true;
    }
    if let Some(language) = path.strip_prefix("templates/words/").and_then(|name| name.strip_suffix(".json")) {
        return LanguageTag::new(language).is_some();
    }
    let name = path.strip_prefix("templates/").or_else(|| path.strip_prefix("site/")).unwrap_or(path);
    let part = name.strip_prefix("parts/").and_then(|name| name.strip_suffix(".html"));
    let part = part.map(|name| format!("parts.{name}"));
    let names = |text: &str| text.contains(name) || part.as_ref().is_some_and(|part| text.contains(part));
    let others = own.iter().filter(|(other, _)| *other != path);
    let is_named = names(settings) || others.into_iter().any(|(_, bytes)| names(&String::from_utf8_lossy(bytes)));
    // Components are known by their own names.
    is_named || own.get(path).is_some_and(|bytes| String::from_utf8_lossy(bytes).contains("{% component "))
}

fn unused(path: &str) -> ThemeProblem {
    let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
    let siblings = FILES.iter().filter_map(|(known, _)| known.rsplit_once('/').filter(|(other, _)| *other == parent));
    let near = did_you_mean(name, siblings.map(|(_, name)| name)).map(|near| format!("{parent}/{near}"));
    ThemeProblem::of_file(path, messages::unused_file(), near.map(messages::did_you_mean))
}

/// The names in the settings that no file of the theme has.
fn unknown_names(settings: &Settings, theme: &Theme) -> Vec<ThemeProblem> {
    let mut problems = Vec::new();
    let mut report = |at, message, near: Option<&str>| {
        let help = near.map(messages::did_you_mean);
        problems.push(ThemeProblem { file: settings::FILE.to_owned(), at: Some(at), message, help });
    };
    if let Some(logo) = &settings.logo {
        let assets = || theme.files.keys().filter_map(|path| path.strip_prefix("site/"));
        if assets().all(|name| name != logo.value) {
            report(logo.at, messages::no_asset(&logo.value), did_you_mean(&logo.value, assets()));
        }
    }
    for link in settings.navigation.iter().chain(&settings.links) {
        let Target::Page(page) = &link.target else { continue };
        let names = || theme.pages.iter().map(|page| page.name.as_str());
        if names().all(|name| name != page.value) {
            report(page.at, messages::no_page_of_theme(&page.value), did_you_mean(&page.value, names()));
        }
    }
    problems
}
