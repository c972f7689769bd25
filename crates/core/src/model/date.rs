use core::fmt;
use core::str::FromStr;

use super::datum::{Datum, Decoder, Encoder, Expected, SchemaVisitor};

/// A day, written as in ISO 8601: `2024-05-30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// A day from a constant.
    ///
    /// # Panics
    /// If the calendar does not have the day. In a constant this is a compile error.
    #[must_use]
    pub const fn from_static(year: u16, month: u8, day: u8) -> Self {
        match Self::new(year, month, day) {
            Some(date) => date,
            None => panic!("not a day of the calendar"),
        }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// A day; `None` if the calendar does not have it.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 0,
        };
        if day == 0 || day > days || year > 9999 { None } else { Some(Self { year, month, day }) }
    }
}

/// The error of parsing a text that is not a day of the calendar written as `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParseDateError;

impl fmt::Display for ParseDateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a day written as YYYY-MM-DD")
    }
}

impl core::error::Error for ParseDateError {}

/// Whether a text has the form `YYYY-MM-DD`.
fn has_form(text: &str) -> bool {
    let is_right = |(at, byte): (usize, u8)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(is_right)
}

impl FromStr for Date {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if !has_form(text) {
            return Err(ParseDateError);
        }
        let part = |from: usize, to: usize| {
            text[from..to].bytes().fold(0, |number, digit| number * 10 + u16::from(digit - b'0'))
        };
        #[expect(clippy::cast_possible_truncation, reason = "two digits fit a byte")]
        Self::new(part(0, 4), part(5, 7) as u8, part(8, 10) as u8).ok_or(ParseDateError)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl<'a> Datum<'a> for Date {
    const EMPTY: Self = Self { year: 0, month: 0, day: 0 };

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        let Some(text) = decoder.string() else { return Self::EMPTY };
        text.parse().unwrap_or_else(|ParseDateError| {
            decoder.reject(if has_form(text) { Expected::DateOfCalendar } else { Expected::Date });
            Self::EMPTY
        })
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        let Self { year, month, day } = *self;
        encoder.constant(format_args!("Date::from_static({year}, {month}, {day})"), format_args!("{self}"));
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.string(Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_calendar() {
        for good in ["2024-02-29", "2000-02-29", "2015-10-15"] {
            assert_eq!(good.parse::<Date>().unwrap().to_string(), good);
        }
        for bad in ["2023-02-29", "1900-02-29", "2024-13-01", "2024-1-01", "2024-01-00", "2024/01/01", "２024-01-01"] {
            assert!(bad.parse::<Date>().is_err(), "{bad}");
        }
    }
}
