use crate::model::datum::Datum as _;
use crate::model::{ErrorCode, Guide, Metadata, Operation, Page, Release, RetiredCode, Status, Structure};
use crate::template::TemplateIndex;

/// The data of a catalog, which generated code and the reader of data directories create.
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
    /// Where in `errors` each code is, sorted by [`folded`](crate::catalog::folded) code.
    pub folded_order: &'a [u32],
    /// Where in `errors` each code with a name is, sorted by folded name.
    pub name_order: &'a [u32],
    /// Which of the services each error belongs to, parallel to `errors`.
    pub services: &'a [u32],
    /// Which of the families each error belongs to, parallel to `errors`; `u32::MAX` for none.
    pub families: &'a [u32],
    /// How many codes each service has, parallel to the services of the metadata.
    pub service_sizes: &'a [u32],
    /// Where in `errors` each code is, sorted by their messages in the API's own language, then by code.
    pub message_order: &'a [u32],
    /// The messages that [`fitting`](crate::Catalog::fitting) recognizes, those with the longest fixed text first: where
    /// in `errors` the error is, and which of its [messages](crate::Catalog::recognized_messages).
    pub message_ranks: &'a [(u32, u32)],
    /// The index of these messages.
    pub message_index: TemplateIndex<'a>,
}

impl CatalogData<'_> {
    /// A catalog without records, to which tests add some.
    pub const EMPTY: Self = Self {
        metadata: Metadata::EMPTY,
        pages: &[],
        errors: &[],
        retired: &[],
        statuses: &[],
        structures: &[],
        operations: &[],
        releases: &[],
        guides: &[],
        synonyms: &[],
        code_index: &[],
        folded_order: &[],
        name_order: &[],
        services: &[],
        families: &[],
        service_sizes: &[],
        message_order: &[],
        message_ranks: &[],
        message_index: TemplateIndex::EMPTY,
    };
}
