//! Untrusted data directories: nothing outside the directory is read, FIFOs are not opened, and structures that refer to
//! each other cost little.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::env::{Done, copy_of, run_within, second_catalog};

/// A command on structures that refer to each other takes some seconds in a build without optimization.
const MAX_CPU_SECONDS: u32 = 60;

/// Every command that reads a data directory, each with its exit status if the directory is refused.
const COMMANDS: [(&[&str], i32); 6] = [
    (&["check", "DIR"], 1),
    (&["fmt", "--check", "DIR"], 2),
    (&["--data", "DIR", "Hbr.101"], 2),
    (&["--data", "DIR", "export"], 2),
    (&["--data", "DIR", "list"], 2),
    (&["--data", "DIR", "build", "--out", "OUT"], 2),
];

fn on(dir: &Path, args: &[&str]) -> Done {
    let out = tempfile::tempdir().expect("a temporary directory");
    let (dir, out) = (dir.display().to_string(), out.path().join("site").display().to_string());
    run_within(
        MAX_CPU_SECONDS,
        args.iter().map(|word| match *word {
            "DIR" => dir.as_str(),
            "OUT" => out.as_str(),
            word => word,
        }),
    )
    .done()
}

#[cfg(unix)]
#[test]
fn nothing_outside_of_the_directory_is_read_or_printed() {
    use std::os::unix::fs::symlink;

    const SECRET: &str = "TopSecretToken";
    let outside = tempfile::tempdir().expect("a temporary directory");
    fs::write(outside.path().join("secret.json"), format!("{{\"{SECRET}\": 1}}")).expect("a file");
    for link in ["errors/link.json", "errors/link", "guides/de/link.md", "structures/link.json", "catalog.json"] {
        for target in [outside.path().join("secret.json"), outside.path().to_owned()] {
            let copy = copy_of(&second_catalog());
            let link = copy.path().join(link);
            fs::create_dir_all(link.parent().expect("a directory")).expect("a directory");
            if link.exists() {
                fs::remove_file(&link).expect("the file is removed");
            }
            symlink(&target, &link).expect("a link");
            for (args, status) in COMMANDS {
                let done = on(copy.path(), args);
                assert_eq!(done.code, Some(status), "{args:?} {link:?}: {}{}", done.stdout, done.stderr);
                let printed = done.stdout + &done.stderr;
                assert!(!printed.contains(SECRET), "{args:?} {link:?}: {printed}");
                assert!(printed.contains("a symbolic link that leads outside"), "{args:?} {link:?}: {printed}");
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn fifos_are_named_and_not_opened() {
    for name in ["errors/pipe.json", "guides/de/pipe.md", "pipe"] {
        let copy = copy_of(&second_catalog());
        let fifo = copy.path().join(name);
        fs::create_dir_all(fifo.parent().expect("a directory")).expect("a directory");
        let made = std::process::Command::new("mkfifo").arg(&fifo).status().expect("mkfifo runs");
        assert!(made.success());
        for (args, status) in COMMANDS {
            let done = on(copy.path(), args);
            assert_eq!(done.code, Some(status), "{args:?} {name}: {}{}", done.stdout, done.stderr);
            let printed = done.stdout + &done.stderr;
            assert!(printed.contains("not a regular file but a FIFO"), "{args:?} {name}: {printed}");
        }
    }
}

/// The second catalog with structures that refer to each other: each has the fields `a` and `b`, which refer to the
/// structures that `references` gives for its number.
fn with_structures(count: usize, references: impl Fn(usize) -> Vec<usize>) -> tempfile::TempDir {
    let copy = copy_of(&second_catalog());
    let field = |name: &str, structure: usize| {
        json!({
            "name": name, "required": true, "type": "Object",
            "schema": {"type": "object", "ref": format!("s{structure:02}")}, "description": "Ein Objekt.",
        })
    };
    let plain = json!({
        "name": "leaf", "required": true, "type": "String", "schema": {"type": "string"}, "description": "Ein Text.",
    });
    let structures: Vec<Value> = (0..count)
        .map(|at| {
            let mut fields: Vec<Value> =
                references(at).into_iter().zip(["a", "b"]).map(|(next, name)| field(name, next)).collect();
            fields.push(plain.clone());
            json!({
                "id": format!("s{at:02}"), "page": "zz-page", "name": format!("s{at:02}"), "table": at + 1,
                "title": "Struktur", "direction": "request", "operations": ["deep"], "fields": fields,
            })
        })
        .collect();
    let write = |path: &str, content: Value| {
        let path = copy.path().join(path);
        fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
        fs::write(path, content.to_string()).expect("a file");
    };
    let pages = fs::read_to_string(copy.path().join("pages.json")).expect("the pages");
    let mut pages: Value = serde_json::from_str(&pages).expect("JSON");
    pages["pages"].as_array_mut().expect("a list").push(json!({"id": "zz-page", "title": "Seite"}));
    write("pages.json", pages);
    write("structures/deep.json", json!({"structures": structures}));
    write(
        "operations/deep.json",
        json!({
            "id": "deep", "page": "zz-page", "method": "POST", "path": "/deep", "title": "Tief", "summary": "Tief.",
            "request": ["s00"], "response": [],
        }),
    );
    copy
}

#[test]
fn structures_that_refer_to_each_other_cost_little() {
    const STRUCTURE_COMMANDS: [&[&str]; 6] = [
        &["check", "DIR"],
        &["--data", "DIR", "field", "s00", "--recursive"],
        &["--data", "DIR", "operation", "deep"],
        &["--data", "DIR", "operation", "deep", "--format", "markdown"],
        &["--data", "DIR", "export"],
        &["--data", "DIR", "build", "--out", "OUT"],
    ];
    let circle = with_structures(40, |at| vec![(at + 1) % 40, (at + 2) % 40]);
    let deep = with_structures(30, |at| if at + 1 < 30 { vec![at + 1, at + 1] } else { Vec::new() });
    // A circle is a warning; what expands to more than 10,000 fields is refused.
    for (name, dir, checked, others) in [("circle", &circle, 0, 0), ("deep", &deep, 1, 2)] {
        for args in STRUCTURE_COMMANDS {
            let done = on(dir.path(), args);
            assert!(done.stdout.len() < 4_000_000, "{name} {args:?}: {} bytes", done.stdout.len());
            let status = if args[0] == "check" { checked } else { others };
            assert_eq!(done.code, Some(status), "{name} {args:?}: {}", done.stderr);
            if args[0] == "check" {
                assert!(done.stdout.contains("structure-recursion"), "{name}: {}", done.stdout);
            }
        }
    }
}
