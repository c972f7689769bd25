//! Conversions between [`StatusCode`] and `http::StatusCode`.

use crate::model::StatusCode;

impl From<StatusCode> for http::StatusCode {
    fn from(status: StatusCode) -> Self {
        // `http` accepts every number from 100 to 999.
        Self::from_u16(status.get()).unwrap_or(Self::INTERNAL_SERVER_ERROR)
    }
}

/// The error of converting an `http::StatusCode` of 600 or more: HTTP defines no class for it (RFC 9110, section 15).
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
