//! A pack with any content is read or refused, without a panic.

#![no_main]

use std::io::Cursor;
use std::sync::OnceLock;

use ecs_err::OwnedCatalog;
use ecs_err::pack::{CatalogFile, Part, Refusal, encode, key, write_blocks};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u16, Vec<(u32, u8)>, &[u8], &str)| {
    static WHOLE: OnceLock<Vec<u8>> = OnceLock::new();
    let (kind, changes, bytes, text) = input;
    // Bytes without the right checksums are refused by them; what has them gets further.
    let mut body = bytes.to_vec();
    if kind % 2 == 0 {
        body.clone_from(WHOLE.get_or_init(|| encode(ecs_err::embedded(), &[])));
        for (at, byte) in changes {
            let len = body.len();
            if let Some(place) = body.get_mut(at as usize % len.max(1)) {
                *place = byte;
            }
        }
    }
    let mut file = Vec::new();
    write_blocks(key(), &body, &mut file).expect("memory can be written");
    for file in [file, bytes.to_vec()] {
        let Ok(file) = CatalogFile::open(Box::new(Cursor::new(file)), key()) else { continue };
        let _ = OwnedCatalog::from_arena(|arena| {
            let mut part = Part::new(&file, arena)?;
            part.add_resolved(text)?;
            part.add_found(text)?;
            part.add_resolved("Ecs.00xx")?;
            part.add_samples()?;
            for error in part.catalog().errors() {
                part.add_related(error.code)?;
            }
            let _ = part.catalog().resolve(text);
            Ok::<_, Refusal>(*part.catalog().data())
        });
        if let Ok(whole) = OwnedCatalog::from_arena(|arena| file.catalog(arena)) {
            let catalog = whole.get();
            let _ = catalog.resolve(text);
            let _ = catalog.find_codes(text.as_bytes()).count();
            let _ = ecs_err::export::catalog_json(catalog);
        }
    }
});
