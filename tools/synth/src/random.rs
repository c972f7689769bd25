//! Numbers that look random and are the same on every run.

/// The generator `SplitMix64`.
pub struct Random(u64);

impl Random {
    /// A generator that starts from a number.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        // Less than the limit, so it is a usize.
        usize::try_from(self.next() % limit.max(1) as u64).unwrap_or_default()
    }

    /// Whether an event happens that has the probability `1 / times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// Any item of a list.
    pub fn any<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// An item of a list; the first ones are frequent, the last ones rare.
    pub fn usual<T: Copy>(&mut self, list: &[T]) -> T {
        let limit = self.below(list.len()) + 1;
        let limit = self.below(limit) + 1;
        list[self.below(limit)]
    }
}
