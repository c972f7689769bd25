//! The site of any catalog.

mod catalogs;
mod content;
mod hostile;
mod pages;
mod source;
mod split;
