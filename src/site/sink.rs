//! Where a site's files go.

use std::collections::BTreeMap;
use std::io;
use std::sync::Mutex;

/// Takes the files of a site, from several threads and in any order.
pub trait Sink: Sync {
    /// Takes a file.
    ///
    /// # Errors
    /// If the file can't be kept.
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()>;
}

/// Files in memory.
#[derive(Debug, Default)]
pub struct Memory {
    files: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl Memory {
    /// The files, by path.
    #[must_use]
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.files.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Sink for Memory {
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let mut files = self.files.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        files.insert(path.to_owned(), bytes.to_vec());
        Ok(())
    }
}
