//! The program on another catalog: other services, another language, addresses of pages.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::env::{Done, copy_of, data, run, second_catalog};

const CODES: [&str; 12] = [
    "Hbr.001",
    "Hbr.007",
    "Hbr.101",
    "Hbr.102",
    "Hbr.119",
    "Hbr.201",
    "Hbrx.0007",
    "Hbrx.0012",
    "Hbrx.0101",
    "Quay.00042",
    "Quay.00404",
    "Quay.12345",
];

/// Runs the program on a data directory that `--data` names.
fn by_flag(dir: &Path, args: &[&str]) -> Done {
    run(args.iter().map(AsRef::as_ref).chain(["--data".as_ref(), dir.as_os_str()])).done()
}

/// Runs the program on a data directory that the environment names.
fn by_variable(dir: &Path, args: &[&str]) -> Done {
    run(args).env("ECS_ERR_DATA", dir).done()
}

/// Runs the program on a data directory in both ways, which must have the same result.
fn on(dir: &Path, args: &[&str]) -> Done {
    let (one, other) = (by_flag(dir, args), by_variable(dir, args));
    assert_eq!(
        (&one.stdout, &one.stderr, one.code),
        (&other.stdout, &other.stderr, other.code),
        "{args:?}: --data and ECS_ERR_DATA differ"
    );
    one
}

/// Runs the program on the second catalog, which shares nothing with the first one.
fn harbor(args: &[&str]) -> Done {
    let done = on(&second_catalog(), args);
    for alien in ["Ecs", "Elastic"] {
        assert!(!done.stdout.contains(alien), "{args:?} prints {alien}:\n{}", done.stdout);
        assert!(!done.stderr.contains(alien), "{args:?} prints {alien}:\n{}", done.stderr);
    }
    done
}

/// What the second catalog answers, found and without a message.
fn found(args: &[&str]) -> String {
    let Done { stdout, stderr, code } = harbor(args);
    assert_eq!((code, stderr.as_str()), (Some(0), ""), "{args:?}");
    stdout
}

/// The records that the second catalog answers with.
fn records(queries: &[&str]) -> Vec<Value> {
    let done = harbor(&[queries, &["--format", "json"]].concat());
    serde_json::from_str(&done.stdout).expect("JSON")
}

/// The codes and HTTP statuses that a query finds.
fn names(query: &str) -> Vec<String> {
    let name = |record: &Value| match &record["code"] {
        Value::Null => record["status"].to_string(),
        code => text(code),
    };
    let [record] = &records(&[query])[..] else { panic!("one record for {query}") };
    let results = record["results"].as_array().map_or(vec![record], |results| results.iter().collect());
    results.into_iter().filter(|_| record["found"] == true).map(name).collect()
}

/// The codes of the group that a query names, and how the group is written.
fn group(query: &str) -> (String, Vec<String>) {
    let [record] = &records(&[query])[..] else { panic!("{query} is not one group") };
    assert_eq!(record["kind"], "range", "{query}");
    (text(&record["pattern"]), strings(&record["codes"]))
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array().expect("a list").iter().map(text).collect()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a string").to_owned()
}

fn of_service(prefix: &str) -> Vec<&'static str> {
    CODES.into_iter().filter(|code| code.starts_with(&format!("{prefix}."))).collect()
}

/// A copy of the second catalog with a misspelt key in the first record of `errors/hbr.json`.
fn broken() -> tempfile::TempDir {
    let copy = copy_of(&second_catalog());
    let file = copy.path().join("errors/hbr.json");
    let text = fs::read_to_string(&file).expect("a file");
    fs::write(&file, text.replacen("\"message\"", "\"mesage\"", 1)).expect("a file");
    copy
}

/// Where the misspelt key is.
const MISTAKE: &str = "errors/hbr.json:7:7";

