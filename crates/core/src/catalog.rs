//! Look-ups over a catalog, embedded or loaded: the two are the same type.

use core::fmt;

use crate::iana;
use crate::model::{
    Change, ChangeKind, Code, CodePattern, Date, ErrorCode, Family, Field, FieldRef, Guide, Metadata, Operation, Page,
    PlaceholderStyle, Release, RetiredCode, Retry, Service, Status, StatusCode, Statuses, Structure,
};
use crate::template::Template;

/// A whole reference: every record, each list sorted by what identifies its records.
///
/// A catalog is a handle: it is copied freely, and what it returns lives as long as the data, not
/// as long as the handle.
#[derive(Clone, Copy, Debug)]
pub struct Catalog<'a> {
    data: &'a CatalogData<'a>,
    page_url: Option<&'a str>,
}

/// What a catalog is made of. It is made by generated code and by the reader of data directories.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct CatalogData<'a> {
    pub metadata: Metadata<'a>,
    pub pages: &'a [Page<'a>],
    pub errors: &'a [ErrorCode<'a>],
    pub retired: &'a [RetiredCode<'a>],
    pub statuses: &'a [Status<'a>],
    pub structures: &'a [Structure<'a>],
    pub operations: &'a [Operation<'a>],
    pub releases: &'a [Release<'a>],
    pub guides: &'a [Guide<'a>],
    pub synonyms: &'a [&'a [&'a str]],
    /// Where in `errors` each code is: a hash table with open addressing, `u32::MAX` where it is free.
    ///
    /// Its length is a power of two, and at least half of it is free.
    pub code_index: &'a [u32],
    /// Where in `errors` each code is, sorted by [`folded`](crate::resolve::name::folded) code.
    pub folded_order: &'a [u32],
    /// Where in `errors` each code with a name is, sorted by folded name.
    pub name_order: &'a [u32],
    /// Which of the services each error belongs to, parallel to `errors`.
    pub services: &'a [u32],
    /// How many codes each service has, parallel to the services of the metadata.
    pub service_sizes: &'a [u32],
    /// Where in `errors` each code is, sorted by their messages in the API's own language, then by code.
    pub message_order: &'a [u32],
}

