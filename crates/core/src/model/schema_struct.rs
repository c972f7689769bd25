//! Macros that declare records and string enums. One declaration gives the documentation, the Rust names and the
//! names in the data files; decoding, encoding and the JSON Schema are derived from it.

/// Declares a record and implements [`Datum`](super::datum::Datum) for it.
///
/// A field is written `"key in the data file" => name in Rust: type`, with `optional` before the arrow if the key may
/// be absent although the type is not optional.
#[doc(hidden)]
#[macro_export]
macro_rules! schema_struct {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident $(<$life:lifetime>)? {
            $( $(#[doc = $field_doc:literal])* $key:literal $($optional:ident)? => $field:ident: $type:ty, )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct $name $(<$life>)? {
            $( $(#[doc = $field_doc])* pub $field: $type, )*
        }

        impl $(<$life>)? $name $(<$life>)? {
            /// For generated code: a record from its fields, in the order of the declaration.
            #[doc(hidden)]
            #[must_use]
            #[allow(clippy::too_many_arguments, reason = "only generated code calls it")]
            pub const fn from_fields($($field: $type),*) -> Self {
                Self { $($field),* }
            }
        }

        $crate::schema_struct!(@value [$($life)?] $name [$name $(<$life>)?], concat!($($doc),*), $( $key [$($optional)?], $field, $type, concat!($($field_doc),*); )*);
    };
    (@value [] $($rest:tt)*) => {
        $crate::schema_struct!(@impl ['a] $($rest)*);
    };
    (@value [$life:lifetime] $($rest:tt)*) => {
        $crate::schema_struct!(@impl [$life] $($rest)*);
    };
    (@impl [$life:lifetime] $name:ident [$record:ty], $doc:expr, $( $key:literal [$($optional:ident)?], $field:ident, $type:ty, $field_doc:expr; )*) => {
        $crate::impl_serialize!([$life] $record);

        impl<$life> $crate::model::datum::Datum<$life> for $record {
            const EMPTY: Self = Self {
                $( $field: <$type as $crate::model::datum::Datum<$life>>::EMPTY, )*
            };

            fn decode<D: $crate::model::datum::Decoder<$life>>(decoder: D) -> Self {
                let record = decoder.record(&[$($key),*]);
                Self {
                    $( $field: $crate::model::datum::RecordDecoder::key::<$type>(
                        &record,
                        $key,
                        $crate::is_optional!($($optional)?),
                    ), )*
                }
            }

            fn encode<E: $crate::model::datum::Encoder>(&self, encoder: &mut E) {
                encoder.record(stringify!($name), |encoder| {
                    $( encoder.field(stringify!($field), $key, &self.$field); )*
                });
            }

            fn describe<V: $crate::model::datum::SchemaVisitor>(visitor: V) -> V::Output {
                // An example in Rust is of no use in a schema.
                let doc = $doc.split("```").next().unwrap_or($doc).trim_end();
                visitor.record(stringify!($name), doc, |keys| {
                    $( keys.key::<$type>($key, $field_doc, $crate::is_optional!($($optional)?)); )*
                })
            }
        }
    };
}

/// Declares an enum that is a string in the data files.
///
/// A value is written `Name = "word"`.
#[doc(hidden)]
#[macro_export]
macro_rules! string_enum {
    (
        $(#[doc = $doc:literal])*
        pub enum $name:ident {
            $( $(#[doc = $word_doc:literal])* $variant:ident = $word:literal, )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $( $(#[doc = $word_doc])* $variant, )*
        }

        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            const WORDS: &'static [&'static str] = &[$($word),*];

            /// The value in data files and JSON.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        $crate::impl_serialize!(['a] $name);

        impl<'a> $crate::model::datum::Datum<'a> for $name {
            const EMPTY: Self = Self::ALL[0];

            fn decode<D: $crate::model::datum::Decoder<'a>>(decoder: D) -> Self {
                let Some(word) = decoder.string() else { return Self::EMPTY };
                match Self::WORDS.iter().position(|known| *known == word) {
                    Some(at) => Self::ALL[at],
                    None => {
                        decoder.reject_word(Self::WORDS);
                        Self::EMPTY
                    }
                }
            }

            fn encode<E: $crate::model::datum::Encoder>(&self, encoder: &mut E) {
                encoder.constant(format_args!("{}::{self:?}", stringify!($name)), format_args!("{self}"));
            }

            fn describe<V: $crate::model::datum::SchemaVisitor>(visitor: V) -> V::Output {
                visitor.words(
                    stringify!($name),
                    &[$( ($word, concat!($($word_doc),*)) ),*],
                )
            }
        }
    };
}

/// Whether a field is marked as optional.
#[doc(hidden)]
#[macro_export]
macro_rules! is_optional {
    () => {
        false
    };
    (optional) => {
        true
    };
}

/// Implements `serde::Serialize` for a type of the model, where the feature `serde` is on.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! impl_serialize {
    ([$life:lifetime] $datum:ty) => {
        impl<$life> $crate::serde_impls::serde::Serialize for $datum {
            fn serialize<S: $crate::serde_impls::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::serde_impls::serialize(self, serializer)
            }
        }
    };
}

/// Nothing, because the feature `serde` is off.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! impl_serialize {
    ([$life:lifetime] $datum:ty) => {};
}