#[test]
fn the_second_catalog_passes_its_check() {
    let report = found(&["check"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(report.contains("in de: 12 error codes, 5 statuses"), "{report}");
    assert!(report.ends_with("no problems"), "{report}");
    assert_eq!(found(&["check", "--format", "json"]), "[]\n");
    assert_eq!(found(&["check", "--format", "github"]), "");
}

#[test]
fn the_second_catalog_is_in_canonical_form() {
    assert_eq!(found(&["fmt", "--check"]), "");
}

#[test]
fn each_code_is_found_however_it_is_written() {
    for code in CODES {
        let (prefix, digits) = code.split_once('.').expect("a code");
        let number: u32 = digits.parse().expect("a number");
        let queries = [
            code.to_owned(),
            code.to_uppercase(),
            code.to_lowercase(),
            format!("{prefix}{digits}"),
            format!("{prefix}.{number}"),
            format!("{prefix}-{number}"),
            format!("{prefix}_{digits}"),
            format!("{prefix} {number}"),
            format!("{}{number}", prefix.to_lowercase()),
            format!("\"{code}\","),
            format!("({code})"),
            code.replace('0', "O"),
            code.chars().map(full_width).collect(),
        ];
        let queries = queries.each_ref().map(String::as_str);
        let answers = records(&queries);
        assert_eq!(answers.len(), queries.len(), "{code} is ambiguous");
        for (query, answer) in queries.iter().zip(answers) {
            assert_eq!((&answer["found"], &answer["code"]), (&true.into(), &code.into()), "{query}");
        }
    }
}

fn full_width(letter: char) -> char {
    char::from_u32(u32::from(letter) + 0xfee0).expect("a letter")
}

#[test]
fn a_bare_number_finds_the_codes_of_every_service_and_the_status() {
    for (query, wanted) in [
        ("7", vec!["Hbr.007", "Hbrx.0007"]),
        ("42", vec!["Quay.00042"]),
        ("101", vec!["101", "Hbr.101", "Hbrx.0101"]),
        ("404", vec!["404", "Quay.00404"]),
        ("409", vec!["409"]),
        ("12345", vec!["Quay.12345"]),
    ] {
        assert_eq!(names(query), wanted, "{query}");
    }
}

#[test]
fn a_bare_number_with_all_its_zeros_finds_the_service_with_so_many_digits() {
    for (query, wanted) in
        [("0007", "Hbrx.0007"), ("0101", "Hbrx.0101"), ("00042", "Quay.00042"), ("00404", "Quay.00404")]
    {
        assert_eq!(names(query), [wanted], "{query}");
    }
}

#[test]
fn three_digits_are_all_of_a_code_that_has_three() {
    assert_eq!(names("007"), ["Hbr.007"]);
}

#[test]
fn an_incomplete_number_suggests_the_code() {
    for (query, meant) in [("Quay.0042", "Quay.00042"), ("Quay.042", "Quay.00042")] {
        assert_eq!(records(&[query])[0]["found"], false, "{query}");
        let near = strings(&records(&[query])[0]["suggestions"]);
        assert_eq!(near.first().map(String::as_str), Some(meant), "{query}");
    }
}

#[test]
fn the_longest_prefix_counts() {
    assert_eq!(names("hbr101"), ["Hbr.101"]);
    assert_eq!(names("hbrx101"), ["Hbrx.0101"]);
    assert_eq!(names("HBRX12"), ["Hbrx.0012"]);
    assert_eq!(group("Hbr.xxx").1, of_service("Hbr"));
    assert_eq!(group("Hbrx.xxxx").1, of_service("Hbrx"));
}

#[test]
fn a_service_alone_lists_its_codes() {
    for (query, prefix, pattern) in [
        ("Hbr", "Hbr", "Hbr.xxx"),
        ("hbr.", "Hbr", "Hbr.xxx"),
        ("Hbrx", "Hbrx", "Hbrx.xxxx"),
        ("HBRX", "Hbrx", "Hbrx.xxxx"),
        ("quay", "Quay", "Quay.xxxxx"),
    ] {
        let (written, codes) = group(query);
        assert_eq!(written, pattern, "{query}");
        assert_eq!(codes, of_service(prefix), "{query}");
        let shown = found(&[query]);
        assert!(of_service(prefix).iter().all(|code| shown.contains(code)), "{shown}");
    }
}

#[test]
fn a_group_is_found_by_its_first_digits() {
    for (query, pattern, codes) in [
        ("Hbr.1xx", "Hbr.1xx", vec!["Hbr.101", "Hbr.102", "Hbr.119"]),
        ("hbr-1XX", "Hbr.1xx", vec!["Hbr.101", "Hbr.102", "Hbr.119"]),
        ("Hbr.10x", "Hbr.10x", vec!["Hbr.101", "Hbr.102"]),
        ("Hbr.00", "Hbr.00x", vec!["Hbr.001", "Hbr.007"]),
        ("Hbrx.00xx", "Hbrx.00xx", vec!["Hbrx.0007", "Hbrx.0012"]),
        ("Quay.00xxx", "Quay.00xxx", vec!["Quay.00042", "Quay.00404"]),
        ("quay1xxxx", "Quay.1xxxx", vec!["Quay.12345"]),
    ] {
        assert_eq!(group(query), (pattern.to_owned(), codes.into_iter().map(str::to_owned).collect()), "{query}");
    }
}

#[test]
fn a_group_that_is_a_family_has_its_title() {
    let title = "Liegeplätze: Vergabe, Größe und Dauer";
    assert_eq!(records(&["Hbr.1xx"])[0]["title"]["de"], title);
    assert!(found(&["Hbr.1xx"]).starts_with(&format!("Hbr.1xx  {title}\n")));
    assert!(found(&["Hbr.1xx", "--format", "markdown"]).starts_with(&format!("## Hbr.1xx {title}\n")));
    assert_eq!(records(&["Hbr.10x"])[0].get("title"), None);
}

#[test]
fn a_status_is_explained_and_lists_its_codes() {
    for query in ["409", "http409", "HTTP 409", "status-409"] {
        let shown = found(&[query]);
        for part in ["HTTP 409 Conflict", "Der Zustand des Hafens", "Belegte Plätze", "Hbr.101, Hbrx.0012"] {
            assert!(shown.contains(part), "{query} does not show {part}:\n{shown}");
        }
    }
    assert!(found(&["409", "--format", "markdown"]).starts_with("## HTTP 409 Conflict\n"));
    assert_eq!(records(&["409"])[0]["class"], "clientError");
}

#[test]
fn a_status_that_the_catalog_does_not_describe_is_that_of_the_registry() {
    assert_eq!(names("http403"), ["403"]);
    assert!(found(&["http403"]).starts_with("HTTP 403 Forbidden\n"));
    assert_eq!(harbor(&["http418"]).code, Some(1));
}

#[test]
fn a_code_of_another_service_gets_its_pointer() {
    for (query, pointer) in [
        ("Zoll.0001", "Codes, die mit „Zoll“ beginnen, erklärt das Handbuch des Zollamts."),
        ("zoll-123", "Codes, die mit „Zoll“ beginnen, erklärt das Handbuch des Zollamts."),
        ("Lotse.0001", "Codes anderer Dienste erklärt dieses Verzeichnis nicht; die Hafenmeisterei hilft weiter."),
    ] {
        let done = harbor(&[query]);
        assert_eq!((done.code, done.stdout.as_str()), (Some(1), ""), "{query}");
        assert!(done.stderr.contains(pointer), "{query}: {}", done.stderr);
        let record = &records(&[query])[0];
        assert_eq!(record["found"], false, "{query}");
        assert_eq!(record["pointer"]["de"], pointer, "{query}");
    }
}

#[test]
fn a_code_of_the_first_catalog_belongs_to_another_service() {
    let done = on(&second_catalog(), &["Pdp.0001"]);
    assert_eq!((done.code, done.stdout.as_str()), (Some(1), ""));
    assert!(done.stderr.contains("die Hafenmeisterei hilft weiter"), "{}", done.stderr);
}

#[test]
fn a_miss_suggests_similar_codes() {
    for (query, near) in [
        ("Hbr.103", vec!["Hbr.102", "Hbr.101"]),
        ("Hbr.012", vec!["Hbrx.0012"]),
        ("Quay.12354", vec!["Quay.12345"]),
        ("Kuay.12345", vec!["Quay.12345"]),
        ("hbr.191", vec!["Hbr.119", "Hbr.101"]),
    ] {
        let done = harbor(&[query]);
        assert_eq!((done.code, done.stdout.as_str()), (Some(1), ""), "{query}");
        let suggestions = strings(&records(&[query])[0]["suggestions"]);
        assert_eq!(suggestions[..near.len()], near, "{query}");
        assert!(done.stderr.contains(&suggestions.join(", ")), "{query}: {}", done.stderr);
    }
}

#[test]
fn no_code_is_suggested_twice() {
    for query in ["0000101", "000012", "113", "Hbr.100", "Hbr.0101", "8"] {
        let mut near = strings(&records(&[query])[0]["suggestions"]);
        let count = near.len();
        near.sort();
        near.dedup();
        assert_eq!(near.len(), count, "{query}: {near:?}");
    }
}

#[test]
fn a_miss_names_the_edition() {
    for query in ["Hbr.555", "555", "wasser"] {
        let done = harbor(&[query]);
        assert_eq!((done.code, done.stdout.as_str()), (Some(1), ""), "{query}");
        assert!(done.stderr.contains(query) && done.stderr.contains("2024-03-18"), "{}", done.stderr);
    }
}

#[test]
fn an_invalid_code_prints_the_services() {
    let done = harbor(&["wasser"]);
    assert!(done.stderr.contains("Hbr, Hbrx, Quay"), "{}", done.stderr);
}

#[test]
fn results_are_printed_next_to_misses() {
    let done = harbor(&["Hbr.007", "Hbr.555", "Quay.42"]);
    assert_eq!(done.code, Some(1));
    assert!(done.stdout.contains("Hbr.007  HTTP 404") && done.stdout.contains("Quay.00042  HTTP 503"));
}

#[test]
fn an_error_is_shown_with_everything_about_it() {
    let shown = found(&["Hbr.101"]);
    for part in [
        "Hbr.101  HTTP 409 Conflict\n",
        "Der Liegeplatz ist belegt.",
        "Zur gewünschten Zeit liegt dort ein anderes Schiff.",
        "Einen anderen Liegeplatz oder eine andere Zeit wählen.",
        "Auch an der Außenreede",
        "2023-05-02",
        "2024-01-09",
        "Hbrx.0012  Am gewünschten Ankerplatz liegt ein anderes Schiff.",
        "Hbr.1xx Liegeplätze: Vergabe, Größe und Dauer",
    ] {
        assert!(shown.contains(part), "{part} is missing:\n{shown}");
    }
    assert_eq!(shown.matches("Der Liegeplatz ist belegt.").count(), 1, "{shown}");
}

#[test]
fn both_placeholders_of_a_message_are_explained() {
    for format in ["human", "markdown"] {
        let shown = found(&["Hbr.102", "--format", format]);
        assert!(shown.contains("Das Schiff ist %s m lang, der Liegeplatz nur %s m."), "{shown}");
        let (ship, berth) = (shown.find("die Länge des Schiffs"), shown.find("die Länge des Liegeplatzes"));
        assert!(ship.is_some() && ship < berth, "{shown}");
    }
    let placeholders = &records(&["Hbr.102"])[0]["placeholders"];
    assert_eq!((&placeholders[0]["name"], &placeholders[1]["name"]), (&"ship_length".into(), &"berth_length".into()));
}

#[test]
fn each_code_is_shown_with_the_address_of_its_page() {
    for code in CODES {
        let shown = found(&[code]);
        assert!(shown.contains(&format!("https://errors.example/de/{code}/\n")), "{shown}");
    }
}

#[test]
fn the_first_catalog_has_no_addresses() {
    let done = run(["Pdp.0001", "--lang", "en"]).done();
    assert_eq!(done.code, Some(0));
    assert!(!done.stdout.contains("\nPage "), "{}", done.stdout);
}

#[test]
fn markdown_of_each_code_begins_with_its_heading() {
    for code in CODES {
        let shown = found(&[code, "--format", "markdown"]);
        assert!(shown.starts_with(&format!("## {code}\n\nHTTP ")), "{shown}");
    }
}

#[test]
fn german_is_chosen_by_any_of_its_names() {
    let shown = found(&["Hbr.102"]);
    for language in ["de", "DE", "de-AT", "de_CH.UTF-8", "both", "Both"] {
        assert_eq!(found(&["Hbr.102", "--lang", language]), shown, "{language}");
    }
}

#[test]
fn a_language_that_the_catalog_does_not_have_is_refused() {
    for language in ["en", "zh", "zh-CN", "en_US.UTF-8", "d", ""] {
        for args in [&["Hbr.102"][..], &["list"], &["409", "--format", "json"], &["Hbr", "--format", "markdown"]] {
            let done = harbor(&[args, &["--lang", language]].concat());
            assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""), "{args:?} --lang {language:?}");
            assert!(done.stderr.contains("is in de") || done.stderr.contains("语言有de"), "{}", done.stderr);
        }
    }
}

