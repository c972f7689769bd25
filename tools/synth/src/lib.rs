//! Catalogs of any size with realistic texts; the same size gives the same bytes.

mod catalog;
mod phrases;
mod random;
mod words;

pub use catalog::write;
pub use random::Random;
