//! The output for programs keeps to the schemas in `docs/schema/`, and the exit status agrees with it, over generated
//! inputs. `SNAPSHOTS=overwrite cargo test --test suite output_schemas` writes the schemas.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use ecs_err::OwnedCatalog;
use regex::Regex;
use serde_json::{Value, json};

use crate::env::{Done, run};
use crate::json_schema::violations;

const LANGUAGES: [&str; 3] = ["zh", "en", "both"];

/// A run of the program, and the schema of what it prints.
#[derive(Clone, Debug, Default)]
struct Call {
    schema: &'static str,
    /// `None` for the embedded catalog.
    data: Option<PathBuf>,
    args: Vec<String>,
    input: Vec<u8>,
}

impl Call {
    fn new<S: ToString>(schema: &'static str, args: impl IntoIterator<Item = S>) -> Self {
        Self { schema, args: args.into_iter().map(|arg| arg.to_string()).collect(), ..Self::default() }
    }

    /// With options before its other arguments.
    fn with(mut self, options: &[&str]) -> Self {
        self.args.splice(0..0, options.iter().map(ToString::to_string));
        self
    }

    fn input(mut self, text: impl AsRef<[u8]>) -> Self {
        text.as_ref().clone_into(&mut self.input);
        self
    }

    fn done(&self) -> Done {
        let run = run(&self.args).input(&self.input);
        self.data.iter().fold(run, |run, path| run.env("ECS_ERR_DATA", path)).done()
    }
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn schemas() -> BTreeMap<&'static str, Value> {
    ecs_err::schema::outputs().map(|(name, text)| (name, serde_json::from_str(&text).expect("JSON"))).collect()
}

/// The texts of `tests/vectors/bodies.json` that may be arguments.
fn bodies() -> Vec<String> {
    let text = fs::read_to_string(root("tests/vectors/bodies.json")).expect("a file");
    let tree: Value = serde_json::from_str(&text).expect("JSON");
    let texts = tree.as_array().expect("a list").iter().map(|one| one["text"].as_str().expect("a text"));
    texts.filter(|text| !text.contains('\0')).map(str::to_owned).collect()
}

