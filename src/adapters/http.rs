//! Statuses as those of the `http` crate, and back.

use crate::model::StatusCode;

/// ```
/// let status = ecs_err::StatusCode::of(404);
/// assert_eq!(http::StatusCode::from(status), http::StatusCode::NOT_FOUND);
/// ```
impl From<StatusCode> for http::StatusCode {
    fn from(status: StatusCode) -> Self {
        // Every number between 100 and 599 is a status to that crate, too.
        Self::from_u16(status.get()).unwrap_or(Self::INTERNAL_SERVER_ERROR)
    }
}

/// The status is none that HTTP has a class for: it is 600 or more.
///
/// ```
/// let odd = http::StatusCode::from_u16(700).unwrap();
/// let error = ecs_err::StatusCode::try_from(odd).unwrap_err();
/// assert!(error.to_string().contains("100 to 599"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StatusOutOfRange;

impl core::fmt::Display for StatusOutOfRange {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("the HTTP status has no class: expected 100 to 599")
    }
}

impl core::error::Error for StatusOutOfRange {}

/// ```
/// use ecs_err::StatusCode;
///
/// assert_eq!(StatusCode::try_from(http::StatusCode::FORBIDDEN)?.get(), 403);
/// # Ok::<(), ecs_err::StatusOutOfRange>(())
/// ```
impl TryFrom<http::StatusCode> for StatusCode {
    type Error = StatusOutOfRange;

    fn try_from(status: http::StatusCode) -> Result<Self, Self::Error> {
        Self::new(status.as_u16()).ok_or(StatusOutOfRange)
    }
}
