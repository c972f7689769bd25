use super::StatusCode;
use super::{Code, Date, Deprecated, FieldRef, Note, Retry, SameAs, Statuses, Text, Url};

schema_struct! {
    /// An error code.
    ///
    /// It has at least a message or a description; other texts may be empty.
    pub struct ErrorCode<'a> {
        /// The code.
        "code" => code: Code<'a>,
        /// A stable identifier, which names generated constants.
        "name" => name: Option<&'a str>,
        /// The HTTP statuses that come with the code.
        "status" => statuses: Statuses<'a>,
        /// The message that the API returns, a template with placeholders.
        "message" optional => message: Text<'a>,
        /// The meaning of each placeholder of the message, in order.
        "placeholders" => placeholders: &'a [Placeholder<'a>],
        /// What the code means.
        "description" optional => description: Text<'a>,
        /// What to do.
        "action" optional => action: Text<'a>,
        /// What causes the error.
        "cause" optional => cause: Text<'a>,
        /// Whether to send the same request again; that of the HTTP status if absent.
        "retry" => retry: Option<Retry>,
        /// How severe the error is.
        "severity" => severity: Option<Severity>,
        /// The group of the reference that the code belongs to.
        "category" => category: Option<&'a str>,
        /// The code that this one is a sub-code of.
        "parent" => parent: Option<Code<'a>>,
        /// Set if the code is deprecated: true, or a text that says why.
        "deprecated" => deprecated: Option<Deprecated<'a>>,
        /// The version or edition that introduced the code, or the earliest one that is known to list it.
        "since" => since: Option<&'a str>,
        /// Further rows of the reference with the same code.
        "cases" => cases: &'a [Case<'a>],
        /// The names of the same error in other systems.
        "sameAs" => same_as: SameAs<'a>,
        /// Pages about the error.
        "links" => links: &'a [Link<'a>],
        /// The fields that the error is about, such as those whose values it rejects.
        "fields" => fields: &'a [FieldRef<'a>],
        /// The operations that it is about, by id.
        "operations" => operations: &'a [&'a str],
        /// The paths of parameters in the body of these operations that the error is about, and for which the catalog
        /// has no field.
        "parameters" => parameters: &'a [&'a str],
        /// Codes with which it is easily confused, or that follow from the same cause.
        "related" => related: &'a [Code<'a>],
        /// Evidence from practice, apart from the reference.
        "seen" => seen: &'a [Seen<'a>],
        /// Set if the error only wraps another one: what identifies the wrapped error.
        "wraps" => wraps: Option<Wraps>,
        /// Remarks.
        "notes" => notes: &'a [Note<'a>],
    }
}

impl<'a> ErrorCode<'a> {
    /// Whether the code comes with a status, in any of its cases.
    #[must_use]
    pub fn has_status(&self, status: StatusCode) -> bool {
        self.statuses.contains(status) || self.cases.iter().any(|case| case.statuses.contains(status))
    }

    /// The statuses of the code in all its cases, each once, in the order of the reference.
    pub fn all_statuses(&self) -> impl Iterator<Item = StatusCode> + use<'a> {
        let Self { statuses, cases, .. } = *self;
        let all = move || {
            let of_cases = cases.iter().flat_map(|case| case.statuses.as_slice());
            statuses.as_slice().iter().chain(of_cases).copied()
        };
        let is_first = move |at: usize, status| !all().take(at).any(|earlier| earlier == status);
        all().enumerate().filter(move |(at, status)| is_first(*at, *status)).map(|(_, status)| status)
    }

    /// What the code means: the description, else the message.
    #[must_use]
    pub const fn meaning(&self) -> Text<'a> {
        if self.description.is_empty() { self.message } else { self.description }
    }

    /// The first row of the reference with this code, in the form of the further ones in `cases`.
    #[must_use]
    pub const fn first_case(&self) -> Case<'a> {
        let Self { statuses, message, description, action, .. } = *self;
        Case { statuses, message, description, action }
    }
}

schema_struct! {
    /// A further row with the same code.
    pub struct Case<'a> {
        /// The HTTP statuses of this row.
        "status" => statuses: Statuses<'a>,
        /// The message of this row.
        "message" optional => message: Text<'a>,
        /// What the code means in this row.
        "description" optional => description: Text<'a>,
        /// What to do.
        "action" optional => action: Text<'a>,
    }
}

schema_struct! {
    /// A page about an error.
    pub struct Link<'a> {
        /// The title of the page.
        "title" => title: Text<'a>,
        /// Its address.
        "url" => url: Url<'a>,
    }
}

schema_struct! {
    /// Evidence from practice: a message, a cause or a check.
    pub struct Seen<'a> {
        /// A message that was seen, verbatim, or its template. It is not translated.
        "message" => message: Option<&'a str>,
        /// A cause that was found.
        "cause" optional => cause: Text<'a>,
        /// What to check.
        "check" optional => check: Text<'a>,
        /// The source.
        "source" => source: Source<'a>,
    }
}

schema_struct! {
    /// The source of a piece of evidence.
    pub struct Source<'a> {
        /// The address of the page.
        "url" => url: Url<'a>,
        /// The day of the source, or on which it was read if it has no date.
        "date" => date: Date,
        /// The edition of the reference that the source is, if it is one.
        "edition" => edition: Option<&'a str>,
    }
}

string_enum! {
    /// How severe an error is.
    pub enum Severity {
        /// Nothing failed.
        Info = "info",
        /// Something may fail later.
        Warning = "warning",
        /// The request failed.
        Error = "error",
        /// The session or the system failed.
        Fatal = "fatal",
    }
}

string_enum! {
    /// What identifies the error that another error wraps.
    pub enum Wraps {
        /// Its code, elsewhere in the response.
        Code = "code",
        /// The message of the wrapping error.
        Message = "message",
    }
}

schema_struct! {
    /// The name and meaning of a placeholder of a message.
    pub struct Placeholder<'a> {
        /// A short name.
        "name" => name: &'a str,
        /// The meaning of its value.
        "description" optional => description: Text<'a>,
    }
}
