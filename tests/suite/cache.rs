//! The cache of large catalogs, as several processes and changing files meet it.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use crate::env::{Done, Run, copy_of, data, run};

/// Data files that are this old are settled: a later change changes their times.
const SETTLED: Duration = Duration::from_millis(3500);

/// A run with the catalog and the cache of a directory.
fn cached<'a>(data: &Path, cache: &Path, words: impl IntoIterator<Item = &'a str>) -> Run {
    run(words).env("ECS_ERR_DATA", data).env("ECS_ERR_CACHE", cache)
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(dir).into_iter().flatten().flatten().map(|file| file.path()).collect();
    files.sort();
    files
}

fn extensions(dir: &Path) -> Vec<String> {
    files(dir).iter().map(|file| file.extension().unwrap_or_default().to_string_lossy().into_owned()).collect()
}

/// The time at which a file was written, which a file that is read keeps.
fn written(file: &Path) -> SystemTime {
    file.metadata().and_then(|metadata| metadata.modified()).expect("a time")
}

#[test]
fn processes_at_the_same_time_leave_one_cache_and_a_change_is_seen_at_once() {
    let (copy, home) = (copy_of(&data()), tempfile::tempdir().expect("a directory"));
    let (data, cache) = (copy.path(), home.path().join("cache"));
    let errors = data.join("errors/ecs.json");
    let words: [&[&str]; 3] = [&["Ecs.0085"], &["网卡"], &["--format", "json", "Ecs.0219", "85"]];
    let whole: Vec<String> =
        words.iter().map(|words| run(words.iter()).env("ECS_ERR_CACHE", "off").done().stdout).collect();

    // What changed a moment ago may change again without a later time.
    let first = cached(data, &cache, ["Ecs.0085"]).done();
    assert_eq!((first.stdout.as_str(), first.stderr.as_str()), (whole[0].as_str(), ""));
    assert!(files(&cache).is_empty());

    thread::sleep(SETTLED);
    thread::scope(|scope| {
        for number in 0..8 {
            let (cache, words, whole) = (&cache, words[number % words.len()], &whole[number % words.len()]);
            scope.spawn(move || {
                let Done { stdout, stderr, code } = cached(data, cache, words.iter().copied()).done();
                assert_eq!((stdout.as_str(), stderr.as_str(), code), (whole.as_str(), "", Some(0)), "{words:?}");
            });
        }
    });
    assert_eq!(extensions(&cache), ["index", "records"]);

    // From here on, nothing is written again.
    let kept = files(&cache);
    let times: Vec<SystemTime> = kept.iter().map(|file| written(file)).collect();
    for (words, whole) in words.iter().zip(&whole) {
        assert_eq!(cached(data, &cache, words.iter().copied()).done().stdout, *whole);
    }
    assert_eq!(kept.iter().map(|file| written(file)).collect::<Vec<_>>(), times);

    // A damaged file is replaced.
    for file in &kept {
        fs::write(file, "ecs-err").expect("a file");
    }
    for (words, whole) in words.iter().zip(&whole) {
        let done = cached(data, &cache, words.iter().copied()).done();
        assert_eq!((done.stdout.as_str(), done.stderr.as_str()), (whole.as_str(), ""));
    }
    assert!(kept.iter().all(|file| file.metadata().expect("a file").len() > 100_000));

    // Changes of the same length, one after the other in less than a second.
    let mut text = fs::read_to_string(&errors).expect("a file");
    let place = text.find("Ecs.0085").expect("a code");
    let action = place + text[place..].find("Use another NIC.").expect("an action");
    for word in ["Use", "Buy", "Get"] {
        text.replace_range(action..action + 3, word);
        fs::write(&errors, &text).expect("a file");
        let shown = cached(data, &cache, ["--lang", "en", "Ecs.0085"]).done().stdout;
        assert!(shown.contains(&format!("{word} another NIC.")), "{word}: {shown}");
    }
    assert_eq!(extensions(&cache), ["index", "records"]);
}

#[test]
fn without_a_place_for_the_cache_everything_is_answered() {
    let (copy, home) = (copy_of(&data()), tempfile::tempdir().expect("a directory"));
    thread::sleep(SETTLED);
    let whole = run(["Ecs.0085"]).done().stdout;
    let file = home.path().join("file");
    fs::write(&file, "").expect("a file");
    // A file has no directories below it.
    for value in [file.join("cache").as_os_str(), "off".as_ref(), "".as_ref(), "/proc/self/cache".as_ref()] {
        let command = run(["Ecs.0085"]).env("ECS_ERR_DATA", copy.path()).env("HOME", home.path());
        let done = command.env("ECS_ERR_CACHE", value).done();
        assert_eq!((done.stdout.as_str(), done.stderr.as_str(), done.code), (whole.as_str(), "", Some(0)), "{value:?}");
    }
    assert_eq!(files(home.path()), [file]);
}

#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn the_cache_is_in_the_users_directory_and_only_theirs() {
    use std::os::unix::fs::PermissionsExt as _;

    let (copy, home) = (copy_of(&data()), tempfile::tempdir().expect("a directory"));
    thread::sleep(SETTLED);
    let command = || run(["Ecs.0085"]).env("ECS_ERR_DATA", copy.path()).env("HOME", home.path());
    let cache = home.path().join(".cache/ecs-err");
    assert_eq!(command().done().code, Some(0));
    assert_eq!(extensions(&cache), ["records"]);
    assert_eq!(cache.metadata().expect("a directory").permissions().mode() & 0o777, 0o700);

    let other = home.path().join("other");
    assert_eq!(command().env("XDG_CACHE_HOME", &other).done().code, Some(0));
    assert_eq!(extensions(&other.join("ecs-err")), ["records"]);

    // A small catalog is read as quickly as its cache.
    let small = home.path().join("small");
    let done = run(["Hbr.101"]).env("ECS_ERR_DATA", crate::env::second_catalog()).env("ECS_ERR_CACHE", &small).done();
    assert!(done.code == Some(0) && !small.exists());
}
