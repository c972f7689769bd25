//! The annotations do not depend on how a text is split.

use std::collections::BTreeMap;

use ecs_err::annotate::{Annotator, Options, Style};
use ecs_err::{Code, embedded};
use proptest::prelude::*;
use serde_json::Value;

use super::{check, slowly};

/// A text of lines with every kind of end, with bytes that are no UTF-8, some of them long, and
/// the sizes of the chunks that it comes in.
fn texts() -> impl Strategy<Value = (Vec<u8>, Vec<usize>)> {
    let piece = prop_oneof![
        6 => "(Ecs|Common|Pdp|EVS|ecs)\\.[0-9]{4}".prop_map(String::into_bytes),
        4 => prop::sample::select(vec!["\n", "\r\n", "\r", "\n\n", " ", ",", ".5", "x", "（", "。"]).prop_map(|end| end.as_bytes().to_vec()),
        3 => prop::collection::vec(0x80..=0xff_u8, 1..4),
        1 => "[a-z ]{0,40}".prop_map(String::into_bytes),
        1 => (0..200_usize).prop_map(|length| vec![b'-'; (64 << 10) - 100 + length]),
    ];
    let text = prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat());
    let size = prop_oneof![3 => 0..20_usize, 1 => 0..70_000_usize];
    (text, prop::collection::vec(size, 0..20))
}

/// The text as it comes in chunks of some sizes, the rest of it at last.
fn chunks<'t>(mut text: &'t [u8], sizes: &[usize]) -> Vec<&'t [u8]> {
    let mut chunks = Vec::new();
    for size in sizes {
        let (chunk, rest) = text.split_at((*size).min(text.len()));
        chunks.push(chunk);
        text = rest;
    }
    chunks.push(text);
    chunks
}

fn annotated(options: &Options<'static>, chunks: &[&[u8]]) -> (Vec<u8>, BTreeMap<String, u64>) {
    let mut out = Vec::new();
    let mut annotator = Annotator::new(embedded(), options);
    for chunk in chunks {
        annotator.push(chunk, &mut out).unwrap();
    }
    annotator.finish(&mut out).unwrap();
    (out, annotator.counts().into_iter().map(|(code, times)| (code.to_string(), times)).collect())
}

/// The codes of a line, each once.
fn codes(line: &[u8]) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for code in slowly(line) {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

/// A line without its end, and the end.
fn split(line: &[u8]) -> (&[u8], &[u8]) {
    let end = if line.ends_with(b"\r\n") { 2 } else { usize::from(line.ends_with(b"\n")) };
    line.split_at(line.len() - end)
}

/// The expected output of a text, line by line.
fn expected(text: &[u8], style: Style, only_matching_lines: bool) -> Vec<u8> {
    let meaning = |code: &str| {
        let summary = embedded()
            .error(Code::new(code).unwrap())
            .map(|error| format!("{} {}", error.description.get("en").unwrap(), error.action.get("en").unwrap()));
        let is_own = ["Ecs.", "Common.", "Pdp."].iter().any(|prefix| code.starts_with(prefix));
        let outside = if is_own { "not in this catalog" } else { "a code of another service" };
        format!("{code} {}", summary.as_deref().unwrap_or(outside))
    };
    let mut out = Vec::new();
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        let (content, end) = split(line);
        let codes = codes(content);
        if only_matching_lines && codes.is_empty() {
            continue;
        }
        out.extend_from_slice(content);
        for code in codes {
            let before: &[u8] = match style {
                Style::Inline => "  ← ".as_bytes(),
                _ => &[if end.is_empty() { b"\n" } else { end }, "  ↳ ".as_bytes()].concat(),
            };
            out.extend_from_slice(before);
            out.extend(meaning(&code).into_bytes());
        }
        out.extend_from_slice(end);
    }
    out
}

#[test]
fn chunks_line_ends_and_long_lines_make_no_difference() {
    check(80, &texts(), |(text, sizes)| {
        let chunks = chunks(&text, &sizes);
        let mut counts = BTreeMap::new();
        for code in slowly(&text) {
            *counts.entry(code).or_insert(0) += 1;
        }
        for style in [Style::Below, Style::Inline] {
            for only_matching_lines in [false, true] {
                let mut options = Options::new(&["en"]);
                (options.style, options.only_matching_lines) = (style, only_matching_lines);
                let (out, counted) = annotated(&options, &chunks);
                let expected = expected(&text, style, only_matching_lines);
                prop_assert!(
                    out == expected,
                    "{style:?} {only_matching_lines}: {}\n---\n{}",
                    String::from_utf8_lossy(&out),
                    String::from_utf8_lossy(&expected)
                );
                prop_assert_eq!(&counted, &counts);
            }
        }
        Ok(())
    });
}

#[test]
fn nothing_but_explanations_is_added() {
    check(80, &texts(), |(text, sizes)| {
        let (out, _) = annotated(&Options::new(&["en"]), &chunks(&text, &sizes));
        let mut rest = &out[..];
        for line in text.split_inclusive(|byte| *byte == b'\n') {
            let (copy, after) = rest.split_at(line.len().min(rest.len()));
            prop_assert!(copy == line);
            rest = after;
            if !codes(line).is_empty() && !line.ends_with(b"\n") {
                rest = rest.strip_prefix(b"\n").unwrap();
            }
            for code in codes(line) {
                let start = format!("  ↳ {code} ");
                prop_assert!(rest.starts_with(start.as_bytes()));
                rest = &rest[rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |end| end + 1)..];
            }
        }
        prop_assert!(rest.is_empty());
        Ok(())
    });
}

#[test]
fn objects_say_which_line_has_which_codes() {
    check(60, &texts(), |(text, sizes)| {
        let lines: Vec<&[u8]> = text.split_inclusive(|byte| *byte == b'\n').map(|line| split(line).0).collect();
        for only_matching_lines in [false, true] {
            let mut options = Options::new(&["en"]);
            (options.style, options.only_matching_lines) = (Style::Json, only_matching_lines);
            let (out, _) = annotated(&options, &chunks(&text, &sizes));
            let objects: Vec<Value> =
                String::from_utf8(out).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            let numbered = lines.iter().enumerate().map(|(at, line)| (at + 1, *line, codes(line)));
            let wanted: Vec<_> = numbered.filter(|(_, _, codes)| !only_matching_lines || !codes.is_empty()).collect();
            prop_assert_eq!(objects.len(), wanted.len());
            for (object, (number, line, codes)) in objects.iter().zip(wanted) {
                prop_assert_eq!(&object["line"], number);
                prop_assert!(object["text"] == *String::from_utf8_lossy(line));
                prop_assert_eq!(object["bytes"].is_string(), std::str::from_utf8(line).is_err());
                let printed: Vec<&str> =
                    object["codes"].as_array().unwrap().iter().filter_map(|code| code["code"].as_str()).collect();
                prop_assert_eq!(printed, codes);
            }
        }
        Ok(())
    });
}
