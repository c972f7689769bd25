//! Values other than records: strings, numbers, options and lists of values.

use super::{Datum, Decoder, Encoder, Expected, SchemaVisitor};

impl<'a> Datum<'a> for &'a str {
    const EMPTY: Self = "";

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        decoder.string().unwrap_or(Self::EMPTY)
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.string(self);
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.string(None)
    }
}

impl<'a> Datum<'a> for bool {
    const EMPTY: Self = false;
    const OPTIONAL: bool = true;

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        decoder.boolean().unwrap_or(Self::EMPTY)
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.boolean(*self);
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.boolean()
    }

    fn is_absent(&self) -> bool {
        !self
    }
}

impl<'a> Datum<'a> for i64 {
    const EMPTY: Self = 0;

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        decoder.integer().unwrap_or(Self::EMPTY)
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.integer(*self);
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.integer(i64::MIN, i64::MAX)
    }
}

impl<'a> Datum<'a> for u32 {
    const EMPTY: Self = 0;

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        let Some(value) = decoder.integer() else { return Self::EMPTY };
        u32::try_from(value).unwrap_or_else(|_| {
            decoder.reject(Expected::UpTo(u32::MAX));
            Self::EMPTY
        })
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.integer(i64::from(*self));
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.integer(0, i64::from(u32::MAX))
    }
}

impl<'a, T: Datum<'a>> Datum<'a> for Option<T> {
    const EMPTY: Self = None;
    const OPTIONAL: bool = true;

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        Some(T::decode(decoder))
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.option(*self);
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        T::describe(visitor)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<'a, T: Datum<'a>> Datum<'a> for &'a [T] {
    const EMPTY: Self = &[];
    const OPTIONAL: bool = true;

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        decoder.list()
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.list(self);
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.list::<T>()
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}
