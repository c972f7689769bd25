//! What a file with a catalog consists of, and how it is written.

use std::collections::BTreeMap;
use std::ops::Range;

use ecs_err_core::Catalog;
use ecs_err_core::catalog::folded;
use ecs_err_core::model::datum::Datum;
use ecs_err_core::model::{Code, Structure};

use super::encode::Bytes;

/// The parts of a body, in their order.
#[derive(Clone, Copy)]
pub(super) enum Section {
    /// What every answer needs.
    Rest,
    /// Where each of the other records begins in `Others`, and where the last one ends.
    OtherPlaces,
    /// The structures, operations and guides.
    Others,
    /// Where each error begins in `Errors`, and where the last one ends.
    Places,
    Errors,
    /// The numbers of the errors in the order of their messages.
    MessageOrder,
    /// Where each name begins in `Names`, and where the last one ends.
    NamePlaces,
    /// The folded codes and names, sorted, each after the number of its error.
    Names,
    /// The index of a search.
    Index,
}

pub(super) const SECTION_COUNT: usize = 9;
/// The length of each section, in front of the sections.
pub(super) const DIRECTORY_BYTES: usize = SECTION_COUNT * 8;

/// What a place is written as: the catalog may be larger than 4 GB.
pub(super) const PLACE_BYTES: usize = 8;
pub(super) const NUMBER_BYTES: usize = 4;

/// So many services have an example in the message about a text that is not a code.
const SAMPLES: usize = 3;

/// The body of a file with the records of a catalog and the bytes of its index, if it has one; the same catalog gives the
/// same bytes.
#[must_use]
pub fn encode(catalog: Catalog<'_>, index: &[u8]) -> Vec<u8> {
    let (places, errors) = pieces(encoded_errors(catalog));
    let (name_places, names) = pieces(encoded_names(catalog));
    let order: Vec<u8> = catalog.data().message_order.iter().flat_map(|number| number.to_le_bytes()).collect();
    let rest = encoded_rest(catalog);
    let (other_places, others) = pieces(encoded_others(catalog));
    let sections: [&[u8]; SECTION_COUNT] =
        [&rest, &other_places, &others, &places, &errors, &order, &name_places, &names, index];
    let mut body = Vec::with_capacity(DIRECTORY_BYTES + sections.iter().map(|section| section.len()).sum::<usize>());
    body.extend(sections.iter().flat_map(|section| (section.len() as u64).to_le_bytes()));
    for section in sections {
        body.extend(section);
    }
    body
}

/// Where each piece begins, and where the last one ends; and the pieces.
fn pieces(pieces: impl Iterator<Item = Vec<u8>>) -> (Vec<u8>, Vec<u8>) {
    let (mut places, mut all) = (Vec::new(), Vec::<u8>::new());
    let mut end_piece = |all: &[u8]| places.extend((all.len() as u64).to_le_bytes());
    end_piece(&all);
    for piece in pieces {
        all.extend(piece);
        end_piece(&all);
    }
    (places, all)
}

/// What every answer needs.
fn encoded_rest(catalog: Catalog<'_>) -> Vec<u8> {
    let data = catalog.data();
    let mut bytes = Bytes::default();
    for count in [data.errors.len(), data.operations.len(), data.guides.len()] {
        bytes.count(count as u64);
    }
    // Structures are found by the numbers of their fields.
    let field_count = |structure: &Structure<'_>| u32::try_from(structure.fields.len()).unwrap_or(u32::MAX);
    data.structures.iter().map(field_count).collect::<Vec<_>>().as_slice().encode(&mut bytes);
    data.service_sizes.encode(&mut bytes);
    samples(catalog).as_slice().encode(&mut bytes);
    data.metadata.encode(&mut bytes);
    data.pages.encode(&mut bytes);
    data.retired.encode(&mut bytes);
    data.statuses.encode(&mut bytes);
    data.releases.encode(&mut bytes);
    data.synonyms.encode(&mut bytes);
    bytes.0
}

/// The records that only the answer to a search needs.
fn encoded_others(catalog: Catalog<'_>) -> impl Iterator<Item = Vec<u8>> {
    let data = catalog.data();
    let structures = data.structures.iter().map(encoded);
    structures.chain(data.operations.iter().map(encoded)).chain(data.guides.iter().map(encoded))
}

fn encoded<'a>(record: &impl Datum<'a>) -> Vec<u8> {
    let mut bytes = Bytes::default();
    record.encode(&mut bytes);
    bytes.0
}

/// The first error of each of the largest services, which are examples of codes.
fn samples(catalog: Catalog<'_>) -> Vec<u32> {
    let position = |id: &str| catalog.metadata().services.iter().position(|service| service.id == id);
    let first = |service: usize| catalog.data().services.iter().position(|own| *own as usize == service);
    let largest = catalog.services_by_size().take(SAMPLES);
    largest.filter_map(|service| u32::try_from(first(position(service.id.as_str())?)?).ok()).collect()
}

/// Each error, after what the others need to know of it.
fn encoded_errors<'a>(catalog: Catalog<'a>) -> impl Iterator<Item = Vec<u8>> {
    let mut sub_codes: BTreeMap<Code<'a>, Vec<u32>> = BTreeMap::new();
    for (number, error) in (0..).zip(catalog.errors()) {
        if let Some(parent) = error.parent {
            sub_codes.entry(parent).or_default().push(number);
        }
    }
    let groups = message_groups(catalog);
    (0..).zip(catalog.errors()).map(move |(number, error): (usize, _)| {
        let mut bytes = Bytes::default();
        bytes.count(u64::from(catalog.data().services.get(number).copied().unwrap_or_default()));
        let group = groups.get(number).cloned().unwrap_or_default();
        bytes.count(group.start as u64);
        bytes.count(group.len() as u64);
        sub_codes.get(&error.code).map_or(&[][..], Vec::as_slice).encode(&mut bytes);
        error.encode(&mut bytes);
        bytes.0
    })
}

/// For each error, where the errors with its message are in the order of the messages: none for an error without one.
fn message_groups(catalog: Catalog<'_>) -> Vec<Range<usize>> {
    let order = catalog.data().message_order;
    let message = |number: &u32| catalog.api_message(catalog.errors().get(*number as usize)?);
    let mut groups = vec![0..0; catalog.errors().len()];
    let mut start = 0;
    for same in order.chunk_by(|one, other| message(one) == message(other)) {
        let group = start..start + same.len();
        start = group.end;
        if same.first().and_then(message).is_none() {
            continue;
        }
        for number in same {
            if let Some(own) = groups.get_mut(*number as usize) {
                *own = group.clone();
            }
        }
    }
    groups
}

/// The folded codes and names, sorted, each after the number of its error.
fn encoded_names(catalog: Catalog<'_>) -> impl Iterator<Item = Vec<u8>> {
    let names = (0_u32..).zip(catalog.errors()).flat_map(|(number, error)| {
        let names = [Some(error.code.as_str()), error.name].into_iter().flatten();
        names.map(move |name| (folded(name).collect::<Vec<u8>>(), number))
    });
    let mut names: Vec<(Vec<u8>, u32)> = names.collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(|(name, number)| [&number.to_le_bytes()[..], &name].concat())
}
