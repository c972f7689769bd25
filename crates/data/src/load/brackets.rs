//! Brackets of JSON that are not closed, or closed by another one.

use ecs_err_ui_text::diagnostics::{Message, messages};

use super::places::Places;

/// An opening bracket, and what closes it wrongly, with its position; nothing if the text ends before.
#[derive(Debug)]
pub(super) struct Unbalanced {
    pub open: Open,
    pub close: Option<(usize, char)>,
}

/// An opening bracket.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    at: usize,
    letter: char,
}

impl Open {
    /// The bracket with its line and column.
    pub fn name(self, text: &str) -> Message {
        let (line, column) = Places::new(text).position(text, self.at);
        messages::bracket(self.letter, line, column)
    }
}

/// The first bracket that is closed wrongly, else the innermost one that is open at the end.
pub(super) fn unbalanced(text: &str) -> Option<Unbalanced> {
    let mut open: Vec<Open> = Vec::new();
    let (mut in_string, mut escaped) = (false, false);
    for (at, letter) in text.char_indices() {
        match letter {
            '"' if !escaped => in_string = !in_string,
            _ if in_string => {}
            '{' | '[' => open.push(Open { at, letter }),
            '}' | ']' => match open.pop() {
                Some(last) if (last.letter == '{') != (letter == '}') => {
                    return Some(Unbalanced { open: last, close: Some((at, letter)) });
                }
                Some(_) => {}
                None => return None,
            },
            _ => {}
        }
        escaped = in_string && letter == '\\' && !escaped;
    }
    open.pop().map(|open| Unbalanced { open, close: None })
}
