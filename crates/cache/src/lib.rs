//! Error catalogs in files from which only what an answer needs is read.
//!
//! A catalog of 100,000 codes takes seconds to read and to index; an answer needs a few of its records. A
//! [`RecordFile`] has the records of a catalog and finds them by code, by name and by number. The index of a search is
//! another file, which [`Blocks`] reads for [`ecs_err_search::StoredIndex`].
//!
//! The files are caches: they are made from a data directory and can be made again. Each is written for a key, and
//! refused with another one. What is read of it has a checksum, so that a file that was cut or changed is refused where
//! it is, and gives no wrong answer.

#![forbid(unsafe_code)]

mod blocks;
mod decode;
mod encode;
mod part;
mod records;

pub use blocks::{Blocks, Refusal, Source, write_blocks};
pub use part::Part;
pub use records::{RecordFile, encode_records};
