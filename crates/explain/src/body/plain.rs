//! Removes what terminals, mail programs and input methods put around and into texts.

use std::borrow::Cow;

use ecs_err_core::text::narrow;

use super::bytes::position;

/// A text without the sequences and frames of terminals and the marks and escapes of mail, with quotes instead of their
/// HTML entities, and with ASCII for full-width names and numbers.
pub fn plain(text: &str) -> Cow<'_, str> {
    const QUOTES: [&str; 2] = ["&quot;", "&#34;"];
    let mut text = Cow::Borrowed(text);
    // The frames begin with this byte in UTF-8.
    if position(text.as_bytes(), [ESC, 0xe2, b'&']).is_some() {
        for quote in QUOTES {
            replace(&mut text, |text| text.contains(quote).then(|| text.replace(quote, "\"")));
        }
        replace(&mut text, |text| text.contains(char::from(ESC)).then(|| without_sequences(text)));
        replace(&mut text, |text| text.contains(FRAMES).then(|| without_frames(text)));
    }
    replace(&mut text, |text| is_quoted_printable(text).then(|| without_printable(text)));
    // The full-width forms begin with this byte in UTF-8.
    if position(text.as_bytes(), [0xef]).is_some() {
        replace(&mut text, |text| text.contains(is_full_width).then(|| narrowed(text)));
    }
    replace(&mut text, |text| is_quoted(text).then(|| text.split_inclusive('\n').map(without_quotes).collect()));
    text
}

const ESC: u8 = 0x1b;
const FRAMES: [char; 3] = ['│', '╷', '╵'];

fn replace(text: &mut Cow<'_, str>, with: impl FnOnce(&str) -> Option<String>) {
    if let Some(new) = with(text) {
        *text = Cow::Owned(new);
    }
}

/// Removes the sequences of terminals (ECMA-48, ECMA-35). The cursor moves to another text, which starts a line.
fn without_sequences(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(char::from(ESC)) {
        plain.push_str(before);
        let (between, len) = sequence(after);
        if !(between == "\n" && (plain.is_empty() || plain.ends_with(['\n', '\r']))) {
            plain.push_str(between);
        }
        rest = &after[len..];
    }
    plain.push_str(rest);
    plain
}

/// What a sequence stands for, and its length after its first character.
fn sequence(after: &str) -> (&'static str, usize) {
    let bytes = after.as_bytes();
    let run = |from: usize, is_in: fn(&u8) -> bool| {
        from + bytes.get(from..).unwrap_or_default().iter().take_while(|byte| is_in(byte)).count()
    };
    match bytes.first() {
        Some(b'[') => {
            let parameters = run(1, |byte| matches!(byte, b'0'..=b'?'));
            let end = run(parameters, |byte| matches!(byte, b' '..=b'/'));
            let between = match (bytes.get(end), &bytes[1..parameters]) {
                (Some(b'C'), _) => " ",
                // The end of a line is erased while it is written.
                (Some(b'K'), b"" | b"0") => "",
                (Some(b'A'..=b'K' | b'S' | b'T' | b'd' | b'f'), _) => "\n",
                (Some(b'@'..=b'~'), _) => "",
                _ => return ("", end),
            };
            (between, end + 1)
        }
        // A text for the terminal: a title, the address of a link.
        Some(b']' | b'P' | b'X' | b'^' | b'_') => {
            let end = run(1, |byte| !matches!(*byte, 0x07 | ESC | b'\n'));
            let is_ended = matches!(bytes.get(end), Some(&(0x07 | ESC)));
            // The end, `ESC\`, is the next sequence.
            ("", if is_ended { end + usize::from(bytes[end] == 0x07) } else { 1 })
        }
        Some(b' '..=b'~') => {
            let end = run(0, |byte| matches!(byte, b' '..=b'/'));
            ("", end + usize::from(matches!(bytes.get(end), Some(b'0'..=b'~'))))
        }
        _ => ("", 0),
    }
}

fn without_frames(text: &str) -> String {
    let without_frame = |line| {
        let inner = str::trim_start(line);
        if inner.starts_with(FRAMES) { inner.trim_start_matches(FRAMES).trim_start_matches(' ') } else { line }
    };
    text.split_inclusive('\n').map(without_frame).collect()
}

/// Whether a text has the escapes of mail (RFC 2045): a sign of equality, and lines that go on.
fn is_quoted_printable(text: &str) -> bool {
    text.contains("=3D") && (text.contains("=\n") || text.contains("=\r\n") || text.contains("quoted-printable"))
}

/// A text without the escapes of mail for ASCII, and with the lines joined that go on.
fn without_printable(text: &str) -> String {
    let text = text.replace("=\r\n", "").replace("=\n", "");
    let mut parts = text.split('=');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let byte = part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match byte.filter(|byte| matches!(byte, b' '..=b'~')) {
            Some(byte) => {
                plain.push(char::from(byte));
                plain.push_str(&part[2..]);
            }
            None => {
                plain.push('=');
                plain.push_str(part);
            }
        }
    }
    plain
}

