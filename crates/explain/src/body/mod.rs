//! A lenient parser for responses of an API: bodies, jobs, and text that contains them.
//!
//! Bodies may be truncated, wrapped, quoted in strings or printed by programs in other notations. The parser reads what
//! it can in one pass and skips the rest.

mod assemble;
mod bytes;
mod collect;
mod errors;
mod escape;
mod field;
mod label;
mod link;
mod nesting;
mod node;
mod plain;
mod printed;
mod readable;
mod root;
mod status;
mod status_of_error;
mod structure;
mod text;
mod value;
mod wrapper;

use std::borrow::Cow;
use std::fmt;

use ecs_err_core::{Catalog, CodeBuf, StatusCode};

use collect::Collector;

pub use readable::readable;

/// An error that an API reported; see [`parse`].
///
/// A response may report several errors, of which some cause others: see [`causes`](Self::causes).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// In order of appearance; an error comes before those that it contains.
    causes: Vec<Cause>,
    /// In order of appearance, without duplicates.
    codes: Vec<CodeBuf>,
    /// In order of appearance, each code once.
    errors: Vec<ReportedError>,
    outermost: Option<usize>,
    root: Option<usize>,
    request_id: Option<String>,
    http_status: Option<StatusCode>,
}

/// One of the errors of a response.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cause {
    /// The code, which the catalog need not have.
    pub code: Option<CodeBuf>,
    /// The server's message.
    pub message: Option<String>,
    /// The rest of the line after a code that was found in a text. It may be the message.
    pub context: Option<String>,
    /// The HTTP status of this error.
    pub http_status: Option<StatusCode>,
    /// The index in [`ApiError::causes`] of the error that this one caused.
    pub of: Option<usize>,
}

/// An error of a response that caused none of the others, or the root cause of those that contain it; see
/// [`ApiError::errors`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReportedError {
    /// The code, which the catalog need not have.
    pub code: CodeBuf,
    /// Its index in [`ApiError::causes`]; that of the first one, if the response reports it several times.
    pub cause: usize,
    /// How often the response reports it.
    pub count: usize,
    /// The numbers of the lines with its code, from 1 on: the first 100, each once.
    pub lines: Vec<usize>,
    /// The codes of the errors that it caused, the nearest one first.
    pub caused: Vec<CodeBuf>,
}

/// Limits for parsing untrusted responses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The maximum size of the input, in bytes.
    pub size: usize,
    /// The maximum nesting of objects, arrays, and bodies in strings. Deeper values count as part of the value around
    /// them.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { size: 16 << 20, depth: 64 }
    }
}

/// The error of [`parse`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseError {
    /// The input contains no code, message, HTTP status or request id.
    NoError,
    /// The input is longer than [`Limits::size`].
    TooLong {
        /// The length of the input, in bytes.
        size: usize,
        /// The limit, in bytes.
        limit: usize,
    },
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoError => f.write_str(
                "no error can be read from this: expected a body with a code, a message, an HTTP status or a request id",
            ),
            Self::TooLong { size, limit } => {
                write!(f, "the input has {size} bytes, more than the limit of {limit} that the caller sets")
            }
        }
    }
}

impl std::error::Error for ParseError {}

/// Parses the response of an API.
///
/// The input is a body of any of the known shapes, complete or truncated, or a text that contains bodies: an
/// HTTP response, the message of an SDK's exception, the output of a tool, a log. Time and memory are
/// linear in its length for a given depth. `docs/library.md` lists the shapes.
///
/// # Errors
/// [`ParseError::NoError`] if the input contains no error, [`ParseError::TooLong`] if it is longer than the limit.
///
/// ```
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../core/tests/example/catalog.rs")); }
/// # let catalog = example::catalog();
/// use ecs_err_explain::{Limits, ParseError, parse};
///
/// let error = parse(catalog, b"HTTP/1.1 400\n\n{\"errorCode\": \"Ecs.0085\", \"errorMsg\": \"no NIC", Limits::default())?;
/// assert_eq!(error.code().unwrap().as_str(), "Ecs.0085");
/// assert_eq!(error.message(), Some("no NIC"));
/// assert_eq!(error.http_status().unwrap().get(), 400);
/// assert_eq!(parse(catalog, b"all is well", Limits::default()), Err(ParseError::NoError));
/// # Ok::<(), ParseError>(())
/// ```
pub fn parse(catalog: Catalog<'_>, answer: &[u8], limits: Limits) -> Result<ApiError, ParseError> {
    if answer.len() > limits.size {
        return Err(ParseError::TooLong { size: answer.len(), limit: limits.size });
    }
    let answer = str::from_utf8(answer).map_or_else(|_| String::from_utf8_lossy(answer), Cow::Borrowed);
    let answer = plain::plain(&answer);
    let mut collector = Collector::new(catalog, limits.depth, &answer);
    text::read(&answer, &mut collector, None);
    assemble::api_error(collector, &answer).ok_or(ParseError::NoError)
}

