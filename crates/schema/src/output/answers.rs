//! The schemas of answers: records with `query`, `found` and `kind`.

use ecs_err_core::model::Direction;
use ecs_err_core::resolve::RecordKind;
use serde_json::{Map, Value, json};

use super::object::{Object, integer, list, nullable, one_of, reference, retry, string};

/// The kinds of the answers of a look-up.
pub const LOOKUP_KINDS: [&str; 12] = [
    "error",
    "retired",
    "status",
    "several",
    "range",
    "search",
    "response",
    "unknownCode",
    "foreignCode",
    "unknownNumber",
    "emptyRange",
    "notACode",
];

/// The name of the definition of an answer.
pub fn name_of_answer(kind: &str) -> String {
    let (first, rest) = kind.split_at_checked(1).unwrap_or_default();
    format!("{}{rest}Answer", first.to_ascii_uppercase())
}

/// Adds the definitions of all answers to those of records.
pub fn add(definitions: &mut Map<String, Value>) {
    let record = |name: &str| definitions.get(name).cloned().unwrap_or_default();
    let (error, retired, status) = (record("ErrorCode"), record("RetiredCode"), record("Status"));
    let (field, structure, operation) = (record("Field"), record("Structure"), record("Operation"));
    let guide = record("Guide");
    let successor = || reference("ErrorCode");

    let history = error["properties"]["history"].clone();
    let also = |object: Object| object.optional("also", described(string(), "A range that the query may also mean."));
    let below = |object: Object| object.optional("below", list(reference("Structure")));
    let rule_elsewhere = Object::default().with("field", string()).with_all(&record("Rule")).build();
    let field = found("field")
        .with_all(&field)
        .with(
            "rulesElsewhere",
            described(list(rule_elsewhere), "The rules of other fields that name it, each with its field."),
        )
        .with("structure", string())
        .with("paths", list(string()))
        .with("page", string())
        .with("table", integer(0, None))
        .with("direction", json!({"enum": Direction::ALL.iter().map(|one| one.as_str()).collect::<Vec<_>>()}))
        .with("operations", list(string()))
        .with("history", history);
    let answers = [
        ("error", also(found("error").with_all(&error))),
        ("retired", also(found("retired").with_all(&retired).optional("successor", successor()))),
        ("status", found("status").with_all(&status)),
        ("several", also(found("several").with("results", list(reference("Result"))))),
        (
            "range",
            found("range").with("pattern", string()).optional("title", reference("Text")).with("codes", list(string())),
        ),
        ("response", response()),
        ("field", below(field)),
        ("structure", below(found("structure").with_all(&structure))),
        ("operation", found("operation").with_all(&operation)),
        ("guide", found("guide").with_all(&guide)),
        ("unknownCode", missing("unknownCode").with("code", string())),
        ("foreignCode", missing("foreignCode").with("code", string()).optional("pointer", reference("Text"))),
        ("unknownNumber", missing("unknownNumber")),
        ("emptyRange", missing("emptyRange")),
        ("notACode", missing("notACode")),
        ("notAField", missing("notAField")),
        ("notAnOperation", missing("notAnOperation")),
        ("notAGuide", missing("notAGuide")),
    ];
    let kind = |kind: &str| Object::default().with("kind", json!({"const": kind}));
    let result = one_of([
        kind("error").with_all(&error).build(),
        kind("retired").with_all(&retired).optional("successor", successor()).build(),
        kind("status").with_all(&status).build(),
    ]);
    let explanation = one_of([
        explained(found("error").with_all(&error)).build(),
        explained(found("retired").with_all(&retired).optional("successor", successor())).build(),
        server_message(missing("unknownCode").with("code", string())).build(),
        server_message(missing("foreignCode").with("code", string()).optional("pointer", reference("Text"))).build(),
    ]);
    definitions.extend(answers.map(|(kind, answer)| (name_of_answer(kind), answer.build())));
    definitions.insert(name_of_answer("search"), search());
    definitions.insert("Result".to_owned(), result);
    definitions.insert("Explanation".to_owned(), explanation);
    definitions.insert("Hit".to_owned(), hit());
    definitions.insert("SeenMessage".to_owned(), seen_message());
    definitions.insert("Argument".to_owned(), Object::default().with("name", string()).with("value", string()).build());
}

/// An answer with a result.
fn found(kind: &str) -> Object {
    head(kind, json!({"const": true}))
}

/// An answer without a result.
fn missing(kind: &str) -> Object {
    head(kind, json!({"const": false})).with("suggestions", list(string()))
}

/// The keys that all answers have.
fn head(kind: &str, found: Value) -> Object {
    Object::default().with("query", string()).with("found", found).with("kind", json!({"const": kind}))
}

/// The answer for words.
fn search() -> Value {
    let hits = |least: u32, most: Option<u32>| {
        let mut hits = list(reference("Hit"));
        hits["minItems"] = least.into();
        if let Some(most) = most {
            hits["maxItems"] = most.into();
        }
        hits
    };
    one_of([
        found("search").with("hits", hits(1, None)).build(),
        missing("search").with("hits", hits(0, Some(0))).build(),
    ])
}

fn hit() -> Value {
    let kinds: Vec<&str> = RecordKind::ALL.iter().map(|kind| kind.as_str()).collect();
    Object::default()
        .with("kind", json!({"enum": kinds}))
        .with("id", string())
        .with("title", string())
        .with("score", json!({"type": "number"}))
        .with("snippet", string())
        .optional("arguments", list(reference("Argument")))
        .optional("seenMessage", reference("SeenMessage"))
        .build()
}

/// A message that was seen in practice, and that the query or the server's message matches.
fn seen_message() -> Value {
    Object::default()
        .with("message", string())
        .with("arguments", list(reference("Argument")))
        .with("source", reference("Source"))
        .build()
}

/// The answer for a response of the API, a log or another text.
fn response() -> Object {
    head("response", described(json!({"type": "boolean"}), "Whether the catalog has one of the codes."))
        .with("rootCause", described(nullable(string()), "Null for several errors without relation."))
        .with("errors", list(reported_error()))
        .with("codes", list(string()))
        .with("guesses", described(list(string()), "Codes that a text without codes probably has."))
        .with("message", nullable(string()))
        .with("requestId", nullable(string()))
        .with("httpStatus", nullable(integer(100, Some(599))))
        .with("explanations", list(reference("Explanation")))
}

/// One of the different errors of a response.
fn reported_error() -> Value {
    Object::default()
        .with("code", string())
        .with("count", integer(1, None))
        .with("lines", described(list(integer(1, None)), "The first 100 of the lines with the code."))
        .with("caused", described(list(string()), "The codes of the errors around it, the nearest one first."))
        .with("httpStatus", nullable(integer(100, Some(599))))
        .build()
}

/// With the server's message, which every code of a response may have.
fn server_message(object: Object) -> Object {
    object.with("serverMessage", nullable(string()))
}

/// With what the server's message means.
fn explained(object: Object) -> Object {
    server_message(object)
        .with("arguments", list(reference("Argument")))
        .with("seenMessage", nullable(reference("SeenMessage")))
        .with("case", nullable(integer(0, None)))
        .with("betterFit", nullable(string()))
        .with("retry", nullable(retry()))
        .with("page", nullable(string()))
}

fn described(mut schema: Value, doc: &str) -> Value {
    schema["description"] = doc.into();
    schema
}
