//! Builds the site as for a catalog of long texts: with search data that pages fetch in parts.
//!
//! `cargo run --example sharded_site -- FOLDER`; for the browser tests.

use std::error::Error;
use std::path::PathBuf;

use ecs_err::site::{self, Folder, Options};

fn main() -> Result<(), Box<dyn Error>> {
    let out = std::env::args().nth(1).map(PathBuf::from).ok_or("name the folder of the site")?;
    let mut options = Options::default();
    options.search_limit = 0;
    let folder = Folder::begin(&out)?;
    site::render(ecs_err::embedded(), &options, &folder)?;
    Ok(folder.finish()?)
}