#[test]
fn the_only_language_is_used_in_any_locale() {
    let shown = found(&["Hbr.102"]);
    for (variable, value) in [
        ("LANG", "zh_CN.UTF-8"),
        ("LANG", "en_US.UTF-8"),
        ("LANG", "C"),
        ("LANG", ""),
        ("LC_ALL", "fr_FR"),
        ("LC_MESSAGES", "de_DE.UTF-8"),
        ("ECS_ERR_LANG", "zh"),
        ("ECS_ERR_LANG", "both"),
    ] {
        let done = run(["Hbr.102"]).env("ECS_ERR_DATA", second_catalog()).env(variable, value).done();
        assert_eq!((done.stdout, done.code), (shown.clone(), Some(0)), "{variable}={value}");
    }
}

/// The first words of the lines that are not indented.
fn listed(args: &[&str]) -> Vec<String> {
    let shown = found(&[&["list"], args].concat());
    let first = |line: &str| line.split(' ').next().map(str::to_owned);
    shown.lines().filter(|line| !line.starts_with(' ')).filter_map(first).collect()
}

#[test]
fn the_list_has_every_code_in_order() {
    assert_eq!(listed(&[]), CODES);
    let json: Value = serde_json::from_str(&found(&["list", "--format", "json"])).expect("JSON");
    let codes: Vec<String> = json.as_array().expect("a list").iter().map(|record| text(&record["code"])).collect();
    assert_eq!(codes, CODES);
    let table = found(&["list", "--format", "markdown"]);
    assert!(CODES.iter().all(|code| table.contains(&format!("\n| {code} | "))), "{table}");
}

