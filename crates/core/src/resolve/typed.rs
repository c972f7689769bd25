//! How people write codes.

use crate::model::{Code, Metadata, Service};

/// A typed text, read as far as the names of the services allow; no record is looked up yet.
#[derive(Clone, Copy, Debug)]
pub(super) enum Typed<'a> {
    /// A code of a service of the catalog.
    Code(Code),
    /// A code of any other service.
    Foreign(Code),
    /// The first digits of codes of a service; all of its codes if none are given.
    Range { service: &'a Service<'a>, lead: u32, given: u32 },
    /// A bare number: whether it was typed with leading zeros, and with how many digits.
    Number { value: u32, zeros: bool, digits: usize },
    /// An HTTP status, named as one.
    Status(u32),
}

/// The longest text that can be a code, with everything that may stand in it.
const MAX: usize = 48;

impl<'a> Typed<'a> {
    pub fn read(text: &str, about: &Metadata<'a>) -> Option<Self> {
        let mut buffer = [0; MAX];
        let text = fold(text, &mut buffer)?;
        let named = about.services.iter().filter_map(|service| Some((service, behind(text, service.prefix)?)));
        let longest = named.max_by_key(|(service, _)| service.prefix.len());
        longest
            .and_then(|(service, rest)| Self::of_service(service, rest))
            .or_else(|| Self::number(text))
            .or_else(|| Self::status(text))
            .or_else(|| {
                let mut external = about.external.iter();
                external.find_map(|service| Self::foreign(service.prefix, behind(text, service.prefix)?))
            })
            .or_else(|| {
                let end = text.find(|letter: char| !letter.is_ascii_alphanumeric())?;
                Self::foreign(&text[..end], text[end..].trim_start_matches(is_separator))
            })
    }

    /// What stands behind the prefix of a service.
    fn of_service(service: &'a Service<'a>, rest: &str) -> Option<Self> {
        let number = rest.trim_end_matches(['x', 'X']);
        let wild = rest.len() - number.len();
        // Letters alone are a word, unless they stand for every digit.
        let all = service.digits as usize;
        if !number.is_empty() && number.len() < all && !number.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let lead = if number.is_empty() { 0 } else { digits(number)? };
        let short = number.len() < all && number.len() > 1 && number.starts_with(is_zero);
        match number.len() {
            given if given == 0 || wild > 0 || short => {
                let given = u32::try_from(given).ok().filter(|_| given + wild <= all)?;
                Some(Self::Range { service, lead, given })
            }
            given => Code::from_parts(service.prefix, lead, given.max(all)).map(Self::Code),
        }
    }

    fn number(text: &str) -> Option<Self> {
        if !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        Some(Self::Number {
            value: digits(text)?,
            zeros: text.starts_with(is_zero) && text.len() > 1,
            digits: text.len(),
        })
    }

    fn status(text: &str) -> Option<Self> {
        let number = ["http status", "http", "status"].iter().find_map(|word| behind(text, word))?;
        (number.len() == 3).then(|| digits(number)).flatten().map(Self::Status)
    }

    /// A code of a service outside the catalog: its prefix, and its digits as typed.
    fn foreign(prefix: &str, number: &str) -> Option<Self> {
        if prefix.len() < 2 || number.len() < 3 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        Code::from_parts(prefix, number.parse().ok()?, number.len()).map(Self::Foreign)
    }
}

/// What stands behind a word and the separators after it, if the text begins with the word.
fn behind<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let start = text.get(..word.len())?;
    start.eq_ignore_ascii_case(word).then(|| text[word.len()..].trim_start_matches(is_separator))
}

/// The text in ASCII, without what may stand around a code; `None` if it can't be one.
fn fold<'b>(text: &str, buffer: &'b mut [u8; MAX]) -> Option<&'b str> {
    let text = text.trim_matches(|letter: char| !letter.is_alphanumeric());
    let mut len = 0;
    for letter in text.chars() {
        let ascii = match letter {
            // The full-width forms stand in the order of ASCII.
            '\u{ff01}'..='\u{ff5e}' => u32::from(letter) - 0xfee0,
            '\u{a0}' | '\u{3000}' => u32::from(' '),
            '。' | '·' => u32::from('.'),
            '‐'..='―' => u32::from('-'),
            _ => u32::from(letter),
        };
        *buffer.get_mut(len)? = u8::try_from(ascii).ok().filter(u8::is_ascii)?;
        len += 1;
    }
    core::str::from_utf8(&buffer[..len]).ok().filter(|text| !text.is_empty())
}

/// The number that digits make, where a letter O counts as a zero; `None` if it has other letters.
fn digits(text: &str) -> Option<u32> {
    if text.len() > Code::MAX_DIGITS {
        return None;
    }
    text.bytes().try_fold(0, |number, byte| match byte {
        b'0'..=b'9' => Some(number * 10 + u32::from(byte - b'0')),
        b'o' | b'O' => Some(number * 10),
        _ => None,
    })
}

const fn is_zero(letter: char) -> bool {
    matches!(letter, '0' | 'o' | 'O')
}

const fn is_separator(letter: char) -> bool {
    matches!(letter, '.' | '-' | '_' | ':' | '/' | '#' | ' ' | '\t')
}
