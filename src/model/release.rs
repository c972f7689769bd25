use super::{Code, Date, FieldRef, Note, StatusCode, Text};

words! {
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
        /// It stands elsewhere.
        Moved = "moved",
    }
}

record! {
    /// A release of the reference and what it changed.
    ///
    /// ```
    /// let releases = ecs_err::embedded().releases;
    /// assert_eq!(releases.last().unwrap().date, ecs_err::embedded().about.edition);
    /// ```
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

record! {
    /// One thing that a release changed.
    ///
    /// ```
    /// let catalog = ecs_err::embedded();
    /// let changes = catalog.releases.iter().flat_map(|release| release.changes);
    /// assert!(changes.filter(|change| change.errors.contains(&ecs_err::Code::new("Ecs.0089"))).count() > 0);
    /// ```
    pub struct Change<'a> {
        /// What happened to it.
        "kind" => kind: ChangeKind,
        /// The pages it happened on.
        "pages" => pages: &'a [&'a str],
        /// The change in words.
        "text" => text: Text<'a>,
        /// The error codes it is about.
        "errors" => errors: &'a [Code],
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
