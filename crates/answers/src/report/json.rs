//! A report as JSON for programs.

use ecs_err_core::{Code, CodeBuf, CodeRange, Match, Record, Retry, Seen, StatusCode, Translation};
use ecs_err_explain::{ApiError, Cause, ReportedError};
use ecs_err_export::{self as export, to_json};
use ecs_err_search::Hit;
use serde_json::{Map, Value, json};

use super::hits::{self, argument_names, arguments};
use super::{Answer, Hits, Meaning, Report, Response};
use crate::record::record;
use crate::view::View;

/// The document of a report: a list with one record for each query; a text is one query.
pub fn document(report: &Report<'_>, view: &View<'_>) -> Value {
    match report {
        Report::Answers(answers) => answers.iter().map(|answer| self::answer(answer, view)).collect(),
        Report::Hits(found) => Value::from(vec![hits(found, view)]),
        Report::Response(answer) => Value::from(vec![response(answer, view)]),
    }
}

/// The record of a query.
fn answer(answer: &Answer<'_>, view: &View<'_>) -> Value {
    let (kind, members) = match &answer.meaning {
        Meaning::Records(records, also) => {
            let (kind, mut members) = records_meant(records, view);
            if let Some(range) = also {
                members["also"] = range.to_string().into();
            }
            (kind, members)
        }
        Meaning::Range(range) => ("range", self::range(range)),
        Meaning::Nothing(_) => return unknown(answer, view),
    };
    record(&answer.query, true, kind, members)
}

