//! Changes of the catalog, each with what the comparison reports.

use serde_json::json;

use super::files::{Files, unset};

/// A change of the catalog, and the rules and codes that are reported.
pub type Seed = (&'static str, fn(&mut Files), &'static [(&'static str, &'static str)]);

/// In a catalog without stable messages.
pub const SEEDS: &[Seed] = &[
    ("nothing", |_| {}, &[]),
    ("a code is removed", |files| drop(files.remove("Ord.0003")), &[("code-removed", "Ord.0003")]),
    (
        "a code is removed with a retired record",
        |files| {
            files.remove("Ord.0003");
            files.retire(json!({"code": "Ord.0003", "text": {"en": "Gone.", "zh": "已删除。"}}));
        },
        &[("code-retired", "Ord.0003")],
    ),
    (
        "a code is replaced",
        |files| {
            files.remove("Ord.0003");
            files.retire(json!({"code": "Ord.0003", "replacement": "Ord.0002"}));
        },
        &[("code-retired", "Ord.0003")],
    ),
    (
        "a retired code is used again",
        |files| {
            files.list("retired.json", "retired").remove(0);
            files.errors().push(json!({"code": "Ord.0900", "message": {"en": "New.", "zh": "新。"}}));
        },
        &[("code-reused", "Ord.0900")],
    ),
    (
        "a retired code is used again and keeps its record",
        |files| files.errors().push(json!({"code": "Ord.0901", "message": {"en": "New.", "zh": "新。"}})),
        &[("code-reused", "Ord.0901")],
    ),
    (
        "a retired record is removed",
        |files| drop(files.list("retired.json", "retired").remove(1)),
        &[("retirement-removed", "Ord.0901")],
    ),
    (
        "a retired record names another replacement",
        |files| files.list("retired.json", "retired")[0]["replacement"] = "Ord.0002".into(),
        &[("replacement-changed", "Ord.0900")],
    ),
    (
        "a code with a name is renumbered",
        |files| files.error("Ord.0001")["code"] = "Ord.0010".into(),
        &[("code-renumbered", "Ord.0001"), ("code-added", "Ord.0010")],
    ),
    (
        "a code without a name is renumbered",
        |files| files.error("Ord.0002")["code"] = "Ord.0010".into(),
        &[("code-renumbered", "Ord.0002"), ("code-added", "Ord.0010")],
    ),
    (
        "a code is renumbered, and its retired record names no replacement",
        |files| {
            files.error("Ord.0001")["code"] = "Ord.0010".into();
            files.retire(json!({"code": "Ord.0001", "text": {"en": "Gone.", "zh": "已删除。"}}));
        },
        &[("code-renumbered", "Ord.0001"), ("code-added", "Ord.0010")],
    ),
    (
        "a code is renumbered, and a retired record names its replacement",
        |files| {
            files.error("Ord.0001")["code"] = "Ord.0010".into();
            files.retire(json!({"code": "Ord.0001", "replacement": "Ord.0010"}));
        },
        &[("code-retired", "Ord.0001"), ("code-added", "Ord.0010")],
    ),
    (
        "a code is added",
        |files| files.errors().push(json!({"code": "Ord.0010", "message": {"en": "New.", "zh": "新。"}})),
        &[("code-added", "Ord.0010")],
    ),
    (
        "a name changes",
        |files| files.error("Ord.0001")["name"] = "NO_SUCH_ORDER".into(),
        &[("name-changed", "Ord.0001")],
    ),
    ("a name is removed", |files| unset(files.error("Ord.0001"), "name"), &[("name-changed", "Ord.0001")]),
    ("a name is added", |files| files.error("Ord.0002")["name"] = "LOCKED".into(), &[("name-added", "Ord.0002")]),
    (
        "a placeholder is removed",
        |files| files.error("Ord.0001")["message"]["en"] = "Order {order} not found.".into(),
        &[("placeholder-removed", "Ord.0001"), ("text-changed", "Ord.0001")],
    ),
    (
        "a placeholder is renamed",
        |files| files.error("Ord.0001")["message"]["en"] = "Order {id} of {customer} not found.".into(),
        &[("placeholder-renamed", "Ord.0001"), ("text-changed", "Ord.0001")],
    ),
    (
        "placeholders are reordered",
        |files| files.error("Ord.0001")["message"]["en"] = "{customer} has no order {order}.".into(),
        &[("placeholder-reordered", "Ord.0001"), ("text-changed", "Ord.0001")],
    ),
    (
        "the descriptions of placeholders are reordered",
        |files| files.error("Ord.0005")["placeholders"].as_array_mut().expect("a list").reverse(),
        &[("placeholder-reordered", "Ord.0005"), ("details-changed", "Ord.0005")],
    ),
    (
        "the described name of a placeholder changes",
        |files| files.error("Ord.0005")["placeholders"][0]["name"] = "sku".into(),
        &[("placeholder-renamed", "Ord.0005"), ("details-changed", "Ord.0005")],
    ),
    (
        "placeholders are no longer described",
        |files| unset(files.error("Ord.0005"), "placeholders"),
        &[("details-changed", "Ord.0005")],
    ),
    (
        "a placeholder is added",
        |files| files.error("Ord.0001")["message"]["en"] = "Order {order} of {customer} not found in {shop}.".into(),
        &[("placeholder-added", "Ord.0001"), ("text-changed", "Ord.0001")],
    ),
    (
        "the placeholder of a case is removed",
        |files| files.error("Ord.0005")["cases"][0]["message"]["en"] = "The item is gone.".into(),
        &[("placeholder-removed", "Ord.0005"), ("details-changed", "Ord.0005")],
    ),
    (
        "a translation has other words between its placeholders",
        |files| files.error("Ord.0001")["message"]["zh"] = "订单{order}不属于客户{customer}。".into(),
        &[("text-changed", "Ord.0001")],
    ),
    (
        "a status changes, which says the same about a retry",
        |files| files.error("Ord.0005")["status"] = 422.into(),
        &[("status-changed", "Ord.0005")],
    ),
    (
        "a status is removed from a list",
        |files| files.error("Ord.0002")["status"] = 409.into(),
        &[("status-changed", "Ord.0002")],
    ),
    (
        "statuses change places",
        |files| files.error("Ord.0002")["status"] = json!([423, 409]),
        &[("retry-changed", "Ord.0002")],
    ),
    ("the statuses are removed", |files| unset(files.error("Ord.0001"), "status"), &[("status-changed", "Ord.0001")]),
    (
        "a status is added to a code without one",
        |files| files.error("Ord.0003")["status"] = 429.into(),
        &[("status-added", "Ord.0003"), ("retry-added", "Ord.0003")],
    ),
    (
        "a case has another status",
        |files| files.error("Ord.0005")["cases"][0]["status"] = 404.into(),
        &[("status-changed", "Ord.0005"), ("details-changed", "Ord.0005")],
    ),
    (
        "the advice about retries changes",
        |files| files.error("Ord.0001")["retry"] = "backoff".into(),
        &[("retry-changed", "Ord.0001")],
    ),
    (
        "the advice about retries is stated as the status implies it",
        |files| files.error("Ord.0005")["retry"] = "afterFix".into(),
        &[],
    ),
    (
        "the advice for a status changes",
        |files| {
            files.list("statuses.json", "statuses").push(json!({"status": 402, "retry": "backoff"}));
        },
        &[("retry-changed", "Pay.0001")],
    ),
    (
        "a message changes that clients do not match",
        |files| files.error("Ord.0002")["message"]["en"] = "The order is locked.".into(),
        &[("text-changed", "Ord.0002")],
    ),
    (
        "a description and an action change",
        |files| {
            files.error("Ord.0001")["description"]["en"] = "There is no such order.".into();
            unset(&mut files.error("Ord.0001")["action"], "zh");
        },
        &[("text-changed", "Ord.0001"), ("text-changed", "Ord.0001")],
    ),
    (
        "an action is added",
        |files| files.error("Ord.0002")["action"] = json!({"en": "Wait.", "zh": "请等待。"}),
        &[("text-changed", "Ord.0002"), ("text-changed", "Ord.0002")],
    ),
    (
        "a code is deprecated",
        |files| files.error("Ord.0003")["deprecated"] = true.into(),
        &[("code-deprecated", "Ord.0003")],
    ),
    (
        "a code is no longer deprecated",
        |files| unset(files.error("Ord.0004"), "deprecated"),
        &[("deprecation-withdrawn", "Ord.0004")],
    ),
    (
        "a category and a note change",
        |files| {
            files.error("Ord.0001")["category"] = "search".into();
            files.error("Ord.0001")["notes"] = json!([{"kind": "note", "text": {"en": "Rare.", "zh": "少见。"}}]);
        },
        &[("details-changed", "Ord.0001"), ("details-changed", "Ord.0001")],
    ),
    (
        "a code moves to another service",
        |files| {
            let error = files.remove("Ord.0003");
            files.list("errors/pay.json", "errors").push(error);
        },
        &[("code-moved", "Ord.0003")],
    ),
    (
        "a language is added",
        |files| files.list("catalog.json", "languages").push("fr".into()),
        &[("language-added", "")],
    ),
    ("records change places", |files| files.errors().reverse(), &[]),
];

