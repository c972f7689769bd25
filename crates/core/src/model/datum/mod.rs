//! The traits by which records are decoded, encoded and described.
//!
//! Every type of the model implements [`Datum`]. A [`Decoder`] reads a data file; [`Encoder`]s write Rust source text,
//! JSON and the canonical form of a data file; a [`SchemaVisitor`] makes a JSON Schema. Serde does not fit: it can't
//! deserialize `&[T]`, keeps no positions and stops at the first error.

mod decoder;
mod encoder;
mod plain;
mod schema_visitor;

pub use decoder::{Decoder, Expected, RecordDecoder};
pub use encoder::Encoder;
pub use schema_visitor::SchemaVisitor;

/// A type of the model.
pub trait Datum<'a>: Copy + 'a {
    /// The default for an absent optional value, and the substitute for a value that could not be read.
    ///
    /// Data files with errors do not become a catalog, so a catalog contains no substitutes.
    const EMPTY: Self;

    /// Whether the key of a value of this type may be absent.
    const OPTIONAL: bool = false;

    /// Decodes the value, and reports errors to the decoder.
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
