//! Codes found in any bytes are codes that stand there, in order and by themselves.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| {
    let mut end = 0;
    for found in ecs_err::find_codes(text) {
        assert!(found.range.start >= end, "codes overlap");
        end = found.range.end;
        assert_eq!(&text[found.range.clone()], found.code.as_str().as_bytes());
        assert_eq!(found.error, ecs_err::embedded().error(found.code));
        assert!(text.get(end).is_none_or(|next| !next.is_ascii_alphanumeric() && *next != b'_'));
        // What stands around a code does not matter once it is cut out.
        let alone = ecs_err::find_codes(&text[found.range.clone()]).next();
        assert_eq!(alone.map(|alone| alone.code), Some(found.code));
    }
});
