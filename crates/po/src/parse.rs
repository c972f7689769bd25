//! Reads PO files.

/// A PO file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PoFile {
    /// The text of its header, or empty.
    pub header: String,
    /// Its entries, without the header and without obsolete ones (`#~`).
    pub entries: Vec<Entry>,
}

/// An entry: a text and its translation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The line on which it begins, with its comments, from 1.
    pub line: usize,
    /// The comments for translators (`#.`), joined with line feeds.
    pub comment: String,
    /// What distinguishes it from other entries with the same text (`msgctxt`).
    pub context: Option<String>,
    /// The text (`msgid`).
    pub id: String,
    /// The translation (`msgstr`; the first one if there are several), or empty.
    pub text: String,
    /// Whether somebody has to look at the translation.
    pub is_fuzzy: bool,
}

/// A text that is not a PO file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct PoError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: PoProblem,
}

/// What is wrong with a line of a PO file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PoProblem {
    /// It is neither a comment nor a keyword with a string nor a string.
    #[error("expected a comment, msgctxt, msgid, msgstr, or a string in quotation marks")]
    Unknown,
    /// A string without an end, or with something after it.
    #[error("expected a string in quotation marks, with \\\" for a mark in it")]
    NotAString,
    /// A backslash with something else than gettext knows.
    #[error("unknown escape sequence; write \\\\ for a backslash")]
    UnknownEscape,
    /// A string, or `msgstr`, that belongs to nothing.
    #[error("expected msgid first")]
    NoEntry,
    /// An entry that has no `msgstr`.
    #[error("expected msgstr for the msgid above")]
    NoTranslation,
    /// A keyword that the entry has already.
    #[error("the entry has this keyword already")]
    Twice,
}

impl PoFile {
    /// The value of a field of the header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let fields = self.header.lines().filter_map(|line| line.split_once(':'));
        fields.into_iter().find(|(key, _)| key.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }
}

/// Reads a PO file.
///
/// # Errors
/// If a line is not one of a PO file.
///
/// ```
/// let file = ecs_err_po::parse("#. a part of a server\nmsgctxt \"Q1\"\nmsgid \"disk\"\nmsgstr \"磁盘\"\n").unwrap();
/// assert_eq!((file.entries[0].id.as_str(), file.entries[0].text.as_str()), ("disk", "磁盘"));
/// let error = ecs_err_po::parse("msgid \"disk\nmsgstr \"\"\n").unwrap_err();
/// assert_eq!(error.line, 1);
/// ```
pub fn parse(text: &str) -> Result<PoFile, PoError> {
    let mut reader = Reader::default();
    let mut count = 0;
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        reader.line(number, line.trim()).map_err(|problem| PoError { line: number, problem })?;
        count = number;
    }
    reader.end().map_err(|problem| PoError { line: count, problem })?;
    Ok(reader.file)
}

/// The strings of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Context,
    Id,
    Plural,
    Text,
    /// The translation for another number.
    OtherText,
}

#[derive(Debug, Default)]
struct Reader {
    file: PoFile,
    entry: Entry,
    /// Which strings the entry has, in order.
    parts: Vec<Part>,
    has_comment: bool,
}

impl Reader {
    fn line(&mut self, number: usize, line: &str) -> Result<(), PoProblem> {
        if line.is_empty() || line.starts_with("#~") {
            return Ok(());
        }
        let starts_entry = line.starts_with('#') || keyword(line).is_some_and(|(part, _)| is_first(part));
        if starts_entry && self.has_text() {
            self.end()?;
        }
        if self.parts.is_empty() && !self.has_comment {
            self.entry.line = number;
        }
        if let Some(comment) = line.strip_prefix('#') {
            self.has_comment = true;
            self.comment(comment);
            return Ok(());
        }
        if line.starts_with('"') {
            let part = *self.parts.last().ok_or(PoProblem::NoEntry)?;
            let more = string(line)?;
            self.push(part, &more);
            return Ok(());
        }
        let (part, rest) = keyword(line).ok_or(PoProblem::Unknown)?;
        if self.parts.contains(&part) && part != Part::OtherText {
            return Err(PoProblem::Twice);
        }
        if !is_first(part) && !self.parts.contains(&Part::Id) {
            return Err(PoProblem::NoEntry);
        }
        let text = string(rest)?;
        self.parts.push(part);
        self.push(part, &text);
        Ok(())
    }

    fn comment(&mut self, comment: &str) {
        if let Some(text) = comment.strip_prefix('.') {
            if !self.entry.comment.is_empty() {
                self.entry.comment.push('\n');
            }
            self.entry.comment.push_str(text.trim());
        } else if let Some(flags) = comment.strip_prefix(',') {
            self.entry.is_fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
        }
    }

    fn push(&mut self, part: Part, text: &str) {
        match part {
            Part::Context => self.entry.context.get_or_insert_default().push_str(text),
            Part::Id => self.entry.id.push_str(text),
            Part::Text => self.entry.text.push_str(text),
            Part::Plural | Part::OtherText => {}
        }
    }

    fn has_text(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Text | Part::OtherText))
    }

    /// Ends an entry. Comments alone, as before obsolete entries, are none.
    fn end(&mut self) -> Result<(), PoProblem> {
        if !self.parts.is_empty() && !self.has_text() {
            return Err(PoProblem::NoTranslation);
        }
        let entry = std::mem::take(&mut self.entry);
        if self.parts.is_empty() {
        } else if entry.id.is_empty() && entry.context.is_none() {
            self.file.header = entry.text;
        } else {
            self.file.entries.push(entry);
        }
        self.parts.clear();
        self.has_comment = false;
        Ok(())
    }
}

