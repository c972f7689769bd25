//! Error codes for agents: a server of the Model Context Protocol (MCP), and an agent skill.
//!
//! The server answers from the catalog of a [`Knowledge`] with the records of [`ecs_err_answers`], which the program
//! prints as JSON: over standard input and output ([`serve_stdio`]), or over HTTP on this computer ([`serve_http`]).
//! [`skill()`] is a skill with the same words, for agents that run commands instead.
//!
//! ```
//! # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../core/tests/example/catalog.rs")); }
//! use ecs_err_mcp::{Knowledge, serve_stdio};
//! use ecs_err_search::Index;
//!
//! # let catalog = example::catalog();
//! let knowledge = Knowledge::new(catalog, "en", move || Ok(Index::build(catalog)?));
//! // The end of the input is the end of the server.
//! serve_stdio(knowledge, "1.0.0")?;
//! # Ok::<(), ecs_err_mcp::TransportError>(())
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
pub use tools::ToolError;
// For tests.
#[doc(hidden)]
pub use tools::call;
pub use transport::{PATH, TransportError, serve_http, serve_stdio};
