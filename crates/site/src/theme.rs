//! Themes: templates, words and assets, built in or from a directory.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::extra::ExtraPage;
use super::settings::Settings;
use super::theme_dir::{self, CUSTOM_STYLE};
use super::url::SitePath;
use super::{SiteError, icons, script};

/// The files of a theme, by path: `templates/error.html`, `site/style.css`.
#[derive(Clone, Debug)]
pub struct Theme {
    pub(super) files: BTreeMap<String, Cow<'static, [u8]>>,
    pub(super) directory: Option<PathBuf>,
    pub(super) settings: Settings,
    pub(super) custom_style: Option<Vec<u8>>,
    pub(super) pages: Vec<ExtraPage>,
    pub(super) statics: Vec<(SitePath, Vec<u8>)>,
}

macro_rules! files {
    ($($path:literal)*) => {
        /// The built-in files.
        pub(super) const FILES: &[(&str, &[u8])] = &[$(($path, include_bytes!(concat!("../../../", $path)))),*];
    };
}

files! {
    "templates/404.html"
    "templates/about.html"
    "templates/atom.xml"
    "templates/base.html"
    "templates/card.svg"
    "templates/changes.html"
    "templates/components.html"
    "templates/error.html"
    "templates/errors.html"
    "templates/family.html"
    "templates/guide.html"
    "templates/home.html"
    "templates/index.html"
    "templates/list.html"
    "templates/llms.txt"
    "templates/manifest.webmanifest"
    "templates/operation.html"
    "templates/opensearch.xml"
    "templates/page.html"
    "templates/parts/footer.html"
    "templates/parts/head.html"
    "templates/parts/menu.html"
    "templates/parts/search.html"
    "templates/parts/switches.html"
    "templates/parts/top.html"
    "templates/release.html"
    "templates/retired.html"
    "templates/robots.txt"
    "templates/search.html"
    "templates/sitemap-index.xml"
    "templates/sitemap.xml"
    "templates/status.html"
    "templates/structure.html"
    "templates/sw.js"
    "templates/words/en.json"
    "templates/words/zh.json"
    "site/explain/answer.js"
    "site/explain/box.js"
    "site/explain/cause.js"
    "site/explain/find.js"
    "site/explain/labels.js"
    "site/explain/message.js"
    "site/explain/read.js"
    "site/explain/status.js"
    "site/icon.svg"
    "site/icon-192.png"
    "site/icon-512.png"
    "site/icons/chevron-right.svg"
    "site/icons/clipboard-list.svg"
    "site/icons/copy.svg"
    "site/icons/external-link.svg"
    "site/icons/flag.svg"
    "site/icons/languages.svg"
    "site/icons/life-buoy.svg"
    "site/icons/link.svg"
    "site/icons/list.svg"
    "site/icons/pencil.svg"
    "site/icons/terminal.svg"
    "site/language.js"
    "site/missing.js"
    "site/offline.js"
    "site/results.js"
    "site/script/codes.js"
    "site/script/load.js"
    "site/script/options.js"
    "site/script/page.js"
    "site/script/panel.js"
    "site/script/recent.js"
    "site/script/search.js"
    "site/script/snippet.js"
    "site/script/start.js"
    "site/script/store.js"
    "site/script/text.js"
    "site/style/base.css"
    "site/style/code.css"
    "site/style/components.css"
    "site/style/entrance.css"
    "site/style/guides.css"
    "site/style/header.css"
    "site/style/home.css"
    "site/style/lists.css"
    "site/style/media.css"
    "site/style/offline.css"
    "site/style/print.css"
    "site/style/search.css"
    "site/style/structures.css"
    "site/style/type.css"
    "site/style/values.css"
    "site/table.js"
    "site/theme.js"
    "site/words/correct.js"
    "site/words/index.js"
    "site/words/intent.js"
    "site/words/query.js"
    "site/words/rank.js"
    "site/words/stem.js"
    "site/words/synonyms.js"
    "site/words/terms.js"
}

/// The style sheet of a theme in place of the parts.
pub(super) const STYLE: &str = "site/style.css";

const STYLE_DIRECTORY: &str = "style/";

