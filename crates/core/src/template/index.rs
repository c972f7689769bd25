//! Which of many templates may have produced a message, in one pass over the message.
//!
//! Each template is indexed by an anchor: a few bytes of its literal text, which every message of the template
//! contains. The pass looks up every run of so many bytes in a hash table; only the templates whose anchors it finds
//! are compared with the message.

use super::Template;
use super::find::LiteralBytes;

/// The length of an anchor.
const ANCHOR_BYTES: usize = 8;

/// How many templates are compared with a message after one pass over it.
const BATCH_LEN: usize = 64;

/// An index of templates that are numbered by precedence, 0 first.
///
/// It takes any templates: the caller knows which number stands for which template.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct TemplateIndex<'a> {
    /// A hash table with open addressing: the [`fingerprint`] of an anchor and the number of its template, which is
    /// `u32::MAX` where the table is free. Its length is a power of two, and at least half of it is free.
    pub slots: &'a [(u32, u32)],
    /// The numbers of the templates that have too little literal text for an anchor, in order.
    pub unanchored: &'a [u32],
}

impl TemplateIndex<'_> {
    /// An index without templates.
    pub const EMPTY: Self = Self { slots: &[], unanchored: &[] };

    /// The lowest number of a template that produced the message, according to `produced`.
    ///
    /// `produced` is asked about no template twice, and about few that it denies.
    pub fn first(&self, message: &str, mut produced: impl FnMut(u32) -> bool) -> Option<u32> {
        let mut batch = Batch::new();
        loop {
            self.unanchored.iter().for_each(|number| batch.offer(*number));
            self.anchored(message.as_bytes(), |number| batch.offer(number));
            if let Some(number) = batch.numbers().iter().find(|number| produced(**number)) {
                return Some(*number);
            }
            batch = batch.next()?;
        }
    }

    /// The numbers of the templates whose anchors the message has.
    fn anchored(&self, message: &[u8], mut offer: impl FnMut(u32)) {
        let mask = self.slots.len().wrapping_sub(1);
        for anchor in runs(message.iter().map(u8::to_ascii_lowercase)) {
            let mut slot = place(anchor) & mask;
            while let Some((print, number)) = self.slots.get(slot).filter(|(_, number)| *number != u32::MAX) {
                if *print == fingerprint(anchor) {
                    offer(*number);
                }
                slot = (slot + 1) & mask;
            }
        }
    }
}

/// The possible anchors of a template.
#[doc(hidden)]
pub fn anchors(template: Template<'_>) -> impl Iterator<Item = u64> {
    let mut pieces = template.trimmed().pieces();
    let mut is_done = false;
    let literals = core::iter::from_fn(move || {
        if is_done {
            return None;
        }
        let (literal, placeholder) = pieces.next_literal();
        is_done = placeholder.is_none();
        Some(literal)
    });
    literals.flat_map(|literal| runs(LiteralBytes::new(literal)))
}

/// The slot of an anchor in a table of 2^32 slots.
#[doc(hidden)]
#[must_use]
pub const fn place(anchor: u64) -> usize {
    (mixed(anchor, 0x9e37_79b9_7f4a_7c15) >> 32) as usize
}

/// What distinguishes an anchor from others of the same slot.
#[doc(hidden)]
#[must_use]
pub const fn fingerprint(anchor: u64) -> u32 {
    (mixed(anchor, 0xd6e8_feb8_6659_fd93) >> 32) as u32
}

const fn mixed(anchor: u64, factor: u64) -> u64 {
    // Multiplication carries every bit upwards only.
    (anchor ^ (anchor >> 32)).wrapping_mul(factor)
}

/// The runs of as many bytes as an anchor has.
fn runs(bytes: impl Iterator<Item = u8>) -> impl Iterator<Item = u64> {
    let mut run = 0;
    let runs = bytes.map(move |byte| {
        run = run << 8 | u64::from(byte);
        run
    });
    runs.skip(ANCHOR_BYTES - 1)
}

