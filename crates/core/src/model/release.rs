use super::{Code, Date, FieldRef, Note, StatusCode, Text};

string_enum! {
    /// The kind of a change.
    pub enum ChangeKind {
        /// The subject is new.
        Added = "added",
        /// The subject has changed.
        Changed = "changed",
        /// The subject was removed.
        Removed = "removed",
        /// The subject should no longer be used.
        Deprecated = "deprecated",
        /// The subject was moved to another page.
        Moved = "moved",
    }
}

schema_struct! {
    /// A release of the reference and its changes.
    pub struct Release<'a> {
        /// The number, counted from 1.
        "number" => number: u32,
        /// The day.
        "date" => date: Date,
        /// The changes, in the order of the reference.
        "changes" => changes: &'a [Change<'a>],
        /// Remarks.
        "notes" => notes: &'a [Note<'a>],
    }
}

schema_struct! {
    /// One change of a release.
    pub struct Change<'a> {
        /// The kind of change.
        "kind" => kind: ChangeKind,
        /// The pages that changed.
        "pages" => pages: &'a [&'a str],
        /// The description of the change.
        "text" => text: Text<'a>,
        /// The error codes that changed.
        "errors" => errors: &'a [Code<'a>],
        /// The new HTTP status of those codes.
        "status" => status: Option<StatusCode>,
        /// The HTTP statuses that changed.
        "statuses" => statuses: &'a [StatusCode],
        /// The structures that changed.
        "structures" => structures: &'a [&'a str],
        /// The fields that changed.
        "fields" => fields: &'a [FieldRef<'a>],
        /// Remarks.
        "notes" => notes: &'a [Note<'a>],
    }
}
