//! Exact decimal numbers: a number of JSON may have any number of digits.

use std::cmp::Ordering;

/// The digits as an integer, times a power of ten; without zeros at either end, and without digits for zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal {
    is_negative: bool,
    digits: Vec<u8>,
    exponent: i64,
}

/// Larger exponents are taken for this one.
const MAX_EXPONENT: i64 = i64::MAX / 4;

impl Decimal {
    /// The number of a literal of JSON.
    pub fn new(literal: &str) -> Self {
        let (is_negative, literal) = match literal.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, literal),
        };
        let (mantissa, exponent) = literal.split_once(['e', 'E']).unwrap_or((literal, "0"));
        let limit = if exponent.starts_with('-') { -MAX_EXPONENT } else { MAX_EXPONENT };
        let exponent: i64 = exponent.parse().unwrap_or(limit).clamp(-MAX_EXPONENT, MAX_EXPONENT);
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = whole.bytes().chain(fraction.bytes()).map(|digit| digit.wrapping_sub(b'0'));
        let mut digits: Vec<u8> = digits.skip_while(|digit| *digit == 0).collect();
        // A text is never so long that its length is not an exponent.
        let mut exponent = exponent - i64::try_from(fraction.len()).unwrap_or(MAX_EXPONENT);
        while digits.pop_if(|digit| *digit == 0).is_some() {
            exponent += 1;
        }
        if digits.is_empty() {
            Self { is_negative: false, digits, exponent: 0 }
        } else {
            Self { is_negative, digits, exponent }
        }
    }

    pub fn is_integer(&self) -> bool {
        self.exponent >= 0
    }

    /// Whether it is an integer that a divisor from 1 on divides.
    pub fn is_multiple_of(&self, divisor: i64) -> bool {
        let Some(divisor) = u128::try_from(divisor).ok().filter(|divisor| *divisor > 0) else { return false };
        let Ok(mut exponent) = u64::try_from(self.exponent) else { return false };
        let mut rest = self.digits.iter().fold(0, |rest, digit| (rest * 10 + u128::from(*digit)) % divisor);
        // Times the power of ten, by squares.
        let mut power = 10 % divisor;
        while exponent > 0 {
            if exponent % 2 == 1 {
                rest = rest * power % divisor;
            }
            power = power * power % divisor;
            exponent /= 2;
        }
        rest == 0
    }

    /// How the amounts compare, without the signs.
    fn cmp_amount(&self, other: &Self) -> Ordering {
        let magnitude = |one: &Self| one.exponent.saturating_add_unsigned(one.digits.len() as u64);
        match (self.digits.is_empty(), other.digits.is_empty()) {
            (false, false) => magnitude(self).cmp(&magnitude(other)).then_with(|| self.digits.cmp(&other.digits)),
            (is_zero, other_is_zero) => other_is_zero.cmp(&is_zero),
        }
    }
}

impl From<i64> for Decimal {
    fn from(number: i64) -> Self {
        Self::new(&number.to_string())
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.is_negative, other.is_negative) {
            (false, false) => self.cmp_amount(other),
            (true, true) => other.cmp_amount(self),
            (is_negative, other_is_negative) => other_is_negative.cmp(&is_negative),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_exactly() {
        let sorted = [
            "-1e99999999999999999999",
            "-10",
            "-2.5",
            "-0.1",
            "0",
            "1e-99999999999999999999",
            "0.1",
            "2",
            "10",
            "1e400",
        ];
        for pair in sorted.windows(2) {
            assert!(Decimal::new(pair[0]) < Decimal::new(pair[1]), "{pair:?}");
        }
        for (one, other) in [("1.0", "1"), ("-0", "0"), ("1e2", "100"), ("0.10", "1e-1"), ("0e9", "0.0")] {
            assert_eq!(Decimal::new(one), Decimal::new(other));
        }
        assert!(Decimal::new("9223372036854775808") > Decimal::from(i64::MAX));
    }

    #[test]
    fn integers_and_multiples() {
        for (number, is_integer, is_multiple) in [
            ("300", true, true),
            ("3e2", true, true),
            ("350.0", true, true),
            ("-50", true, true),
            ("0", true, true),
            ("301", true, false),
            ("300.5", false, false),
            ("5e-1", false, false),
            ("1e99999999999999999999", true, true),
        ] {
            let decimal = Decimal::new(number);
            assert_eq!((decimal.is_integer(), decimal.is_multiple_of(50)), (is_integer, is_multiple), "{number}");
        }
    }
}
