//! A fast search for bytes.

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
