//! The index in one piece, for embedding: the same bytes for the same catalog.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use tantivy::Index;
use tantivy::directory::{Directory as _, RamDirectory};

/// The name of the one segment; tantivy names it at random.
const SEGMENT: &str = "00000000000000000000000000000000";
const META: &str = "meta.json";

/// The index in one piece, the same bytes for the same documents.
pub fn pack(index: &Index, directory: &RamDirectory) -> tantivy::Result<Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut meta = String::from_utf8_lossy(&directory.atomic_read(Path::new(META))?).into_owned();
    for segment in index.searchable_segment_metas()? {
        let random = segment.id().uuid_string();
        meta = meta.replace(&random, SEGMENT);
        let hyphenated = hyphenated(&random);
        meta = meta.replace(&hyphenated, &self::hyphenated(SEGMENT));
        // tantivy keeps a list of its files beside them.
        let managed: Vec<PathBuf> = serde_json::from_slice(&directory.atomic_read(Path::new(".managed.json"))?)?;
        for path in managed.iter().filter(|path| path.to_string_lossy().starts_with(&random)) {
            if directory.exists(path)? {
                let name = path.to_string_lossy().replace(&random, SEGMENT);
                files.insert(name, directory.open_read(path)?.read_bytes()?.to_vec());
            }
        }
    }
    files.insert(META.to_owned(), meta.into_bytes());
    let mut packed = Vec::new();
    for (name, bytes) in files {
        packed.extend_from_slice(&u32_bytes(name.len()));
        packed.extend_from_slice(name.as_bytes());
        packed.extend_from_slice(&u32_bytes(bytes.len()));
        packed.extend_from_slice(&bytes);
    }
    Ok(packed)
}

fn hyphenated(uuid: &str) -> String {
    format!("{}-{}-{}-{}-{}", &uuid[..8], &uuid[8..12], &uuid[12..16], &uuid[16..20], &uuid[20..])
}

fn u32_bytes(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes()
}
