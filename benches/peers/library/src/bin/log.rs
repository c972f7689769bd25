//! Writes the log of `benches/log` to a file: `log FILE MEGABYTES`.

#[path = "../../../../log/mod.rs"]
mod log;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (file, size) = (arguments.next(), arguments.next());
    let (Some(file), Some(size)) = (file, size) else { return Err("usage: log FILE MEGABYTES".into()) };
    let catalog = ecs_err::embedded();
    let codes: Vec<&str> = catalog.errors().iter().map(|error| error.code.as_str()).collect();
    std::fs::write(file, log::log(&codes, size.parse::<usize>()? << 20))?;
    Ok(())
}
