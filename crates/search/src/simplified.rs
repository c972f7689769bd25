//! Traditional Chinese characters as Simplified ones, so that each finds what the other does.

use std::cmp::Ordering;

/// A Traditional character and its Simplified form on each line, in the order of the former.
///
/// From `kSimplifiedVariant` of the Unihan database (Unicode License v3), with some common forms that it has as other
/// kinds of variants. All have three bytes in UTF-8 and one unit in UTF-16, so that places in a text stay the same.
const TABLE: &[u8] = include_bytes!("traditional.txt");
/// The range of the characters in the table. Most texts have many others.
const IN_TABLE: std::ops::RangeInclusive<char> = '\u{3400}'..='\u{9fff}';
const CHAR_BYTES: usize = 3;
const LINE_BYTES: usize = 2 * CHAR_BYTES + 1;

/// The Simplified form of a Traditional character; other characters stay as they are.
#[must_use]
pub fn simplified(letter: char) -> char {
    if !IN_TABLE.contains(&letter) {
        return letter;
    }
    let mut buffer = [0; CHAR_BYTES];
    letter.encode_utf8(&mut buffer);
    let wanted = number(&buffer);
    let (mut start, mut end) = (0, TABLE.len() / LINE_BYTES);
    while start < end {
        let middle = usize::midpoint(start, end);
        let line = &TABLE[middle * LINE_BYTES..];
        match number(line).cmp(&wanted) {
            Ordering::Less => start = middle + 1,
            Ordering::Greater => end = middle,
            Ordering::Equal => return second(line).unwrap_or(letter),
        }
    }
    letter
}

/// The bytes of the first character of a line as a number: one comparison is faster than one of strings.
fn number(line: &[u8]) -> u32 {
    line.iter().take(CHAR_BYTES).fold(0, |number, byte| number << 8 | u32::from(*byte))
}

/// All pairs of a Traditional character and its Simplified form.
pub fn pairs() -> impl Iterator<Item = (char, char)> {
    let text = std::str::from_utf8(TABLE).unwrap_or_default();
    text.lines().filter_map(|line| {
        let mut letters = line.chars();
        Some((letters.next()?, letters.next()?))
    })
}

/// The second character of a line.
fn second(line: &[u8]) -> Option<char> {
    std::str::from_utf8(line.get(CHAR_BYTES..2 * CHAR_BYTES)?).ok()?.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_found() {
        let pairs: Vec<(char, char)> = pairs().collect();
        assert!(pairs.len() > 2700 && pairs.is_sorted_by(|one, next| one.0 < next.0));
        for (traditional, simple) in pairs {
            assert_eq!((traditional.len_utf8(), simple.len_utf8()), (CHAR_BYTES, CHAR_BYTES), "{traditional}");
            assert!(IN_TABLE.contains(&traditional), "{traditional}");
            assert_eq!(simplified(traditional), simple);
            assert_eq!(simplified(simple), simple, "{traditional} {simple}");
        }
    }

    #[test]
    fn other_characters_stay() {
        let same = ['a', 'é', '。', '网', '一', '\u{9fff}', '\u{20000}', '\u{10ffff}', '\0'];
        assert!(same.iter().all(|letter| simplified(*letter) == *letter));
        let text: String = "虛擬私有雲的網卡恢復錯誤".chars().map(simplified).collect();
        assert_eq!(text, "虚拟私有云的网卡恢复错误");
    }
}
