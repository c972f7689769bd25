//! Values as templates hold them; a way around by JSON would cost more than the template itself.

use std::collections::BTreeMap;

pub use tera::Value;

/// Values by name, to which more can be added.
pub type Map = BTreeMap<&'static str, Value>;

/// A map from what is in it, written as `json!` writes it.
macro_rules! map {
    ($($name:literal: $value:expr),* $(,)?) => {
        $crate::value::Map::from([$(($name, $crate::value::Value::from($value))),*])
    };
}

pub(super) use map;
