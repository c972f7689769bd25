//! Fast searches for bytes and lines.

use std::ops::Range;

/// The position of the first of some bytes. Reads eight bytes at a time.
pub fn position<const N: usize>(bytes: &[u8], wanted: [u8; N]) -> Option<usize> {
    const ONES: u64 = u64::MAX / 0xff;
    let (words, rest) = bytes.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        // A byte that is wanted becomes zero, from which no one can be taken without a borrow.
        let zeros = wanted.iter().fold(0, |found, byte| {
            let differs = word ^ (ONES * u64::from(*byte));
            found | (differs.wrapping_sub(ONES) & !differs)
        });
        let found = zeros & (ONES << 7);
        if found != 0 {
            return Some(8 * at + found.trailing_zeros() as usize / 8);
        }
    }
    rest.iter().position(|byte| wanted.contains(byte)).map(|at| 8 * words.len() + at)
}

/// How far the ends of a line are looked for, so that the work stays linear for a text of one line.
const MAX_LINE_BYTES: usize = 2048;

/// The line around a place of a text; of a long line, the part near the place.
pub fn line_around(text: &str, at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let before = &bytes[at.saturating_sub(MAX_LINE_BYTES).min(bytes.len())..at.min(bytes.len())];
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1) + at - before.len();
    let after = &bytes[at..bytes.len().min(at + MAX_LINE_BYTES)];
    let end = at + after.iter().position(|byte| *byte == b'\n').unwrap_or(after.len());
    text.ceil_char_boundary(start)..text.floor_char_boundary(end)
}
