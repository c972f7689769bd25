//! Reads what [`Bytes`](super::encode::Bytes) wrote. Bytes that it did not write give an error, never a panic.

use std::cell::Cell;

use ecs_err_core::model::datum::{self, Datum, Expected, RecordDecoder};
use ecs_err_core::model::{Json, Text};

use super::blocks::Refusal;
use super::encode::{json, tag};
use crate::load::Arena;

/// How deep JSON values are nested at most: deeper ones could use up the stack.
const MAX_DEPTH: usize = 200;

/// Room is made for so many items at first: a list is not believed to be as long as it says.
const MAX_RESERVED: usize = 1024;

/// The bytes that are still to be read.
pub(crate) struct Cursor<'a> {
    rest: Cell<&'a [u8]>,
    arena: &'a Arena,
    is_sound: Cell<bool>,
}

impl<'a> Cursor<'a> {
    /// Reads bytes; what is read of them is kept in the arena.
    pub(crate) fn new(bytes: &[u8], arena: &'a Arena) -> Self {
        Self { rest: Cell::new(arena.alloc_slice_copy(bytes)), arena, is_sound: Cell::new(true) }
    }

    /// The next value.
    pub(crate) fn value<T: Datum<'a>>(&self) -> Result<T, Refusal> {
        let value = T::decode(Decoder(self));
        if self.is_sound.get() { Ok(value) } else { Err(Refusal::Damaged) }
    }

    /// The next number that [`Bytes::count`](super::encode::Bytes::count) wrote.
    pub(crate) fn number(&self) -> Result<u64, Refusal> {
        let number = self.count();
        if self.is_sound.get() { Ok(number) } else { Err(Refusal::Damaged) }
    }

    /// The next bytes; none if there are not that many.
    fn take(&self, len: u64) -> &'a [u8] {
        let rest = self.rest.get();
        match usize::try_from(len).ok().and_then(|len| rest.split_at_checked(len)) {
            Some((taken, rest)) => {
                self.rest.set(rest);
                taken
            }
            None => {
                self.fail();
                &[]
            }
        }
    }

    fn byte(&self) -> u8 {
        self.take(1).first().copied().unwrap_or_default()
    }

    fn count(&self) -> u64 {
        let mut count = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.byte();
            count |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return count;
            }
        }
        self.fail();
        0
    }

    fn str(&self) -> &'a str {
        let len = self.count();
        std::str::from_utf8(self.take(len)).unwrap_or_else(|_| {
            self.fail();
            ""
        })
    }

    /// A list in the arena.
    fn items<T: Copy>(&self, item: impl Fn() -> T) -> &'a [T] {
        let count = self.count();
        // Each item has a byte at least.
        let Some(count) = usize::try_from(count).ok().filter(|count| *count <= self.rest.get().len()) else {
            self.fail();
            return &[];
        };
        let mut items = Vec::with_capacity(count.min(MAX_RESERVED));
        while items.len() < count && self.is_sound.get() {
            items.push(item());
        }
        self.arena.alloc_slice_copy(&items)
    }

    fn json(&self, depth: usize) -> Json<'a> {
        match self.byte() {
            _ if depth > MAX_DEPTH => {
                self.fail();
                Json::Null
            }
            json::NULL => Json::Null,
            json::FALSE => Json::Bool(false),
            json::TRUE => Json::Bool(true),
            json::INTEGER => Json::Integer(self.integer()),
            json::NUMBER => Json::Number(self.str()),
            json::STRING => Json::String(self.str()),
            json::ARRAY => Json::Array(self.items(|| self.json(depth + 1))),
            json::OBJECT => Json::Object(self.items(|| (self.str(), self.json(depth + 1)))),
            _ => {
                self.fail();
                Json::Null
            }
        }
    }

    fn integer(&self) -> i64 {
        let value = self.count();
        (value >> 1).cast_signed() ^ -((value & 1).cast_signed())
    }

    /// Nothing after this can be read.
    fn fail(&self) {
        self.is_sound.set(false);
        self.rest.set(&[]);
    }
}

/// A value at the cursor.
#[derive(Clone, Copy)]
pub(crate) struct Decoder<'c, 'a>(&'c Cursor<'a>);

impl<'a> datum::Decoder<'a> for Decoder<'_, 'a> {
    type Record = Self;

    fn string(self) -> Option<&'a str> {
        Some(self.0.str())
    }

    fn integer(self) -> Option<i64> {
        Some(self.0.integer())
    }

    fn is_boolean(self) -> bool {
        self.0.rest.get().first().is_some_and(|first| matches!(*first, tag::FALSE | tag::TRUE))
    }

    fn boolean(self) -> Option<bool> {
        match self.0.byte() {
            tag::FALSE => Some(false),
            tag::TRUE => Some(true),
            _ => {
                self.0.fail();
                None
            }
        }
    }

    fn json(self) -> Json<'a> {
        self.0.json(0)
    }

    fn text(self) -> Text<'a> {
        if self.0.byte() != tag::TEXT {
            self.0.fail();
        }
        Text::new(self.0.items(|| (self.0.str(), self.0.str())))
    }

    fn members<T: Datum<'a>>(self) -> &'a [(&'a str, T)] {
        self.0.items(|| (self.0.str(), T::decode(self)))
    }

    fn one_or_more<T: Datum<'a>>(self) -> &'a [T] {
        self.list()
    }

    fn strings(self, strings: impl ExactSizeIterator<Item = &'a str> + Clone) -> Option<&'a [&'a str]> {
        let strings: Vec<&str> = strings.collect();
        (!strings.contains(&"")).then(|| &*self.0.arena.alloc_slice_copy(&strings))
    }

    fn list<T: Datum<'a>>(self) -> &'a [T] {
        self.0.items(|| T::decode(self))
    }

    fn record(self, _: &'static [&'static str]) -> Self {
        self
    }

    fn reject(self, _: Expected) {
        self.0.fail();
    }

    fn reject_word(self, _: &'static [&'static str]) {
        self.0.fail();
    }

    fn reject_code(self) {
        self.0.fail();
    }
}

impl<'a> RecordDecoder<'a> for Decoder<'_, 'a> {
    fn key<T: Datum<'a>>(&self, _: &'static str, _: bool) -> T {
        match datum::Decoder::boolean(*self) {
            Some(true) => T::decode(*self),
            _ => T::EMPTY,
        }
    }
}
