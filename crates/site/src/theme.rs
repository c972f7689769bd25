//! Themes: templates, words and assets, built in or from a directory.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{SiteError, script};

/// The files of a theme, by path: `templates/error.html`, `site/style.css`.
#[derive(Clone, Debug)]
pub struct Theme {
    files: BTreeMap<String, Cow<'static, [u8]>>,
    directory: Option<PathBuf>,
}

macro_rules! files {
    ($($path:literal)*) => {
        /// The built-in files.
        const FILES: &[(&str, &[u8])] = &[$(($path, include_bytes!(concat!("../../../", $path)))),*];
    };
}

files! {
    "templates/404.html"
    "templates/about.html"
    "templates/atom.xml"
    "templates/base.html"
    "templates/changes.html"
    "templates/components.html"
    "templates/error.html"
    "templates/errors.html"
    "templates/guide.html"
    "templates/home.html"
    "templates/index.html"
    "templates/list.html"
    "templates/llms.txt"
    "templates/manifest.webmanifest"
    "templates/operation.html"
    "templates/opensearch.xml"
    "templates/parts/footer.html"
    "templates/parts/head.html"
    "templates/parts/menu.html"
    "templates/parts/search.html"
    "templates/parts/top.html"
    "templates/release.html"
    "templates/retired.html"
    "templates/robots.txt"
    "templates/sitemap.xml"
    "templates/status.html"
    "templates/structure.html"
    "templates/sw.js"
    "templates/words/en.json"
    "templates/words/zh.json"
    "site/icon.svg"
    "site/icon-192.png"
    "site/icon-512.png"
    "site/language.js"
    "site/missing.js"
    "site/paste.js"
    "site/script/box.js"
    "site/script/codes.js"
    "site/script/page.js"
    "site/script/search.js"
    "site/script/snippet.js"
    "site/script/store.js"
    "site/script/text.js"
    "site/style.css"
    "site/table.js"
    "site/theme.js"
}

impl Theme {
    /// The built-in theme.
    #[must_use]
    pub fn built_in() -> Self {
        Self {
            files: FILES.iter().map(|(path, bytes)| ((*path).to_owned(), Cow::Borrowed(*bytes))).collect(),
            directory: None,
        }
    }

    /// The built-in theme with the files in `templates/` and `site/` of a directory: a file with the path of a built-in
    /// one replaces it, other files are added.
    ///
    /// # Errors
    /// If the directory or a file in it can't be read.
    pub fn with_directory(directory: &Path) -> Result<Self, SiteError> {
        let mut theme = Self::built_in();
        theme.directory = Some(directory.to_owned());
        if !directory.is_dir() {
            return Err(SiteError::NoTheme(directory.to_owned()));
        }
        for part in ["templates", "site"] {
            for entry in walkdir::WalkDir::new(directory.join(part)).sort_by_file_name() {
                let Ok(entry) = entry else { continue };
                let below = entry.path().strip_prefix(directory).unwrap_or(entry.path());
                let hidden = below.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'));
                if entry.file_type().is_file() && !hidden && !below.starts_with("site/dist") {
                    let bytes = fs::read(entry.path())
                        .map_err(|source| SiteError::Read { path: entry.path().to_owned(), source })?;
                    let path = below.to_string_lossy().replace('\\', "/");
                    theme.files.insert(path, Cow::Owned(bytes));
                }
            }
        }
        Ok(theme)
    }

    /// The directory with files that replace built-in ones.
    #[must_use]
    pub fn directory(&self) -> Option<&Path> {
        self.directory.as_deref()
    }

    /// The templates, each with its name.
    pub(super) fn templates(&self) -> Result<Vec<(&str, &str)>, SiteError> {
        let templates = self.files.iter().filter_map(|(path, bytes)| {
            let name = path.strip_prefix("templates/").filter(|name| !name.starts_with("words/"))?;
            Some(match std::str::from_utf8(bytes) {
                Ok(text) => Ok((name, text)),
                Err(_) => Err(SiteError::Template(format!("{path} is not UTF-8"))),
            })
        });
        templates.collect()
    }

    /// The words of the templates in a language; English words for missing ones.
    pub(super) fn words(&self, language: &str) -> Result<serde_json::Value, SiteError> {
        let available: Vec<&str> =
            self.files.keys().filter_map(|path| path.strip_prefix("templates/words/")?.strip_suffix(".json")).collect();
        let found = ecs_err_core::negotiate([language], &available).unwrap_or("en");
        let mut words = self.words_in("en")?;
        words.extend(self.words_in(found)?);
        Ok(words.into())
    }

    fn words_in(&self, language: &str) -> Result<serde_json::Map<String, serde_json::Value>, SiteError> {
        let path = format!("templates/words/{language}.json");
        let bytes = self.files.get(&path).map_or(&b"{}"[..], AsRef::as_ref);
        serde_json::from_slice(bytes).map_err(|error| SiteError::Template(format!("{path}: {error}")))
    }

    /// The published assets with their names: scripts are minified, and the
    /// parts in `script/` are one script. Names are not checked.
    pub(super) fn assets(&self) -> Result<Vec<(String, Vec<u8>)>, SiteError> {
        let mut assets = Vec::new();
        for (path, bytes) in &self.files {
            let Some(name) = path.strip_prefix("site/") else { continue };
            if !has_extension(name, "js") {
                assets.push((name.to_owned(), bytes.to_vec()));
                continue;
            }
            let Ok(source) = std::str::from_utf8(bytes) else {
                return Err(SiteError::Template(format!("{path} is not UTF-8")));
            };
            if !name.starts_with("script/") {
                assets.push((name.to_owned(), script::shipped(source).into_bytes()));
            }
        }
        assets.push(("site.js".to_owned(), script::joined(|name| self.script(name)).into_bytes()));
        Ok(assets)
    }

    /// A part of the scripts, by its name.
    pub(super) fn script(&self, name: &str) -> Option<&str> {
        std::str::from_utf8(self.files.get(&format!("site/script/{name}.js"))?).ok()
    }
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == extension)
}
