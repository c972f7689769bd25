//! Notices changes below folders.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::super::error::eprint_text;

/// One change seldom comes alone: this long nothing must happen before they are looked at.
const QUIET: Duration = Duration::from_millis(150);
/// How often a folder that is not there is looked for.
const PATIENCE: Duration = Duration::from_secs(1);

/// Folders that are watched.
pub struct Watch {
    watcher: RecommendedWatcher,
    changes: Receiver<()>,
    /// Each folder and whether it is watched.
    folders: BTreeMap<PathBuf, bool>,
    /// Whether it was told that one can't be watched; it is tried again and again.
    told: bool,
}

impl Watch {
    /// Begins to watch; `None` if there is nothing to watch, or no way to.
    pub fn new(folders: Vec<PathBuf>) -> Option<Self> {
        if folders.is_empty() {
            return None;
        }
        let (sender, changes) = channel();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if event.as_ref().map_or(true, matters) {
                // Nobody listens any more when the program ends.
                let _ = sender.send(());
            }
        });
        match watcher {
            Ok(watcher) => {
                let folders = folders.into_iter().map(|folder| (folder, false)).collect();
                let mut watch = Self { watcher, changes, folders, told: false };
                watch.renew();
                Some(watch)
            }
            Err(error) => {
                eprint_text(&format!("can't watch for changes: {error}"));
                None
            }
        }
    }

    /// Calls back after each change, for as long as the program runs.
    pub fn follow(mut self, mut changed: impl FnMut()) {
        loop {
            let complete = self.folders.values().all(|watched| *watched);
            match if complete { self.changes.recv().map_err(Into::into) } else { self.changes.recv_timeout(PATIENCE) } {
                Ok(()) => {
                    while self.changes.recv_timeout(QUIET).is_ok() {}
                    self.renew();
                    changed();
                }
                Err(RecvTimeoutError::Timeout) if self.renew() => changed(),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Watches the folders as they are now, which may be others than before under the same names,
    /// with new folders in them; whether there is one more.
    fn renew(&mut self) -> bool {
        let mut more = false;
        for (folder, watched) in &mut self.folders {
            if *watched {
                // It fails where the folder is gone.
                let _ = self.watcher.unwatch(folder);
            }
            let now = match self.watcher.watch(folder, RecursiveMode::Recursive) {
                Ok(()) => true,
                Err(error) => {
                    if folder.exists() && !self.told {
                        eprint_text(&format!("can't watch {}: {error}", folder.display()));
                        self.told = true;
                    }
                    false
                }
            };
            more |= now && !*watched;
            *watched = now;
        }
        more
    }
}

/// Whether what happened can change the site: reading does not, nor do hidden files and a site
/// that was built beside its own assets.
fn matters(event: &Event) -> bool {
    let built = Path::new("site").join("dist");
    let ignored = |path: &PathBuf| {
        path.file_name().and_then(OsStr::to_str).is_some_and(|name| name.starts_with('.'))
            || path.ancestors().any(|above| above.ends_with(&built))
    };
    !event.kind.is_access() && (event.paths.is_empty() || !event.paths.iter().all(ignored))
}
