//! Builds a catalog from the records of a data directory.

use std::collections::BTreeMap;

use super::{Arena, DataDir, GuideFile, index};
use ecs_err_core::catalog::{Catalog, CatalogData};
use ecs_err_core::model::{ErrorCode, Guide, Id, Text};

impl<'a> DataDir<'a> {
    /// Builds the catalog; `None` if a required file is missing or could not be read.
    pub(crate) fn catalog(&self, arena: &'a Arena) -> Option<Catalog<'a>> {
        let about = self.about.as_ref()?.value;
        let services: Vec<&str> = about.services.iter().map(|service| service.id.as_str()).collect();
        let with_service = self.errors.iter().flat_map(|document| {
            let service = services.iter().position(|id| *id == document.value.service);
            document.value.errors.iter().map(move |error| (*error, service.unwrap_or_default()))
        });
        let mut with_service: Vec<_> = with_service.collect();
        with_service.sort_by_key(|(error, _)| error.code);
        let rest = CatalogData {
            metadata: about,
            pages: sorted(arena, self.each_page().map(|(_, page)| *page), |page| page.id.as_str()),
            retired: sorted(arena, self.each_retired().map(|(_, retired)| *retired), |retired| retired.code),
            statuses: sorted(arena, self.each_status().map(|(_, status)| *status), |status| status.status),
            structures: sorted(arena, self.each_structure().map(|(_, structure)| *structure), |structure| {
                (structure.page, structure.table)
            }),
            operations: sorted(arena, self.each_operation().map(|(_, operation)| *operation), |operation| {
                operation.id.as_str()
            }),
            releases: sorted(arena, self.each_release().map(|(_, release)| *release), |release| release.number),
            guides: self.merge_guides(arena),
            synonyms: self.synonyms.as_ref().map_or(&[], |document| document.value.groups),
            ..CatalogData::EMPTY
        };
        Some(Catalog::from_data(arena.alloc(with_messages(&with_errors(rest, &with_service, arena), arena))))
    }

    /// Merges the files of each guide, one for each language.
    fn merge_guides(&self, arena: &'a Arena) -> &'a [Guide<'a>] {
        let mut by_id: BTreeMap<&'a str, Vec<&GuideFile<'a>>> = BTreeMap::new();
        for guide in &self.guides {
            by_id.entry(guide.id).or_default().push(guide);
        }
        let text = |guides: &[&GuideFile<'a>], part: fn(&GuideFile<'a>) -> &'a str| {
            let in_language =
                |tag: &&'a str| guides.iter().find(|guide| guide.language == *tag).map(|guide| (*tag, part(guide)));
            let pairs: Vec<(&'a str, &'a str)> = self.languages().iter().filter_map(in_language).collect();
            Text::new(arena.alloc_slice_copy(&pairs))
        };
        let guides = by_id.iter().filter_map(|(id, guides)| {
            let (title, body) = (text(guides, |guide| guide.title), text(guides, |guide| guide.body));
            Some(Guide::from_fields(Id::new(id).ok()?, title, body))
        });
        arena.alloc_slice_fill_iter(guides.collect::<Vec<_>>())
    }
}

/// The data of a catalog with errors, sorted by code and each with the position of its service, and with everything else
/// of another catalog. It recognizes no messages before `with_messages`.
#[doc(hidden)]
#[must_use]
pub fn with_errors<'a>(
    rest: CatalogData<'a>,
    with_service: &[(ErrorCode<'a>, usize)],
    arena: &'a Arena,
) -> CatalogData<'a> {
    let errors = &*arena.alloc_slice_fill_iter(with_service.iter().map(|(error, _)| *error));
    let places = || with_service.iter().map(|(_, service)| *service);
    let sizes = arena.alloc_slice_fill_copy(rest.metadata.services.len(), 0);
    for place in places() {
        if let Some(size) = sizes.get_mut(place) {
            *size += 1;
        }
    }
    CatalogData {
        errors,
        code_index: index::index(errors, arena),
        folded_order: index::folded_order(errors, |error| Some(error.code.to_string()), arena),
        name_order: index::folded_order(errors, |error| error.name.map(str::to_owned), arena),
        services: arena.alloc_slice_fill_iter(places().map(index::place)),
        families: index::families(errors, rest.metadata.families, arena),
        service_sizes: sizes,
        message_order: index::message_order(errors, rest.metadata.message_language, arena),
        ..rest
    }
}

/// The same data with the index of the messages that [`Catalog::fitting`] recognizes.
pub(crate) fn with_messages<'a>(data: &CatalogData<'a>, arena: &'a Arena) -> CatalogData<'a> {
    let (message_ranks, message_index) = index::messages(Catalog::from_data(data), arena);
    CatalogData { message_ranks, message_index, ..*data }
}

fn sorted<T: Copy, K: Ord>(arena: &Arena, records: impl Iterator<Item = T>, key: impl Fn(&T) -> K) -> &[T] {
    let mut records: Vec<T> = records.collect();
    records.sort_by_key(key);
    arena.alloc_slice_copy(&records)
}
