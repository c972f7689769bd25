//! The shapes of the data files that hold several records.

use ecs_err_core::model::{ErrorCode, Page, Release, RetiredCode, Status, Structure};
use ecs_err_core::schema_struct;

schema_struct! {
    /// The pages of the reference, by id.
    pub struct Pages<'a> {
        /// The schema of this file, for editors.
        "$schema" => schema: Option<&'a str>,
        /// The pages, sorted by id.
        "pages" => pages: &'a [Page<'a>],
    }
}

schema_struct! {
    /// The error codes of one service.
    pub struct Errors<'a> {
        /// The schema of this file, for editors.
        "$schema" => schema: Option<&'a str>,
        /// The prefix that all codes of the file begin with.
        "service" => service: &'a str,
        /// The error codes, sorted.
        "errors" => errors: &'a [ErrorCode<'a>],
    }
}

schema_struct! {
    /// The codes that the reference no longer has.
    pub struct Retired<'a> {
        /// The schema of this file, for editors.
        "$schema" => schema: Option<&'a str>,
        /// The retired codes, sorted.
        "retired" => retired: &'a [RetiredCode<'a>],
    }
}

schema_struct! {
    /// The HTTP statuses that the API answers with.
    pub struct Statuses<'a> {
        /// The schema of this file, for editors.
        "$schema" => schema: Option<&'a str>,
        /// The statuses, sorted by number.
        "statuses" => statuses: &'a [Status<'a>],
    }
}

schema_struct! {
    /// The structures of a page.
    pub struct Structures<'a> {
        /// The schema of this file, for editors.
        "$schema" => schema: Option<&'a str>,
        /// The structures, sorted by page and table.
        "structures" => structures: &'a [Structure<'a>],
    }
}

schema_struct! {
    /// The releases of a year.
    pub struct Releases<'a> {
        /// The schema of this file, for editors.
        "$schema" => schema: Option<&'a str>,
        /// The releases, oldest first.
        "releases" => releases: &'a [Release<'a>],
    }
}
