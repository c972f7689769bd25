//! Error codes of an API, explained.
//!
//! The library embeds an error-code reference: error codes, HTTP statuses, tables of fields, operations
//! and releases, in each of its languages. The data is checked when the package is built. Nothing is parsed at run
//! time; without default features the library needs neither the standard library nor allocation.
//!
//! # Where to begin
//!
//! - [`embedded`] returns the embedded catalog; [`Catalog`] has the look-ups.
//!   `OwnedCatalog` (feature `load`) reads a catalog from a directory.
//! - [`Catalog::resolve`] looks up typed text, in any spelling.
//! - [`find_codes`] finds the codes in a text; [`translate()`] gives the meaning of a code in a language,
//!   with the values of the server's message.
//! - `parse` (feature `json`) parses a response of an API, or a text that contains one, and finds the root
//!   cause; `ApiError::localized` converts it to an error that is displayed in the caller's language.
//!
//! ```
//! use ecs_err::{find_codes, translate};
//!
//! let line = "HTTP 400: Ecs.0812 Current flavor s6 can not resize to flavor c7.";
//! for found in find_codes(line.as_bytes()) {
//!     let translation = translate(found.code.as_code(), Some(line), "zh-CN").unwrap();
//!     assert_eq!(translation.message().to_string(), "当前规格s6不能变更为规格c7。");
//!     assert_eq!(translation.status.unwrap().reason(), "Bad Request");
//! }
//! ```
//!
//! [`Catalog::resolve`] accepts any spelling of a code:
//!
//! ```
//! use ecs_err::{Match, Record};
//!
//! let catalog = ecs_err::embedded();
//! for typed in ["Ecs.0085", "ecs-85", "ＥＣＳ００８５", "85", "\"Ecs.OO85\","] {
//!     let Match::Found(mut records) = catalog.resolve(typed) else { panic!("{typed}") };
//!     let Some(Record::Error(error)) = records.next() else { panic!("{typed}") };
//!     assert_eq!(error.code, ecs_err::codes::ECS_0085);
//! }
//! assert!(matches!(catalog.resolve("Ecs.9999"), Match::UnknownCode(_)));
//! ```
//!
//! # Features
//!
//! | Feature | Adds |
//! | --- | --- |
//! | `json` | `parse` and `explain`: responses of an API; `export`: records as JSON and Markdown |
//! | `load` | `OwnedCatalog`, `check`: catalogs from a directory, and diagnostics |
//! | `annotate` | `annotate`: explanations of the codes in a text that arrives in chunks |
//! | `schema` | `schema`: JSON Schemas of the data files |
//! | `search` | `search`: full-text search |
//! | `site` | `site`: a catalog as a website |
//! | `serde`, `http`, `miette`, `problem-details`, `accept-language` | adapters for other libraries and standards |
//! | `cli` (default), `generate`, `import`, `mcp`, `openapi`, `pages`, `serve`, `tables`, `full` | the program; its commands of these names, formats of `export`, and `validate` (`openapi`); all that release packages have |
//! | `parquet`, `sqlite` | the formats of `export` of these names, which are not part of `full` |

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

mod embedded;
#[cfg(feature = "search")]
pub mod search;

