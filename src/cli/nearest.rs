//! Suggestions for a misspelt or incomplete name.

use std::cmp::Reverse;

use ecs_err_core::distance::osa_distance;

/// The maximum number of suggestions.
const MAX_SUGGESTIONS: usize = 3;
/// Shorter words are part of too many names.
const MIN_PART_CHARS: usize = 3;

/// At most three names that contain a word or are a few edits away, the closest first.
pub fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let word = word.to_lowercase();
    let count = word.chars().count();
    let limit = 1 + count / 4;
    let mut near: Vec<(Reverse<bool>, usize, &str)> = names
        .into_iter()
        .map(|name| {
            let folded = name.to_lowercase();
            let is_part = count >= MIN_PART_CHARS && folded.contains(&word);
            (Reverse(is_part), osa_distance(&word, &folded), name)
        })
        .filter(|(is_part, distance, _)| is_part.0 || *distance <= limit)
        .collect();
    near.sort();
    near.into_iter().map(|(.., name)| name).take(MAX_SUGGESTIONS).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn names_that_contain_the_word_come_before_similar_ones() {
        let names = ["dangling-reference", "unknown-key", "dangle", "missing-file"];
        assert_eq!(nearest("dangling", names), ["dangling-reference", "dangle"]);
        assert_eq!(nearest("Unknwon-Key", names), ["unknown-key"]);
        assert_eq!(nearest("e", names), [""; 0]);
    }
}
