//! Catalogs in files from which only what an answer needs is read.
//!
//! A catalog of 100,000 codes takes seconds to read and to index; an answer needs a few of its records. A
//! [`CatalogFile`] has the records of a catalog and finds them by code, by name and by number. A pack also has the index
//! of a search, and is all that a program needs; the caches of `ecs-err` keep the index in a file by itself.
//!
//! Each file is written for a key, and refused with another one. What is read of it has a checksum, so that a file that
//! was cut or changed is refused where it is, and gives no wrong answer. What a stranger wrote with the right checksums
//! is a catalog or is refused, without a panic.

mod blocks;
mod decode;
mod encode;
mod file;
mod layout;
mod numbers;
mod part;

use std::fs::File;
use std::io::{self, Read as _, Write};
use std::path::Path;

use ecs_err_core::Catalog;

use crate::check::RuleId;
use crate::diagnostic::Diagnostic;
use crate::{LoadError, OwnedCatalog, codegen, load};

pub use blocks::{Blocks, Refusal, Source, write_blocks};
pub use file::{CatalogFile, IndexBytes};
pub use layout::encode;
pub use part::Part;

/// The key of packs: records do not describe themselves, so only the version that wrote them reads them.
#[must_use]
pub fn key() -> u64 {
    codegen::digest(concat!("pack 2\0", env!("CARGO_PKG_VERSION")))
}

/// Writes a catalog and its index as a pack; the same catalog gives the same bytes.
///
/// # Errors
/// If it can't be written.
pub fn write(catalog: Catalog<'_>, index: &[u8], out: &mut impl Write) -> io::Result<()> {
    write_blocks(key(), &encode(catalog, index), out)
}

/// Opens a pack.
///
/// # Errors
/// If the file is not a pack of this version, or was cut or changed.
pub fn open(path: &Path) -> Result<CatalogFile, Refusal> {
    CatalogFile::open(Box::new(File::open(path)?), key())
}

/// Whether a file begins as a pack does.
#[must_use]
pub fn is_pack(path: &Path) -> bool {
    let mut first = [0; blocks::MAGIC.len()];
    File::open(path).and_then(|mut file| file.read_exact(&mut first)).is_ok() && first == blocks::MAGIC
}

/// Reads the whole catalog of a pack.
pub(crate) fn read(path: &Path) -> Result<OwnedCatalog, LoadError> {
    let catalog = open(path).and_then(|file| OwnedCatalog::from_arena(|arena| file.catalog(arena)));
    catalog.map_err(|refusal| LoadError { diagnostics: vec![diagnostic(path, &refusal)] })
}

/// Why a pack is refused.
fn diagnostic(path: &Path, refusal: &Refusal) -> Diagnostic {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    load::File::new(&name, "").diagnostic(RuleId::UnreadableFile, 0..0, refusal.message())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack(path: &Path) -> OwnedCatalog {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
        let catalog = OwnedCatalog::open(&data).unwrap();
        let mut file = File::create(path).unwrap();
        write(catalog.get(), b"the index", &mut file).unwrap();
        catalog
    }

    #[test]
    fn the_catalog_of_a_pack_is_that_of_its_directory() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("ecs.pack");
        let (written, read) = (pack(&path), OwnedCatalog::open(&path).unwrap());
        assert_eq!(format!("{:?}", read.get().data()), format!("{:?}", written.get().data()));
        assert!(is_pack(&path));
        let index = open(&path).unwrap().index();
        assert_eq!(index.read(0..index.len()).unwrap(), b"the index");
        assert!(index.read(0..index.len() + 1).is_err() && index.is_sound());
    }

    #[test]
    fn other_files_are_refused_with_the_reason() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("ecs.pack");
        pack(&path);
        let whole = std::fs::read(&path).unwrap();
        let refused = |bytes: &[u8]| {
            std::fs::write(&path, bytes).unwrap();
            OwnedCatalog::open(&path).unwrap_err().to_string()
        };
        assert!(refused(&[7; 100]).contains("not a pack"), "{}", refused(&[7; 100]));
        for end in (0..whole.len()).step_by(whole.len() / 50).skip(1) {
            assert!(refused(&whole[..end]).contains("damaged"), "{end}");
            let mut changed = whole.clone();
            changed[end] ^= 0x10;
            assert!(refused(&changed).contains("damaged"), "{end}");
        }
        let mut other = Vec::new();
        write_blocks(key() + 1, &[], &mut other).unwrap();
        assert!(refused(&other).contains("another version"));
    }
}
