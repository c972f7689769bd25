//! Generates the data directory of a catalog of any size, to measure scaling.
//!
//! ```sh
//! cargo run --release -p synth -- 100000
//! ```
//!
//! writes 100,000 errors, with everything else that a catalog has, to `target/synth/100000`, or to
//! the directory that `--out` names. The same number gives the same bytes.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    let mut args = env::args().skip(1);
    let count = args.next().and_then(|count| count.parse::<usize>().ok()).filter(|count| *count > 0);
    let out = match (args.next().as_deref(), args.next()) {
        (None, _) => count.map(|count| Path::new("target/synth").join(count.to_string())),
        (Some("--out"), dir) => dir.map(PathBuf::from),
        _ => None,
    };
    let (Some(count), Some(out)) = (count, out) else {
        eprintln!("usage: synth COUNT [--out DIR]");
        return ExitCode::from(2);
    };
    match synth::write(count, |path, text| write(&out.join(path), text)) {
        Ok(()) => {
            println!("{}", out.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("can't write to {}: {error}", out.display());
            ExitCode::FAILURE
        }
    }
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, text)
}
