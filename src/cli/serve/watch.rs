//! Watches directories for changes.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use ecs_err::messages;
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::super::error::eprint_message;

/// Changes come in groups: a rebuild waits until nothing has changed for this long.
const QUIET_TIME: Duration = Duration::from_millis(150);
/// How often the program looks for a missing directory.
const RETRY_INTERVAL: Duration = Duration::from_secs(1);

/// The watched directories.
pub struct Watch {
    watcher: RecommendedWatcher,
    changes: Receiver<()>,
    /// Each directory, with how it is watched and whether it is.
    dirs: BTreeMap<PathBuf, (RecursiveMode, bool)>,
    /// Whether an error of watching was reported; further attempts are silent.
    is_reported: bool,
}

impl Watch {
    /// Starts to watch directories with their subdirectories, and others without; `None` if there is none or the system
    /// does not support it.
    pub fn new(trees: Vec<PathBuf>, flat: Option<PathBuf>) -> Option<Self> {
        let trees = trees.into_iter().map(|dir| (dir, (RecursiveMode::Recursive, false)));
        let flat = flat.map(|dir| (dir, (RecursiveMode::NonRecursive, false)));
        // A directory in both is watched with its subdirectories.
        let dirs: BTreeMap<_, _> = flat.into_iter().chain(trees).collect();
        if dirs.is_empty() {
            return None;
        }
        let (sender, changes) = channel();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if event.as_ref().map_or(true, matters) {
                // The receiver is gone when the program ends.
                let _ = sender.send(());
            }
        });
        match watcher {
            Ok(watcher) => {
                let mut watch = Self { watcher, changes, dirs, is_reported: false };
                watch.renew();
                Some(watch)
            }
            Err(error) => {
                eprint_message(&messages::cannot_watch_for_changes(error));
                None
            }
        }
    }

    /// Calls back after each change until the program ends.
    pub fn follow(mut self, mut changed: impl FnMut()) {
        loop {
            let complete = self.dirs.values().all(|(_, watched)| *watched);
            match if complete {
                self.changes.recv().map_err(Into::into)
            } else {
                self.changes.recv_timeout(RETRY_INTERVAL)
            } {
                Ok(()) => {
                    while self.changes.recv_timeout(QUIET_TIME).is_ok() {}
                    self.renew();
                    changed();
                }
                Err(RecvTimeoutError::Timeout) if self.renew() => changed(),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Watches the directories again, as they may have been replaced; `true` if one more is watched.
    fn renew(&mut self) -> bool {
        let mut more = false;
        for (dir, (mode, watched)) in &mut self.dirs {
            if *watched {
                // It fails if the directory is gone.
                let _ = self.watcher.unwatch(dir);
            }
            let now = match self.watcher.watch(dir, *mode) {
                Ok(()) => true,
                Err(error) => {
                    if dir.exists() && !self.is_reported {
                        eprint_message(&messages::cannot_watch(dir.display(), error));
                        self.is_reported = true;
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

/// Whether an event can change the site. Reads cannot, nor can hidden files and a site that was built next to its own
/// assets.
fn matters(event: &Event) -> bool {
    let built = Path::new("site").join("dist");
    let ignored = |path: &PathBuf| {
        path.file_name().and_then(OsStr::to_str).is_some_and(|name| name.starts_with('.'))
            || path.ancestors().any(|above| above.ends_with(&built))
    };
    !event.kind.is_access() && (event.paths.is_empty() || !event.paths.iter().all(ignored))
}