/// The catalogs of `tests/catalogs`.
fn catalogs() -> Vec<PathBuf> {
    let entries = fs::read_dir(root("tests/catalogs")).expect("a directory");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

/// Calls of a look-up: codes in several spellings, statuses, beginnings of codes, and what no catalog has.
fn lookups(catalog: ecs_err::Catalog<'_>) -> Vec<Call> {
    let codes: Vec<&str> = catalog.errors().iter().map(|error| error.code.as_str()).collect();
    let retired = catalog.retired().iter().map(|retired| retired.code.as_str());
    let mut queries: Vec<String> = codes.iter().copied().chain(retired).map(str::to_owned).collect();
    queries.extend(codes.iter().map(|code| code.to_lowercase().replace(['.', '_'], " ")));
    queries.extend(codes.iter().map(|code| format!("{}x", &code[..code.len() - 1])));
    queries.extend(codes.iter().map(|code| format!("{code}9")));
    queries.extend(codes.iter().map(|code| code.chars().filter(char::is_ascii_digit).collect()));
    queries.extend(catalog.metadata().services.iter().map(|service| service.id.to_string()));
    queries.extend((100..600).step_by(7).map(|status| status.to_string()));
    queries
        .extend(["http404", "APIGW.0301", "EVS.2024", "nothing", "", "“网卡”", "\u{202e}", "12xx"].map(str::to_owned));
    let alone = queries.iter().step_by(17).map(|query| Call::new("lookup", ["--", query]));
    let all = Call::new("lookup", ["--"].into_iter().chain(queries.iter().map(String::as_str)));
    let piped = Call::new("lookup", [""; 0]).input(codes.join("\n"));
    let explained = Call::new("explain", ["explain"]).input(codes.join("\n"));
    let texts = codes
        .iter()
        .step_by(9)
        .map(|code| format!("{{\"error\": {{\"code\": \"{code}\", \"message\": \"{code} x\"}}}}"));
    let texts =
        texts.flat_map(|text| [Call::new("lookup", ["--", &text]), Call::new("explain", ["explain"]).input(&text)]);
    alone.chain([all, piped, explained]).chain(texts).collect()
}

/// Calls of commands that work on any catalog.
fn others(catalog: ecs_err::Catalog<'_>) -> Vec<Call> {
    let mut calls = vec![
        Call::new("list", ["list"]),
        Call::new("list", ["list", "--status", "404"]),
        Call::new("operations", ["operations"]),
        Call::new("guide", ["guide"]),
        Call::new("guide", ["guide", "no such guide"]),
        Call::new("changes", ["changes"]),
        Call::new("changes", ["changes", "--since", "2020-01-01", "--until", "2022-01-01"]),
        Call::new("field", ["field", "no such field"]),
        Call::new("operation", ["operation", "no such operation"]),
        Call::new("search", ["search", "qqqqxyz"]),
    ];
    for (at, structure) in catalog.structures().iter().enumerate() {
        calls.push(Call::new("field", ["field", structure.id.as_str()]));
        let names = structure.fields.iter().map(|field| field.name).skip(at % 3).step_by(3);
        calls.extend(names.map(|name| Call::new("field", ["field", "--recursive", name])));
    }
    let ids = catalog.operations().iter().map(|operation| operation.id.as_str()).chain(["/v1"]);
    calls.extend(ids.map(|id| Call::new("operation", ["operation", id])));
    calls.extend(catalog.guides().iter().map(|guide| Call::new("guide", ["guide", guide.id.as_str()])));
    let messages = catalog.errors().iter().filter_map(|error| catalog.api_message(error)).step_by(13);
    calls.extend(messages.flat_map(|message| {
        [Call::new("search", ["search", "--", message]), Call::new("lookup", ["--", message, "what", "to do"])]
    }));
    calls
}

/// All calls, each in one of the formats and languages by turns.
fn calls() -> Vec<Call> {
    let embedded = ecs_err::embedded();
    let mut calls = [lookups(embedded), others(embedded)].concat();
    for (at, text) in bodies().into_iter().enumerate() {
        calls.push(match at % 3 {
            0 => Call::new("lookup", ["--", text.as_str()]),
            1 => Call::new("lookup", [""; 0]).input(text),
            _ => Call::new("explain", ["explain", "--", text.as_str()]),
        });
    }
    calls.extend(
        embedded
            .releases()
            .iter()
            .step_by(10)
            .map(|one| Call::new("changes", ["changes", "--release", one.number.to_string().as_str()])),
    );
    for path in catalogs() {
        let owned = OwnedCatalog::open(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let own = [lookups(owned.get()), others(owned.get())].concat();
        calls.extend(own.into_iter().map(|call| Call { data: Some(path.clone()), ..call }));
    }
    let formats = ["json", "jsonl"].into_iter().cycle();
    let options = formats.zip(LANGUAGES.into_iter().cycle());
    calls.iter_mut().zip(options).for_each(|(call, (format, language))| {
        // Catalogs with one language do not have all of them.
        let language = if call.data.is_some() { "both" } else { language };
        // Options come after the command, and before `--`.
        let at = usize::from(call.args.first().is_some_and(|arg| arg != "--"));
        call.args.splice(at..at, ["--lang", language, "--format", format].map(str::to_owned));
    });
    calls.extend(fixed_format_calls());
    calls
}

/// Calls of commands that have one format for programs.
fn fixed_format_calls() -> Vec<Call> {
    let log = bodies().join("\nEcs.9999 APIGW.0301\n");
    let log = [log.as_bytes(), b"\n\xff Ecs.0085\n", "Ecs.0001".repeat(200_000).as_bytes()].concat();
    let mut calls: Vec<Call> = LANGUAGES
        .map(|language| Call::new("annotate", ["--lang", language, "annotate", "--style", "json"]).input(&log))
        .into();
    calls.push(Call::new("annotate", ["annotate", "--style", "json"]).input("all is well\n"));
    for file in imported() {
        let file = root("tests/import").join(file).display().to_string();
        let args = ["import", "--dry-run", "--format", "json", "--into", "no such directory", &file];
        calls.push(Call::new("import", args));
    }
    for body in validated() {
        for language in LANGUAGES {
            let args = ["validate", "--lang", language, "--format", "json", "changevpc", "-"];
            calls.push(Call::new("validate", args).input(body));
        }
    }
    if cfg!(feature = "import") {
        let po = "msgid \"\"\nmsgstr \"Language: zh\\nX-Source-Language: en\\n\"\nmsgid \"x\"\nmsgstr \"y\"\n";
        let args = ["import", "--dry-run", "--format", "json", "--into", "data", "-"];
        calls.push(Call::new("importTranslations", args).input(po));
    }
    calls.push(Call::new("export", ["export"]));
    calls.push(Call::new("scan", ["scan", "--format", "json", "tests/vectors", "tests/catalogs"]));
    calls.push(Call::new("scan", ["scan", "--format", "json", "LICENSE-MIT"]));
    calls.push(Call::new("check", ["check", "--format", "json"]).with(&["--data", "data"]));
    for path in catalogs() {
        let on = |call: Call| Call { data: Some(path.clone()), ..call };
        calls.push(on(Call::new("annotate", ["annotate", "--style", "json"]).input(&log)));
        calls.push(on(Call::new("export", ["export"])));
        calls.push(on(Call::new("check", ["check", "--strict", "--format", "json"])));
        calls.push(on(Call::new("check", ["check", "--format", "json", "tests/vectors"])));
        calls.push(on(Call::new("coverage", ["check", "--coverage", "--format", "json"])));
        let path = path.display().to_string();
        calls.push(on(Call::new("diff", ["diff", "--format", "json", &path])));
        calls.push(Call::new("diff", ["diff", "--format", "json", "data", &path]));
    }
    let texts =
        bodies().into_iter().step_by(9).chain(["Ecs.0085", "Ecs.9999", "404", "all is well"].map(str::to_owned));
    calls.extend(texts.map(|text| Call::new("problem", ["explain", "--format", "problem", "--", &text])));
    calls
}

/// Files to import, if the program can.
fn imported() -> &'static [&'static str] {
    if cfg!(feature = "import") { &["quarry.md", "quarry.html", "codes.json"] } else { &[] }
}

/// Bodies to validate, if the program can.
fn validated() -> &'static [&'static str] {
    const BODIES: [&str; 4] = [
        "{\"vpc_id\": \"d32019d3-bc6e-4319-9c1d-6722fc136a23\", \"nic\": {\"port_id\": \"\"}}",
        "{\"vpc_id\": \"d32019d3-bc6e-4319-9c1d-6722fc136a23\", \"nic\": {\"subnet\": 1, \"subnet\": 1}}",
        "{\"vpc_id\": \"x\", \"nic\": {\"port_id\": null, \"security_groups\": [{}, 1], \"ip_address\": \"\"}}",
        "[]",
    ];
    if cfg!(feature = "openapi") { &BODIES } else { &[] }
}

