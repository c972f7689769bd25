//! Kinds of files.

/// What a file is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// A page of HTML or XHTML.
    Html,
    /// Markdown, also with HTML in it.
    Markdown,
    /// Markdown with JSX.
    Mdx,
    /// reStructuredText, also with directives of Sphinx.
    ReStructuredText,
    /// `AsciiDoc`.
    AsciiDoc,
    /// Comma-separated values, also with semicolons, tabs or bars.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// A workbook of Excel; reading one needs the feature `xlsx`.
    Xlsx,
}

/// How much of a file is looked at to find out what it is.
const SAMPLE_BYTES: usize = 64 << 10;

impl Format {
    /// The format of a file: by its extension, or by its content if that says nothing.
    #[must_use]
    pub fn of(path: &str, bytes: &[u8]) -> Option<Self> {
        // Sphinx publishes sources as `page.rst.txt`.
        let path = path.to_ascii_lowercase();
        let path = path.strip_suffix(".txt").filter(|path| Self::by_extension(path).is_some()).unwrap_or(&path);
        Self::by_extension(path).or_else(|| Self::by_content(bytes))
    }

    fn by_extension(path: &str) -> Option<Self> {
        let (_, extension) = path.rsplit_once('.')?;
        Some(match extension {
            "html" | "htm" | "xhtml" | "shtml" => Self::Html,
            "md" | "markdown" | "mkd" => Self::Markdown,
            "mdx" => Self::Mdx,
            "rst" | "rest" => Self::ReStructuredText,
            "adoc" | "asciidoc" | "asc" => Self::AsciiDoc,
            "csv" => Self::Csv,
            "tsv" | "tab" => Self::Tsv,
            "xlsx" | "xlsm" => Self::Xlsx,
            _ => return None,
        })
    }

    fn by_content(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"PK\x03\x04") {
            return Some(Self::Xlsx);
        }
        let sample = String::from_utf8_lossy(bytes.get(..SAMPLE_BYTES).unwrap_or(bytes)).to_ascii_lowercase();
        let start = sample.trim_start_matches('\u{feff}').trim_start();
        if ["<!doctype html", "<html", "<table", "<head", "<body"].iter().any(|tag| start.starts_with(tag))
            || start.starts_with("<?xml") && start.contains("<html")
        {
            return Some(Self::Html);
        }
        let lines = || start.lines().map(str::trim_end);
        let has = |is_mark: fn(&str) -> bool| lines().any(is_mark);
        if has(|line| line == "|===") {
            Some(Self::AsciiDoc)
        } else if has(|line| {
            line.starts_with("+-") && line.ends_with("-+") && line.bytes().all(|byte| b"+-".contains(&byte))
        }) || has(|line| line.starts_with(".. ") && line.contains("-table::"))
        {
            Some(Self::ReStructuredText)
        } else if has(|line| line.contains("|--") || line.contains("| --") || line.contains("|:-")) {
            Some(Self::Markdown)
        } else {
            let filled = lines().filter(|line| !line.is_empty());
            let has_tabs = filled.clone().count() > 1 && filled.clone().all(|line| line.contains('\t'));
            has_tabs.then_some(Self::Tsv)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_come_before_content() {
        for (path, format) in [
            ("a/Codes.HTM", Format::Html),
            ("codes.mdx", Format::Mdx),
            ("codes.rst.txt", Format::ReStructuredText),
            ("codes.adoc", Format::AsciiDoc),
            ("codes.xlsx", Format::Xlsx),
        ] {
            assert_eq!(Format::of(path, b"|a|\n|--|\n"), Some(format), "{path}");
        }
    }

    #[test]
    fn content_tells_files_without_a_known_extension() {
        for (content, format) in [
            ("\u{feff} <!DOCTYPE html><p>", Some(Format::Html)),
            ("<?xml version=\"1.0\"?><html>", Some(Format::Html)),
            ("PK\u{3}\u{4}", Some(Format::Xlsx)),
            ("# Codes\n\n| a | b |\n| --- | --- |\n", Some(Format::Markdown)),
            ("Codes\n\n+----+\n| a  |\n+----+\n", Some(Format::ReStructuredText)),
            ("|===\n|a\n|===", Some(Format::AsciiDoc)),
            ("a\tb\n1\t2\n", Some(Format::Tsv)),
            ("E1 some text", None),
        ] {
            assert_eq!(Format::of("codes.txt", content.as_bytes()), format, "{content}");
        }
    }
}
