//! Records and word lists: each declared once, with its documentation, its Rust names and its
//! names in the data files; reading, showing and describing follow from the declaration.

/// Declares a record and what [`Value`](super::value::Value) needs to know of it.
///
/// A field is written `"key in the data file" => name in Rust: type`.
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident $(<$life:lifetime>)? {
            $( $(#[doc = $field_doc:literal])* $key:literal => $field:ident: $type:ty, )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct $name $(<$life>)? {
            $( $(#[doc = $field_doc])* pub $field: $type, )*
        }

        record!(@value [$($life)?] $name [$name $(<$life>)?], concat!($($doc),*), $( $key, $field, $type, concat!($($field_doc),*); )*);
    };
    (@value [] $($rest:tt)*) => {
        record!(@impl ['a] $($rest)*);
    };
    (@value [$life:lifetime] $($rest:tt)*) => {
        record!(@impl [$life] $($rest)*);
    };
    (@impl [$life:lifetime] $name:ident [$record:ty], $doc:expr, $( $key:literal, $field:ident, $type:ty, $field_doc:expr; )*) => {
        impl<$life> $crate::model::value::Value<$life> for $record {
            const EMPTY: Self = Self {
                $( $field: <$type as $crate::model::value::Value<$life>>::EMPTY, )*
            };

            fn read<S: $crate::model::value::Source<$life>>(source: S) -> Self {
                let record = source.record(&[$($key),*]);
                Self {
                    $( $field: $crate::model::value::SourceRecord::key::<$type>(&record, $key), )*
                }
            }

            fn show<S: $crate::model::value::Sink>(&self, sink: &mut S) {
                sink.record(stringify!($name), |sink| {
                    $( sink.field(stringify!($field), $key, &self.$field); )*
                });
            }

            fn describe<D: $crate::model::value::Describe>(describe: D) -> D::Output {
                // An example in Rust is of no use in a schema.
                let doc = $doc.split("```").next().unwrap_or($doc).trim_end();
                describe.record(stringify!($name), doc, |keys| {
                    $( keys.key::<$type>($key, $field_doc); )*
                })
            }
        }
    };
}

/// Declares an enum whose values are words of the data files.
///
/// A value is written `Name = "word"`.
macro_rules! words {
    (
        $(#[doc = $doc:literal])*
        pub enum $name:ident {
            $( $(#[doc = $word_doc:literal])* $variant:ident = $word:literal, )*
        }
    ) => {
        $(#[doc = $doc])*
        ///
        /// ```
        #[doc = concat!("let words: Vec<&str> = ecs_err::", stringify!($name), "::ALL.iter().map(|value| value.as_str()).collect();")]
        #[doc = concat!("assert_eq!(words, [", $("\"", $word, "\", ",)* "]);")]
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[doc = $word_doc])* $variant, )*
        }

        impl $name {
            /// Every value, in the order of the declaration.
            ///
            /// ```
            #[doc = concat!("use ecs_err::", stringify!($name), ";")]
            ///
            #[doc = concat!("assert_eq!(", stringify!($name), "::ALL, [", $(stringify!($name), "::", stringify!($variant), ", ",)* "]);")]
            /// ```
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word that stands for the value in data files and JSON.
            ///
            /// ```
            #[doc = concat!("use ecs_err::", stringify!($name), ";")]
            ///
            $( #[doc = concat!("assert_eq!(", stringify!($name), "::", stringify!($variant), ".as_str(), \"", $word, "\");")] )*
            /// ```
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

        impl<'a> $crate::model::value::Value<'a> for $name {
            const EMPTY: Self = Self::ALL[0];

            fn read<S: $crate::model::value::Source<'a>>(source: S) -> Self {
                let Some(word) = source.string() else { return Self::EMPTY };
                match Self::WORDS.iter().position(|known| *known == word) {
                    Some(at) => Self::ALL[at],
                    None => {
                        source.reject_word(Self::WORDS);
                        Self::EMPTY
                    }
                }
            }

            fn show<S: $crate::model::value::Sink>(&self, sink: &mut S) {
                sink.constant(format_args!("{}::{self:?}", stringify!($name)), format_args!("{self}"));
            }

            fn describe<D: $crate::model::value::Describe>(describe: D) -> D::Output {
                describe.words(
                    stringify!($name),
                    &[$( ($word, concat!($($word_doc),*)) ),*],
                )
            }
        }
    };
}