/// Whether an entry may begin with a string.
fn is_first(part: Part) -> bool {
    matches!(part, Part::Context | Part::Id)
}

/// The keyword of a line, and the rest of it.
fn keyword(line: &str) -> Option<(Part, &str)> {
    let (word, rest) = line.split_at(line.find(|letter: char| letter.is_whitespace() || letter == '"')?);
    let part = match word {
        "msgctxt" => Part::Context,
        "msgid" => Part::Id,
        "msgid_plural" => Part::Plural,
        "msgstr" | "msgstr[0]" => Part::Text,
        _ if word.starts_with("msgstr[") => Part::OtherText,
        _ => return None,
    };
    Some((part, rest.trim()))
}

/// The text of a string in quotation marks.
fn string(quoted: &str) -> Result<String, PoProblem> {
    let mut letters = quoted.strip_prefix('"').ok_or(PoProblem::NotAString)?.chars();
    let mut text = String::new();
    loop {
        match letters.next() {
            Some('"') if letters.as_str().is_empty() => return Ok(text),
            None | Some('"') => return Err(PoProblem::NotAString),
            Some('\\') => text.push(escaped(&mut letters).ok_or(PoProblem::UnknownEscape)?),
            Some(letter) => text.push(letter),
        }
    }
}

/// The letter of an escape sequence of C.
fn escaped(letters: &mut std::str::Chars<'_>) -> Option<char> {
    let digits = |letters: &mut std::str::Chars<'_>, radix: u32, limit: usize| {
        let rest = letters.as_str();
        let length = rest.chars().take(limit).take_while(|letter| letter.is_digit(radix)).count();
        let value = u32::from_str_radix(rest.get(..length)?, radix).ok()?;
        *letters = rest.get(length..)?.chars();
        // More than a half of all bytes are no letters alone.
        char::from_u32(value).filter(char::is_ascii)
    };
    Some(match letters.clone().next()? {
        '0'..='7' => return digits(letters, 8, 3),
        letter => {
            letters.next();
            match letter {
                'a' => '\u{7}',
                'b' => '\u{8}',
                't' => '\t',
                'n' => '\n',
                'v' => '\u{b}',
                'f' => '\u{c}',
                'r' => '\r',
                '"' | '\\' => letter,
                'x' => return digits(letters, 16, 2),
                _ => return None,
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_have_contexts_comments_and_flags() {
        let text = "# translator\nmsgid \"\"\nmsgstr \"\"\n\"Language: zh\\n\"\n\n#. one\n#. two\n#: errors/Q.json:3\n#, fuzzy, c-format\n\
                    #| msgid \"old\"\nmsgctxt \"Q1\"\nmsgid \"\"\n\"no \"\n\"ore\"\nmsgstr \"没有\"\n\"矿石\"\nmsgid \"b\"\nmsgstr \"\"\n\
                    #~ msgid \"gone\"\n#~ msgstr \"\"\n\nmsgid \"c\"\nmsgid_plural \"cs\"\nmsgstr[0] \"1\"\nmsgstr[1] \"2\"\n# the end\n";
        let file = parse(text).unwrap();
        assert_eq!(file.header("language"), Some("zh"));
        let [first, second, third] = &file.entries[..] else { panic!("{file:?}") };
        assert_eq!((first.line, first.comment.as_str(), first.context.as_deref()), (6, "one\ntwo", Some("Q1")));
        assert_eq!((first.id.as_str(), first.text.as_str(), first.is_fuzzy), ("no ore", "没有矿石", true));
        assert_eq!((second.line, second.id.as_str(), second.text.as_str(), second.is_fuzzy), (17, "b", "", false));
        assert_eq!((third.id.as_str(), third.text.as_str()), ("c", "1"));
    }

    #[test]
    fn escapes_are_those_of_c() {
        assert_eq!(string(r#""a\n\t\"\\\101\x41\0""#).unwrap(), "a\n\t\"\\AA\0");
        for wrong in [r#""\q""#, r#""\x""#, r#""\xff""#, r#""\777""#] {
            assert_eq!(string(wrong), Err(PoProblem::UnknownEscape), "{wrong}");
        }
    }

    #[test]
    fn mistakes_have_their_line() {
        for (text, line, problem) in [
            ("msgid \"a\nmsgstr \"\"\n", 1, PoProblem::NotAString),
            ("msgid \"a\" b\n", 1, PoProblem::NotAString),
            ("msgid \"a\"\n\nmsgid \"b\"\n", 3, PoProblem::Twice),
            ("msgid \"a\"\n", 1, PoProblem::NoTranslation),
            ("msgid \"a\"\nmsgstr \"\"\nmsgstr \"\"\n", 3, PoProblem::Twice),
            ("\n\"a\"\n", 2, PoProblem::NoEntry),
            ("msgstr \"a\"\n", 1, PoProblem::NoEntry),
            ("domain \"a\"\n", 1, PoProblem::Unknown),
            ("Hello\n", 1, PoProblem::Unknown),
        ] {
            assert_eq!(parse(text), Err(PoError { line, problem }), "{text}");
        }
    }
}
