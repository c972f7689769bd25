//! Seeded changes of a catalog, each with the changes that the comparison reports.

use ecs_err_data::diff::{Change, compare};
use ecs_err_data::load::{Arena, DataDir, readable_catalog};
use serde_json::{Value, json};

/// The files of a catalog, by path.
struct Files(Value);

impl Files {
    fn new() -> Self {
        let text = |english: &str, chinese: &str| json!({"en": english, "zh": chinese});
        Self(json!({
            "catalog.json": {
                "id": "shop", "title": text("Shop", "商店"), "edition": "1", "languages": ["en", "zh"],
                "messageLanguage": "en", "placeholders": "braces", "stableMessages": false,
                "services": [
                    {"id": "order", "forms": ["Ord.{4}"], "name": text("Orders", "订单"), "description": text("Orders.", "订单。")},
                    {"id": "pay", "forms": ["Pay.{4}", "Ord.{4}"], "name": text("Payment", "支付"), "description": text("Payment.", "支付。")},
                ],
            },
            "errors/order.json": {"service": "order", "errors": [
                {
                    "code": "Ord.0001", "name": "ORDER_NOT_FOUND", "status": 404,
                    "message": text("Order {order} of {customer} not found.", "客户{customer}的订单{order}不存在。"),
                    "description": text("The order does not exist.", "订单不存在。"),
                    "action": text("Check the number.", "请检查编号。"), "retry": "afterFix", "category": "orders",
                },
                {"code": "Ord.0002", "status": [409, 423], "message": text("Locked.", "已锁定。")},
                {"code": "Ord.0003", "message": text("Too many orders.", "订单过多。")},
                {"code": "Ord.0004", "message": text("Old.", "旧。"), "deprecated": true},
                {
                    "code": "Ord.0005", "status": 400, "message": text("Item {0} costs {1}.", "商品{0}的价格为{1}。"),
                    "placeholders": [
                        {"name": "item", "description": text("Its id.", "标识。")},
                        {"name": "price", "description": text("Its price.", "价格。")},
                    ],
                    "cases": [{"status": 410, "message": text("Item {0} is gone.", "商品{0}已下架。")}],
                },
            ]},
            "errors/pay.json": {"service": "pay", "errors": [
                {"code": "Pay.0001", "status": 402, "description": text("The card was declined.", "银行卡被拒。")},
            ]},
            "retired.json": {"retired": [
                {"code": "Ord.0900", "replacement": "Ord.0001"},
                {"code": "Ord.0901", "text": text("No longer returned.", "不再返回。")},
            ]},
            "statuses.json": {"statuses": [{"status": 423, "retry": "backoff"}]},
        }))
    }

    fn file(&mut self, path: &str) -> &mut Value {
        self.0.get_mut(path).expect("a file")
    }

    fn list(&mut self, path: &str, key: &str) -> &mut Vec<Value> {
        self.file(path)[key].as_array_mut().expect("a list")
    }

    fn errors(&mut self) -> &mut Vec<Value> {
        self.list("errors/order.json", "errors")
    }

    fn error(&mut self, code: &str) -> &mut Value {
        self.errors().iter_mut().find(|error| error["code"] == code).expect("an error")
    }

    fn remove(&mut self, code: &str) -> Value {
        let at = self.errors().iter().position(|error| error["code"] == code).expect("an error");
        self.errors().remove(at)
    }

    fn retire(&mut self, record: Value) {
        self.list("retired.json", "retired").push(record);
    }

    fn dir<'a>(&self, arena: &'a Arena) -> DataDir<'a> {
        let files = self.0.as_object().expect("files").iter();
        DataDir::from_files(files.map(|(path, tree)| (path.clone(), tree.to_string().into_bytes())), arena)
    }
}

fn unset(record: &mut Value, key: &str) {
    record.as_object_mut().expect("a record").remove(key);
}

/// The changes from one catalog to another.
fn changes(base: &Files, head: &Files) -> Vec<Change> {
    let arena = Arena::new();
    let [base, head] = [base, head].map(|files| readable_catalog(&files.dir(&arena), &arena).expect("a catalog"));
    compare(base, head)
}

/// A change of the catalog, and the rules and codes that are reported.
type Seed = (&'static str, fn(&mut Files), &'static [(&'static str, &'static str)]);

/// In a catalog without stable messages.
const SEEDS: &[Seed] = &[
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
const STABLE_SEEDS: &[Seed] = &[
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

fn assert_reported(seeds: &[Seed], stable: bool) {
    for (name, change, expected) in seeds {
        let [mut base, mut head] = [Files::new(), Files::new()];
        for files in [&mut base, &mut head] {
            files.file("catalog.json")["stableMessages"] = stable.into();
        }
        change(&mut head);
        let found = changes(&base, &head);
        let mut codes: Vec<(&str, String)> = Vec::new();
        for change in &found {
            codes.push((change.rule.name(), change.code.map_or_else(String::new, |code| code.to_string())));
        }
        let expected: Vec<(&str, String)> = expected.iter().map(|(rule, code)| (*rule, (*code).to_owned())).collect();
        assert_eq!(codes, expected, "{name}");
    }
}

#[test]
fn each_seeded_change_is_classified() {
    assert!(SEEDS.len() + STABLE_SEEDS.len() > 40);
    assert_reported(SEEDS, false);
    assert_reported(STABLE_SEEDS, true);
}

#[test]
fn every_rule_is_seeded() {
    let seeded = |name: &str| {
        let rules = SEEDS.iter().chain(STABLE_SEEDS).flat_map(|(_, _, expected)| *expected);
        rules.map(|(rule, _)| *rule).any(|rule| rule == name)
    };
    let missing: Vec<&str> =
        ecs_err_data::diff::ChangeRule::ALL.iter().map(|rule| rule.name()).filter(|name| !seeded(name)).collect();
    // It has a separate test.
    assert_eq!(missing, ["language-removed"]);
}

#[test]
fn a_removed_language_is_one_change_instead_of_one_for_each_text() {
    let [base, mut head] = [Files::new(), Files::new()];
    head.list("catalog.json", "languages").pop();
    let found = changes(&base, &head);
    assert_eq!(found[0].rule.name(), "language-removed");
    assert!(found.iter().all(|change| !change.rule.is_breaking() && change.rule.name() != "text-changed"), "{found:?}");
}

#[test]
fn a_change_says_what_it_was_and_what_it_is() {
    let [base, mut head] = [Files::new(), Files::new()];
    head.error("Ord.0001")["status"] = json!([404, 410]);
    let [change] = &changes(&base, &head)[..] else { panic!("one change") };
    assert_eq!((change.before.as_deref(), change.after.as_deref()), (Some("404"), Some("404, 410")));
    assert_eq!(change.message().to_string(), "status changed: 404 to 404, 410");
    assert_eq!(change.message().in_language("zh"), "状态码改变：404改为404, 410");
}
