//! Checks `data/` and embeds it, and passes the commit on to `ecs-err --version`.

use std::fs;
use std::path::{Path, PathBuf};

fn main() -> std::process::ExitCode {
    if std::env::var_os("CARGO_FEATURE_CLI").is_some()
        && let Some(commit) = commit(Path::new(".git"))
    {
        println!("cargo::rustc-env=ECS_ERR_COMMIT={commit}");
    }
    ecs_err_data::embed("data")
}

/// The commit that is checked out; `None` outside of a Git repository.
///
/// The files of Git are read, so that a build needs no Git; they are watched, so that the commit is that of the build.
fn commit(git: &Path) -> Option<String> {
    let dir = git_dir(git)?;
    let head = read_watched(&dir.join("HEAD"))?;
    let Some(name) = head.strip_prefix("ref: ") else { return Some(head) };
    // Working trees share the branches of their repository.
    let common = fs::read_to_string(dir.join("commondir")).map_or(dir.clone(), |path| dir.join(path.trim()));
    let branch = common.join(name);
    if let Some(commit) = read_watched(&branch) {
        return Some(commit);
    }
    // Git packs branches that have not changed for long. The next commit writes the branch to its own file again,
    // which changes the nearest existing directory.
    let parent = branch.ancestors().skip(1).find(|path| path.is_dir())?;
    println!("cargo::rerun-if-changed={}", parent.display());
    let packed = read_watched(&common.join("packed-refs"))?;
    packed.lines().find_map(|line| line.strip_suffix(name)?.strip_suffix(' ')).map(str::to_owned)
}

/// The directory of Git; in a working tree, `.git` is a file that names it.
fn git_dir(git: &Path) -> Option<PathBuf> {
    if git.is_dir() {
        return Some(git.to_owned());
    }
    let link = read_watched(git)?;
    Some(PathBuf::from(link.strip_prefix("gitdir: ")?))
}

/// The text of a file that causes the next build when it changes.
fn read_watched(path: &Path) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    println!("cargo::rerun-if-changed={}", path.display());
    Some(text.trim().to_owned())
}
