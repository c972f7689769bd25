//! Many bytes of a text at once, in loops that the compiler turns into vector instructions.

/// The number of bytes of a block: a multiple of what a vector register holds, and one bit each in a mask.
pub(super) const LANES: usize = 64;

/// A block with the byte before it and two bytes after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window<'t>(pub &'t WindowBytes);

/// The bytes of a window.
pub(super) type WindowBytes = [u8; LANES + 3];

impl<'t> Window<'t> {
    /// The window of the block that starts here, if the whole of it is text.
    #[inline]
    pub fn at(text: &'t [u8], start: usize) -> Option<Self> {
        text.get(start.checked_sub(1)?..)?.first_chunk().map(Self)
    }

    /// The byte before the block.
    pub const fn before(self) -> u8 {
        self.0[0]
    }

    /// Sets each lane where a test passes on the byte before, the byte itself and the two bytes after it.
    #[inline]
    pub fn mark(self, lanes: &mut [u8; LANES], test: impl Fn(u8, u8, u8, u8) -> bool) {
        // No early end and no branch, so that the compiler makes vector instructions of it.
        for (at, lane) in lanes.iter_mut().enumerate() {
            *lane |= u8::from(test(self.0[at], self.0[at + 1], self.0[at + 2], self.0[at + 3]));
        }
    }

    /// Lanes with ones where a test passes.
    #[inline]
    pub fn lanes(self, test: impl Fn(u8, u8, u8, u8) -> bool) -> [u8; LANES] {
        let mut lanes = [0; LANES];
        self.mark(&mut lanes, test);
        lanes
    }
}

/// The bytes of a window, with zeros where there is no text.
#[cold]
pub(super) fn padded(text: &[u8], start: usize) -> WindowBytes {
    let mut window = [0; LANES + 3];
    let (to, from) = match start.checked_sub(1) {
        Some(before) => (&mut window[..], before),
        None => (&mut window[1..], 0),
    };
    to.iter_mut().zip(text.get(from..).unwrap_or_default()).for_each(|(to, from)| *to = *from);
    window
}

/// Zeros and ones as the bits of a mask, the first in the highest bit.
#[inline]
pub(super) fn bits(lanes: &[u8; LANES]) -> u64 {
    let (words, _) = lanes.as_chunks();
    words.iter().fold(0, |bits, word| bits << 8 | gather(u64::from_be_bytes(*word)))
}

/// The same for lanes of which often none is set.
#[inline]
pub(super) fn bits_if_any(lanes: &[u8; LANES]) -> u64 {
    if lanes.iter().fold(0, |any, lane| any | lane) == 0 { 0 } else { bits(lanes) }
}

/// The lowest bits of the eight bytes of a word, in their order.
#[inline]
const fn gather(word: u64) -> u64 {
    // The product has the lowest bit of byte n at bit 56 + n, and nothing else from there on.
    const FACTOR: u64 = 0x0102_0408_1020_4080;
    word.wrapping_mul(FACTOR) >> 56
}

/// A set of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ByteSet([u64; 4]);

impl ByteSet {
    pub const EMPTY: Self = Self([0; 4]);

    pub const fn contains(&self, byte: u8) -> bool {
        self.0[(byte >> 6) as usize] >> (byte & 63) & 1 != 0
    }

    pub const fn insert(&mut self, byte: u8) {
        self.0[(byte >> 6) as usize] |= 1 << (byte & 63);
    }

    pub fn insert_all(&mut self, bytes: impl IntoIterator<Item = u8>) {
        bytes.into_iter().for_each(|byte| self.insert(byte));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_have_one_bit_for_each_lane() {
        for lane in 0..LANES {
            let mut lanes = [0; LANES];
            lanes[lane] = 1;
            lanes[63] = 1;
            assert_eq!(bits(&lanes), 1 << 63 >> lane | 1);
            assert_eq!(bits_if_any(&lanes), bits(&lanes));
        }
        assert_eq!(bits_if_any(&[0; LANES]), 0);
    }

    #[test]
    fn sets_have_the_bytes_that_were_inserted() {
        let mut set = ByteSet::EMPTY;
        set.insert_all([0, 63, 64, b'a', 255]);
        let found: Vec<u8> = (0..=255).filter(|byte| set.contains(*byte)).collect();
        assert_eq!(found, [0, 63, 64, b'a', 255]);
    }
}
