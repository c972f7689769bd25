//! A file of the cache with any content is read or refused, without a panic.

#![no_main]

use std::io::Cursor;

use ecs_err::OwnedCatalog;
use ecs_err_cache::{Part, RecordFile, Refusal, encode_records, write_blocks};
use libfuzzer_sys::fuzz_target;

const KEY: u64 = 1;

fuzz_target!(|input: (u16, Vec<(u32, u8)>, &[u8], &str)| {
    let (kind, changes, bytes, text) = input;
    // Bytes without the right checksums are refused by them; what has them gets further.
    let mut body = bytes.to_vec();
    if kind % 2 == 0 {
        body = encode_records(ecs_err::embedded());
        for (at, byte) in changes {
            let len = body.len();
            if let Some(place) = body.get_mut(at as usize % len.max(1)) {
                *place = byte;
            }
        }
    }
    let mut file = Vec::new();
    write_blocks(KEY, &body, &mut file).expect("memory can be written");
    for file in [file, bytes.to_vec()] {
        let Ok(records) = RecordFile::open(Box::new(Cursor::new(file)), KEY) else { continue };
        let _ = OwnedCatalog::from_arena(|arena| {
            let mut part = Part::new(&records, arena)?;
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
    }
});
