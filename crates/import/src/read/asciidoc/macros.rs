//! Inline macros, cross references and anchors to plain text.

use super::inline::Scanner;

impl<'s> Scanner<'s> {
    /// `<<id,text>>`, `<<id>>`.
    pub(super) fn cross_reference(&mut self) -> bool {
        let Some(rest) = self
            .scan
            .rest()
            .strip_prefix("<<")
            .filter(|rest| rest.starts_with(|first: char| first.is_alphanumeric() || "#_".contains(first)))
        else {
            return false;
        };
        let Some(end) = rest.find(">>") else { return false };
        let text = rest[..end].split_once(',').map_or(&rest[..end], |(_, text)| text);
        self.scan.plain.push_str(text.trim());
        self.scan.at += end + 4;
        true
    }

    /// `[[anchor]]`, and `[.role]` before marked text.
    pub(super) fn anchor_or_role(&mut self) -> bool {
        let rest = self.near();
        if let Some(end) = rest.strip_prefix("[[").and_then(|rest| rest.find("]]")) {
            self.scan.at += end + 4;
            return true;
        }
        let role_end = rest.find(']').filter(|_| rest[1..].starts_with(['.', '#']));
        let is_role = role_end.is_some_and(|end| rest[end + 1..].starts_with(['#', '*', '_', '`']));
        if let Some(end) = role_end.filter(|_| is_role) {
            self.scan.at += end + 1;
        }
        is_role
    }

    /// `link:url[text]`, `xref:id[text]`, `https://host[text]`, `pass:[text]`, `kbd:[text]`, `image:file[text]`.
    pub(super) fn macro_text(&mut self) -> bool {
        const NAMES: [&str; 20] = [
            "anchor",
            "btn",
            "footnote",
            "footnoteref",
            "http",
            "https",
            "icon",
            "image",
            "indexterm",
            "kbd",
            "latexmath",
            "link",
            "mailto",
            "menu",
            "pass",
            "stem",
            "xref",
            "asciimath",
            "indexterm2",
            "ftp",
        ];
        if self.scan.before().is_some_and(|before| before.is_alphanumeric() || before == '_') {
            return false;
        }
        let rest = self.near();
        let name_end = rest.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let name = &rest[..name_end];
        if !NAMES.contains(&name) || !rest[name_end..].starts_with(':') {
            return false;
        }
        let target = &rest[name_end + 1..];
        let Some(open) = target.find(|letter: char| letter.is_whitespace() || letter == '[') else { return false };
        let Some(label) = target[open..].strip_prefix('[') else { return false };
        let Some(close) = closing_bracket(label) else { return false };
        let label = label[..close].trim();
        let is_address = matches!(name, "http" | "https" | "ftp");
        let text = match name {
            "anchor" | "footnote" | "footnoteref" | "indexterm" | "icon" => "",
            "pass" | "stem" | "latexmath" | "asciimath" | "kbd" | "btn" | "menu" | "indexterm2" => label,
            _ => label
                .split_once(",role=")
                .or_else(|| label.split_once(",window="))
                .map_or(label, |(label, _)| label)
                .trim_end_matches('^'),
        };
        let end = name_end + 1 + open + 1 + close + 1;
        if text.is_empty() && matches!(name, "link" | "xref" | "mailto") {
            self.scan.plain.push_str(&target[..open]);
        } else if text.is_empty() && is_address {
            self.scan.plain.push_str(&rest[..name_end + 1 + open]);
        } else {
            let plain =
                if name == "pass" { text.to_owned() } else { self.values.without_marks(text.trim_matches('"')) };
            self.scan.plain.push_str(&plain);
        }
        self.scan.at += end;
        true
    }

    /// The text from here on, as far as markup of one thing may reach.
    fn near(&self) -> &'s str {
        const LONGEST_BYTES: usize = 500;
        let rest = self.scan.rest();
        &rest[..rest.floor_char_boundary(LONGEST_BYTES)]
    }
}

/// Where the bracket closes that was opened before a text.
fn closing_bracket(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    text.bytes().position(|byte| {
        let is_end = byte == b']' && !is_escaped;
        is_escaped = byte == b'\\';
        is_end
    })
}
