//! [`SiteWriter`], to which the files of a site are written.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Mutex, PoisonError};

/// A destination of the files of a site. They are written from several threads and in any order.
pub trait SiteWriter: Sync {
    /// Writes a file. The path is relative to the root of the site.
    ///
    /// # Errors
    /// If the file can't be written.
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()>;

    /// Writes a file with the same content as an earlier one.
    ///
    /// # Errors
    /// If the file can't be written.
    fn put_again(&self, path: &str, bytes: &[u8], _before: &str) -> io::Result<()> {
        self.put(path, bytes)
    }

    /// Gives a directory a second name in the same parent, so that its files are available under both.
    ///
    /// # Errors
    /// If the name can't be created.
    fn alias(&self, directory: &str, name: &str) -> io::Result<()>;
}

/// The path of a second name of a directory.
pub fn sibling(directory: &str, name: &str) -> String {
    let parent = directory.rfind('/').map_or(0, |at| at + 1);
    [&directory[..parent], name].concat()
}

/// A [`SiteWriter`] that keeps the files in memory.
#[derive(Debug, Default)]
pub struct Memory {
    files: Mutex<BTreeMap<String, Vec<u8>>>,
    /// Directories by their second names.
    aliases: Mutex<BTreeMap<String, String>>,
}

impl Memory {
    /// The files by path. Files in a directory with two names occur under both.
    #[must_use]
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        let mut files = self.files.into_inner().unwrap_or_else(PoisonError::into_inner);
        for (alias, directory) in self.aliases.into_inner().unwrap_or_else(PoisonError::into_inner) {
            let directory = directory + "/";
            let inside = files.range(directory.clone()..).take_while(|(path, _)| path.starts_with(&directory));
            let copies: Vec<_> =
                inside.map(|(path, bytes)| (format!("{alias}/{}", &path[directory.len()..]), bytes.clone())).collect();
            files.extend(copies);
        }
        files
    }
}

impl SiteWriter for Memory {
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), bytes.to_vec());
        Ok(())
    }

    fn alias(&self, directory: &str, name: &str) -> io::Result<()> {
        let mut aliases = self.aliases.lock().unwrap_or_else(PoisonError::into_inner);
        aliases.insert(sibling(directory, name), directory.to_owned());
        Ok(())
    }
}
