//! `ecs-err validate`. The checks themselves are tested in `crates/openapi`.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::env::{Done, run};

const UUID: &str = "d32019d3-bc6e-4319-9c1d-6722fc136a23";

fn validate(args: &[&str], body: impl AsRef<[u8]>) -> Done {
    run([&["validate"], args, &["changevpc", "-"]].concat()).input(body.as_ref()).done()
}

/// A body with other members of the NIC.
fn body(nic: &Value) -> String {
    json!({"vpc_id": UUID, "nic": nic}).to_string()
}

#[test]
fn a_valid_body_is_said_to_be_valid_in_both_languages() {
    let body = body(&json!({"port_id": UUID}));
    let done = validate(&[], &body);
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""));
    assert_eq!(done.stdout, "-: no problems; it fits the field tables of changevpc\n");
    assert_eq!(validate(&["--lang", "zh"], &body).stdout, "-：没有问题，符合changevpc的字段表\n");
    assert_eq!(validate(&["--format", "json"], &body).stdout, "[]\n");
    assert_eq!(validate(&["--format", "github"], &body).stdout, "");
}

#[test]
fn a_problem_has_its_line_and_what_the_reference_says() {
    let body = body(&json!({"subnet_id": UUID, "ip_address": "192.0.2"}));
    let done = validate(&[], &body);
    assert_eq!((done.code, done.stderr.as_str()), (Some(1), ""));
    for part in [
        "error[wrongFormat]: /nic/ip_address: expected an IPv4 or IPv6 address",
        " --> -:1:",
        "= Description: IP address of the NIC.",
        "= Page: \"Change the VPC of an ECS\", table 3",
        "= Official reference: https://support.huaweicloud.com/",
        "-: 1 problem\n",
    ] {
        assert!(done.stdout.contains(part), "{part}: {}", done.stdout);
    }
    let chinese = validate(&["--lang", "zh"], &body).stdout;
    for part in [
        "错误[wrongFormat]: /nic/ip_address：应为IPv4或IPv6地址",
        "= 描述: IP地址。",
        "= 官方参考: https",
        "-：1个问题\n",
    ] {
        assert!(chinese.contains(part), "{part}: {chinese}");
    }
}

#[test]
fn json_has_the_place_and_the_field_of_each_problem() {
    let body = "{\"vpc_id\": \"x\",\n  \"nic\": {\"portid\": 1}}";
    let done = validate(&["--format", "json"], body);
    assert_eq!((done.code, done.stderr.as_str()), (Some(1), ""));
    let problems: Value = serde_json::from_str(&done.stdout).expect("JSON");
    let places: Vec<Value> = problems
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| json!([one["kind"], one["pointer"], one["line"], one["column"], one["field"]["name"]]))
        .collect();
    assert_eq!(
        places,
        [
            json!(["wrongFormat", "/vpc_id", 1, 12, "vpc_id"]),
            json!(["noneOf", "/nic", 2, 10, "port_id"]),
            json!(["unknownField", "/nic/portid", 2, 11, null]),
        ]
    );
    assert_eq!(problems[2]["help"], "did you mean \"port_id\"?");
    let lenient = validate(&["--format", "json", "--allow-unknown"], body);
    assert_eq!(serde_json::from_str::<Value>(&lenient.stdout).expect("JSON").as_array().expect("a list").len(), 2);
    let github = validate(&["--format", "github"], body).stdout;
    assert!(github.starts_with("::error file=-,line=1,col=12,title=wrongFormat::expected a UUID"), "{github}");
}

#[test]
fn many_problems_are_limited() {
    let groups = vec![json!({}); 60];
    let body = body(&json!({"port_id": UUID, "security_groups": groups}));
    let done = validate(&[], &body);
    assert_eq!(done.stdout.matches("error[missingField]").count(), 50);
    // The field is explained once.
    assert_eq!(done.stdout.matches("Security group ID.").count(), 1);
    assert!(done.stdout.ends_with("10 more are not shown; --all shows them\n-: 60 problems\n"), "{}", done.stdout);
    assert_eq!(validate(&["--all"], &body).stdout.matches("error[missingField]").count(), 60);
}

