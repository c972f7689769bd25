//! Chooses the columns of a table, by their heads and by the shapes of their cells.

use super::Key;
use super::flat;
use super::head_rows::{heads_of, is_across};
use super::heads::{Certainty, is_field_name, is_of_fields, meanings, normalized};
use super::mapping::{Column, Mapping};
use super::script::{self, Script};
use super::shape::Shapes;
use crate::document::{Origin, Row, Table, TableKind};
use crate::report::LeftAlone;

/// What is known about a table from outside of it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Context<'c> {
    /// `--map`: keys and the heads, or paths, that give them.
    pub map: &'c [(Key, String)],
    /// Whether the headings above the table, or the name of the file, speak of errors.
    pub is_about_errors: bool,
    /// Whether a heading above the table is a code, so that the table needs no column of codes.
    pub has_code: bool,
    /// Whether HTTP statuses are the codes: a file with nothing else.
    pub statuses_are_codes: bool,
}

/// How much of a column has to look like codes.
const MOST: f32 = 0.6;

/// The use of a table, or why it is left alone.
pub(crate) fn choose(table: &Table, context: Context<'_>) -> Result<Mapping, LeftAlone> {
    let width = table.rows.first().map_or(0, |row| row.cells.len());
    let (heads, names) = heads_of(table, width);
    if context.map.is_empty()
        && heads > 0
        && let Some(mapping) = Mapping::exported(&names, heads)
    {
        return if table.rows.len() > heads { Ok(mapping) } else { Err(LeftAlone::Empty) };
    }
    let data: Vec<&Row> = table.rows[heads..].iter().filter(|row| !is_across(row)).collect();
    if data.is_empty() {
        return Err(LeftAlone::Empty);
    }
    let shapes: Vec<Shapes> = (0..width).map(|at| Shapes::of(own_cells(&data, at))).collect();
    let mut keys: Vec<Option<Key>> = vec![None; width];
    let mut also = given(context.map, &names, &mut keys);
    let given = keys.contains(&Some(Key::Code));
    let texts = flat::texts(&names);
    for (key, text) in keys.iter_mut().zip(&texts) {
        *key = key.or(text.as_ref().and_then(|text| text.key));
    }
    if !given && is_field_table(&names) {
        return Err(LeftAlone::Fields);
    }
    if !given && is_key_value(&names, width) && table.kind == TableKind::Grid && context.has_code {
        return Err(LeftAlone::NoCodes);
    }
    if !keys.contains(&Some(Key::Code)) {
        match code_column(&names, &shapes, &keys, (context, table.kind)) {
            Ok(at) => keys[at] = Some(Key::Code),
            Err(_) if context.has_code => {}
            Err(LeftAlone::Statuses) if context.statuses_are_codes => {
                let column = (0..width).find(|at| shapes[*at].statuses > 0.8 && shapes[*at].distinct > 0.9);
                let column = column.ok_or(LeftAlone::Statuses)?;
                keys[column] = Some(Key::Code);
                also.push((Key::Status, column));
            }
            Err(reason) => return Err(reason),
        }
    }
    let scripts: Vec<Option<Script>> = (0..width).map(|at| script::common_script(own_cells(&data, at))).collect();
    assign(&names, &shapes, &scripts, &mut keys);
    // Other tables below a code say something else of it, such as its history.
    if keys.contains(&Some(Key::Code)) {
        fill_by_shape(&names, &shapes, &mut keys);
    }
    let has_text = keys.iter().flatten().any(|key| key.is_text() || *key == Key::Name);
    if !has_text {
        return Err(LeftAlone::NoTexts);
    }
    let columns = names.into_iter().enumerate().map(|(at, head)| Column {
        head,
        key: keys[at],
        script: scripts[at].filter(|_| keys[at].is_some_and(Key::is_text)),
        language: texts[at].as_ref().filter(|text| text.key == keys[at]).and_then(|text| text.language.clone()),
    });
    Ok(Mapping { columns: columns.collect(), also, heads, is_exported: false })
}

