//! Writes a perfect hash table of phf, as a crate that embeds the codes with it would: the place of each code's record.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let errors = ecs_err::embedded().errors();
    let mut map = phf_codegen::Map::new();
    for (place, error) in errors.iter().enumerate() {
        map.entry(error.code.as_str(), place.to_string());
    }
    let table = format!("static PLACES: phf::Map<&'static str, usize> = {};\n", map.build());
    fs::write(Path::new(&env::var("OUT_DIR")?).join("places.rs"), table)?;
    println!("cargo::rerun-if-changed=build.rs");
    Ok(())
}