#[test]
fn the_list_can_be_limited_to_a_service_a_status_or_a_time() {
    for (prefix, argument) in [("Hbr", "hbr"), ("Hbrx", "HBRX"), ("Quay", "Quay")] {
        assert_eq!(listed(&["--service", argument]), of_service(prefix));
    }
    assert_eq!(listed(&["--status", "503"]), ["Hbr.119", "Hbrx.0101", "Quay.00042"]);
    assert_eq!(listed(&["--since", "2024-01-01"]), ["Hbr.101", "Hbrx.0101", "Quay.00404"]);
    assert_eq!(listed(&["--until", "2023-12-31"]), ["Hbr.001", "Hbr.007", "Hbr.101"]);
    assert_eq!(listed(&["--since", "2024-03-18", "--service", "quay"]), ["Quay.00404"]);
}

#[test]
fn a_list_of_nothing_is_not_found() {
    for args in [&["list", "--status", "418"][..], &["list", "--since", "2024-03-19"]] {
        let done = harbor(args);
        assert_eq!((done.code, done.stdout.as_str()), (Some(1), ""), "{args:?}");
        assert!(!done.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn an_unknown_service_prints_the_known_ones() {
    let done = on(&second_catalog(), &["list", "--service", "Ecs"]);
    assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""));
    assert!(done.stderr.contains("Hbr, Hbrx, Quay"), "{}", done.stderr);
}

#[test]
fn the_export_holds_everything() {
    let export: Value = serde_json::from_str(&found(&["export"])).expect("JSON");
    assert_eq!(export["format"], "ecs-err/1");
    assert_eq!(export["catalog"]["id"], "harbor");
    assert_eq!(export["catalog"]["languages"], serde_json::json!(["de"]));
    assert_eq!(export["catalog"]["pageUrl"], "https://errors.example/{lang}/{code}/");
    for (list, count) in [
        ("errors", 12),
        ("statuses", 5),
        ("structures", 2),
        ("operations", 1),
        ("releases", 3),
        ("guides", 1),
        ("pages", 4),
    ] {
        assert_eq!(export[list].as_array().map(Vec::len), Some(count), "{list}");
    }
    assert_eq!(export["guides"][0]["title"]["de"], "Anlegen");
    let pages = export["pages"].as_array().expect("a list");
    assert_eq!(pages.iter().map(|page| &page["inEdition"]).collect::<Vec<_>>(), [true, false, true, false]);
    let error = |code: &str| {
        let errors = export["errors"].as_array().expect("a list");
        errors.iter().find(|error| error["code"] == code).expect("a record").clone()
    };
    assert_eq!(error("Hbr.101")["history"][1]["status"], 409);
    assert_eq!(error("Hbr.101")["sameMessage"], serde_json::json!(["Hbrx.0012"]));
    assert_eq!(error("Hbrx.0012")["service"], "Hbrx");
    assert_eq!(error("Quay.12345")["family"], "Quay.1xxxx");
}

#[test]
fn the_flag_wins_over_the_variable() {
    let shown = found(&["Hbr.101"]);
    for variable in [data(), "nowhere".into()] {
        let flag = second_catalog();
        let done = run(["--data".as_ref(), flag.as_os_str(), "Hbr.101".as_ref()]).env("ECS_ERR_DATA", variable).done();
        assert_eq!((done.stdout, done.code), (shown.clone(), Some(0)));
    }
    let flag = data();
    let done =
        run(["--data".as_ref(), flag.as_os_str(), "Pdp.0001".as_ref()]).env("ECS_ERR_DATA", second_catalog()).done();
    assert_eq!(done.code, Some(0), "{}", done.stderr);
}

#[test]
fn a_directory_given_to_a_command_wins_over_both() {
    let harbor = second_catalog();
    for command in [&["check"][..], &["fmt", "--check"]] {
        let args = command.iter().map(AsRef::as_ref).chain([harbor.as_os_str(), "--data".as_ref(), "nowhere".as_ref()]);
        let done = run(args).env("ECS_ERR_DATA", "nowhere").done();
        assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "{command:?}");
    }
}

