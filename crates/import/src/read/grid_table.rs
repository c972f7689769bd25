//! Grid tables of reStructuredText and Pandoc: cells in frames of `+`, `-`, `=` and `|`, which may span columns and rows.

use std::collections::{BTreeSet, HashSet};

use unicode_width::UnicodeWidthChar;

use super::line::Line;
use crate::read::error::{ReadProblem, Result};
use crate::read::grid::Span;

/// Fills the second column of a wide character, so that frames are straight. Texts never have this character.
const WIDE_PAD: char = '\u{fdd2}';

/// A cell of a grid table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct GridCell {
    pub(super) lines: Vec<(usize, String)>,
    pub(super) span: Span,
}

/// A row of a grid table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct GridRow {
    pub(super) number: usize,
    pub(super) is_head: bool,
    /// The cells that begin in this row.
    pub(super) cells: Vec<GridCell>,
}

/// How many lines a grid table takes, or 0.
pub(super) fn length(lines: &[Line<'_>]) -> usize {
    let is_border = |line: &Line<'_>| {
        let text = line.text.trim_end();
        text.len() > 2
            && text.starts_with("+-")
            && text.ends_with('+')
            && text.bytes().all(|byte| matches!(byte, b'+' | b'-'))
    };
    if !lines.first().is_some_and(is_border) {
        return 0;
    }
    let end = lines.iter().position(|line| !line.text.starts_with(['+', '|'])).unwrap_or(lines.len());
    // What stands below the last border is no part of the table.
    lines[..end].iter().rposition(is_border).filter(|last| *last > 0).map_or(0, |last| last + 1)
}

/// The rows of a grid table; `most_cells` limits the squares that its lines make.
pub(super) fn rows(lines: &[Line<'_>], most_cells: usize) -> Result<Vec<GridRow>> {
    let frame = Frame::of(lines, most_cells)?;
    let (columns, borders): (Vec<_>, Vec<_>) =
        (frame.columns.iter().copied().collect(), frame.borders.iter().copied().collect());
    let (width, height) = (columns.len().saturating_sub(1), borders.len().saturating_sub(1));
    let mut is_taken = vec![false; width * height];
    let mut rows = Vec::with_capacity(height);
    for top in 0..height {
        let number = lines.get(borders[top] + 1).map_or(1, |line| line.number);
        let is_head = frame.head_end.is_some_and(|end| borders[top] < end);
        let mut cells = Vec::new();
        for left in 0..width {
            if is_taken[top * width + left] {
                continue;
            }
            let right = (left + 1..width).find(|at| frame.has_vertical(columns[*at], borders[top])).unwrap_or(width);
            let has_border =
                |at: &usize| (left..right).any(|column| frame.has_horizontal(borders[*at], columns[column]));
            let bottom = (top + 1..height).find(has_border).unwrap_or(height);
            for row in top..bottom {
                is_taken[row * width + left..row * width + right].fill(true);
            }
            let text = frame.text((borders[top], borders[bottom]), (columns[left], columns[right]));
            let text = text.map(|(at, text)| (lines.get(at).map_or(number, |line| line.number), text)).collect();
            let span = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
            cells.push(GridCell { lines: text, span: Span { columns: span(right - left), rows: span(bottom - top) } });
        }
        rows.push(GridRow { number, is_head, cells });
    }
    Ok(rows)
}

/// The lines of a table as squares, and the frame in them that is connected with the upper left corner.
struct Frame {
    squares: Vec<Vec<char>>,
    columns: BTreeSet<usize>,
    borders: BTreeSet<usize>,
    /// Where lines to the right of a corner and below one begin: (border, column).
    horizontal: HashSet<(usize, usize)>,
    vertical: HashSet<(usize, usize)>,
    /// The border of `=` below the heads.
    head_end: Option<usize>,
}

impl Frame {
    fn of(lines: &[Line<'_>], most_cells: usize) -> Result<Self> {
        let squares = lines.iter().map(|line| squares_of(line.text)).collect();
        let mut frame = Self {
            squares,
            columns: BTreeSet::new(),
            borders: BTreeSet::new(),
            horizontal: HashSet::new(),
            vertical: HashSet::new(),
            head_end: None,
        };
        let mut edges = Vec::new();
        let mut corners = HashSet::from([(0, 0)]);
        let mut open = vec![(0, 0)];
        while let Some((row, column)) = open.pop() {
            frame.columns.insert(column);
            frame.borders.insert(row);
            let next = [
                frame.end(row, column, (0, 1)),
                frame.end(row, column, (0, -1)),
                frame.end(row, column, (1, 0)),
                frame.end(row, column, (-1, 0)),
            ];
            for corner in next.into_iter().flatten() {
                if corner > (row, column) {
                    edges.push(((row, column), corner));
                }
                if corners.insert(corner) {
                    open.push(corner);
                }
            }
        }
        if frame.columns.len().checked_mul(frame.borders.len()).is_none_or(|squares| squares > most_cells) {
            return Err(ReadProblem::TooManyCells { limit: most_cells }.into());
        }
        for ((row, column), (end_row, end_column)) in edges {
            if row == end_row {
                frame.horizontal.extend(frame.columns.range(column..end_column).map(|column| (row, *column)));
                if frame.square(row, column + 1) == '=' && frame.head_end.is_none_or(|end| row < end) {
                    frame.head_end = Some(row);
                }
            } else {
                frame.vertical.extend(frame.borders.range(row..end_row).map(|row| (*row, column)));
            }
        }
        Ok(frame)
    }

    fn square(&self, row: usize, column: usize) -> char {
        self.squares.get(row).and_then(|row| row.get(column)).copied().unwrap_or(' ')
    }

    /// The next corner in a direction, if a line leads there.
    fn end(&self, mut row: usize, mut column: usize, (down, right): (isize, isize)) -> Option<(usize, usize)> {
        let start = (row, column);
        loop {
            (row, column) = (row.checked_add_signed(down)?, column.checked_add_signed(right)?);
            match self.square(row, column) {
                '+' if start != (row, column) => return Some((row, column)),
                '-' | '=' if down == 0 => {}
                '|' if right == 0 => {}
                _ => return None,
            }
        }
    }

    /// Whether a vertical line goes down from a place of the frame.
    fn has_vertical(&self, column: usize, border: usize) -> bool {
        self.vertical.contains(&(border, column))
    }

    /// Whether a horizontal line goes right from a place of the frame.
    fn has_horizontal(&self, border: usize, column: usize) -> bool {
        self.horizontal.contains(&(border, column))
    }

    /// The lines between two borders and two columns.
    fn text(
        &self,
        (top, bottom): (usize, usize),
        (left, right): (usize, usize),
    ) -> impl Iterator<Item = (usize, String)> {
        (top + 1..bottom).map(move |row| {
            let squares = self.squares.get(row).map_or(&[][..], Vec::as_slice);
            let squares = squares.get(left + 1..right.min(squares.len())).unwrap_or_default();
            let text: String = squares.iter().filter(|letter| **letter != WIDE_PAD).collect();
            (row, text.trim_end().to_owned())
        })
    }
}

/// The characters of a line in columns: wide characters take two.
pub(super) fn squares_of(text: &str) -> Vec<char> {
    let mut squares = Vec::with_capacity(text.len());
    for letter in text.chars() {
        squares.push(letter);
        if letter.width() == Some(2) {
            squares.push(WIDE_PAD);
        }
    }
    squares
}

/// Text out of columns.
pub(super) fn text_of(squares: &[char]) -> String {
    squares.iter().filter(|letter| **letter != WIDE_PAD).collect()
}
