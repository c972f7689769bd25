//! Error codes in text, as services write them.

use core::iter::FusedIterator;
use core::ops::Range;

use crate::catalog::Catalog;
use crate::model::{Code, ErrorCode};

/// A code in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FoundCode<'a> {
    /// The code, as it is written.
    pub code: Code,
    /// Which bytes of the text it is.
    pub range: Range<usize>,
    /// What the catalog says of it; `None` for a code outside the catalog.
    pub error: Option<&'a ErrorCode<'a>>,
}

/// The codes in a text, in order; see [`Catalog::find_codes`].
#[derive(Clone, Debug)]
pub struct FoundCodes<'a, 't> {
    catalog: Catalog<'a>,
    text: &'t [u8],
    dots: Dots,
}

/// The dots of a text that may be codes', in order.
#[derive(Clone, Debug)]
struct Dots {
    shape: Shape,
    /// The bytes that are looked at together begin here.
    block: usize,
    /// Which of them are such dots, the first in the lowest bit; those that were taken are not in it.
    hits: u64,
}

/// What all codes that can be found have in common.
#[derive(Clone, Copy, Debug)]
struct Shape {
    /// So many digits, or more.
    digits: usize,
    /// Whether there are services whose prefix ends in a digit.
    digit_before_dot: bool,
}

/// What is further from the first byte of a code than so many bytes does not matter to whether it
/// is one; nor does what is in another line.
///
/// Where a text is looked at in parts, they have to overlap by this, or to end where lines do.
#[doc(hidden)]
pub const REACH: usize = 64;

/// How many letters a service has that the catalog does not know.
const FOREIGN_LETTERS: core::ops::RangeInclusive<usize> = 2..=8;
/// How many digits its codes have.
const FOREIGN_DIGITS: usize = 4;

impl<'a> Catalog<'a> {
    /// The codes in any text: a body, a log, a page.
    ///
    /// A code stands by itself and in its exact letter case: `specs.1000`, `VoucherCommon.00115` and
    /// `LABEL.COMMON.0017` hold none. Found are the codes of the catalog; unknown numbers of its
    /// services; and what looks like a code of another service, which is two to eight capitals, a
    /// dot and four digits. The text need not be UTF-8. Nothing is allocated, and the time is
    /// linear in the length of the text.
    #[must_use]
    pub fn find_codes<'t>(&self, text: &'t [u8]) -> FoundCodes<'a, 't> {
        let services = self.metadata().services;
        let shape = Shape {
            digits: services.iter().map(|service| service.digits as usize).fold(FOREIGN_DIGITS, usize::min),
            digit_before_dot: services
                .iter()
                .any(|service| service.prefix.ends_with(|last: char| last.is_ascii_digit())),
        };
        FoundCodes { catalog: *self, text, dots: Dots::new(shape, text) }
    }

    /// The code that a field of an answer holds, whose value is nothing but the code.
    ///
    /// Where a code is sure to be meant, other letter case is taken too, and any service.
    #[must_use]
    pub fn code_in_field(&self, text: &str) -> Option<Code> {
        let code: Code = text.trim().parse().ok()?;
        let (prefix, digits) = code.lengths();
        let prefix = &code.as_bytes()[..prefix];
        let own =
            self.metadata().services.iter().find(|service| service.prefix.as_bytes().eq_ignore_ascii_case(prefix));
        match own {
            Some(service) if service.digits as usize != digits => None,
            Some(service) if service.prefix.as_bytes() == prefix => Some(code),
            Some(service) => Code::from_parts(service.prefix, code.number(), service.digits as usize),
            None => Some(code),
        }
    }

    /// The code around a dot, if it is one.
    fn code_at(&self, text: &[u8], dot: usize) -> Option<FoundCode<'a>> {
        let digits = text[dot + 1..].iter().take(Code::MAX_DIGITS + 1).take_while(|byte| byte.is_ascii_digit()).count();
        let end = dot + 1 + digits;
        if let [next, rest @ ..] = &text[end..]
            && (is_word(*next) || *next == b'.' && rest.first().is_some_and(u8::is_ascii_digit))
        {
            return None;
        }
        let letters = text[..dot].iter().rev().take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let word = dot - letters;
        let start = word + escape(text, word);
        let stands_alone = start > word
            || match &text[..word] {
                [.., before, b'.'] | [.., before] => !is_word(*before),
                [] => true,
            };
        if !stands_alone {
            return None;
        }
        let prefix = core::str::from_utf8(text.get(start..dot)?).ok()?;
        let is_code = match self.service(prefix) {
            Some(service) => digits == service.digits as usize,
            None => {
                digits == FOREIGN_DIGITS
                    && FOREIGN_LETTERS.contains(&prefix.len())
                    && prefix.bytes().all(|byte| byte.is_ascii_uppercase())
            }
        };
        if !is_code {
            return None;
        }
        let code = core::str::from_utf8(&text[start..end]).ok()?.parse().ok()?;
        Some(FoundCode { code, range: start..end, error: self.error(code) })
    }
}

