//! The catalog that the seeds change.

use ecs_err_data::load::{Arena, DataDir};
use serde_json::{Value, json};

/// The files of a catalog, by path.
pub struct Files(Value);

impl Files {
    pub fn new() -> Self {
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

    pub fn file(&mut self, path: &str) -> &mut Value {
        self.0.get_mut(path).expect("a file")
    }

    pub fn list(&mut self, path: &str, key: &str) -> &mut Vec<Value> {
        self.file(path)[key].as_array_mut().expect("a list")
    }

    pub fn errors(&mut self) -> &mut Vec<Value> {
        self.list("errors/order.json", "errors")
    }

    pub fn error(&mut self, code: &str) -> &mut Value {
        self.errors().iter_mut().find(|error| error["code"] == code).expect("an error")
    }

    pub fn remove(&mut self, code: &str) -> Value {
        let at = self.errors().iter().position(|error| error["code"] == code).expect("an error");
        self.errors().remove(at)
    }

    pub fn retire(&mut self, record: Value) {
        self.list("retired.json", "retired").push(record);
    }

    pub fn dir<'a>(&self, arena: &'a Arena) -> DataDir<'a> {
        let files = self.0.as_object().expect("files").iter();
        DataDir::from_files(files.map(|(path, tree)| (path.clone(), tree.to_string().into_bytes())), arena)
    }
}

pub fn unset(record: &mut Value, key: &str) {
    record.as_object_mut().expect("a record").remove(key);
}