fn own_cells<'t>(data: &[&'t Row], at: usize) -> impl Iterator<Item = &'t str> {
    // Cells of short rows may belong to other columns, so they count only if most rows are short.
    let is_whole = |row: &Row| row.cells.iter().all(|cell| cell.origin != Origin::Missing);
    let are_whole = data.iter().filter(|row| is_whole(row)).count() * 2 >= data.len();
    let cells: Vec<&str> = data
        .iter()
        .filter(|row| row.defect.is_none() && (!are_whole || is_whole(row)))
        .filter_map(|row| row.cells.get(at))
        .filter(|cell| cell.origin == Origin::Own)
        .map(|cell| cell.text.as_str())
        .collect();
    cells.into_iter()
}

/// Gives the columns that `--map` names their keys; returns the second keys of columns.
fn given(map: &[(Key, String)], names: &[String], keys: &mut [Option<Key>]) -> Vec<(Key, usize)> {
    let mut also = Vec::new();
    for (key, head) in map {
        let Some(at) = column_with_head(names, head) else { continue };
        match keys[at] {
            None => keys[at] = Some(*key),
            // The code counts first.
            Some(first) if *key == Key::Code => {
                keys[at] = Some(Key::Code);
                also.push((first, at));
            }
            Some(_) => also.push((*key, at)),
        }
    }
    also
}

/// The column with a head that `--map` names: in the same letters, else in others.
pub(crate) fn column_with_head(names: &[String], head: &str) -> Option<usize> {
    let exact = names.iter().position(|name| name == head);
    exact.or_else(|| names.iter().position(|name| normalized(name) == normalized(head)))
}

fn is_field_table(names: &[String]) -> bool {
    let has_field = names.iter().any(|name| is_field_name(name));
    let of_fields = names.iter().filter(|name| is_of_fields(name)).count();
    let has_code = names
        .iter()
        .any(|name| meanings(name).iter().any(|(key, certainty)| *key == Key::Code && *certainty == Certainty::Exact));
    (has_field && (of_fields > 0 || !has_code)) || (of_fields > 1 && !has_code)
}

/// Whether the table has a property of one thing in each row.
fn is_key_value(names: &[String], width: usize) -> bool {
    width == 2 && names.iter().all(String::is_empty)
}

