use super::{Code, Date, FieldRef, Note, StatusCode, Text};

string_enum! {
    /// What happened to a change's subject.
    pub enum ChangeKind {
        /// It is new.
        Added = "added",
        /// It is different.
        Changed = "changed",
        /// It is gone.
        Removed = "removed",
        /// It should no longer be used.
        Deprecated = "deprecated",
        /// It moved to another page.
        Moved = "moved",
    }
}

schema_struct! {
    /// A release of the reference and what it changed.
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
    /// One thing that a release changed.
    pub struct Change<'a> {
        /// What happened to it.
        "kind" => kind: ChangeKind,
        /// The pages it happened on.
        "pages" => pages: &'a [&'a str],
        /// The change in words.
        "text" => text: Text<'a>,
        /// The error codes it is about.
        "errors" => errors: &'a [Code<'a>],
        /// The HTTP status that those codes have since.
        "status" => status: Option<StatusCode>,
        /// The HTTP statuses it is about.
        "statuses" => statuses: &'a [StatusCode],
        /// The structures it is about.
        "structures" => structures: &'a [&'a str],
        /// The fields it is about.
        "fields" => fields: &'a [FieldRef<'a>],
        /// Remarks.
        "notes" => notes: &'a [Note<'a>],
    }
}
