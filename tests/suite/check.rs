//! `ecs-err check`: each rule finds its violations, at their positions, and nothing else.

use std::fs;
use std::path::Path;

use ecs_err::check::{RuleId, Severity};
use serde_json::Value;
use tempfile::TempDir;

use super::check_language;
use super::env::{self, Done};

/// A violation of a rule, and a part of the messages about it.
struct Break(&'static [Change], &'static str);

/// A change to the data.
///
/// A mark with the code of a rule, such as `<D307>`, is where a problem must be found.
enum Change {
    /// In this file, the second text replaces the first.
    In(&'static str, &'static str, &'static str),
    /// This file is added or replaced.
    New(&'static str, &'static [u8]),
    /// This file or directory is removed; the mark, if any, is at its beginning.
    Gone(&'static str, &'static str),
}

use Change::{Gone, In, New};

/// A problem as the report has it: file, line, column, code of the rule.
type Found = (String, usize, usize, String);

const FORM: &[Break] = &[
    // D101 unreadable-file
    Break(&[New("errors/new.json", b"{\"service\": \"Ecs\",\n \"\xc3\xa9<D101>\xff\"}")], "not UTF-8"),
    // D102 unexpected-file
    Break(&[New("error/ecs.json", b"<D102>{}")], "no data file has this name"),
    Break(&[New("errors/ecs/old/ecs.json", b"<D102>{}")], "errors/SERVICE/*.json"),
    Break(&[New("guides/zh/notes.txt", b"<D102>")], "guides/LANGUAGE/*.md"),
    // D103 missing-file: an empty directory
    Break(
        &[
            Gone("catalog.json", "<D103>"),
            Gone("pages.json", ""),
            Gone("statuses.json", ""),
            Gone("synonyms.json", ""),
            Gone("errors", ""),
            Gone("structures", ""),
            Gone("operations", ""),
            Gone("releases", ""),
            Gone("guides", ""),
        ],
        "is it a data directory?",
    ),
    // D104 json-syntax
    Break(&[In("errors/pdp.json", r#""status": 403,"#, r#""status": 403,<D104>,"#)], "strict JSON (RFC 8259)"),
    Break(&[New("errors/new.json", b"<D104>")], "the file is empty"),
    Break(&[New("errors/new.json", b"<D104> \n")], "the file is empty"),
    Break(&[New("errors/new.json", br#"{"service": "Ecs"<D104>,}"#)], "trailing commas"),
    Break(&[New("errors/new.json", br#"{"service": <D104>/* ours */ "Ecs"}"#)], "comments"),
    Break(&[New("errors/new.json", br#"{<D104>'service': "Ecs"}"#)], "single-quoted"),
    Break(&[New("errors/new.json", br#"{<D104>service: "Ecs"}"#)], "expected string"),
    Break(&[New("errors/new.json", br#"{"service": <D104>"Ecs}"#)], "unterminated string"),
    Break(&[New("errors/new.json", b"{} <D104>{}")], "more than one"),
    Break(&[New("errors/new.json", br#"{"service": <D104>NaN}"#)], "unexpected token"),
    Break(&[New("errors/new.json", br#"{"service": <D104>0x1F}"#)], "hexadecimal"),
    Break(&[New("errors/new.json", br#"{"service": "<D104>\x41"}"#)], "invalid escape"),
    Break(&[New("errors/new.json", br#"{"service": "<D104>\ud800"}"#)], "unpaired high surrogate"),
    Break(&[New("errors/new.json", "<D104>\u{feff}{}".as_bytes())], "a byte order mark (U+FEFF)"),
    Break(&[New("errors/new.json", "{\"service\": \"Ecs\"<D104>，\"errors\": []}".as_bytes())], "full-width comma ，"),
    Break(&[New("errors/new.json", "{\"service\"<D104>： \"Ecs\"}".as_bytes())], "full-width colon"),
    Break(&[New("errors/new.json", "{<D104>“service”: \"Ecs\"}".as_bytes())], "curly quotation mark “"),
    Break(&[New("errors/new.json", b"{\"service\": \"Ecs<D104>\n}")], "a quotation mark is missing in this line"),
    Break(
        &[New("errors/new.json", b"{\n<D104><<<<<<< ours\n\"service\": \"Ecs\"}")],
        "a merge conflict is not resolved",
    ),
    Break(&[New("errors/new.json", b"{\"service\": \"E<D104>\tcs\"}")], "a string has a tab"),
    Break(&[New("errors/new.json", b"{\"service\": \"Ecs\",\n \"errors\": [<D104>\n")], "the [ at 2:12 is not closed"),
    Break(&[New("errors/new.json", b"{\"service\": [1<D104>}")], "} does not close the [ at 1:13"),
    Break(&[New("errors/new.json", b"{\"service\": \"Ecs\"<D104>\n\"errors\": []}")], "a comma between two items"),
    // D105 unknown-key
    Break(
        &[In(
            "statuses.json",
            "{\n      \"status\": 201,\n      \"reason\"",
            "{\n      \"status\": 201,\n      <D105>\"raeson\"",
        )],
        "did you mean \"reason\"?",
    ),
    Break(&[In("pages.json", r#""id": "tag-types","#, r#""id": "tag-types", <D105>"note": [],"#)], "\"notes\"?"),
    Break(&[In("catalog.json", r#""id": "ecs","#, r#""id": "ecs", <D105>"color": 1,"#)], "the keys here are $schema"),
    Break(&[In("structures/change-vpc.json", r#""ref": "#, r#"<D105>"$ref": 1, "ref": "#)], "unknown key \"$ref\""),
    // D106 missing-key
    Break(
        &[
            In("operations/changevpc.json", "{\n  \"$schema\"", "<D106>{\n  \"$schema\""),
            In("operations/changevpc.json", "  \"method\": \"POST\",\n", ""),
        ],
        "\"method\" is missing",
    ),
    Break(
        &[In(
            "operations/changevpc.json",
            "\"asynchronous\": {\n    \"job\": \"job_id\",",
            "\"asynchronous\": <D106>{",
        )],
        "\"job\" is missing",
    ),
    Break(
        &[In(
            "errors/pdp.json",
            "\"seen\": [",
            "\"seen\": [<D106>{\"cause\": {\"zh\": \"原因\", \"en\": \"A cause.\"}},",
        )],
        "\"source\" is missing",
    ),
    Break(
        &[In(
            "errors/pdp.json",
            "\"seen\": [",
            "\"seen\": [\n        <D106>{\n          \"source\": {\"url\": \"https://example.org/\", \"date\": \"2024-01-01\"}\n        },",
        )],
        "are all missing",
    ),
    // D107 duplicate-key
    Break(&[In("errors/pdp.json", r#""status": 403,"#, r#""status": 403, <D107>"status": 403,"#)], "\"status\" is"),
    Break(&[In("errors/pdp.json", r#"{"zh": "API"#, r#"{"zh": "接口", <D107>"zh": "API"#)], "\"zh\" is repeated"),
    Break(
        &[In("operations/changevpc.json", r#""ip_address": "#, r#""ip_address": "", <D107>"ip_address": "#)],
        "repeated",
    ),
    // D108 wrong-type
    Break(
        &[In("errors/pdp.json", r#""status": 403"#, r#""status": <D108>"403""#)],
        "expected an integer, found a string",
    ),
    Break(&[In("errors/pdp.json", r#""status": 403"#, r#""status": <D108>403.5"#)], "expected an integer"),
    Break(&[In("errors/pdp.json", r#""status": 403"#, r#""status": <D108>1e999999"#)], "expected an integer"),
    Break(&[In("errors/pdp.json", r#""status": 403"#, r#""status": <D108>4030"#)], "between 100 and 599"),
    Break(&[In("errors/pdp.json", r#""status": 403"#, r#""status": <D108>[]"#)], "a value or a list of values"),
    Break(
        &[In("structures/change-vpc.json", r#""table": 2"#, r#""table": <D108>4294967296"#)],
        "between 0 and 4294967295",
    ),
    Break(
        &[In("structures/change-vpc.json", r#""required": true"#, r#""required": <D108>"true""#)],
        "expected true or false",
    ),
    Break(
        &[In("structures/change-vpc.json", r#""fields": ["port_id", "subnet_id"]"#, r#""fields": <D108>"port_id""#)],
        "expected an array",
    ),
    Break(
        &[In("structures/change-vpc.json", r#""schema": {"type": "string"}"#, r#""schema": <D108>"string""#)],
        "expected an object",
    ),
    Break(
        &[In("structures/change-vpc.json", r#"{"zh": "IP地址。", "en": "IP address of the NIC."}"#, r"<D108>null")],
        "one string per language, found null",
    ),
    Break(&[In("errors/pdp.json", r#""zh": "API鉴权失败""#, r#""zh": <D108>["API鉴权失败"]"#)], "expected a string"),
    Break(&[In("releases/2024.json", r#""kind": "added""#, r#""kind": <D108>"aded""#)], "did you mean \"added\"?"),
    Break(
        &[In("releases/2023.json", r#""server-details.address#primary""#, r#"<D108>"server-details.address""#)],
        "structure#field",
    ),
];

const TEXTS: &[Break] = &[
    // D201 missing-language
    Break(
        &[In("errors/pdp.json", r#"{"zh": "API鉴权失败", "en""#, r#"<D201>{"en""#)],
        "missing in the language \"zh\"",
    ),
    Break(
        &[Gone("guides/en/gateway-codes.md", ""), In("guides/zh/gateway-codes.md", "# API网关", "<D201># API网关")],
        "write guides/en/gateway-codes.md",
    ),
    // D202 unknown-language
    Break(
        &[In("errors/pdp.json", r#"{"zh": "API鉴权失败""#, r#"{"zh": "API鉴权失败", <D202>"fr": "Refus""#)],
        "its languages are zh, en",
    ),
    Break(
        &[In("errors/pdp.json", r#"{"zh": "API鉴权失败""#, r#"<D201>{<D202>"zh-CN": "API鉴权失败""#)],
        "\"zh-CN\" is not a language",
    ),
    Break(&[New("guides/fr/gateway-codes.md", b"<D202># Codes\n\nVoir ailleurs.\n")], "\"fr\" is not a language"),
    // D203 empty-text
    Break(&[In("errors/pdp.json", r#""zh": "API鉴权失败""#, r#""zh": <D203>"""#)], "the text is empty"),
    Break(&[In("errors/pdp.json", r#""zh": "API鉴权失败""#, r#""zh": <D203>"　 ""#)], "the text is empty"),
    Break(&[In("synonyms.json", r#"["驱动", "#, r#"["驱动", <D203>"", "#)], "the text is empty"),
    Break(&[In("operations/changevpc.json", r#""job": "job_id""#, r#""job": <D203>"""#)], "the text is empty"),
    Break(
        &[New("guides/zh/new.md", "<D203># 新\n".as_bytes()), New("guides/en/new.md", b"<D203># New\n")],
        "the guide has no text",
    ),
    // D204 half-width-punctuation
    Break(&[In("releases/2015.json", "第一次", "第一次<D204>,")], "write \"，\""),
    Break(&[In("releases/2015.json", "第一次", "第一次 <D204>, ")], "half-width \",\" between"),
    Break(&[In("releases/2015.json", "第一次", "第<D204>(一<D204>)次")], "write \"（\""),
    Break(&[In("releases/2015.json", "第一次正式", "第<D204>.一<D204>:次<D204>;正<D204>!式<D204>?")], "write \"？\""),
    Break(&[In("operations/changevpc.json", r#""ip_address": """#, r#""ip_address": "网<D204>,卡""#)], "write \"，\""),
    Break(&[In("guides/zh/error-codes.md", "先看错误码，", "先看错误码<D204>,")], "write \"，\""),
    // D205 invisible-character
    Break(&[In("releases/2015.json", r#""第一次"#, "<D205>\"第\u{202e}一次")], "U+202E"),
    Break(
        &[In(
            "errors/pdp.json",
            r#"      "description": {"zh": "API鉴"#,
            r#"<D501>      "description": {"zh": <D205>"API\u202e鉴"#,
        )],
        "U+202E",
    ),
    Break(&[In("releases/2015.json", r#""第一次"#, r#"<D205>"第\u0000一次"#)], "U+0000"),
    Break(&[In("releases/2015.json", r#""第一次"#, r#"<D205>"第\t一次"#)], "U+0009"),
    Break(&[In("releases/2015.json", r#""First"#, "<D205>\"\u{200b}First")], "U+200B"),
    Break(&[In("guides/zh/error-codes.md", "先看错误码，", "先看<D205>\u{202e}错误码，")], "U+202E"),
    Break(&[In("guides/en/error-codes.md", "How to", "How\n<D205>\x1b[31mto")], "U+001B"),
    Break(&[In("releases/2015.json", r#""第一次"#, "<D205>\"第\u{3164}一次")], "U+3164"),
    // D206 raw-html
    Break(&[In("guides/en/error-codes.md", "How to", "How <D206><b>to<D206></b> you")], "raw HTML in Markdown"),
    Break(
        &[In("guides/zh/error-codes.md", "怎样", "怎样\n\n<D206><script>\n<D206>alert(1)\n<D206></script>\n\n")],
        "raw HTML",
    ),
    // D207 guide-title
    Break(&[In("guides/en/error-codes.md", "# Error codes", "<D207>Error codes")], "begin it with \"# \""),
    Break(&[In("guides/zh/gateway-codes.md", "# API", "<D207>## API")], "the guide has no title"),
    // D208 wrong-language
    Break(
        &[In("releases/2015.json", r#""First official release.""#, r#"<D208><D504>"第一次正式发布。""#)],
        "under \"en\" is Chinese",
    ),
    Break(
        &[In("releases/2015.json", r#""第一次正式发布。""#, r#"<D208>"First official release, not translated.""#)],
        "under \"zh\" has no Chinese character",
    ),
    // D209 outer-blanks
    Break(
        &[In("releases/2015.json", r#""First official release.""#, r#"<D209>"First official release. ""#)],
        "ends with",
    ),
    Break(&[In("releases/2015.json", r#""第一次"#, r#"<D209>"　第一次"#)], "begins with a blank"),
];

const RECORDS: &[Break] = &[
    // D301 malformed-code
    Break(&[In("releases/2024.json", r#""Ecs.0235"]"#, r#"<D301>"Ecs 0235"]"#)], "\"Ecs 0235\" is not an error code"),
    // D302 unknown-service
    Break(&[In("releases/2024.json", r#""Ecs.0235"]"#, r#"<D302><D307>"Esc.0235"]"#)], "did you mean \"Ecs.0235\"?"),
    Break(
        &[In("errors/pdp.json", r#""seen": ["#, "\"fields\": [<D307>\"change-vpc.nic#ip\"],\n      \"seen\": [")],
        "no field \"change-vpc.nic#ip\"",
    ),
    Break(
        &[In("releases/2024.json", r#""Ecs.0235"]"#, r#"<D302><D307>"Ecs.02350"]"#)],
        "Ecs.02350 has no form of a service",
    ),
    Break(&[In("errors/pdp.json", r#""service": "Pdp""#, r#""service": <D302>"Pdb""#)], "did you mean \"Pdp\"?"),
    Break(
        &[In("errors/ecs.json", r#""code": "Ecs.0000""#, r#""code": <D302>"Common.0003""#)],
        "it has a form of Common; move it to a file of that service",
    ),
    // D303 duplicate-id
    Break(&[In("errors/ecs.json", r#""Ecs.0086""#, r#"<D303>"Ecs.0085""#)], "the other is at errors/ecs.json:"),
    Break(&[In("statuses.json", r#""status": 406"#, r#""status": <D303>405"#)], "the status 405"),
    Break(
        &[In("pages.json", r#""id": "api-authorization-items""#, r#""id": <D303>"add-server-nic""#)],
        "the page id add-server-nic",
    ),
    Break(
        &[In("structures/server-details.json", r#""server-details.image""#, r#"<D303>"server-details.address""#)],
        "the structure id server-details.address",
    ),
    Break(
        &[New(
            "operations/new.json",
            br#"{
  "id": <D303>"changevpc",
  "page": "change-vpc",
  "method": "POST",
  "path": "/v2",
  "title": {"zh": "VPC", "en": "VPC"},
  "summary": {"zh": "VPC", "en": "VPC."}
}
"#,
        )],
        "the operation id changevpc",
    ),
    Break(&[In("releases/2024.json", r#""number": 76"#, r#""number": <D303>75"#)], "the release 75"),
    Break(&[In("structures/server-details.json", r#""name": "value""#, r#""name": <D303>"key""#)], "the field key"),
    Break(&[In("structures/create-server.json", r#""value": "traffic""#, r#""value": <D303>"""#)], "the value"),
    Break(
        &[In("errors/ecs.json", r#""target_flavor""#, r#"<D303>"current_flavor""#)],
        "the placeholder current_flavor",
    ),
    Break(&[In("catalog.json", r#"["zh", "en"]"#, r#"["zh", "en", <D303>"zh"]"#)], "the language zh"),
    Break(
        &[
            In("catalog.json", r#""id": "Pdp""#, r#""id": <D303>"Ecs""#),
            In("errors/pdp.json", r#""service": ""#, r#""service": <D302>""#),
        ],
        "the service ecs is defined twice",
    ),
    Break(
        &[
            In("catalog.json", r#""Ecs.70xx""#, r#"<D303>"Ecs.13xx""#),
            In("errors/ecs.json", r#""Ecs.1300""#, r#"<D309>"Ecs.1300""#),
            In("errors/ecs.json", r#""code": "Ecs.7000""#, r#""code": <D309>"Ecs.7000""#),
        ],
        "the family Ecs.13xx",
    ),
    // D304 unsorted
    Break(
        &[
            In("errors/ecs.json", r#""Ecs.0085""#, r#""Ecs.0099""#),
            In("errors/ecs.json", r#""Ecs.0086""#, r#"<D304>"Ecs.0086""#),
        ],
        "Ecs.0086 comes after Ecs.0099",
    ),
    Break(
        &[
            In("statuses.json", r#""status": 405"#, r#""status": 406"#),
            In(
                "statuses.json",
                "\"status\": 406,\n      \"reason\": \"Not",
                "\"status\": <D304>405,\n      \"reason\": \"Not",
            ),
        ],
        "405 comes after 406",
    ),
    Break(
        &[In("pages.json", r#""id": "api-authorization-items""#, r#""id": <D304>"a""#)],
        "a comes after add-server-nic",
    ),
    Break(&[In("structures/change-vpc.json", r#""table": 4"#, r#""table": <D304>1"#)], "table 1 comes after table 3"),
    Break(
        &[
            In("catalog.json", "2024-05-30", "2025-01-02"),
            New(
                "releases/2025.json",
                br#"{
  "releases": [
    {"number": 78, "date": "2025-01-02"},
    {"number": <D304>77, "date": "2025-01-01"}
  ]
}
"#,
            ),
        ],
        "release 77 comes after release 78",
    ),
    Break(
        &[
            In("catalog.json", r#""id": "Pdp""#, r#""id": <D304>"Apd""#),
            In("errors/pdp.json", r#""service": ""#, r#""service": <D302>""#),
        ],
        "Apd comes after Ecs",
    ),
    Break(
        &[
            In("catalog.json", r#""Common.00xx""#, r#""Common.09xx""#),
            In(
                "catalog.json",
                "\"Common.09xx\",\n      \"title\": {\"zh\": \"任务",
                "<D304>\"Common.00xx\",\n      \"title\": {\"zh\": \"任务",
            ),
        ],
        "Common.00xx comes after Common.09xx",
    ),
    // D305 unknown-status
    Break(&[In("errors/pdp.json", r#""status": 403"#, r#""status": <D305>418"#)], "418 is not described"),
    Break(&[In("releases/2022.json", r#""statuses": [201]"#, r#""statuses": [<D305>299]"#)], "299 is not described"),
    Break(
        &[In("releases/2021.json", r#""status": 403"#, r#""status": <D305><D402>451"#)],
        "describe it in statuses.json",
    ),
    // D306 placeholders
    Break(
        &[In("errors/pdp.json", r#""策略不允许执行%s。""#, r#"<D306>"策略不允许执行。""#)],
        "has 0 placeholders, 1 is described",
    ),
    Break(
        &[In(
            "errors/ecs.json",
            r#""当前规格%s不能变更为规格%s。", "en": "Current flavor %s can"#,
            r#"<D306>"当前规格%s不能变更为规格%s。", "en": <D306>"Current flavor %s %s can"#,
        )],
        "has 3 placeholders, 2 are described",
    ),
    Break(
        &[In(
            "errors/ecs.json",
            r#"{"zh": "该网卡不是主网卡。", "en": "The interface is"#,
            r#"{"zh": <D306>"该网卡%s不是主网卡。", "en": <D306>"The interface %s is"#,
        )],
        "0 are described",
    ),
    Break(&[In("errors/pdp.json", r#""action","#, r#"<D306>"refusedAction","#)], "not in snake_case"),
    // D311 structure-recursion
    Break(&[New("structures/circle.json", CIRCLE)], "\"circle.node\" refers to itself"),
    // D312 unsafe-name
    Break(
        &[
            New("guides/zh/con.md", "<D312># 新\n\n文本。\n".as_bytes()),
            New("guides/en/con.md", b"<D312># New\n\nText.\n"),
        ],
        "is not an id",
    ),
    Break(
        &[In("catalog.json", "\"links\"", "\"pageUrl\": <D312>\"javascript:alert(1)\",\n  \"links\"")],
        "not a template of an address",
    ),
    // D309 code-family
    Break(
        &[In("catalog.json", "Pdp.00xx", "Pdp.01xx"), In("errors/pdp.json", r#""Pdp.0001""#, r#"<D309>"Pdp.0001""#)],
        "Pdp.0001 belongs to 0 families",
    ),
    Break(
        &[
            In("catalog.json", "Ecs.70xx", "Pdp.000x"),
            In("errors/ecs.json", r#""code": "Ecs.7000""#, r#""code": <D309>"Ecs.7000""#),
            In("errors/pdp.json", r#""Pdp.0001""#, r#"<D309>"Pdp.0001""#),
        ],
        "Pdp.0001 belongs to 2 families",
    ),
    // D310 shared-message
    Break(
        &[In(
            "errors/ecs.json",
            "\"notes\": [\n        {\n          \"kind\": \"hint\",\n          \"text\": {\"zh\": \"请使用该云服务器的主网卡",
            "\"notes\": <D310>[\n        {\n          \"kind\": \"sharedMessage\",\n          \"text\": {\"zh\": \"请使用该云服务器的主网卡",
        )],
        "but none has",
    ),
];

/// A structure that refers to itself.
const CIRCLE: &[u8] = br#"{
  "structures": [
    {
      "id": <D311>"circle.node",
      "page": "change-vpc",
      "table": 90,
      "title": {"zh": "A", "en": "A"},
      "direction": "request",
      "operations": ["changevpc"],
      "fields": [
        {
          "name": "node",
          "required": false,
          "type": "Object",
          "schema": {"type": "object", "ref": "circle.node"},
          "description": {"zh": "A", "en": "A."}
        }
      ]
    }
  ]
}
"#;

/// There is a `retired.json` with these records.
macro_rules! retired {
    ($record:literal $(, $more:literal)*) => {
        &[New("retired.json", concat!("{\n  \"retired\": [\n    ", $record, $(",\n    ", $more,)* "\n  ]\n}\n").as_bytes())]
    };
}

const RETIRED: &[Break] = &[
    Break(retired!(r#"<D106>{"code": "Ecs.9000"}"#), "are both missing"),
    Break(retired!(r#"<D106>{"replacement": "Ecs.0085"}"#), "\"code\" is missing"),
    Break(retired!(r#"{"code": "Ecs.9000", "replacement": "Ecs.0085", <D105>"to": 1}"#), "unknown key \"to\""),
    Break(retired!(r#"{"code": <D301>"Ecs 9000", "replacement": "Ecs.0085"}"#), "not an error code"),
    Break(retired!(r#"{"code": <D302>"Esc.9000", "replacement": "Ecs.0085"}"#), "no form of a service of this catalog"),
    Break(
        retired!("{\n      \"code\": \"Ecs.9000\",\n      \"text\": <D201>{\"en\": \"Removed.\"}\n    }"),
        "missing in the language \"zh\"",
    ),
    // A code that still exists, and one that is defined twice.
    Break(retired!(r#"{"code": <D303>"Ecs.0085", "replacement": "Ecs.0086"}"#), "other is at errors/ecs.json:"),
    Break(
        retired!(
            r#"{"code": "Ecs.9000", "replacement": "Ecs.0085"}"#,
            r#"{"code": <D303>"Ecs.9000", "replacement": "Ecs.0086"}"#
        ),
        "the other is at retired.json:3:14",
    ),
    Break(
        retired!(
            r#"{"code": "Ecs.9001", "replacement": "Ecs.0085"}"#,
            r#"{"code": <D304>"Ecs.9000", "replacement": "Ecs.0085"}"#
        ),
        "Ecs.9000 comes after Ecs.9001",
    ),
    // Replacements that do not exist, or no longer.
    Break(retired!(r#"{"code": "Ecs.9000", "replacement": <D307>"Ecs.9001"}"#), "no error \"Ecs.9001\""),
    Break(
        retired!(
            r#"{"code": "Ecs.9000", "replacement": <D307>"Ecs.9001"}"#,
            r#"{"code": "Ecs.9001", "replacement": <D307>"Ecs.9002"}"#,
            r#"{"code": "Ecs.9002", "replacement": "Ecs.0085"}"#
        ),
        "Ecs.9001 is retired itself; name Ecs.0085, the final replacement",
    ),
    Break(
        retired!(
            r#"{"code": "Ecs.9000", "replacement": <D307>"Ecs.9001"}"#,
            "{\n      \"code\": \"Ecs.9001\",\n      \"text\": {\"zh\": \"已删除。\", \"en\": \"Removed.\"}\n    }"
        ),
        "remove the key: the code has no replacement",
    ),
    Break(retired!(r#"{"code": "Ecs.9000", "replacement": <D307>"Ecs.9000"}"#), "the replacements form a circle"),
    Break(
        retired!(
            r#"{"code": "Ecs.9000", "replacement": <D307>"Ecs.9001"}"#,
            r#"{"code": "Ecs.9001", "replacement": <D307>"Ecs.9000"}"#
        ),
        "the replacements form a circle",
    ),
];

/// D307 dangling-reference
const REFERENCES: &[Break] = &[
    // of structures
    Break(
        &[In(
            "structures/change-vpc.json",
            "\"change-vpc.security_groups\",\n      \"page\": \"change-vpc\"",
            "\"change-vpc.security_groups\",\n      \"page\": <D307>\"change-vpcs\"",
        )],
        "did you mean \"change-vpc\"?",
    ),
    Break(
        &[In("structures/change-vpc.json", r#""operations": [""#, r#""operations": [<D307>"v1/"#)],
        "there is no operation \"v1/changevpc\"",
    ),
    Break(
        &[In("structures/change-vpc.json", r#""ref": "change-vpc.nic""#, r#""ref": <D307>"change-vpc.nics""#)],
        "did you mean \"change-vpc.nic\"?",
    ),
    // of rules and conditions
    Break(
        &[In("structures/change-vpc.json", r#"["port_id", "subnet_id"]"#, r#"["port_id", <D307>"subnetid"]"#)],
        "did you mean \"change-vpc.nic#subnet_id\"?",
    ),
    Break(
        &[In("structures/change-vpc.json", r#"["change-vpc.request#vpc"#, r#"[<D307>"change-vpc.request#vcp"#)],
        "did you mean \"change-vpc.request#vpc_id\"?",
    ),
    Break(
        &[In("structures/change-vpc.json", r#""field": "port_id""#, r#""field": <D307>"subnet""#)],
        "there is no field \"change-vpc.nic#subnet\"",
    ),
    Break(
        &[In("structures/create-server.json", r#""create-server.bandwidth#id""#, r#"<D307>"create-server.eip#id""#)],
        "there is no field \"create-server.eip#id\"",
    ),
    Break(&[In("structures/change-vpc.json", r#"{"field": "port_id", "#, "<D307>{")], "names either a field or"),
    Break(
        &[In("structures/change-vpc.json", r#"{"field": "port_id", "#, r#"<D307>{"field": "port_id", "path": "x", "#)],
        "names either a field or",
    ),
    Break(
        &[In(
            "structures/change-vpc.json",
            r#"{"field": "port_id", "present": true}"#,
            r#"<D307>{"field": "port_id"}"#,
        )],
        "a condition states one of",
    ),
    Break(
        &[In("structures/change-vpc.json", r#"{"field": "port_id", "#, r#"<D307>{"field": "port_id", "const": 1, "#)],
        "a condition states one of",
    ),
    Break(
        &[In(
            "structures/create-server.json",
            r#"{"field": "tenancy", "contains": "#,
            r#"<D307>{"field": "tenancy", "const": "dedicated", "contains": "#,
        )],
        "a condition states one of",
    ),
    // of operations
    Break(
        &[In("operations/changevpc.json", r#""page": "change-vpc""#, r#""page": <D307>"chnage-vpc""#)],
        "did you mean \"change-vpc\"?",
    ),
    Break(
        &[In("operations/changevpc.json", r#""page": "query-job""#, r#""page": <D307>"query-jobs""#)],
        "did you mean \"query-job\"?",
    ),
    Break(
        &[In("operations/changevpc.json", r#""request": ["change-vpc."#, r#""request": [<D307>"change_vpc."#)],
        "did you mean \"change-vpc.request\"?",
    ),
    Break(
        &[In(
            "operations/changevpc.json",
            "  \"examples\":",
            "  \"response\": [<D307>\"change-vpc.job\"],\n  \"examples\":",
        )],
        "there is no structure \"change-vpc.job\"",
    ),
    // of releases
    Break(
        &[In("releases/2024.json", r#"["list-flavor-extra"#, r#"[<D307>"list-flavour-extra"#)],
        "did you mean \"list-flavor-extra-specs\"?",
    ),
    Break(&[In("releases/2024.json", r#""Ecs.0235"]"#, r#""Ecs.0235", <D307>"Ecs.9999"]"#)], "no error \"Ecs.9999\""),
    Break(
        &[In("releases/2023.json", r#"["server-details.address"]"#, r#"[<D307>"server-details.adress"]"#)],
        "did you mean \"server-details.address\"?",
    ),
    Break(
        &[In("releases/2023.json", r#""server-details.address#primary""#, r#"<D307>"server-details.address#primry""#)],
        "did you mean \"server-details.address#primary\"?",
    ),
    // of guides
    Break(&[guide("[Ecs.0114](error:Ecs.0114)", "<D307>[Ecs.0114](error:Ecs.0014x)")], "no error \"Ecs.0014x\""),
    Break(&[guide("[401](status:401)", "<D307>[401](status:499)")], "there is no status \"499\""),
    Break(&[guide("[Ecs.0114](error:", "<D307>[Ecs.0114](page:")], "there is no page \"Ecs.0114\""),
    Break(&[guide("[Ecs.0114](error:", "<D307>[Ecs.0114](structure:")], "there is no structure \"Ecs.0114\""),
    Break(&[guide("[Ecs.0114](error:", "<D307>[Ecs.0114](operation:")], "there is no operation \"Ecs.0114\""),
    Break(&[guide("[Ecs.0114](error:", "<D307>[Ecs.0114](field:")], "there is no field \"Ecs.0114\""),
    Break(
        &[guide("(guide:error-codes)", "(guide:error-code)"), guide("[错误码：", "<D307>[错误码：")],
        "\"error-codes\"?",
    ),
    Break(&[guide("[Ecs.0114](error:", "<D307>[Ecs.0114](code:")], "\"code\" is not a kind of record"),
    Break(&[guide("[Ecs.0114](error:", "<D307>[Ecs.0114](")], "the link to \"Ecs.0114\" names no record"),
];

const fn guide(old: &'static str, new: &'static str) -> Change {
    In("guides/zh/gateway-codes.md", old, new)
}

/// D308 schema-conflict
const SCHEMAS: &[Break] = &[
    Break(&[port_id(r#"{"type": <D308>"integer"}"#)], "the type is written \"String\" but is integer"),
    Break(&[port_id(r#"{"type": <D308>"array", "items": "string"}"#)], "but is array of string in the schema"),
    Break(&[port_id(r#"<D308>{"type": <D308>"array"}"#)], "only an array, has a type of items"),
    Break(&[port_id(r#"{"type": <D308>"string", "items": <D308>"string"}"#)], "only an array, has a type of items"),
    Break(&[port_id(r#"{"type": <D308>"integer", "format": <D308>"uuid"}"#)], "only a string has a format"),
    Break(&[port_id(r#"{"type": "string", "ref": <D308>"change-vpc.nic"}"#)], "only an object is described"),
    Break(&[port_id(r#"<D308>{"type": "string", "minimum": 1}"#)], "only a number has limits, not string"),
    Break(&[port_id(r#"<D308>{"type": "string", "maximum": 1}"#)], "only a number has limits, not string"),
    Break(&[port_id(r#"{"type": "string", "default": <D308>1}"#)], "the default is not of the type string"),
    Break(&[port_id(r#"{"type": "string", "default": <D308>null}"#)], "the default is not of the type string"),
    Break(
        &[In("structures/create-server.json", r#""default": "0""#, r#""default": <D308>"2""#)],
        "not an allowed value",
    ),
    Break(&[In("structures/create-server.json", r#""minimum": 1,"#, r#""minimum": <D308>2001,"#)], "above the maximum"),
    Break(
        &[In(
            "structures/create-server.json",
            r#"    "minimum": 1,"#,
            "    \"default\": <D308>2001,\n            \"minimum\": 1,",
        )],
        "the default is outside the limits",
    ),
    Break(
        &[In(
            "structures/create-server.json",
            r#"    "minimum": 1,"#,
            "    \"default\": <D308>0,\n            \"minimum\": 1,",
        )],
        "the default is outside the limits",
    ),
    Break(
        &[In("structures/create-server.json", r#""value": "shared""#, r#""value": <D308>1"#)],
        "not of the type string",
    ),
    Break(
        &[In(
            "structures/change-vpc.json",
            r#"{"type": "string"},"#,
            "{\n            \"type\": \"string\",\n            \"examples\": [\"a\", <D308>1]\n          },",
        )],
        "the example is not of the type string",
    ),
];

/// Another schema of a field of strings.
const fn port_id(schema: &'static str) -> Change {
    In("structures/change-vpc.json", r#"{"type": "string", "format": "uuid"}"#, schema)
}

const RELEASES: &[Break] = &[
    // D401 release-sequence
    Break(&[In("releases/2024.json", r#""number": 76"#, r#""number": <D401>77"#)], "release 77 follows release 75"),
    Break(&[In("releases/2024.json", r#""2024-05-20""#, r#"<D401>"2024-05-13""#)], "before release 74 of 2024-05-14"),
    Break(
        &[Gone("releases/2015.json", ""), In("releases/2016.json", r#""number": 2"#, r#""number": <D401>2"#)],
        "the first release is 2, not 1",
    ),
    Break(&[In("catalog.json", r#""2024-05-30""#, r#"<D401>"2024-05-29""#)], "the last release is of 2024-05-30"),
    Break(
        &[
            In("catalog.json", "2024-05-30", "2025-05-30"),
            In("releases/2024.json", "\"2024-05-30", "<D401>\"2025-05-30"),
        ],
        "move it to releases/2025.json",
    ),
    // D402 status-history
    Break(
        &[
            In("errors/ecs.json", "\"Ecs.0003\",\n      \"status\": 403", "\"Ecs.0003\",\n      \"status\": 400"),
            In("releases/2021.json", r#""status": 403"#, r#""status": <D402>403"#),
        ],
        "release 40 gives Ecs.0003 the HTTP status 403",
    ),
];

const STYLE: &[Break] = &[
    // D403 unnamed-code
    Break(
        &[
            In("releases/2018.json", r#""Ecs.0703", "#, ""),
            In("errors/ecs.json", r#""code": "Ecs.0703""#, r#""code": <D403>"Ecs.0703""#),
        ],
        "no release names Ecs.0703, but release ",
    ),
    // D502 wrong-schema
    Break(
        &[In("errors/pdp.json", r#""../schema/errors.json""#, r#"<D502>"../schema/releases.json""#)],
        "write \"../schema/errors.json\"",
    ),
    // D503 plain-text
    Break(
        &[In("releases/2015.json", r#""First official release.""#, r#"<D503>"First `official` release.""#)],
        "the text has a backtick",
    ),
    // D504 english-style
    Break(
        &[In("releases/2015.json", r#""First official release.""#, r#"<D504>"First official release""#)],
        "does not end with a full stop",
    ),
    Break(
        &[In("releases/2015.json", r#""First official release.""#, r#"<D504>"Please see the release.""#)],
        "begin with the verb",
    ),
    // D505 chinese-style
    Break(&[In("releases/2015.json", r#""第一次正式发布。""#, r#"<D505>"第一次正式发布,API。""#)], "write \"，\""),
    Break(&[In("errors/pdp.json", r#""策略不允许执行%s。""#, r#"<D505>"API 策略不允许执行%s。""#)], "a blank between"),
    // D501 not-canonical
    Break(&[In("errors/pdp.json", "      \"status\"", "<D501>    \"status\"")], "run \"ecs-err fmt\""),
    Break(&[In("errors/pdp.json", "{\n  \"$schema\"", "<D501>{\r\n  \"$schema\"")], "CRLF at the end of the line"),
    Break(
        &[In("pages.json", "    {\n      \"id\": \"tag-types\",", "<D501>    {\"id\": \"tag-types\",")],
        "from here on",
    ),
    Break(&[In("pages.json", "  ]\n}\n", "  ]\n<D501>}")], "no newline at the end"),
    Break(&[In("pages.json", "  ]\n}\n", "  ]\n}\n<D501>\n")], "from here on"),
    Break(
        &[In(
            "pages.json",
            "      \"title\": {\"zh\": \"标签类型介绍\", \"en\": \"Tag types\"}",
            "<D501>      \"title\": {\"zh\": \"标签类型介绍\", \"en\": \"Tag types\"},\n      \"notes\": []",
        )],
        "from here on",
    ),
    Break(
        &[In(
            "releases/2015.json",
            "          \"text\": {\"zh\": \"第",
            "<D501>          \"text\": {\"zh\": \"\\u7b2c",
        )],
        "fmt",
    ),
];

impl Break {
    /// The data with this violation, and the problems that must be found.
    fn make(&self) -> (TempDir, Vec<Found>) {
        let dir = env::copy_of(&env::data());
        let mut found: Vec<Found> = Vec::new();
        for change in self.0 {
            change.make(dir.path());
        }
        for change in self.0 {
            found.extend(change.take_marks(dir.path()));
        }
        found.sort();
        (dir, found)
    }
}

impl Change {
    fn file(&self) -> &'static str {
        match self {
            In(file, ..) | New(file, _) | Gone(file, _) => file,
        }
    }

    /// The text that the change brings.
    fn text(&self) -> String {
        match self {
            In(_, _, new) | Gone(_, new) => (*new).to_owned(),
            New(_, bytes) => String::from_utf8_lossy(bytes).into_owned(),
        }
    }

    /// Makes the change, with its marks.
    fn make(&self, dir: &Path) {
        let path = dir.join(self.file());
        match self {
            In(_, old, new) => {
                let text = fs::read_to_string(&path).expect("the file is text");
                assert!(text.contains(old), "{}: there is no {old}", path.display());
                fs::write(&path, text.replacen(old, new, 1)).expect("a file");
            }
            New(_, bytes) => {
                fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
                fs::write(&path, bytes).expect("a file");
            }
            Gone(..) if path.is_dir() => fs::remove_dir_all(&path).expect("a directory"),
            Gone(..) => fs::remove_file(&path).expect("a file"),
        }
    }

    /// Takes the marks out of the file.
    fn take_marks(&self, dir: &Path) -> Vec<Found> {
        let path = dir.join(self.file());
        let marked = match self {
            Gone(_, mark) => mark.as_bytes().to_vec(),
            _ => fs::read(&path).expect("the file exists"),
        };
        let (mut plain, mut found, mut rest) = (Vec::new(), Vec::new(), &marked[..]);
        while let Some(at) = rest.windows(6).position(is_mark) {
            plain.extend(&rest[..at]);
            let before = String::from_utf8_lossy(&plain);
            let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
            let code = String::from_utf8_lossy(&rest[at + 1..at + 5]).into_owned();
            found.push((self.file().to_owned(), before.matches('\n').count() + 1, column, code));
            rest = &rest[at + 6..];
        }
        plain.extend(rest);
        if !matches!(self, Gone(..)) {
            fs::write(&path, plain).expect("a file");
        }
        found
    }
}

fn is_mark(bytes: &[u8]) -> bool {
    matches!(bytes, [b'<', b'D', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b'>'])
}

/// Checks a directory and reports in this format.
fn check(format: &str, dir: &Path) -> Done {
    let args = ["check".as_ref(), "--format".as_ref(), format.as_ref(), dir.as_os_str()];
    env::run(args).env("COLUMNS", "100").done()
}

/// The problems of a report in JSON, in its order, and all of their texts.
fn report(dir: &Path) -> (Vec<Found>, String) {
    let done = check("json", dir);
    let problems: Vec<Value> = serde_json::from_str(&done.stdout).expect("the report is JSON");
    let has_error = problems.iter().any(|problem| problem["severity"] == "error");
    assert_eq!((done.stderr.as_str(), done.code), ("", Some(i32::from(has_error))));
    let text = |problem: &Value, key: &str| problem[key].as_str().unwrap_or_default().to_owned();
    let number = |problem: &Value, key: &str| problem[key].as_u64().and_then(|number| number.try_into().ok()).unwrap();
    let (mut found, mut messages) = (Vec::new(), Vec::new());
    for problem in &problems {
        let path = text(problem, "file");
        let file = Path::new(&path).strip_prefix(dir).expect("the file is in the directory");
        let rule = RuleId::find(&text(problem, "rule")).expect("there is the rule");
        assert_eq!(text(problem, "name"), rule.name());
        // An error in a complete catalog may be a warning in another one.
        assert!(rule.severity() == Severity::Error || problem["severity"] == "warning", "{problem}");
        messages.push(format!("{}; {}", text(problem, "message"), text(problem, "help")));
        let file = file.display().to_string().replace('\\', "/");
        found.push((file, number(problem, "line"), number(problem, "column"), rule.code().to_owned()));
    }
    (found, messages.join("\n"))
}

fn all_are_found(breaks: &[Break]) {
    let mut failures = Vec::new();
    for one in breaks {
        let (dir, expected) = one.make();
        let (mut found, messages) = report(dir.path());
        check_language::each_message_is_in_both_languages(dir.path());
        found.sort();
        if found != expected || !messages.contains(one.1) {
            failures.push(format!("{:?}: expected {expected:?}, found {found:?}: {messages}", one.1));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn mistakes_in_the_form_of_files_are_found() {
    all_are_found(FORM);
}

#[test]
fn mistakes_in_texts_are_found() {
    all_are_found(TEXTS);
}

#[test]
fn mistakes_in_records_are_found() {
    all_are_found(RECORDS);
}

#[test]
fn mistakes_in_retired_codes_are_found() {
    all_are_found(RETIRED);
}

#[test]
fn references_to_nothing_are_found() {
    all_are_found(REFERENCES);
}

#[test]
fn contradictions_in_schemas_are_found() {
    all_are_found(SCHEMAS);
}

#[test]
fn mistakes_in_releases_are_found() {
    all_are_found(RELEASES);
}

#[test]
fn files_in_another_form_are_found() {
    all_are_found(STYLE);
}

#[test]
fn each_rule_is_broken_by_a_test() {
    let tables = [FORM, TEXTS, RECORDS, RETIRED, REFERENCES, SCHEMAS, RELEASES, STYLE];
    let changes = tables.iter().copied().flatten().flat_map(|one| one.0);
    let marked: Vec<String> = changes.map(Change::text).collect();
    for rule in RuleId::ALL {
        let mark = format!("<{}>", rule.code());
        assert!(marked.iter().any(|text| text.contains(&mark)), "nothing breaks {rule}");
    }
}

#[test]
fn everything_wrong_is_reported_at_once_by_file_and_position() {
    let several = Break(
        &[
            In("releases/2015.json", "第一次", "第一次<D204>,"),
            In("errors/pdp.json", r#""name": "action""#, r#""name": <D306>"Action""#),
            In("guides/en/error-codes.md", "How", "<D206><br>How"),
            In("errors/pdp.json", r#""status": 403"#, r#""status": <D305>418"#),
            In("catalog.json", "\"2024-05-30\"", "<D401>\"2024-05-31\""),
        ],
        "",
    );
    let (dir, expected) = several.make();
    assert_eq!(expected.len(), 5);
    assert_eq!(report(dir.path()).0, expected);
}

/// The report for people on the data with a change.
fn shown(change: &Change) -> (TempDir, String) {
    let dir = env::copy_of(&env::data());
    change.make(dir.path());
    let done = check("human", dir.path());
    assert_eq!((done.stderr.as_str(), done.code), ("", Some(1)));
    (dir, done.stdout)
}

#[test]
fn text_shows_the_wrong_line_and_the_fix() {
    let (dir, report) = shown(&In("releases/2015.json", "第一次", "第一次,"));
    let expected = format!(
        r#"error[D204 half-width-punctuation]: half-width "," between Chinese characters
  --> {}:10:30
   |
10 |           "text": {{"zh": "第一次,正式发布。", "en": "First official release."}}
   |                                 ^
   |
   = To fix: write "，"
"#,
        dir.path().join("releases/2015.json").display()
    );
    assert!(report.starts_with(&expected), "{report}");
    assert!(report.contains("ecs-err check --explain D204"), "{report}");
}

#[test]
fn text_shows_the_expected_value() {
    let (_dir, report) = shown(&In("structures/change-vpc.json", r#""required": true"#, r#""required": "yes""#));
    assert!(report.starts_with("error[D108 wrong-type]: expected true or false, found a string\n"), "{report}");
    let (_dir, report) = shown(&In("releases/2024.json", r#""kind": "added""#, r#""kind": "aded""#));
    assert!(report.contains("expected one of added, changed, removed, deprecated, moved, found \"aded\""), "{report}");
    assert!(report.contains("= help: did you mean \"added\"?"), "{report}");
}

#[test]
fn carets_point_to_the_error() {
    for (change, before, wrong) in [
        (In("structures/change-vpc.json", r#""required": true"#, r#""required": "yes""#), "\"required\": ", "\"yes\""),
        (In("releases/2015.json", "第一次", "第一次,"), "\"第一次", ","),
        (In("errors/pdp.json", "策略不允许执行%s", "策略不允许执行"), "{\"zh\": ", "\"策略不允许执行。\""),
        (In("operations/changevpc.json", "请求示例的标题", "请求,示例的标题"), "以请求", ","),
        (In("guides/zh/error-codes.md", "先看错误码，", "先看错误码,"), "返回的错误码：先看错误码", ","),
        (In("guides/en/error-codes.md", "(error:Ecs.1200)", "(error:Ecs.1209)"), ", ", "[Ecs.1200](error:Ecs.1209)"),
    ] {
        let (_dir, report) = shown(&change);
        let lines: Vec<&str> = report.lines().collect();
        let text = format!("{before}{wrong}");
        let at = lines.iter().position(|line| line.contains(&text)).unwrap_or_else(|| panic!("no {text}: {report}"));
        let (source, carets) = (lines[at], lines[at + 1]);
        let start = source.find(&text).expect("the text is shown") + before.len();
        let expected = (env::columns(&source[..start]), env::columns(wrong));
        assert_eq!((carets.find('^').unwrap_or(0), carets.matches('^').count()), expected, "{report}");
    }
}

#[test]
fn warnings_are_errors_only_in_a_strict_check() {
    let dir = env::copy_of(&env::data());
    let path = dir.path().display().to_string();
    In("pages.json", "  ]\n}\n", "  ]\n}").make(dir.path());
    let run = |args: &[&str]| env::run(["check", &path].iter().chain(args)).env("COLUMNS", "100").done();
    let lenient = run(&[]);
    assert_eq!((lenient.code, lenient.stderr.as_str()), (Some(0), ""));
    assert!(lenient.stdout.starts_with("warning[D501 not-canonical]: "), "{}", lenient.stdout);
    assert!(words(&lenient.stdout).contains("201 error codes"), "{}", lenient.stdout);
    assert!(words(&lenient.stdout).contains("; 1 warning; \"ecs-err check --explain D501\""), "{}", lenient.stdout);
    let strict = run(&["--strict"]);
    assert_eq!((strict.code, strict.stderr.as_str()), (Some(1), ""));
    assert!(strict.stdout.starts_with("error[D501 not-canonical]: "), "{}", strict.stdout);
    assert!(strict.stdout.contains(": 1 error; "), "{}", strict.stdout);
    for (format, lenient, strict) in [("json", "\"warning\"", "\"error\""), ("github", "::warning ", "::error ")] {
        assert!(run(&["--format", format]).stdout.contains(lenient));
        assert!(run(&["--format", format, "--strict"]).stdout.contains(strict));
    }
}

#[test]
fn problems_are_counted() {
    let (_dir, report) = shown(&In("errors/pdp.json", "403", "418"));
    assert!(report.contains(": 1 error; "), "{report}");
    let (_dir, report) = shown(&In("releases/2015.json", "第一次", "第(一)次"));
    assert!(report.contains(": 2 errors; "), "{report}");
}

#[test]
fn only_the_first_line_of_a_record_is_shown() {
    let (_dir, report) = shown(&In("operations/changevpc.json", "  \"method\": \"POST\",\n", ""));
    assert_eq!(report.matches("\n   | ").count() + report.matches("\n  | ").count(), 1, "{report}");
    assert!(report.contains("the key \"method\" is missing"), "{report}");
}

#[test]
fn github_annotates_the_lines() {
    let dir = env::copy_of(&env::data());
    New("errors/100%,a.json", br#"{"service": "Ecs\nx"}"#).make(dir.path());
    In("errors/pdp.json", "策略不允许执行%s", "策略不允许执行").make(dir.path());
    let done = check("github", dir.path());
    let errors = dir.path().join("errors").display().to_string().replace(':', "%3A");
    let file = format!("file={errors}{}100%25%2Ca.json", std::path::MAIN_SEPARATOR);
    let service = "\"Ecs%0Ax\" is not a service of this catalog; did you mean \"Ecs\"?";
    let placeholders = "the message has 0 placeholders, 1 is described; give every language the same";
    for expected in [
        format!("::warning {file},line=1,col=1,title=D501 not-canonical::no newline at the end: the file"),
        format!("::error {file},line=1,col=13,title=D302 unknown-service::{service}"),
        format!("pdp.json,line=8,col=25,title=D306 placeholders::{placeholders}"),
    ] {
        assert!(done.stdout.lines().any(|line| line.contains(&expected)), "no {expected}: {}", done.stdout);
    }
    assert!(done.stdout.lines().all(|line| line.starts_with("::error ") || line.starts_with("::warning ")));
    assert_eq!((done.stdout.lines().count(), done.stderr.as_str(), done.code), (3, "", Some(1)));
}

#[test]
fn records_of_valid_data_are_counted() {
    let catalog = ecs_err::embedded();
    let fields: usize = catalog.structures().iter().map(|structure| structure.fields.len()).sum();
    let changes: usize = catalog.releases().iter().map(|release| release.changes.len()).sum();
    let done = check("human", &env::data());
    assert_eq!((catalog.errors().len(), done.stderr.as_str(), done.code), (201, "", Some(0)));
    let printed = words(&done.stdout);
    for expected in [
        "in zh, en: 201 error codes, ".to_owned(),
        format!(", {} statuses, ", catalog.statuses().len()),
        format!(", {fields} fields in {} structures, ", catalog.structures().len()),
        format!(", {} operations, ", catalog.operations().len()),
        format!(", {changes} changes in {} releases, ", catalog.releases().len()),
        format!(", {} guides, {} pages; no problems", catalog.guides().len(), catalog.pages().len()),
    ] {
        assert!(printed.contains(&expected), "no {expected}: {printed}");
    }
}

#[test]
fn reports_for_programs_are_empty_without_problems() {
    assert_eq!(report(&env::data()).0, []);
    let done = check("github", &env::data());
    assert_eq!((done.stdout.as_str(), done.stderr.as_str(), done.code), ("", "", Some(0)));
}

#[test]
fn schemas_and_hidden_files_are_ignored() {
    let dir = env::copy_of(&env::data());
    New("schema/notes.txt", b"\xff").make(dir.path());
    New(".editor/settings.json", b"{").make(dir.path());
    New("errors/.ecs.json.swp", b"\0").make(dir.path());
    assert_eq!(report(dir.path()).0, []);
}

#[test]
fn the_directory_is_that_of_the_argument_else_of_the_environment_else_data() {
    let (dir, expected) = Break(&[In("errors/pdp.json", "403", "<D305>418")], "").make();
    let found = |done: &Done| (done.stdout.matches("\"rule\": \"D305\"").count(), done.code);
    assert_eq!((expected.len(), found(&check("json", dir.path()))), (1, (1, Some(1))));
    let run = || env::run(["check", "--format", "json"]);
    assert_eq!(found(&run().env("ECS_ERR_DATA", dir.path()).done()), (1, Some(1)));
    assert_eq!(found(&env::run(["check", "--format", "json", "."]).dir(dir.path()).done()), (1, Some(1)));
    assert_eq!(found(&run().dir(env::data().parent().expect("a directory")).done()), (0, Some(0)));
}

#[test]
fn the_directory_may_be_given_before_the_command() {
    let data = env::data();
    let done = env::run(["--data".as_ref(), data.as_os_str(), "check".as_ref()]).done();
    assert_eq!((done.stderr.as_str(), done.code), ("", Some(0)));
}

/// The words of a text, without its line breaks.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn each_rule_is_explained_by_code_and_by_name() {
    for id in RuleId::ALL {
        for name in [id.code().to_owned(), id.name().to_owned(), id.code().to_lowercase()] {
            let done = env::run(["check", "--explain", &name]).env("COLUMNS", "80").done();
            assert_eq!((done.stderr.as_str(), done.code), ("", Some(0)));
            let rule = id.rule();
            let text = format!("{id} {} {}", rule.summary("en"), rule.explanation("en"));
            // A line may also be broken after a slash.
            assert_eq!(words(&done.stdout).replace(' ', ""), words(&text).replace(' ', ""));
            assert!(done.stdout.lines().all(|line| env::columns(line) <= 80), "{}", done.stdout);
        }
    }
}

#[test]
fn all_rules_are_listed() {
    let done = env::run(["check", "--explain"]).done();
    assert_eq!((done.stderr.as_str(), done.code), ("", Some(0)));
    let rules: Vec<String> = RuleId::ALL.iter().map(|id| format!("{id} {}", id.rule().summary("en"))).collect();
    assert_eq!(words(&done.stdout), rules.join(" "));
}

#[test]
fn an_unknown_rule_is_an_error() {
    let done = env::run(["check", "--explain", "D999"]).done();
    assert_eq!((done.stdout.as_str(), done.code), ("", Some(2)));
    assert!(done.stderr.contains("--explain D999: no such rule"), "{}", done.stderr);
}

#[test]
fn a_path_that_is_not_a_directory_is_refused() {
    let dir = tempfile::tempdir().expect("a temporary directory");
    fs::write(dir.path().join("file"), "").expect("a file");
    for name in ["nowhere", "file"] {
        for format in ["human", "json", "github"] {
            let done = env::run(["check", "--format", format, name]).dir(dir.path()).done();
            assert_eq!((done.stdout.as_str(), done.code), ("", Some(2)));
            assert!(done.stderr.starts_with(&format!("error: {name} is not a readable directory")), "{}", done.stderr);
        }
    }
}

#[cfg(unix)]
#[test]
fn a_dangling_link_is_reported() {
    let dir = env::copy_of(&env::data());
    std::os::unix::fs::symlink("/nonexistent", dir.path().join("errors/new.json")).expect("a link");
    let (found, messages) = report(dir.path());
    assert_eq!(found, [("errors/new.json".to_owned(), 1, 1, "D101".to_owned())]);
    assert!(messages.contains("can't follow the symbolic link"), "{messages}");
    let done = env::run(["check", "--format", "github", "."]).dir(dir.path()).done();
    assert!(done.stdout.starts_with("::error file=./errors/new.json,line=1,col=1,"), "{}", done.stdout);
}

/// Malicious files.
fn hostile() -> Vec<Vec<u8>> {
    let deep = |text: &str| text.repeat(100_000).into_bytes();
    let data = fs::read_to_string(env::data().join("errors/pdp.json")).expect("a file");
    vec![
        Vec::new(),
        vec![0; 1000],
        b"\xff\xfe{\0}\0".to_vec(),
        "\u{feff}".into(),
        format!("\u{feff}{data}").into(),
        data.replace('\n', "\r\n").into(),
        data.replace("API", "A\0I").into(),
        data.replace("403", &"4".repeat(100_000)).into(),
        data.replace("403", "-1e999999999").into(),
        data.replace("403", "\u{10ffff}").into(),
        data.replace('}', "").into(),
        deep("["),
        deep("{\"errors\":"),
        [deep("["), deep("]")].concat(),
        deep("\""),
        deep(">"),
        deep("* "),
        deep("<a"),
        "null true \"".into(),
    ]
}

#[test]
fn hostile_files_are_reported_like_all_others() {
    let dir = env::copy_of(&env::data());
    let mut names = Vec::new();
    for (at, bytes) in hostile().iter().enumerate() {
        for (place, extension) in
            [("errors", "json"), ("operations", "json"), ("releases", "json"), ("guides/zh", "md")]
        {
            let name = format!("{place}/hostile-{at}.{extension}");
            fs::write(dir.path().join(&name), bytes).expect("a file");
            names.push(name);
        }
    }
    for format in ["human", "json", "github"] {
        let args = ["check".as_ref(), "--all".as_ref(), "--format".as_ref(), format.as_ref(), dir.path().as_os_str()];
        let done = env::run(args).env("COLUMNS", "100").done();
        assert_eq!((done.stderr.as_str(), done.code), ("", Some(1)), "{format}");
        for name in &names {
            assert!(done.stdout.contains(name), "{format}: {name} is not reported");
        }
    }
}

#[test]
fn a_hostile_catalog_is_reported_like_any_other() {
    for bytes in hostile() {
        let dir = env::copy_of(&env::data());
        fs::write(dir.path().join("catalog.json"), &bytes).expect("a file");
        let (found, _) = report(dir.path());
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(100)]);
        assert!(found.iter().any(|(file, ..)| file == "catalog.json"), "{shown:?}");
    }
}

#[test]
fn a_malformed_code_is_reported_in_every_place() {
    for code in ["Ecs.0000", "Ecs.0086", "Ecs.7000"] {
        let dir = env::copy_of(&env::data());
        let path = dir.path().join("errors/ecs.json");
        let text = fs::read_to_string(&path).expect("a file").replacen(code, "Ecs x", 1);
        fs::write(&path, text).expect("a file");
        let (found, messages) = report(dir.path());
        assert!(found.iter().any(|(.., rule)| rule == "D301"), "{code}: {messages}");
    }
}

/// Values that can't be read, which must not cause other problems.
const UNREAD: &[Break] = &[
    Break(&[In("errors/ecs.json", r#""Ecs.0086""#, r#"<D301>"Ecs 86""#)], "\"Ecs 86\" is not an error code"),
    Break(&[In("errors/ecs.json", "{\n      \"code\": \"Ecs.0086\",", "<D106>{")], "\"code\" is missing"),
    Break(&[In("releases/2024.json", r#""2024-05-14""#, r#"<D108>"2024-05-32""#)], "YYYY-MM-DD"),
    Break(&[In("releases/2024.json", r#""2024-05-30""#, r#"<D108>"2024-05-32""#)], "YYYY-MM-DD"),
    Break(
        &[In("releases/2024.json", r#""2024-05-14""#, r#"<D108>"2024-02-30""#)],
        "the calendar does not have this one",
    ),
    Break(&[In("catalog.json", r#""2024-05-30""#, "<D108>20240530")], "expected a string"),
    Break(&[In("releases/2024.json", r#""number": 75"#, r#""number": <D108>"75""#)], "expected an integer"),
    Break(&[In("statuses.json", r#""status": 405"#, r#""status": <D108>"405""#)], "expected an integer"),
    Break(&[In("structures/change-vpc.json", r#""table": 4"#, r#""table": <D108>"4""#)], "expected an integer"),
    Break(&[In("structures/change-vpc.json", r#"{"type": "object", "#, r#"{"type": <D108>"obejct", "#)], "\"object\"?"),
    Break(&[In("catalog.json", r#"["Ecs.{4}"]"#, r#"[<D108>"Ecs.{x"]"#)], "a form of codes"),
    Break(&[In("catalog.json", r#"["zh", "en"]"#, r#"<D108>"zh, en""#)], "expected an array"),
    Break(&[New("catalog.json", b"<D104>")], "the file is empty"),
    Break(&[Gone("catalog.json", "<D103>")], "is it a data directory?"),
];

#[test]
fn an_unread_value_is_the_only_problem() {
    all_are_found(UNREAD);
}

/// Mistakes that no rule finds yet.
const UNFOUND: &[Break] = &[
    Break(&[In("operations/changevpc.json", r#""ip_address": """#, "<D205>\"ip\u{202e}\": \"\"")], "U+202E"),
    Break(
        &[In(
            "operations/changevpc.json",
            "\"url\": \"https://{endpoint}/v1/{project_id}/cloudservers/{server_id}/changevpc\"",
            r#""url": <D203>"""#,
        )],
        "is empty",
    ),
    Break(&[guide("[Ecs.0114](error:Ecs.0114)", "<D307>[Ecs.0114](error:)")], "names no record"),
    Break(&[New("errors/new.json", b"{\"service\": \"<D104>\tEcs\"}")], "a string has a tab"),
    Break(&[New("errors/new.json", b"{<D104>\x0c\"service\": \"Ecs\"}")], "strict JSON"),
    Break(&[New("errors/new.json", b"{\r\n\t\"service\": \"Ecs\"<D104>,\r\n}\r\n")], "delete the comma"),
];

#[test]
fn subtle_mistakes_are_found() {
    all_are_found(UNFOUND);
}

#[test]
fn github_annotations_have_no_control_characters() {
    let dir = env::copy_of(&env::data());
    In("errors/pdp.json", r#""kind": "hint""#, "\"kind\": \"hi\u{202e}nt\"").make(dir.path());
    let done = check("github", dir.path());
    assert!(done.stdout.contains("found \"hint\""), "{}", done.stdout);
}
