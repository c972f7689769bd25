//! The files of a site on their way to a writer; keeps their links, hashes and sizes.

use std::sync::atomic::AtomicUsize;
use std::sync::{Mutex, PoisonError};

use super::links::Links;
use super::url::SitePath;
use super::writer::{SiteWriter, beside};
use super::{SiteError, count};

/// Where files go, with their links, hashes and sizes.
pub struct Output<'o> {
    sink: &'o dyn SiteWriter,
    links: Links,
    /// Each file and a hash of its content, in any order.
    files: Mutex<Vec<(String, u32)>>,
    bytes: AtomicUsize,
}

/// A site with more files than this is not kept whole for reading without a network.
const MAX_OFFLINE_FILES: usize = 4000;

impl<'o> Output<'o> {
    /// Into a sink.
    pub fn new(sink: &'o dyn SiteWriter) -> Self {
        Self { sink, links: Links::default(), files: Mutex::default(), bytes: AtomicUsize::new(0) }
    }

    /// How many files there are and how many bytes they have, if every link leads somewhere.
    pub fn finish(self) -> Result<(usize, usize), SiteError> {
        let broken = self.links.broken();
        if !broken.is_empty() {
            return Err(SiteError::Links(broken));
        }
        let files = self.files.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok((files.len(), self.bytes.into_inner()))
    }

    /// Writes a file that is not a page.
    pub fn put(&self, path: &SitePath, bytes: &[u8]) -> Result<(), SiteError> {
        self.links.add(path, None);
        self.write(path, bytes)
    }

    /// Writes a file that is not a page and has the bytes of one before it.
    pub fn put_again(&self, path: &SitePath, bytes: &[u8], before: &SitePath) -> Result<(), SiteError> {
        self.links.add(path, None);
        self.note(path, bytes);
        self.sink.put_again(path, bytes, before).map_err(|source| SiteError::Write { path: path.to_string(), source })
    }

    /// Writes a page and keeps its links for the check.
    pub fn page(&self, path: &SitePath, html: &[u8]) -> Result<(), SiteError> {
        self.links.add(path, Some(html));
        self.write(path, html)
    }

    /// Gives the directory of a page a second name in lower case, unless that is its name.
    pub fn lower_case_alias(&self, page: &SitePath) -> Result<(), SiteError> {
        let directory = page.page_directory();
        let own_name = directory.rsplit('/').next().unwrap_or(directory);
        let name = own_name.to_ascii_lowercase();
        if name == own_name {
            return Ok(());
        }
        let failed = |source| SiteError::Write { path: beside(directory, &name), source };
        self.sink.alias(directory, &name).map_err(failed)
    }

    /// A hash of all files so far, and those to be kept for reading without a network: the assets
    /// and the pages, of a large site only the lists.
    pub fn offline(&self) -> (u32, Vec<String>) {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.sort_unstable();
        let mut hasher = crc32fast::Hasher::new();
        for (path, hash) in files.iter() {
            hasher.update(path.as_bytes());
            hasher.update(&hash.to_le_bytes());
        }
        let is_small = files.len() <= MAX_OFFLINE_FILES;
        let is_kept = |path: &&str| {
            let depth = path.matches('/').count();
            path.starts_with("assets/")
                || path.ends_with("/index.html") && (is_small || depth < 3)
                || *path == "index.html"
        };
        let paths = files.iter().map(|(path, _)| path.as_str());
        (hasher.finalize(), paths.filter(is_kept).map(str::to_owned).collect())
    }

    fn write(&self, path: &SitePath, bytes: &[u8]) -> Result<(), SiteError> {
        self.note(path, bytes);
        self.sink.put(path, bytes).map_err(|source| SiteError::Write { path: path.to_string(), source })
    }

    fn note(&self, path: &SitePath, bytes: &[u8]) {
        let file = (path.to_string(), crc32fast::hash(bytes));
        self.files.lock().unwrap_or_else(PoisonError::into_inner).push(file);
        count(&self.bytes, bytes.len());
    }
}
