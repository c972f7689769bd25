//! `ecs-err new`: a record where it belongs, and nothing else changed; numbers that two records claim.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::diff::{edit, git, repository};
use crate::env::{self, Done, run};

fn new(dir: &Path, args: &[&str]) -> Done {
    run([&["new"], args].concat()).dir(dir).done()
}

/// The code that a run added.
fn added(done: &Done) -> String {
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    done.stdout.split(' ').next().unwrap_or_default().to_owned()
}

#[test]
fn a_record_with_all_texts_is_sorted_in_and_the_catalog_stays_valid_and_canonical() {
    let repository = repository();
    let dir = repository.path();
    let before = fs::read_to_string(dir.join("data/errors/shop.json")).expect("a file");
    let texts = [
        "--message",
        "en=Out of {item}.",
        "--message",
        "zh={item}缺货。",
        "--description",
        "en=It is sold out.",
        "--description",
        "zh=已售罄。",
        "--action",
        "zh=请选择其他商品。",
        "--action",
        "en=Choose another item.",
    ];
    let done = new(
        dir,
        &[&["--family", "Shop.00xx", "--name", "SOLD_OUT", "--status", "404", "--retry", "never"], &texts[..]].concat(),
    );
    assert_eq!((done.stdout.as_str(), done.stderr.as_str()), ("Shop.0003 added: data/errors/shop.json:35\n", ""));
    let after = fs::read_to_string(dir.join("data/errors/shop.json")).expect("a file");
    let record = r#"    {
      "code": "Shop.0003",
      "name": "SOLD_OUT",
      "status": 404,
      "message": {"en": "Out of {item}.", "zh": "{item}缺货。"},
      "description": {"en": "It is sold out.", "zh": "已售罄。"},
      "action": {"en": "Choose another item.", "zh": "请选择其他商品。"},
      "retry": "never"
    },
"#;
    assert_eq!(after.replace(record, ""), before);
    for args in [&["check", "--strict"][..], &["fmt", "--check"]] {
        assert_eq!(run(args.iter().copied()).dir(dir).done().code, Some(0), "{args:?}");
    }
}

#[test]
fn without_texts_the_record_is_minimal_and_what_it_lacks_is_reported() {
    let repository = repository();
    let dir = repository.path();
    let done = new(dir, &["Shop.0105"]);
    assert_eq!(added(&done), "Shop.0105");
    assert!(done.stderr.contains("D106 missing-key"), "{}", done.stderr);
    assert!(
        done.stderr.ends_with("not given yet: message (en, zh), description (en, zh), action (en, zh)\n"),
        "{}",
        done.stderr
    );
    let text = fs::read_to_string(dir.join("data/errors/shop.json")).expect("a file");
    assert!(text.ends_with("    },\n    {\"code\": \"Shop.0105\"}\n  ]\n}\n"), "{text}");
    assert_eq!(run(["check"]).dir(dir).done().code, Some(1));
    assert_eq!(run(["fmt", "--check"]).dir(dir).done().code, Some(0));
    assert_eq!(new(dir, &["Shop.0106", "--quiet"]).stderr, "");
}

#[test]
fn a_file_that_is_not_canonical_keeps_every_other_byte() {
    let repository = repository();
    let dir = repository.path();
    let path = dir.join("data/errors/shop.json");
    let odd = "{ \"errors\" :[\r\n\t{\"code\":\"Shop.0001\",\"description\": {\"zh\":\"一。\",\"en\":\"One.\"}} ,{\"description\": {\"zh\":\"九。\",\"en\":\"Nine.\"},\"code\":\"Shop.0009\"}\r\n],\"service\":\"shop\"}";
    for (code, at) in [("Shop.0005", "{\"description\": {\"zh\":\"九"), ("Shop.0010", "\r\n],\"service\"")] {
        fs::write(&path, odd).expect("a file");
        assert_eq!(added(&new(dir, &[code])), code);
        let text = fs::read_to_string(&path).expect("a file");
        let (before, after) = odd.split_at(odd.find(at).expect("the place"));
        assert!(text.starts_with(before) && text.ends_with(after) && text.contains(code), "{text}");
        assert!(!text.replace("\r\n", "").contains('\n'), "{text}");
    }
}

