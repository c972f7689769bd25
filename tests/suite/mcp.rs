//! `ecs-err mcp`: the server over standard input and output, as a process.

mod client;
#[cfg(unix)]
mod http;

use std::path::Path;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::env::{catalog, data, run};
use crate::json_schema::violations;
use client::Client;

const TOOLS: [&str; 5] = ["explain", "lookup", "search", "field", "changes"];

/// A body, as an SDK prints it.
const BODY: &str = r#"{"error": {"code": "Ecs.0319", "message": "check capacity: capacity is not enough."}}"#;

/// One record of the answer.
fn only(content: &Value) -> &Value {
    match content["results"].as_array().map(Vec::as_slice) {
        Some([record]) => record,
        _ => panic!("not one record: {content}"),
    }
}

/// A record without the members that only the server adds.
fn without_origin(record: &Value) -> Value {
    let mut record = record.clone();
    if let Value::Object(members) = &mut record {
        for key in ["source", "edition", "hint"] {
            members.shift_remove(key);
        }
        for key in ["explanations", "results"] {
            if let Some(Value::Array(records)) = members.get_mut(key) {
                for record in records {
                    *record = without_origin(record);
                }
            }
        }
    }
    record
}

#[test]
fn the_server_says_what_it_knows() {
    let mut client = Client::new(&["--lang", "en"]);
    let info = client.initialize("2025-11-25");
    assert_eq!(info["protocolVersion"], "2025-11-25");
    assert_eq!(info["serverInfo"]["name"], "ecs-err");
    let capabilities: Vec<&String> = info["capabilities"].as_object().expect("capabilities").keys().collect();
    assert_eq!(capabilities, ["completions", "resources", "tools"]);
    let instructions = info["instructions"].as_str().expect("instructions");
    assert!(instructions.starts_with("Error codes of Elastic Cloud Server on Huawei Cloud, edition 2024-05-30."));
    assert_eq!(client.end(), (Some(0), String::new()));
}

#[test]
fn tools_only_read_and_their_answers_fit_their_schemas() {
    let mut client = Client::start(&[]);
    let tools = client.result("tools/list", &json!({}))["tools"].clone();
    let names: Vec<&str> = tools.as_array().expect("tools").iter().filter_map(|tool| tool["name"].as_str()).collect();
    assert_eq!(names, TOOLS);
    let arguments = [
        ("explain", json!({"text": BODY})),
        ("explain", json!({"text": "No valid host was found"})),
        ("explain", json!({"text": "Ecs.0085\nEVS.2024"})),
        ("lookup", json!({"codes": ["Ecs.0085", "404", "Ecs.03xx", "Ecs.9998", "EVS.2024", "nonsense"]})),
        ("search", json!({"query": "quota", "kind": "error"})),
        ("search", json!({"query": "qqqqxyz"})),
        ("field", json!({"name": "nic"})),
        ("field", json!({"name": "no such field"})),
        ("changes", json!({"since": "2024-01-01"})),
        ("changes", json!({"about": "no such change"})),
    ];
    for tool in tools.as_array().expect("tools") {
        let hints = &tool["annotations"];
        assert_eq!(*hints, json!({"readOnlyHint": true, "idempotentHint": true, "openWorldHint": false}));
        assert_eq!(tool["inputSchema"]["properties"]["language"]["enum"], json!(["zh", "en"]));
        for (_, arguments) in arguments.iter().filter(|(name, _)| tool["name"] == *name) {
            for format in ["concise", "detailed"] {
                let mut arguments = arguments.clone();
                arguments["responseFormat"] = format.into();
                let content = client.call(tool["name"].as_str().expect("a name"), &arguments);
                let schema = &tool["outputSchema"];
                let found = violations(schema, schema, &content, "");
                assert!(found.is_empty(), "{arguments}: {found:?} in {content}");
            }
        }
    }
}

