//! Which column of a table gives which key of a record.

mod choose;
mod dictionary;
mod flat;
mod head_rows;
mod heads;
mod key;
mod mapping;
pub(crate) mod script;
pub(crate) mod shape;

pub(crate) use choose::{Context, choose, column_with_head};
pub(crate) use flat::is_exported;
pub(crate) use head_rows::{heads_of, is_across, is_head_row, skeleton};
pub(crate) use heads::{Certainty, is_field_name, is_required, is_type, meanings, normalized};
pub use key::Key;
pub(crate) use mapping::Mapping;
