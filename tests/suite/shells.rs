//! Completion in real shells, with keys typed on a terminal of tmux.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// The time for a shell to start and complete on a busy computer.
const TIMEOUT: Duration = Duration::from_mins(1);
const POLL_INTERVAL: Duration = Duration::from_millis(20);

/// A shell, the arguments for a start without the user's files, and the lines that connect the program to it.
struct Shell {
    name: &'static str,
    start: &'static str,
    setup: &'static [&'static str],
}

const BASH: Shell =
    Shell { name: "bash", start: "bash --norc --noprofile -i", setup: &["source <(ecs-err completions bash)"] };
const ZSH: Shell = Shell {
    name: "zsh",
    start: "zsh -f -i",
    setup: &[
        "mkdir functions; ecs-err completions zsh > functions/_ecs-err; fpath=($PWD/functions $fpath)",
        "bindkey -e; autoload -Uz compinit; compinit -u -D",
    ],
};
const FISH: Shell = Shell { name: "fish", start: "fish --no-config -i", setup: &["ecs-err completions fish | source"] };

/// What is typed before the tab key, and the command line after it.
const COMPLETED: &[(&str, &str)] = &[
    ("Ecs.12", "Ecs.120"),
    ("ecs-008", "ecs-008"),
    ("Ecs.0085 Pdp", "Ecs.0085 Pdp.0001"),
    ("ann", "annotate"),
    ("check --explain D30", "check --explain D30"),
    ("check --explain dang", "check --explain dangling-reference"),
    ("field publicip", "field publicip"),
    ("field publicip.eip.bandwidth.sh", "field publicip.eip.bandwidth.sharetype"),
    ("field nic/sub", "field nic/subnet_id"),
    ("operation chan", "operation changevpc"),
    ("guide gate", "guide gateway-codes"),
    ("list --service Pd", "list --service Pdp"),
    ("list --status 404", "list --status 404"),
    ("--lang z", "--lang zh"),
];

#[test]
fn bash_completes_and_keeps_what_was_typed() {
    completes(&BASH);
}

#[test]
fn zsh_completes_and_keeps_what_was_typed() {
    completes(&ZSH);
}

#[test]
fn fish_completes_and_keeps_what_was_typed() {
    completes(&FISH);
}

fn completes(shell: &Shell) {
    let Some(mut terminal) = Terminal::open(shell) else { return };
    for (typed, expected) in COMPLETED {
        let line = terminal.completed(typed);
        assert_eq!(line, *expected, "{}: {typed:?} and a tab", shell.name);
    }
    terminal.text("ecs-err ");
    terminal.keys(&["Tab", "Tab"]);
    let start = format!("<{}>", terminal.count);
    let screen = terminal.wait_for(&[&start, "annotate", "--lang"]);
    let listed = screen.rsplit_once(&start).unwrap_or_default().1;
    assert!(!listed.contains("Ecs."), "{}: {listed}", shell.name);
}

/// A terminal with a shell in it.
struct Terminal {
    dir: tempfile::TempDir,
    /// The number of lines that were entered.
    count: usize,
}

impl Terminal {
    /// `None` if the shell or tmux is not installed.
    fn open(shell: &Shell) -> Option<Self> {
        for (program, argument) in [("tmux", "-V"), (shell.name, "--version")] {
            if Command::new(program).arg(argument).output().is_err() {
                eprintln!("skipped: {program} is not installed");
                return None;
            }
        }
        let mut terminal = Self { dir: tempfile::tempdir().expect("a temporary directory"), count: 0 };
        let program = Path::new(env!("CARGO_BIN_EXE_ecs-err")).parent().expect("the directory of the program");
        let path = std::env::var_os("PATH").unwrap_or_default();
        let paths = std::iter::once(program.to_owned()).chain(std::env::split_paths(&path));
        let mut start = terminal.tmux(&["-f", "/dev/null", "new-session", "-d", "-x", "150", "-y", "50", shell.start]);
        start.env_clear().env("PATH", std::env::join_paths(paths).expect("a path"));
        start.env("HOME", terminal.dir.path()).env("TERM", "xterm").env("LC_ALL", "C.UTF-8");
        assert!(start.current_dir(terminal.dir.path()).status().expect("tmux starts").success());
        for line in shell.setup {
            terminal.text(line);
            terminal.keys(&["Enter"]);
        }
        assert_eq!(terminal.entered("", &[]), "");
        Some(terminal)
    }

    /// The arguments of the program after typing some and a tab.
    fn completed(&mut self, typed: &str) -> String {
        let arguments = self.entered(&format!("ecs-err {typed}"), &["Tab"]);
        arguments.strip_prefix("ecs-err ").unwrap_or_default().to_owned()
    }

    /// The words of the command line after a text and some keys.
    ///
    /// Shells handle keys in order: `printf`, inserted before the line, prints its words.
    fn entered(&mut self, text: &str, keys: &[&str]) -> String {
        self.count += 1;
        let (start, end) = (format!("<{}>", self.count), "<end>");
        self.text(text);
        self.keys(keys);
        self.keys(&["C-a"]);
        self.text(&format!("printf '<%s>' {} ", self.count));
        self.keys(&["C-e"]);
        self.text(" end");
        self.keys(&["Enter"]);
        let screen = self.wait_for(&[&start, end]);
        let words = screen.rsplit_once(&start).and_then(|(_, rest)| rest.split_once(end)).unwrap_or_default().0;
        words.trim_matches(['<', '>']).replace("><", " ")
    }

    /// Types a text.
    fn text(&self, text: &str) {
        assert!(self.tmux(&["send-keys", "-l", text]).status().expect("tmux runs").success());
    }

    /// Presses keys, by their names in tmux.
    fn keys(&self, keys: &[&str]) {
        assert!(self.tmux(&[&["send-keys"], keys].concat()).status().expect("tmux runs").success());
    }

    /// The screen, as soon as it has these texts in this order.
    fn wait_for(&self, texts: &[&str]) -> String {
        let start = Instant::now();
        loop {
            let screen = self.tmux(&["capture-pane", "-p", "-J"]).output().expect("tmux runs").stdout;
            let screen = String::from_utf8_lossy(&screen).into_owned();
            let rest = texts.iter().try_fold(screen.as_str(), |rest, text| rest.split_once(text).map(|(_, rest)| rest));
            if rest.is_some() {
                return screen;
            }
            assert!(start.elapsed() < TIMEOUT, "no {texts:?} on the screen:\n{screen}");
            std::thread::sleep(POLL_INTERVAL);
        }
    }

    /// A command of the tmux of this test.
    fn tmux(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("tmux");
        command.arg("-S").arg(self.dir.path().join("socket")).args(arguments);
        command
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // The server may have ended with its shell.
        let _ = self.tmux(&["kill-server"]).status();
    }
}
