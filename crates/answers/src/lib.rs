//! The answers of every interface: the program, the server for agents, and the bindings for other languages.
//!
//! [`classify`] classifies what was asked as codes, words, or a text to explain. A [`Report`] is the answer to it, and has a
//! JSON document and Markdown; texts for people are made from its parts. A [`View`] chooses the languages of the texts.
//!
//! ```
//! # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../core/tests/example/catalog.rs")); }
//! # let catalog = example::catalog();
//! use ecs_err_answers::classify::{self, Plain};
//! use ecs_err_answers::{Report, View};
//! use ecs_err_search::Index;
//!
//! let view = View::new(catalog, vec!["en"]);
//! let input = classify::text(catalog, b"HTTP 400: Ecs.0085", Plain::Text);
//! let report = Report::new(&view, input, || Index::build(catalog))?;
//! assert!(report.is_found());
//! assert!(report.json(&view).contains(r#""rootCause": "Ecs.0085""#));
//! # Ok::<(), ecs_err_search::SearchError>(())
//! ```

#![forbid(unsafe_code)]

pub mod changes;
pub mod classify;
pub mod fields;
#[doc(hidden)]
pub mod record;
mod report;
mod view;

pub use classify::Input;
pub use report::{Answer, Hits, Meaning, Report, Response, hits, longer_text, overview};
pub use view::{View, first_paragraph};