#[test]
fn an_explanation_is_what_an_agent_needs() {
    let mut client = Client::start(&["--lang", "en"]);
    let content = client.call("explain", &json!({"text": BODY}));
    let record = only(&content);
    assert_eq!((&record["found"], &record["rootCause"]), (&json!(true), &json!("Ecs.0319")));
    assert_eq!(
        record["records"],
        json!([{
            "found": true,
            "kind": "error",
            "code": "Ecs.0319",
            "status": 400,
            "message": "Insufficient resources for this flavor. Try another flavor.",
            "meaning": "The capacity of the flavor is insufficient.",
            "action": "Apply for more capacity for the flavor.",
            "retry": "afterFix",
            "notes": ["Use another flavor, or the flavor in another AZ."],
            "source": "https://support.huaweicloud.com/api-ecs/ecs_07_0002.html",
            "edition": "2024-05-30",
        }])
    );
    let chinese = client.call("explain", &json!({"text": BODY, "language": "zh-CN"}));
    assert_eq!(only(&chinese)["records"][0]["action"], "申请扩大flavor容量");
    let guessed = client.call("explain", &json!({"text": "error creating server: No valid host was found"}));
    assert_eq!(only(&guessed)["guesses"][0], "Ecs.0204");
    assert_eq!(only(&guessed)["records"][0]["code"], "Ecs.0204");
}

#[test]
fn detailed_answers_are_those_of_the_program() {
    let mut client = Client::start(&[]);
    let mut same = |tool: &str, arguments: Value, args: &[&str]| {
        let mut arguments = arguments;
        arguments["responseFormat"] = "detailed".into();
        let content = client.call(tool, &arguments);
        let records: Vec<Value> = content["results"].as_array().expect("records").iter().map(without_origin).collect();
        let printed = run(args.iter().chain(&["--format", "json"])).done().stdout;
        assert_eq!(Value::from(records), serde_json::from_str::<Value>(&printed).expect("JSON"), "{args:?}");
    };
    same("explain", json!({"text": BODY}), &["explain", BODY]);
    same("explain", json!({"text": "no code at all"}), &["explain", "no code at all"]);
    same(
        "lookup",
        json!({"codes": ["Ecs.0085", "404", "12", "Ecs.03xx", "Ecs.9998", "EVS.2024"]}),
        &["Ecs.0085", "404", "12", "Ecs.03xx", "Ecs.9998", "EVS.2024"],
    );
    same(
        "search",
        json!({"query": "quota insufficient", "limit": 3}),
        &["search", "quota insufficient", "--limit", "3"],
    );
    same("field", json!({"name": "subnet_id"}), &["field", "subnet_id"]);
    same("field", json!({"name": "no such field"}), &["field", "no such field"]);
    let since = "2023-12-01";
    same("changes", json!({"since": since, "limit": 20}), &["changes", "--since", since]);
}

#[test]
fn a_miss_is_an_answer_with_similar_codes() {
    let mut client = Client::start(&["--lang", "en"]);
    let content = client.call("lookup", &json!({"codes": ["Ecs.0999"]}));
    let record = only(&content);
    assert_eq!((&record["found"], &record["kind"]), (&json!(false), &json!("unknownCode")));
    assert_eq!(record["suggestions"], json!(["Common.0999", "Ecs.1000", "Ecs.1001"]));
    assert_eq!(record["edition"], "2024-05-30");
    let hint = record["hint"].as_str().expect("a hint");
    assert!(hint.starts_with("Ecs.0999 is not in this catalog (edition 2024-05-30). Did you mean"), "{hint}");
    let explained = client.call("explain", &json!({"text": "{\"error_code\": \"EVS.2024\"}"}));
    let record = &only(&explained)["records"][0];
    assert_eq!((&record["found"], &record["kind"]), (&json!(false), &json!("foreignCode")));
    assert!(record["hint"].as_str().is_some_and(|hint| hint.contains("other services")), "{record}");
    let found = client.call("search", &json!({"query": "qqqqxyz"}));
    assert_eq!((&only(&found)["found"], &only(&found)["hits"]), (&json!(false), &json!([])));
    assert!(found["hint"].is_string());
}

#[test]
fn wrong_calls_are_corrected_and_the_server_goes_on() {
    let mut client = Client::start(&[]);
    let wrong = client.result("tools/call", &json!({"name": "lookup", "arguments": {"codes": "Ecs.0085"}}));
    assert_eq!(wrong["isError"], true);
    let text = wrong["content"][0]["text"].as_str().expect("a text");
    assert!(text.starts_with("wrong arguments: invalid type: string \"Ecs.0085\", expected a sequence"), "{text}");
    let error = |response: Value| response["error"]["code"].as_i64();
    assert_eq!(error(client.request("tools/call", &json!({"name": "delete"}))), Some(-32602));
    assert_eq!(error(client.request("prompts/list", &json!({}))), Some(-32601));
    assert_eq!(error(client.request("resources/list", &json!({"cursor": "x"}))), Some(-32602));
    for broken in ["{\"jsonrpc\": \"2.0\", \"id\": 1, \"meth", "no JSON", "", "\u{1b}[0m"] {
        client.send_line(broken);
    }
    client.send_line("{\"jsonrpc\": \"2.0\", \"id\": 7}");
    assert_eq!(client.receive()["error"]["code"], -32600);
    assert_eq!(only(&client.call("lookup", &json!({"codes": ["85"]})))["code"], "Ecs.0085");
    assert_eq!(client.end(), (Some(0), String::new()));
}

