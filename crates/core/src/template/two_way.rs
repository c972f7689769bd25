//! The two-way algorithm of Crochemore and Perrin (1991), which finds a text in linear time.
//!
//! The standard library uses it as well, but does not ignore case and cannot search for bytes that are
//! not stored one after the other.

use core::ops::Range;

/// Where `needle`, which is not empty, is first in `text`; ASCII letters of the text match in either case.
///
/// It takes at most twice as many comparisons as it looks at bytes of the text, and a preparation that
/// is linear in the length of the needle.
pub(super) fn two_way(text: &[u8], needle: &(impl Iterator<Item = u8> + Clone)) -> Option<Range<usize>> {
    let len = needle.clone().count();
    let Cut { at: cut, period, right } = Cut::critical(needle);
    let is_periodic = needle.clone().take(cut).eq(advanced(needle, period).take(cut));
    let period = if is_periodic { period } else { cut.max(len - cut) + 1 };
    // The number of bytes that are known to match after a shift by the period of a periodic needle.
    let overlap = if is_periodic { len - period } else { 0 };
    let after_overlap = advanced(needle, overlap);
    let first_right = right.clone().next()?;

    let (mut position, mut matched) = (0, 0);
    loop {
        if matched == 0 {
            position += text.get(position + cut..)?.iter().position(|byte| byte.to_ascii_lowercase() == first_right)?;
        }
        let window = text.get(position..position + len)?;
        let (start, bytes) = if matched > cut { (matched, after_overlap.clone()) } else { (cut, right.clone()) };
        if let Some(mismatch) = mismatch(&window[start..], bytes) {
            position += start + mismatch - cut + 1;
            matched = 0;
            continue;
        }
        let bytes = if matched > 0 { after_overlap.clone() } else { needle.clone() };
        if mismatch(window.get(matched..cut).unwrap_or_default(), bytes).is_none() {
            return Some(position..position + len);
        }
        position += period;
        matched = overlap;
    }
}

/// Where two byte sequences differ first.
fn mismatch(text: &[u8], bytes: impl Iterator<Item = u8>) -> Option<usize> {
    text.iter().zip(bytes).position(|(byte, expected)| byte.to_ascii_lowercase() != expected)
}

fn advanced<I: Iterator + Clone>(bytes: &I, count: usize) -> I {
    let mut bytes = bytes.clone();
    bytes.by_ref().take(count).for_each(drop);
    bytes
}

/// A division of a needle into two parts.
struct Cut<I> {
    /// Where the right part begins.
    at: usize,
    /// The period of the right part.
    period: usize,
    /// The bytes from the right part on.
    right: I,
}

impl<I: Iterator<Item = u8> + Clone> Cut<I> {
    /// A division where the local period is that of the whole needle.
    fn critical(needle: &I) -> Self {
        let (smaller, greater) =
            (Self::before_maximal_suffix(needle, u8::lt), Self::before_maximal_suffix(needle, u8::gt));
        if smaller.at > greater.at { smaller } else { greater }
    }

    /// The division before the suffix that is the last one in the order.
    fn before_maximal_suffix(needle: &I, is_before: impl Fn(&u8, &u8) -> bool) -> Self {
        let mut cut = Self { at: 0, period: 1, right: needle.clone() };
        // A later suffix that the best one so far is compared with, and how many bytes are equal.
        let (mut candidate, mut equal) = (1, 0);
        let mut candidate_bytes = advanced(needle, 1);
        let (mut best_next, mut candidate_next) = (cut.right.clone(), candidate_bytes.clone());
        while let (Some(other), Some(best)) = (candidate_next.next(), best_next.next()) {
            if other == best && equal + 1 < cut.period {
                equal += 1;
                continue;
            }
            if other == best || is_before(&other, &best) {
                // The best suffix repeats itself, or goes on in a way that makes the candidate a worse one.
                candidate += equal + 1;
                if other != best {
                    cut.period = candidate - cut.at;
                }
                candidate_bytes = candidate_next.clone();
            } else {
                cut = Self { at: candidate, period: 1, right: candidate_bytes.clone() };
                candidate += 1;
                candidate_bytes.next();
                candidate_next = candidate_bytes.clone();
            }
            equal = 0;
            best_next = cut.right.clone();
        }
        cut
    }
}

