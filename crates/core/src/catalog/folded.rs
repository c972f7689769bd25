//! Codes and names without regard to letter case and separators, as the orders of the catalog have them.

use core::cmp::Ordering;

use super::Catalog;
use crate::model::{ErrorCode, is_separator};

impl<'a> Catalog<'a> {
    /// The positions of the errors with this code or name, without regard to letter case and separators.
    ///
    /// The order is that of the folded codes or names.
    pub(crate) fn folded_positions<'t>(
        &self,
        order: &'a [u32],
        text: &'t str,
        key: fn(&ErrorCode<'a>) -> &'a str,
    ) -> impl Iterator<Item = usize> + use<'a, 't> {
        let errors = self.errors();
        let compare =
            move |at: usize| errors.get(at).map_or(Ordering::Less, |error| folded(key(error)).cmp(folded(text)));
        let start = order.partition_point(|at| compare(*at as usize).is_lt());
        order[start..].iter().map(|at| *at as usize).take_while(move |at| compare(*at).is_eq())
    }
}

/// A code or name in lower case, with one mark for each run of separators between its parts.
pub fn folded(text: &str) -> impl Iterator<Item = u8> + Clone + '_ {
    let is_part = |byte: u8| !(byte.is_ascii_whitespace() || is_separator(byte) || byte == b'#');
    let mut bytes = text.bytes().peekable();
    let mut is_begun = false;
    core::iter::from_fn(move || {
        let mut is_after_separator = false;
        while bytes.next_if(|byte| !is_part(*byte)).is_some() {
            is_after_separator = is_begun;
        }
        if is_after_separator && bytes.peek().is_some() {
            is_begun = false;
            return Some(b'-');
        }
        is_begun = true;
        bytes.next().map(|byte| byte.to_ascii_lowercase())
    })
}