#[test]
fn an_empty_variable_leaves_the_embedded_catalog() {
    let embedded = run(["Pdp.0001", "--lang", "en"]).done();
    let done = run(["Pdp.0001", "--lang", "en"]).env("ECS_ERR_DATA", "").done();
    assert_eq!((done.stdout, done.stderr, done.code), (embedded.stdout, String::new(), Some(0)));
}

#[test]
fn a_broken_directory_is_reported_with_the_position() {
    let broken = broken();
    for args in [
        &["Hbr.101"][..],
        &["Hbr.101", "--format", "json"],
        &["Hbr", "--format", "markdown"],
        &["list"],
        &["list", "--format", "json"],
        &["export"],
        &["fmt"],
        &["fmt", "--check"],
    ] {
        let done = on(broken.path(), args);
        assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""), "{args:?}");
        let place = format!("{}/{MISTAKE}: unknown key \"mesage\"", broken.path().display());
        assert!(done.stderr.contains(&place), "{args:?}: {}", done.stderr);
    }
}

#[test]
fn a_broken_directory_is_what_the_check_reports() {
    let broken = broken();
    for (format, place) in [("human", MISTAKE), ("json", "\"line\": 7"), ("github", "errors/hbr.json,line=7,col=7")] {
        let done = on(broken.path(), &["check", "--format", format]);
        assert_eq!((done.code, done.stderr.as_str()), (Some(1), ""), "{format}");
        assert!(done.stdout.contains(place) && done.stdout.contains("mesage"), "{}", done.stdout);
    }
}

