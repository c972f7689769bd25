//! The distance between two words.

/// The number of edits between two words: a letter inserted, deleted, replaced, or two
/// neighbours swapped (the optimal string alignment distance). The case of ASCII letters does
/// not matter.
///
/// Only the first 64 characters of each word are compared; each character after them counts as one edit.
#[must_use]
pub fn osa_distance(one: &str, other: &str) -> usize {
    const MAX_CHARS: usize = 64;
    let mut columns = ['\0'; MAX_CHARS];
    let width = fill(&mut columns, other);
    let rest = one.chars().count().saturating_sub(MAX_CHARS) + other.chars().count().saturating_sub(MAX_CHARS);

    // Three rows of the table of distances: the one before the last, the last, the current.
    let mut rows = [[0; MAX_CHARS + 1]; 3];
    for (at, cell) in rows[1].iter_mut().enumerate() {
        *cell = at;
    }
    let mut previous = '\0';
    for (row, letter) in one.chars().map(|letter| letter.to_ascii_lowercase()).take(MAX_CHARS).enumerate() {
        rows[2][0] = row + 1;
        for column in 0..width {
            let replaced = rows[1][column] + usize::from(columns[column] != letter);
            let mut best = replaced.min(rows[1][column + 1] + 1).min(rows[2][column] + 1);
            if row > 0 && column > 0 && columns[column] == previous && columns[column - 1] == letter {
                best = best.min(rows[0][column - 1] + 1);
            }
            rows[2][column + 1] = best;
        }
        rows.rotate_left(1);
        previous = letter;
    }
    rows[1][width] + rest
}

/// Copies the first letters of a word and returns their number.
fn fill(letters: &mut [char], word: &str) -> usize {
    let mut count = 0;
    for (place, letter) in letters.iter_mut().zip(word.chars()) {
        *place = letter.to_ascii_lowercase();
        count += 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::osa_distance;

    #[test]
    fn counts_edits() {
        for (one, other, edits) in [
            ("", "", 0),
            ("0085", "0085", 0),
            ("", "abc", 3),
            ("0085", "0058", 1),
            ("0380", "0308", 1),
            ("Flaver", "flavOr", 1),
            ("kitten", "sitting", 3),
            ("网卡", "网", 1),
            ("ca", "abc", 3),
        ] {
            assert_eq!(osa_distance(one, other), edits, "{one} {other}");
            assert_eq!(osa_distance(other, one), edits, "{other} {one}");
        }
        assert_eq!(osa_distance(&"a".repeat(70), ""), 70);
    }
}