#[test]
fn a_free_number_is_the_next_one_or_any_and_never_a_retired_one() {
    let repository = repository();
    let dir = repository.path();
    let retired = json!({"retired": [{"code": "Shop.0103", "replacement": "Shop.0101"}, {"code": "SHOP.0003", "replacement": "Shop.0101"}]});
    fs::write(dir.join("data/retired.json"), format!("{retired:#}\n")).expect("a file");
    let text = ["--description", "en=One.", "--description", "zh=一。"];
    let with = |args: &[&str]| added(&new(dir, &[args, &text[..]].concat()));
    assert_eq!(with(&[]), "Shop.0104");
    assert_eq!(with(&["--service", "shop"]), "Shop.0105");
    assert_eq!(with(&["--family", "shop.00XX"]), "Shop.0004");
    let random = with(&["--family", "Shop.00xx", "--random"]);
    assert!(
        random.starts_with("Shop.00")
            && !["Shop.0000", "Shop.0001", "Shop.0002", "Shop.0003", "Shop.0004"].contains(&&*random),
        "{random}"
    );
    for (args, message) in [
        (&["Shop.0103"][..], "Shop.0103 is retired"),
        (&["shop.0103"], "shop.0103 is retired"),
        (&["Shop.0001"], "Shop.0001 is taken: it is at errors/shop.json:5:15"),
        (&["Shop 1"], "\"Shop 1\" is not an error code"),
        (&["Other.0001"], "Other.0001 has the form of no service"),
        (&["Other.0001", "--service", "shop"], "does not have a form of the service \"shop\", Shop.{4}"),
        (&["--service", "pay"], "no service \"pay\"; the services of this catalog are shop"),
        (&["--family", "Shop.07xx"], "no family \"Shop.07xx\"; the families of this catalog are Shop.00xx, Shop.01xx"),
        (&["Shop.0300", "--action", "fr=Non.", "--lang", "fr"], "write LANG=TEXT in a language of the catalog: en, zh"),
        (&["Shop.0300", "--action", "en=A.", "--action", "en=B."], "write LANG=TEXT"),
        (&["Shop.0300", "--status", "99"], "an HTTP status from 100 to 599 is expected"),
    ] {
        let done = new(dir, args);
        assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""), "{args:?}");
        assert!(done.stderr.contains(message), "{args:?}: {}", done.stderr);
    }
}

#[test]
fn a_catalog_with_a_file_for_each_code_gets_a_new_file() {
    let repository = repository();
    let dir = repository.path();
    let one = |code: &str| {
        format!(
            "{:#}\n",
            json!({"$schema": "../../schema/errors.json", "service": "shop", "errors": [{"code": code, "description": {"en": "One.", "zh": "一。"}}]})
        )
    };
    fs::remove_file(dir.join("data/errors/shop.json")).expect("a file");
    fs::create_dir(dir.join("data/errors/shop")).expect("a directory");
    for code in ["Shop.0001", "Shop.0002"] {
        fs::write(dir.join(format!("data/errors/shop/{code}.json")), one(code)).expect("a file");
    }
    let done = new(dir, &["--service", "shop", "--description", "en=Three.", "--description", "zh=三。"]);
    assert_eq!(done.stdout, "Shop.0003 added: data/errors/shop/Shop.0003.json:6\n");
    assert!(
        fs::read_to_string(dir.join("data/errors/shop/Shop.0003.json"))
            .expect("a file")
            .contains("\"../../schema/errors.json\"")
    );
    let check = run(["fmt", "--check"]).dir(dir).done();
    assert!(!check.stdout.contains("Shop.0003"), "{}", check.stdout);
}

