//! The generator; the tests include it as well.

pub mod catalog;
mod phrases;
mod random;
mod words;