/// In a catalog whose clients match messages.
pub const STABLE_SEEDS: &[Seed] = &[
    (
        "a message changes",
        |files| files.error("Ord.0002")["message"]["en"] = "The order is locked.".into(),
        &[("stable-message-changed", "Ord.0002")],
    ),
    (
        "the message of a case changes",
        |files| files.error("Ord.0005")["cases"][0]["message"]["en"] = "Item {0} is sold out.".into(),
        &[("stable-message-changed", "Ord.0005"), ("details-changed", "Ord.0005")],
    ),
    (
        "a message is replaced by a description",
        |files| {
            let error = files.error("Ord.0002");
            error["description"] = error["message"].take();
            unset(error, "message");
        },
        &[
            ("stable-message-changed", "Ord.0002"),
            ("text-changed", "Ord.0002"),
            ("text-changed", "Ord.0002"),
            ("text-changed", "Ord.0002"),
        ],
    ),
    (
        "a translation of a message changes",
        |files| files.error("Ord.0002")["message"]["zh"] = "订单已锁定。".into(),
        &[("text-changed", "Ord.0002")],
    ),
    (
        "a message is added",
        |files| {
            let message = json!({"en": "Declined.", "zh": "被拒。"});
            files.list("errors/pay.json", "errors")[0]["message"] = message;
        },
        &[("text-changed", "Pay.0001"), ("text-changed", "Pay.0001")],
    ),
    (
        "messages are no longer stable, and one changes",
        |files| {
            files.file("catalog.json")["stableMessages"] = false.into();
            files.error("Ord.0002")["message"]["en"] = "The order is locked.".into();
        },
        &[("stability-withdrawn", ""), ("stable-message-changed", "Ord.0002")],
    ),
];
