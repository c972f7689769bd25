//! Selects the root cause of the errors of a response.

use ecs_err_core::catalog::Catalog;
use ecs_err_core::{CodeBuf, Wraps};

use super::collect::{Collector, Node, Relation};
use super::{ApiError, Cause};

/// The collected errors; `None` without any.
pub fn finish(collector: Collector<'_>) -> Option<ApiError> {
    let Collector { catalog, mut nodes, codes, .. } = collector;
    nodes.iter_mut().for_each(Node::settle);
    unite(&mut nodes);
    let request_id = nodes.iter_mut().find_map(|node| node.request_id.take());
    let http_status = nodes.iter().find_map(|node| node.status);
    let root = find_root(catalog, &nodes);
    let outermost = outermost(&nodes);
    if outermost.is_none() && request_id.is_none() && http_status.is_none() {
        return None;
    }

    let mut causes = Vec::with_capacity(nodes.len());
    for at in 0..nodes.len() {
        // The error around it comes first, so its index is already set.
        let of = nodes[at].parent.and_then(|parent| nodes[parent].place);
        nodes[at].place = of;
        if says_something(&nodes[at], &nodes) {
            nodes[at].place = Some(causes.len());
            let Node { code, status, .. } = nodes[at];
            causes.push(Cause {
                code,
                message: nodes[at].message.take(),
                context: nodes[at].context.take(),
                http_status: status,
                of,
            });
        }
    }
    let place = |at: Option<usize>| at.and_then(|at| nodes[at].place);
    let (root, outermost) = (place(root), place(outermost));
    Some(ApiError { causes, codes, outermost, root, request_id, http_status })
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
        parent.code = parent.code.or(node.code.take());
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
        _ => node.code.is_some() || node.message.is_some(),
    }
}

/// The outermost error.
fn outermost(nodes: &[Node]) -> Option<usize> {
    let has = |test: fn(&Node) -> bool| nodes.iter().position(test);
    has(|node| node.code.is_some() && node.relation != Relation::Mention)
        .or_else(|| has(|node| node.code.is_some()))
        .or_else(|| has(|node| node.message.is_some()))
}

/// An error that may be the root cause, and what identifies the error that it wraps.
type Candidate = Option<(usize, Option<Wraps>)>;

/// The best candidates below an error, by their relation to it.
#[derive(Clone, Copy, Default)]
struct Below {
    cause: Candidate,
    same: Candidate,
    mention: Candidate,
}

/// The error with the code of the root cause.
fn find_root(catalog: Catalog<'_>, nodes: &[Node]) -> Option<usize> {
    let mut with_code = (0..nodes.len()).filter(|at| nodes[*at].code.is_some());
    if let (Some(only), None) = (with_code.next(), with_code.next()) {
        return Some(only);
    }
    let mut below = vec![Below::default(); nodes.len() + 1];
    let top = nodes.len();
    for (at, node) in nodes.iter().enumerate().rev() {
        let own = node.code.map(|code| (at, wraps(catalog, code)));
        let own_below = below[at];
        let parent = &mut below[node.parent.unwrap_or(top)];
        match node.relation {
            Relation::Cause | Relation::Described => parent.cause = earlier(best(&own_below, own), parent.cause),
            Relation::Mention => parent.mention = earlier(own, parent.mention),
            Relation::Same => {
                parent.cause = earlier(own_below.cause, parent.cause);
                parent.same = earlier(best(&Below { cause: None, ..own_below }, own), parent.same);
            }
        }
    }
    best(&below[top], None).map(|(at, _)| at)
}

fn wraps(catalog: Catalog<'_>, code: CodeBuf) -> Option<Wraps> {
    catalog.error(code.as_code()).and_then(|error| error.wraps)
}

/// The first of two candidates, unless it only wraps another error.
fn earlier(first: Candidate, second: Candidate) -> Candidate {
    match (first, second) {
        (Some((_, Some(Wraps::Code))), Some((_, None | Some(Wraps::Message)))) | (None, _) => second,
        _ => first,
    }
}

/// The cause of an error is below it; otherwise it is the error itself or a sibling.
fn best(below: &Below, own: Candidate) -> Candidate {
    let siblings = [own, below.same, below.mention].into_iter().flatten();
    // The first of the most specific ones.
    let sibling = siblings.min_by_key(|(_, wraps)| match wraps {
        None => 0,
        Some(Wraps::Message) => 1,
        Some(Wraps::Code) => 2,
    });
    earlier(below.cause, sibling)
}