/// The lowest of the numbers that are offered, each once.
struct Batch {
    numbers: [u32; BATCH_LEN],
    len: usize,
    /// Lower numbers were in an earlier batch.
    least: u32,
}

impl Batch {
    const fn new() -> Self {
        Self { numbers: [0; BATCH_LEN], len: 0, least: 0 }
    }

    fn numbers(&self) -> &[u32] {
        self.numbers.get(..self.len).unwrap_or_default()
    }

    fn offer(&mut self, number: u32) {
        if number < self.least {
            return;
        }
        let Err(at) = self.numbers().binary_search(&number) else { return };
        // In a full batch, the greatest number makes room; a greater one has none.
        self.len = (self.len + 1).min(BATCH_LEN);
        if let Some(later @ [_, ..]) = self.numbers.get_mut(at..self.len) {
            later.rotate_right(1);
            later[0] = number;
        }
    }

    /// The batch of the numbers after those of a full one.
    fn next(&self) -> Option<Self> {
        let last = self.numbers.last().filter(|_| self.len == BATCH_LEN)?;
        Some(Self { least: last + 1, ..Self::new() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PlaceholderStyle;

    /// The index of templates, each by its first anchor.
    fn indexed<T>(templates: &[Template<'_>], use_index: impl FnOnce(TemplateIndex<'_>) -> T) -> T {
        let mut slots = vec![(0, u32::MAX); (templates.len() * 2 + 1).next_power_of_two()];
        let mut unanchored = Vec::new();
        for (number, template) in (0..).zip(templates) {
            let Some(anchor) = anchors(*template).next() else {
                unanchored.push(number);
                continue;
            };
            let mut slot = place(anchor) % slots.len();
            while slots[slot].1 != u32::MAX {
                slot = (slot + 1) % slots.len();
            }
            slots[slot] = (fingerprint(anchor), number);
        }
        use_index(TemplateIndex { slots: &slots, unanchored: &unanchored })
    }

    #[test]
    fn every_message_of_a_template_has_its_anchors() {
        for (text, message) in [
            ("Disk %s is not attached to %s.", "error: DISK a IS NOT ATTACHED TO b"),
            ("%s: 100%% of the quota is used", "x: 100% of the Quota is used"),
            ("云服务器%s不存在。", "云服务器5f不存在"),
        ] {
            let template = Template { text, style: PlaceholderStyle::Percent };
            assert!(template.capture(message).is_some() && anchors(template).count() > 1);
            let found: Vec<u64> = runs(message.bytes().map(|byte| byte.to_ascii_lowercase())).collect();
            assert!(anchors(template).all(|anchor| found.contains(&anchor)), "{text}");
        }
        assert_eq!(anchors(Template { text: "%s is in %s.", style: PlaceholderStyle::Percent }).count(), 0);
    }

    #[test]
    fn each_template_is_compared_once_however_long_the_message_is() {
        let texts: Vec<String> = (0..300).map(|number| format!("number {number:04} of %s templates")).collect();
        let templates: Vec<Template<'_>> =
            texts.iter().map(|text| Template { text, style: PlaceholderStyle::Percent }).collect();
        indexed(&templates, |index| {
            for times in [1, 10, 1000] {
                // All templates have the same anchor, and the message has it many times.
                let mut asked = Vec::new();
                let message = "a number of templates, number 7, ".repeat(times);
                let found = index.first(&message, |number| {
                    asked.push(number);
                    false
                });
                assert_eq!(found, None);
                assert!(asked.is_sorted() && asked.len() <= templates.len(), "{times}: {asked:?}");
            }
            let message = "NUMBER 0299 of two templates, number 0150 of 3 templates";
            let produced = |number: u32| templates[number as usize].capture(message).is_some();
            assert_eq!(index.first(message, produced), Some(150));
            assert_eq!(index.first("another text", produced), None);
        });
        assert_eq!(TemplateIndex::EMPTY.first("a text", |_| true), None);
    }
}