/// Whether a letter is a full-width letter or digit.
const fn is_full_width(letter: char) -> bool {
    matches!(letter, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// A text with ASCII for full-width letters and digits, and for the dots and hyphens between them.
fn narrowed(text: &str) -> String {
    let mut narrowed = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut is_inner = false;
    while let Some(letter) = letters.next() {
        let is_joint =
            is_inner && matches!(letter, '．' | '＿' | '－') && letters.peek().is_some_and(|next| is_full_width(*next));
        is_inner = is_full_width(letter);
        narrowed.push(if is_inner || is_joint { narrow(letter) } else { letter });
    }
    narrowed
}

/// Whether two lines in a row have two marks of quoted mail or more: `>>`, `> > `, or two with one follow a line that
/// ends with a colon, `Ana wrote:`. Others may be those of a prompt or of a request, as curl prints it.
fn is_quoted(text: &str) -> bool {
    let is_answer = |(at, _): (usize, &str)| {
        let quoted = text[at + 1..].split_inclusive('\n').take_while(|line| line.starts_with('>')).take(2).count();
        quoted == 2 && text[..at].trim_end_matches('\r').ends_with([':', '：'])
    };
    if text.match_indices("\n> ").any(is_answer) {
        return true;
    }
    let has_marks = |text: &str| text.starts_with(">>") || text.starts_with("> >");
    let is_pair =
        |at: usize| has_marks(&text[at..]) && text[at..].find('\n').is_some_and(|end| has_marks(&text[at + end + 1..]));
    is_pair(0) || text.match_indices("\n>").any(|(at, _)| is_pair(at + 1))
}

/// A line without the marks of quoted mail: `> `, `>>`, `> > `.
fn without_quotes(line: &str) -> &str {
    let mut rest = line;
    while let Some(inner) = rest.strip_prefix('>').or_else(|| rest.strip_prefix(" >")) {
        rest = inner;
    }
    if rest.len() < line.len() { rest.strip_prefix(' ').unwrap_or(rest) } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_of_terminals_are_removed() {
        for (text, expected) in [
            ("\u{1b}[31;1ma\u{1b}[0mb", "ab"),
            ("10%\u{1b}[1Gdone\u{1b}[K!", "10%\ndone!"),
            ("\u{1b}[?25l\u{1b}[2Ka\u{1b}[2K\u{1b}[1Gb", "a\nb"),
            ("a\u{1b}[3Cb", "a b"),
            ("\u{1b}]8;;https://a.b\u{1b}\\c\u{1b}]8;;\u{1b}\\d", "cd"),
            ("\u{1b}]0;title\u{7}a", "a"),
            ("\u{1b}(Ba\u{1b}7b\u{1b}[2 qc", "abc"),
            ("\u{1b}]8;;never ended\nb", "8;;never ended\nb"),
            ("a\u{1b}", "a"),
            ("\u{1b}[31", ""),
            ("\u{1b}错", "错"),
            ("\u{1b}[错", "错"),
        ] {
            assert_eq!(plain(text), expected, "{text:?}");
        }
    }

    #[test]
    fn escapes_of_mail_are_removed() {
        for (text, expected) in [
            ("error_code=3DEcs.0204 Failed t=\no =E9 =22", "error_code=Ecs.0204 Failed to =E9 \""),
            ("a=3Db=\r\nc", "a=bc"),
            ("?a=3Db", "?a=3Db"),
            ("YWJj=\n", "YWJj=\n"),
            ("quoted-printable =3D=", "quoted-printable =="),
        ] {
            assert_eq!(plain(text), expected, "{text:?}");
        }
    }

    #[test]
    fn full_width_names_and_numbers_are_ascii() {
        for (text, expected) in [
            ("错误码：Ｅｃｓ．００１２，ＩＰ不足", "错误码：Ecs.0012，IP不足"),
            ("ｅｃｓ－８５。４００．", "ecs-85。400．"),
            ("：，．", "：，．"),
        ] {
            assert_eq!(plain(text), expected, "{text:?}");
        }
    }

    #[test]
    fn marks_of_quoted_mail_are_removed() {
        for (text, expected) in [
            (">>a\n>>b\nc > d\n> e", "a\nb\nc > d\ne"),
            (">> {\n>>   1\n>> }", "{\n  1\n}"),
            ("x\n> > a\n> >  b\n", "x\na\n b\n"),
            ("> a\n> b", "> a\n> b"),
            ("a\n>> b\nc", "a\n>> b\nc"),
            ("Ana wrote:\n> a\n> b\nc", "Ana wrote:\na\nb\nc"),
            ("a:\n> b\nc", "a:\n> b\nc"),
            ("< a: b\n>\n> c", "< a: b\n>\n> c"),
        ] {
            assert_eq!(plain(text), expected, "{text:?}");
        }
    }
}
