//! `ecs-err build`, killed, twice at once, and with readers: the directory is always a complete site.

use std::fs;
use std::io::{BufRead as _, BufReader, ErrorKind};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

use ecs_err::site::OutputDir;

use super::site_dir::{Sites, moments, ok, rounds};

#[test]
fn a_killed_build_leaves_the_old_or_the_new_site() {
    let sites = Sites::new();
    ok(&sites.build(0).done());
    let (mut old, mut counts) = (0, [0, 0]);
    for (number, moment) in moments(6 * rounds(), sites.time.mul_f64(1.2)).enumerate() {
        let mut command = sites.build(1 - old).into_command();
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
        std::thread::sleep(moment);
        child.kill().expect("it is killed");
        child.wait().expect("it ends");
        let present = sites.present();
        counts[usize::from(present != old)] += 1;
        let next = if number % 2 == 0 { sites.failing().done() } else { sites.build(present).done() };
        assert_eq!(next.code, Some(if number % 2 == 0 { 2 } else { 0 }), "{}", next.stderr);
        assert_eq!((sites.present(), sites.neighbours()), (present, vec!["site".to_owned()]));
        old = present;
    }
    eprintln!("killed builds: {} left the old site, {} the new one, 0 anything else", counts[0], counts[1]);
}

/// Runs a build that is killed at a system call; whether it was. Nothing without strace.
fn killed_at(calls: &str, number: u32, fault: Option<&str>, build: &Command) -> Option<bool> {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=rename,renameat,renameat2,unlink,unlinkat,rmdir"]);
    command.args(fault.map(|fault| format!("--inject={fault}")));
    command.arg(format!("--inject={calls}:signal=KILL:when={number}"));
    command.arg(build.get_program()).args(build.get_args()).stdout(Stdio::null());
    match command.status() {
        Ok(status) => Some(!status.success()),
        Err(_) => {
            eprintln!("skipped: there is no strace");
            None
        }
    }
}

#[test]
fn a_build_killed_at_any_step_leaves_a_complete_site() {
    let sites = Sites::new();
    ok(&sites.build(0).done());
    let (renames, deletions) = ("rename,renameat,renameat2", "unlink,unlinkat,rmdir");
    let mut old = 0;
    let mut counts = [0, 0, 0];
    for (calls, fault, step) in [
        (renames, None, 1),
        // Systems without an atomic exchange: there, nothing is in place between the two steps.
        ("rename,renameat", Some("renameat2:error=EINVAL"), 1),
        (deletions, None, 40 / rounds().min(40)),
    ] {
        for number in (1..).step_by(step as usize) {
            let Some(is_killed) = killed_at(calls, number, fault, &sites.build(1 - old).into_command()) else { return };
            if fault.is_some() && !sites.out.exists() {
                counts[2] += 1;
            } else {
                let present = sites.present();
                counts[usize::from(present != old)] += 1;
            }
            let next = sites.failing().done();
            assert_eq!(next.code, Some(2), "{calls} {number}: {}", next.stderr);
            assert_eq!(sites.neighbours(), ["site"], "{calls} {number}");
            old = sites.present();
            if !is_killed {
                break;
            }
        }
    }
    let [old, new, missing] = counts;
    assert_eq!(missing, 1, "between the two steps");
    eprintln!(
        "killed at a step: {old} left the old site, {new} the new one; {missing} left none, which the next restored"
    );
}

#[test]
fn builds_at_the_same_time_wait_for_each_other() {
    let sites = Sites::new();
    let mut counts = [0, 0];
    let start = |which| {
        let mut command = sites.build(which).into_command();
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it starts")
    };
    for moment in moments(5 * rounds(), sites.time.mul_f64(1.1)) {
        let first = start(0);
        std::thread::sleep(moment);
        for child in [first, start(1)] {
            let output = child.wait_with_output().expect("it ends");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        counts[sites.present()] += 1;
        assert_eq!(sites.neighbours(), ["site"]);
    }
    eprintln!("pairs of builds: {} and {} times the site of each, byte for byte; 0 mixed", counts[0], counts[1]);
}

#[test]
fn a_build_says_for_whom_it_waits() {
    let sites = Sites::new();
    ok(&sites.build(0).done());
    let held = OutputDir::begin(&sites.out).expect("it begins");
    let mut command = sites.build(1).into_command();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it starts");
    let mut line = String::new();
    BufReader::new(child.stderr.take().expect("a pipe")).read_line(&mut line).expect("a line");
    let expected = format!("waiting for process {}, which builds {}\n", std::process::id(), sites.out.display());
    assert_eq!((line, sites.present()), (expected, 0));
    drop(held);
    assert!(child.wait().expect("it ends").success());
    assert_eq!((sites.present(), sites.neighbours()), (1, vec!["site".to_owned()]));

    // A file of that name that is not a lock.
    fs::write(sites.home.path().join(".site.ecs-err-lock"), "mine").expect("a file");
    let done = sites.build(0).done();
    assert!(done.code == Some(2) && done.stderr.contains("is not a lock of this program"), "{}", done.stderr);
    assert_eq!(fs::read_to_string(sites.home.path().join(".site.ecs-err-lock")).expect("a file"), "mine");
}

#[test]
fn a_reader_never_misses_a_page() {
    let sites = Sites::new();
    fs::create_dir(&sites.out).expect("a directory");
    ok(&sites.build(0).done());
    fs::write(sites.out.join("CNAME"), "mine").expect("a file");
    let is_over = AtomicBool::new(false);
    let (reads, missed) = std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let (mut reads, mut missed) = (0_u64, 0_u64);
            while !is_over.load(Ordering::Relaxed) {
                for page in ["index.html", "de/index.html", "de/errors/Hbr.101/index.html", "sw.js", "CNAME"] {
                    reads += 1;
                    missed += u64::from(!is_there(&sites.out.join(page)));
                }
            }
            (reads, missed)
        });
        for number in 0..5 * rounds() {
            ok(&sites.build(usize::from(number % 2 == 0)).done());
        }
        is_over.store(true, Ordering::Relaxed);
        reader.join().expect("it ends")
    });
    eprintln!("{} builds, {reads} reads of pages, {missed} missed", 5 * rounds());
    assert_eq!(missed, 0, "of {reads}");
}

fn is_there(path: &Path) -> bool {
    match fs::read(path) {
        Ok(bytes) => !bytes.is_empty(),
        Err(error) if error.kind() == ErrorKind::NotFound => false,
        Err(error) => panic!("{}: {error}", path.display()),
    }
}
