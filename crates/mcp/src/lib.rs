//! Error codes for agents: a server of the Model Context Protocol (MCP), and an agent skill.
//!
//! The server answers from the catalog of a [`Knowledge`] with the records of [`ecs_err_answers`], which the program
//! prints as JSON: over standard input and output ([`serve_stdio`]), or over HTTP on this computer ([`serve_http`]).
//! [`skill()`] is a skill with the same words, for agents that run commands instead.
//!
//! ```
//! # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../core/tests/example/catalog.rs")); }
//! use ecs_err_mcp::{Knowledge, call};
//! use ecs_err_search::Index;
//! use serde_json::json;
//!
//! # let catalog = example::catalog();
//! let knowledge = Knowledge::new(catalog, "en", move || Ok(Index::build(catalog)?));
//! let arguments = json!({"codes": ["ecs-85"]});
//! let answer = call(&knowledge, "lookup", arguments.as_object().cloned().unwrap_or_default());
//! assert_eq!(answer.expect("a tool").expect("an answer")["results"][0]["code"], "Ecs.0085");
//! ```

#![forbid(unsafe_code)]

mod completion;
mod concise;
mod detail;
mod knowledge;
mod origin;
mod resources;
mod server;
mod skill;
mod tools;
mod transport;
mod words;

pub use knowledge::{IndexError, Knowledge};
pub use skill::skill;
pub use tools::{ToolError, call};
pub use transport::{PATH, TransportError, serve_http, serve_stdio};
