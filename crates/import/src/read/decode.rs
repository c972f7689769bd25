//! The text of a file.

use super::error::{Located, ReadProblem, Result};

/// The text of bytes: UTF-8, or UTF-16 with a byte order mark; without that mark. Ends of lines are `\n`.
pub(super) fn text_of(bytes: &[u8]) -> Result<String> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest, 3),
        _ => utf8(bytes, 0),
    }?;
    Ok(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
}

/// The text of a page of HTML: in the encoding that it declares, unless it is UTF-8 or UTF-16 anyway.
pub(super) fn html_text_of(bytes: &[u8]) -> Result<String> {
    let error = match text_of(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => error,
    };
    let Some(encoding) = declared_encoding(bytes) else { return Err(error) };
    let (text, _, has_errors) = encoding.decode(bytes);
    if has_errors { Err(error) } else { Ok(text.replace("\r\n", "\n").replace('\r', "\n")) }
}

/// The encoding that a page declares at its beginning: `charset=gbk`, `encoding="iso-8859-1"`.
fn declared_encoding(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    const SAMPLE_BYTES: usize = 4096;
    let start = String::from_utf8_lossy(bytes.get(..SAMPLE_BYTES).unwrap_or(bytes)).to_ascii_lowercase();
    let value = ["charset=", "encoding="].iter().find_map(|name| start.split_once(name)).map(|(_, value)| value)?;
    let label = value.trim_start_matches(['"', '\'']);
    let end =
        label.find(|letter: char| !letter.is_ascii_alphanumeric() && !"-_:.".contains(letter)).unwrap_or(label.len());
    encoding_rs::Encoding::for_label(&label.as_bytes()[..end]).filter(|encoding| *encoding != encoding_rs::UTF_8)
}

fn utf8(bytes: &[u8], offset: usize) -> Result<String> {
    let error = match str::from_utf8(bytes) {
        Ok(text) => return Ok(text.to_owned()),
        Err(error) => error,
    };
    let (before, rest) = bytes.split_at(error.valid_up_to());
    let before = String::from_utf8_lossy(before);
    let value = rest.first().copied().unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Err(Located {
        line: Some(before.matches('\n').count() + 1),
        column: Some(before[line_start..].chars().count() + 1),
        problem: ReadProblem::NotUtf8 { offset: offset + error.valid_up_to(), value },
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String> {
    let mut text = String::with_capacity(bytes.len());
    let (pairs, rest) = bytes.as_chunks::<2>();
    let not_utf16 = |offset| ReadProblem::NotUtf16 { offset: offset + 2 };
    let mut offset = 0;
    for letter in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let letter = letter.map_err(|_| not_utf16(offset))?;
        text.push(letter);
        offset += letter.len_utf16() * 2;
    }
    if rest.is_empty() { Ok(text) } else { Err(not_utf16(offset).into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_and_utf16_are_told_by_their_marks() {
        let text = "代码,Code\r\n1\r2";
        let little: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let big: Vec<u8> = [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        for bytes in [text.as_bytes(), format!("\u{feff}{text}").as_bytes(), &little, &big] {
            assert_eq!(text_of(bytes).as_deref(), Ok("代码,Code\n1\n2"));
        }
    }

    #[test]
    fn pages_are_read_in_the_encoding_that_they_declare() {
        let gbk = b"<meta charset=\"gb2312\"><p>\xb4\xed\xce\xf3\xc2\xeb\r\n";
        assert_eq!(html_text_of(gbk).as_deref(), Ok("<meta charset=\"gb2312\"><p>错误码\n"));
        let latin = b"<?xml version=\"1.0\" encoding='ISO-8859-1'?>\xe9";
        assert!(html_text_of(latin).is_ok_and(|text| text.ends_with('é')));
        let wrong = "<meta charset=gbk>错误码".as_bytes();
        assert!(html_text_of(wrong).is_ok_and(|text| text.ends_with("错误码")));
        assert_eq!(html_text_of(b"<p>\xe9").unwrap_err().problem, ReadProblem::NotUtf8 { offset: 3, value: 0xe9 });
    }

    #[test]
    fn a_byte_that_is_not_utf8_is_named_with_its_place() {
        let error = text_of("好\n错\u{8bef}".as_bytes().split_last().unwrap().1).unwrap_err().in_file("codes.csv");
        assert_eq!(error.to_string(), "codes.csv:2:2: byte 0xe8 at offset 7 is not UTF-8; save the file as UTF-8");
        let error = text_of(&[0xff, 0xfe, b'a', 0, 0, 0xd8, b'b', 0]).unwrap_err();
        assert_eq!(error.problem, ReadProblem::NotUtf16 { offset: 4 });
    }
}
