//! Packs: they answer as the directory that was packed, and what is no pack is refused.

use std::fs;
use std::path::Path;

use ecs_err::pack::{self, CatalogFile};
use ecs_err::{OwnedCatalog, search};

use crate::env::{Done, data, run};

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

fn packed(out: &Path) -> Done {
    run(["pack", text(&data()), "--out", text(out)]).done()
}

fn answer<'a>(catalog: &Path, words: impl IntoIterator<Item = &'a str>) -> Done {
    run(words).env("ECS_ERR_DATA", catalog).env("ECS_ERR_CACHE", "off").done()
}

#[test]
fn a_pack_answers_every_code_and_command_as_its_directory_does() {
    let home = tempfile::tempdir().expect("a directory");
    let file = home.path().join("ecs.pack");
    assert_eq!(packed(&file).code, Some(0));
    let codes: Vec<&str> = ecs_err::embedded().errors().iter().map(|error| error.code.as_str()).collect();
    let in_json = [&["--format", "json"], &codes[..]].concat();
    let others = [
        &["网卡"][..],
        &["flavor sold out"],
        &["400"],
        &["Ecs.00xx"],
        &["Ecs.9999"],
        &["zzzqqq"],
        &["search", "quota", "--limit", "30", "--format", "json"],
        &["list"],
        &["operations"],
        &["guide"],
        &["explain", "job failed: Ecs.0219"],
        &["export"],
        &["export", "--format", "csv"],
    ];
    for words in others.into_iter().chain([&in_json[..]]) {
        let [pack, dir] = [&file, &data()].map(|catalog| answer(catalog, words.iter().copied()));
        assert_eq!((pack.code, pack.stdout, pack.stderr), (dir.code, dir.stdout, dir.stderr), "{words:?}");
    }
    let diff = run(["diff", text(&file), text(&data()), "--deny", "breaking"]).done();
    assert_eq!(diff.code, Some(0), "{}", diff.stdout);
    assert!(diff.stdout.contains("no changes"), "{}", diff.stdout);
}

#[test]
fn the_same_catalog_gives_the_same_pack_and_check_tells_whether_it_is_current() {
    let home = tempfile::tempdir().expect("a directory");
    let [file, other] = ["ecs.pack", "other.pack"].map(|name| home.path().join(name));
    let check = || run(["pack", "--check", text(&data()), "--out", text(&file)]).done();
    assert_eq!(check().code, Some(1));
    assert!(!file.exists());
    assert_eq!((packed(&file).code, packed(&other).code), (Some(0), Some(0)));
    assert_eq!(fs::read(&file).expect("a pack"), fs::read(&other).expect("a pack"));
    assert_eq!((check().code, check().stdout.as_str()), (Some(0), ""));
    // A pack can be packed: nothing is lost.
    let again = run(["pack", "--check", text(&file), "--out", text(&file)]).done();
    assert_eq!(again.code, Some(0), "{}", again.stdout);
    fs::write(&file, "other").expect("a file");
    assert_eq!(check().code, Some(1));
    assert_eq!(fs::read_to_string(&file).expect("a file"), "other");
}

#[test]
fn what_is_no_pack_is_refused_with_the_reason() {
    let home = tempfile::tempdir().expect("a directory");
    let file = home.path().join("ecs.pack");
    packed(&file);
    let whole = fs::read(&file).expect("a pack");
    let refused = |bytes: &[u8], words: &[&str]| {
        fs::write(&file, bytes).expect("a file");
        let done = answer(&file, words.iter().copied());
        assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""), "{words:?}");
        assert!(done.stderr.starts_with("error: ") && done.stderr.contains("ecs.pack: "), "{}", done.stderr);
        done.stderr
    };
    for words in [&["Ecs.0085"][..], &["网卡"], &["list"], &["export"]] {
        assert!(refused(b"", words).contains("not a pack"));
        assert!(refused(b"a note", words).contains("not a pack"));
        assert!(refused(&[0; 5000], words).contains("not a pack"));
        for end in [20, 40, 5000, whole.len() / 2, whole.len() - 1] {
            assert!(refused(&whole[..end], words).contains("damaged"), "{end}");
        }
    }
    let mut other = Vec::new();
    pack::write_blocks(pack::key() + 1, b"other", &mut other).expect("memory");
    assert!(refused(&other, &["Ecs.0085"]).contains("another version"));
    // A changed byte is found where it is read.
    let mut changed = whole.clone();
    changed[100..].fill(7);
    assert!(refused(&changed, &["Ecs.0085"]).contains("damaged"));
    for command in [&["check"][..], &["fmt"], &["schema"], &["check", "--coverage"]] {
        let done = run(command.iter().copied().chain([text(&file)])).done();
        assert_eq!(done.code, Some(2));
        assert!(done.stderr.contains("needs the directory"), "{}", done.stderr);
    }
}

#[test]
fn what_a_stranger_wrote_with_the_right_checksums_gives_no_panic() {
    let home = tempfile::tempdir().expect("a directory");
    let file = home.path().join("ecs.pack");
    let catalog = ecs_err::embedded();
    let index = search::pack_index(catalog, pack::key()).expect("an index");
    let mut state = 0x9e37_79b9_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).expect("a number that is below")
    };
    let mut refused = 0;
    for number in 0..60 {
        let mut index = index.clone();
        for _ in 0..=number % 8 {
            let at = if number % 2 == 0 { random(index.len()) } else { index.len() - 1 - random(2000) };
            index[at] = u8::try_from(random(256)).expect("a byte");
        }
        let mut bytes = Vec::new();
        pack::write(catalog, &index, &mut bytes).expect("memory");
        fs::write(&file, bytes).expect("a file");
        for words in ["网卡", "the disk capacity exeeds"] {
            let done = answer(&file, ["search", words]);
            assert!(!done.stderr.contains("panicked"), "{number}: {}", done.stderr);
            assert!(done.code.is_some_and(|code| code <= 2), "{number}: {}", done.stderr);
            refused += u32::from(done.stderr.contains("damaged"));
        }
    }
    assert!(refused > 0);
    // Records have no other readers than ours: any bytes are read or refused.
    let body = pack::encode(catalog, &[]);
    for _ in 0..40 {
        let mut body = body.clone();
        let at = random(body.len());
        body[at] = u8::try_from(random(256)).expect("a byte");
        let mut bytes = Vec::new();
        pack::write_blocks(pack::key(), &body, &mut bytes).expect("memory");
        let opened = CatalogFile::open(Box::new(std::io::Cursor::new(bytes)), pack::key());
        let whole = opened.and_then(|file| OwnedCatalog::from_arena(|arena| file.catalog(arena)));
        if let Ok(whole) = whole {
            let _ = ecs_err::export::catalog_json(whole.get());
        }
    }
}
