//! Rebuilds after changes of files.

use std::fs;

use serde_json::Value;

use super::preview::{asset, following, replace, save, serve};
use crate::env::{copy_of, second_catalog};

fn count(state: &Value) -> u64 {
    state["count"].as_u64().expect("a number")
}

#[test]
fn a_change_is_built_and_announced() {
    let copy = copy_of(&second_catalog());
    let preview = following(copy.path());
    let mut events = preview.events();
    let first = events.next().expect("the state");
    let page = preview.get("/de/errors/Hbr.001/");
    assert!(page.text().contains(&format!("data-site=\"{}\"", first["site"].as_str().expect("an id"))));
    replace(&copy.path().join("errors/hbr.json"), "Die fehlende Angabe ergänzen.", "Alles angeben.");
    let next = events.until(|state| state["site"] != first["site"]);
    assert_eq!(count(&next), 0);
    let changed = preview.ask("GET", "/de/errors/Hbr.001/", &[&format!("If-None-Match: {}", page.header("etag"))]);
    assert!(changed.status == 200 && changed.text().contains("Alles angeben."));
    assert!(changed.text().contains(&format!("data-site=\"{}\"", next["site"].as_str().expect("an id"))));
    // The same files again are the same site: no page needs to be loaded again.
    replace(&copy.path().join("errors/hbr.json"), "Alles angeben.", "Die fehlende Angabe ergänzen.");
    assert_eq!(events.until(|state| state["site"] != next["site"]), first);
    assert_eq!(preview.get("/de/errors/Hbr.001/").body, page.body);
}

#[test]
fn an_error_keeps_the_last_site() {
    let copy = copy_of(&second_catalog());
    let preview = following(copy.path());
    let mut events = preview.events();
    let first = events.next().expect("the state");
    let page = preview.get("/de/errors/Hbr.001/").body;
    assert!(preview.get("/-/problems").text().contains("Nothing is wrong"));
    let file = copy.path().join("errors/hbr.json");
    replace(&file, "\"status\": 400", "\"<b>status\": 400");
    let broken = events.until(|state| count(state) > 0);
    assert_eq!(broken["site"], first["site"]);
    assert_eq!(preview.get("/de/errors/Hbr.001/").body, page);
    let problems = preview.get("/-/problems");
    assert_eq!(problems.status, 200);
    assert!(!problems.text().contains("<b>"), "{}", problems.text());
    for expected in ["errors/hbr.json:6:7", "D105 unknown-key", "&lt;b&gt;status"] {
        assert!(problems.text().contains(expected), "{expected} in {}", problems.text());
    }
    let place = format!("{}:6:7: ", file.display());
    preview.wait_for(&place);
    preview.wait_for("; the site is unchanged\n");
    replace(&file, "<b>status", "status");
    assert_eq!(events.until(|state| count(state) == 0), first);
    assert!(preview.get("/-/problems").text().contains("Nothing is wrong"));
}

#[test]
fn without_a_site_every_page_lists_the_problems() {
    let copy = copy_of(&second_catalog());
    let file = copy.path().join("errors/hbr.json");
    replace(&file, "\"status\": 400", "\"status\": 499");
    let preview = following(copy.path());
    preview.wait_for("; there is no site yet\n");
    for path in ["/", "/de/", "/nowhere", "/../x"] {
        let answer = preview.get(path);
        assert_eq!(answer.status, 500, "{path}");
        assert!(answer.text().contains("D305 unknown-status"), "{path}: {}", answer.text());
        assert!(answer.text().contains("data-site=\"none\" data-problems="), "{path}: {}", answer.text());
    }
    assert_eq!(preview.get("/-/preview.css").status, 200);
    let mut events = preview.events();
    let first = events.next().expect("the state");
    assert_eq!(first["site"], "none");
    // Other problems are reported too: the page that lists them is loaded again.
    replace(&file, "\"status\": 499", "\"status\": 498");
    events.until(|state| state["site"] == "none" && state["problems"] != first["problems"]);
    replace(&file, "\"status\": 498", "\"status\": 400");
    events.until(|state| state["site"] != "none");
    assert_eq!(preview.get("/de/").status, 200);
}

