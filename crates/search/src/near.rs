//! Words that are a few edits away, found without a scan of all words.

use tantivy_fst::Automaton;

use super::token::WORD_MARK;

/// The rest of a longer word is ignored.
pub const MAX_WORD_CHARS: usize = 31;

/// Accepts words that are near another one.
pub struct Near {
    letters: Vec<char>,
    /// How many edits away they are at most.
    limit: u8,
    /// Whether the words that begin with the word count too.
    completing: bool,
    /// The byte in front of the terms that are searched.
    mark: Option<u8>,
}

/// A row of the table of distances: to each beginning of the word, from what has been read.
type Row = [u8; MAX_WORD_CHARS + 1];

/// What is known of another word after some of its bytes.
#[derive(Clone, Copy)]
pub struct Progress {
    /// The bytes of a character that is not complete, and how many they are.
    open: ([u8; 4], usize),
    /// How many characters were read, and the last of them.
    read: usize,
    previous: char,
    /// The row before the last, and the last.
    rows: [Row; 2],
    /// Whether what was read begins with the word.
    begun: bool,
    /// Whether the mark was read.
    marked: bool,
}

impl Near {
    /// Among all terms.
    pub fn new(word: &str, limit: u8) -> Self {
        Self { letters: word.chars().take(MAX_WORD_CHARS).collect(), limit, completing: false, mark: None }
    }

    /// Among the Latin words as they are written, also those that begin with the word.
    pub fn latin(word: &str, limit: u8, completing: bool) -> Self {
        Self { completing, mark: Some(WORD_MARK as u8), ..Self::new(word, limit) }
    }

    /// The progress after another letter (the optimal string alignment distance).
    fn step(&self, progress: &Progress, letter: char) -> Progress {
        let [before, last] = &progress.rows;
        let read = progress.read + 1;
        let mut row = [u8::MAX; MAX_WORD_CHARS + 1];
        row[0] = last[0].saturating_add(1);
        // What is further from the diagonal than the limit is too far in any case.
        let width = usize::from(self.limit) + 1;
        let band = read.saturating_sub(width)..self.letters.len().min(read + width);
        for (at, known) in self.letters[..band.end].iter().enumerate().skip(band.start) {
            let replaced = last[at].saturating_add(u8::from(*known != letter));
            let mut best = replaced.min(last[at + 1].saturating_add(1)).min(row[at].saturating_add(1));
            if at > 0 && read > 1 && *known == progress.previous && self.letters[at - 1] == letter {
                best = best.min(before[at - 1].saturating_add(1));
            }
            row[at + 1] = best;
        }
        let begun = progress.begun || (self.completing && row[self.letters.len()] == 0);
        Progress { open: ([0; 4], 0), read, previous: letter, rows: [*last, row], begun, marked: true }
    }
}

impl Automaton for Near {
    /// `None` when the word is too far away.
    type State = Option<Progress>;

    fn start(&self) -> Self::State {
        let first = std::array::from_fn(|at| u8::try_from(at).unwrap_or(u8::MAX));
        let rows = [[u8::MAX; MAX_WORD_CHARS + 1], first];
        Some(Progress { open: ([0; 4], 0), read: 0, previous: '\0', rows, begun: false, marked: self.mark.is_none() })
    }

    fn is_match(&self, state: &Self::State) -> bool {
        let near = |progress: &Progress| progress.rows[1][self.letters.len()] <= self.limit;
        state
            .as_ref()
            .is_some_and(|progress| progress.marked && progress.open.1 == 0 && (progress.begun || near(progress)))
    }

    fn can_match(&self, state: &Self::State) -> bool {
        let Some(progress) = state else { return false };
        let [before, last] = &progress.rows;
        // Two neighbours that are swapped look further away before the second has come.
        let hope = |at: usize| last[at] <= self.limit || before[at] < self.limit;
        progress.begun || (0..=self.letters.len()).any(hope)
    }

    fn accept(&self, state: &Self::State, byte: u8) -> Self::State {
        let progress = state.as_ref()?;
        if !progress.marked {
            return (self.mark == Some(byte)).then_some(Progress { marked: true, ..*progress });
        }
        if byte.is_ascii_control() {
            return None;
        }
        let (mut open, count) = progress.open;
        *open.get_mut(count)? = byte;
        match std::str::from_utf8(&open[..=count]).ok().and_then(|text| text.chars().next()) {
            Some(letter) => Some(self.step(progress, letter)),
            None => Some(Progress { open: (open, count + 1), ..*progress }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ecs_err_core::distance::osa_distance;

    fn accepts(near: &Near, word: &str) -> bool {
        near.is_match(&word.bytes().fold(near.start(), |state, byte| {
            let state = near.accept(&state, byte);
            state.filter(|progress| near.can_match(&Some(*progress)))
        }))
    }

    #[test]
    fn accepts_what_is_near_and_nothing_else() {
        let words = ["flavor", "flaver", "falvor", "flavors", "favour", "floor", "f", "网卡", "网络", "卡网", "quota"];
        for word in words {
            for limit in 0..=3 {
                let near = Near::new(word, limit);
                for other in words {
                    let wanted = osa_distance(word, other) <= usize::from(limit);
                    assert_eq!(accepts(&near, other), wanted, "{word} {other} {limit}");
                }
            }
        }
        assert!(accepts(&Near::latin("flav", 1, true), "\u{3}flavor"));
        assert!(!accepts(&Near::latin("flav", 1, true), "flavor"));
        assert!(!accepts(&Near::latin("flav", 1, false), "\u{3}flavored"));
    }
}