#[test]
fn a_broken_file_is_left_as_it_is() {
    let broken = broken();
    let file = broken.path().join("errors/hbr.json");
    let before = fs::read_to_string(&file).expect("a file");
    assert_eq!(by_flag(broken.path(), &["fmt"]).code, Some(2));
    assert_eq!(fs::read_to_string(&file).expect("a file"), before);
}

#[test]
fn a_missing_directory_is_reported_by_name() {
    let parent = tempfile::tempdir().expect("a directory");
    let nowhere = parent.path().join("nowhere");
    for args in [&["Hbr.101"][..], &["list"], &["export"], &["fmt"], &["fmt", "--check"]] {
        let done = on(&nowhere, args);
        assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""), "{args:?}");
        assert!(done.stderr.contains(&nowhere.display().to_string()), "{args:?}: {}", done.stderr);
    }
    let done = on(&nowhere, &["check"]);
    assert_ne!(done.code, Some(0));
    let printed = done.stdout + &done.stderr;
    assert!(printed.contains(&nowhere.display().to_string()), "{printed}");
    assert!(!nowhere.exists());
}

#[test]
fn a_missing_directory_is_named_once() {
    let parent = tempfile::tempdir().expect("a directory");
    for args in [&["list"][..], &["fmt"], &["check"]] {
        let done = run(args).env("ECS_ERR_DATA", "nowhere").dir(parent.path()).done();
        let printed = done.stdout + &done.stderr;
        assert!(printed.contains("nowhere") && !printed.contains("nowhere/nowhere"), "{args:?}: {printed}");
    }
}