#[test]
fn a_theme_is_followed_too() {
    let theme = tempfile::tempdir().expect("a directory");
    let preview =
        serve(["--theme".as_ref(), theme.path().as_os_str(), "--data".as_ref(), second_catalog().as_os_str()]);
    let mut events = preview.events();
    let first = events.next().expect("the state");
    // The directories of the theme may come later, with files in them.
    let prepared = tempfile::tempdir_in(theme.path()).expect("a directory");
    fs::write(prepared.path().join("style.css"), "main { color: red }").expect("a file");
    fs::rename(prepared.path(), theme.path().join("site")).expect("a directory");
    let styled = events.until(|state| state["site"] != first["site"]);
    let style = asset(&preview, ".css");
    assert_eq!(preview.get(&style).text(), "main { color: red }");
    // Some programs write a file in several steps: the last state counts.
    fs::write(theme.path().join("site/style.css"), "main { color: blue }").expect("a file");
    let again = events.until(|state| {
        state["site"] != styled["site"] && preview.get(&asset(&preview, ".css")).text() == "main { color: blue }"
    });
    assert_eq!(preview.get(&style).status, 404);
    // A broken template is reported, then repaired.
    fs::create_dir(theme.path().join("templates")).expect("a directory");
    save(&theme.path().join("templates/about.html"), "{% if %}");
    assert_eq!(events.until(|state| count(state) > 0)["site"], again["site"]);
    assert!(preview.get("/-/problems").text().contains("about.html"), "{}", preview.get("/-/problems").text());
    fs::remove_file(theme.path().join("templates/about.html")).expect("a file");
    events.until(|state| count(state) == 0);

    // So are the settings, the additional style sheet, the pages and the files for the root.
    let has = |state: &Value, address: &str, text: &str| {
        count(state) == 0 && preview.get(address).status == 200 && preview.get(address).text().contains(text)
    };
    save(&theme.path().join("site.toml"), "nmae = \"Piers\"");
    events.until(|state| count(state) > 0);
    let problems = preview.get("/-/problems").text();
    assert!(problems.contains("site.toml:1:1") && problems.contains("did you mean"), "{problems}");
    save(&theme.path().join("site.toml"), "name = \"Piers\"");
    events.until(|state| has(state, "/de/", ">Piers</span>"));
    save(&theme.path().join("custom.css"), "main { color: green }");
    events.until(|state| has(state, "/de/", "/custom."));
    fs::create_dir_all(theme.path().join("pages/de")).expect("a directory");
    save(&theme.path().join("pages/de/faq.md"), "# Fragen\n\nAntworten.\n");
    events.until(|state| has(state, "/de/pages/faq/", "Antworten."));
    fs::create_dir(theme.path().join("static")).expect("a directory");
    save(&theme.path().join("static/hello.txt"), "Moin");
    events.until(|state| has(state, "/hello.txt", "Moin"));
}

#[test]
fn a_directory_that_is_replaced_is_still_followed() {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("data");
    fs::rename(copy_of(&second_catalog()).keep(), &path).expect("a directory");
    let preview = following(&path);
    let mut events = preview.events();
    let first = events.next().expect("the state");
    fs::remove_dir_all(&path).expect("a directory");
    events.until(|state| count(state) > 0);
    let mut copy = copy_of(&second_catalog()).keep();
    fs::rename(&copy, &path).expect("a directory");
    assert_eq!(events.until(|state| count(state) == 0)["site"], first["site"]);
    copy = path.join("errors/hbr.json");
    replace(&copy, "Die fehlende Angabe ergänzen.", "Alles angeben.");
    events.until(|state| state["site"] != first["site"]);
}

#[test]
fn reads_and_hidden_files_are_not_changes() {
    let copy = copy_of(&second_catalog());
    let preview = following(copy.path());
    let mut events = preview.events();
    let first = events.next().expect("the state");
    fs::write(copy.path().join("errors/.hbr.json.swp"), "hidden").expect("a file");
    fs::read(copy.path().join("errors/hbr.json")).expect("a file");
    replace(&copy.path().join("errors/hbr.json"), "Die fehlende Angabe ergänzen.", "Alles angeben.");
    events.until(|state| state["site"] != first["site"]);
    drop(events);
    // Building reads every file; if reads counted as changes, it would never end.
    std::thread::sleep(std::time::Duration::from_millis(600));
    let builds = preview.printed().matches("built in").count();
    assert!(builds <= 3, "{}", preview.printed());
}

#[test]
fn problems_are_listed_in_the_language_of_the_writer() {
    let copy = copy_of(&second_catalog());
    let file = copy.path().join("errors/hbr.json");
    replace(&file, "\"status\": 400", "\"staus\": 400");
    let preview = serve(["--lang".as_ref(), "zh-CN".as_ref(), "--data".as_ref(), copy.path().as_os_str()]);
    preview.wait_for("未知的键“staus” [D105 unknown-key]；是否应为“status”？\n");
    preview.wait_for("3个问题；还没有网站\n");
    let page = preview.get("/").text();
    for expected in ["<html lang=\"zh\">", "<h1>3个问题</h1>", "未知的键“staus”", "是否应为“status”？"]
    {
        assert!(page.contains(expected), "{expected} in {page}");
    }
}
