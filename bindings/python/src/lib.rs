//! The native part of the Python package `ecs_err`.
//!
//! It finds, looks up and parses. Records cross the border as JSON, which `ecs_err._decode` makes into the classes that
//! users see; positions of codes and columns of Arrow cross it as values.

mod catalog;
mod column;
mod json;
mod opened;
mod search;
mod text;

use pyo3::prelude::*;

/// Native functions; the public interface is `ecs_err`.
#[pymodule]
mod _native {
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::catalog::Catalog;

    /// The first of the requested languages that is available, or `None`.
    #[pyfunction]
    fn negotiate(requested: Vec<String>, available: Vec<String>) -> Option<String> {
        let available: Vec<&str> = available.iter().map(String::as_str).collect();
        ecs_err::negotiate(requested.iter().map(String::as_str), &available).map(str::to_owned)
    }
}
