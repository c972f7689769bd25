//! Runs the program in a known environment.

use std::ffi::OsStr;
use std::io::{Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A run of the program that has not started.
pub struct Run {
    command: Command,
    has_input: bool,
}

/// The result of a run.
pub struct Done {
    pub stdout: String,
    pub stderr: String,
    pub code: Option<i32>,
}

impl Done {
    fn of(output: Output) -> Self {
        Self {
            stdout: String::from_utf8(output.stdout).expect("the output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("the messages are UTF-8"),
            code: output.status.code(),
        }
    }
}

/// The program with these arguments. Of the environment of the tests, it gets only the path of
/// programs: languages, colors, pagers, catalogs and CI are set by each test. A pager would wait for a key as soon as an
/// output gets longer than the terminal, so there is none by default.
pub fn run<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Run {
    with_environment(Command::new(env!("CARGO_BIN_EXE_ecs-err")), args)
}

/// The same, killed when it has used so many seconds of the processor: for work that would take minutes if its cost grew
/// with the square. Other load on the machine does not count.
#[cfg(unix)]
pub fn run_within<S: AsRef<OsStr>>(seconds: u32, args: impl IntoIterator<Item = S>) -> Run {
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("ulimit -t {seconds}; exec \"$@\""), "sh", env!("CARGO_BIN_EXE_ecs-err")]);
    with_environment(shell, args)
}

fn with_environment<S: AsRef<OsStr>>(mut command: Command, args: impl IntoIterator<Item = S>) -> Run {
    command.args(args).stdin(Stdio::null()).env_clear().env("PAGER", "");
    if let Some(path) = std::env::var_os("PATH") {
        command.env("PATH", path);
    }
    Run { command, has_input: false }
}

impl Run {
    /// With a variable in its environment.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Without a variable that is set for all tests.
    pub fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// With a text to read.
    pub fn input(mut self, text: &[u8]) -> Self {
        let mut file = tempfile::tempfile().expect("a temporary file");
        file.write_all(text).and_then(|()| file.rewind()).expect("a temporary file");
        self.command.stdin(file);
        self.has_input = true;
        self
    }

    /// In a directory.
    pub fn dir(mut self, path: &Path) -> Self {
        self.command.current_dir(path);
        self
    }

    /// The command itself, for tests that need more control.
    pub fn into_command(self) -> Command {
        self.command
    }

    /// Runs it to its end.
    pub fn done(mut self) -> Done {
        self.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let child = self.command.spawn().expect("the program starts");
        Done::of(child.wait_with_output().expect("the program ends"))
    }

    /// Runs it on a terminal of this size, and returns everything that it displayed.
    #[cfg(unix)]
    pub fn on_terminal(mut self, columns: u16, rows: u16) -> (String, Option<i32>) {
        use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
        use rustix::termios::{Winsize, tcsetwinsize};
        use std::fs::File;
        use std::os::unix::ffi::OsStrExt as _;

        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
        grantpt(&master).expect("a terminal");
        unlockpt(&master).expect("a terminal");
        let name = ptsname(&master, Vec::new()).expect("a terminal");
        let slave = || {
            let path = Path::new(OsStr::from_bytes(name.as_bytes()));
            File::options().read(true).write(true).open(path).expect("a terminal")
        };
        let held = slave();
        tcsetwinsize(&held, Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }).expect("a size");
        if !self.has_input {
            self.command.stdin(slave());
        }
        self.command.stdout(slave()).stderr(slave());
        let mut child = self.command.spawn().expect("the program starts");
        drop(self.command);

        let mut master = File::from(master);
        let reader = std::thread::spawn(move || {
            let (mut seen, mut buffer) = (Vec::new(), [0; 4096]);
            // Reading fails when the last process has left the terminal.
            while let Ok(count) = master.read(&mut buffer) {
                if count == 0 {
                    break;
                }
                seen.extend_from_slice(&buffer[..count]);
            }
            seen
        });
        let status = child.wait().expect("the program ends");
        drop(held);
        let seen = reader.join().expect("the terminal is read");
        (String::from_utf8(seen).expect("the output is UTF-8").replace("\r\n", "\n"), status.code())
    }
}

/// A catalog as its exported document.
pub fn exported(catalog: ecs_err::Catalog<'_>) -> serde_json::Value {
    serde_json::from_str(&ecs_err::export::catalog_json(catalog)).expect("JSON")
}

/// The data of the package.
pub fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

/// A catalog of `tests/catalogs`.
pub fn catalog(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/catalogs").join(name)
}

/// A small catalog with other prefixes and one language.
pub fn second_catalog() -> PathBuf {
    catalog("harbor")
}

/// A copy of a data directory that a test may change.
pub fn copy_of(dir: &Path) -> tempfile::TempDir {
    let copy = tempfile::tempdir().expect("a temporary directory");
    for entry in walkdir::WalkDir::new(dir) {
        let entry = entry.expect("the directory is readable");
        let target = copy.path().join(entry.path().strip_prefix(dir).expect("it is below the directory"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&target).expect("a directory");
        } else {
            std::fs::copy(entry.path(), &target).expect("a file");
        }
    }
    copy
}

/// The columns that a line fills on a terminal.
pub fn columns(line: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(line)
}