/// The kind of the records that a query means, and their members.
fn records_meant(records: &[Record<'_>], view: &View<'_>) -> (&'static str, Value) {
    // A retired code is followed by its replacement.
    let is_successor = |at: usize| {
        at.checked_sub(1).and_then(|before| records.get(before)).is_some_and(|before| {
            matches!((before, &records[at]), (Record::Retired(_, Some(next)), Record::Error(error)) if next.code == error.code)
        })
    };
    let own: Vec<&Record<'_>> = (0..records.len()).filter(|at| !is_successor(*at)).map(|at| &records[at]).collect();
    match own.as_slice() {
        [one] => members(one, view),
        several => {
            let results = several.iter().map(|record| {
                let (kind, members) = members(record, view);
                let mut result = Map::from_iter([("kind".to_owned(), kind.into())]);
                if let Value::Object(members) = members {
                    result.extend(members);
                }
                Value::Object(result)
            });
            ("several", json!({"results": results.collect::<Value>()}))
        }
    }
}

/// The kind of a record, and its members.
fn members(record: &Record<'_>, view: &View<'_>) -> (&'static str, Value) {
    let catalog = view.catalog;
    match record {
        Record::Error(error) => ("error", export::error(catalog, error)),
        Record::Status(status) => ("status", export::status(status)),
        Record::Retired(retired, successor) => {
            let mut members = export::retired(catalog, retired);
            if let Some(successor) = successor {
                members["successor"] = export::error(catalog, successor);
            }
            ("retired", members)
        }
        other => (other.kind().as_str(), Value::Null),
    }
}

fn range(range: &CodeRange<'_>) -> Value {
    let mut members = json!({"pattern": range.to_string()});
    if let Some(family) = range.family() {
        members["title"] = to_json(&family.title);
    }
    members["codes"] = range.errors().map(|error| error.code.to_string()).collect();
    members
}

/// The record of a query without result.
fn unknown(answer: &Answer<'_>, view: &View<'_>) -> Value {
    let mut members = json!({});
    let kind = match &answer.meaning {
        Meaning::Nothing(Match::ForeignCode(code, _)) => {
            members["code"] = code.as_str().into();
            "foreignCode"
        }
        Meaning::Nothing(Match::UnknownCode(code)) => {
            members["code"] = code.as_str().into();
            "unknownCode"
        }
        Meaning::Nothing(Match::UnknownNumber(_)) => "unknownNumber",
        Meaning::Nothing(Match::EmptyRange(_)) => "emptyRange",
        _ => "notACode",
    };
    if let Some(pointer) = answer.pointer() {
        members["pointer"] = to_json(&pointer);
    }
    members["suggestions"] = answer.suggestions(view).into();
    record(&answer.query, false, kind, members)
}

fn hits(found: &Hits<'_>, view: &View<'_>) -> Value {
    let hits: Value = found.hits.iter().map(|one| hit(one, found, view)).collect();
    let mut members = json!({"hits": hits});
    if found.hits.is_empty() {
        members["suggestions"] = found.index.suggest_words(&found.query).into();
    }
    record(&found.query, !found.hits.is_empty(), "search", members)
}

fn hit(hit: &Hit<'_>, found: &Hits<'_>, view: &View<'_>) -> Value {
    let language = view.language();
    let mut record = json!({
        "kind": hit.record.kind().as_str(),
        "id": hit.record.id().to_string(),
        "title": hit.record.summary(language).to_string(),
        "score": hit.score,
        "snippet": found.index.snippet(hit, &found.query, language).to_string(),
    });
    let arguments = hit.arguments.as_ref().map(|_| named(arguments(hit, view)));
    if let Some((seen, arguments)) = hits::seen(hit).zip(arguments.as_ref()) {
        record["seenMessage"] = seen_message(seen, arguments);
    }
    if let Some(arguments) = arguments {
        record["arguments"] = arguments;
    }
    record
}

/// A response of the server.
fn response(response: &Response<'_>, view: &View<'_>) -> Value {
    let error = response.error.as_deref();
    let explanations = response.causes().into_iter().map(|(code, cause)| explanation(response, code, cause, view));
    let members = json!({
        "rootCause": response.root().map(|root| root.code.to_string()),
        "errors": response.errors().iter().map(|one| reported(one, error)).collect::<Vec<_>>(),
        "codes": response.codes().iter().map(ToString::to_string).collect::<Vec<_>>(),
        "guesses": response.guesses.iter().map(Code::as_str).collect::<Vec<_>>(),
        "message": error.and_then(ApiError::message),
        "requestId": error.and_then(ApiError::request_id),
        "httpStatus": error.and_then(ApiError::http_status).filter(|_| !response.is_list()).map(StatusCode::get),
        "explanations": explanations.collect::<Value>(),
    });
    record(&response.query, response.is_found(), "response", members)
}

/// One of the different errors of a response.
fn reported(one: &ReportedError, error: Option<&ApiError>) -> Value {
    let cause = error.and_then(|error| error.causes().get(one.cause));
    json!({
        "code": one.code.as_str(),
        "count": one.count,
        "lines": one.lines,
        "caused": one.caused.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "httpStatus": cause.and_then(|cause| cause.http_status).map(StatusCode::get),
    })
}

/// A code of the response: its record, with the server's message and values.
fn explanation(response: &Response<'_>, code: CodeBuf, cause: &Cause, view: &View<'_>) -> Value {
    let catalog = view.catalog;
    let message = response.message(code, cause);
    let Some(record_of) = catalog.record_of(code.as_code()) else {
        let mut record = unknown(&Answer::unknown(view, code), view);
        record["serverMessage"] = message.into();
        return record;
    };
    let (kind, members) = members(&record_of, view);
    let mut record = record(code.as_str(), true, kind, members);
    record["serverMessage"] = message.into();
    // A retired code without a replacement has no translation.
    let translation = catalog.translate(code.as_code(), message, catalog.metadata().message_language);
    let translation = translation.as_ref();
    record["arguments"] = translation.map_or_else(|| json!([]), |translation| values(translation, view));
    record["seenMessage"] = translation.and_then(|translation| matched_seen(translation, view)).into();
    record["case"] = translation.and_then(case_number).into();
    record["betterFit"] = translation.and_then(Translation::better_fit).map(|error| error.code.as_str()).into();
    record["retry"] = translation.and_then(Translation::retry).map(Retry::as_str).into();
    record["page"] = translation.and_then(Translation::page).map(|page| page.to_string()).into();
    record
}

/// The server's values for the placeholders of the message.
fn values(translation: &Translation<'_, '_>, view: &View<'_>) -> Value {
    // The descriptions are those of the first row's message.
    let descriptions = if translation.case.is_none() { translation.error.placeholders } else { &[] };
    let names = argument_names(translation.template.text, descriptions, view);
    named(names.into_iter().zip(translation.arguments.into_iter().flatten()))
}

/// The message seen in practice that the server's message matches, with the server's values.
fn matched_seen(translation: &Translation<'_, '_>, view: &View<'_>) -> Option<Value> {
    let seen = translation.seen?;
    let names = argument_names(seen.message?, &[], view);
    let values = named(names.into_iter().zip(translation.seen_arguments().into_iter().flatten()));
    Some(seen_message(seen, &values))
}

fn named<V: Into<Value>>(values: impl IntoIterator<Item = (String, V)>) -> Value {
    values.into_iter().map(|(name, value)| json!({"name": name, "value": value.into()})).collect()
}

/// A message that was seen in practice, and that the query or the server's message matches.
fn seen_message(seen: &Seen<'_>, arguments: &Value) -> Value {
    json!({"message": seen.message, "arguments": arguments, "source": to_json(&seen.source)})
}

/// The row that the server's message matches: 0 for the first one, then the cases; `None` for no row.
fn case_number(translation: &Translation<'_, '_>) -> Option<usize> {
    match translation.case {
        Some(case) => translation.error.cases.iter().position(|other| other == case).map(|at| at + 1),
        None => translation.arguments.map(|_| 0),
    }
}