/// What a call printed: the document, or in JSON Lines a list of the lines.
fn document(call: &Call, stdout: &str) -> Value {
    let parse = |text: &str| serde_json::from_str(text).unwrap_or_else(|error| panic!("{call:?}: {error}: {text}"));
    let is_lines = call.schema == "annotate" || call.args.iter().any(|arg| arg == "jsonl");
    if is_lines { stdout.lines().map(parse).collect() } else { parse(stdout) }
}

/// The exit status that follows from a document; `None` if it does not.
fn status(call: &Call, document: &Value) -> Option<i32> {
    let records = document.as_array().map(Vec::as_slice).unwrap_or_default();
    let is_found = match call.schema {
        "lookup" | "explain" | "search" | "field" | "operation" | "guide" => {
            records.iter().all(|record| record["found"] == true)
        }
        "list" | "changes" => !records.is_empty(),
        "check" => records.iter().all(|record| record["severity"] != "error"),
        "annotate" => records.iter().any(|record| record["codes"] != json!([])),
        "scan" => document["undefined"] == json!([]),
        "validate" => records.is_empty(),
        "operations" | "export" | "coverage" | "diff" => true,
        _ => return None,
    };
    Some(i32::from(!is_found))
}

fn faults(call: &Call, schemas: &BTreeMap<&str, Value>) -> Vec<String> {
    let done = call.done();
    let document = document(call, &done.stdout);
    let schema = &schemas[call.schema];
    let mut faults = if call.schema == "annotate" {
        document.as_array().expect("lines").iter().flat_map(|line| violations(schema, schema, line, "")).collect()
    } else {
        violations(schema, schema, &document, "")
    };
    let expected = status(call, &document);
    if !expected.map_or(matches!(done.code, Some(0 | 1)), |expected| done.code == Some(expected)) {
        faults.push(format!("exit status {:?}, not {expected:?}: {}", done.code, done.stderr));
    }
    faults.iter().map(|fault| format!("{} {:.400?}: {fault:.600}", call.schema, call.args)).collect()
}

