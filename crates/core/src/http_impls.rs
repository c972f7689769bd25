//! Statuses as those of the `http` crate, and back.

use crate::model::StatusCode;

impl From<StatusCode> for http::StatusCode {
    fn from(status: StatusCode) -> Self {
        // Every number between 100 and 599 is a status to that crate, too.
        Self::from_u16(status.get()).unwrap_or(Self::INTERNAL_SERVER_ERROR)
    }
}

/// The status is none that HTTP has a class for: it is 600 or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StatusOutOfRange;

impl core::fmt::Display for StatusOutOfRange {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("the HTTP status has no class: expected 100 to 599")
    }
}

impl core::error::Error for StatusOutOfRange {}

impl TryFrom<http::StatusCode> for StatusCode {
    type Error = StatusOutOfRange;

    fn try_from(status: http::StatusCode) -> Result<Self, Self::Error> {
        Self::new(status.as_u16()).ok_or(StatusOutOfRange)
    }
}
