//! The site of any catalog.

mod catalogs;
mod hostile;
mod pages;
mod source;
