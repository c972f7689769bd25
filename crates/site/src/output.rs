//! Passes the files of a site to a writer, and records their links, hashes and sizes.

use std::collections::HashSet;
use std::sync::atomic::AtomicUsize;
use std::sync::{Mutex, PoisonError};

use super::links::Links;
use super::output_dir::mark;
use super::url::SitePath;
use super::writer::{SiteWriter, sibling};
use super::{SiteError, count};

/// The output of a build, with the links, hashes and sizes of its files.
pub struct Output<'o> {
    writer: &'o dyn SiteWriter,
    links: Links,
    /// Each file and a hash of its content, in any order.
    files: Mutex<Vec<(String, u32)>>,
    bytes: AtomicUsize,
}

/// The maximum number of files that may all be kept for offline use.
const MAX_OFFLINE_FILES: usize = 4000;

impl<'o> Output<'o> {
    /// An output to a writer.
    pub fn new(writer: &'o dyn SiteWriter) -> Self {
        Self { writer, links: Links::default(), files: Mutex::default(), bytes: AtomicUsize::new(0) }
    }

    /// The number and total size of the files; an error if a link is broken.
    pub fn finish(self) -> Result<(usize, usize), SiteError> {
        let broken = self.links.broken();
        if !broken.is_empty() {
            return Err(SiteError::Links(broken));
        }
        let files = self.files.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok((files.len(), self.bytes.into_inner()))
    }

    /// The paths that can't be written, because a file or a directory of the site has the name, on a file system that
    /// ignores letter case too, or because they are below one of its files.
    pub fn taken<'p>(&self, paths: impl Iterator<Item = &'p SitePath>) -> Vec<&'p SitePath> {
        let mut paths = paths.peekable();
        if paths.peek().is_none() {
            return Vec::new();
        }
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let files: HashSet<String> = files.iter().map(|(path, _)| path.to_lowercase()).collect();
        let above = |path: &str| path.match_indices('/').map(|(end, _)| path[..end].to_owned()).collect::<Vec<_>>();
        let directories: HashSet<String> = files.iter().flat_map(|path| above(path)).collect();
        let is_taken = |path: &&SitePath| {
            let path = path.to_lowercase();
            let is_below_file = above(&path).iter().any(|directory| files.contains(directory));
            path == mark::NAME || files.contains(&path) || directories.contains(&path) || is_below_file
        };
        paths.filter(is_taken).collect()
    }

    /// Writes a file that is not a page.
    pub fn put(&self, path: &SitePath, bytes: &[u8]) -> Result<(), SiteError> {
        self.links.add(path, None);
        self.write(path, bytes)
    }

    /// Writes a file that is not a page, with the same content as an earlier one.
    pub fn put_again(&self, path: &SitePath, bytes: &[u8], before: &SitePath) -> Result<(), SiteError> {
        self.links.add(path, None);
        self.note(path, bytes);
        self.writer.put_again(path, bytes, before).map_err(|source| SiteError::Write { path: path.to_string(), source })
    }

    /// Writes a page and keeps its links for the check.
    pub fn page(&self, path: &SitePath, html: &[u8]) -> Result<(), SiteError> {
        self.links.add(path, Some(html));
        self.write(path, html)
    }

    /// Gives the directory of a page a second name in lower case, unless its name is in lower case.
    pub fn lower_case_alias(&self, page: &SitePath) -> Result<(), SiteError> {
        let directory = page.page_directory();
        let own_name = directory.rsplit('/').next().unwrap_or(directory);
        let name = own_name.to_ascii_lowercase();
        if name == own_name {
            return Ok(());
        }
        let failed = |source| SiteError::Write { path: sibling(directory, &name), source };
        self.writer.alias(directory, &name).map_err(failed)
    }

    /// A hash of all files so far, and those that a reader may keep for offline use: the assets
    /// and the pages; of a large site only the lists.
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
        self.writer.put(path, bytes).map_err(|source| SiteError::Write { path: path.to_string(), source })
    }

    fn note(&self, path: &SitePath, bytes: &[u8]) {
        let file = (path.to_string(), crc32fast::hash(bytes));
        self.files.lock().unwrap_or_else(PoisonError::into_inner).push(file);
        count(&self.bytes, bytes.len());
    }
}
