//! `ecs-err guide`: every guide, readable.

use ecs_err::embedded;
use serde_json::Value;

use crate::env::{columns, run, second_catalog};

fn json(args: &[&str]) -> Vec<Value> {
    let done = run(["guide", "--format", "json"].iter().chain(args)).done();
    serde_json::from_str(&done.stdout).expect("an array in JSON")
}

#[test]
fn every_guide_is_listed_and_shown_by_id_and_title() {
    let listed = run(["guide"]).done().stdout;
    let records = json(&[]);
    for (at, guide) in embedded().guides().iter().enumerate() {
        let (id, title) = (guide.id.as_str(), guide.title.get("en").expect("a title"));
        assert!(listed.contains(&format!("{id}  {title}")), "{listed}");
        assert_eq!(records[at]["id"], id);
        for name in [id, &id.to_uppercase(), title] {
            let [record] = &json(&[name])[..] else { panic!("one record for {name}") };
            assert_eq!((&record["query"], &record["found"]), (&name.into(), &true.into()));
            assert_eq!((&record["kind"], &record["id"]), (&"guide".into(), &id.into()));
            assert_eq!(record["body"]["zh"], guide.body.get("zh").expect("a body"));
        }
        let markdown = run(["guide", "--format", "markdown", id]).done().stdout;
        assert!(markdown.starts_with(&format!("# {title}\n\n")), "{markdown}");
        assert!(!markdown.contains("](error:"), "{markdown}");
    }
}

#[test]
fn a_guide_is_text_without_markup_that_fits_the_terminal() {
    for guide in embedded().guides() {
        for (language, width) in [("en", 80), ("zh", 40), ("both", 60)] {
            let args = ["guide", "--lang", language, guide.id.as_str()];
            let done = run(args).env("COLUMNS", width.to_string()).done();
            assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""));
            // Code keeps its lines, so that it can be copied.
            let mut prose = done.stdout.lines().filter(|line| !line.starts_with("    "));
            assert!(prose.all(|line| columns(line) <= width), "{}", done.stdout);
            for markup in ["](", "**", "`", "\n#", "error:Ecs"] {
                assert!(!done.stdout.contains(markup), "{markup}: {}", done.stdout);
            }
        }
    }
}

#[test]
fn an_unknown_guide_exits_with_1_and_names_similar_ones() {
    let done = run(["guide", "gateway"]).done();
    assert_eq!((done.code, done.stdout.as_str()), (Some(1), ""));
    assert!(done.stderr.contains("\"gateway\"") && done.stderr.contains("gateway-codes?"), "{}", done.stderr);
    let [record] = &json(&["eror-codes"])[..] else { panic!("one record") };
    assert_eq!((&record["found"], &record["kind"]), (&false.into(), &"notAGuide".into()));
    assert_eq!(record["suggestions"][0], "error-codes");
}

#[test]
fn a_catalog_without_guides_lists_none() {
    let harbor = second_catalog().display().to_string();
    for format in ["human", "json", "markdown"] {
        let done = run(["guide", "--data", &harbor, "--format", format]).done();
        assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "{format}");
    }
}

#[test]
fn hits_of_a_search_have_no_markup_and_name_the_command() {
    for (language, words) in [("en", "same message different causes"), ("en", "APIGW prefix"), ("zh", "同一条消息")]
    {
        let done = run(["search", "--lang", language, "--kind", "guide", words]).done();
        assert!(done.stdout.contains("\n    ecs-err guide "), "{}", done.stdout);
        assert!(!done.stdout.contains("](") && !done.stdout.contains('`'), "{}", done.stdout);
    }
}
