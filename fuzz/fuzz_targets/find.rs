//! In any bytes, the codes that are found are in order, and each is a whole word.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| {
    let catalog = ecs_err::embedded();
    let mut end = 0;
    for found in ecs_err::find_codes(text) {
        assert!(found.range.start >= end, "codes overlap");
        end = found.range.end;
        // The letter case may differ: the code has the spelling of the catalog.
        assert!(text[found.range.clone()].eq_ignore_ascii_case(found.code.as_str().as_bytes()));
        assert_eq!(found.error, catalog.error(found.code.as_code()));
        assert!(text.get(end).is_none_or(|next| !next.is_ascii_alphanumeric() && *next != b'_'));
        // A code of the catalog is found without the text around it too.
        if found.error.is_some() {
            let alone = ecs_err::find_codes(&text[found.range.clone()]).next();
            assert_eq!(alone.map(|alone| alone.code), Some(found.code));
        }
    }
});
