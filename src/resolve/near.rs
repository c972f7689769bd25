//! Codes that were perhaps meant.

use crate::catalog::Catalog;
use crate::distance::damerau;
use crate::model::{Code, Service};

/// At most three codes that are close to one that the catalog does not have, the closest first.
#[derive(Clone, Debug, Default)]
pub struct NearMisses {
    codes: [Option<(u32, Code)>; 3],
    next: usize,
}

impl Catalog<'_> {
    /// The codes that were perhaps meant by one that the catalog does not have.
    ///
    /// Close are the same number of another service, one wrong, missing or swapped digit, the
    /// numbers nearby, and a prefix with one wrong letter.
    ///
    /// ```
    /// use ecs_err::Code;
    ///
    /// let mut near = ecs_err::embedded().near(Code::new("Ecs.0380"));
    /// assert_eq!(near.next(), Some(Code::ECS_0308));
    /// ```
    #[must_use]
    pub fn near(&self, code: Code) -> NearMisses {
        let mut near = NearMisses::default();
        for error in self.errors {
            if let Some(cost) = cost(code, error.code) {
                near.offer(cost, error.code);
            }
        }
        near
    }

    /// The codes that were perhaps meant by a number that none has.
    #[must_use]
    pub fn near_number(&self, number: u32) -> NearMisses {
        let mut near = NearMisses::default();
        for error in self.errors {
            let known = error.code;
            let typed = Code::from_parts(known.prefix(), number, known.digits().len());
            if let Some(cost) = typed.and_then(|typed| cost(typed, known)) {
                near.offer(cost, known);
            }
        }
        near
    }

    /// The services, the one with the most codes first; `None` behind the last.
    pub(super) fn by_size(&self, place: usize) -> Option<&Service<'_>> {
        // Codes are sorted by prefix, so those of a service stand together.
        let size = |service: &Service<'_>| {
            let from = self.errors.partition_point(|error| error.code.prefix() < service.prefix);
            self.errors[from..].partition_point(|error| error.code.prefix() == service.prefix)
        };
        let rank = |service: &Service<'_>| {
            let own = size(service);
            self.about.services.iter().filter(|other| (size(other), service.prefix) > (own, other.prefix)).count()
        };
        self.about.services.iter().find(|service| rank(service) == place)
    }
}

impl NearMisses {
    fn offer(&mut self, cost: u32, code: Code) {
        let worse =
            self.codes.iter().position(|place| place.is_none_or(|(other, known)| (cost, code) < (other, known)));
        if let Some(at) = worse {
            self.codes[at..].rotate_right(1);
            self.codes[at] = Some((cost, code));
        }
    }
}

impl Iterator for NearMisses {
    type Item = Code;

    fn next(&mut self) -> Option<Code> {
        let code = self.codes.get(self.next).copied().flatten()?.1;
        self.next += 1;
        Some(code)
    }
}

/// How much it takes to mistake one code for another; `None` if it takes too much.
fn cost(typed: Code, known: Code) -> Option<u32> {
    let apart = typed.number().abs_diff(known.number());
    let same_prefix = typed.prefix().eq_ignore_ascii_case(known.prefix());
    if !same_prefix {
        // Another prefix is near with the same number only.
        return match damerau(typed.prefix(), known.prefix()) {
            1 if apart == 0 => Some(0),
            _ if apart == 0 && typed.digits().len() == known.digits().len() => Some(1),
            _ => None,
        };
    }
    if apart == 0 {
        return Some(0);
    }
    let edits = damerau(typed.digits(), known.digits());
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
