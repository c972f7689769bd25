//! The types of the data files with lists of records.

use ecs_err_core::model::datum::Datum;
use ecs_err_core::model::{ErrorCode, Page, Release, RetiredCode, Status, Structure};
use ecs_err_core::schema_struct;

use super::order::Sorted;

/// The paths of data files, each with the schema of such files; guides have none.
pub(crate) const DATA_FILES: [(&str, Option<&str>); 11] = [
    ("catalog.json", Some("catalog.json")),
    ("pages.json", Some("pages.json")),
    ("retired.json", Some("retired.json")),
    ("statuses.json", Some("statuses.json")),
    ("synonyms.json", Some("synonyms.json")),
    ("errors/*.json", Some("errors.json")),
    ("errors/SERVICE/*.json", Some("errors.json")),
    ("structures/*.json", Some("structures.json")),
    ("operations/*.json", Some("operation.json")),
    ("releases/*.json", Some("releases.json")),
    ("guides/LANGUAGE/*.md", None),
];

/// The first part of a path.
pub(crate) fn first_part(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

/// A data file with a list of records.
pub trait RecordFile<'a>: Datum<'a> {
    /// The type of the records.
    type Record: Sorted + 'a;

    /// The key of the list.
    const KEY: &'static str;

    /// The records.
    fn records(&self) -> &'a [Self::Record];
}

/// Declares a data file: its list of records and its other keys. Every file may have the key `$schema`.
macro_rules! record_file {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident { $( $key:literal => $field:ident: $type:ty, $field_doc:literal; )* }
        $list_key:literal => $list:ident: [$record:ident], $list_doc:literal
    ) => {
        schema_struct! {
            $(#[doc = $doc])*
            pub struct $name<'a> {
                /// The schema of this file, for editors.
                "$schema" => schema: Option<&'a str>,
                $( #[doc = $field_doc] $key => $field: $type, )*
                #[doc = $list_doc]
                $list_key => $list: &'a [$record<'a>],
            }
        }

        impl<'a> RecordFile<'a> for $name<'a> {
            type Record = $record<'a>;

            const KEY: &'static str = $list_key;

            fn records(&self) -> &'a [$record<'a>] {
                self.$list
            }
        }
    };
}

record_file! {
    /// The pages of the reference, by id.
    pub struct Pages {}
    "pages" => pages: [Page], "The pages, sorted by id."
}

record_file! {
    /// The error codes of one service.
    pub struct Errors { "service" => service: &'a str, "The id of the service."; }
    "errors" => errors: [ErrorCode], "The error codes, sorted."
}

record_file! {
    /// The codes that the reference no longer has.
    pub struct Retired {}
    "retired" => retired: [RetiredCode], "The retired codes, sorted."
}

record_file! {
    /// The HTTP statuses that the API answers with.
    pub struct Statuses {}
    "statuses" => statuses: [Status], "The statuses, sorted by number."
}

record_file! {
    /// The structures of a page.
    pub struct Structures {}
    "structures" => structures: [Structure], "The structures, sorted by page and table."
}

record_file! {
    /// The releases of a year.
    pub struct Releases {}
    "releases" => releases: [Release], "The releases, oldest first."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_explanation_names_every_path() {
        let text = crate::check::RuleId::UnexpectedFile.rule().explanation("en");
        assert!(text.contains(&DATA_FILES.map(|(path, _)| path).join(", ")), "{text}");
    }
}
