use serde::Serialize;
use serde_json::Value;

/// A record as JSON.
pub fn to_json(record: &impl Serialize) -> Value {
    // Records have no maps with keys other than strings, so this never fails.
    serde_json::to_value(record).unwrap_or_default()
}
