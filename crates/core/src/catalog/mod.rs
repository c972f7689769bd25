//! [`Catalog`]: exact look-ups in an embedded or a loaded catalog.

mod data;
mod folded;
mod history;
mod index;
mod services;

use core::cmp::Ordering;
use core::fmt;

use crate::iana;
use crate::model::{
    Code, CodePattern, ErrorCode, Family, Field, FieldRef, Guide, Metadata, Operation, Page, PlaceholderStyle, Release,
    RetiredCode, Retry, Status, StatusCode, Structure,
};
use crate::template::Template;

#[doc(hidden)]
pub use data::CatalogData;
#[doc(hidden)]
pub use folded::folded;
pub use history::HistoryEntry;
#[doc(hidden)]
pub use index::hash;
pub(crate) use services::ServicesBySize;

/// A whole reference: every record, each list sorted by what identifies its records.
///
/// `Catalog` is a `Copy` handle to data that is embedded in the program (`'static`) or borrowed from an
/// `OwnedCatalog`. Records borrow from the data, so they outlive the handle.
///
/// Exact look-ups take a [`Code`], an id or a number. [`resolve`](Self::resolve) reads what a person typed,
/// [`find_codes`](Self::find_codes) searches a text, and [`translate`](Self::translate) gives the meaning of a code in
/// a language.
///
/// ```
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/example/catalog.rs")); }
/// # let catalog = example::catalog();
/// use ecs_err_core::{Code, Retry};
///
/// let error = catalog.error(Code::new("Ecs.0085").unwrap()).unwrap();
/// assert_eq!(error.message.get("en"), Some("NIC %s does not exist."));
/// assert_eq!(catalog.retry(error), Some(Retry::AfterFix));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Catalog<'a> {
    data: &'a CatalogData<'a>,
    page_url: Option<&'a str>,
}

impl<'a> Catalog<'a> {
    /// A catalog of this data.
    #[doc(hidden)]
    #[must_use]
    pub const fn from_data(data: &'a CatalogData<'a>) -> Self {
        Self { data, page_url: data.metadata.page_url }
    }

    /// The data that the catalog was made from.
    #[doc(hidden)]
    #[must_use]
    pub const fn data(&self) -> &'a CatalogData<'a> {
        self.data
    }

    /// The same catalog with other addresses of the codes' pages: a template with `{lang}` and `{code}`.
    #[must_use]
    pub const fn with_page_url(self, template: &'a str) -> Self {
        Self { page_url: Some(template), ..self }
    }

    /// The title, edition, languages, services and families.
    #[must_use]
    pub const fn metadata(&self) -> &'a Metadata<'a> {
        &self.data.metadata
    }