impl<'a> Iterator for FoundCodes<'a, '_> {
    type Item = FoundCode<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(dot) = self.dots.next(self.text) {
            if let Some(found) = self.catalog.code_at(self.text, dot) {
                return Some(found);
            }
        }
        None
    }
}

impl FusedIterator for FoundCodes<'_, '_> {}

/// The longest word before a dot that is looked at: a prefix, and an escape before it.
const LONGEST: usize = Code::MAX_LEN + 8;

/// How many bytes of the word that begins here belong to an escape before it: `\n`, `\u9519`,
/// `\xe9` as in strings, `%22` as in addresses, and the end of a colour of a terminal, `31m`.
fn escape(text: &[u8], word: usize) -> usize {
    let (before, word) = text.split_at(word);
    let hex = |digits: &[u8]| digits.iter().all(u8::is_ascii_hexdigit);
    match (before, word) {
        ([.., b'\\'], [b'n' | b'r' | b't' | b'b' | b'f', ..]) => 1,
        ([.., b'\\'], [b'u', rest @ ..]) if rest.first_chunk::<4>().is_some_and(|digits| hex(digits)) => 5,
        ([.., b'\\'], [b'x', rest @ ..]) if rest.first_chunk::<2>().is_some_and(|digits| hex(digits)) => 3,
        ([.., b'%'], [high, low, ..]) if hex(&[*high, *low]) => 2,
        ([.., b'[' | b';'], _) => {
            let digits = word.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let parameters = before.iter().rev().take(16).take_while(|byte| is_parameter(**byte)).count();
            let is_color = word.get(digits) == Some(&b'm') && before[..before.len() - parameters].ends_with(b"\x1b[");
            if is_color { digits + 1 } else { 0 }
        }
        _ => 0,
    }
}

const fn is_parameter(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b';'
}

const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// So many bytes are looked at together; a multiple of what a vector register holds.
const LANES: usize = 64;

impl Dots {
    fn new(shape: Shape, text: &[u8]) -> Self {
        // The first byte of a text has no letter before it.
        Self { shape, block: 1, hits: shape.hits(text, 1) }
    }

    fn next(&mut self, text: &[u8]) -> Option<usize> {
        while self.hits == 0 {
            if self.block >= text.len() {
                return None;
            }
            self.block += LANES;
            self.hits = self.shape.hits(text, self.block);
        }
        let dot = self.block + self.hits.trailing_zeros() as usize;
        self.hits &= self.hits - 1;
        Some(dot)
    }
}