#[test]
fn formatting_restores_the_canonical_form() {
    let copy = copy_of(&second_catalog());
    let file = copy.path().join("catalog.json");
    let canonical = fs::read_to_string(&file).expect("a file");
    let tree: Value = serde_json::from_str(&canonical).expect("JSON");
    fs::write(&file, tree.to_string()).expect("a file");

    let name = format!("{}\n", file.display());
    let checked = on(copy.path(), &["fmt", "--check"]);
    assert_eq!((checked.stdout, checked.stderr, checked.code), (name.clone(), String::new(), Some(1)));
    let formatted = by_variable(copy.path(), &["fmt"]);
    assert_eq!((formatted.stdout, formatted.stderr, formatted.code), (name, String::new(), Some(0)));
    assert_eq!(fs::read_to_string(&file).expect("a file"), canonical);
    assert_eq!(by_flag(copy.path(), &["fmt"]).stdout, "");
}

#[test]
fn schemas_go_into_the_directory_and_keep_the_check_clean() {
    let copy = copy_of(&second_catalog());
    let written = by_variable(copy.path(), &["schema"]);
    assert_eq!((written.code, written.stderr.as_str()), (Some(0), ""));
    assert!(written.stdout.lines().count() > 0);
    for file in written.stdout.lines() {
        assert!(file.starts_with(&copy.path().join("schema").display().to_string()), "{file}");
        let schema: Value = serde_json::from_str(&fs::read_to_string(file).expect("a file")).expect("JSON");
        assert!(schema["$schema"].is_string(), "{file}");
    }
    assert_eq!(by_flag(copy.path(), &["schema"]).stdout, "", "they are written only once");
    let checked = on(copy.path(), &["check"]);
    assert_eq!((checked.code, checked.stderr.as_str()), (Some(0), ""), "{}", checked.stdout);
}

#[test]
fn only_pages_of_the_embedded_catalog_show_the_command() {
    let out = tempfile::tempdir().expect("a temporary directory");
    for (data, code, is_shown) in [(data(), "Ecs.0085", true), (second_catalog(), "Hbr.101", false)] {
        let site = out.path().join(code);
        let args = ["--data".as_ref(), data.as_os_str(), "build".as_ref(), "--out".as_ref(), site.as_os_str()];
        assert_eq!(run(args).done().code, Some(0), "{code}");
        let language = if is_shown { "en" } else { "de" };
        let page = fs::read_to_string(site.join(language).join("errors").join(code).join("index.html"));
        let page = page.expect("the page of the code");
        assert_eq!(page.contains(&format!("ecs-err {code}")), is_shown, "{code}");
    }
}
