//! Two small sites in a directory, for tests of what builds leave there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::env::{Done, Run, copy_of, run, second_catalog};

/// What a directory contains: the bytes of each file, and the target of each link.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// Two catalogs that differ on every page, and a place for their sites.
pub struct Sites {
    pub home: tempfile::TempDir,
    /// The place of the site.
    pub out: PathBuf,
    /// The catalogs.
    pub catalogs: [PathBuf; 2],
    /// What a single build of each catalog writes.
    pub trees: [Tree; 2],
    /// How long one takes.
    pub time: Duration,
    _copy: tempfile::TempDir,
}

impl Sites {
    pub fn new() -> Self {
        let copy = copy_of(&second_catalog());
        let file = copy.path().join("catalog.json");
        let text = fs::read_to_string(&file).expect("a file");
        fs::write(&file, text.replace("Hafen-API", "Werft-API")).expect("a file");
        let catalogs = [second_catalog(), copy.path().to_owned()];
        let home = tempfile::tempdir().expect("a directory");
        let start = Instant::now();
        let trees = catalogs.each_ref().map(|catalog| {
            let single = tempfile::tempdir().expect("a directory");
            ok(&build(catalog, &single.path().join("site")).done());
            tree(&single.path().join("site"))
        });
        let time = start.elapsed() / 2;
        assert!(trees[0] != trees[1]);
        Self { out: home.path().join("site"), home, catalogs, trees, time, _copy: copy }
    }

    /// Builds the site of one of the catalogs.
    pub fn build(&self, which: usize) -> Run {
        build(&self.catalogs[which], &self.out)
    }

    /// A build that fails, because there is no such catalog.
    pub fn failing(&self) -> Run {
        build(Path::new("/nowhere"), &self.out)
    }

    /// Which of the two sites is in the directory; it is complete, and nothing else is there.
    pub fn present(&self) -> usize {
        let present = tree(&self.out);
        let which = self.trees.iter().position(|tree| *tree == present);
        which.unwrap_or_else(|| panic!("neither site, but {} files", present.len()))
    }

    /// The names next to the site.
    pub fn neighbours(&self) -> Vec<String> {
        names(self.home.path())
    }
}

pub fn build(catalog: &Path, out: &Path) -> Run {
    run(["build".as_ref(), "--data".as_ref(), catalog.as_os_str(), "--out".as_ref(), out.as_os_str()])
}

/// The names in a directory.
pub fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).expect("a directory").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

pub fn ok(done: &Done) {
    assert_eq!(done.code, Some(0), "{}", done.stderr);
}

/// The run failed for this reason.
pub fn refused(done: &Done, reason: &str) {
    assert_eq!(done.code, Some(2), "{}{}", done.stdout, done.stderr);
    assert!(done.stderr.contains(reason), "{}", done.stderr);
}

pub fn tree(dir: &Path) -> Tree {
    let mut tree = Tree::new();
    for entry in walkdir::WalkDir::new(dir).min_depth(1) {
        let entry = entry.expect("an entry");
        let path = entry.path().strip_prefix(dir).expect("it is below").display().to_string();
        if entry.path_is_symlink() {
            let target = fs::read_link(entry.path()).expect("a link");
            tree.insert(path, format!("-> {}", target.display()).into_bytes());
        } else if entry.file_type().is_file() {
            tree.insert(path, fs::read(entry.path()).expect("a file"));
        }
    }
    tree
}

/// How many times as much as usual is tried: `tests/reliability.sh` sets it.
pub fn rounds() -> u32 {
    std::env::var("RELIABILITY_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(1)
}

/// Moments between zero and a duration, spread over it in an irregular order.
pub fn moments(count: u32, within: Duration) -> impl Iterator<Item = Duration> {
    // Multiples of the golden ratio, modulo one.
    (1..=count).map(move |number| within.mul_f64((f64::from(number) * 0.618_033_988_75).fract()))
}