impl Shape {
    /// Which bytes of a block are dots that may be codes': between a letter and the digits, of
    /// which only the first and the last are looked at.
    #[inline]
    fn hits(self, text: &[u8], start: usize) -> u64 {
        let (Some(before), Some(dot), Some(first), Some(last)) =
            (block(text, start - 1), block(text, start), block(text, start + 1), block(text, start + self.digits))
        else {
            return self.last_hits(text, start);
        };
        // No early end and no branch, so that the compiler makes vector instructions of it.
        let mut any = 0;
        for at in 0..LANES {
            any |= u8::from(self.is_dot(before[at], dot[at], first[at], last[at]));
        }
        if any == 0 {
            return 0;
        }
        bits(&core::array::from_fn(|at| u8::from(self.is_dot(before[at], dot[at], first[at], last[at]))))
    }

    /// The same at the end of the text, where no whole block is left.
    #[cold]
    fn last_hits(self, text: &[u8], start: usize) -> u64 {
        let end = text.len().saturating_sub(self.digits);
        let is_dot = |at: usize| self.is_dot(text[at - 1], text[at], text[at + 1], text[at + self.digits]);
        (start..end).zip(0..).filter(|(at, _)| is_dot(*at)).fold(0, |hits, (_, lane)| hits | 1 << lane)
    }

    #[inline]
    const fn is_dot(self, before: u8, dot: u8, first: u8, last: u8) -> bool {
        let stands_before = (before | 0x20).is_ascii_lowercase() | (self.digit_before_dot & before.is_ascii_digit());
        (dot == b'.') & first.is_ascii_digit() & last.is_ascii_digit() & stands_before
    }
}

#[inline]
fn block(text: &[u8], from: usize) -> Option<&[u8; LANES]> {
    text.get(from..)?.first_chunk()
}

/// The bytes, each of which is zero or one, as bits, the first in the lowest.
fn bits(bytes: &[u8; LANES]) -> u64 {
    // Multiplied with this, the lowest bit of the byte at n comes to the bit 56 + n, and no other bit does.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let (words, _) = bytes.as_chunks();
    words.iter().rev().fold(0, |bits, word| bits << 8 | u64::from_le_bytes(*word).wrapping_mul(GATHER) >> 56)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::CatalogData;
    use crate::model::datum::Datum as _;
    use crate::model::{Metadata, Service};

    const fn service(prefix: &'static str, digits: u32) -> Service<'static> {
        Service { prefix, digits, ..Service::EMPTY }
    }

    /// The codes that a catalog with these services and no errors finds.
    fn found_by(services: &[Service<'_>], text: &str) -> Vec<String> {
        let data = CatalogData { metadata: Metadata { services, ..Metadata::EMPTY }, ..CatalogData::EMPTY };
        Catalog::from_data(&data).find_codes(text.as_bytes()).map(|found| found.code.to_string()).collect()
    }

    fn found(text: &str) -> Vec<String> {
        found_by(&[service("Ecs", 4)], text)
    }

    #[test]
    fn escapes_before_a_code_do_not_hide_it() {
        for text in [
            r"\nEcs.0005",
            r"\u9519Ecs.0005\u3002",
            r"b'\xe9\x94\x99Ecs.0005'",
            "?keyword=%22Ecs.0005%22",
            "\u{1b}[31mEcs.0005\u{1b}[0m",
            "\u{1b}[1;31mEcs.0005",
        ] {
            assert_eq!(found(text), ["Ecs.0005"], "{text}");
        }
        for text in [r"\zEcs.0005", r"\u95Ecs.0005", "%2Ecs.0005", "[31mEcs.0005", "31mEcs.0005", "\\x"] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn every_catalog_says_which_codes_there_are() {
        let text = "Ec2.01 Ec2.1 Ec2.0001 VoucherCommon.00115 Ecs.0005 ABC.1234, 10.0.0.1";
        let found = found_by(&[service("Ec2", 2), service("VoucherCommon", 5)], text);
        assert_eq!(found, ["Ec2.01", "VoucherCommon.00115", "ABC.1234"]);
    }

    #[test]
    fn what_stands_before_a_code_is_of_no_length() {
        for length in 0..200 {
            let text = format!("{} Ecs.0005 {}1.5", "x".repeat(length), "y.".repeat(length));
            assert_eq!(found(&text), ["Ecs.0005"], "{length}");
        }
    }
}
