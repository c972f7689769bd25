//! Suggestions: similar codes and names.

use crate::catalog::Catalog;
use crate::distance::osa_distance;
use crate::model::Code;

use super::name;

/// An iterator over at most three similar codes or names, the most similar first; see [`Catalog::suggest`].
#[derive(Clone, Debug)]
pub struct Suggestions<T> {
    places: [Option<(u32, T)>; 3],
    next: usize,
}

impl<'a> Catalog<'a> {
    /// Codes that are similar to one that the catalog does not have.
    ///
    /// Similar codes have the same number in another service, one wrong, missing or swapped digit, an adjacent number,
    /// a prefix with one wrong letter, or few wrong letters if they are words.
    ///
    /// ```
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/example/catalog.rs")); }
    /// # let catalog = example::catalog();
    /// use ecs_err_core::Code;
    ///
    /// let similar = catalog.suggest(Code::from_static("Ecs.0058"));
    /// assert!(similar.map(|code| code.as_str()).eq(["Ecs.0085"]));
    /// ```
    #[must_use]
    pub fn suggest(&self, code: Code<'_>) -> Suggestions<Code<'a>> {
        Suggestions::closest(self.codes(), |known| cost(code, known))
    }

    /// Codes with a number that is similar to one that no code has.
    #[must_use]
    pub fn suggest_for_number(&self, number: u32) -> Suggestions<Code<'a>> {
        Suggestions::closest(self.codes(), |known| {
            let (prefix, digits) = known.split_number();
            number_cost(u64::from(number), digits, prefix)
        })
    }

    /// The codes that can be looked up, retired ones last.
    fn codes(&self) -> impl Iterator<Item = Code<'a>> + use<'a> {
        self.errors().iter().map(|error| error.code).chain(self.retired().iter().map(|retired| retired.code))
    }
}

impl<T: Copy + Ord> Suggestions<T> {
    /// The candidates with the lowest costs; those without a cost are too far away.
    pub(super) fn closest(candidates: impl Iterator<Item = T>, cost: impl Fn(T) -> Option<u32>) -> Self {
        let mut closest = Self { places: [None; 3], next: 0 };
        for candidate in candidates {
            if let Some(cost) = cost(candidate) {
                closest.offer(cost, candidate);
            }
        }
        closest
    }

    fn offer(&mut self, cost: u32, candidate: T) {
        if self.places.iter().flatten().any(|(_, known)| *known == candidate) {
            return;
        }
        let is_worse = |place: &Option<(u32, T)>| place.is_none_or(|other| (cost, candidate) < other);
        if let Some(at) = self.places.iter().position(is_worse) {
            self.places[at..].rotate_right(1);
            self.places[at] = Some((cost, candidate));
        }
    }
}

impl<T: Copy> Iterator for Suggestions<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        let (_, suggestion) = self.places.get(self.next).copied().flatten()?;
        self.next += 1;
        Some(suggestion)
    }
}

/// The cost of mistaking one code for another; `None` if the codes are not similar.
fn cost(typed: Code<'_>, known: Code<'_>) -> Option<u32> {
    let ((prefix, digits), (known_prefix, known_digits)) = (typed.split_number(), known.split_number());
    if digits.is_empty() || known_digits.is_empty() {
        return word_cost(typed.as_str(), known.as_str());
    }
    let apart = number(digits).abs_diff(number(known_digits));
    if !prefix.eq_ignore_ascii_case(known_prefix) {
        // Another prefix is close with the same number only.
        return match osa_distance(prefix, known_prefix) {
            1 if apart == 0 => Some(0),
            _ if apart == 0 && digits.len() == known_digits.len() => Some(1),
            // A letter and a digit that are swapped: ABC1D234 for ABCD1234.
            _ if osa_distance(typed.as_str(), known.as_str()) == 1 => Some(1),
            _ => None,
        };
    }
    digits_cost(digits, known_digits, apart)
}

