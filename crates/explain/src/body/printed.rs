//! Structures as Go prints them with `%v`: values without names, `{Ecs.0085 no NIC}`, `&{400 7f01 Ecs.0085 no NIC}`.

use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::StatusCode;

use super::status;

/// The values of a structure.
pub struct Printed<'t> {
    pub status: Option<StatusCode>,
    pub request_id: Option<&'t str>,
    pub code: &'t str,
    pub message: &'t str,
    /// The length of the structure.
    pub len: usize,
}

/// The structure that the brace at the start of a text opens, if it has a code and then a message. A status and an id
/// may be before the code.
pub fn printed<'t>(text: &'t str, catalog: Catalog<'_>) -> Option<Printed<'t>> {
    let (mut status, mut request_id) = (None, None);
    let mut at = 1;
    loop {
        let word = word(&text[at..])?;
        at += word.len() + 1;
        let is_code = || catalog.find_codes(word.as_bytes()).any(|found| found.range.len() == word.len());
        match status::of(word) {
            number @ Some(_) if status.is_none() => status = number,
            None if is_code() => {
                let len = len_of_message(&text[at..]);
                let message = text[at..at + len].trim();
                let is_closed = text[at + len..].starts_with('}');
                let len = at + len + usize::from(is_closed);
                return (!message.is_empty()).then_some(Printed { status, request_id, code: word, message, len });
            }
            None if request_id.is_none() && is_id(word) => request_id = Some(word),
            _ => return None,
        }
    }
}

/// The word before a blank.
fn word(text: &str) -> Option<&str> {
    const MAX_WORD_LEN: usize = 64;
    let is_inside = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    let len = text.bytes().take(MAX_WORD_LEN).take_while(is_inside).count();
    (len > 0 && text[len..].starts_with(' ')).then(|| &text[..len])
}

fn is_id(word: &str) -> bool {
    const MIN_ID_LEN: usize = 4;
    word.len() >= MIN_ID_LEN && word.bytes().any(|byte| byte.is_ascii_digit())
}

/// The length of a message up to the brace after it, or to the end of the line.
fn len_of_message(text: &str) -> usize {
    let mut open = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'\n' => return at,
            b'}' if open == 0 => return at,
            b'}' => open -= 1,
            b'{' => open += 1,
            _ => {}
        }
    }
    text.len()
}
