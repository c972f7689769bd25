//! Lines and columns of a text, found without reading the text again for each of them.

/// The distance between two marks, in bytes.
const STEP: usize = 512;

/// The lines and columns of a text, known at regular distances.
#[derive(Debug, Default)]
pub struct Places {
    marks: Vec<Mark>,
}

/// A place in a text, counted from 0.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    offset: usize,
    line: usize,
    column: usize,
}

impl Places {
    /// Those of a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut mark = Mark::default();
        let mut marks = vec![mark];
        while text.len() - mark.offset > STEP {
            let end = text.floor_char_boundary(mark.offset + STEP);
            mark = mark.after(&text[mark.offset..end]);
            marks.push(mark);
        }
        Self { marks }
    }

    /// The line and column of a byte offset of the text, both counted from 1; columns count characters.
    #[must_use]
    pub fn position(&self, text: &str, offset: usize) -> (usize, usize) {
        let offset = text.floor_char_boundary(offset);
        let next = self.marks.partition_point(|mark| mark.offset <= offset);
        let mark = self.marks.get(next.saturating_sub(1)).copied().unwrap_or_default();
        let place = mark.after(&text[mark.offset..offset]);
        (place.line + 1, place.column + 1)
    }
}

impl Mark {
    /// The place after some more text.
    fn after(self, text: &str) -> Self {
        let offset = self.offset + text.len();
        match text.rfind('\n') {
            Some(at) => {
                let lines = text.bytes().filter(|byte| *byte == b'\n').count();
                Self { offset, line: self.line + lines, column: text[at + 1..].chars().count() }
            }
            None => Self { offset, line: self.line, column: self.column + text.chars().count() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_columns_in_characters() {
        let position = |text, offset| Places::new(text).position(text, offset);
        assert_eq!(position("ab\n网卡x", 0), (1, 1));
        assert_eq!(position("ab\n网卡x", 9), (2, 3));
        assert_eq!(position("", 0), (1, 1));
        assert_eq!(position("ab", 9), (1, 3));
    }

    #[test]
    fn marks_change_nothing() {
        for text in ["网卡x".repeat(1000), "网\n卡x".repeat(1000), "x".repeat(STEP * 2), "\n".repeat(STEP * 2 + 1)]
        {
            let places = Places::new(&text);
            let (mut line, mut column) = (1, 1);
            for (at, letter) in text.char_indices() {
                assert_eq!(places.position(&text, at), (line, column));
                (line, column) = if letter == '\n' { (line + 1, 1) } else { (line, column + 1) };
            }
        }
    }
}