#[cfg(test)]
mod tests {
    use core::cell::Cell;

    use proptest::prelude::*;

    use super::*;

    /// The first place by comparing at every position.
    fn naive(text: &[u8], needle: &[u8]) -> Option<usize> {
        (0..=text.len().checked_sub(needle.len())?).find(|at| text[*at..].starts_with(needle))
    }

    /// The numbers below `base.pow(len)` as texts of `len` letters.
    fn texts(base: u8, len: u32) -> impl Iterator<Item = Vec<u8>> {
        (0..u32::from(base).pow(len)).map(move |number| {
            (0..len)
                .map(|digit| b'a' + u8::try_from(number / u32::from(base).pow(digit) % u32::from(base)).unwrap())
                .collect()
        })
    }

    #[test]
    fn every_short_needle_is_found_where_a_naive_search_finds_it() {
        let haystacks: Vec<Vec<u8>> = (0..=9).flat_map(|len| texts(2, len)).collect();
        for needle in (1..=7).flat_map(|len| texts(2, len)) {
            for text in &haystacks {
                let found = two_way(text, &needle.iter().copied());
                assert_eq!(found, naive(text, &needle).map(|at| at..at + needle.len()), "{needle:?} in {text:?}");
            }
        }
        let haystacks: Vec<Vec<u8>> = (0..=7).flat_map(|len| texts(3, len)).collect();
        for needle in (1..=5).flat_map(|len| texts(3, len)) {
            for text in &haystacks {
                assert_eq!(two_way(text, &needle.iter().copied()).map(|found| found.start), naive(text, &needle));
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn periodic_needles_are_found_where_a_naive_search_finds_them(
            unit in "[ab]{1,5}",
            (before, between, after) in ("[ab]{0,3}", "[ab]{0,3}", "[ab]{0,3}"),
            (needle_units, text_units) in (1..8_usize, 1..12_usize),
            texts in 1..4_usize,
        ) {
            let needle = format!("{before}{}{between}{unit}{after}", unit.repeat(needle_units));
            let text = format!("{}{between}{unit}{after}", unit.repeat(text_units)).repeat(texts);
            let found = two_way(text.as_bytes(), &needle.bytes());
            prop_assert_eq!(found.map(|found| found.start), naive(text.as_bytes(), needle.as_bytes()));
        }
    }

    #[test]
    fn work_is_linear_for_hostile_needles() {
        const TEXT_BYTES: usize = 100_000;
        const NEEDLE_BYTES: usize = 10_000;
        let repeated = |unit: &str, len: usize| unit.repeat(len / unit.len() + 1)[..len].to_owned();
        let (_, fibonacci) = (0..25).fold(("a".to_owned(), "b".to_owned()), |(a, b), _| (b.clone(), b + &a));
        let mut cases = vec![(fibonacci[..TEXT_BYTES].to_owned(), format!("{}c", &fibonacci[..NEEDLE_BYTES]))];
        for unit in ["a", "ab", "aab", "%", "abcabcabd", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"] {
            for (before, after) in [("", "x"), ("x", ""), ("x", "x"), ("b", ""), ("", "b"), ("b", "a")] {
                let near = repeated(unit, NEEDLE_BYTES);
                cases.push((repeated(unit, TEXT_BYTES), format!("{before}{near}{after}")));
                let middle = format!("{}{before}{after}{}", &near[..NEEDLE_BYTES / 2], &near[NEEDLE_BYTES / 2..]);
                cases.push((repeated(unit, TEXT_BYTES), middle.clone()));
                cases.push((repeated(&format!("{near}{before}"), TEXT_BYTES), middle));
            }
        }
        for (text, needle) in cases {
            let work = Cell::new(0);
            let count = |_: &u8| work.set(work.get() + 1);
            two_way(text.as_bytes(), &needle.bytes().inspect(count));
            let limit = 2 * text.len() + 12 * needle.len();
            assert!(work.get() <= limit, "{} > {limit} for {}…", work.get(), &needle[..20]);
        }
    }
}
