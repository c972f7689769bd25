//! The different errors that a response reports, each once.

use std::collections::{HashMap, HashSet};

use ecs_err_core::catalog::Catalog;
use ecs_err_core::{CodeBuf, Wraps};

use super::ReportedError;
use super::bytes::line_around;
use super::link::Unit;
use super::node::{Node, Relation};
use super::root::wraps;

/// The maximum number of lines that an error names.
const MAX_LINES: usize = 100;

/// An error that none of the others caused, before it is known how often it occurs.
pub struct Found {
    /// The node with its code.
    pub node: usize,
    pub code: CodeBuf,
    /// The codes that contain it, the innermost one first.
    pub containers: Vec<CodeBuf>,
}

/// The errors of units that caused none of the others, in order of appearance.
///
/// `roots` is the root cause in each node.
pub fn found(
    catalog: Catalog<'_>,
    text: &str,
    nodes: &[Node],
    roots: &[Option<usize>],
    units: &[Unit],
    links: &[Option<usize>],
) -> Vec<Found> {
    let mut is_container = vec![false; units.len()];
    links.iter().flatten().for_each(|outer| is_container[*outer] = true);
    let further = further(catalog, nodes, roots, units);
    let mut found = Vec::new();
    for (number, unit) in units.iter().enumerate() {
        if is_container[number] || links[number].is_none() && is_aside(text, units, number) {
            continue;
        }
        let outer: Vec<CodeBuf> = std::iter::successors(links[number], |outer| links[*outer])
            .take(units.len())
            .flat_map(|outer| path(nodes, units[outer].root))
            .collect();
        let mut own = vec![unit.root];
        own.extend(&further[number]);
        own.sort_by_key(|node| nodes[*node].at);
        for node in own {
            let Some(code) = nodes[node].code else { continue };
            let mut containers: Vec<CodeBuf> = path(nodes, node).into_iter().skip(1).chain(outer.clone()).collect();
            containers.retain(|other| *other != code);
            containers.dedup();
            found.push(Found { node, code, containers });
        }
    }
    // An error that is also reported without what caused it is the same error.
    let containers: HashSet<CodeBuf> = found.iter().flat_map(|one| &one.containers).copied().collect();
    if found.iter().any(|one| !containers.contains(&one.code)) {
        found.retain(|one| !containers.contains(&one.code));
    }
    found
}

/// Whether a code only belongs to what a line says about another error: it is in brackets after that one's code, or it
/// is bare beside the code in a field.
fn is_aside(text: &str, units: &[Unit], number: usize) -> bool {
    let Some(unit) = units.get(number) else { return false };
    let line = line_around(text, unit.start);
    let before = units[..number].iter().rev().take_while(|other| line.contains(&other.at));
    let after = units[number + 1..].iter().take_while(|other| line.contains(&other.start));
    let in_brackets = before.clone().next().is_some_and(|other| {
        let between = text.get(other.end..unit.start).unwrap_or_default();
        between.rfind(['(', '（']) > between.rfind([')', '）'])
    });
    let is_bare = !unit.is_body && !unit.is_field;
    in_brackets || is_bare && before.chain(after).any(|other| other.is_field)
}

/// The codes of an error and of those around it, the innermost one first.
fn path(nodes: &[Node], node: usize) -> Vec<CodeBuf> {
    let path = std::iter::successors(Some(node), |at| nodes[*at].parent);
    path.filter_map(|at| nodes[at].code).collect()
}

/// The root causes in each unit, apart from that of the whole unit: the errors that say more than to wrap others and
/// contain none themselves.
fn further(catalog: Catalog<'_>, nodes: &[Node], roots: &[Option<usize>], units: &[Unit]) -> Vec<Vec<usize>> {
    let mut unit_of: Vec<Option<usize>> = vec![None; nodes.len()];
    for (number, unit) in units.iter().enumerate() {
        unit_of[unit.node] = Some(number);
    }
    for at in 0..nodes.len() {
        // The error around it comes first, so its unit is already known.
        unit_of[at] = unit_of[at].or_else(|| unit_of[nodes[at].parent?]);
    }
    let is_own = |node: &Node| node.code.is_some() && matches!(node.relation, Relation::Cause | Relation::Described);
    let mut contains = vec![false; nodes.len()];
    for at in (0..nodes.len()).rev() {
        if let Some(parent) = nodes[at].parent.filter(|_| is_own(&nodes[at]) || contains[at]) {
            contains[parent] = true;
        }
    }
    let mut further = vec![Vec::new(); units.len()];
    for at in (0..nodes.len()).filter(|at| is_own(&nodes[*at]) && !contains[*at]) {
        let (Some(number), Some(root)) = (unit_of[at], roots[at]) else { continue };
        let only_wraps = nodes[root].code.and_then(|code| wraps(catalog, code)) == Some(Wraps::Code);
        if !only_wraps && root != units[number].root && units[number].node != at {
            further[number].push(root);
        }
    }
    further
}

/// Counts the errors; those of the same code are one. `place` is the index of a node among the causes.
pub fn counted(
    text: &str,
    nodes: &[Node],
    found: Vec<Found>,
    beyond: &[(CodeBuf, usize)],
    place: impl Fn(usize) -> Option<usize>,
) -> Vec<ReportedError> {
    let mut errors: Vec<ReportedError> = Vec::new();
    let mut by_code: HashMap<CodeBuf, usize> = HashMap::new();
    let mut occurrences: Vec<(usize, usize, bool)> = Vec::new();
    for one in found {
        let Some(cause) = place(one.node) else { continue };
        let number = *by_code.entry(one.code).or_insert_with(|| {
            errors.push(ReportedError { code: one.code, cause, count: 0, lines: Vec::new(), caused: Vec::new() });
            errors.len() - 1
        });
        if errors[number].caused.is_empty() {
            errors[number].caused = one.containers;
        }
        let node = &nodes[one.node];
        occurrences.push((node.at, number, node.relation == Relation::Cause));
    }
    occurrences.extend(beyond.iter().filter_map(|(code, at)| Some((*at, *by_code.get(code)?, false))));
    occurrences.sort_unstable();
    let (mut line, mut counted_to) = (1, 0);
    let mut last_lines = vec![0; errors.len()];
    for (at, number, is_object) in occurrences {
        let part = text.as_bytes().get(counted_to..at).unwrap_or_default();
        line += part.split(|byte| *byte == b'\n').count() - 1;
        counted_to = counted_to.max(at);
        let error = &mut errors[number];
        // A line that names a code twice reports one error, unless these are objects.
        let is_new_line = std::mem::replace(&mut last_lines[number], line) != line;
        if is_new_line || is_object {
            error.count += 1;
        }
        if is_new_line && error.lines.len() < MAX_LINES {
            error.lines.push(line);
        }
    }
    errors
}
