//! Where a site's files go.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Mutex, PoisonError};

/// Takes the files of a site, from several threads and in any order.
///
/// ```
/// use ecs_err::site::Sink;
///
/// /// Counts bytes.
/// #[derive(Default)]
/// struct Size(std::sync::atomic::AtomicUsize);
///
/// impl Sink for Size {
///     fn put(&self, _: &str, bytes: &[u8]) -> std::io::Result<()> {
///         self.0.fetch_add(bytes.len(), std::sync::atomic::Ordering::Relaxed);
///         Ok(())
///     }
///
///     fn alias(&self, _: &str, _: &str) -> std::io::Result<()> {
///         Ok(())
///     }
/// }
///
/// let size = Size::default();
/// size.put("index.html", b"<p>")?;
/// assert_eq!(size.0.into_inner(), 3);
/// # std::io::Result::Ok(())
/// ```
pub trait Sink: Sync {
    /// Takes a file.
    ///
    /// # Errors
    /// If the file can't be kept.
    ///
    /// ```
    /// use ecs_err::site::{Memory, Sink};
    ///
    /// let memory = Memory::default();
    /// memory.put("en/index.html", b"<p>")?;
    /// assert_eq!(memory.into_files()["en/index.html"], b"<p>");
    /// # std::io::Result::Ok(())
    /// ```
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()>;

    /// Takes a file whose bytes are those of one before it.
    ///
    /// # Errors
    /// If the file can't be kept.
    ///
    /// ```
    /// use ecs_err::site::{Memory, Sink};
    ///
    /// let memory = Memory::default();
    /// memory.put("en/index.html", b"<p>")?;
    /// memory.put_again("index.html", b"<p>", "en/index.html")?;
    /// assert_eq!(memory.into_files()["index.html"], b"<p>");
    /// # std::io::Result::Ok(())
    /// ```
    fn put_again(&self, path: &str, bytes: &[u8], _before: &str) -> io::Result<()> {
        self.put(path, bytes)
    }

    /// Gives a folder a second name, beside its own: what is in it is there under both.
    ///
    /// # Errors
    /// If the name can't be given.
    ///
    /// ```
    /// use ecs_err::site::{Memory, Sink};
    ///
    /// let memory = Memory::default();
    /// memory.put("en/errors/Ecs.0085/index.html", b"<p>")?;
    /// memory.alias("en/errors/Ecs.0085", "ecs.0085")?;
    /// assert_eq!(memory.into_files()["en/errors/ecs.0085/index.html"], b"<p>");
    /// # std::io::Result::Ok(())
    /// ```
    fn alias(&self, folder: &str, name: &str) -> io::Result<()>;
}

/// The path of a folder's second name.
pub fn beside(folder: &str, name: &str) -> String {
    let parent = folder.rfind('/').map_or(0, |at| at + 1);
    [&folder[..parent], name].concat()
}

/// Files in memory.
///
/// ```
/// use ecs_err::site::{Memory, Sink};
///
/// let memory = Memory::default();
/// memory.put("index.html", b"<p>")?;
/// assert_eq!(memory.into_files()["index.html"], b"<p>");
/// # std::io::Result::Ok(())
/// ```
#[derive(Debug, Default)]
pub struct Memory {
    files: Mutex<BTreeMap<String, Vec<u8>>>,
    /// Folders by their second names.
    aliases: Mutex<BTreeMap<String, String>>,
}

impl Memory {
    /// The files, by path; those in a folder with two names are there twice.
    ///
    /// ```
    /// use ecs_err::site::{Memory, Sink};
    ///
    /// let memory = Memory::default();
    /// memory.put("en/errors/Ecs.0085/index.html", b"<p>")?;
    /// memory.alias("en/errors/Ecs.0085", "ecs.0085")?;
    /// assert!(memory.into_files().keys().eq(["en/errors/Ecs.0085/index.html", "en/errors/ecs.0085/index.html"]));
    /// # std::io::Result::Ok(())
    /// ```
    #[must_use]
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        let mut files = self.files.into_inner().unwrap_or_else(PoisonError::into_inner);
        for (alias, folder) in self.aliases.into_inner().unwrap_or_else(PoisonError::into_inner) {
            let folder = folder + "/";
            let inside = files.range(folder.clone()..).take_while(|(path, _)| path.starts_with(&folder));
            let copies: Vec<_> =
                inside.map(|(path, bytes)| (format!("{alias}/{}", &path[folder.len()..]), bytes.clone())).collect();
            files.extend(copies);
        }
        files
    }
}

impl Sink for Memory {
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), bytes.to_vec());
        Ok(())
    }

    fn alias(&self, folder: &str, name: &str) -> io::Result<()> {
        let mut aliases = self.aliases.lock().unwrap_or_else(PoisonError::into_inner);
        aliases.insert(beside(folder, name), folder.to_owned());
        Ok(())
    }
}
