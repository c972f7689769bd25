//! Search on the command line.

use serde_json::Value;

use crate::env::{columns, copy_of, data, run, second_catalog};

fn hits(args: &[&str]) -> Vec<Value> {
    let done = run(["search", "--format", "json"].iter().chain(args)).done();
    let answer: Value = serde_json::from_str(&done.stdout).expect("JSON");
    answer[0]["hits"].as_array().expect("hits").clone()
}

fn first(args: &[&str]) -> String {
    let hits = hits(args);
    let hit = hits.first().expect("a hit");
    format!("{}:{}", hit["kind"].as_str().expect("a kind"), hit["id"].as_str().expect("an id"))
}

#[test]
fn every_kind_of_record_is_found() {
    for (words, found) in [
        ("flavor sold out", "error:Ecs.0018"),
        ("Too Many Requests", "status:429"),
        ("bandwidth charge mode", "field:create-server.bandwidth#chargemode"),
        ("publicip", "structure:create-server.publicip"),
        ("切换虚拟私有云", "operation:changevpc"),
        ("which release added cpu_options", "release:73"),
        ("codes starting with APIGW", "guide:gateway-codes"),
    ] {
        assert_eq!(first(&[words]), found, "{words}");
    }
}

#[test]
fn every_code_is_its_own_first_hit() {
    let catalog = ecs_err::embedded();
    let index = ecs_err::search::embedded().expect("the index opens");
    for error in catalog.errors() {
        let hits = index.search(error.code.as_str(), &ecs_err::search::Options::default());
        assert_eq!(hits[0].record.id().to_string(), error.code.as_str());
    }
}

#[test]
fn the_embedded_index_is_up_to_date() {
    let digest = ecs_err::codegen::catalog_digest(ecs_err::embedded());
    let packed = ecs_err::search::pack_index(ecs_err::embedded(), digest).expect("an index");
    let is_same = packed == ecs_err::search::PACKED_INDEX;
    assert!(is_same, "data/ or the search has changed: run cargo run --example update_search_index");
}

#[test]
fn every_message_of_the_api_finds_its_codes_with_any_values() {
    let catalog = ecs_err::embedded();
    let index = ecs_err::search::embedded().expect("the index opens");
    let mut options = ecs_err::search::Options::default();
    options.limit = 40;
    for error in catalog.errors() {
        let template = error.message.get("en").expect("English");
        let message = template.replace("%s", "s6.large.2");
        let hits = index.search(&message, &options);
        let quoted: Vec<String> =
            hits.iter().filter(|hit| hit.arguments.is_some()).map(|hit| hit.record.id().to_string()).collect();
        assert!(quoted.contains(&error.code.to_string()), "{message}: {quoted:?}");
        let own = hits.iter().find(|hit| hit.record.id().to_string() == error.code.as_str()).expect("the code");
        assert_eq!(own.arguments.as_ref().expect("arguments").len(), error.placeholders.len(), "{message}");
    }
}

#[test]
fn a_message_shows_the_values_of_its_placeholders() {
    let done = run(["Current flavor s6.large.2 can not resize to flavor c7.large.2."]).done();
    assert!(done.stdout.starts_with("Ecs.0812"), "{}", done.stdout);
    assert!(done.stdout.contains("current_flavor = s6.large.2") && done.stdout.contains("target_flavor = c7.large.2"));
}

#[test]
fn a_shared_message_lists_all_its_codes_and_says_that_it_does_not_decide() {
    let message = "The ECSs of this flavor cannot be created.";
    let done = run(["search", message]).done();
    assert!(done.stdout.starts_with("Several codes have this message"), "{}", done.stdout);
    let ids: Vec<Value> = hits(&[message]).iter().take(2).map(|hit| hit["id"].clone()).collect();
    assert_eq!(ids, ["Ecs.0027", "Ecs.0028"]);
}