#[test]
fn the_end_of_the_input_is_the_end_of_the_server() {
    assert_eq!(Client::new(&[]).end(), (Some(0), String::new()));
    let done = run(["mcp"]).input(b"{\"jsonrpc\": \"2.0\"").done();
    assert_eq!((done.code, done.stdout.as_str(), done.stderr.as_str()), (Some(0), "", ""));
    // The server does not wait for the end of an input that is no conversation.
    let mut client = Client::new(&[]);
    client.send_line("{\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}");
    let (code, printed) = client.ended();
    assert_eq!(code, Some(2));
    assert!(printed.starts_with("error: can't serve: the client does not speak"), "{printed}");
}

#[test]
fn resources_are_the_codes_as_markdown() {
    let mut client = Client::start(&["--lang", "en"]);
    let mut addresses = Vec::new();
    let mut cursor = Value::Null;
    loop {
        let parameters = if cursor.is_null() { json!({}) } else { json!({"cursor": cursor}) };
        let page = client.result("resources/list", &parameters);
        let resources = page["resources"].as_array().expect("resources").clone();
        assert!(resources.len() <= 100);
        addresses.extend(resources.iter().map(|resource| resource["uri"].as_str().expect("an address").to_owned()));
        cursor = page["nextCursor"].clone();
        if cursor.is_null() {
            break;
        }
    }
    let expected: Vec<String> =
        ecs_err::embedded().errors().iter().map(|error| format!("ecs-err://error/{}", error.code)).collect();
    assert_eq!(addresses, expected);

    let read = client.result("resources/read", &json!({"uri": "ecs-err://error/Ecs.0085"}));
    let printed = run(["--lang", "en", "--format", "markdown", "Ecs.0085"]).done().stdout;
    assert_eq!(read["contents"][0]["mimeType"], "text/markdown");
    assert_eq!(read["contents"][0]["text"].as_str().map(str::trim_end), Some(printed.trim_end()));
    let chinese = client.result("resources/read", &json!({"uri": "ecs-err://error/Ecs.0085?language=zh"}));
    assert!(chinese["contents"][0]["text"].as_str().is_some_and(|text| text.contains("请更换网卡")));
    let absent = client.request("resources/read", &json!({"uri": "ecs-err://error/Ecs.0999"}));
    assert_eq!(absent["error"]["code"], -32002);
    assert!(absent["error"]["message"].as_str().is_some_and(|text| text.contains("Did you mean")), "{absent}");

    let template = &client.result("resources/templates/list", &json!({}))["resourceTemplates"][0]["uriTemplate"];
    let reference = json!({"type": "ref/resource", "uri": template});
    let mut complete = |name: &str, value: &str| {
        let argument = json!({"name": name, "value": value});
        client.result("completion/complete", &json!({"ref": reference, "argument": argument}))["completion"].clone()
    };
    assert_eq!(complete("code", "ecs.0085")["values"], json!(["Ecs.0085"]));
    assert_eq!(complete("language", "")["values"], json!(["zh", "en"]));
    let all = complete("code", "");
    assert_eq!((all["values"].as_array().map(Vec::len), &all["hasMore"]), (Some(100), &json!(true)));
    assert_eq!(all["total"], expected.len());
    let unknown = json!({"ref": {"type": "ref/prompt", "name": "x"}, "argument": {"name": "code", "value": ""}});
    assert_eq!(client.request("completion/complete", &unknown)["error"]["code"], -32602);
}

#[test]
fn answers_say_how_long_they_can_be_kept() {
    let mut client = Client::new(&[]);
    let mut result = |method: &str, parameters: Value| {
        let mut parameters = parameters;
        parameters["_meta"] = json!({
            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
            "io.modelcontextprotocol/clientInfo": {"name": "test", "version": "1"},
            "io.modelcontextprotocol/clientCapabilities": {},
        });
        client.result(method, &parameters)
    };
    let discovered = result("server/discover", json!({}));
    assert!(discovered["supportedVersions"].as_array().is_some_and(|all| all.contains(&json!("2026-07-28"))));
    let read = result("resources/read", json!({"uri": "ecs-err://error/Ecs.0085"}));
    let lists = ["tools/list", "resources/list", "resources/templates/list"].map(|method| result(method, json!({})));
    for answer in [&discovered, &read].into_iter().chain(&lists) {
        assert_eq!((&answer["ttlMs"], &answer["cacheScope"]), (&json!(3_600_000), &json!("public")), "{answer}");
    }
}

