//! Records, parsed responses and translations as JSON.

use ecs_err::check::Severity;
use ecs_err::{ApiError, Catalog, Cause, CodeBuf, Diagnostic, Record, ReportedError, Retry, StatusCode, Translation};
use ecs_err::{UiText, export};
use serde_json::{Value, json};

/// A record with its derived members, and for an error whether to retry.
pub fn record(catalog: Catalog<'_>, record: &Record<'_>) -> Value {
    match record {
        Record::Error(error) => {
            let mut value = export::error(catalog, error);
            value["retry"] = catalog.retry(error).map(Retry::as_str).into();
            value
        }
        Record::Retired(retired, _) => export::retired(catalog, retired),
        Record::Status(status) => export::status(status),
        Record::Structure(structure) => export::structure(structure),
        Record::Field(structure, field) => export::field(catalog, structure, field),
        Record::Operation(operation) => export::operation(catalog, operation),
        Record::Release(release) => export::release(catalog, release),
        Record::Guide(guide) => export::to_json(guide),
    }
}

/// What a response reports.
pub fn api_error(catalog: Catalog<'_>, error: &ApiError) -> Value {
    let of_root = error.translate(catalog, "en").and_then(|translation| translation.retry());
    let of_status = || error.http_status().and_then(|status| catalog.status(status)).map(ecs_err::Status::retry);
    let retry = of_root.or_else(of_status);
    json!({
        "code": text(error.code()),
        "codes": texts(error.codes()),
        "rootCause": text(error.root_cause()),
        "message": error.message(),
        "requestId": error.request_id(),
        "httpStatus": error.http_status().map(StatusCode::get),
        "retry": retry.map(Retry::as_str),
        "isList": error.is_list(),
        "causes": error.causes().iter().map(cause).collect::<Value>(),
        "errors": error.errors().iter().map(reported).collect::<Value>(),
        "summary": error.to_string(),
    })
}

fn cause(cause: &Cause) -> Value {
    json!({
        "code": text(cause.code),
        "message": cause.message,
        "httpStatus": cause.http_status.map(StatusCode::get),
        "context": cause.context,
        "of": cause.of,
    })
}

fn reported(error: &ReportedError) -> Value {
    json!({
        "code": error.code.as_str(),
        "count": error.count,
        "lines": error.lines,
        "cause": error.cause,
        "caused": texts(&error.caused),
    })
}

/// The meaning of a code in a language.
pub fn translation(translation: &Translation<'_, '_>) -> Value {
    let language = translation.description.locale;
    let ui = UiText::for_language(language);
    let mut value = serde_json::to_value(translation).unwrap_or_default();
    value["arguments"] = match translation.arguments {
        Some(arguments) => arguments.iter().collect(),
        None => Value::Null,
    };
    let notes = translation.notes().map(|(note, text)| json!({"kind": note.kind.as_str(), "text": text.text}));
    value["notes"] = notes.collect();
    value["advice"] = translation.retry().map(|retry| ui.retry(retry)).into();
    value
}

/// A problem of a data directory.
pub fn diagnostic(diagnostic: &Diagnostic) -> Value {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    json!({
        "file": diagnostic.file,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "severity": severity,
        "rule": diagnostic.rule.code(),
        "name": diagnostic.rule.name(),
        "message": diagnostic.message.to_string(),
        "help": diagnostic.help.as_ref().map(ToString::to_string),
    })
}

fn text(code: Option<CodeBuf>) -> Value {
    code.map(|code| code.as_str().to_owned()).into()
}

fn texts(codes: &[CodeBuf]) -> Value {
    codes.iter().map(CodeBuf::as_str).collect()
}