#[test]
fn parts_of_identifiers_and_misspelt_words_are_found() {
    for words in ["delete on termination", "termination", "delete_on_termination"] {
        assert!(first(&[words]).ends_with("#delete_on_termination"), "{words}");
    }
    assert_eq!(first(&["ext ips type"]), "field:server-details.address#OS-EXT-IPS:type");
    for (words, meant) in [("flaver", "flavor"), ("insuficient quota", "quota"), ("passwrod", "password")] {
        let hits = hits(&[words]);
        let title = hits[0]["title"].as_str().expect("a title").to_lowercase();
        assert!(title.contains(meant), "{words}: {title}");
    }
}

#[test]
fn chinese_is_found_by_any_part_of_it() {
    for words in ["网卡", "主网卡", "挂载SCSI磁盘", "VPC参数", "卡"] {
        let done = run(["--lang", "zh", words]).done();
        assert_eq!(done.code, Some(0), "{words}");
        assert!(!done.stdout.is_empty(), "{words}");
    }
    assert_eq!(first(&["VPC参数"]), "error:Ecs.0014");
}

#[test]
fn traditional_chinese_finds_what_simplified_chinese_finds() {
    let index = ecs_err::search::embedded().expect("the index opens");
    let names = |query: &str| -> Vec<String> {
        let hits = index.search(query, &ecs_err::search::Options::default());
        hits.iter().map(|hit| format!("{}:{} {}", hit.record.kind(), hit.record.id(), hit.score)).collect()
    };
    for (traditional, simplified) in [
        ("網卡", "网卡"),
        ("虛擬私有雲", "虚拟私有云"),
        ("錯誤", "错误"),
        ("恢復密碼", "恢复密码"),
        ("什麼時候修訂", "什么时候修订"),
    ] {
        assert_eq!(names(traditional), names(simplified), "{traditional}");
    }
    // Words of Taiwan for the same things.
    for word in ["磁碟", "硬碟", "伺服器", "頻寬"] {
        assert!(!names(word).is_empty(), "{word}");
    }
    let texts = serde_json::to_string(&data_texts()).expect("the texts");
    let mut count = 0;
    for line in include_str!("../../crates/search/src/traditional.txt").lines() {
        let (traditional, simplified) = line.split_at(3);
        if texts.contains(simplified) {
            assert_eq!(names(traditional), names(simplified), "{traditional}");
            assert!(!names(traditional).is_empty(), "{traditional}");
            count += 1;
        }
    }
    assert!(count > 150, "{count}");
}

/// The Chinese texts of the errors, as the program exports them.
fn data_texts() -> Vec<String> {
    let export: Value = serde_json::from_str(&run(["export"]).done().stdout).expect("the export is JSON");
    let errors = export["errors"].as_array().expect("errors").iter();
    errors.flat_map(|error| ["message", "description", "action"].map(|key| error[key]["zh"].to_string())).collect()
}

#[test]
fn traditional_chinese_is_marked_in_the_text() {
    let text = |query: &str| run(["search", "--lang", "zh", "--color", "always", query]).done().stdout;
    assert_eq!(text("網卡"), text("网卡"));
}

#[test]
fn kind_and_limit_restrict_the_hits() {
    let found = hits(&["--kind", "field", "--limit", "3", "bandwidth"]);
    assert_eq!(found.len(), 3);
    assert!(found.iter().all(|hit| hit["kind"] == "field"));
    assert_eq!(run(["search", "--kind", "nothing", "x"]).done().code, Some(2));
    assert_eq!(run(["search", "--limit", "0", "quota"]).done().code, Some(2));
}

#[test]
fn a_hit_has_what_programs_need() {
    let done = run(["search", "--format", "json", "网卡"]).done();
    let answers: Value = serde_json::from_str(&done.stdout).expect("JSON");
    let [answer] = &answers.as_array().expect("a list")[..] else { panic!("one record for the query") };
    assert_eq!(answer["query"], "网卡");
    assert_eq!((&answer["found"], &answer["kind"]), (&true.into(), &"search".into()));
    for hit in answer["hits"].as_array().expect("hits") {
        assert!(hit["score"].is_number() && hit["kind"].is_string() && hit["id"].is_string());
        assert!(hit["title"].is_string() && hit["snippet"].is_string());
    }
    assert_eq!(done.stdout, run(["search", "--format", "json", "网卡"]).done().stdout, "the same every time");
}