#[test]
fn what_is_not_json_is_an_error_with_its_place() {
    let deep = "[".repeat(10_000) + &"]".repeat(10_000);
    for (body, part) in [
        (&b""[..], "error[syntax]: the body is empty"),
        (b" \n", "error[syntax]: the body is empty"),
        (b"\xef\xbb\xbf{}", "the file begins with a byte order mark (U+FEFF)"),
        (b"{\"vpc_id\": 1,}", " --> -:1:13"),
        (b"{\"vpc_id\": 1} // a", "comments are not allowed"),
        (deep.as_bytes(), "maximum nesting depth exceeded"),
    ] {
        let done = validate(&[], body);
        assert_eq!((done.code, done.stderr.as_str()), (Some(2), ""), "{part}");
        assert!(done.stdout.contains(part), "{part}: {}", done.stdout);
        let json = validate(&["--format", "json", "--lang", "zh"], body);
        let problems: Value = serde_json::from_str(&json.stdout).expect("JSON");
        assert_eq!((json.code, &problems[0]["kind"], &problems[0]["field"]), (Some(2), &json!("syntax"), &Value::Null));
    }
    for (body, expected) in [
        (b"{\"a\":\n \"\xff\"}".to_vec(), "error: -:2:3: from here on it is not UTF-8\n"),
        (b"\xff\xfe{\0}\0".to_vec(), "error: -:1:1: from here on it is not UTF-8\n"),
        (vec![b' '; (16 << 20) + 1], "error: -: the body is larger than 16 MiB\n"),
    ] {
        let done = validate(&[], body);
        assert_eq!((done.code, done.stdout.as_str(), done.stderr.as_str()), (Some(2), "", expected));
    }
    let done = run(["validate", "changevpc", "no such file"]).done();
    assert_eq!(done.code, Some(2));
    assert!(done.stderr.starts_with("error: can't read no such file: "), "{}", done.stderr);
}

#[test]
fn the_operation_is_named_as_for_other_commands() {
    let path = format!("POST /v1/{UUID}/cloudservers/{UUID}/changevpc");
    for name in ["changevpc", "ChangeVPC", "切换虚拟私有云", &path, "change-vpc.request"] {
        let done = run(["validate", name, "-"]).input(body(&json!({"port_id": UUID})).as_bytes()).done();
        assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "{name}");
    }
    for (name, english, chinese) in [
        (
            "changevcp",
            "error: the catalog has no operation \"changevcp\"; did you mean \"changevpc\"?\n",
            "是否应为“changevpc”？",
        ),
        ("create-server.bandwith", "did you mean \"create-server.bandwidth\"?", "是否应为“create-server.bandwidth”？"),
        ("qqqq", "error: the catalog has no operation \"qqqq\"\n", "手册中没有接口“qqqq”"),
        (
            "cloudservers",
            "error: several operations have \"cloudservers\" in their names: changevpc, ",
            "有多个接口的名称含有",
        ),
        ("create-server-v1", "the catalog does not describe the request of create-server-v1; it has", "手册没有描述"),
    ] {
        for (language, part) in [("en", english), ("zh", chinese)] {
            let done = run(["--lang", language, "validate", name, "-"]).input(b"{}").done();
            assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""), "{name}");
            assert!(done.stderr.contains(part), "{part}: {}", done.stderr);
        }
    }
}

#[test]
fn a_catalog_and_a_file_can_be_named() {
    let dir = tempfile::tempdir().expect("a temporary directory");
    let path = dir.path().join("anfrage.json");
    fs::write(&path, "{\"ship\": \"Möwe\", \"kind\": \"peir\"}").expect("a file");
    let harbor = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/catalogs/harbor");
    let args =
        ["--data", harbor.to_str().expect("a path"), "validate", "liegeplatz-buchen", path.to_str().expect("a path")];
    let done = run(args).done();
    assert_eq!((done.code, done.stderr.as_str()), (Some(1), ""));
    assert!(done.stdout.contains("/kind: expected one of \"pier\", \"buoy\""), "{}", done.stdout);
    assert!(done.stdout.contains("did you mean \"pier\"?") && !done.stdout.contains("Official reference"));
}
