//! Values of templates; a conversion through JSON would cost more than rendering the template.

use std::collections::BTreeMap;

pub use tera::Value;

/// Values by name.
pub type Map = BTreeMap<&'static str, Value>;

/// Creates a map, in the syntax of `json!`.
macro_rules! map {
    ($($name:literal: $value:expr),* $(,)?) => {
        $crate::value::Map::from([$(($name, $crate::value::Value::from($value))),*])
    };
}

pub(super) use map;
