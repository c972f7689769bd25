//! How records are decoded, encoded and described, without knowing by whom.
//!
//! Every type of the model is a [`Datum`]. A [`Decoder`] reads a data file; Rust source text, JSON
//! and the canonical form of a data file are written by [`Encoder`]s; a JSON Schema is made by a
//! [`SchemaVisitor`]. The traits are here so that the model depends on nothing. Serde can't replace
//! them: it reads no `&[T]`, keeps no positions and stops at the first error.

mod decoder;
mod encoder;
mod plain;
mod schema_visitor;

pub use decoder::{Decoder, RecordDecoder};
pub use encoder::Encoder;
pub use schema_visitor::SchemaVisitor;

/// A type of the model.
pub trait Datum<'a>: Copy + 'a {
    /// The default for an absent optional value, and for one that could not be read.
    ///
    /// A catalog is only made of data files without errors, so none contains the latter.
    const EMPTY: Self;

    /// Whether the key of such a value may be left out.
    const OPTIONAL: bool = false;

    /// Decodes the value; what is wrong with it is reported to the decoder.
    fn decode<D: Decoder<'a>>(decoder: D) -> Self;

    /// Encodes the value.
    fn encode<E: Encoder>(&self, encoder: &mut E);

    /// Describes the type.
    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output;

    /// Whether a data file leaves the value's key out.
    fn is_absent(&self) -> bool {
        false
    }
}
