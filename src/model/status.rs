use core::fmt;

use super::value::{Describe, Sink, Source, Value};
use super::{Note, Text};

/// An HTTP status code (RFC 9110, section 15), 100 to 599.
///
/// ```
/// use ecs_err::{StatusClass, StatusCode};
///
/// const LIMITED: StatusCode = StatusCode::of(429);
/// assert_eq!((LIMITED.get(), LIMITED.class()), (429, StatusClass::ClientError));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatusCode(u16);

impl StatusCode {
    /// The status with this number, if HTTP has room for it.
    ///
    /// ```
    /// use ecs_err::{StatusClass, StatusCode};
    ///
    /// assert_eq!(StatusCode::new(404).unwrap().class(), StatusClass::ClientError);
    /// assert_eq!(StatusCode::new(85), None);
    /// ```
    #[must_use]
    pub const fn new(number: u16) -> Option<Self> {
        if number >= 100 && number < 600 { Some(Self(number)) } else { None }
    }

    /// A status that is known to exist; meant for constants.
    ///
    /// # Panics
    /// If the number is not between 100 and 599.
    ///
    /// ```
    /// const CONFLICT: ecs_err::StatusCode = ecs_err::StatusCode::of(409);
    /// assert_eq!(CONFLICT.to_string(), "409");
    /// ```
    #[must_use]
    pub const fn of(number: u16) -> Self {
        match Self::new(number) {
            Some(status) => status,
            None => panic!("an HTTP status is between 100 and 599"),
        }
    }

    /// The number.
    ///
    /// ```
    /// assert_eq!(ecs_err::embedded().error(ecs_err::Code::ECS_0085).unwrap().status.get(), 400);
    /// ```
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }

    /// The class, which the first digit tells.
    ///
    /// ```
    /// use ecs_err::{StatusClass, StatusCode};
    ///
    /// assert_eq!(StatusCode::of(202).class(), StatusClass::Successful);
    /// assert_eq!(StatusCode::of(500).class(), StatusClass::ServerError);
    /// ```
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
///
/// ```
/// assert_eq!(ecs_err::StatusCode::of(503).class().as_str(), "serverError");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusClass {
    /// 1xx: the request was received, the answer follows.
    Informational,
    /// 2xx: the request was received, understood and accepted.
    Successful,
    /// 3xx: the client must do more to complete the request.
    Redirection,
    /// 4xx: the request can't be fulfilled as it is.
    ClientError,
    /// 5xx: the server failed to fulfil a request that seems valid.
    ServerError,
}

impl StatusClass {
    /// The name of the class in JSON.
    ///
    /// ```
    /// use ecs_err::StatusClass;
    ///
    /// assert_eq!(StatusClass::ClientError.as_str(), "clientError");
    /// ```
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

words! {
    /// Whether to send the same request again.
    pub enum Retry {
        /// The request succeeded.
        NotNeeded = "notNeeded",
        /// The same request gives the same answer until something is changed.
        AfterFix = "afterFix",
        /// The same request may succeed later: wait, longer each time.
        Backoff = "backoff",
    }
}

record! {
    /// What an HTTP status means for a client of the API.
    ///
    /// ```
    /// let catalog = ecs_err::embedded();
    /// let status = catalog.status(ecs_err::StatusCode::of(400)).unwrap();
    /// assert_eq!((status.reason, status.retry.as_str()), ("Bad Request", "afterFix"));
    /// ```
    pub struct Status<'a> {
        /// The number.
        "status" => status: StatusCode,
        /// The reason phrase that IANA registers.
        "reason" => reason: &'a str,
        /// Whether to send the same request again.
        "retry" => retry: Retry,
        /// What the status means.
        "description" => description: Text<'a>,
        /// What a client does then.
        "action" => action: Text<'a>,
        /// What is peculiar about it in this API.
        "notes" => notes: &'a [Note<'a>],
    }
}

impl fmt::Display for StatusCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'a> Value<'a> for StatusCode {
    const EMPTY: Self = Self(0);

    fn read<S: Source<'a>>(source: S) -> Self {
        let Some(number) = source.integer() else { return Self::EMPTY };
        u16::try_from(number).ok().and_then(Self::new).unwrap_or_else(|| {
            source.reject(format_args!("an HTTP status between 100 and 599"));
            Self::EMPTY
        })
    }

    fn show<S: Sink>(&self, sink: &mut S) {
        sink.number(format_args!("StatusCode::of({})", self.0), i64::from(self.0));
    }

    fn describe<D: Describe>(describe: D) -> D::Output {
        describe.integer(100, 599)
    }
}