/// The same for a number without a prefix, as it would be written with the digits of a code.
fn number_cost(typed: u64, known: &str, prefix: &str) -> Option<u32> {
    let mut buffer = [b'0'; Code::MAX_LEN];
    if known.is_empty() || prefix.is_empty() && typed == 0 {
        return None;
    }
    let mut rest = typed;
    for digit in buffer.get_mut(..known.len())?.iter_mut().rev() {
        *digit = b'0' + u8::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
    }
    let digits = core::str::from_utf8(buffer.get(..known.len())?).ok()?;
    if rest > 0 {
        return None;
    }
    let apart = typed.abs_diff(number(known));
    let as_typed = || digits_cost(digits.trim_start_matches('0'), known, apart);
    // Nothing says that the digit that is missing is a zero in front of the others.
    digits_cost(digits, known, apart).or_else(as_typed)
}

fn digits_cost(typed: &str, known: &str, apart: u64) -> Option<u32> {
    if apart == 0 {
        return Some(0);
    }
    let apart = u32::try_from(apart).unwrap_or(u32::MAX);
    match (osa_distance(typed, known), apart) {
        (1, _) if is_swapped(typed, known) => Some(2),
        (1, _) => Some(100 + apart.min(10_000)),
        (_, ..=5) => Some(100 + apart),
        _ => None,
    }
}

/// The cost of codes that are words: the number of wrong letters, a quarter of them at most.
fn word_cost(typed: &str, known: &str) -> Option<u32> {
    let limit = typed.len() / 4;
    if typed.eq_ignore_ascii_case(known) {
        return Some(0);
    }
    if typed.len().abs_diff(known.len()) > limit {
        return None;
    }
    let edits = osa_distance(typed, known);
    if edits <= limit { u32::try_from(edits).ok() } else { None }
}

fn number(digits: &str) -> u64 {
    digits.bytes().fold(0, |number: u64, digit| number.saturating_mul(10).saturating_add(u64::from(digit - b'0')))
}

/// Whether the numbers have the same digits, two neighbours swapped.
fn is_swapped(one: &str, other: &str) -> bool {
    let sum = |digits: &str| digits.bytes().map(u32::from).sum::<u32>();
    one.len() == other.len() && sum(one) == sum(other)
}

/// The edit distance of a text, or of a part of it after a `.`, `#` or `/`, from a name; `None` if it is too great.
pub(super) fn name_cost(text: &str, known: &str) -> Option<u32> {
    // A name after its namespace: scheduler_hints for os:scheduler_hints.
    if text.chars().nth(2).is_some() && name::before(known, text).is_some() {
        return Some(0);
    }
    let ends = text.match_indices(['.', '#', '/']).map(|(at, _)| &text[at + 1..]);
    // Longer ends differ in too many letters; a letter has at most four bytes.
    let max_bytes = (6 * known.len()).max(12);
    ends.chain([text])
        .filter(|end| end.len() <= max_bytes)
        .filter_map(|end| {
            let edits = osa_distance(end, known);
            (edits * 3 <= end.chars().count().max(3)).then_some(u32::try_from(edits).unwrap_or(u32::MAX))
        })
        .min()
        .filter(|_| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_with_one_slip_are_close() {
        let cost = |typed: &'static str, known| cost(Code::from_static(typed), Code::from_static(known));
        for (typed, known) in [
            ("ABC1D234", "ABCD1234"),
            ("90_51", "905_1"),
            ("DQ8-03", "DQ-803"),
            ("-3201", "-32001"),
            ("Quay.NotFuond", "Quay.NotFound"),
            ("DQ0212W", "DQ0122W"),
        ] {
            assert!(cost(typed, known).is_some(), "{typed} {known}");
        }
        for (typed, known) in [("ABC1D234", "ABCD1235"), ("Evs.0085", "Ecs.0086"), ("NotFound", "Conflict")] {
            assert_eq!(cost(typed, known), None, "{typed} {known}");
        }
    }

    #[test]
    fn any_digit_of_a_number_may_be_missing() {
        assert!(number_cost(1100, "11000", "").is_some());
        assert!(number_cost(3201, "32001", "").is_some());
        assert_eq!(number_cost(1100, "24000", ""), None);
    }
}
