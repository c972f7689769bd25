//! Values that are no records: strings, numbers, options and lists of values.

use super::{Describe, Sink, Source, Value};

impl<'a> Value<'a> for &'a str {
    const EMPTY: Self = "";

    fn read<S: Source<'a>>(source: S) -> Self {
        source.string().unwrap_or(Self::EMPTY)
    }

    fn show<S: Sink>(&self, sink: &mut S) {
        sink.string(self);
    }

    fn describe<D: Describe>(describe: D) -> D::Output {
        describe.string(None)
    }
}

impl<'a> Value<'a> for bool {
    const EMPTY: Self = false;
    const OPTIONAL: bool = true;

    fn read<S: Source<'a>>(source: S) -> Self {
        source.boolean().unwrap_or(Self::EMPTY)
    }

    fn show<S: Sink>(&self, sink: &mut S) {
        sink.boolean(*self);
    }

    fn describe<D: Describe>(describe: D) -> D::Output {
        describe.boolean()
    }

    fn is_absent(&self) -> bool {
        !self
    }
}

impl<'a> Value<'a> for i64 {
    const EMPTY: Self = 0;

    fn read<S: Source<'a>>(source: S) -> Self {
        source.integer().unwrap_or(Self::EMPTY)
    }

    fn show<S: Sink>(&self, sink: &mut S) {
        sink.integer(*self);
    }

    fn describe<D: Describe>(describe: D) -> D::Output {
        describe.integer(i64::MIN, i64::MAX)
    }
}

impl<'a> Value<'a> for u32 {
    const EMPTY: Self = 0;

    fn read<S: Source<'a>>(source: S) -> Self {
        let Some(value) = source.integer() else { return Self::EMPTY };
        u32::try_from(value).unwrap_or_else(|_| {
            source.reject(format_args!("an integer between 0 and {}", u32::MAX));
            Self::EMPTY
        })
    }

    fn show<S: Sink>(&self, sink: &mut S) {
        sink.integer(i64::from(*self));
    }

    fn describe<D: Describe>(describe: D) -> D::Output {
        describe.integer(0, i64::from(u32::MAX))
    }
}

impl<'a, T: Value<'a>> Value<'a> for Option<T> {
    const EMPTY: Self = None;
    const OPTIONAL: bool = true;

    fn read<S: Source<'a>>(source: S) -> Self {
        Some(T::read(source))
    }

    fn show<S: Sink>(&self, sink: &mut S) {
        sink.option(*self);
    }

    fn describe<D: Describe>(describe: D) -> D::Output {
        T::describe(describe)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<'a, T: Value<'a>> Value<'a> for &'a [T] {
    const EMPTY: Self = &[];
    const OPTIONAL: bool = true;

    fn read<S: Source<'a>>(source: S) -> Self {
        source.list()
    }

    fn show<S: Sink>(&self, sink: &mut S) {
        sink.list(self);
    }

    fn describe<D: Describe>(describe: D) -> D::Output {
        describe.list::<T>()
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}
