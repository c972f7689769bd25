//! Builds a site with search data in shards, for the browser tests.
//!
//! `cargo run --example sharded_site -- DIR` builds the site of the package's catalog, with a limit of zero.
//! `cargo run --example sharded_site -- DIR DATA` builds only the files for search of another catalog: its start
//! pages and the assets.

use std::error::Error;
use std::io;
use std::path::Path;

use ecs_err::load::{self, Arena};
use ecs_err::site::{self, Options, OutputDir, SiteWriter};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (out, data) = match &args[..] {
        [out] => (out, None),
        [out, data] => (out, Some(Path::new(data))),
        _ => return Err("usage: sharded_site DIR [DATA]".into()),
    };
    let directory = OutputDir::begin(Path::new(out))?;
    match data {
        None => {
            let mut options = Options::default();
            options.search_limit = 0;
            site::render(ecs_err::embedded(), &options, &directory)?;
            Ok(directory.finish()?)
        }
        Some(data) => {
            let arena = Arena::new();
            let catalog = load::open(data, &arena)
                .map_err(|error| format!("{} problems in {}", error.diagnostics.len(), data.display()))?;
            let search = Search(directory);
            site::render(catalog, &Options::default(), &search)?;
            Ok(search.0.finish()?)
        }
    }
}

/// Writes only the files for search: a large catalog has a million other files.
struct Search(OutputDir);

impl SiteWriter for Search {
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let first_page = path.ends_with("/index.html") && path.matches('/').count() == 1;
        if first_page || path.starts_with("assets/") { self.0.put(path, bytes) } else { Ok(()) }
    }

    fn alias(&self, _: &str, _: &str) -> io::Result<()> {
        Ok(())
    }
}