#[doc(inline)]
pub use ecs_err_core::*;
/// A catalog that is read at run time, from a directory or from a pack that `ecs-err pack` wrote.
///
/// ```
/// use ecs_err::OwnedCatalog;
///
/// let catalog = OwnedCatalog::open("data".as_ref())?;
/// assert!(catalog.get().error(ecs_err::codes::ECS_0085).is_some());
/// # Ok::<(), ecs_err::LoadError>(())
/// ```
#[cfg(feature = "load")]
#[doc(inline)]
pub use ecs_err_data::OwnedCatalog;
// For the program, the examples and the benchmarks; not part of the public API.
#[cfg(feature = "load")]
#[doc(inline)]
pub use ecs_err_data::{Diagnostic, LoadError, add, check, codegen, coverage, diff, starter};
#[cfg(feature = "load")]
#[doc(hidden)]
pub use ecs_err_data::{load, pack};
/// An error of an API that is displayed in the caller's language.
///
/// ```
/// use ecs_err::{LocalizedError, parse};
///
/// fn create_server() -> Result<(), LocalizedError> {
///     let body = br#"{"error": {"message": "The NIC is not there.", "code": "Ecs.0085"}}"#;
///     Err(parse(body).expect("a body with a code").localized(ecs_err::embedded(), "en"))
/// }
///
/// let error = create_server().unwrap_err();
/// assert_eq!(error.to_string(), "Ecs.0085: The ECS does not have the NIC");
/// assert_eq!(error.translation().unwrap().action.text, "Use another NIC.");
/// ```
#[cfg(feature = "json")]
#[doc(inline)]
pub use ecs_err_explain::LocalizedError;
/// An error as problem details (RFC 9457), for a service that passes it on.
///
/// ```
/// let error = ecs_err::parse(br#"{"error_code": "Ecs.0085", "error_msg": "No such NIC.", "request_id": "7f"}"#)?;
/// let problem = error.problem_details(ecs_err::embedded(), "en");
/// assert_eq!(problem.status, Some(400));
/// let json = problem.to_json();
/// assert!(json.contains(r#""title":"The ECS does not have the NIC""#));
/// assert!(json.contains(r#""serverMessage":"No such NIC.""#));
///
/// // An error without a code keeps the server's message.
/// let error = ecs_err::parse(br#"{"message": "API not found", "request_id": "7f"}"#)?;
/// let problem = error.problem_details(ecs_err::embedded(), "zh");
/// assert_eq!((problem.title.as_str(), problem.request_id.as_deref()), ("API not found", Some("7f")));
/// # Ok::<(), ecs_err::ParseError>(())
/// ```
#[cfg(feature = "problem-details")]
#[doc(inline)]
pub use ecs_err_explain::ProblemDetails;
/// Annotates a log that arrives in chunks.
///
/// ```
/// use ecs_err::annotate::{Annotator, Options};
///
/// let mut out = Vec::new();
/// let mut annotator = Annotator::new(ecs_err::embedded(), &Options::new(&["en"]));
/// annotator.push(b"started\nfailed: Ecs.00", &mut out)?;
/// annotator.push(b"85\nended\n", &mut out)?;
/// annotator.finish(&mut out)?;
/// let expected = "\
/// started
/// failed: Ecs.0085
///   ↳ Ecs.0085 The ECS does not have the NIC. Use another NIC.
/// ended
/// ";
/// assert_eq!(String::from_utf8_lossy(&out), expected);
/// # std::io::Result::Ok(())
/// ```
#[cfg(feature = "annotate")]
#[doc(inline)]
pub use ecs_err_explain::annotate;
#[cfg(feature = "json")]
#[doc(inline)]
pub use ecs_err_explain::{self as explain, ApiError, Cause, Limits, ParseError, ReportedError};
/// Exports records and whole catalogs as JSON and Markdown.
///
/// ```
/// use ecs_err::{codes, export};
///
/// let catalog = ecs_err::embedded();
/// let error = catalog.error(codes::ECS_0085).unwrap();
/// assert!(export::error_markdown(catalog, error, &["en"]).starts_with("## Ecs.0085\n"));
/// assert_eq!(export::error(catalog, error)["status"], 400);
/// ```
#[cfg(feature = "json")]
#[doc(inline)]
pub use ecs_err_export as export;
#[cfg(feature = "schema")]
#[doc(inline)]
pub use ecs_err_schema as schema;
/// Renders a catalog as a static website, to a directory or in memory.
///
/// ```
/// use ecs_err::site::{self, Memory, Options};
///
/// let mut options = Options::default();
/// options.lower_case = false;
/// let memory = Memory::default();
/// let summary = site::render(ecs_err::embedded(), &options, &memory)?;
/// let files = memory.into_files();
/// assert_eq!(files.len(), summary.files);
/// assert!(files.contains_key("en/errors/Ecs.0085/index.html"));
/// # Ok::<(), ecs_err::site::SiteError>(())
/// ```
#[cfg(feature = "site")]
#[doc(inline)]
pub use ecs_err_site as site;
#[cfg(feature = "json")]
#[doc(inline)]
pub use ecs_err_ui_text::UiText;
#[cfg(feature = "load")]
#[doc(hidden)]
pub use ecs_err_ui_text::diagnostics::messages;
/// Returns the embedded catalog.
///
/// ```
/// let catalog = ecs_err::embedded();
/// let error = catalog.error(ecs_err::codes::ECS_0085).unwrap();
/// assert_eq!(error.action.get("en"), Some("Use another NIC."));
/// assert_eq!(catalog.metadata().languages.as_slice(), ["zh", "en"]);
/// ```
pub use embedded::catalog as embedded;
pub use embedded::codes;

