//! The output does not depend on how the input is split, and equals that of each whole line.

#![no_main]

use ecs_err::annotate::{Annotator, Options};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (Vec<u16>, &[u8])| {
    let (sizes, text) = input;
    let mut parts = Vec::new();
    let mut rest = text;
    for size in sizes {
        let (part, after) = rest.split_at(usize::from(size).min(rest.len()));
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    let whole = annotated(&[text]);
    assert_eq!(annotated(&parts), whole);
    assert_eq!(without_explanations(text, &whole), text);
});

fn annotated(parts: &[&[u8]]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut annotator = Annotator::new(ecs_err::embedded(), &Options::new(&["en"]));
    for part in parts {
        annotator.push(part, &mut out).expect("a vector takes everything");
    }
    annotator.finish(&mut out).expect("a vector takes everything");
    out
}

/// The output without a line of explanation for each code of each line, which have to be there.
fn without_explanations(text: &[u8], mut out: &[u8]) -> Vec<u8> {
    let mut copied = Vec::new();
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        let (copy, after) = out.split_at(line.len());
        copied.extend_from_slice(copy);
        out = after;
        let mut codes: Vec<_> = ecs_err::find_codes(line).map(|found| found.code).collect();
        let mut seen = Vec::new();
        codes.retain(|code| {
            !seen.contains(code) && {
                seen.push(*code);
                true
            }
        });
        if !codes.is_empty() && !line.ends_with(b"\n") {
            out = out.strip_prefix(b"\n").expect("explanations begin on a new line");
        }
        for code in codes {
            let start = format!("  ↳ {code} ");
            assert!(out.starts_with(start.as_bytes()), "{code} is explained");
            let end = out.iter().position(|byte| *byte == b'\n').map_or(out.len(), |end| end + 1);
            out = &out[end..];
        }
    }
    assert!(out.is_empty());
    copied
}
