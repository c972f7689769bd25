use core::fmt;

use super::datum::{Datum, Decoder, Encoder, Expected, SchemaVisitor};
use super::{Note, Text};

/// An HTTP status code (RFC 9110, section 15), 100 to 599.
///
/// ```
/// use ecs_err_core::{StatusClass, StatusCode};
///
/// const LIMITED: StatusCode = StatusCode::from_static(429);
/// assert_eq!((LIMITED.get(), LIMITED.class()), (429, StatusClass::ClientError));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatusCode(u16);

impl StatusCode {
    /// A status; `None` if the number is not between 100 and 599.
    #[must_use]
    pub const fn new(number: u16) -> Option<Self> {
        if number >= 100 && number < 600 { Some(Self(number)) } else { None }
    }

    /// A status from a constant.
    ///
    /// # Panics
    /// If the number is not between 100 and 599. In a constant this is a compile error.
    #[must_use]
    pub const fn from_static(number: u16) -> Self {
        match Self::new(number) {
            Some(status) => status,
            None => panic!("an HTTP status is between 100 and 599"),
        }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }

    /// The class, from the first digit.
    #[must_use]
    pub const fn class(self) -> StatusClass {
        match self.0 / 100 {
            1 => StatusClass::Informational,
            2 => StatusClass::Successful,
            3 => StatusClass::Redirection,
            4 => StatusClass::ClientError,
            _ => StatusClass::ServerError,
        }
    }
}

/// The class of a status (RFC 9110, section 15).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusClass {
    /// 1xx: the request was received, the answer follows.
    Informational,
    /// 2xx: the request was received, understood and accepted.
    Successful,
    /// 3xx: the client must do more to complete the request.
    Redirection,
    /// 4xx: the request can't be fulfilled without a change.
    ClientError,
    /// 5xx: the server failed to fulfil a request that seems valid.
    ServerError,
}

impl StatusClass {
    /// The name of the class in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Informational => "informational",
            Self::Successful => "successful",
            Self::Redirection => "redirection",
            Self::ClientError => "clientError",
            Self::ServerError => "serverError",
        }
    }
}

string_enum! {
    /// Whether to send the same request again.
    pub enum Retry {
        /// The request succeeded.
        NotNeeded = "notNeeded",
        /// The same request fails again until something is changed.
        AfterFix = "afterFix",
        /// The same request may succeed later: retry with an increasing delay.
        Backoff = "backoff",
        /// The request cannot succeed.
        Never = "never",
    }
}

schema_struct! {
    /// The meaning of an HTTP status for a client of the API.
    pub struct Status<'a> {
        /// The number.
        "status" => status: StatusCode,
        /// The reason phrase that IANA registers.
        "reason" => declared_reason: Option<&'a str>,
        /// Whether to send the same request again.
        "retry" => declared_retry: Option<Retry>,
        /// What the status means.
        "description" optional => description: Text<'a>,
        /// What to do.
        "action" optional => action: Text<'a>,
        /// Remarks about the status in this API.
        "notes" => notes: &'a [Note<'a>],
    }
}

impl<'a> Status<'a> {
    /// The reason phrase: the catalog's, else that of the IANA registry; empty if neither has one.
    #[must_use]
    pub fn reason(&self) -> &'a str {
        let registered = || crate::iana::status(self.status).and_then(|status| status.declared_reason);
        self.declared_reason.or_else(registered).unwrap_or_default()
    }

    /// Whether to send the same request again: as in the catalog, else as in the RFCs (see [`iana`](crate::iana)).
    #[must_use]
    pub fn retry(&self) -> Retry {
        self.declared_retry.unwrap_or(crate::iana::default_retry(self.status.get()))
    }
}

impl fmt::Display for StatusCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'a> Datum<'a> for StatusCode {
    const EMPTY: Self = Self(0);

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        let Some(number) = decoder.integer() else { return Self::EMPTY };
        u16::try_from(number).ok().and_then(Self::new).unwrap_or_else(|| {
            decoder.reject(Expected::StatusCode);
            Self::EMPTY
        })
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.number(format_args!("StatusCode::from_static({})", self.0), i64::from(self.0));
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.integer(100, 599)
    }
}
