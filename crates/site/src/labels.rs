//! The labels that templates share with the command line.

use serde_json::{Map, Value};

use ecs_err_core::resolve::RecordKind;
use ecs_err_ui_text::UiText;

/// The labels of a language, by their names in templates.
pub fn labels(words: &UiText) -> Value {
    let kinds: Map<String, Value> =
        RecordKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), words.kind(*kind).into())).collect();
    let labels = [
        ("message", words.message),
        ("api_message", words.api_message),
        ("placeholders", words.placeholders),
        ("description", words.description),
        ("action", words.action),
        ("retry", words.retry),
        ("history", words.history),
        ("same_message", words.same_message),
        ("family", words.family),
        ("cause", words.cause),
        ("check", words.check),
        ("listed_since", words.listed_since),
        ("severity", words.severity),
        ("category", words.category),
        ("parent", words.parent),
        ("seen", words.seen),
        ("links", words.links),
        ("case", words.case),
        ("formerly", words.formerly),
        ("retired_action", words.retired_action),
        ("codes", words.codes),
        ("type", words.written_type),
        ("required", words.required),
        ("values", words.values),
        ("other_values", words.other_values),
        ("deprecated", words.deprecated),
        // A badge has no full stop.
        ("deprecated_badge", words.deprecated.trim_end_matches(['.', '。'])),
        ("fields", words.fields),
        ("structure", words.structure),
        ("operations", words.operations),
        ("summary", words.summary),
        ("effects", words.effects),
        ("warnings", words.warnings),
        ("parameters", words.parameters),
        ("examples", words.examples),
        ("status", words.status),
        ("page", words.page),
        ("asynchronous", words.asynchronous),
        ("optional", words.optional),
        ("mandatory", words.mandatory),
        ("colon", words.colon),
        ("comma", words.comma),
        ("ambiguous_message", words.ambiguous_message),
    ];
    let mut all: Map<String, Value> = labels.map(|(name, label)| (name.to_owned(), label.into())).into_iter().collect();
    all.insert("kinds".to_owned(), kinds.into());
    all.into()
}