    /// The pages of the reference that records name, sorted by id.
    #[must_use]
    pub const fn pages(&self) -> &'a [Page<'a>] {
        self.data.pages
    }

    /// The error codes, sorted by code.
    #[must_use]
    pub const fn errors(&self) -> &'a [ErrorCode<'a>] {
        self.data.errors
    }

    /// The codes that the reference no longer has, sorted by code.
    #[must_use]
    pub const fn retired(&self) -> &'a [RetiredCode<'a>] {
        self.data.retired
    }

    /// The HTTP statuses, sorted by number.
    #[must_use]
    pub const fn statuses(&self) -> &'a [Status<'a>] {
        self.data.statuses
    }

    /// The structures, sorted by page and table.
    #[must_use]
    pub const fn structures(&self) -> &'a [Structure<'a>] {
        self.data.structures
    }

    /// The operations, sorted by id.
    #[must_use]
    pub const fn operations(&self) -> &'a [Operation<'a>] {
        self.data.operations
    }

    /// The releases, oldest first.
    #[must_use]
    pub const fn releases(&self) -> &'a [Release<'a>] {
        self.data.releases
    }

    /// The guides, sorted by id.
    #[must_use]
    pub const fn guides(&self) -> &'a [Guide<'a>] {
        self.data.guides
    }

    /// Groups of words with the same meaning, for search.
    #[must_use]
    pub const fn synonyms(&self) -> &'a [&'a [&'a str]] {
        self.data.synonyms
    }

    /// The address of a code's page in a language, if the catalog has addresses.
    #[must_use]
    pub fn page_address<'c>(&self, code: Code<'c>, language: &'a str) -> Option<impl fmt::Display + use<'a, 'c>> {
        let template = self.page_url?;
        Some(fmt::from_fn(move |f| {
            let mut rest = template;
            while let Some((before, after)) = rest.split_once('{') {
                f.write_str(before)?;
                rest = match (after.strip_prefix("lang}"), after.strip_prefix("code}")) {
                    (Some(after), _) => f.write_str(language).map(|()| after)?,
                    (_, Some(after)) => f.write_str(code.as_str()).map(|()| after)?,
                    _ => f.write_str("{").map(|()| after)?,
                };
            }
            f.write_str(rest)
        }))
    }

    /// The error with this code.
    #[inline]
    #[must_use]
    pub fn error(&self, code: Code<'_>) -> Option<&'a ErrorCode<'a>> {
        self.position(code.as_str().as_bytes()).and_then(|at| self.data.errors.get(at))
    }

    /// The record of a code that the reference no longer has.
    #[must_use]
    pub fn retired_code(&self, code: Code<'_>) -> Option<&'a RetiredCode<'a>> {
        find(self.data.retired, |retired| retired.code.cmp(&code))
    }

    /// The retired codes that a code replaces, sorted by code.
    pub fn predecessors<'c>(&self, code: Code<'c>) -> impl Iterator<Item = &'a RetiredCode<'a>> + use<'a, 'c> {
        self.data
            .retired
            .iter()
            .filter(move |retired| retired.replacement.is_some_and(|replacement| replacement == code))
    }

    /// The HTTP status with this number, from the catalog or else from the IANA registry.
    #[must_use]
    pub fn status(&self, status: StatusCode) -> Option<&'a Status<'a>> {
        find(self.data.statuses, |record| record.status.cmp(&status)).or_else(|| iana::status(status))
    }

    /// Whether to retry after an error: the error's own retry class, else that of its first HTTP status.
    #[must_use]
    pub fn retry(&self, error: &ErrorCode<'_>) -> Option<Retry> {
        error.retry.or_else(|| Some(self.status(error.statuses.first()?)?.retry()))
    }

    /// The HTTP status of an error, if it suggests otherwise about a retry than the error does.
    #[must_use]
    pub fn misleading_status(&self, error: &ErrorCode<'_>) -> Option<&'a Status<'a>> {
        let status = self.status(error.statuses.first()?)?;
        let helps = |retry: Retry| retry == Retry::Backoff;
        (helps(error.retry?) != helps(status.retry())).then_some(status)
    }

    /// How placeholders are written in messages.
    #[must_use]
    pub fn placeholder_style(&self) -> PlaceholderStyle {
        self.metadata().placeholders.unwrap_or(PlaceholderStyle::None)
    }

    /// A message as a template.
    #[must_use]
    pub fn template<'t>(&self, text: &'t str) -> Template<'t> {
        Template { text, style: self.placeholder_style() }
    }

    /// The message of an error in the API's own language.
    #[must_use]
    pub fn api_message(&self, error: &ErrorCode<'a>) -> Option<&'a str> {
        error.message.get(self.metadata().message_language)
    }

    /// The family that a code belongs to.
    #[must_use]
    pub fn family(&self, code: Code<'_>) -> Option<&'a Family<'a>> {
        let families = self.metadata().families;
        // The table has each code that is in a family.
        let known = self.position(code.as_str().as_bytes()).and_then(|at| self.data.families.get(at));
        match known {
            Some(at) => families.get(*at as usize),
            None => families.iter().find(|family| family.codes.matches(code)),
        }
    }

    /// The page with this id.
    #[must_use]
    pub fn page(&self, id: &str) -> Option<&'a Page<'a>> {
        find(self.data.pages, |page| page.id.as_str().cmp(id))
    }

    /// The structure with this id.
    #[must_use]
    pub fn structure(&self, id: &str) -> Option<&'a Structure<'a>> {
        self.data.structures.iter().find(|structure| structure.id == id)
    }

    /// The field that a reference names.
    #[must_use]
    pub fn field(&self, field: FieldRef<'_>) -> Option<&'a Field<'a>> {
        self.structure(field.structure)?.fields.iter().find(|record| record.name == field.field)
    }

    /// The operation with this id.
    #[must_use]
    pub fn operation(&self, id: &str) -> Option<&'a Operation<'a>> {
        find(self.data.operations, |operation| operation.id.as_str().cmp(id))
    }

    /// The release with this number.
    #[must_use]
    pub fn release(&self, number: u32) -> Option<&'a Release<'a>> {
        find(self.data.releases, |release| release.number.cmp(&number))
    }

    /// The guide with this id.
    #[must_use]
    pub fn guide(&self, id: &str) -> Option<&'a Guide<'a>> {
        find(self.data.guides, |guide| guide.id.as_str().cmp(id))
    }

    /// The errors with codes that match the pattern, sorted by code.
    pub fn errors_matching<'p>(
        &self,
        pattern: CodePattern<'p>,
    ) -> impl Iterator<Item = &'a ErrorCode<'a>> + use<'a, 'p> {
        let matches = pattern.matcher();
        self.data.errors.iter().filter(move |error| matches(error.code))
    }

    /// The other errors with the same message as a code, sorted by code.
    pub fn errors_with_same_message<'c>(
        &self,
        code: Code<'c>,
    ) -> impl Iterator<Item = &'a ErrorCode<'a>> + use<'a, 'c> {
        let catalog = *self;
        let message = self.error(code).and_then(|error| self.api_message(error));
        let error_at = move |at: &u32| catalog.data.errors.get(*at as usize);
        let message_at = move |at: &u32| error_at(at).and_then(|error| catalog.api_message(error));
        let order = self.data.message_order;
        let start = order.partition_point(|at| message_at(at) < message);
        order[start..]
            .iter()
            .take_while(move |at| message.is_some() && message_at(at) == message)
            .filter_map(error_at)
            .filter(move |other| other.code != code)
    }

    /// The structures that an operation uses, in the catalog's order.
    pub fn structures_for_operation<'i>(
        &self,
        operation: &'i str,
    ) -> impl Iterator<Item = &'a Structure<'a>> + use<'a, 'i> {
        self.data.structures.iter().filter(move |structure| structure.operations.contains(&operation))
    }

    /// Whether the catalog has a record that belongs to the page.
    #[must_use]
    pub fn has_page_content(&self, page: &str) -> bool {
        self.data.structures.iter().any(|structure| structure.page == page)
            || self.data.operations.iter().any(|operation| operation.page == page && !operation.request.is_empty())
            || self.guide(page).is_some()
    }
}

fn find<T>(sorted: &[T], order: impl Fn(&T) -> Ordering) -> Option<&T> {
    sorted.binary_search_by(order).ok().and_then(|at| sorted.get(at))
}