/// What a release did to an error code, a field or a structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct HistoryEntry<'a> {
    /// The release's number.
    pub release: u32,
    /// The release's day.
    pub date: Date,
    /// What happened.
    pub kind: ChangeKind,
    /// The HTTP status that the code has since, if that is what changed.
    pub status: Option<StatusCode>,
    /// The release's words for it.
    pub text: crate::model::Text<'a>,
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

    /// What the catalog is about.
    #[must_use]
    pub const fn metadata(&self) -> &'a Metadata<'a> {
        &self.data.metadata
    }

    /// The pages that its records name, by id.
    #[must_use]
    pub const fn pages(&self) -> &'a [Page<'a>] {
        self.data.pages
    }

    /// The error codes, by code.
    #[must_use]
    pub const fn errors(&self) -> &'a [ErrorCode<'a>] {
        self.data.errors
    }

    /// The codes that the reference no longer has, by code.
    #[must_use]
    pub const fn retired(&self) -> &'a [RetiredCode<'a>] {
        self.data.retired
    }

    /// The HTTP statuses, by number.
    #[must_use]
    pub const fn statuses(&self) -> &'a [Status<'a>] {
        self.data.statuses
    }

    /// The structures, by page and table.
    #[must_use]
    pub const fn structures(&self) -> &'a [Structure<'a>] {
        self.data.structures
    }

    /// The operations, by id.
    #[must_use]
    pub const fn operations(&self) -> &'a [Operation<'a>] {
        self.data.operations
    }

    /// The releases, oldest first.
    #[must_use]
    pub const fn releases(&self) -> &'a [Release<'a>] {
        self.data.releases
    }

    /// The guides, by id.
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
        self.error_at(code).and_then(|at| self.data.errors.get(at))
    }

    /// Where in the errors a code is.
    pub(crate) fn error_at(&self, code: Code<'_>) -> Option<usize> {
        let mask = self.data.code_index.len().wrapping_sub(1);
        let mut place = hash(code) & mask;
        loop {
            let at = *self.data.code_index.get(place)? as usize;
            if self.data.errors.get(at)?.code == code {
                return Some(at);
            }
            place = (place + 1) & mask;
        }
    }

    /// The service that a code belongs to: of one that the catalog has, that of its data file, else
    /// the first service with a form that the code has.
    #[must_use]
    pub fn service_of(&self, code: Code<'_>) -> Option<&'a Service<'a>> {
        let services = self.metadata().services;
        let known = self.error_at(code).and_then(|at| services.get(*self.data.services.get(at)? as usize));
        known.or_else(|| services.iter().find(|service| service.forms.iter().any(|form| form.matches(code.as_str()))))
    }

    /// How many codes a service has.
    #[must_use]
    pub fn code_count(&self, service: &Service<'_>) -> usize {
        let at = self.metadata().services.iter().position(|other| other.id == service.id);
        at.and_then(|at| self.data.service_sizes.get(at)).map_or(0, |count| *count as usize)
    }

    /// The services, the one with the most codes first.
    pub fn services_by_size(&self) -> impl Iterator<Item = &'a Service<'a>> + use<'a> {
        let catalog = *self;
        (0..self.metadata().services.len()).filter_map(move |rank| catalog.service_of_rank(rank))
    }

    fn service_of_rank(&self, rank: usize) -> Option<&'a Service<'a>> {
        let sizes = self.data.service_sizes;
        let rank_of = |at: usize| (0..sizes.len()).filter(|other| (sizes[*other], at) > (sizes[at], *other)).count();
        (0..sizes.len()).find(|at| rank_of(*at) == rank).and_then(|at| self.metadata().services.get(at))
    }

    /// What became of a code that the reference no longer has.
    #[must_use]
    pub fn retired_code(&self, code: Code<'_>) -> Option<&'a RetiredCode<'a>> {
        find(self.data.retired, |retired| retired.code.cmp(&code))
    }

    /// The retired codes that a code takes the place of, by code.
    pub fn predecessors<'c>(&self, code: Code<'c>) -> impl Iterator<Item = &'a RetiredCode<'a>> + use<'a, 'c> {
        self.data
            .retired
            .iter()
            .filter(move |retired| retired.replacement.is_some_and(|replacement| replacement == code))
    }

    /// The HTTP status with this number: as the catalog describes it, else as the IANA registry names it.
    #[must_use]
    pub fn status(&self, status: StatusCode) -> Option<&'a Status<'a>> {
        find(self.data.statuses, |record| record.status.cmp(&status)).or_else(|| iana::status(status))
    }

    /// The statuses of an error that are known.
    pub fn statuses_of(&self, statuses: Statuses<'a>) -> impl Iterator<Item = &'a Status<'a>> + use<'a> {
        let catalog = *self;
        statuses.as_slice().iter().filter_map(move |status| catalog.status(*status))
    }

    /// Whether to try again after an error: as the error says, else as its HTTP status does.
    #[must_use]
    pub fn retry(&self, error: &ErrorCode<'_>) -> Option<Retry> {
        error.retry.or_else(|| Some(self.status(error.statuses.first()?)?.retry()))
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
        self.metadata().families.iter().find(|family| family.codes.matches(code))
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

    /// The field that is meant.
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

    /// The errors whose codes match the pattern, by code.
    pub fn errors_matching<'p>(
        &self,
        pattern: CodePattern<'p>,
    ) -> impl Iterator<Item = &'a ErrorCode<'a>> + use<'a, 'p> {
        self.data.errors.iter().filter(move |error| pattern.matches(error.code))
    }

    /// The other errors that come with the same message as a code, by code.
    pub fn errors_with_same_message<'c>(
        &self,
        code: Code<'c>,
    ) -> impl Iterator<Item = &'a ErrorCode<'a>> + use<'a, 'c> {
        let language = self.data.metadata.message_language;
        let message = self.error(code).and_then(|error| error.message.get(language));
        let (errors, message_order) = (self.data.errors, self.data.message_order);
        let at = move |place: &u32| errors.get(*place as usize);
        let told = move |place: &u32| at(place).and_then(|error| error.message.get(language));
        let start = message_order.partition_point(|place| told(place) < message);
        message_order[start..]
            .iter()
            .take_while(move |place| message.is_some() && told(place) == message)
            .filter_map(at)
            .filter(move |other| other.code != code)
    }

    /// What the releases did to the code, oldest first.
    ///
    /// A code with no event of the kind [`ChangeKind::Added`] is older than the first dated
    /// mention of it; when it was added is unknown.
    pub fn history<'c>(&self, code: Code<'c>) -> impl Iterator<Item = HistoryEntry<'a>> + use<'a, 'c> {
        self.events(move |change| change.errors.contains(&code))
    }

    /// What the releases did to the field, oldest first.
    pub fn field_history<'f>(&self, field: FieldRef<'f>) -> impl Iterator<Item = HistoryEntry<'a>> + use<'a, 'f> {
        self.events(move |change| change.fields.contains(&field))
    }

    /// What the releases did to the structure and its fields, oldest first.
    pub fn structure_history<'i>(&self, id: &'i str) -> impl Iterator<Item = HistoryEntry<'a>> + use<'a, 'i> {
        self.events(move |change| {
            change.structures.contains(&id) || change.fields.iter().any(|field| field.structure == id)
        })
    }

    fn events<F: Fn(&Change<'a>) -> bool + Copy>(
        &self,
        about: F,
    ) -> impl Iterator<Item = HistoryEntry<'a>> + use<'a, F> {
        self.data.releases.iter().flat_map(move |release| {
            release.changes.iter().filter(move |change| about(change)).map(|change| HistoryEntry {
                release: release.number,
                date: release.date,
                kind: change.kind,
                status: change.status,
                text: change.text,
            })
        })
    }

    /// The structures that an operation uses, in the catalog's order.
    pub fn structures_for_operation<'i>(
        &self,
        operation: &'i str,
    ) -> impl Iterator<Item = &'a Structure<'a>> + use<'a, 'i> {
        self.data.structures.iter().filter(move |structure| structure.operations.contains(&operation))
    }

    /// Whether this edition holds the page: whether records stand on it.
    #[must_use]
    pub fn has_page_content(&self, page: &str) -> bool {
        self.data.structures.iter().any(|structure| structure.page == page)
            || self.data.operations.iter().any(|operation| operation.page == page && !operation.request.is_empty())
            || self.guide(page).is_some()
    }
}

/// The hash of a code in the index.
#[doc(hidden)]
#[inline]
#[must_use]
pub fn hash(code: Code<'_>) -> usize {
    hash_bytes(code.as_str().as_bytes())
}

/// The same for the bytes of a code.
#[inline]
pub(crate) fn hash_bytes(bytes: &[u8]) -> usize {
    // 2^64 divided by the golden ratio: multiplication carries every bit upwards.
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let (words, rest) = bytes.as_chunks::<8>();
    let mut hash = bytes.len() as u64;
    for word in words {
        hash = (hash.rotate_left(23) ^ u64::from_le_bytes(*word)).wrapping_mul(FACTOR);
    }
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    hash = (hash.rotate_left(23) ^ u64::from_le_bytes(last)).wrapping_mul(FACTOR);
    // The upper half is the well mixed one.
    (hash >> 32) as usize
}

fn find<T>(sorted: &[T], order: impl Fn(&T) -> core::cmp::Ordering) -> Option<&T> {
    sorted.binary_search_by(order).ok().and_then(|at| sorted.get(at))
}
