//! Which of the errors in an error is its root cause.

use ecs_err_core::catalog::Catalog;
use ecs_err_core::{CodeBuf, Wraps};

use super::node::{Node, Relation};

/// The root cause in each error: itself, or one that it contains.
pub fn roots(catalog: Catalog<'_>, nodes: &[Node]) -> Vec<Option<usize>> {
    let mut roots = vec![None; nodes.len()];
    let mut below = vec![Below::default(); nodes.len()];
    for (at, node) in nodes.iter().enumerate().rev() {
        let own = node.code.map(|code| (at, wraps(catalog, code)));
        let own_below = below[at];
        roots[at] = best(&own_below, own).map(|(root, _)| root);
        let Some(parent) = node.parent.map(|parent| &mut below[parent]) else { continue };
        match node.relation {
            Relation::Cause | Relation::Described => parent.cause = earlier(best(&own_below, own), parent.cause),
            Relation::Mention => parent.mention = earlier(own, parent.mention),
            Relation::Same => {
                parent.cause = earlier(own_below.cause, parent.cause);
                parent.same = earlier(best(&Below { cause: None, ..own_below }, own), parent.same);
            }
        }
    }
    roots
}

/// What identifies the error that a code wraps, if it only wraps another one.
pub fn wraps(catalog: Catalog<'_>, code: CodeBuf) -> Option<Wraps> {
    catalog.error(code.as_code()).and_then(|error| error.wraps)
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
