//! The natural order of codes and labels.

use core::cmp::Ordering;

/// Compares texts where runs of digits are numbers and come before other characters.
pub(crate) fn natural_cmp(mut one: &[u8], mut other: &[u8]) -> Ordering {
    loop {
        let order = match (take_number(&mut one), take_number(&mut other)) {
            (Some(number), Some(other)) => number.len().cmp(&other.len()).then_with(|| number.cmp(other)),
            // A number comes before other characters, but after the end of the text.
            (Some(_), None) if other.is_empty() => Ordering::Greater,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) if one.is_empty() => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => match (one, other) {
                ([], []) => return Ordering::Equal,
                ([first, rest @ ..], [other_first, other_rest @ ..]) => {
                    let order = first.cmp(other_first);
                    (one, other) = (rest, other_rest);
                    order
                }
                _ => one.len().cmp(&other.len()),
            },
        };
        if order.is_ne() {
            return order;
        }
    }
}

/// The digits at the start of a text without leading zeros, which are taken off it.
fn take_number<'t>(text: &mut &'t [u8]) -> Option<&'t [u8]> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (number, rest) = text.split_at(digits);
    *text = rest;
    let zeros = number.iter().take_while(|byte| **byte == b'0').count();
    (digits > 0).then(|| &number[zeros..])
}
