//! Codes and names that were perhaps meant.

use crate::catalog::Catalog;
use crate::distance::osa_distance;
use crate::model::{Code, Service};

use super::name;

/// At most three codes, or names, that are close to one that the catalog does not have, the closest
/// first.
#[derive(Clone, Debug)]
pub struct Suggestions<T = Code> {
    places: [Option<(u32, T)>; 3],
    next: usize,
}

impl Catalog<'_> {
    /// The codes that were perhaps meant by one that the catalog does not have.
    ///
    /// Close are the same number of another service, one wrong, missing or swapped digit, the
    /// numbers nearby, and a prefix with one wrong letter.
    #[must_use]
    pub fn suggest(&self, code: Code) -> Suggestions {
        let mut near = Suggestions::default();
        for known in self.codes() {
            if let Some(cost) = cost(code, known) {
                near.offer(cost, known);
            }
        }
        near
    }

    /// The codes that were perhaps meant by a number that none has.
    #[must_use]
    pub fn suggest_for_number(&self, number: u32) -> Suggestions {
        let mut near = Suggestions::default();
        for known in self.codes() {
            let typed = Code::from_parts(known.prefix(), number, known.digits().len());
            if let Some(cost) = typed.and_then(|typed| cost(typed, known)) {
                near.offer(cost, known);
            }
        }
        near
    }

    /// The codes that can be looked up, retired ones last.
    fn codes(&self) -> impl Iterator<Item = Code> {
        self.errors().iter().map(|error| error.code).chain(self.retired().iter().map(|retired| retired.code))
    }

    /// The services, the one with the most codes first; `None` behind the last.
    pub(super) fn by_size(&self, place: usize) -> Option<&Service<'_>> {
        // Codes are sorted by prefix, so those of a service stand together.
        let size = |service: &Service<'_>| {
            let from = self.errors().partition_point(|error| error.code.prefix() < service.prefix);
            self.errors()[from..].partition_point(|error| error.code.prefix() == service.prefix)
        };
        let rank = |service: &Service<'_>| {
            let own = size(service);
            self.metadata().services.iter().filter(|other| (size(other), service.prefix) > (own, other.prefix)).count()
        };
        self.metadata().services.iter().find(|service| rank(service) == place)
    }
}

impl<T: Copy> Default for Suggestions<T> {
    fn default() -> Self {
        Self { places: [None; 3], next: 0 }
    }
}

impl<T: Copy + Ord> Suggestions<T> {
    pub(super) fn offer(&mut self, cost: u32, miss: T) {
        if self.places.iter().flatten().any(|(_, known)| *known == miss) {
            return;
        }
        let worse =
            self.places.iter().position(|place| place.is_none_or(|(other, known)| (cost, miss) < (other, known)));
        if let Some(at) = worse {
            self.places[at..].rotate_right(1);
            self.places[at] = Some((cost, miss));
        }
    }
}

impl<T: Copy> Iterator for Suggestions<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        let miss = self.places.get(self.next).copied().flatten()?.1;
        self.next += 1;
        Some(miss)
    }
}

/// How much it takes to mistake one code for another; `None` if it takes too much.
fn cost(typed: Code, known: Code) -> Option<u32> {
    let apart = typed.number().abs_diff(known.number());
    let same_prefix = typed.prefix().eq_ignore_ascii_case(known.prefix());
    if !same_prefix {
        // Another prefix is near with the same number only.
        return match osa_distance(typed.prefix(), known.prefix()) {
            1 if apart == 0 => Some(0),
            _ if apart == 0 && typed.digits().len() == known.digits().len() => Some(1),
            _ => None,
        };
    }
    if apart == 0 {
        return Some(0);
    }
    let edits = osa_distance(typed.digits(), known.digits());
    match (edits, apart) {
        (1, _) if swapped(typed, known) => Some(2),
        (1, _) => Some(100 + apart.min(10_000)),
        (_, ..=5) => Some(100 + apart),
        _ => None,
    }
}

/// Whether the numbers have the same digits, two neighbours swapped.
fn swapped(one: Code, other: Code) -> bool {
    let sum = |code: Code| code.digits().bytes().map(u32::from).sum::<u32>();
    one.digits().len() == other.digits().len() && sum(one) == sum(other)
}

/// How far a text, or what stands at its end behind a dot, is from a name; `None` if too far.
pub(super) fn name_cost(text: &str, known: &str) -> Option<u32> {
    // A name behind its namespace: scheduler_hints for os:scheduler_hints.
    if text.chars().count() > 2 && name::before(known, text).is_some() {
        return Some(0);
    }
    let ends = text.match_indices(['.', '#', '/']).map(|(at, _)| &text[at + 1..]);
    ends.chain([text])
        .filter_map(|end| {
            let edits = osa_distance(end, known);
            (edits * 3 <= end.chars().count().max(3)).then_some(u32::try_from(edits).unwrap_or(u32::MAX))
        })
        .min()
        .filter(|_| !text.is_empty())
}
