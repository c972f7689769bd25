//! The costs of embedding the library.

use std::process::Command;

use allocation_counter::measure;
use ecs_err::{Code, Match, codes, negotiate};

fn allocations(work: impl FnOnce()) -> u64 {
    measure(work).count_total
}

#[test]
fn without_features_the_library_needs_no_crate_but_its_core() {
    let tree = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--no-default-features",
            "--edges",
            "normal",
            "--prefix",
            "none",
            "--manifest-path",
        ])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .output()
        .expect("cargo runs");
    let tree = String::from_utf8(tree.stdout).expect("the tree is UTF-8");
    let names: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(names, ["ecs-err", "ecs-err-core"]);
}

#[test]
fn parsing_and_finding_every_code_allocates_nothing() {
    let catalog = ecs_err::embedded();
    let texts: Vec<String> = catalog.errors().iter().map(|error| error.code.to_string()).collect();
    let mut found = 0;
    let count = allocations(|| {
        for text in &texts {
            let code = Code::new(text).unwrap();
            found += usize::from(catalog.error(code).is_some());
        }
    });
    assert_eq!((found, count), (201, 0));
}

#[test]
fn finding_codes_in_a_text_allocates_nothing() {
    let text =
        format!("{} Ecs.0219 \u{9519}Common.0021, APIGW.0301 Ecs.9999", "colors.vecs.1000 12.3456\n".repeat(1000));
    let mut found = 0;
    let count = allocations(|| found = ecs_err::find_codes(text.as_bytes()).count());
    assert_eq!((found, count), (4, 0));
}

#[test]
fn resolving_typed_text_allocates_nothing() {
    let catalog = ecs_err::embedded();
    for typed in ["Ecs.0085", "ＥＣＳ－００８５", "85", "1", "403", "Ecs.03xx", "Ecs", "APIGW.0301", "Ecs.9999", "网卡"]
    {
        let count = allocations(|| match catalog.resolve(typed) {
            Match::Found(items) => assert!(items.count() > 0),
            Match::Range(group) => assert!(group.errors().count() > 0),
            Match::UnknownCode(code) | Match::ForeignCode(code, _) => {
                assert!(catalog.suggest(code.as_code()).count() <= 3);
            }
            _ => {}
        });
        assert_eq!(count, 0, "{typed}");
    }
}

#[test]
fn reading_a_record_allocates_nothing() {
    let catalog = ecs_err::embedded();
    let mut length = 0;
    let count = allocations(|| {
        for error in catalog.errors() {
            length += error.message.get("zh").map_or(0, str::len);
            length += catalog.history(error.code).count() + catalog.errors_with_same_message(error.code).count();
            length += catalog.status(error.statuses.first().unwrap()).map_or(0, |status| status.reason().len());
        }
        length += negotiate(["fr", "zh_CN.UTF-8"], catalog.metadata().languages.as_slice()).map_or(0, str::len);
    });
    assert!(length > 0);
    assert_eq!(count, 0);
}

#[test]
fn a_code_can_be_matched() {
    let advice = |code: Code<'_>| match code {
        codes::ECS_0085 | codes::ECS_0086 => "NIC",
        codes::COMMON_0024 | codes::COMMON_1503 => "flow control",
        _ => "other",
    };
    assert_eq!(advice(Code::new("Ecs.0085").unwrap()), "NIC");
    assert_eq!(advice(codes::COMMON_1503), "flow control");
    assert_eq!(advice(codes::PDP_0001), "other");
}
