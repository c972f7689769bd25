//! Explains codes without a standard library and without allocation: in firmware, a kernel, a plug-in. `cargo test --manifest-path examples/no_std/Cargo.toml` runs it.

#![cfg_attr(not(test), no_std)]

use core::fmt::{Result, Write};

use ecs_err::{find_codes, translate};

/// Writes what each code of a line means, in a language.
pub fn explain(line: &[u8], locale: &str, out: &mut impl Write) -> Result {
    let message = core::str::from_utf8(line).ok();
    for found in find_codes(line) {
        match translate(found.code.as_code(), message, locale) {
            Some(translation) => writeln!(out, "{}: {} {}", found.code, translation.message(), translation.action)?,
            None => writeln!(out, "{}: ?", found.code)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::explain;

    #[test]
    fn a_line_is_explained_with_its_values() {
        let mut out = String::new();
        let line = "VPC.0202, Ecs.0812: Current flavor a can not resize to flavor b.";
        explain(line.as_bytes(), "zh-CN", &mut out).unwrap();
        assert!(out.starts_with("VPC.0202: ?\nEcs.0812: 当前规格a不能变更为规格b。 请"), "{out}");
    }
}
