//! The state of the data files of a catalog, by what the file system knows of them.

use std::fmt::Write as _;
use std::fs::Metadata;
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

use ecs_err::{codegen, load};

/// A file that changed in this time may change again without another time of change: some file systems count in two
/// seconds.
const UNSURE: Duration = Duration::from_secs(3);

/// The state of the data files.
pub struct State {
    /// Identifies the names, sizes and times of the files, and the build of the program.
    pub key: u64,
    /// The size of all files.
    pub bytes: u64,
    /// Whether a later change of any file changes the key.
    pub is_settled: bool,
}

impl State {
    /// The state of the data files below a directory.
    pub fn of(dir: &Path) -> io::Result<Self> {
        let now = SystemTime::now();
        let mut state = Self { key: 0, bytes: 0, is_settled: true };
        let mut text = format!("{}\n{}\n", program(), dir.display());
        for (path, metadata) in load::data_files(dir)? {
            state.bytes += metadata.len();
            // Writing to a string does not fail.
            let _ = write!(text, "{} {} {}", path.display(), metadata.len(), number(&metadata));
            for time in changed(&metadata)? {
                // A time in the future is not settled either.
                state.is_settled &= now.duration_since(time).is_ok_and(|age| age > UNSURE);
                let time = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
                let _ = write!(text, " {}.{}", time.as_secs(), time.subsec_nanos());
            }
            text.push('\n');
        }
        state.key = codegen::digest(&text);
        Ok(state)
    }
}

/// Identifies the program: another one may write the records or the index of the same catalog in another way.
fn program() -> String {
    let file = std::env::current_exe().and_then(|path| path.metadata());
    let of_build = file.and_then(|metadata| Ok((metadata.len(), metadata.modified()?))).ok();
    format!("{} {of_build:?}", env!("CARGO_PKG_VERSION"))
}

/// When the content of a file changed, and when anything of the file did: programs can set the first time, but not the
/// second.
#[cfg(unix)]
fn changed(metadata: &Metadata) -> io::Result<[SystemTime; 2]> {
    use std::os::unix::fs::MetadataExt as _;

    let seconds = Duration::from_secs(u64::try_from(metadata.ctime()).unwrap_or_default());
    let nanoseconds = Duration::from_nanos(u64::try_from(metadata.ctime_nsec()).unwrap_or_default());
    Ok([metadata.modified()?, SystemTime::UNIX_EPOCH + seconds + nanoseconds])
}

#[cfg(not(unix))]
fn changed(metadata: &Metadata) -> io::Result<[SystemTime; 1]> {
    Ok([metadata.modified()?])
}

/// The number of the file, which another file of the same name does not have.
#[cfg(unix)]
fn number(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> u64 {
    0
}
