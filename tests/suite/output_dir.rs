//! `ecs-err build --out`: where it writes, and what it leaves alone.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Command;

use super::env::{Done, copy_of, run, second_catalog};
use super::site_dir::{Sites, build, names, ok, refused, tree};

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a parent")).expect("a directory");
    fs::write(path, text).expect("a file");
}

#[test]
fn a_directory_without_the_mark_is_left_alone() {
    let sites = Sites::new();
    write(&sites.out.join("api/catalog.json"), "{}");
    write(&sites.out.join("important.txt"), "mine");
    let before = tree(&sites.out);
    refused(&sites.build(0).done(), "something other than a site built by this program: it has no .ecs-err-site.json");
    assert_eq!(tree(&sites.out), before);

    // A site of an earlier version has no mark either.
    fs::remove_dir_all(&sites.out).expect("a directory");
    ok(&sites.build(0).done());
    fs::remove_file(sites.out.join(".ecs-err-site.json")).expect("a mark");
    refused(&sites.build(1).done(), "also if an earlier version built it");
    fs::write(sites.out.join(".ecs-err-site.json"), r#"{"format": "ecs-err-site/2"}"#).expect("a mark");
    refused(&sites.build(1).done(), "a later version of this program");
    assert_eq!(sites.neighbours(), ["site"]);

    fs::remove_dir_all(&sites.out).expect("a directory");
    fs::create_dir(&sites.out).expect("a directory");
    fs::set_permissions(&sites.out, fs::Permissions::from_mode(0o750)).expect("permissions");
    ok(&sites.build(1).done());
    assert_eq!((sites.present(), sites.out.metadata().expect("a directory").mode() & 0o777), (1, 0o750));
}

#[test]
fn files_of_others_survive() {
    let sites = Sites::new();
    ok(&sites.build(0).done());
    let catalog = sites.out.join("catalog");
    fs::rename(copy_of(&second_catalog()).keep(), &catalog).expect("a catalog");
    write(&sites.out.join("theme/site/logo.svg"), "<svg/>");
    write(&sites.out.join("theme/site.toml"), "logo = \"logo.svg\"");
    write(&sites.out.join("CNAME"), "errors.example.org");
    write(&sites.out.join(".git/HEAD"), "ref: refs/heads/main");
    fs::create_dir_all(sites.out.join(".git/refs/tags")).expect("a directory");
    write(&sites.out.join("de/errors/notes.txt"), "mine");
    symlink("CNAME", sites.out.join("link")).expect("a link");
    for neighbour in [".site.old/a", ".site.new/b", "site.old/c", "site.new/d"] {
        write(&sites.home.path().join(neighbour), "mine");
    }
    let id = |path: &str| sites.out.join(path).metadata().expect("a file").ino();
    let (before, catalog_id) = (tree(&sites.out), id("catalog/catalog.json"));
    let mut themed = build(&catalog, &sites.out).into_command();
    assert!(themed.arg("--theme").arg(sites.out.join("theme")).status().expect("it runs").success());
    assert!(names(&sites.out.join("assets")).iter().any(|name| name.starts_with("logo.")), "the theme is used");
    ok(&sites.build(1).done());
    ok(&sites.build(0).done());
    assert!(tree(&sites.out) == before, "a file of others is not as it was");
    assert!(sites.out.join(".git/refs/tags").is_dir());
    assert_eq!(id("catalog/catalog.json"), catalog_id, "it is the same file, not a copy");
    assert_eq!(sites.neighbours(), [".site.new", ".site.old", "site", "site.new", "site.old"]);

    // A file of others where the new site has one.
    write(&sites.out.join("sitemap.xml"), "mine");
    let before = tree(&sites.out);
    let mut command = sites.build(0).into_command();
    let output = command.args(["--base-url", "https://errors.example.org"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(message.contains("site/sitemap.xml, where there is one that the last build did not write"), "{message}");
    assert!(tree(&sites.out) == before, "something has changed");
}

#[test]
fn links_are_followed_and_the_current_directory_is_refused() {
    let sites = Sites::new();
    let link = sites.home.path().join("link");
    symlink("site", &link).expect("a link");
    // The target does not exist yet.
    ok(&build(&sites.catalogs[0], &link).done());
    assert_eq!(sites.present(), 0);
    ok(&build(&sites.catalogs[1], &link).done());
    assert_eq!((sites.present(), sites.neighbours()), (1, vec!["link".to_owned(), "site".to_owned()]));
    assert_eq!(fs::read_link(&link).expect("a link"), Path::new("site"));

    for (dir, out) in [(sites.out.clone(), "."), (sites.out.join("de"), ".."), (sites.out.join("de"), "../../link")] {
        let done = build(&sites.catalogs[0], Path::new(out)).dir(&dir).done();
        refused(&done, "run the program from outside of it");
        assert_eq!(sites.present(), 1);
    }
    for (out, reason) in [("/", "choose a directory with a name"), ("/dev/null", "is not a directory")] {
        refused(&build(&sites.catalogs[0], Path::new(out)).done(), reason);
    }
    // A build that fails leaves no directories.
    refused(&build(Path::new("/nowhere"), &sites.home.path().join("a/b/c")).done(), "not a readable directory");
    assert_eq!(sites.neighbours(), ["link", "site"]);
}

/// Runs a script with the program, the catalog and the directory as `$1`, `$2`, `$3`, where it may mount.
fn in_a_namespace(script: &str, sites: &Sites) -> Option<Done> {
    let supported = Command::new("unshare").args(["-rm", "true"]).status().is_ok_and(|status| status.success());
    if !supported {
        eprintln!("skipped: this system does not allow mounts in a namespace");
        return None;
    }
    let output = Command::new("unshare")
        .args(["-rm", "sh", "-c", script, "sh", env!("CARGO_BIN_EXE_ecs-err")])
        .args([sites.catalogs[1].as_os_str(), sites.out.as_os_str()])
        .output()
        .expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Some(Done { stdout: text(output.stdout), stderr: text(output.stderr), code: output.status.code() })
}

#[test]
fn a_mount_point_is_refused_with_the_old_site_intact() {
    let sites = Sites::new();
    ok(&sites.build(0).done());
    for script in [
        r#"mount --bind "$3" "$3" && exec "$1" build --data "$2" --out "$3""#,
        r#"echo x > "$3/CNAME"; mount --bind "$3" "$3" && "$1" build --data "$2" --out "$3"; s=$?; rm "$3/CNAME"; exit $s"#,
        r#"mkdir "$3/in"; mount -t tmpfs none "$3/in" && "$1" build --data "$2" --out "$3"; s=$?; umount "$3/in"; rmdir "$3/in"; exit $s"#,
    ] {
        let Some(done) = in_a_namespace(script, &sites) else { return };
        refused(&done, "is a mount point or contains one");
        assert_eq!((sites.present(), sites.neighbours()), (0, vec!["site".to_owned()]));
    }
    let script =
        r#"mount -t tmpfs none "$3" && "$1" build --data "$2" --out "$3"; "$1" build --data "$2" --out "$3/below""#;
    let done = in_a_namespace(script, &sites).expect("it ran before");
    assert!(done.stderr.contains("is a mount point") && done.stdout.contains("site/below: "), "{}", done.stderr);
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    let sites = Sites::new();
    ok(&sites.build(0).done());
    // Files of more than a few blocks can't be written.
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_ecs-err"), "build", "--data"])
        .args([sites.catalogs[1].as_os_str(), "--out".as_ref(), sites.out.as_os_str()])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!((sites.present(), sites.neighbours()), (0, vec!["site".to_owned()]));

    // There is room for the old site and for half of the new one.
    let script = r#"cp -a "$3" "$3.full"; mount -t tmpfs -o size=$(($(du -sk "$3" | cut -f1) * 3 / 2))k none "$3.full" && cp -a "$3" "$3.full/site" \
        && "$1" build --data "$2" --out "$3.full/site"; echo $?; ls -A "$3.full"; diff -r "$3" "$3.full/site" && echo same"#;
    if let Some(done) = in_a_namespace(script, &sites) {
        assert_eq!(done.stdout, "2\nsite\nsame\n", "{}", done.stderr);
        assert!(done.stderr.contains("No space left on device"), "{}", done.stderr);
    }
}

#[test]
fn without_permission_the_old_site_stays() {
    let sites = Sites::new();
    ok(&sites.build(0).done());
    let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("permissions");
    let is_root = rustix::process::geteuid().is_root();
    // Another user owns the site, or also the directory that it is in; only the owner may rename in a sticky one.
    let homes: &[u32] = if is_root { &[0o777, 0o755, 0o1777] } else { &[0o555] };
    for home in homes {
        mode(sites.home.path(), *home);
        let mut command = sites.build(1).into_command();
        if is_root {
            use std::os::unix::process::CommandExt as _;
            command.uid(65534).gid(65534);
        }
        let output = command.output();
        mode(sites.home.path(), 0o755);
        let Ok(output) = output else {
            eprintln!("skipped: other users can't run the program");
            return;
        };
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{message}");
        assert!(message.contains("denied") || message.contains("not permitted"), "{message}");
        assert_eq!((sites.present(), sites.neighbours()), (0, vec!["site".to_owned()]), "{home:o}");
    }
}

#[test]
fn the_default_directory_is_created() {
    let home = tempfile::tempdir().expect("a directory");
    ok(&run(["build", "--data", &second_catalog().display().to_string()]).dir(home.path()).done());
    assert!(home.path().join("site/dist/.ecs-err-site.json").is_file());
    assert_eq!(names(&home.path().join("site")), ["dist"]);
}