#[test]
fn every_output_keeps_to_its_schema_and_agrees_with_the_exit_status() {
    let (calls, schemas) = (calls(), schemas());
    let counts = schemas.keys().map(|name| (*name, calls.iter().filter(|call| call.schema == *name).count()));
    let counts: BTreeMap<&str, usize> = counts.collect();
    let is_called = |(name, count): (&&str, &usize)| match *name {
        "import" | "importTranslations" => *count > 0 || imported().is_empty(),
        "validate" => *count > 0 || validated().is_empty(),
        _ => *count > 0,
    };
    assert!(counts.iter().all(is_called) && calls.len() > 700, "{counts:?}");
    let (next, found) = (Mutex::new(calls.iter()), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while let Some(call) = { next.lock().expect("no panic").next() } {
                    let faults = faults(call, &schemas);
                    found.lock().expect("no panic").extend(faults);
                }
            });
        }
    });
    let found = found.into_inner().expect("no panic");
    assert!(found.is_empty(), "{} of {} calls:\n{}", found.len(), calls.len(), found[..found.len().min(20)].join("\n"));
}

#[test]
fn the_schemas_in_docs_are_those_of_the_program() {
    let dir = root("docs/schema");
    let written: Vec<(String, String)> =
        ecs_err::schema::outputs().map(|(name, text)| (format!("{name}.json"), text)).collect();
    if std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite") {
        fs::create_dir_all(&dir).expect("a directory");
        for (name, text) in &written {
            fs::write(dir.join(name), text).expect("a file");
        }
    }
    for (name, text) in &written {
        assert!(fs::read_to_string(dir.join(name)).is_ok_and(|present| present == *text), "{name} is stale");
    }
    assert_eq!(fs::read_dir(&dir).expect("a directory").count(), written.len(), "a schema is of no command");
}

/// Each object schema, with the names of the keys.
fn each_object(schema: &Value, visit: &mut impl FnMut(&Value)) {
    match schema {
        Value::Object(members) => {
            if schema["type"] == "object" {
                visit(schema);
            }
            members.values().for_each(|member| each_object(member, visit));
        }
        Value::Array(items) => items.iter().for_each(|item| each_object(item, visit)),
        _ => {}
    }
}

#[test]
fn schemas_allow_no_unknown_keys_and_keys_are_in_camel_case() {
    let camel = Regex::new("^[a-z]+([A-Z0-9][a-z0-9]*)*$").expect("a pattern");
    let mut keys = 0;
    for (name, schema) in schemas() {
        each_object(&schema, &mut |object| {
            assert!(object.get("additionalProperties").is_some(), "{name}: {object}");
            for key in object["properties"].as_object().into_iter().flatten().map(|(key, _)| key) {
                assert!(camel.is_match(key) || key == "$schema", "{name}: {key}");
                keys += 1;
            }
        });
    }
    assert!(keys > 300, "{keys}");
}