#[test]
fn a_release_without_changes_shows_only_its_date() {
    let found = hits(&["--kind", "release", "--limit", "1", "first release"]);
    assert_eq!((&found[0]["title"], &found[0]["snippet"]), (&"2015-10-15".into(), &"".into()));
    let done = run(["search", "--kind", "release", "--limit", "1", "first release"]).done();
    assert_eq!(done.stdout, "release 1  2015-10-15\n");
}

#[test]
fn no_results_exit_with_1() {
    let done = run(["search", "qqqqxyz"]).done();
    assert_eq!((done.code, done.stdout.as_str()), (Some(1), ""));
    assert!(done.stderr.contains("qqqqxyz"));
}

#[test]
fn hits_fit_a_narrow_terminal() {
    for language in ["zh", "en", "both"] {
        for words in ["网卡", "delete on termination", "resize", "换VPC"] {
            let done = run(["search", "--lang", language, words]).env("COLUMNS", "40").done();
            assert!(done.stdout.lines().all(|line| columns(line) <= 40), "{words} {language}: {}", done.stdout);
        }
    }
}

#[test]
fn another_catalog_is_indexed_as_it_is_now() {
    let dir = copy_of(&second_catalog());
    let path = dir.path().to_str().expect("UTF-8");
    let errors = dir.path().join("errors/hbr.json");
    let before = run(["--data", path, "search", "Leuchtturmwärter"]).done();
    assert_eq!(before.code, Some(1), "{}", before.stdout);
    let text = std::fs::read_to_string(&errors).expect("the file");
    let at = text.find("\"description\": \"").expect("a description") + "\"description\": \"".len();
    std::fs::write(&errors, format!("{}Leuchtturmwärter {}", &text[..at], &text[at..])).expect("written");
    let after = run(["--data", path, "search", "Leuchtturmwärter"]).done();
    assert_eq!(after.code, Some(0), "{}", after.stderr);
    assert!(after.stdout.contains("Hbr."), "{}", after.stdout);
}

#[test]
fn a_directory_that_changes_during_a_search_gives_an_answer_or_an_error() {
    let dir = copy_of(&second_catalog());
    let path = dir.path().to_str().expect("UTF-8").to_owned();
    let errors = dir.path().join("errors/hbr.json");
    let whole = std::fs::read(&errors).expect("the file");
    let writing = std::sync::atomic::AtomicBool::new(true);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for cut in (0..whole.len()).step_by(7).cycle() {
                if !writing.load(std::sync::atomic::Ordering::Relaxed) {
                    break;
                }
                std::fs::write(&errors, &whole[..cut]).expect("written");
                std::fs::remove_file(&errors).expect("removed");
                std::fs::write(&errors, &whole).expect("written");
            }
        });
        for _ in 0..60 {
            let done = run(["--data", &path, "search", "Liegeplatz"]).done();
            match done.code {
                Some(0) => assert!(done.stdout.contains("Liegeplatz"), "{}", done.stdout),
                Some(1) => assert!(done.stdout.is_empty(), "{}", done.stdout),
                Some(2) => assert!(done.stderr.contains("is not a valid catalog"), "{}", done.stderr),
                code => panic!("{code:?}: {}", done.stderr),
            }
        }
        writing.store(false, std::sync::atomic::Ordering::Relaxed);
    });
}

#[test]
fn a_loaded_catalog_is_searched_like_the_embedded_one() {
    let dir = data();
    let path = dir.to_str().expect("UTF-8");
    for words in ["网卡", "flavor sold out", "passwrod"] {
        assert_eq!(
            run(["--data", path, "search", words]).done().stdout,
            run(["search", words]).done().stdout,
            "{words}"
        );
    }
}
