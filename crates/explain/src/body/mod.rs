//! Reads the response of an API from whatever a person has: a body, a job, a log around one.
//!
//! Reading is lenient. Bodies are cut, wrapped, quoted in strings and printed by programs in
//! their own ways; what can be read of them is read, in one pass, and the rest is skipped.

mod bytes;
mod collect;
mod escape;
mod field;
mod label;
mod root;
mod structure;
mod text;
mod wrapper;

use std::borrow::Cow;
use std::fmt;

use ecs_err_core::{Catalog, CodeBuf, StatusCode};

use collect::Collector;

/// What an API said went wrong.
///
/// An answer may report several errors, one the cause of another: they are its [causes](Self::causes).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// In order of appearance, what contains another one before it.
    causes: Vec<Cause>,
    /// In order of appearance, without repeats.
    codes: Vec<CodeBuf>,
    outermost: Option<usize>,
    root: Option<usize>,
    request_id: Option<String>,
    http_status: Option<StatusCode>,
}

/// One of the errors that an answer reports.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cause {
    /// Its code, whether a catalog has it or not.
    pub code: Option<CodeBuf>,
    /// The server's own words.
    pub message: Option<String>,
    /// What follows the code on its line, where it was found in a text: perhaps its message.
    pub context: Option<String>,
    /// Its own HTTP status.
    pub http_status: Option<StatusCode>,
    /// Which of the causes it is the cause of.
    pub of: Option<usize>,
}

/// How much of an answer is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The most bytes that are accepted.
    pub size: usize,
    /// The deepest nesting of objects, arrays, and bodies in strings; a deeper one counts as part of the one around it.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { size: 16 << 20, depth: 64 }
    }
}

/// Why nothing could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseError {
    /// It has no sign of an error: no code, no message, no HTTP status, no request id.
    NoError,
    /// It is longer than the limit.
    TooLong {
        /// Its length in bytes.
        size: usize,
        /// The limit.
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
                write!(f, "{size} bytes are too many: at most {limit} are read, a limit that the caller sets")
            }
        }
    }
}

impl std::error::Error for ParseError {}

/// Reads the response of an API.
///
/// It may be a body of any of the known shapes, whole or cut off, or a text around bodies: an
/// HTTP response, the message of an SDK's exception, the output of a tool, a log. The time is
/// linear in its length for a given depth; so is the memory. `docs/library.md` lists the shapes.
///
/// # Errors
/// If it contains no error, or if it is longer than the limit.
pub fn parse(catalog: Catalog<'_>, answer: &[u8], limits: Limits) -> Result<ApiError, ParseError> {
    if answer.len() > limits.size {
        return Err(ParseError::TooLong { size: answer.len(), limit: limits.size });
    }
    let mut collector = Collector::new(catalog, limits.depth);
    let answer = str::from_utf8(answer).map_or_else(|_| String::from_utf8_lossy(answer), Cow::Borrowed);
    text::read(&text::plain(&answer), &mut collector, None);
    root::finish(collector).ok_or(ParseError::NoError)
}

impl ApiError {
    /// The code of the outermost error: what a client sees first.
    #[must_use]
    pub fn code(&self) -> Option<CodeBuf> {
        self.outermost().and_then(|cause| cause.code)
    }

    /// The server's own words for the outermost error, as they are.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        let message = |cause: &'_ Cause| cause.message.is_some();
        let cause = self.outermost().filter(|cause| message(cause)).or_else(|| self.causes.iter().find(|c| message(c)));
        cause.and_then(|cause| cause.message.as_deref())
    }

    /// Every error but the outermost one, in order of appearance.
    pub fn details(&self) -> impl Iterator<Item = &Cause> {
        let outermost = self.outermost;
        self.causes.iter().enumerate().filter(move |(at, _)| Some(*at) != outermost).map(|(_, cause)| cause)
    }

    /// Every error, in order of appearance.
    #[must_use]
    pub fn causes(&self) -> &[Cause] {
        &self.causes
    }

    /// Every code, in order of appearance, without repeats, those outside the catalog among them.
    #[must_use]
    pub fn codes(&self) -> &[CodeBuf] {
        &self.codes
    }

    /// The id of the request, for questions to the service's support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// The HTTP status, if the text has it.
    #[must_use]
    pub const fn http_status(&self) -> Option<StatusCode> {
        self.http_status
    }

    /// The code of the error that is the cause of the others.
    ///
    /// Details come before what they are details of, jobs that a job consists of before the job, a
    /// body in a string before the one around it. A code that only says that something else
    /// failed ([`wraps`](ecs_err_core::ErrorCode::wraps)) never comes before what says more.
    #[must_use]
    pub fn root_cause(&self) -> Option<CodeBuf> {
        self.root().and_then(|cause| cause.code)
    }

    /// The error whose code is the [root cause](Self::root_cause).
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
