//! `fmt`, `schema`, `man`, `export`: a full disk or a kill leaves the old file or the new one, and nothing to report.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use super::env::{copy_of, data, run};
use super::site_dir::{Tree, moments, names, ok, rounds, tree};

/// A directory with stale files, which a command makes current.
struct Stale {
    directory: tempfile::TempDir,
    arguments: Vec<String>,
    old: Tree,
    new: Tree,
}

impl Stale {
    /// Adds spaces to files of a data directory, or to manual pages.
    fn for_command(command: &str) -> Self {
        let directory = if command == "man" { tempfile::tempdir().expect("a directory") } else { copy_of(&data()) };
        let arguments = vec![command.to_owned(), directory.path().display().to_string()];
        ok(&run(&arguments).done());
        let new = tree(directory.path());
        let mut old = new.clone();
        for (path, bytes) in &mut old {
            let is_written = match command {
                "fmt" => path.starts_with("errors/"),
                "schema" => path.starts_with("schema/"),
                _ => true,
            };
            if is_written {
                bytes.extend_from_slice(b"\n\n");
            }
        }
        let stale = Self { directory, arguments, old, new };
        stale.restore();
        stale
    }

    fn restore(&self) {
        for (path, bytes) in &self.old {
            fs::write(self.directory.path().join(path), bytes).expect("a file");
        }
    }

    fn present(&self) -> Tree {
        tree(self.directory.path())
    }
}

fn is_temporary(path: &str) -> bool {
    Path::new(path).file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

const COMMANDS: [&str; 3] = ["fmt", "schema", "man"];

#[test]
fn a_full_disk_leaves_the_old_file_and_no_other() {
    for name in COMMANDS {
        let stale = Stale::for_command(name);
        let output = Command::new("sh")
            .args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_ecs-err")])
            .args(&stale.arguments)
            .output()
            .expect("it runs");
        let message = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && message.contains("can't write "), "{name}: {message}");
        let present = stale.present();
        assert_eq!(present.keys().collect::<Vec<_>>(), stale.old.keys().collect::<Vec<_>>(), "{name}");
        for (path, bytes) in present {
            assert!(bytes == stale.old[&path] || bytes == stale.new[&path], "{name}: {path}");
        }
    }
}

#[test]
fn an_export_to_a_full_disk_fails() {
    let Ok(full) = File::options().write(true).open("/dev/full") else { return };
    let output = run(["export"]).into_command().stdout(full).output().expect("it runs");
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(2) && message.contains("can't write the output"), "{message}");
}

#[test]
fn a_kill_leaves_the_old_or_the_new_file() {
    let mut kills = [0, 0, 0];
    for name in COMMANDS {
        let stale = Stale::for_command(name);
        let start = Instant::now();
        ok(&run(&stale.arguments).done());
        for moment in moments(6 * rounds(), start.elapsed().mul_f64(1.1)) {
            stale.restore();
            let mut command = run(&stale.arguments).into_command();
            let mut child = command.stdout(Stdio::null()).spawn().expect("it starts");
            std::thread::sleep(moment);
            child.kill().expect("it is killed");
            child.wait().expect("it ends");
            let present = stale.present();
            for (path, bytes) in &present {
                let is_whole = is_temporary(path) || *bytes == stale.old[path] || *bytes == stale.new[path];
                assert!(is_whole, "{name}: {path}");
            }
            let is_among = present.keys().any(|path| is_temporary(path));
            kills[if present == stale.old {
                0
            } else if is_among || present != stale.new {
                1
            } else {
                2
            }] += 1;
            if name != "man" {
                let check = run(["check", &stale.arguments[1]]).done();
                assert!(!check.stdout.contains(".ecs-err-") && !check.stderr.contains(".ecs-err-"), "{}", check.stdout);
            }
            stale.restore();
            ok(&run(&stale.arguments).done());
            assert!(stale.present() == stale.new, "{name}: {:?}", names(stale.directory.path()));
        }
    }
    let [old, some, new] = kills;
    eprintln!("killed writes: {old} left the old files, {some} some new ones, {new} the new ones; 0 half a file");
}

#[test]
fn leftovers_are_removed_if_nobody_writes_them() {
    let stale = Stale::for_command("fmt");
    let errors = stale.directory.path().join("errors");
    let (dead, alive, other) = (".pdp.json.ecs-err-1-0.tmp", ".pdp.json.ecs-err-2-0.tmp", ".pdp.json.tmp");
    for name in [dead, alive, other] {
        fs::write(errors.join(name), "{").expect("a file");
    }
    let held = File::open(errors.join(alive)).expect("a file");
    held.lock().expect("a lock");
    let check = run(["check", &stale.arguments[1]]).done();
    assert!(!check.stdout.contains(".ecs-err-"), "{}", check.stdout);
    // A check writes nothing.
    assert_eq!(run(["fmt", "--check", &stale.arguments[1]]).done().code, Some(1));
    assert!(errors.join(dead).exists());
    ok(&run(&stale.arguments).done());
    let left = names(&errors);
    assert_eq!(left.iter().filter(|name| is_temporary(name)).collect::<Vec<_>>(), [alive, other]);
}
