//! `ecs-err fmt` on random catalogs in random forms: nothing is lost, and the result is always the same.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde_json::Value;

use super::catalogs::{Files, catalog};
use super::check;
use crate::env::run;

const CASES: u32 = 48;

/// A change of the form of a JSON file, which leaves its meaning.
type Mangle = fn(&str) -> String;

const MANGLES: &[Mangle] = &[
    |text| format!("\u{feff}{text}"),
    |text| text.replace('\n', "\r\n"),
    |text| text.replace('\n', " \t\n\t"),
    |text| outside_strings(text, |mark, _| if mark == ',' { "，".into() } else { mark.into() }),
    |text| outside_strings(text, |mark, _| if mark == ':' { "：".into() } else { mark.into() }),
    |text| {
        outside_strings(text, |mark, before| {
            if "]}".contains(mark) && !"[{".contains(before) { format!(",{mark}") } else { mark.into() }
        })
    },
    |text| text.replace("\"service\":", "“service” :").replace("\"code\":", "“code”:"),
    |text| text.replace('\n', ""),
];

/// The text with each mark outside of strings replaced; the function has the mark and the last one before it.
fn outside_strings(text: &str, replace: impl Fn(char, char) -> String) -> String {
    let (mut out, mut in_string, mut is_escaped, mut before) = (String::new(), false, false, ' ');
    for letter in text.chars() {
        if in_string || letter == '"' {
            out.push(letter);
            in_string ^= letter == '"' && !is_escaped;
            is_escaped = letter == '\\' && !is_escaped;
        } else {
            out.push_str(&replace(letter, before));
        }
        before = if letter.is_whitespace() { before } else { letter };
    }
    out
}

/// The file with its records in reverse.
fn reversed(file: &Value) -> Value {
    let mut file = file.clone();
    for key in ["errors", "services", "structures"] {
        if let Some(Value::Array(records)) = file.get_mut(key) {
            records.reverse();
        }
    }
    file
}

fn fmt(dir: &Path) -> i32 {
    run(["fmt".as_ref(), dir.as_os_str()]).done().code.unwrap_or(-1)
}

fn read(dir: &Path, files: &Files) -> BTreeMap<String, String> {
    files.iter().map(|(path, _)| (path.clone(), fs::read_to_string(dir.join(path)).expect("a file"))).collect()
}

#[test]
fn any_form_of_a_catalog_is_formatted_alike_without_loss() {
    let mangles = prop::collection::vec((prop::sample::select(MANGLES), any::<bool>()), 12);
    check(CASES, &(catalog(), mangles), |(files, mangles)| {
        let home = tempfile::tempdir().expect("a temporary directory");
        let (plain, other) = (home.path().join("plain"), home.path().join("other"));
        for ((path, file), (mangle, is_reversed)) in files.iter().zip(mangles.iter().cycle()) {
            let file_of = |dir: &Path| {
                let path = dir.join(path);
                fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
                path
            };
            fs::write(file_of(&plain), file.to_string()).expect("a file");
            let form = if *is_reversed { reversed(file) } else { file.clone() };
            fs::write(file_of(&other), mangle(&format!("{form:#}"))).expect("a file");
        }
        prop_assert_eq!((fmt(&plain), fmt(&other)), (0, 0));
        let formatted = read(&plain, &files);
        prop_assert_eq!(&read(&other, &files), &formatted);
        for (path, file) in &files {
            let parsed: Value = serde_json::from_str(&formatted[path]).expect("JSON");
            let mut file = file.clone();
            // The default is left out.
            if file["complete"] == false {
                file.as_object_mut().expect("an object").remove("complete");
            }
            prop_assert_eq!(parsed, file);
        }
        prop_assert_eq!(fmt(&plain), 0);
        prop_assert_eq!(&read(&plain, &files), &formatted);
        Ok(())
    });
}
