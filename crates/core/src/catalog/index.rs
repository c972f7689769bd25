//! The hash table of the codes.

use super::Catalog;
use crate::model::Code;

impl Catalog<'_> {
    /// The position of a code in the errors.
    #[inline]
    pub(crate) fn position(&self, code: &[u8]) -> Option<usize> {
        let mask = self.data.code_index.len().wrapping_sub(1);
        let mut slot = hash_bytes(code) & mask;
        loop {
            let at = *self.data.code_index.get(slot)? as usize;
            if self.data.errors.get(at)?.code.as_str().as_bytes() == code {
                return Some(at);
            }
            slot = (slot + 1) & mask;
        }
    }
}

/// The hash of a code in the index.
#[doc(hidden)]
#[inline]
#[must_use]
pub fn hash(code: Code<'_>) -> usize {
    hash_bytes(code.as_str().as_bytes())
}

/// The same for the bytes of a code.
#[inline]
fn hash_bytes(bytes: &[u8]) -> usize {
    // 2^64 divided by the golden ratio: multiplication carries every bit upwards.
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let (words, rest) = bytes.as_chunks::<8>();
    let mut hash = bytes.len() as u64;
    for word in words {
        hash = (hash.rotate_left(23) ^ u64::from_le_bytes(*word)).wrapping_mul(FACTOR);
    }
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    hash = (hash.rotate_left(23) ^ u64::from_le_bytes(last)).wrapping_mul(FACTOR);
    // The upper half is the well mixed one.
    (hash >> 32) as usize
}