/// Finds the codes in any text, with the embedded catalog; see [`Catalog::find_codes`].
///
/// ```
/// let text = "job failed (错误码Ecs.0219，see APIGW.0301), 60secs.1000ms";
/// let found: Vec<_> = ecs_err::find_codes(text.as_bytes()).collect();
/// assert_eq!(found[0].code, ecs_err::codes::ECS_0219);
/// assert_eq!(&text[found[0].range.clone()], "Ecs.0219");
/// // A code of another service.
/// assert_eq!((found[1].code.as_str(), found[1].error), ("APIGW.0301", None));
/// assert_eq!(found.len(), 2);
/// ```
#[must_use]
pub fn find_codes(text: &[u8]) -> FoundCodes<'static, '_> {
    embedded().find_codes(text)
}

/// Translates a code into a language, with the embedded catalog; see [`Catalog::translate`].
///
/// ```
/// use ecs_err::{codes, translate};
///
/// let message = "Current flavor s6.large.2 can not resize to flavor c7.large.2.";
/// let translation = translate(codes::ECS_0812, Some(message), "zh-Hans-CN").unwrap();
/// assert_eq!(translation.title.locale, "zh");
/// assert!(translation.message().to_string().contains("s6.large.2"));
/// assert_eq!(translation.server_message, Some(message));
/// assert!(translate(ecs_err::Code::from_static("Ecs.9999"), None, "zh").is_none());
/// ```
#[must_use]
pub fn translate<'m>(code: Code<'_>, message: Option<&'m str>, locale: &str) -> Option<Translation<'static, 'm>> {
    embedded().translate(code, message, locale)
}

/// Parses a response of an API, with the embedded catalog and the default [`Limits`]; see [`explain::parse`].
///
/// # Errors
/// If the response contains no error, or is longer than the limit.
///
/// ```
/// let answer = br#"{"status": "FAIL", "error_code": "Common.0021", "fail_reason": "Sub job fail!",
///     "entities": {"sub_jobs": [{"status": "FAIL", "error_code": "Ecs.0219", "fail_reason": "no host"}]}}"#;
/// let error = ecs_err::parse(answer)?;
/// assert_eq!(error.code().unwrap(), ecs_err::codes::COMMON_0021);
/// assert_eq!(error.root_cause().unwrap(), ecs_err::codes::ECS_0219);
/// assert_eq!(error.message(), Some("Sub job fail!"));
///
/// let line = b"ClientRequestException - {status_code:400,request_id:1f7c,error_code:Ecs.0005,error_msg:Bad, very bad}";
/// let error = ecs_err::parse(line)?;
/// assert_eq!(error.codes(), [ecs_err::codes::ECS_0005]);
/// assert_eq!((error.request_id(), error.message()), (Some("1f7c"), Some("Bad, very bad")));
/// assert_eq!(error.http_status().unwrap().get(), 400);
/// # Ok::<(), ecs_err::ParseError>(())
/// ```
#[cfg(feature = "json")]
pub fn parse(answer: &[u8]) -> Result<ApiError, ParseError> {
    explain::parse(embedded(), answer, Limits::default())
}
