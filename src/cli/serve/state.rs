//! The state of the preview: the last site that could be built, and the errors of a newer build.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use serde_json::json;

use super::build_error::{self, BuildError};
use super::file::{File, is_page};

/// A site in memory.
pub struct Site {
    /// A hash of the files.
    id: String,
    /// The files by path; pages also by the address of their directory.
    files: HashMap<String, Arc<File>>,
}

impl Site {
    /// A site of these files; its pages reload themselves when the site changes.
    pub fn new(files: BTreeMap<String, Vec<u8>>) -> Self {
        let mut hasher = crc32fast::Hasher::new();
        for (path, bytes) in &files {
            hasher.update(path.as_bytes());
            hasher.update(&crc32fast::hash(bytes).to_le_bytes());
        }
        let id = format!("{:08x}", hasher.finalize());
        let mut by_path = HashMap::with_capacity(files.len() * 2);
        for (path, bytes) in files {
            let bytes = if is_page(&path) { following(bytes, &id) } else { bytes };
            let file = Arc::new(File::new(&path, bytes));
            if let Some(dir) = path.strip_suffix("index.html").filter(|dir| dir.is_empty() || dir.ends_with('/')) {
                by_path.insert(dir.to_owned(), Arc::clone(&file));
            }
            by_path.insert(path, file);
        }
        Self { files: by_path, id }
    }

    /// The file at exactly this path, or the page of the directory if it ends with a slash.
    pub fn file(&self, path: &str) -> Option<&Arc<File>> {
        self.files.get(path)
    }
}

/// Adds the script to a page that reloads it when the site changes.
fn following(mut html: Vec<u8>, site: &str) -> Vec<u8> {
    let has = |text: &str| html.windows(text.len()).position(|window| window == text.as_bytes());
    // A redirecting page allows no scripts.
    if let (Some(at), None) = (has("</head>"), has("http-equiv=\"refresh\"")) {
        let script = format!("<script defer src=\"/-/reload.js\" data-site=\"{site}\"></script>\n");
        html.splice(at..at, script.into_bytes());
    }
    html
}

/// The state of the preview.
pub struct State {
    /// The language of the page that lists the errors.
    language: &'static str,
    site: Option<Arc<Site>>,
    errors: Vec<BuildError>,
    /// The page that lists the errors.
    problems: OnceLock<Arc<File>>,
}

impl State {
    /// The state before the first build.
    pub fn new(language: &'static str) -> Self {
        Self { language, site: None, errors: Vec::new(), problems: OnceLock::new() }
    }

    /// The state after another build; if the build failed, the site stays the same.
    pub fn next(&self, built: Result<Site, Vec<BuildError>>) -> Self {
        let (site, errors) = match built {
            Ok(site) => (Some(Arc::new(site)), Vec::new()),
            Err(errors) => (self.site.clone(), errors),
        };
        Self { site, errors, problems: OnceLock::new(), ..*self }
    }

    /// The last site that could be built.
    pub fn site(&self) -> Option<&Site> {
        self.site.as_deref()
    }

    /// The errors of the newest build.
    pub fn errors(&self) -> &[BuildError] {
        &self.errors
    }

    /// The page that lists the errors.
    pub fn problems(&self) -> &Arc<File> {
        self.problems.get_or_init(|| {
            let page = build_error::page(&self.errors, self.language, self.site_id(), &self.errors_id());
            Arc::new(File::new("problems.html", page))
        })
    }

    /// The event for pages: when they connect, and after each change.
    pub fn message(&self) -> String {
        json!({"site": self.site_id(), "problems": self.errors_id(), "count": self.errors.len()}).to_string()
    }

    fn site_id(&self) -> &str {
        self.site.as_ref().map_or("none", |site| &site.id)
    }

    /// A hash of the errors.
    fn errors_id(&self) -> String {
        let texts: Vec<String> = self.errors.iter().map(ToString::to_string).collect();
        format!("{:08x}", crc32fast::hash(texts.join("\n").as_bytes()))
    }
}