#[test]
fn each_kind_of_form_gives_a_free_code_that_it_fits() {
    for (name, first) in [
        ("harbor", None),
        ("hex", Some("0x")),
        ("lengths", None),
        ("negative", Some("-")),
        ("numbers", None),
        ("oracle-like", None),
    ] {
        let copy = env::copy_of(&env::catalog(name));
        let services = run(["export"]).env("ECS_ERR_DATA", copy.path()).done().stdout;
        let services: serde_json::Value = serde_json::from_str(&services).expect("JSON");
        let service = services["catalog"]["services"][0]["id"].as_str().expect("an id").to_owned();
        for random in [false, true] {
            let options = if random { &["--random"][..] } else { &[] };
            let done = run([&["new", "--service", &service, "--description", "Text."], options].concat())
                .env("ECS_ERR_DATA", copy.path())
                .done();
            let code = added(&done);
            assert!(first.is_none_or(|first| code.starts_with(first)), "{name}: {code}");
            assert!(!done.stderr.contains("D302") && !done.stderr.contains("D303"), "{name}: {}", done.stderr);
        }
    }
    let copy = env::copy_of(&env::catalog("words"));
    let done = run(["new"]).env("ECS_ERR_DATA", copy.path()).done();
    assert!(done.code == Some(2) && done.stderr.contains("have no number to count; give the code"), "{}", done.stderr);
}

/// Commits everything on a day.
fn commit(dir: &Path, day: &str) {
    git(dir, &["add", "."]);
    // git takes the time of the commit from the environment only.
    let mut command = std::process::Command::new("git");
    command.current_dir(dir).args([
        "-c",
        "user.name=Han Mei",
        "-c",
        "user.email=han@example.org",
        "commit",
        "-q",
        "-m",
        day,
    ]);
    let done = command.env("GIT_COMMITTER_DATE", format!("{day}T12:00:00Z")).status().expect("git is installed");
    assert!(done.success());
}

#[test]
fn of_two_records_with_a_number_check_names_the_commit_that_came_later() {
    let repository = repository();
    let dir = repository.path();
    let check = |expected: &str| {
        let done = run(["check", "--format", "json"]).dir(dir).done();
        let found: serde_json::Value = serde_json::from_str(&done.stdout).expect("JSON");
        let help = found.as_array().expect("a list").iter().find(|one| one["rule"] == "D303").expect("D303")["help"]
            .to_string();
        assert!(help.contains(expected), "{help}");
    };
    let record = |text: &str| json!({"code": "Shop.0150", "description": {"en": text, "zh": "一。"}});
    edit(dir, |errors| errors.push(record("Later.")));
    check_first(dir);
    commit(dir, "2031-05-02");
    let other = json!({"service": "shop", "errors": [record("Other.")]});
    fs::write(dir.join("data/errors/other.json"), format!("{other:#}\n")).expect("a file");
    check("the other one is not committed yet: give that another number");
    commit(dir, "2031-05-03");
    // The first file has the later record.
    check("the other one came later, in the commit ");
    check("(2031-05-03, Han Mei): give that another number");
    fs::rename(dir.join("data/errors/other.json"), dir.join("data/errors/z.json")).expect("a file");
    git(dir, &["mv", "-k", "data/errors/other.json", "data/errors/z.json"]);
    commit(dir, "2031-05-04");
    check("this one came later, in the commit ");
    let without_git = run(["check"]).dir(dir).env("PATH", "/nowhere").done();
    assert!(without_git.stdout.contains("D303") && !without_git.stdout.contains("commit"), "{}", without_git.stdout);
}

/// A number that only one record has is no mistake.
fn check_first(dir: &Path) {
    let done = run(["check"]).dir(dir).done();
    assert!(!done.stdout.contains("D303"), "{}", done.stdout);
}
