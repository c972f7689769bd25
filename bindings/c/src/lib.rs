//! The library `ecs_err` for C: the header `ecs_err.h` is generated from the public items of [`ffi`].
//!
//! Only [`raw`] has unsafe code; `ffi` has the functions that C calls, and nothing but calls to it and to [`answer`].

mod answer;
mod failure;
pub mod ffi;
mod raw;
