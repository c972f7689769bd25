//! What is shown at a time: the last site that could be built, and what is wrong with a newer one.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde_json::json;

use super::fault::{self, Fault};
use super::file::{File, is_page};

/// A site in memory.
pub struct Site {
    /// Tells it from sites with other files.
    id: String,
    files: HashMap<String, File>,
}

impl Site {
    /// The site of these files, whose pages follow the preview.
    pub fn new(files: BTreeMap<String, Vec<u8>>) -> Self {
        let mut hasher = crc32fast::Hasher::new();
        for (path, bytes) in &files {
            hasher.update(path.as_bytes());
            hasher.update(&crc32fast::hash(bytes).to_le_bytes());
        }
        let id = format!("{:08x}", hasher.finalize());
        let files = files.into_iter().map(|(path, bytes)| {
            let bytes = if is_page(&path) { following(bytes, &id) } else { bytes };
            let file = File::new(&path, bytes);
            (path, file)
        });
        Self { files: files.collect(), id }
    }

    /// The file at exactly this path.
    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }
}

/// A page with the script that loads it again when the site is another one.
fn following(mut html: Vec<u8>, site: &str) -> Vec<u8> {
    let has = |text: &str| html.windows(text.len()).position(|window| window == text.as_bytes());
    // A page that leads elsewhere at once allows no scripts and is not looked at.
    if let (Some(at), None) = (has("</head>"), has("http-equiv=\"refresh\"")) {
        let script = format!("<script defer src=\"/-/reload.js\" data-site=\"{site}\"></script>\n");
        html.splice(at..at, script.into_bytes());
    }
    html
}

/// What is shown.
#[derive(Default)]
pub struct State {
    site: Option<Arc<Site>>,
    faults: Vec<Fault>,
}

impl State {
    /// The state after another build: where that failed, the site stays as it was.
    pub fn next(&self, built: Result<Site, Vec<Fault>>) -> Self {
        match built {
            Ok(site) => Self { site: Some(Arc::new(site)), faults: Vec::new() },
            Err(faults) => Self { site: self.site.clone(), faults },
        }
    }

    /// The last site that could be built.
    pub fn site(&self) -> Option<&Site> {
        self.site.as_deref()
    }

    /// What is wrong with the newest files.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The page that lists what is wrong.
    pub fn problems(&self) -> File {
        File::new("problems.html", fault::page(&self.faults, self.site_id(), &self.faults_id()))
    }

    /// What pages are told when they begin to follow, and with each change.
    pub fn message(&self) -> String {
        json!({"site": self.site_id(), "problems": self.faults_id(), "count": self.faults.len()}).to_string()
    }

    fn site_id(&self) -> &str {
        self.site.as_ref().map_or("none", |site| &site.id)
    }

    /// Tells what is wrong from what was wrong before.
    fn faults_id(&self) -> String {
        let texts: Vec<String> = self.faults.iter().map(ToString::to_string).collect();
        format!("{:08x}", crc32fast::hash(texts.join("\n").as_bytes()))
    }
}
