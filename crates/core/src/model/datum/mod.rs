//! How records are read, shown and described, without knowing by whom.
//!
//! Every type of the model is a [`Datum`]. A data file is a `Source` of values; Rust source
//! text, JSON and the canonical form of a data file are [`Encoder`]s; a JSON Schema is a
//! [`SchemaVisitor`]. The traits stand here so that the model depends on nothing; serde can't take
//! their place because it reads no `&[T]`, keeps no positions and stops at the first mistake.

mod decoder;
mod encoder;
mod plain;
mod schema_visitor;

pub use decoder::{Decoder, RecordDecoder};
pub use encoder::Encoder;
pub use schema_visitor::SchemaVisitor;

/// A type of the model.
pub trait Datum<'a>: Copy + 'a {
    /// What stands for an absent optional value, and for one that could not be read.
    ///
    /// A catalog is only made of sources without mistakes, so no substitute ever reaches one.
    const EMPTY: Self;

    /// Whether the key of such a value may be left out.
    const OPTIONAL: bool = false;

    /// Reads the value; what is wrong with it is reported to the decoder.
    fn decode<D: Decoder<'a>>(decoder: D) -> Self;

    /// Shows the value to a encoder.
    fn encode<E: Encoder>(&self, encoder: &mut E);

    /// Describes the type.
    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output;

    /// Whether a data file leaves the value's key out.
    fn is_absent(&self) -> bool {
        false
    }
}