/// The parts of the style sheet, in the order of the cascade.
const STYLE_PARTS: [&str; 15] = [
    "values",
    "base",
    "type",
    "header",
    "search",
    "components",
    "home",
    "code",
    "lists",
    "structures",
    "guides",
    "entrance",
    "offline",
    "media",
    "print",
];

impl Theme {
    /// The built-in theme.
    #[must_use]
    pub fn built_in() -> Self {
        Self {
            files: FILES.iter().map(|(path, bytes)| ((*path).to_owned(), Cow::Borrowed(*bytes))).collect(),
            directory: None,
            settings: Settings::default(),
            custom_style: None,
            pages: Vec::new(),
            statics: Vec::new(),
        }
    }

    /// The built-in theme with the files of a directory: `site.toml`, `custom.css`, and those in `templates/` and `site/`,
    /// which replace built-in ones with the same path; more pages in `pages/`, and files for the root of the site in
    /// `static/`.
    ///
    /// # Errors
    /// If the directory or a file in it can't be read, or a file or a key in it is wrong or has no effect.
    pub fn with_directory(directory: &Path) -> Result<Self, SiteError> {
        theme_dir::read(directory)
    }

    /// Whether pages link to the repository of the catalog, so that they need the [`Sources`](super::Sources).
    #[must_use]
    pub fn has_repository(&self) -> bool {
        self.settings.repository.is_some()
    }

    /// The content of `site.toml`.
    pub(super) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The pages of the theme.
    pub(super) fn pages(&self) -> &[ExtraPage] {
        &self.pages
    }

    /// The files for the root of the site.
    pub(super) fn statics(&self) -> &[(SitePath, Vec<u8>)] {
        &self.statics
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

    /// The published assets with their names: scripts are minified, and the parts of the script of every page are one
    /// script. The other parts come with data. The parts of the style sheet are one, which a file `site/style.css` of a
    /// directory replaces. Names are not checked.
    pub(super) fn assets(&self) -> Result<Vec<(String, Vec<u8>)>, SiteError> {
        let mut assets = Vec::new();
        for (path, bytes) in &self.files {
            let Some(name) = path.strip_prefix("site/") else { continue };
            if name.starts_with(STYLE_DIRECTORY) || name.starts_with(icons::DIRECTORY) {
                continue;
            }
            if path == STYLE {
                continue;
            }
            if !has_extension(name, "js") {
                assets.push((name.to_owned(), bytes.to_vec()));
                continue;
            }
            let Ok(source) = std::str::from_utf8(bytes) else {
                return Err(SiteError::Template(format!("{path} is not UTF-8")));
            };
            if !script::is_part(name) {
                assets.push((name.to_owned(), script::shipped(source).into_bytes()));
            }
        }
        assets.push(("style.css".to_owned(), self.style()));
        assets.extend(self.custom_style.as_ref().map(|style| (CUSTOM_STYLE.to_owned(), style.clone())));
        assets.push(("site.js".to_owned(), script::joined(|name| self.script(name)).into_bytes()));
        Ok(assets)
    }

    /// The style sheet: the icons and the parts, with the accent of the site.
    fn style(&self) -> Vec<u8> {
        let icons = self.files.iter().filter_map(|(path, bytes)| {
            Some((path.strip_prefix("site/")?.strip_prefix(icons::DIRECTORY)?, bytes.as_ref()))
        });
        let icons = icons::style(icons).into_bytes();
        let parts = STYLE_PARTS.iter().filter_map(|part| self.files.get(&format!("site/{STYLE_DIRECTORY}{part}.css")));
        let mut style: Vec<u8> = match self.files.get(STYLE) {
            Some(style) => style.to_vec(),
            None => icons.into_iter().chain(parts.flat_map(|bytes| bytes.iter().copied())).collect(),
        };
        style.extend(self.settings.accent.iter().flat_map(|accent| accent.css().into_bytes()));
        style
    }

    /// The name of the asset with the logo.
    pub(super) fn logo(&self) -> &str {
        self.settings.logo.as_ref().map_or("icon.svg", |logo| logo.value.as_str())
    }

    /// A part of the scripts, by its path: `script/codes`.
    pub(super) fn script(&self, path: &str) -> Option<&str> {
        std::str::from_utf8(self.files.get(&format!("site/{path}.js"))?).ok()
    }
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == extension)
}
