//! What a line of `AsciiDoc` begins.

/// What a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start<'t> {
    /// A comment, a directive such as `include::`, or a block without text such as `image::`.
    Nothing,
    /// A block of comments, up to the same line.
    CommentBlock,
    /// The value of an attribute of the document.
    Value(&'t str, &'t str),
    /// Attributes of the next block, without brackets.
    Attributes(&'t str),
    /// The title of the next block.
    Title(&'t str),
    /// A table, with what separates its cells.
    Table(char),
    /// Text that is kept as it is, up to the same line.
    Literal,
    /// The beginning or end of a block that contains others, or a rule.
    Frame,
    Heading(u8, &'t str),
    Item(&'t str),
    /// A term, its level from 1, and its description on the same line.
    Term(u8, &'t str, &'t str),
    /// A `+` that attaches the next block to the item before it.
    Plus,
    Text,
}

impl<'t> Start<'t> {
    /// What a line begins that is not empty.
    pub(super) fn of(line: &'t str) -> Self {
        let text = line.trim_start();
        let is_run = |sign: char, least: usize| text.len() >= least && text.chars().all(|letter| letter == sign);
        if text == "+" {
            Self::Plus
        } else if is_run('/', 4) {
            Self::CommentBlock
        } else if text.starts_with("//") && !text.starts_with("///") || is_macro(text) {
            Self::Nothing
        } else if let Some(sign) = super::table::delimiter(text) {
            Self::Table(sign)
        } else if is_run('-', 4) || is_run('.', 4) || is_run('+', 4) || text.starts_with("```") {
            Self::Literal
        } else if ['=', '*', '_'].iter().any(|sign| is_run(*sign, 4))
            || ["--", "'''", "---", "***", "<<<"].contains(&text)
        {
            Self::Frame
        } else if let Some((name, value)) = value(line) {
            Self::Value(name, value)
        } else if let Some(inner) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            if inner.starts_with('[') { Self::Nothing } else { Self::Attributes(inner) }
        } else if let Some((level, heading)) = heading(line) {
            Self::Heading(level, heading)
        } else if let Some(item) = item(text) {
            Self::Item(item)
        } else if let Some(title) =
            line.strip_prefix('.').filter(|title| !title.starts_with([' ', '.']) && !title.is_empty())
        {
            Self::Title(title)
        } else if let Some((level, term, rest)) = term(text) {
            Self::Term(level, term, rest)
        } else {
            Self::Text
        }
    }
}

/// `:name: value`, `:name!:`.
fn value(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.strip_prefix(':')?.split_once(':')?;
    let is_part = |letter: char| letter.is_alphanumeric() || "-_!".contains(letter);
    let is_value = value.is_empty() || value.starts_with(' ');
    (is_value && !name.is_empty() && name.chars().all(is_part)).then(|| (name, value.trim()))
}

/// `== Heading`, also with `#`.
fn heading(line: &str) -> Option<(u8, &str)> {
    let sign = line.chars().next().filter(|sign| matches!(sign, '=' | '#'))?;
    let rest = line.trim_start_matches(sign);
    let level = line.len() - rest.len();
    let heading = rest.strip_prefix(' ')?.trim();
    let heading = heading.strip_suffix(&line[..level]).map_or(heading, str::trim_end);
    (level <= 6 && !heading.is_empty()).then_some((u8::try_from(level).ok()?, heading))
}

/// The text of an item: `* text`, `- text`, `. text`, `1. text`, `<1> text`.
fn item(text: &str) -> Option<&str> {
    let (mark, rest) = text.split_once([' ', '\t'])?;
    let is_run = |sign: char| mark.len() <= 5 && mark.chars().all(|letter| letter == sign);
    let number = mark.strip_suffix('.').or_else(|| mark.strip_prefix('<').and_then(|mark| mark.strip_suffix('>')));
    let is_number = number.is_some_and(|number| {
        !number.is_empty() && number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit()) || number == "."
    });
    let is_item = is_run('*') || mark == "-" || is_run('.') || mark == "•" || is_number;
    (is_item && !rest.trim().is_empty()).then(|| rest.trim())
}

/// `term:: description`; more colons are deeper levels.
fn term(text: &str) -> Option<(u8, &str, &str)> {
    let at = text.find("::").or_else(|| text.find(";;"))?;
    let sign = &text[at..=at];
    let rest = text[at..].trim_start_matches(sign);
    let level = text.len() - at - rest.len() - 1;
    let term = text[..at].trim();
    let is_term = !term.is_empty() && (rest.is_empty() || rest.starts_with([' ', '\t'])) && level <= 3;
    is_term.then_some((u8::try_from(level).ok()?, term, rest.trim()))
}

/// `image::file[text]`, `include::file[]`, `ifdef::name[]`, `toc::[]`.
fn is_macro(text: &str) -> bool {
    let Some((name, rest)) = text.split_once("::") else { return false };
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_name && !rest.starts_with(' ') && rest.ends_with(']') && rest.contains('[')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_apart() {
        for (line, start) in [
            ("// comment", Start::Nothing),
            ("////", Start::CommentBlock),
            ("include::codes.adoc[]", Start::Nothing),
            ("[[anchor]]", Start::Nothing),
            (":product: Disk", Start::Value("product", "Disk")),
            ("[cols=2]", Start::Attributes("cols=2")),
            (".Codes", Start::Title("Codes")),
            ("|===", Start::Table('|')),
            (",====", Start::Table(',')),
            ("----", Start::Literal),
            ("====", Start::Frame),
            ("== Codes ==", Start::Heading(2, "Codes")),
            ("** item", Start::Item("item")),
            (". item", Start::Item("item")),
            ("E1:: text", Start::Term(1, "E1", "text")),
            ("E1:::", Start::Term(2, "E1", "")),
            ("std::string is", Start::Text),
            ("-32000 is", Start::Text),
            ("1.5 times", Start::Text),
        ] {
            assert_eq!(Start::of(line), start, "{line}");
        }
    }
}