#[test]
fn schemas_refuse_what_the_program_does_not_print() {
    let lookup = &schemas()["lookup"];
    let printed = Call::new("lookup", ["--format", "json", "Ecs.0085", "{\"code\": \"Ecs.9999\"}"]);
    let printed = document(&printed, &printed.done().stdout);
    assert_eq!(violations(lookup, lookup, &printed, ""), [""; 0]);
    for (key, value) in
        [("found", json!(false)), ("kind", json!("errors")), ("same_message", json!([])), ("query", Value::Null)]
    {
        let mut wrong = printed.clone();
        wrong[0][key] = value;
        assert!(!violations(lookup, lookup, &wrong, "").is_empty(), "{key}");
    }
    for key in ["query", "found", "kind", "code", "history"] {
        let mut wrong = printed.clone();
        wrong[0].as_object_mut().expect("a record").remove(key);
        assert!(!violations(lookup, lookup, &wrong, "").is_empty(), "{key}");
    }
}

#[test]
fn every_query_command_has_every_format() {
    for args in [
        &["Ecs.0085"][..],
        &["404", "Ecs.12", "http403"],
        &["Ecs.12xx"],
        &["flavor", "sold", "out"],
        &["{\"error\": {\"code\": \"Ecs.0085\"}}"],
        &["{\"error\": {\"code\": \"Ecs.9999\", \"message\": \"gone\"}}"],
        &["explain", "error code: Ecs.0319, sold out"],
        &["explain", "Ecs.0319"],
        &["search", "flavor", "sold", "out"],
        &["field", "publicip"],
        &["field", "name"],
        &["operation", "changevpc"],
        &["operation", "/v1"],
        &["operations"],
        &["guide"],
        &["guide", "error-codes"],
        &["list", "--status", "404"],
        &["changes", "Ecs.0003"],
    ] {
        let at = usize::from(args[0].chars().all(|letter| letter.is_ascii_lowercase()) && args[0] != "flavor");
        let print = |format: &str| run([&args[..at], &["--format", format], &args[at..]].concat()).done();
        let [human, json, jsonl, markdown] = ["human", "json", "jsonl", "markdown"].map(print);
        let document: Value = serde_json::from_str(&json.stdout).unwrap_or_else(|error| panic!("{args:?}: {error}"));
        let records = document.as_array().unwrap_or_else(|| panic!("{args:?}: {document}"));
        let lines = jsonl.stdout.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
        assert!(lines.eq(records.iter().cloned()), "{args:?}");
        assert!(markdown.stdout.starts_with(['#', '|', '*', '-']), "{args:?}: {}", markdown.stdout);
        assert!(!human.stdout.is_empty() && !human.stdout.contains("**"), "{args:?}: {}", human.stdout);
        let statuses = [&human, &json, &jsonl, &markdown].map(|done| done.code);
        assert!(statuses.iter().all(|status| *status == human.code), "{args:?}: {statuses:?}");
    }
}

#[test]
fn a_text_has_the_same_record_and_status_by_argument_pipe_and_explain() {
    let texts = bodies().into_iter().step_by(8).filter(|text| text.contains(['{', '\n']) && text.contains('.'));
    let codes = ["Ecs.0085", "Ecs.9999", "http404", "APIGW.0301", "Ecs.03xx", "Ecs.9998 x", "{\"code\":\"VPC.0202\"}"];
    for text in codes.map(str::to_owned).into_iter().chain(texts) {
        let by_argument = run(["--format", "json", "--", &text]).done();
        for other in [
            run(["--format", "json"]).input(text.as_bytes()).done(),
            run(["explain", "--format", "json"]).input(text.as_bytes()).done(),
            run(["explain", "--format", "json", "--", &text]).done(),
        ] {
            let expected = (&by_argument.stdout, &by_argument.stderr, by_argument.code);
            assert_eq!((&other.stdout, &other.stderr, other.code), expected, "{text}");
        }
    }
}