impl ApiError {
    /// The code of the outermost error.
    #[must_use]
    pub fn code(&self) -> Option<CodeBuf> {
        self.outermost().and_then(|cause| cause.code)
    }

    /// The server's message for the outermost error, unchanged.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        let own = self.outermost().and_then(|cause| cause.message.as_deref());
        own.or_else(|| self.causes.iter().find_map(|cause| cause.message.as_deref()))
    }

    /// Every error except the outermost one, in order of appearance.
    pub fn details(&self) -> impl Iterator<Item = &Cause> {
        let outermost = self.outermost;
        self.causes.iter().enumerate().filter(move |(at, _)| Some(*at) != outermost).map(|(_, cause)| cause)
    }

    /// Every error, in order of appearance.
    #[must_use]
    pub fn causes(&self) -> &[Cause] {
        &self.causes
    }

    /// Every code, in order of appearance, without duplicates. Codes outside the catalog are included.
    #[must_use]
    pub fn codes(&self) -> &[CodeBuf] {
        &self.codes
    }

    /// The different errors that the response reports, in order of appearance, each code once.
    ///
    /// Only containment makes one error the cause of another: a detail, a sub-job, a body in a string, `Caused by:`.
    /// An error that contains others is shown with these, in [`ReportedError::caused`]. Errors that only follow one
    /// another, as the lines of a log or the rows of a table do, have no relation.
    ///
    /// ```
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../core/tests/example/catalog.rs")); }
    /// # let catalog = example::catalog();
    /// use ecs_err_explain::{Limits, parse};
    ///
    /// let log = "08:00 attach failed: Ecs.0085\n08:10 Ecs.0605\n09:00 attach failed: Ecs.0085\n";
    /// let error = parse(catalog, log.as_bytes(), Limits::default())?;
    /// assert!(error.is_list());
    /// let found: Vec<_> = error.errors().iter().map(|one| (one.code.as_str(), one.count, &one.lines[..])).collect();
    /// assert_eq!(found, [("Ecs.0085", 2, &[1, 3][..]), ("Ecs.0605", 1, &[2])]);
    /// # Ok::<(), ecs_err_explain::ParseError>(())
    /// ```
    #[must_use]
    pub fn errors(&self) -> &[ReportedError] {
        &self.errors
    }

    /// Whether the response reports several errors that have no root cause in common.
    ///
    /// If one error contains all of the others, its causes are not a list, even if it has several.
    #[must_use]
    pub fn is_list(&self) -> bool {
        let outermost = |error: &ReportedError| error.caused.last().copied();
        match self.errors.as_slice() {
            [] | [_] => false,
            [first, rest @ ..] => {
                outermost(first).is_none() || rest.iter().any(|other| outermost(other) != outermost(first))
            }
        }
    }

    /// The id of the request, for technical support of the service.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// The HTTP status of the [root cause](Self::root_cause), if the same object, line or statement has one.
    ///
    /// If the response has no code, this is the first status that it states.
    #[must_use]
    pub const fn http_status(&self) -> Option<StatusCode> {
        self.http_status
    }

    /// The code of the error that caused the others.
    ///
    /// A detail is preferred to the error that contains it, a sub-job to its job, and a body in a string to the body
    /// around it. A code that only wraps another error ([`wraps`](ecs_err_core::ErrorCode::wraps)) is the root cause
    /// only if no other error is more specific.
    ///
    /// Of several errors without relation ([`is_list`](Self::is_list)), this is the first one: it caused none of the
    /// others, and [`errors`](Self::errors) has all of them.
    #[must_use]
    pub fn root_cause(&self) -> Option<CodeBuf> {
        self.root().and_then(|cause| cause.code)
    }

    /// The error with the code of the [root cause](Self::root_cause).
    #[must_use]
    pub fn root(&self) -> Option<&Cause> {
        self.root.and_then(|at| self.causes.get(at))
    }

    fn outermost(&self) -> Option<&Cause> {
        self.outermost.and_then(|at| self.causes.get(at))
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.code(), self.message(), self.http_status) {
            (Some(code), Some(message), _) => write!(f, "{code}: {message}"),
            (Some(code), None, _) => write!(f, "{code}"),
            (None, Some(message), _) => f.write_str(message),
            (None, None, Some(status)) => write!(f, "HTTP {status}"),
            (None, None, None) => f.write_str("an error without a code"),
        }
    }
}

impl std::error::Error for ApiError {}