#[test]
fn answers_about_long_logs_are_short() {
    let codes: Vec<&str> = ecs_err::embedded().errors().iter().map(|error| error.code.as_str()).collect();
    let line =
        |number: usize| format!("2024-05-30 12:00:00 ERROR {} failed: {}\n", number, codes[number % codes.len()]);
    let log: String = (0..100_000).map(line).collect();
    assert!(log.len() > 4_000_000);
    let mut client = Client::start(&[]);
    let content = client.call("explain", &json!({"text": log}));
    assert_eq!(only(&content)["records"].as_array().map(Vec::len), Some(10));
    assert_eq!(content["more"], codes.len() - 10);
    assert!(content.to_string().len() < 8000, "{}", content.to_string().len());
    let detailed = client.call("explain", &json!({"text": log, "responseFormat": "detailed"}));
    assert_eq!(only(&detailed)["explanations"].as_array().map(Vec::len), Some(10));
    let many = client.call("lookup", &json!({"codes": codes}));
    assert_eq!((many["results"].as_array().map(Vec::len), &many["more"]), (Some(20), &json!(codes.len() - 20)));
}

#[test]
fn other_catalogs_are_served() {
    for path in ["oracle-like", "one", "colon"].map(catalog).into_iter().chain([data()]) {
        let path = path.display().to_string();
        let owned = ecs_err::OwnedCatalog::open(Path::new(&path)).expect("a catalog");
        let code = owned.get().errors()[0].code.as_str();
        let mut client = Client::start(&["--data", &path]);
        let found = client.call("lookup", &json!({"codes": [code]}));
        assert_eq!(found["results"][0]["code"], code, "{path}");
        assert_eq!(found["results"][0]["edition"], owned.get().metadata().edition.as_str(), "{path}");
        assert!(found["results"][0]["source"].is_string(), "{path}");
        let listed = client.result("resources/list", &json!({}));
        let address = listed["resources"][0]["uri"].clone();
        let read = client.result("resources/read", &json!({"uri": address}));
        assert!(read["contents"][0]["text"].as_str().is_some_and(|text| text.contains(code)), "{path}: {read}");
        client.call("search", &json!({"query": code}));
        assert_eq!(client.end(), (Some(0), String::new()));
    }
    let done = run(["mcp", "--data", "nowhere"]).done();
    assert_eq!((done.code, done.stderr.as_str()), (Some(2), "error: nowhere is not a readable directory\n"));
}

#[test]
fn the_skill_has_the_words_of_the_tools() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("integrations/skills/ecs-err/SKILL.md");
    let skill = run(["mcp", "--skill", "--lang", "en"]).done().stdout;
    if std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite") {
        std::fs::write(&path, &skill).expect("a file");
    }
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), skill, "SNAPSHOTS=overwrite writes it");
    let mut client = Client::start(&[]);
    for tool in client.result("tools/list", &json!({}))["tools"].as_array().expect("tools") {
        assert!(skill.contains(tool["description"].as_str().expect("words")), "{tool}");
    }
    let other = run(["mcp", "--skill", "--data", &catalog("oracle-like").display().to_string()]).done();
    assert!(other.stdout.contains("oracle-like explain --format json FILE"), "{}", other.stdout);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn the_server_answers_whatever_it_is_sent(text in any::<String>(), json in "[\\[\\]{}\",:0-9a-zE.\\\\ ]{0,80}") {
        let mut client = Client::start(&[]);
        client.send_line(&json);
        for tool in ["explain", "search", "field", "changes", "lookup"] {
            let value = if tool == "lookup" { json!([text, json]) } else { json!(text) };
            let parameter = match tool {
                "explain" => "text",
                "search" => "query",
                "field" => "name",
                "changes" => "about",
                _ => "codes",
            };
            client.send(&json!({"jsonrpc": "2.0", "id": tool, "method": "tools/call", "params": {"name": tool, "arguments": {parameter: value}}}));
            let answer = std::iter::repeat_with(|| client.receive()).take(3).find(|answer| answer["id"] == tool);
            prop_assert!(answer.is_some_and(|answer| answer["result"]["isError"] == false));
        }
        prop_assert_eq!(client.end(), (Some(0), String::new()));
    }
}