/// The column of the codes.
fn code_column(
    names: &[String],
    shapes: &[Shapes],
    taken: &[Option<Key>],
    (context, kind): (Context<'_>, TableKind),
) -> Result<usize, LeftAlone> {
    let mut best: Option<(i32, usize)> = None;
    let mut has_statuses = false;
    let others_with_codes = |at: usize| {
        shapes.iter().enumerate().any(|(other, shapes)| {
            other != at
                && shapes.strong_codes > 0.9
                && shapes.statuses < 0.5
                && meanings(&names[other])
                    .iter()
                    .any(|(key, certainty)| *key == Key::Code && *certainty != Certainty::Vague)
        })
    };
    for (at, shapes) in shapes.iter().enumerate() {
        if taken[at].is_some() || shapes.filled == 0 {
            continue;
        }
        let found = meanings(&names[at]);
        let place = found.iter().position(|(key, _)| *key == Key::Code);
        let certainty = place.map(|place| found[place].1);
        let is_first_meaning = place == Some(0);
        // Statuses below a head of statuses, or of codes that could be statuses.
        if shapes.statuses > 0.8 && (found.iter().any(|(key, _)| *key == Key::Status) || certainty.is_none()) {
            has_statuses |= !found.is_empty();
            continue;
        }
        if shapes.codes < MOST {
            continue;
        }
        let mut score = match (certainty, is_first_meaning) {
            (Some(Certainty::Exact), true) => {
                if found.len() == 1 {
                    100
                } else {
                    80
                }
            }
            (Some(Certainty::Exact), false) => 70,
            (Some(Certainty::Part), _) => 60,
            (Some(Certainty::Vague), true) => 40,
            (Some(Certainty::Vague), false) => 30,
            (None, _) if found.is_empty() && at == 0 && shapes.strong_codes > 0.9 => 20,
            (None, _) => continue,
        };
        if shapes.strong_codes < 0.5 {
            score -= 25;
        }
        // The first column names its rows, even below a vague head.
        if certainty == Some(Certainty::Vague) && at == 0 && shapes.mixed_codes > 0.9 && shapes.distinct > 0.95 {
            score += 25;
        }
        if shapes.distinct < 0.5 && others_with_codes(at) {
            score -= 30;
        }
        if score < 50 && !is_accepted(names, shapes, at, (context, kind)) {
            continue;
        }
        if best.is_none_or(|(high, _)| score > high) {
            best = Some((score, at));
        }
    }
    match best {
        Some((_, at)) => Ok(at),
        None if has_statuses => Err(LeftAlone::Statuses),
        None => Err(LeftAlone::NoCodes),
    }
}

/// Whether a column with a vague head has codes: the context speaks of errors, or the other heads do.
fn is_accepted(names: &[String], shapes: &Shapes, at: usize, (context, kind): (Context<'_>, TableKind)) -> bool {
    let others = names.iter().enumerate().filter(|(other, _)| *other != at).flat_map(|(_, name)| meanings(name));
    let speaks_of_errors = others.into_iter().any(|(key, certainty)| {
        certainty == Certainty::Exact
            && matches!(key, Key::Message | Key::Action | Key::Cause | Key::Severity | Key::SqlState)
    });
    let numbered = shapes.strong_codes > 0.9 && shapes.distinct > 0.9;
    let headless = names.iter().all(String::is_empty) && names.len() > 1 && shapes.distinct > 0.9;
    (context.is_about_errors && shapes.strong_codes > 0.9)
        || (kind == TableKind::Registry && shapes.strong_codes > 0.6)
        || numbered && (speaks_of_errors || headless)
}

/// Gives the other columns their keys, those with the surest heads first.
fn assign(names: &[String], shapes: &[Shapes], scripts: &[Option<Script>], keys: &mut [Option<Key>]) {
    let mut wanted: Vec<(usize, Certainty, usize, Key)> = Vec::new();
    for (at, name) in names.iter().enumerate().filter(|(at, _)| keys[*at].is_none()) {
        wanted.extend(
            meanings(name).into_iter().enumerate().map(|(place, (key, certainty))| (place, certainty, at, key)),
        );
    }
    // First the first meanings, of them the surest, and of those the columns from the left.
    wanted.sort_by_key(|(place, certainty, at, _)| (*place, std::cmp::Reverse(*certainty), *at));
    for (place, _, at, key) in wanted {
        if keys[at].is_some() || key == Key::Code || !fits(key, &shapes[at]) {
            continue;
        }
        // The same text in another language.
        let is_translation = |other: usize| {
            place == 0
                && key.is_text()
                && scripts[at].is_some()
                && scripts[other].is_some()
                && scripts[other] != scripts[at]
        };
        let others: Vec<usize> = (0..names.len()).filter(|other| keys[*other] == Some(key)).collect();
        if others.iter().all(|other| is_translation(*other)) {
            keys[at] = Some(key);
        }
    }
    // A second column of the same kind of text is kept with the first.
    for at in 0..names.len() {
        let text = meanings(&names[at]).into_iter().map(|(key, _)| key).find(|key| key.is_text());
        if keys[at].is_none() && fits(Key::Description, &shapes[at]) {
            keys[at] = text;
        }
    }
}

fn fits(key: Key, shapes: &Shapes) -> bool {
    match key {
        Key::Status => shapes.statuses >= MOST,
        Key::Message => shapes.filled > 0 && (shapes.texts > 0.2 || shapes.statuses < 0.5),
        Key::Description | Key::Action | Key::Cause => shapes.filled > 0 && shapes.statuses < 0.8,
        Key::Name => shapes.words >= MOST,
        Key::Category | Key::Severity => shapes.filled > 0,
        _ => true,
    }
}

/// Texts below heads that are not known, or without heads: the first is the message if another one follows.
fn fill_by_shape(names: &[String], shapes: &[Shapes], keys: &mut [Option<Key>]) {
    let has_text = keys.iter().flatten().any(|key| key.is_text());
    let is_free = |at: usize, keys: &[Option<Key>]| keys[at].is_none() && shapes[at].filled > 0;
    let headless = names.iter().all(String::is_empty);
    if headless && let Some(at) = (0..names.len()).find(|at| is_free(*at, keys) && shapes[*at].statuses > 0.9) {
        keys[at] = Some(Key::Status);
    }
    if has_text {
        return;
    }
    let texts: Vec<usize> = (0..names.len()).filter(|at| is_free(*at, keys) && shapes[*at].texts > 0.4).collect();
    match texts[..] {
        [only] => keys[only] = Some(Key::Description),
        [first, second, ..] => (keys[first], keys[second]) = (Some(Key::Message), Some(Key::Description)),
        [] => {}
    }
}
