//! Makes the answer out of the collected errors.

use ecs_err_core::Wraps;
use ecs_err_core::catalog::Catalog;

use super::collect::Collector;
use super::errors::{self, Found};
use super::link::{Unit, links};
use super::node::{Node, Relation};
use super::root::{roots, wraps};
use super::status_of_error::Statuses;
use super::{ApiError, Cause};

/// The collected errors of an answer; `None` without any.
pub fn api_error(collector: Collector<'_>, answer: &str) -> Option<ApiError> {
    let Collector { catalog, mut nodes, codes, beyond, .. } = collector;
    nodes.iter_mut().for_each(Node::settle);
    unite(&mut nodes);
    let request_id = nodes.iter_mut().find_map(|node| node.request_id.take());
    let outermost = outermost(&nodes);
    let roots = roots(catalog, &nodes);
    let units = units(&nodes, &roots);
    let links = links(catalog, answer, &units);
    let found = errors::found(catalog, answer, &nodes, &roots, &units, &links);
    let statuses = Statuses::new(answer, &nodes);
    let http_status = match first_root(catalog, &found) {
        Some(root) => statuses.of(root),
        None => nodes.iter().find_map(|node| node.status.or(node.stated_status)),
    };
    let of_found: Vec<_> = found.iter().map(|one| statuses.of(one.node)).collect();
    if outermost.is_none() && request_id.is_none() && http_status.is_none() {
        return None;
    }
    for (one, status) in found.iter().zip(of_found) {
        nodes[one.node].status = status;
    }

    let mut causes = Vec::with_capacity(nodes.len());
    for at in 0..nodes.len() {
        // The error around it comes first, so its index is already set.
        let of = nodes[at].parent.and_then(|parent| nodes[parent].place);
        nodes[at].place = of;
        if says_something(&nodes[at], &nodes) {
            nodes[at].place = Some(causes.len());
            let Node { code, status, stated_status, .. } = nodes[at];
            causes.push(Cause {
                code,
                message: nodes[at].message.take(),
                context: nodes[at].context.take(),
                http_status: status.or(stated_status),
                of,
            });
        }
    }
    let place = |at: usize| nodes[at].place;
    for (unit, link) in units.iter().zip(&links) {
        if let (Some(cause), Some(outer)) = (place(unit.node), link.and_then(|outer| place(units[outer].root))) {
            causes[cause].of = Some(outer);
        }
    }
    let root = first_root(catalog, &found).and_then(place);
    let outermost = outermost.and_then(place);
    let errors = errors::counted(answer, &nodes, found, &beyond, place);
    Some(ApiError { causes, codes, errors, outermost, root, request_id, http_status })
}

/// The root cause of a response; of errors without relation, the first one that does not only wrap others.
fn first_root(catalog: Catalog<'_>, found: &[Found]) -> Option<usize> {
    let only_wraps = |one: &&Found| wraps(catalog, one.code) == Some(Wraps::Code);
    found.iter().min_by_key(only_wraps).map(|one| one.node)
}

/// The errors with codes that are in no error with a code, in order of appearance.
fn units(nodes: &[Node], roots: &[Option<usize>]) -> Vec<Unit> {
    let mut unit_of: Vec<Option<usize>> = vec![None; nodes.len()];
    let mut units: Vec<Unit> = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        // The error around it comes first, so its unit is already known.
        unit_of[at] = node.parent.and_then(|parent| unit_of[parent]);
        let Some(code) = node.code else { continue };
        let end = node.at + code.as_str().len();
        if let Some(unit) = unit_of[at] {
            units[unit].end = units[unit].end.max(end);
            continue;
        }
        unit_of[at] = Some(units.len());
        units.push(Unit {
            node: at,
            root: roots[at].unwrap_or(at),
            start: node.start.min(node.at),
            at: node.at,
            end,
            code,
            is_body: node.relation == Relation::Cause,
            is_field: node.relation == Relation::Described,
        });
    }
    units.sort_by_key(|unit| unit.start);
    units
}

/// Merges two descriptions of an error; the outer one has precedence.
fn unite(nodes: &mut [Node]) {
    for at in (0..nodes.len()).rev() {
        let (before, rest) = nodes.split_at_mut(at);
        let [node, ..] = rest else { continue };
        let Some(parent) = node.parent.and_then(|parent| before.get_mut(parent)) else { continue };
        if node.relation != Relation::Same || (parent.code.is_some() && node.code.is_some() && parent.code != node.code)
        {
            continue;
        }
        if parent.code.is_none() && node.code.is_some() {
            (parent.code, parent.at) = (node.code.take(), node.at);
        }
        node.code = None;
        parent.status = parent.status.or(node.status);
        parent.message = parent.message.take().or(node.message.take());
        parent.request_id = parent.request_id.take().or(node.request_id.take());
    }
}

/// Whether an error has more information than the one around it.
fn says_something(node: &Node, nodes: &[Node]) -> bool {
    let parent = node.parent.and_then(|parent| nodes.get(parent));
    match (node.relation, parent) {
        (Relation::Mention, Some(parent)) => node.code != parent.code,
        (Relation::Described, Some(_)) => node.code.is_some(),
        _ => node.code.is_some() || node.message.is_some() || node.context.is_some(),
    }
}

/// The outermost error.
fn outermost(nodes: &[Node]) -> Option<usize> {
    let has = |test: fn(&Node) -> bool| nodes.iter().position(test);
    has(|node| node.code.is_some() && node.relation != Relation::Mention)
        .or_else(|| has(|node| node.code.is_some()))
        .or_else(|| has(|node| node.message.is_some()))
}
